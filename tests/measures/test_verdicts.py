"""Verdicts at their boundaries: every threshold from just inside and just outside."""

from __future__ import annotations

import pytest

from amhe_explore.measures import verdicts
from amhe_explore.measures.results import Difference, Gate
from tests.measures.judged import CATALOGUE, COMPLETION, RECOVERY, RULES, estimate

OPEN = Gate("outcomes", "open")


def judged(lower: float, upper: float, measure: str = "recovery") -> str:
    gap = Difference((lower + upper) / 2, lower, upper)
    return verdicts.judge(CATALOGUE.measures[measure], gap, None, "ok", RULES).direction


@pytest.mark.parametrize(
    ("lower", "upper", "direction"),
    [
        (-0.15, -0.0001, "lower"),
        (-0.15, 0.0, "cannot tell"),  # a limit of exactly 0 does not exclude it
        (0.0001, 0.15, "higher"),
        (0.0, 0.15, "cannot tell"),
        (-0.05, 0.05, "about the same"),  # exactly 5 points still lie within
        (-0.0501, 0.05, "cannot tell"),
        (-0.05, 0.0501, "cannot tell"),
        (0.0, 0.0, "about the same"),
        (-0.01, -0.001, "lower"),  # small and clear is clear
    ],
)
def test_words_of_a_difference(lower: float, upper: float, direction: str) -> None:
    assert judged(lower, upper) == direction
    assert judged(lower, upper, "reliable_improvement") == direction


@pytest.mark.parametrize(
    ("reach", "direction"),
    [(0.03, "about the same"), (0.0301, "cannot tell"), (0.05, "cannot tell")],
)
def test_deterioration_is_the_same_within_three_points(reach: float, direction: str) -> None:
    assert judged(-reach, reach, "deterioration") == direction


@pytest.mark.parametrize(
    ("lower", "upper", "direction"),
    [
        (0.90, 1.11, "about the same"),
        (0.8999, 1.11, "cannot tell"),
        (0.90, 1.1101, "cannot tell"),
        (0.5, 0.9999, "lower"),
        (0.5, 1.0, "cannot tell"),
        (1.0001, 1.2, "higher"),
        (1.0, 1.2, "cannot tell"),
        (1.0, 1.1, "about the same"),
    ],
)
def test_words_of_a_ratio(lower: float, upper: float, direction: str) -> None:
    factor = Difference((lower + upper) / 2, lower, upper)
    assert verdicts.judge(COMPLETION, None, factor, "ok", RULES).direction == direction


def test_without_an_interval_nothing_is_compared() -> None:
    assert verdicts.judge(RECOVERY, None, None, "ok", RULES).direction == "not compared"


@pytest.mark.parametrize(
    ("lower", "upper", "reason"),
    [
        (-0.17, 0.02, "these figures fit anything from 17 points lower to 2 points higher"),
        (-0.33, 0.0134, "these figures fit anything from 33 points lower to 1 point higher"),
        (-0.08, 0.004, "these figures fit anything from 8 points lower to under 1 point higher"),
        (-0.085, 0.025, "these figures fit anything from 9 points lower to 3 points higher"),
    ],
)
def test_what_a_wide_range_leaves_open(lower: float, upper: float, reason: str) -> None:
    gap = Difference(-0.01, lower, upper)
    assert verdicts.judge(RECOVERY, gap, None, "ok", RULES).reason == reason


def test_what_a_wide_ratio_leaves_open() -> None:
    factor = Difference(0.95, 0.8, 1.2)
    assert verdicts.judge(COMPLETION, None, factor, "ok", RULES).reason == (
        "these figures fit anything from 20% lower to 20% higher"
    )


@pytest.mark.parametrize(("size", "compared"), [(29, False), (29.9, False), (30, True)])
def test_fewer_than_30_are_not_compared_on_either_side(size: float, compared: bool) -> None:
    small, large = estimate(size=size), estimate(size=1000)
    for sides in ((small, large), (large, small)):
        reason = verdicts.size_reason(*sides, RULES)
        assert reason == ("" if compared else "fewer than 30 courses on one side")


@pytest.mark.parametrize(("size", "word"), [(99, "take care"), (99.9, "take care"), (100, "ok")])
def test_fewer_than_100_take_care(size: float, word: str) -> None:
    small, large = estimate(size=size), estimate(size=1000)
    assert verdicts.reliability(small, large, OPEN, RULES) == word
    assert verdicts.reliability(large, small, OPEN, RULES) == word


def test_many_not_recorded_take_care() -> None:
    care = Gate("outcomes", "take care")
    assert verdicts.reliability(estimate(), estimate(), care, RULES) == "take care"


def test_a_difference_needs_both_intervals() -> None:
    assert verdicts.difference(estimate(None), estimate()) is None
    assert verdicts.difference(estimate(), estimate(None)) is None
    found = verdicts.difference(estimate(0.43), estimate(0.55))
    assert found is not None
    assert found.value == pytest.approx(-0.12)
    # Newcombe: the square root of the sum of both reaches squared.
    assert found.upper - found.value == pytest.approx(0.02 * 2**0.5)


def test_ratios_of_rates_need_positive_limits() -> None:
    assert verdicts.ratio(estimate(0.3), estimate(0.02, 0.02), COMPLETION) is None
    found = verdicts.ratio(estimate(0.3), estimate(0.6), COMPLETION)
    assert found is not None
    assert found.value == pytest.approx(0.5)
    assert found.lower < 0.5 < found.upper
    assert verdicts.ratio(estimate(None), estimate(), RECOVERY) is None
