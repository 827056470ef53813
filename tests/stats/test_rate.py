"""Rates: published Poisson limits, printed R output, a second implementation, properties."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import chi2, poisson

from amhe_explore.stats import rate

PROPERTY = settings(derandomize=True, max_examples=150, deadline=None)


def test_worked_check_byar_65() -> None:
    result = rate(65, 1, per=1)
    assert (result.lower, result.upper) == pytest.approx((50.16, 82.85), abs=5e-3)
    assert result.method == "Byar's approximation"


# Pearson ES, Hartley HO, Biometrika Tables for Statisticians, volume I, table 40: confidence limits
# for the expectation of a Poisson variable, 95 %.
@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [
        (0, 0.000, 3.69),
        (1, 0.0253, 5.57),
        (2, 0.242, 7.22),
        (3, 0.619, 8.77),
        (4, 1.09, 10.24),
        (5, 1.62, 11.67),
        (6, 2.20, 13.06),
        (7, 2.81, 14.42),
        (8, 3.45, 15.76),
        (9, 4.12, 17.08),
    ],
)
def test_exact_limits_below_ten(count: int, lower: float, upper: float) -> None:
    result = rate(count, 1000)
    assert result.value == count
    assert (result.lower, result.upper) == pytest.approx((lower, upper), abs=6e-3)
    assert result.method == "exact Poisson interval"


# R, PHEindicatormethods, vignette "Introduction to PHEindicatormethods" of 7 March 2019:
# phe_rate(df, obs, pop), per 100,000, and phe_rate(df, obs, pop, confidence=99.8, multiplier=100).
@pytest.mark.parametrize(
    ("count", "population", "per_100000", "per_100_at_998"),
    [
        (24, 162, (14814.81, 9489.334, 22044.21), (14.81481, 7.1693910, 26.77154)),
        (6, 120, (5000.00, 1834.912, 10882.90), (5.00000, 0.9225872, 15.05136)),
        (68, 173, (39306.36, 30521.553, 49830.92), (39.30636, 26.1925701, 56.39516)),
        (95, 146, (65068.49, 52642.965, 79543.66), (65.06849, 46.3595418, 88.46988)),
        (46, 143, (32167.83, 23548.788, 42908.37), (32.16783, 19.4573177, 49.71192)),
        (56, 132, (42424.24, 32044.793, 55092.43), (42.42424, 27.0186592, 63.05222)),
        (76, 183, (41530.05, 32719.746, 51981.74), (41.53005, 28.3382512, 58.47473)),
        (18, 149, (12080.54, 7156.037, 19093.45), (12.08054, 5.1176169, 23.75627)),
    ],
)
def test_phe_rate(
    count: int,
    population: int,
    per_100000: tuple[float, float, float],
    per_100_at_998: tuple[float, float, float],
) -> None:
    at_95 = rate(count, population, per=100_000)
    at_998 = rate(count, population, per=100, confidence=0.998)
    assert (at_95.value, at_95.lower, at_95.upper) == pytest.approx(per_100000, abs=6e-3)
    assert (at_998.value, at_998.lower, at_998.upper) == pytest.approx(per_100_at_998, abs=6e-6)


@pytest.mark.parametrize("count", [1, 3, 6, 9])
def test_exact_limits_put_half_of_the_rest_in_each_tail(count: int) -> None:
    result = rate(count, 1, per=1)
    lower = brentq(lambda mean: poisson.sf(count - 1, mean) - 0.025, 1e-9, 100)
    upper = brentq(lambda mean: poisson.cdf(count, mean) - 0.025, 1e-9, 100)
    assert (result.lower, result.upper) == pytest.approx((lower, upper), abs=1e-6)


@pytest.mark.parametrize("count", [10, 15, 30, 65, 100, 1000, 10**6, 10**9])
def test_byar_is_close_to_the_exact_limits(count: int) -> None:
    # Breslow and Day (1987) give Byar's as an accurate approximation to the exact limits.
    result = rate(count, 1, per=1)
    exact = (chi2.ppf(0.025, 2 * count) / 2, chi2.isf(0.025, 2 * count + 2) / 2)
    assert (result.lower, result.upper) == pytest.approx(exact, rel=2e-3)


def test_more_events_than_people_is_allowed() -> None:
    assert rate(30, 10, per=1).value == 3


@pytest.mark.parametrize(
    ("count", "population", "reason"),
    [
        (0, 0, "the population is 0"),
        (None, 10, "the count is missing"),
        (5, None, "the population is missing"),
    ],
)
def test_no_number_without_both(count: float | None, population: float | None, reason: str) -> None:
    result = rate(count, population)
    assert (result.value, result.lower, result.upper) == (None, None, None)
    assert result.reason == reason


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((-1, 10, 1000, 0.95), "count"),
        ((math.nan, 10, 1000, 0.95), "count"),
        ((1, -1, 1000, 0.95), "population"),
        ((1, math.inf, 1000, 0.95), "population"),
        ((1, 10, 0, 0.95), "per"),
        ((1, 10, -5, 0.95), "per"),
        ((1, 10, math.nan, 0.95), "per"),
        ((1, 10, 1000, 0.2), "confidence"),
        ((1, 10, 1000, 1), "confidence"),
    ],
)
def test_bad_input_names_the_argument(
    arguments: tuple[float, float, float, float], name: str
) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        rate(*arguments)


@PROPERTY
@given(st.floats(0, 10**7), st.integers(1, 10**8), st.floats(0.5, 0.9999))
def test_limits_contain_the_value_and_are_not_negative(
    count: float, population: int, confidence: float
) -> None:
    result = rate(count, population, confidence=confidence)
    assert result.value is not None
    assert result.lower is not None
    assert result.upper is not None
    assert 0 <= result.lower <= result.value <= result.upper


@PROPERTY
@given(st.integers(10, 10**5), st.integers(2, 100))
def test_interval_narrows_as_events_and_people_grow(count: int, factor: int) -> None:
    few, many = rate(count, 10**6), rate(count * factor, 10**6 * factor)
    assert few.lower is not None
    assert few.upper is not None
    assert many.lower is not None
    assert many.upper is not None
    assert many.upper - many.lower < few.upper - few.lower
