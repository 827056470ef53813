"""The first sections of a pack: on one page, what it is, the place, how to read it, headlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from amhe_explore import charts, narrative
from amhe_explore.export.headline_tables import headline_table
from amhe_explore.export.pack.parts import (
    NOTE,
    WARNING,
    Block,
    Drawing,
    Grid,
    Subheading,
    bullets,
    captioned,
    drawing,
    led,
    lines,
)
from amhe_explore.export.picture_parts import gap_row
from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures import Headline, HeadlineResult, PackResults
from amhe_explore.narrative import pack_texts, pack_words
from amhe_explore.narrative import scan as scan_words
from amhe_explore.theme import formats

# Cells of the headline table hold whole clauses.
SENTENCES = 4


def one_page(results: PackResults) -> list[Block]:
    """Return section 0: sure gaps, small groups, what cannot be told, questions for the Board."""
    scan = results.scan
    blocks: list[Block] = [
        *warnings(results),
        *lines(f"{narrative.place_finding(results.total, results.other)}."),
        Subheading("Gaps we are sure of"),
        *(bullets(*pack_words.sure_lines(scan)) or lines(scan_words.sure_note(scan))),
        *lines(narrative.sure_sentence(scan), kind=NOTE),
        Subheading("Small groups to ask about"),
        *(bullets(*pack_words.small_lines(scan)) or lines(scan_words.small_note(scan))),
        Subheading("What we cannot tell"),
        *bullets(*pack_words.cannot_tell_lines(results)),
        Subheading("Three questions for the Board"),
        *bullets(*pack_words.board_questions(results), numbered=True),
    ]
    return blocks


def warnings(results: PackResults) -> list[Block]:
    """Return what must be read first of the place and year."""
    said = narrative.read_first(results.total.notices)
    return list(lines(f"Read this first. {said}" if said else "", kind=WARNING))


def sure_picture(results: PackResults) -> list[Drawing]:
    """Return the first sure gap of each characteristic as rows of dots; nothing without any."""
    scan = results.scan
    if not scan.leading:
        return []
    when = f"{scan.place.name}, {formats.period_text(scan.period)}"
    return [
        drawing(
            "sure-gaps",
            partial(charts.gap_rows, [gap_row(each) for each in scan.leading]),
            scan_words.SURE_GAPS,
            f"Recovered, % of courses that could. {when}.",
            narrative.source_line(scan.outcome_sources, scan.made_up),
            caption=f"{scan_words.SURE_GAPS}, the first of each characteristic: {when}",
            made_up=scan.made_up,
        )
    ]


def about(results: PackResults) -> list[Block]:
    """Return section 1: what the pack covers, and what it does not."""
    years = sorted(results.place.periods)
    status = results.status
    return [
        *lines(*pack_words.council_lines(results.council, results.place)),
        *lines(
            "NHS Talking Therapies only: talking therapy for anxiety and depression. Not in this "
            "pack: hospital care, crisis care, community teams, children's services, medicine, "
            "and everyone who never reached the service."
        ),
        *lines(
            f"The year is {formats.period_text(results.period)}. Years loaded for "
            f"{results.place.name}: {years[0]} to {years[-1]}. Small groups are shown over three "
            "years together where their definitions did not change."
        ),
        *lines(
            f"Not in these figures at all: {narrative.not_in_these_figures()} Section 13 says whom "
            "to ask."
        ),
        *lines(
            f"Made from build {status.build_id} of {status.built_at[:10]}; section 18 names every "
            "source file with its edition and checksum. In Word, right-click the contents and "
            "choose Update field to add page numbers.",
            kind=NOTE,
        ),
    ]


def the_place(results: PackResults) -> list[Block]:
    """Return section 2: people, deprivation, wider causes."""
    facts = pack_words.facts_lines(results.facts)
    blocks: list[Block] = [Subheading("People and deprivation"), *bullets(*facts)]
    blocks += [Subheading("Wider causes"), *lines(pack_texts.WIDER_CAUSES)]
    return blocks


def reading(results: PackResults) -> list[Block]:
    """Return section 3: the two counts, the outcomes, and the warnings for this place."""
    return [
        *led(*pack_texts.TWO_COUNTS),
        *lines(narrative.FINISHED_MEANS, narrative.AFTER_ONE_SESSION),
        Subheading("Warnings for this place and year"),
        *(warnings(results) or lines("There is no warning for this place and year.")),
        *lines(
            narrative.recording_sentence(
                results.recordings, results.total.total.counts["referrals"]
            )
        ),
    ]


def headline(results: PackResults) -> list[Block]:
    """Return section 4: key figures, then the headline measures against their baseline."""
    found = results.headline
    single = [each for each in found.results if len(each.figures) == 1]
    blocks: list[Block] = [
        Subheading("Key figures"),
        Grid("key-figures", key_table(results)),
        Subheading("Headline measures"),
        *lines(narrative.headline_note(found)),
        Grid("headline-measures", _headlines(found, single, "Headline measures"), SENTENCES),
    ]
    for result in found.results:
        if len(result.figures) > 1:
            name = f"headline-{result.measure.id.replace('_', '-')}"
            blocks += [
                Subheading(result.measure.name),
                *lines(narrative.headline_about(result), kind=NOTE),
                Grid(name, _headlines(found, [result], result.measure.name), SENTENCES),
            ]
    return blocks


def _headlines(found: Headline, results: Sequence[HeadlineResult], what: str) -> Table:
    """Return headline measures under a caption that says which."""
    table = headline_table(found, results)
    caption = captioned(f"{what}: {table.caption.removeprefix(MADE_UP).strip()}", found.made_up)
    return replace(table, caption=caption)


def key_table(results: PackResults) -> Table:
    """Return the key figures of the place, each with what it counts, range and comparator."""
    compared = narrative.key_figures(results.total, results.other, {})
    rows = tuple((each.label, each.value, "; ".join(each.notes)) for each in compared)
    when = formats.period_text(results.period)
    caption = f"Key figures: {results.place.name}, {when}"
    return Table(
        ("Figure", results.place.name, "What it counts, comparator, likely range"),
        rows,
        captioned(caption, results.made_up),
    )
