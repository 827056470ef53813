"""What stands around a screen of groups: subtitle, key, why closed, what one figure would hide."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.catalogue import Rules
from amhe_explore.measures import Estimate, GroupLine, GroupTable
from amhe_explore.narrative import wording
from amhe_explore.narrative.group_sides import WHITE_BRITISH, against_words, sayable
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.sides import noun, shown
from amhe_explore.theme import formats

CLOSED = "closed"
NAMED = 5
# What a proportion is out of, as a subtitle says it.
BASES = {
    "eligible": "courses that could",
    "finished": "courses finished",
    "ended": "referrals that ended",
}
# Characteristics whose note in the catalogue is for readers of a picture.
NOTED = ("age", "gender", "disability")
GROUPS_KEY = (
    "▼ lower, ▲ higher: the likely range of the difference leaves out nought. ■ about the same: "
    "the whole range is small. ◇ cannot tell: the figures fit both. A filled dot is lower or "
    "higher, a ring is anything else."
)
HIDDEN_BASE = (
    "–: the number of courses is not shown where it would give a suppressed count away. A table "
    "says suppressed there."
)
ONLY_A_TABLE = ": the table is shown, no comparison"


@marked
def comparisons_note(table: GroupTable) -> str:
    """Return how many comparisons stand on the screen, and what was done about their number."""
    control = table.control
    if control.tested == 0:
        return ""
    measured = " on two measures" if table.second else ""
    said = f"{control.tested} comparisons are shown{measured}."
    if control.applied:
        said = (
            f"{control.tested} comparisons are shown{measured}, so lower and higher are said only "
            "where they outlast false-discovery control (Benjamini and Hochberg, "
            f"{catalogue.load().rules.false_discovery_level:.0%})."
        )
        if control.withdrawn:
            was = "was" if control.withdrawn == 1 else "were"
            said += f" {control.withdrawn} that looked clear alone {was} taken back."
    if control.not_tested:
        said += f" {control.not_tested} could not be tested."
    return said


@marked
def closed_table_note(table: GroupTable) -> str:
    """Return why the groups are not compared; "" where they are."""
    if table.closed.state != CLOSED:
        return ""
    reason = table.closed.reason.rstrip(".")
    if table.closed.id == "cells":
        return f"{reason}."
    if not table.figures_shown:
        return f"Not shown by group: {reason[:1].lower()}{reason[1:]}."
    where = "" if table.drawn else " The table stays below."
    return f"Not compared. {reason.partition(ONLY_A_TABLE)[0]}.{where}"


def closed_heading(table: GroupTable) -> str:
    """Return the heading of a screen whose comparisons are closed: a name, never a finding."""
    what = noun(table.measure)
    by = wording.by_group(table.profile)
    where = "shown, not compared" if table.figures_shown else "not shown"
    return f"{what} {by}: {where}"


@marked
def combined_note(table: GroupTable) -> str:
    """Return why ethnic minorities are not one figure: what vanishes inside it.

    "" where the combined figure, or the groups beside it, may not be told.
    """
    found = _combined(table)
    detailed = [line for line in table.lines if not line.larger and line.group.kind == "known"]
    if found is None or not detailed or table.closed.state == CLOSED:
        return ""
    own, white = found
    if None in (own.value, white.value):
        return ""
    figure, beside = (shown(each, table.measure) for each in (own, white))
    start = f"Ethnic minorities together: {figure}, White British people {beside}."
    clear = [
        line for line in detailed if line.clear and sayable(line) and line.group.id != WHITE_BRITISH
    ]
    if not clear:
        return f"{start} One figure for all hides the groups within it."
    parts = [f"{line.group.plain_label} ({_rate(table, line)})" for line in clear[:NAMED]]
    return f"{start} {wording.listed(parts)} vanish inside it."


def compared_lines(table: GroupTable) -> tuple[tuple[str, str], ...]:
    """Return how the groups are compared, for the method of the page."""
    rules = catalogue.load().rules
    how = (
        "Lower or higher where the likely range of the difference (Newcombe's method) leaves out "
        "nought; for ratios of two counts, where that of the ratio leaves out 1. A group with "
        f"fewer than {rules.size_not_compared_under} courses is not compared; under "
        f"{rules.size_take_care_under}: take care."
    )
    against = f"{_capital(against_words(table))}. {_reference_note(table)}".strip()
    note = comparisons_note(table)
    many = (("Many comparisons", note),) if note else ()
    return ("Compared with", against), ("Verdict", how), *many


def _reference_note(table: GroupTable) -> str:
    """Return what must be said of a reference: none is a standard for the others."""
    if table.against is not None and table.against.reference == WHITE_BRITISH:
        return "Used in the national evidence; not a standard for others to meet."
    return ""


def characteristic_note(table: GroupTable) -> str:
    """Return what must be said beside the groups of a characteristic, "" where nothing must."""
    entry = catalogue.load().characteristics[table.characteristic]
    return entry.note if table.characteristic in NOTED else ""


def groups_subtitle(table: GroupTable) -> str:
    """Return what is measured, of whom, where and when, for the picture."""
    entry = catalogue.load().measures[table.measure]
    what = entry.plain_name[:1].upper() + entry.plain_name[1:]
    if entry.kind == "per_population":
        return wording.subtitle(f"{what} (adults of 18 and over)", table.profile)
    if entry.kind == "ratio":
        return wording.subtitle(what, table.profile)
    return wording.subtitle(f"{what}, % of {BASES[entry.denominator]}", table.profile)


def small_groups_note(table: GroupTable, refused: str) -> str:
    """Return the offer of three years together where groups are small; "" where none is.

    Args:
        table: The screen of one year.
        refused: Why three years are not put together, "" where they can be.
    """
    rules = catalogue.load().rules
    small = [
        line
        for line in table.lines
        if line.group.kind == "known" and not line.larger and _is_small(line, rules)
    ]
    if (
        not small
        or refused
        or table.closed.state == CLOSED
        or table.period != formats.period_text(table.period)
    ):
        return ""
    groups = "1 group has" if len(small) == 1 else f"{len(small)} groups have"
    return (
        f"{groups} fewer than {rules.size_take_care_under} courses in this year: three years "
        "together say more."
    )


def _is_small(line: GroupLine, rules: Rules) -> bool:
    """Return whether a group is small in its year."""
    size = line.estimate.size
    return size is not None and size < rules.size_take_care_under


def _combined(table: GroupTable) -> tuple[Estimate, Estimate] | None:
    """Return the combined rate of ethnic minorities and that of White British people."""
    if table.combined is None:
        return None
    rates = [
        group.rates[table.measure]
        for group in table.combined.groups
        if group.kind == "known" and group.rates[table.measure].value is not None
    ]
    return (rates[0], rates[1]) if len(rates) == 2 else None


def _rate(table: GroupTable, line: GroupLine) -> str:
    """Return a group's rate as printed."""
    return shown(line.estimate, table.measure)


def _capital(text: str) -> str:
    """Return words to begin a sentence with."""
    return text[:1].upper() + text[1:]
