"""Funnel limits: R test data, hand-worked over-dispersion, properties."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amhe_explore.stats import funnel_limits

PROPERTY = settings(derandomize=True, max_examples=100, deadline=None)


def test_worked_check_recovery_in_england() -> None:
    # 0.5055 -/+ 1.959964 sqrt(0.5055 * 0.4945 / 200) = 0.5055 -/+ 0.06929; with 3.090232: 0.10925
    at_95 = funnel_limits(0.5055, [200], 0.95)
    at_998 = funnel_limits(0.5055, [200], 0.998)
    assert (at_95.lower[0], at_95.upper[0]) == pytest.approx((0.436, 0.575), abs=5e-4)
    assert (at_998.lower[0], at_998.upper[0]) == pytest.approx((0.396, 0.615), abs=5e-4)
    assert at_95.value == 0.5055
    assert at_95.reason is None
    assert (at_95.overdispersion, at_95.overdispersion_used) == (None, False)


# R, PHEindicatormethods, tests/testthat/testdata_funnel_prop_outputs.csv (funnel for proportions,
# per cent): columns Population, Lower2s0025limit, Upper2s0025limit, Lower3s0001limit,
# Upper3s0001limit, Baseline 80.642448.
@pytest.mark.parametrize(
    ("people", "limits_95", "limits_998"),
    [
        (1, (3.204264, 100), (0, 100)),
        (2, (25.885383, 100), (0, 100)),
        (3, (35.933491, 100), (10.150815, 100)),
        (10, (56.154344, 100), (42.03259, 100)),
        (18, (62.390093, 98.894803), (51.864359, 100)),
        (41, (68.548635, 92.73626), (61.574398, 99.710497)),
        (100 + 2, (72.974925, 88.309971), (68.553233, 92.731663)),
        (1008, (78.203374, 83.081521), (76.796814, 84.488082)),
        (9998, (79.867989, 81.416907), (79.421375, 81.863521)),
        (110_000, (80.408963, 80.875933), (80.274317, 81.010578)),
    ],
)
def test_phe_funnel_data(
    people: int, limits_95: tuple[float, float], limits_998: tuple[float, float]
) -> None:
    at_95 = funnel_limits(0.80642448, [people], 0.95)
    at_998 = funnel_limits(0.80642448, [people], 0.998)
    assert at_95.lower[0] is not None
    assert at_95.upper[0] is not None
    assert at_998.lower[0] is not None
    assert at_998.upper[0] is not None
    # their limits carry six decimals of a per cent, their z three or four more figures than these
    assert (100 * at_95.lower[0], 100 * at_95.upper[0]) == pytest.approx(limits_95, abs=1e-5)
    assert (100 * at_998.lower[0], 100 * at_998.upper[0]) == pytest.approx(limits_998, abs=1e-5)


def test_limits_come_in_the_order_of_the_places() -> None:
    result = funnel_limits(0.5, [400, 100, 400], 0.95)
    assert result.lower[0] == result.lower[2]
    assert result.lower == pytest.approx((0.451001, 0.402002, 0.451001), abs=1e-6)
    assert result.upper == pytest.approx((0.548999, 0.597998, 0.548999), abs=1e-6)


def test_overdispersion_by_hand_with_few_places() -> None:
    # target 0.5, n = 100: one standard error is 0.05. Counts 40, 50, 65 are z = -2, 0, 3; nothing
    # is winsorised below ten places: (4 + 0 + 9) / 3.
    result = funnel_limits(0.5, [100, 100, 100], 0.95, counts=[40, 50, 65])
    assert result.overdispersion == pytest.approx(13 / 3)
    assert result.overdispersion_used is False
    assert result.lower == funnel_limits(0.5, [100, 100, 100], 0.95).lower


def test_overdispersion_winsorises_a_tenth_at_each_end() -> None:
    # z = -9, -2, -1, 0, 0, 0, 0, 1, 2, 9 of ten places: the lowest becomes -2, the highest 2, and
    # the factor is (4 + 4 + 1 + 0 + 0 + 0 + 0 + 1 + 4 + 4) / 10.
    counts = [5, 40, 45, 50, 50, 50, 50, 55, 60, 95]
    result = funnel_limits(0.5, [100] * 10, 0.95, counts=counts)
    assert result.overdispersion == pytest.approx(1.8)


def test_overdispersion_of_forty_places_by_sorting() -> None:
    # Of forty places four at each end are set to the fifth, here by sorting.
    generator = np.random.default_rng(3)
    denominators = generator.integers(100, 2000, size=40)
    rates = (0.5 + generator.normal(0, 0.05, size=40)).clip(0, 1)
    counts = generator.binomial(denominators, rates)
    scores = np.sort((counts / denominators - 0.5) / np.sqrt(0.25 / denominators))
    scores[:4], scores[-4:] = scores[4], scores[-5]
    result = funnel_limits(0.5, denominators.tolist(), 0.998, counts=counts.tolist())
    assert result.overdispersion == pytest.approx(float(np.mean(scores**2)))


def test_limits_widen_by_the_root_of_the_factor_only_when_asked() -> None:
    counts, denominators = [40, 50, 65], [100, 100, 100]
    plain = funnel_limits(0.5, denominators, 0.95)
    widened = funnel_limits(0.5, denominators, 0.95, counts=counts, overdispersed=True)
    assert widened.overdispersion_used is True
    assert plain.upper[0] is not None
    assert widened.upper[0] is not None
    assert widened.upper[0] - 0.5 == pytest.approx((plain.upper[0] - 0.5) * math.sqrt(13 / 3))
    assert widened.method != plain.method


def test_a_factor_under_1_never_narrows() -> None:
    counts, denominators = [50, 51, 49], [100, 100, 100]
    result = funnel_limits(0.5, denominators, 0.95, counts=counts, overdispersed=True)
    assert result.overdispersion is not None
    assert result.overdispersion < 1
    assert result.overdispersion_used is False
    assert result.upper == funnel_limits(0.5, denominators, 0.95).upper


def test_places_without_a_denominator() -> None:
    result = funnel_limits(0.5, [100, 0, None], 0.95, counts=[55, 0, None])
    assert result.lower[1:] == (None, None)
    assert result.upper[1:] == (None, None)
    assert result.lower[0] is not None
    assert result.reason == "2 of 3 places have no denominator"
    assert result.overdispersion == pytest.approx(1)


def test_no_limits_without_a_target() -> None:
    result = funnel_limits(None, [100, 200], 0.95)
    assert (result.value, result.lower, result.upper) == (None, (None, None), (None, None))
    assert result.reason == "the target is missing"


@pytest.mark.parametrize("target", [0, 1])
def test_a_target_at_the_end_has_no_spread(target: int) -> None:
    result = funnel_limits(target, [100], 0.95, counts=[50])
    assert (result.lower, result.upper) == ((target,), (target,))
    assert result.overdispersion is None
    assert result.reason == "no place has what the over-dispersion factor needs"


@pytest.mark.parametrize(
    ("target", "denominators", "confidence", "counts", "overdispersed", "name"),
    [
        (1.1, [100], 0.95, None, False, "target"),
        (-0.1, [100], 0.95, None, False, "target"),
        (math.nan, [100], 0.95, None, False, "target"),
        (0.5, [], 0.95, None, False, "denominators"),
        (0.5, [100, -1], 0.95, None, False, r"denominators\[1\]"),
        (0.5, [math.inf], 0.95, None, False, r"denominators\[0\]"),
        (0.5, [100], 99.8, None, False, "confidence"),
        (0.5, [100], 0.95, [101], False, r"counts\[0\]"),
        (0.5, [100], 0.95, [1, 2], False, "counts and denominators"),
        (0.5, [100], 0.95, None, True, "counts"),
    ],
)
def test_bad_input_names_the_argument(
    target: float,
    denominators: list[float],
    confidence: float,
    counts: list[float] | None,
    overdispersed: bool,
    name: str,
) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        funnel_limits(target, denominators, confidence, counts=counts, overdispersed=overdispersed)


@PROPERTY
@given(
    st.floats(0, 1),
    st.lists(st.integers(1, 10**9), min_size=1, max_size=20),
    st.floats(0.5, 0.9999),
)
def test_limits_contain_the_target_stay_in_range_and_narrow_with_people(
    target: float, denominators: list[int], confidence: float
) -> None:
    result = funnel_limits(target, sorted(denominators), confidence)
    lower = [one for one in result.lower if one is not None]
    upper = [one for one in result.upper if one is not None]
    assert all(0 <= low <= target <= high <= 1 for low, high in zip(lower, upper, strict=True))
    assert lower == sorted(lower)
    assert upper == sorted(upper, reverse=True)
