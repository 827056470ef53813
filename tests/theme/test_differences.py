"""Differences in words: points, ranges of points, factors and their ranges."""

from __future__ import annotations

import pytest

from amhe_explore.theme import differences


@pytest.mark.parametrize(
    ("difference", "exact", "text"),
    [
        (-0.1167, False, "12 points"),
        (-0.1344, True, "13.4 points"),
        (0.013, False, "1 point"),
        (0.013, True, "1.3 points"),
        (0.004, False, "under 1 point"),
        (0.0, False, "under 1 point"),
        (0.0004, True, "under 0.1 points"),
        (0.025, False, "3 points"),  # half up, not to the even number
    ],
)
def test_points(difference: float, exact: bool, text: str) -> None:
    assert differences.points_text(difference, exact) == text


@pytest.mark.parametrize(
    ("lower", "upper", "text"),
    [
        (-0.148, -0.085, "9 to 15"),
        (0.085, 0.148, "9 to 15"),
        (-0.05, 0.02, "from 5 lower to 2 higher"),
        (-0.022, -0.004, "under 1 to 2"),
        (-0.004, -0.001, "under 1"),
        (-0.134, -0.129, "about 13"),
        (-0.04, 0.0, "from 4 lower to under 1 higher"),
        (0.0, 0.04, "from under 1 lower to 4 higher"),
        (-0.001, 0.001, "from under 1 lower to under 1 higher"),
    ],
)
def test_ranges_of_points(lower: float, upper: float, text: str) -> None:
    assert differences.points_range(lower, upper) == text


def test_a_range_takes_other_words_and_decimals() -> None:
    assert (
        differences.points_range(-0.05, 0.02, words=("fewer", "more")) == "from 5 fewer to 2 more"
    )
    assert differences.points_range(-0.1401, -0.1287, exact=True) == "12.9 to 14.0"


@pytest.mark.parametrize(
    ("factor", "text"),
    [
        (0.88, "12% fewer"),
        (1.4, "40% more"),
        (0.999, "under 1% fewer"),
        (1.0, "under 1% more"),
        (0.001, "over 99% fewer"),
        (2.34, "2.3 times as many"),
    ],
)
def test_factors(factor: float, text: str) -> None:
    assert differences.factor_text(factor) == text


@pytest.mark.parametrize(
    ("lower", "upper", "text"),
    [
        (0.85, 0.92, "8% to 15% fewer"),
        (1.08, 1.15, "8% to 15% more"),
        (0.95, 1.02, "from 5% fewer to 2% more"),
        (1.0, 1.02, "from under 1% fewer to 2% more"),
        (0.98, 1.0, "from 2% fewer to under 1% more"),
        (0.5, 2.5, "from 50% fewer to 2.5 times as many"),
        (1.8, 2.4, "1.8 to 2.4 times as many"),
        (0.881, 0.884, "about 12% fewer"),
        (0.996, 0.998, "under 1% fewer"),
    ],
)
def test_ranges_of_factors(lower: float, upper: float, text: str) -> None:
    assert differences.factor_range(lower, upper) == text


def test_a_rate_that_is_a_multiple_is_as_high_not_as_many() -> None:
    assert differences.factor_text(2.5, ("lower", "higher")) == "2.5 times as high"
