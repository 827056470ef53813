"""Newcombe's difference: his own table, statsmodels, combining given intervals, properties."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amhe_explore.stats import (
    difference,
    difference_of_intervals,
    proportion,
    rounding_interval,
)

PROPERTY = settings(derandomize=True, max_examples=150, deadline=None)
GROUP = st.integers(1, 10**5).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_worked_check_most_minus_least_deprived_decile() -> None:
    result = difference(29753, 69560, 28257, 50264)
    assert result.value == pytest.approx(-0.1344, abs=5e-5)
    assert (result.lower, result.upper) == pytest.approx((-0.1401, -0.1287), abs=6e-5)


# Newcombe RG (1998), Interval estimation for the difference between independent proportions,
# Statistics in Medicine 17:873-890, Table II, method 10, examples (a) to (h).
@pytest.mark.parametrize(
    ("counts", "lower", "upper"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0000),
        ((10, 10, 0, 10), 0.6075, 1.0000),
    ],
)
def test_newcombe_1998_table_2(
    counts: tuple[int, int, int, int], lower: float, upper: float
) -> None:
    result = difference(*counts)
    assert (result.lower, result.upper) == pytest.approx((lower, upper), abs=6e-5)


@pytest.mark.parametrize(
    "counts",
    [
        (0, 1, 1, 1),
        (1, 1, 1, 1),
        (50, 100, 50, 100),
        (30, 30, 0, 30),
        (3, 10, 7, 1000),
        (12, 40, 300, 900),
        (29753, 69560, 28257, 50264),
        (500_000_000, 10**9, 499_000_000, 10**9),
    ],
)
def test_statsmodels_newcombe_agrees(counts: tuple[int, int, int, int]) -> None:
    statsmodels = pytest.importorskip("statsmodels.stats.proportion")
    lower, upper = statsmodels.confint_proportions_2indep(
        *counts, method="newcomb", compare="diff", alpha=0.05
    )
    result = difference(*counts)
    assert (result.lower, result.upper) == pytest.approx((lower, upper), abs=1e-9)


def test_p_value_of_a_hand_worked_case() -> None:
    # 56/70 - 48/80 = 0.2, lower limit 0.0524: the standard error on the side of 0 is
    # (0.2 - 0.0524) / 1.959964 = 0.07531, z = 0.2 / 0.07531 = 2.6557, two-sided p = 0.0079.
    assert difference(56, 70, 48, 80).p_value == pytest.approx(0.0079, abs=1e-4)


def test_p_value_is_1_without_a_difference() -> None:
    assert difference(5, 10, 50, 100).p_value == 1


def test_a_difference_from_its_two_wilson_intervals_is_the_same() -> None:
    first, second = proportion(56, 70), proportion(48, 80)
    combined = difference_of_intervals(
        first.value, first.lower, first.upper, second.value, second.lower, second.upper
    )
    whole = difference(56, 70, 48, 80)
    assert (combined.value, combined.lower, combined.upper, combined.p_value) == (
        whole.value,
        whole.lower,
        whole.upper,
        whole.p_value,
    )


def test_combining_given_intervals_by_hand() -> None:
    # 0.5 (0.4 to 0.7) less 0.3 (0.26 to 0.33): lower 0.2 - sqrt(0.1^2 + 0.03^2) = 0.2 - 0.104403,
    # upper 0.2 + sqrt(0.2^2 + 0.04^2) = 0.2 + 0.203961.
    result = difference_of_intervals(0.5, 0.4, 0.7, 0.3, 0.26, 0.33)
    assert result.lower == pytest.approx(0.095597, abs=1e-6)
    assert result.upper == pytest.approx(0.403961, abs=1e-6)


def test_change_of_a_gap_is_a_difference_of_differences() -> None:
    # -0.13 (-0.16 to -0.10) now, -0.17 (-0.21 to -0.13) then: 0.04 and, either side of it,
    # sqrt(0.03^2 + 0.04^2) = 0.05: the gap may have narrowed by 9 points or widened by 1.
    result = difference_of_intervals(-0.13, -0.16, -0.10, -0.17, -0.21, -0.13)
    assert (result.value, result.lower, result.upper) == pytest.approx((0.04, -0.01, 0.09))
    assert result.p_value == pytest.approx(0.1169, abs=1e-3)  # z = 0.04 / 0.05 * 1.96 = 1.568


def test_rounded_counts_give_a_wider_difference() -> None:
    first, second = rounding_interval(30, 90), rounding_interval(240, 490)
    rounded = difference_of_intervals(
        first.value, first.lower, first.upper, second.value, second.lower, second.upper
    )
    exact = difference(30, 90, 240, 490)
    assert rounded.value == exact.value
    assert rounded.lower is not None
    assert rounded.upper is not None
    assert exact.lower is not None
    assert exact.upper is not None
    assert rounded.lower < exact.lower
    assert exact.upper < rounded.upper


def test_certain_numbers_have_no_p_value() -> None:
    assert difference_of_intervals(0.5, 0.5, 0.5, 0.3, 0.3, 0.3).p_value is None


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ((0, 0, 1, 2), "group 1: the denominator is 0"),
        ((1, 2, None, 2), "group 2: the count is missing"),
        ((1, 2, 1, None), "group 2: the denominator is missing"),
    ],
)
def test_no_difference_without_both_groups(
    counts: tuple[float | None, float | None, float | None, float | None], reason: str
) -> None:
    result = difference(*counts)
    assert (result.value, result.lower, result.upper, result.p_value) == (None,) * 4
    assert result.reason == reason


def test_no_difference_without_both_intervals() -> None:
    for estimates, missing in (
        ((0.5, 0.4, 0.6, 0.3, None, 0.4), 2),
        ((0.5, 0.4, None, 0.3, 0.2, 0.4), 1),
        ((None, None, None, 0.3, 0.2, 0.4), 1),
    ):
        result = difference_of_intervals(*estimates)
        assert (result.value, result.lower, result.upper) == (None, None, None)
        assert result.reason == f"estimate {missing} or one of its limits is missing"


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((-1, 10, 1, 10), "count_1"),
        ((1, 0, 1, 10), "count_1"),
        ((1, math.nan, 1, 10), "denominator_1"),
        ((1, 10, 11, 10), "count_2"),
        ((1, 10, 1, math.inf), "denominator_2"),
        ((1, 10, 1, 10, 0.4), "confidence"),
    ],
)
def test_bad_counts_name_the_argument(arguments: tuple[float, ...], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        difference(*arguments)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((0.5, 0.6, 0.7, 0.3, 0.2, 0.4), "lower_1"),
        ((0.5, 0.4, 0.45, 0.3, 0.2, 0.4), "upper_1"),
        ((0.5, 0.4, 0.6, 0.3, 0.31, 0.4), "lower_2"),
        ((0.5, 0.4, 0.6, 0.3, 0.2, 0.29), "upper_2"),
        ((math.nan, 0.4, 0.6, 0.3, 0.2, 0.4), "estimate_1"),
        ((0.5, 0.4, 0.6, 0.3, 0.2, math.inf), "upper_2"),
        ((0.5, 0.4, 0.6, 0.3, 0.2, 0.4, 1.5), "confidence"),
    ],
)
def test_bad_intervals_name_the_argument(arguments: tuple[float, ...], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        difference_of_intervals(*arguments)


@PROPERTY
@given(GROUP, GROUP, st.floats(0.5, 0.9999))
def test_limits_contain_the_value_and_stay_in_range(
    first: tuple[int, int], second: tuple[int, int], confidence: float
) -> None:
    result = difference(*first, *second, confidence)
    assert result.value is not None
    assert result.lower is not None
    assert result.upper is not None
    assert -1 - 1e-12 <= result.lower <= result.value <= result.upper <= 1 + 1e-12


@PROPERTY
@given(GROUP, GROUP)
def test_swapping_the_groups_negates_the_difference(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    one, other = difference(*first, *second), difference(*second, *first)
    assert other.value is not None
    assert other.lower is not None
    assert other.upper is not None
    assert one.value == -other.value
    assert (one.lower, one.upper) == pytest.approx((-other.upper, -other.lower), abs=1e-12)
    assert one.p_value == pytest.approx(other.p_value)


@PROPERTY
@given(GROUP, GROUP, st.integers(2, 50))
def test_interval_narrows_as_people_grow(
    first: tuple[int, int], second: tuple[int, int], factor: int
) -> None:
    few = difference(*first, *second)
    many = difference(*(factor * n for n in first), *(factor * n for n in second))
    assert few.lower is not None
    assert few.upper is not None
    assert many.lower is not None
    assert many.upper is not None
    assert many.upper - many.lower < few.upper - few.lower


@PROPERTY
@given(GROUP, GROUP, st.sampled_from([0.9, 0.95, 0.998]))
def test_p_value_agrees_with_the_interval(
    first: tuple[int, int], second: tuple[int, int], confidence: float
) -> None:
    result = difference(*first, *second, confidence)
    assert result.lower is not None
    assert result.upper is not None
    assert result.p_value is not None
    nearest = min(abs(result.lower), abs(result.upper))
    if nearest > 1e-9:
        excludes_0 = result.lower > 0 or result.upper < 0
        assert excludes_0 == (result.p_value < 1 - confidence)
