"""Wilson score interval: published tables, printed R output, SciPy and statsmodels, properties."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from amhe_explore.stats import proportion
from amhe_explore.stats.proportion import standard_error

PROPERTY = settings(derandomize=True, max_examples=150, deadline=None)


def test_worked_check_recovery_in_england_2024_25() -> None:
    result = proportion(321061, 635185)
    assert result.value == pytest.approx(0.5055, abs=5e-5)
    assert result.lower == pytest.approx(0.5042, abs=5e-5)
    assert result.upper == pytest.approx(0.5067, abs=5e-5)
    assert result.confidence == 0.95
    assert result.method == "Wilson score interval"
    assert result.reason is None


# Newcombe RG (1998), Two-sided confidence intervals for the single proportion, Statistics in
# Medicine 17:857-872, Table I, method 3 (score without continuity correction).
@pytest.mark.parametrize(
    ("count", "denominator", "lower", "upper"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_newcombe_1998_table_1(count: int, denominator: int, lower: float, upper: float) -> None:
    result = proportion(count, denominator)
    assert (result.lower, result.upper) == pytest.approx((lower, upper), abs=5e-5)


# R, PHEindicatormethods, vignette "Introduction to PHEindicatormethods" of 7 March 2019:
# phe_proportion(df, obs, pop) and phe_proportion(df, obs, pop, confidence=99.8), as printed.
@pytest.mark.parametrize(
    ("count", "denominator", "value", "limits_95", "limits_998"),
    [
        (24, 162, 0.1481481, (0.10162049, 0.2109760), (0.08166047, 0.2538084)),
        (6, 120, 0.0500000, (0.02311436, 0.1048029), (0.01533517, 0.1510069)),
        (68, 173, 0.3930636, (0.32336123, 0.4674118), (0.28680466, 0.5105106)),
        (95, 146, 0.6506849, (0.57038874, 0.7232550), (0.52294492, 0.7599232)),
        (46, 143, 0.3216783, (0.25064630, 0.4020403), (0.21543623, 0.4502461)),
        (56, 132, 0.4242424, (0.34324611, 0.5095234), (0.30088158, 0.5578251)),
        (76, 183, 0.4153005, (0.34636288, 0.4877211), (0.30968023, 0.5293222)),
        (18, 149, 0.1208054, (0.07779726, 0.1828745), (0.06046514, 0.2268239)),
    ],
)
def test_phe_proportion(
    count: int,
    denominator: int,
    value: float,
    limits_95: tuple[float, float],
    limits_998: tuple[float, float],
) -> None:
    at_95, at_998 = proportion(count, denominator), proportion(count, denominator, 0.998)
    assert at_95.value == pytest.approx(value, abs=5e-8)
    assert (at_95.lower, at_95.upper) == pytest.approx(limits_95, abs=6e-8)
    assert (at_998.lower, at_998.upper) == pytest.approx(limits_998, abs=6e-8)


@pytest.mark.parametrize("confidence", [0.5, 0.9, 0.95, 0.998])
@pytest.mark.parametrize(
    ("count", "denominator"),
    [(0, 1), (1, 1), (0, 30), (30, 30), (1, 2), (7, 50), (999, 1000), (321061, 635185)],
)
def test_scipy_and_statsmodels_agree(count: int, denominator: int, confidence: float) -> None:
    result = proportion(count, denominator, confidence)
    scipy = binomtest(count, denominator).proportion_ci(confidence, method="wilson")
    assert (result.lower, result.upper) == pytest.approx((scipy.low, scipy.high), abs=1e-12)
    statsmodels = pytest.importorskip("statsmodels.stats.proportion")
    limits = statsmodels.proportion_confint(count, denominator, 1 - confidence, method="wilson")
    assert (result.lower, result.upper) == pytest.approx(limits, abs=1e-12)


def test_huge_denominator_stays_finite() -> None:
    result = proportion(5 * 10**11, 10**12)
    # z sqrt(0.25 / 10^12) = 1.959964 * 0.5 * 10^-6
    assert result.upper == pytest.approx(0.5 + 0.979982e-6, abs=1e-11)


def test_fractional_count_lies_between_its_neighbours() -> None:
    low, middle, high = (proportion(x, 30) for x in (10, 10.5, 11))
    assert low.lower is not None
    assert middle.lower is not None
    assert high.lower is not None
    assert low.lower < middle.lower < high.lower


@pytest.mark.parametrize(
    ("count", "denominator", "reason"),
    [
        (0, 0, "the denominator is 0"),
        (None, 10, "the count is missing"),
        (5, None, "the denominator is missing"),
        (None, None, "the denominator is missing"),
    ],
)
def test_no_number_without_both_counts(
    count: float | None, denominator: float | None, reason: str
) -> None:
    result = proportion(count, denominator)
    assert (result.value, result.lower, result.upper) == (None, None, None)
    assert result.reason == reason


@pytest.mark.parametrize(
    ("count", "denominator", "confidence", "name"),
    [
        (-1, 10, 0.95, "count"),
        (11, 10, 0.95, "count"),
        (math.nan, 10, 0.95, "count"),
        (math.inf, 10, 0.95, "count"),
        (1, -10, 0.95, "denominator"),
        (1, math.nan, 0.95, "denominator"),
        (1, math.inf, 0.95, "denominator"),
        (1, 10, 0.49, "confidence"),
        (1, 10, 1.0, "confidence"),
        (1, 10, 95, "confidence"),
        (1, 10, math.nan, "confidence"),
        ("1", 10, 0.95, "count"),
        (True, 10, 0.95, "count"),
    ],
)
def test_bad_input_names_the_argument(
    count: float, denominator: float, confidence: float, name: str
) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        proportion(count, denominator, confidence)


@PROPERTY
@given(st.integers(1, 10**6), st.floats(0, 1), st.floats(0.5, 0.9999))
def test_limits_contain_the_value_and_stay_in_range(
    denominator: int, share: float, confidence: float
) -> None:
    result = proportion(share * denominator, denominator, confidence)
    assert result.value is not None
    assert result.lower is not None
    assert result.upper is not None
    assert 0 <= result.lower <= result.value <= result.upper <= 1
    assert result.upper > result.lower


@PROPERTY
@given(st.integers(1, 10**5), st.floats(0, 1), st.integers(2, 100))
def test_interval_narrows_as_people_grow(denominator: int, share: float, factor: int) -> None:
    count = share * denominator
    few, many = proportion(count, denominator), proportion(count * factor, denominator * factor)
    assert few.lower is not None
    assert few.upper is not None
    assert many.lower is not None
    assert many.upper is not None
    assert many.upper - many.lower < few.upper - few.lower


@PROPERTY
@given(st.integers(1, 10**5), st.data())
def test_with_and_without_the_outcome_mirror_each_other(
    denominator: int, data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, denominator))
    having, lacking = proportion(count, denominator), proportion(denominator - count, denominator)
    assert lacking.lower is not None
    assert having.upper == pytest.approx(1 - lacking.lower, abs=1e-12)


def test_standard_error_is_binomial_inside_and_never_zero_at_the_ends() -> None:
    assert standard_error(1, 100) == pytest.approx(math.sqrt(0.01 * 0.99 / 100))
    assert standard_error(0.5, 100) == pytest.approx(math.sqrt(0.005 * 0.995 / 100))
    assert standard_error(20, 100) == pytest.approx(math.sqrt(0.2 * 0.8 / 100))
    # 0 of 100: Wilson upper limit z^2 / (n + z^2) = 3.841459 / 103.841459 = 0.0369935; over z.
    assert standard_error(0, 100) == pytest.approx(0.0369935 / 1.959964, abs=1e-6)
    assert standard_error(100, 100) == pytest.approx(standard_error(0, 100))
