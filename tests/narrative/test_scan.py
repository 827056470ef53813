"""The words of the scan: never stronger than the verdict, and what stands where nothing is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from amhe_explore import measures, narrative, warehouse
from amhe_explore.measures import Cell, Scan, SureGap, Untested
from amhe_explore.measures.results import Verdict
from amhe_explore.narrative import scan as scan_words
from amhe_explore.narrative.scan import CLOSED_NAMES

YEAR = "2024-25"


@pytest.fixture(scope="module")
def england(example_warehouse: Path) -> Iterator[Scan]:
    with warehouse.open_current(example_warehouse) as opened:
        yield measures.scan(opened, "ENG", YEAR)


@pytest.fixture(scope="module")
def example(example_warehouse: Path) -> Iterator[Scan]:
    with warehouse.open_current(example_warehouse) as opened:
        yield measures.scan(opened, "X01", YEAR)


def gap(scan: Scan, group: str) -> SureGap:
    return next(each for each in scan.sure if each.group == group)


def test_the_finding_names_the_first_gap_with_two_numbers(england: Scan) -> None:
    first = england.sure[0]
    said = scan_words.scan_finding(england)
    assert said.startswith(f"{len(england.sure)} gaps we are sure of. First: ")
    assert "recovered less often, 36.9% against 52.7%" in said
    assert first.group == "behavioural_or_emotional_difficulty_as_recorded"


def test_nothing_sure_is_said_so(england: Scan) -> None:
    none = replace(england, sure=())
    assert scan_words.scan_finding(none) == (
        "Nothing here can be told apart from chance; see what could not be tested"
    )
    assert scan_words.sure_note(none).startswith("Nothing here can be told apart from chance")


def test_a_gap_that_recovery_does_not_tell_is_told_by_reliable_recovery(england: Scan) -> None:
    clear = gap(england, "imd_q1")
    assert clear.recovery is not None
    unsure = Verdict("cannot tell", "ok", "clear by itself")
    quiet = replace(clear, recovery=replace(clear.recovery, verdict=unsure))
    assert scan_words.gap_size(clear)[:2] == ("lower", "11.3 points lower")
    direction, words, likely = scan_words.gap_size(quiet)
    assert (direction, words) == ("cannot tell", "cannot tell")
    # Which way its range lies is still there to read.
    assert likely.endswith(" lower")
    said = scan_words.scan_finding(replace(england, sure=(quiet,)))
    assert "reliably recovered less often" in said
    assert said.startswith("One gap we are sure of. It is: ")


@pytest.mark.parametrize(
    ("group", "title"),
    [
        ("imd_q1", "Most deprived fifth, against least deprived fifth"),
        ("65_and_over_worked_out", "People aged 65 and over, against 26 to 64"),
        ("pakistani", "Pakistani people, against everyone else"),
        ("mobility", "Mobility, against no disability recorded"),
    ],
)
def test_titles(england: Scan, group: str, title: str) -> None:
    assert scan_words.gap_titles(gap(england, group))[0] == title


def test_improvement_is_called_mixed_where_it_does_not_point_the_same_way(england: Scan) -> None:
    same, mixed = gap(england, "imd_q1"), gap(england, "african")
    assert scan_words.points_sentence(england, (same,)) == (
        "Reliable improvement points the same way in each."
    )
    said = scan_words.points_sentence(england, (same, mixed))
    assert said.endswith("Mixed, recovery and improvement differ: African.")


def test_cells_never_say_more_than_their_verdict(england: Scan, example: Scan) -> None:
    for scan in (england, example):
        for each in scan.cells:
            said = narrative.cell_words(each)
            clear = each.verdict.direction in ("lower", "higher")
            wrong = {"lower": "higher", "higher": "lower"}.get(each.verdict.direction, "lower")
            assert wrong not in said or "times as high" in said, said
            assert bool(re.search("[▼▲]", said)) is clear
        for closed in scan.untested:
            assert not re.search("[▼▲■◇]", narrative.cell_words(closed))


def test_a_closed_cell_keeps_its_figure_and_says_why(example: Scan) -> None:
    muslim = example.cell("religion", "no_religion", "recovery")
    assert isinstance(muslim, Untested)
    said = narrative.cell_words(muslim)
    assert re.fullmatch(r"\d+%; Religion was not recorded for \d+% of finished courses", said)
    assert re.fullmatch(r"\d+%", narrative.cell_words(muslim, muslim.reason))


def test_finished_per_100_referrals_is_not_shown_where_its_gate_is_closed(example: Scan) -> None:
    for block in example.blocks:
        cells = [group.cell("completion") for group in block.groups]
        tested = any(isinstance(each, Cell) for each in cells)
        assert ("completion" in scan_words.shown_measures(example, block)) is tested
        if not tested:
            said = " ".join(scan_words.closed_lines(example, block))
            assert CLOSED_NAMES["completion"] in said


def test_shares_that_most_are_left_out_of_are_not_shown(example: Scan) -> None:
    religion = next(each for each in example.blocks if each.characteristic == "religion")
    assert "representation" not in scan_words.shown_measures(example, religion)


def test_reasons_are_counted_and_cover_every_closed_cell(example: Scan) -> None:
    rows = scan_words.reasons_of(example)
    closed = [each for each in example.untested if not each.is_reference]
    assert sum(count for _, count, _ in rows) == len(closed)
    assert all(reason.endswith(".") for reason, _, _ in rows)


def test_everything_about_an_example_place_says_so(example: Scan) -> None:
    words = [
        scan_words.scan_finding(example),
        *scan_words.scan_sentences(example),
        scan_words.points_sentence(example, example.sure),
        scan_words.small_note(example),
        scan_words.sure_note(example),
        scan_words.drawn_note(example, 1),
        *(line for each in example.blocks for line in scan_words.closed_lines(example, each)),
        *(scan_words.block_note(example, each.characteristic) for each in example.blocks),
    ]
    assert all(each.startswith("Made-up figures.") for each in words if each)


def test_who_reaches_the_service_is_compared_with_residents_not_need() -> None:
    assert "not with how many need help" in scan_words.ACCESS_NOTE
    assert "too narrow" in scan_words.ACCESS_NOTE
