"""The middle of a pack: access, the way through the service, experience, outcomes, overlaps."""

from __future__ import annotations

from functools import partial

from amhe_explore import catalogue, charts, measures, narrative
from amhe_explore.export.group_tables import group_comparison_table
from amhe_explore.export.pack.opening import sure_picture
from amhe_explore.export.pack.parts import (
    FINDING,
    NOTE,
    Block,
    Grid,
    Subheading,
    bullets,
    drawing,
    led,
    lines,
)
from amhe_explore.export.picture_parts import reach_pairs
from amhe_explore.export.scan_tables import block_table, small_table, sure_table
from amhe_explore.export.tables import Table, funnel_table
from amhe_explore.export.wait_tables import wait_bands_table
from amhe_explore.measures import GroupTable, PackResults, ScanBlock
from amhe_explore.narrative import scan as scan_words
from amhe_explore.theme import formats

CLEAR = ("lower", "higher")
# Cells that hold a size and a range.
WORDY = 4
MOST = 6
# What the lines about who reaches the service name.
DETAILED = "Detailed ethnic groups, three years together"
NO_FIGURE = "no figure to show"


def access(results: PackResults) -> list[Block]:
    """Return section 5: who is referred, beside who lives here."""
    scan = results.scan
    when = f"{results.place.name}, {formats.period_text(results.period)}"
    blocks: list[Block] = [
        *lines(narrative.reach_sentence(scan)),
        drawing(
            "who-reaches-the-service",
            partial(charts.reach_bars, reach_pairs(scan)),
            "Who reaches the service",
            f"{when}.",
            narrative.source_line(scan.sources, scan.made_up),
            caption=f"Who reaches the service: {when}",
            made_up=scan.made_up,
        ),
        *lines(scan_words.ACCESS_NOTE),
    ]
    closed: list[tuple[str, str]] = []
    for block in scan.blocks:
        if block.characteristic == "deprivation" and "deprivation_fifth" in results.published:
            continue
        if block.access in scan_words.shown_measures(scan, block):
            blocks += _reach_of(results, block)
        else:
            closed.append((block.name, scan_words.closed_reason(block, block.access) or NO_FIGURE))
    return [*blocks, Subheading("Not shown, and why"), *led(*closed)] if closed else blocks


def _reach_of(results: PackResults, block: ScanBlock) -> list[Block]:
    """Return who of one characteristic reaches the service."""
    scan = results.scan
    said = [
        each
        for each in scan_words.closed_lines(scan, block)
        if "reaches" in each or "per 1,000" in each
    ]
    whole = block_table(scan, block)
    table = Table(whole.columns[:2], tuple(row[:2] for row in whole.rows), whole.caption)
    return [
        Subheading(block.name),
        *lines(scan_words.block_note(scan, block.characteristic)),
        *lines(*said, kind=NOTE),
        Grid(f"access-{_slug(block.characteristic)}", table),
    ]


def pathway(results: PackResults) -> list[Block]:
    """Return section 6: waits, both funnels, and whether they may be told by group."""
    activity, cohort = results.funnels
    total = results.total
    source = narrative.source_line(total.sources, results.made_up)
    when = f"{results.place.name}, {formats.period_text(results.period)}"
    blocks: list[Block] = [
        Subheading("From referral to recovery"),
        *lines(narrative.place_sentence(total, activity)),
        drawing(
            "from-referral-to-recovery",
            partial(charts.place_funnel, activity),
            "From referral to recovery",
            narrative.subtitle("Referrals, courses finished, recovered", total),
            source,
            caption=f"From referral to recovery: {when}",
            made_up=results.made_up,
        ),
        Grid("from-referral-to-recovery", funnel_table(activity)),
        Subheading(cohort.title),
        *lines(narrative.cohort_sentence(cohort), narrative.not_published_sentence(cohort)),
        Grid("cohort", funnel_table(cohort)),
        *_by_group(results),
        Subheading("How long people waited"),
    ]
    return [*blocks, *_waits(results, source, when)]


def _by_group(results: PackResults) -> list[Block]:
    """Return the steps by deprivation where they are open, else why they are closed."""
    fifths = results.profiles.get("deprivation_fifth")
    if fifths is None or results.by_group is None:
        return []
    heading = Subheading("The same by deprivation")
    if not results.by_group.by_group:
        said = narrative.closed_sentence(fifths, results.by_group, results.last_open)
        return [heading, *lines(said or narrative.by_group_closed(fifths))]
    when = f"{results.place.name}, {formats.period_text(results.period)}"
    other = results.others.get(fifths.characteristic)
    return [
        heading,
        *lines(narrative.group_sentence(fifths, results.by_group)),
        drawing(
            "steps-by-deprivation",
            partial(charts.group_funnel, fifths, other, results.by_group),
            narrative.funnel_finding(fifths, results.by_group),
            narrative.subtitle("Referrals, courses finished, recovered", fifths),
            narrative.source_line(fifths.sources, results.made_up),
            caption=f"From referral to recovery by deprivation: {when}",
            made_up=results.made_up,
        ),
        Grid("steps-by-deprivation", funnel_table(results.by_group)),
    ]


