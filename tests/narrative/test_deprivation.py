"""Expected recovery and the potential gain: each in its agreed wording, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amhe_explore import narrative
from amhe_explore.measures.results import Difference, Gradient

KENT = Gradient(
    "recovery",
    Difference(0.1363, 0.1059, 0.1667),
    Difference(1.32, 1.24, 1.41),
    Difference(0.4244, 0.4069, 0.4419),
    Difference(716.65, 298.99, 1134.31),
    0.0574,
    12_480,
    0.5101,
    0.4926,
)


def test_expected_recovery() -> None:
    assert narrative.expected_sentence(KENT) == (
        "If each of its deprivation tenths had England's rate, 51.0% would have recovered; 49.3%"
        " did."
    )
    assert narrative.expected_sentence(replace(KENT, measure="reliable_improvement")) == (
        "If each of its deprivation tenths had England's rate, 51.0% would have improved; 49.3%"
        " did."
    )


@pytest.mark.parametrize(
    "gradient", [None, replace(KENT, expected=None), replace(KENT, observed=None)]
)
def test_nothing_is_expected_without_a_gradient(gradient: Gradient | None) -> None:
    assert narrative.expected_sentence(gradient) == ""


def test_the_potential_gain_in_its_exact_wording() -> None:
    assert narrative.gain_sentence(KENT) == (
        "If every decile had the least deprived decile's rate there would have been about 720 more"
        " recoveries among 12,480 courses. This is the size of the gap, not a forecast."
    )


@pytest.mark.parametrize(
    ("measure", "gain", "words"),
    [
        ("recovery", 35_441.1, "about 35,400 more recoveries"),
        ("recovery", 4.2, "about under 10 more recoveries"),
        ("reliable_recovery", 716.0, "about 720 more reliable recoveries"),
        ("reliable_improvement", 9_994.0, "about 9,990 more reliable improvements"),
    ],
)
def test_gains_are_rounded_and_named(measure: str, gain: float, words: str) -> None:
    found = replace(KENT, measure=measure, gain=Difference(gain, 1.0, gain + 1))
    assert words.replace("about under", "under") in narrative.gain_sentence(found)


@pytest.mark.parametrize(
    "gradient",
    [
        None,
        replace(KENT, gain=None),
        replace(KENT, gain=Difference(40.0, -20.0, 100.0)),  # could be none
        replace(KENT, gain=Difference(0.0, 0.0, 0.0)),
        replace(KENT, measure="deterioration"),  # more of it is no gain
    ],
)
def test_no_gain_is_told_where_there_may_be_none(gradient: Gradient | None) -> None:
    assert narrative.gain_sentence(gradient) == ""
