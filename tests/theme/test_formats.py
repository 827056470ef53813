"""Numbers as words: half up on exact decimals, reasons instead of blanks."""

from __future__ import annotations

import pytest

from amhe_explore.theme import formats


@pytest.mark.parametrize(
    ("count", "flag", "text"),
    [
        (1_813_432, "published", "1,813,432"),
        (0, "published", "0"),
        (None, "suppressed", "suppressed (under 5)"),
        (None, "not_published", "not published"),
        (None, "not_applicable", "not applicable"),
        (None, "something new", "not available"),
    ],
)
def test_counts(count: int | None, flag: str, text: str) -> None:
    assert formats.count_text(count, flag) == text


@pytest.mark.parametrize(
    ("value", "exact", "text"),
    [
        (902 / 1_760, True, "51.3%"),  # 51.25: binary rounding says 51.2
        (0.505, True, "50.5%"),
        (0.505, False, "51%"),
        (0.425, False, "43%"),  # Python's round says 42
        (1 / 3, True, "33.3%"),
        (0.0, False, "0%"),
        (1.0, True, "100.0%"),
        (None, True, "not available"),
    ],
)
def test_percentages_round_half_up(value: float | None, exact: bool, text: str) -> None:
    assert formats.published_percent(value, exact) == text


@pytest.mark.parametrize(
    ("lower", "upper", "exact", "text"),
    [
        (0.42, 0.46, False, "42 to 46"),
        (0.5042, 0.5067, True, "50.4 to 50.7"),
        (0.001, 0.04, False, "under 1 to 4"),
        (0.0, 0.0004, True, "under 0.1 to under 0.1"),
        (None, 0.5, False, ""),
    ],
)
def test_intervals(lower: float | None, upper: float | None, exact: bool, text: str) -> None:
    assert formats.interval_text(lower, upper, exact) == text


def test_intervals_of_figures_per_1000_are_not_multiplied() -> None:
    assert formats.interval_text(45.2, 48.8, exact=False, per=1) == "45 to 49"


@pytest.mark.parametrize(
    ("value", "per", "decimals", "text"),
    [
        (0.37, 100, 0, "37"),
        (1.125, 100, 0, "113"),
        (0.001, 100, 0, "under 1"),
        (0.0001, 100, 1, "under 0.1"),
        (0.0, 100, 0, "0"),
        (12.5, 1000, 0, "12,500"),
        (None, 100, 0, "not available"),
    ],
)
def test_so_many_per(value: float | None, per: int, decimals: int, text: str) -> None:
    assert formats.per_text(value, per, decimals) == text


def test_rates_are_per_1000_already() -> None:
    assert formats.rate_text(46.7) == "47"


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2024-25", "2024-25"),
        ("1999-00", "1999-00"),
        ("2022-25", "2022-23 to 2024-25"),
        ("2026-03", "March 2026"),
        ("2020-12", "December 2020"),
        ("all years", "all years"),
    ],
)
def test_periods(period: str, text: str) -> None:
    assert formats.period_text(period) == text


@pytest.mark.parametrize(
    ("period", "words"), [("2024-25", "in the year"), ("2022-25", "in the three years")]
)
def test_when_something_was_counted(period: str, words: str) -> None:
    assert formats.in_the_period(period) == words
