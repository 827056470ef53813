"""Two groups out of 100 courses that could end in recovery."""

from __future__ import annotations

import pytest

from amhe_explore import narrative
from amhe_explore.measures.results import Comparison, PlaceRef
from tests.narrative import made
from tests.narrative.compared import closed, compared, fifths

KENT = fifths()


def test_base_both_groups_and_the_difference() -> None:
    assert narrative.hundred_lines(KENT, compared(-0.1167, -0.1477, -0.0853)) == (
        "Out of every **100 courses** that could end in recovery:",
        "for people in the most deprived fifth of areas, **43** did",
        "for people in the least deprived fifth of areas, **55** did",
        "That is **about 12 fewer** (likely 9 to 15 fewer).",
    )


@pytest.mark.parametrize(
    ("comparison", "sentence"),
    [
        (compared(0.12, 0.09, 0.15), "That is **about 12 more** (likely 9 to 15 more)."),
        (
            compared(-0.004, -0.008, -0.001),
            "That is **under 1 fewer** (likely under 1 to 1 fewer).",
        ),
        (compared(0.0, -0.03, 0.02), "That is about the same (likely from 3 fewer to 2 more)."),
        (
            compared(-0.08, -0.17, 0.02),
            (
                "Whether that is fewer or more we cannot tell: these figures fit anything from"
                " 17 fewer"
                " to 2 more."
            ),
        ),
        (
            compared(-0.1344, -0.1401, -0.1287, exact=(True, True)),
            "That is **about 13.4 fewer** (likely 12.9 to 14.0 fewer).",
        ),
    ],
)
def test_the_difference_by_its_verdict(comparison: Comparison, sentence: str) -> None:
    assert narrative.hundred_lines(KENT, comparison)[-1] == sentence


@pytest.mark.parametrize(
    "comparison",
    [
        None,
        closed("fewer than 30 courses on one side"),
        compared(-0.1, -0.2, -0.05, exact=(True, True), numerator=4),
    ],
)
def test_nothing_where_it_may_not_be_said(comparison: Comparison | None) -> None:
    assert narrative.hundred_lines(KENT, comparison) == ()


def test_the_combined_figure_is_not_drawn_alone() -> None:
    combined = made.by("ethnic_minority", made.group("imd_q1", "people from ethnic minorities"))
    assert narrative.hundred_lines(combined, compared(-0.1, -0.2, -0.05)) == ()


def test_the_key_says_what_the_dots_are() -> None:
    assert narrative.DOTS_KEY == "● recovered ○ finished, not recovered"


def test_names_above_the_dots() -> None:
    rest = compared(-0.1, -0.2, -0.05, against="rest", reference="rest")
    whole = compared(-0.1, -0.2, -0.05, group="total", against="england", reference="ENG")
    assert narrative.side_labels(KENT, compared(-0.1, -0.2, -0.05)) == (
        "Most deprived fifth of areas",
        "Least deprived fifth of areas",
    )
    assert narrative.side_labels(KENT, rest)[1] == "Everyone else with deprivation recorded"
    assert narrative.side_labels(KENT, whole) == ("Kent and Medway", "England")
    other = compared(-0.1, -0.2, -0.05, group="total", against="place", reference="icb:QOP")
    assert narrative.side_labels(KENT, other, PlaceRef("QOP", "Greater M", "icb")) == (
        "Kent and Medway",
        "Greater M",
    )


def test_small_numbers_ask_for_care() -> None:
    small = compared(-0.17, -0.33, 0.013, care="take care", size=75)
    assert narrative.hundred_lines(KENT, small)[-1] == (
        "Whether that is fewer or more we cannot tell: these figures fit anything from 33 fewer to"
        " 1 more. Take care: fewer than 100 courses on one side."
    )