def _waits(results: PackResults, source: str, when: str) -> list[Block]:
    """Return how long people waited, or that it is not in the figures."""
    found = results.waits
    if not (found.to_first or found.to_second):
        return list(lines(narrative.NO_WAITS))
    return [
        *lines(narrative.waits_sentence(found)),
        drawing(
            "waits",
            partial(charts.wait_bands, found, None),
            "How long people waited",
            narrative.waits_subtitle(found),
            source,
            caption=f"How long people waited: {when}",
            made_up=results.made_up,
        ),
        Grid("waits", wait_bands_table(found, None)),
        *lines(narrative.BANDS_MEAN, kind=NOTE),
    ]


def experience(_: PackResults) -> list[Block]:
    """Return section 7: what is known of experience, and what to ask."""
    return [
        *lines(narrative.NOT_ASKED_BY_GROUP),
        Subheading("Questions to ask your provider"),
        *bullets(*narrative.provider_questions(), numbered=True),
    ]


def outcomes(results: PackResults) -> list[Block]:
    """Return section 8: sure gaps, then each characteristic with recovery and improvement."""
    scan = results.scan
    blocks: list[Block] = [
        *lines(scan_words.scan_finding(scan), kind=FINDING),
        *lines(*scan_words.scan_sentences(scan)),
        *sure_picture(results),
    ]
    if scan.sure:
        blocks += [
            Grid("sure-gaps", sure_table(scan), WORDY),
            *lines(scan_words.points_sentence(scan, scan.sure), scan_words.sure_note(scan)),
        ]
    for characteristic, table in results.tables.items():
        title = catalogue.load().characteristics[characteristic].name
        blocks += _groups(table, results, f"outcomes-{_slug(characteristic)}", title)
    return [*blocks, *lines(narrative.GROUPS_KEY, kind=NOTE)]


def _groups(table: GroupTable, results: PackResults, name: str, title: str) -> list[Block]:
    """Return recovery of every group of one characteristic, with improvement beside it."""
    profile = table.profile
    closed = narrative.closed_table_note(table)
    finding = narrative.groups_finding(table) or narrative.closed_heading(table)
    blocks: list[Block] = [
        Subheading(title),
        *lines(finding, kind=FINDING),
        *lines(closed, *narrative.groups_sentences(table)),
        *lines(narrative.combined_note(table), narrative.recorded_note(profile)),
        *lines(narrative.characteristic_note(table), kind=NOTE),
    ]
    if table.drawn and any(_is_clear(line.word) for line in table.lines):
        blocks.append(_dots(table, results, name, finding))
    if table.lines:
        found = group_comparison_table(table)
        blocks.append(Grid(name, found, MOST, paper=_printed(table, found.columns)))
    if any(line.estimate.denominator is None for line in table.lines):
        blocks += lines(narrative.HIDDEN_BASE, kind=NOTE)
    return blocks


def _printed(table: GroupTable, heads: tuple[str, ...]) -> tuple[str, ...]:
    """Return which columns are printed: verdicts only where something is compared.

    Counts, and the same group elsewhere, are in the annex.
    """
    measures_of = catalogue.load().measures
    rates = (measures_of[table.measure].name, measures_of[table.second].name, "Likely range")
    if table.closed.state == "closed" or table.against is None:
        return rates
    return (*rates, heads[1], "Difference", "Both together")


def _is_clear(word: str) -> bool:
    """Return whether a verdict in words is lower or higher."""
    return word.endswith(CLEAR)


def _dots(table: GroupTable, results: PackResults, name: str, title: str) -> Block:
    """Return recovery of every group as dots with intervals."""
    profile = table.profile
    when = f"{results.place.name}, {formats.period_text(profile.period)}"
    return drawing(
        name,
        partial(charts.group_dots, table),
        title,
        narrative.groups_subtitle(table),
        narrative.source_line(table.sources, table.made_up),
        caption=f"Recovery by group, {profile.characteristic_name.lower()}: {when}",
        made_up=table.made_up,
    )


def small_groups(results: PackResults) -> list[Block]:
    """Return section 9: large gaps in small groups, then detailed ethnic groups, three years."""
    scan = results.scan
    blocks: list[Block] = [*lines(scan_words.small_note(scan))]
    if scan.small:
        blocks.append(Grid("small-groups", small_table(scan), WORDY))
    if results.pooled is None:
        why = results.pooled_refused.rstrip(".")
        return [
            *blocks,
            *lines(f"Three years are not put together by detailed ethnic group: {why}."),
        ]
    return [*blocks, *_groups(results.pooled, results, "three-years-ethnicity", DETAILED)]


def overlaps(results: PackResults) -> list[Block]:
    """Return section 10: whether a gap differs between women and men, and what is not published."""
    said: list[str] = []
    for name in ("ethnicity_gender", "age_gender"):
        table = results.tables.get(name)
        if table is None or table.closed.state == "closed":
            continue
        gaps = measures.gender_gaps(table.profile, table.measure)
        said += narrative.gender_gap_sentences(table, gaps)
    return [
        *lines("Looking at one characteristic at a time hides those who have several."),
        *bullets(*said),
        *lines(narrative.pairs_note(results.published)),
    ]


def _slug(characteristic: str) -> str:
    """Return the id of a characteristic as names of files have it."""
    return characteristic.replace("_", "-")
