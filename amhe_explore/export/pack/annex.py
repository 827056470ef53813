"""The annex of a pack: every group's figures, closed comparisons, and the checklist."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.catalogue import Check
from amhe_explore.export.pack.closing import closed_table
from amhe_explore.export.pack.parts import Block, Grid, Subheading, captioned, lines
from amhe_explore.export.tables import Table, profile_table
from amhe_explore.measures import PackResults
from amhe_explore.theme import formats

NO_FIGURES = "no figures"
COMBINED = "ethnic_minority"
HIDES = "One figure for all hides the groups within it: they stand under Ethnicity (detailed)."


def tables(results: PackResults) -> list[Block]:
    """Return every group's counts and rates, a characteristic each, then closed comparisons."""
    blocks: list[Block] = []
    for name, profile in results.profiles.items():
        table = profile_table(profile, results.others.get(name))
        blocks += [
            Subheading(profile.characteristic_name),
            *lines(HIDES if name == COMBINED else ""),
            Grid(f"figures-{name.replace('_', '-')}", table, 6),
        ]
    return [
        *blocks,
        Subheading("Every closed comparison"),
        Grid("closed-comparisons", closed_table(results)),
    ]


def checklist(results: PackResults) -> list[Block]:
    """Return which information on inequalities this pack holds, by characteristic and domain."""
    report = catalogue.load_report()
    rows = tuple(_line(results, each) for each in report.checklist)
    when = f"{results.place.name}, {formats.period_text(results.period)}"
    heads = ("Information by", "Referrals", "Recovery", "Not recorded at referral", "Where")
    table = Table(
        heads, rows, captioned(f"Information on health inequalities: {when}", results.made_up)
    )
    return [
        *lines("What is in this pack by deprivation, ethnicity, age and sex, and what is not."),
        Grid("checklist", table),
    ]


def _line(results: PackResults, check: Check) -> tuple[str, ...]:
    """Return one line: whether there are figures, how much is not recorded, and where."""
    held = next((each for each in check.characteristics if each in results.profiles), None)
    if held is None:
        return (check.name, NO_FIGURES, NO_FIGURES, NO_FIGURES, "not published for this place")
    profile = results.profiles[held]
    known = [each for each in profile.groups if each.kind == "known"]
    referred = sum(each.counts["referrals"].value is not None for each in known)
    recovered = sum(each.rates["recovery"].value is not None for each in known)
    share = profile.not_recorded_share.get("referrals")
    return (
        check.name,
        f"{referred} of {len(known)} groups",
        f"{recovered} of {len(known)} groups",
        "not published" if share is None else formats.share_text(share),
        "sections 5 and 8, annex A",
    )
