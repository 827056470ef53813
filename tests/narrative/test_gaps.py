"""A gap beside England's, and beside the year before's."""

from __future__ import annotations

import pytest

from amhe_explore import measures, narrative
from amhe_explore.measures.results import Comparison, Difference, PlaceRef
from tests.narrative import made
from tests.narrative.compared import closed, compared

LOWER = compared(-0.1167, -0.1477, -0.0853)


@pytest.mark.parametrize(
    ("theirs", "sentence"),
    [
        (compared(-0.108, -0.112, -0.104), "England's gap is 11 points."),
        (
            compared(0.03, 0.02, 0.04),
            "England's gap is 3 points, the other way round: higher there.",
        ),
        (compared(0.0, -0.01, 0.01), "In England the two are about the same."),
        (compared(0.0, -0.06, 0.06), "In England we cannot tell whether the two differ."),
        (closed("too few"), ""),
        (None, ""),
        (compared(-0.1, -0.2, -0.05, exact=(True, True), numerator=2), ""),
    ],
)
def test_the_same_gap_in_england(theirs: Comparison | None, sentence: str) -> None:
    assert narrative.gap_beside(LOWER, theirs, made.ENGLAND) == sentence


def test_a_gap_that_is_not_compared_has_none_beside_it() -> None:
    assert narrative.gap_beside(closed("too few"), LOWER, made.ENGLAND) == ""
    assert narrative.gap_beside(None, LOWER, made.ENGLAND) == ""


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (PlaceRef("Y59", "South East", "region"), "The South East region's gap is 12 points."),
        (PlaceRef("QHG", "Luton and Milton Keynes", "icb"), "Luton and Milton Keynes' gap is 12"),
    ],
)
def test_other_owners(place: PlaceRef, sentence: str) -> None:
    assert narrative.gap_beside(LOWER, LOWER, place).startswith(sentence)


def changed(now: tuple[float, ...], before: tuple[float, ...], **named: str) -> str:
    later, earlier = compared(*now), compared(*before)
    return narrative.gap_change_sentence(
        later, earlier, measures.gap_change(later, earlier), **named
    )


@pytest.mark.parametrize(
    ("now", "before", "sentence"),
    [
        (
            (-0.117, -0.148, -0.085),
            (-0.119, -0.14, -0.09),
            "The gap was 12 points the year before and 12 now: any change could be chance.",
        ),
        (
            (-0.05, -0.06, -0.04),
            (-0.12, -0.13, -0.11),
            (
                "The gap was 12 points the year before and 5 now: it narrowed by about 7 points"
                " (likely"
                " 6 to 8)."
            ),
        ),
        (
            (-0.12, -0.13, -0.11),
            (-0.05, -0.06, -0.04),
            (
                "The gap was 5 points the year before and 12 now: it widened by about 7 points"
                " (likely"
                " 6 to 8)."
            ),
        ),
        (
            (0.04, 0.02, 0.06),
            (-0.03, -0.05, -0.01),
            (
                "The gap was 3 points lower the year before and 4 higher now: it changed by about 7"
                " points (likely 4 to 10)."
            ),
        ),
    ],
)
def test_a_gap_beside_the_year_before(
    now: tuple[float, ...], before: tuple[float, ...], sentence: str
) -> None:
    assert changed(now, before) == sentence


def test_a_gap_may_be_named() -> None:
    assert changed((-0.117, -0.15, -0.08), (-0.119, -0.15, -0.09), between=" between fifths") == (
        "The gap between fifths was 12 points the year before and 12 now: any change could be"
        " chance."
    )


def test_no_change_is_told_across_a_break() -> None:
    assert changed((-0.1, -0.2, -0.05), (-0.1, -0.2, -0.05), closed="The area changed.") == (
        "The gap is not compared with the year before: The area changed."
    )


def test_no_change_is_told_of_what_is_not_compared() -> None:
    change = Difference(0.1, 0.05, 0.15)
    assert narrative.gap_change_sentence(LOWER, closed("too few"), change) == ""
    assert narrative.gap_change_sentence(None, LOWER, change) == ""
    assert narrative.gap_change_sentence(LOWER, LOWER, None) == ""
