"""Katz's ratio: SciPy's documented example and SciPy itself, cases without interval, properties."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats.contingency import relative_risk

from amhe_explore.stats import ratio

PROPERTY = settings(derandomize=True, max_examples=150, deadline=None)
GROUP = st.integers(2, 10**5).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n)))


def test_worked_check_most_over_least_deprived_decile() -> None:
    result = ratio(29753, 69560, 28257, 50264)
    assert (result.value, result.lower, result.upper) == pytest.approx(
        (0.761, 0.752, 0.770), abs=6e-4
    )


def test_example_printed_in_scipy_documentation() -> None:
    # SciPy 1.7.1 reference, RelativeRiskResult.confidence_interval: 10 cases of 75 exposed and
    # 12 of 225 controls.
    result = ratio(10, 75, 12, 225)
    assert result.value == pytest.approx(2.5)
    assert (result.lower, result.upper) == pytest.approx((1.1261564003469628, 5.549850800541033))


@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.998])
@pytest.mark.parametrize(
    "counts",
    [
        (178, 1589, 79, 1565),
        (189, 11034, 104, 11037),
        (1, 2, 1, 2),
        (30, 30, 15, 30),
        (1, 1000, 999, 1000),
        (5, 10, 50, 100),
        (12, 40, 300, 900),
        (500_000, 10**6, 499_000, 10**6),
        (29753, 69560, 28257, 50264),
    ],
)
def test_scipy_agrees(counts: tuple[int, int, int, int], confidence: float) -> None:
    result = ratio(*counts, confidence)
    second = relative_risk(*counts)
    limits = second.confidence_interval(confidence)
    assert result.value == pytest.approx(second.relative_risk)
    assert (result.lower, result.upper) == pytest.approx((limits.low, limits.high))


def test_p_value_by_hand() -> None:
    # 30/100 over 20/100: ln 1.5 = 0.405465, s = sqrt(1/30 - 1/100 + 1/20 - 1/100) = 0.251661,
    # z = 1.61116, two-sided p = 0.10715.
    assert ratio(30, 100, 20, 100).p_value == pytest.approx(0.10715, abs=2e-5)


@pytest.mark.parametrize(
    ("counts", "value", "reason"),
    [
        ((0, 10, 5, 10), 0.0, "nobody in group 1 has the outcome"),
        ((5, 10, 0, 10), None, "nobody in group 2 has the outcome"),
        ((0, 10, 0, 10), None, "nobody in group 2 has the outcome"),
        ((7, 7, 20, 20), 1.0, "everybody in both groups has the outcome"),
        ((1, 1, 1, 1), 1.0, "everybody in both groups has the outcome"),
        ((0, 0, 1, 2), None, "group 1: the denominator is 0"),
        ((1, 2, None, 2), None, "group 2: the count is missing"),
    ],
)
def test_no_interval_where_the_method_has_none(
    counts: tuple[float | None, float | None, float | None, float | None],
    value: float | None,
    reason: str,
) -> None:
    result = ratio(*counts)
    assert (result.value, result.lower, result.upper) == (value, None, None)
    assert result.reason is not None
    assert result.reason.startswith(reason)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((11, 10, 1, 10), "count_1"),
        ((1, -10, 1, 10), "denominator_1"),
        ((1, 10, math.nan, 10), "count_2"),
        ((1, 10, 1, math.inf), "denominator_2"),
        ((1, 10, 1, 10, 1.0), "confidence"),
    ],
)
def test_bad_input_names_the_argument(arguments: tuple[float, ...], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        ratio(*arguments)


@PROPERTY
@given(GROUP, GROUP, st.floats(0.5, 0.9999))
def test_limits_contain_the_value_and_are_positive(
    first: tuple[int, int], second: tuple[int, int], confidence: float
) -> None:
    result = ratio(*first, *second, confidence)
    assert result.value is not None
    assert result.lower is not None
    assert result.upper is not None
    assert 0 < result.lower < result.value < result.upper


@PROPERTY
@given(GROUP, GROUP)
def test_swapping_the_groups_inverts_the_ratio(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    one, other = ratio(*first, *second), ratio(*second, *first)
    assert other.value is not None
    assert other.lower is not None
    assert other.upper is not None
    assert (one.value, one.lower, one.upper) == pytest.approx(
        (1 / other.value, 1 / other.upper, 1 / other.lower)
    )


@PROPERTY
@given(GROUP, GROUP, st.integers(2, 50))
def test_interval_narrows_as_people_grow(
    first: tuple[int, int], second: tuple[int, int], factor: int
) -> None:
    few = ratio(*first, *second)
    many = ratio(*(factor * n for n in first), *(factor * n for n in second))
    assert few.lower is not None
    assert few.upper is not None
    assert many.lower is not None
    assert many.upper is not None
    assert many.upper / many.lower < few.upper / few.lower
