"""The Fingertips rule: hand-worked cases, brute force with NumPy, properties.

With equal denominators n, times -2 .. 2 and S = -2a - b + d + 2e, the slope is S / (10 n) and
chi-square is S^2 / (10 n p (1 - p)), p being the mean proportion.
"""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amhe_explore.stats import time_trend, trend_test

PROPERTY = settings(derandomize=True, max_examples=100, deadline=None)
YEAR = st.integers(1, 10**5).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_worked_check_recovery_in_england() -> None:
    # 2020-21 to 2024-25: 51.39, 50.15, 49.85, 50.12, 50.55 %; without the first it rises.
    recovered = [306990, 313919, 316251, 318013, 321061]
    eligible = [597382, 625919, 634388, 634484, 635185]
    result = time_trend(recovered, eligible)
    assert result.statistic == pytest.approx(67.1, abs=0.05)
    assert result.significant is False
    assert result.direction == "no significant change"
    assert result.slope is not None
    assert result.slope < 0 < result.slopes_without_one[0]
    assert result.confidence == 0.998


# Counts of 1,000 each year unless said; S, p, chi-square and the verdict worked by hand.
@pytest.mark.parametrize(
    ("counts", "statistic", "direction"),
    [
        # S = -1000-510+530+1080 = 100, p = 0.52: 10^4 / (10^4 * 0.2496) = 4.006: too small
        ([500, 510, 520, 530, 540], 10_000 / 2496, "no significant change"),
        # steps of 15: S = 150, p = 0.53: 22500 / 2491 = 9.033, just under 9.5495
        ([500, 515, 530, 545, 560], 22_500 / 2491, "no significant change"),
        # steps of 16: S = 160, p = 0.532: 25600 / 2489.76 = 10.282, just over
        ([500, 516, 532, 548, 564], 25_600 / 2489.76, "increasing"),
        # the same downwards
        ([564, 548, 532, 516, 500], 25_600 / 2489.76, "decreasing"),
        # flat, then a jump: S = 2 * 100 = 200, p = 0.42: 40000 / 2436 = 16.42, but without the
        # last year the slope is exactly 0
        ([400, 400, 400, 400, 500], 40_000 / 2436, "no significant change"),
        # the other end: S = -200 + ... = -2*300 - 400 + 400 + 800 = 200, p = 0.38: 40000 / 2356
        ([300, 400, 400, 400, 400], 40_000 / 2356, "no significant change"),
        # one wild first year: S = -2*700 - 400 + 420 + 860 = -520, p = 0.472: 270400 / 2492.16 =
        # 108.5; without it 400, 410, 420, 430 rise
        ([700, 400, 410, 420, 430], 270_400 / 2492.16, "no significant change"),
        # uneven but always downwards: S = -1200-580+540+1000 = -240, p = 0.552: 57600 / 2472.96
        ([600, 580, 540, 540, 500], 57_600 / 2472.96, "decreasing"),
        # ties throughout: S = 0
        ([500, 500, 500, 500, 500], 0, "no significant change"),
    ],
)
def test_hand_worked(counts: list[int], statistic: float, direction: str) -> None:
    result = time_trend(counts, [1000] * 5)
    assert result.statistic == pytest.approx(statistic, abs=1e-9)
    assert result.direction == direction
    assert result.significant is (direction != "no significant change")


def test_slope_by_hand() -> None:
    # S / (10 n) = 160 / 10000 = 1.6 points a year, whichever year is left out.
    result = time_trend([500, 516, 532, 548, 564], [1000] * 5)
    assert result.slope == pytest.approx(0.016)
    assert result.value == result.slope
    assert result.slopes_without_one == pytest.approx((0.016,) * 5)


def test_ten_times_the_people_make_a_small_trend_significant() -> None:
    assert time_trend([5000, 5100, 5200, 5300, 5400], [10_000] * 5).direction == "increasing"


def test_only_the_latest_five_points_count() -> None:
    latest = ([500, 516, 532, 548, 564], [1000] * 5)
    longer = time_trend([900, None, *latest[0]], [1000, 0, *latest[1]])
    assert longer == time_trend(*latest)


@pytest.mark.parametrize(("everyone", "who"), [(0, "nobody"), (1000, "everybody")])
def test_nobody_or_everybody_throughout(everyone: int, who: str) -> None:
    result = time_trend([everyone] * 5, [1000] * 5)
    assert (result.statistic, result.p_value) == (None, None)
    assert result.slope == pytest.approx(0, abs=1e-15)
    assert result.significant is False
    assert result.direction == "no significant change"
    assert result.reason is not None
    assert result.reason.startswith(who)


@pytest.mark.parametrize(
    ("counts", "denominators", "reason"),
    [
        ([1, 2, 3, 4], [10] * 4, "too few points: 4 where 5 are needed"),
        ([1, 2, 3, 4, 0], [10, 10, 10, 10, 0], "group 5 of 5: the denominator is 0"),
        ([9, 1, None, 3, 4, 5], [10] * 6, "group 2 of 5: the count is missing"),
    ],
)
def test_not_tested(
    counts: list[float | None], denominators: list[float | None], reason: str
) -> None:
    result = time_trend(counts, denominators)
    assert (result.slope, result.significant, result.direction) == (None, None, None)
    assert result.reason == reason


@pytest.mark.parametrize(
    ("counts", "denominators", "name"),
    [
        ([], [], "counts"),
        ([1] * 5, [10] * 4, "counts and denominators"),
        ([1, 2, 3, 4, 50], [10] * 5, r"counts\[4\]"),
        ([1, 2, 3, 4, math.nan], [10] * 5, r"counts\[4\]"),
        ([1] * 5, [10, 10, -1, 10, 10], r"denominators\[2\]"),
    ],
)
def test_bad_input_names_the_argument(
    counts: list[float], denominators: list[float], name: str
) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        time_trend(counts, denominators)


def _brute_force(counts: np.ndarray, denominators: np.ndarray) -> tuple[str, float]:
    """Direction and slope by NumPy's weighted polynomial fit of every subset."""
    years, rates = np.arange(5), counts / denominators
    slopes = []
    for left_out in (None, 0, 1, 2, 3, 4):
        kept = years != left_out if left_out is not None else np.ones(5, dtype=bool)
        fit = np.polynomial.polynomial.polyfit(
            years[kept], rates[kept], 1, w=np.sqrt(denominators[kept])
        )
        slopes.append(float(fit[1]))
    statistic = trend_test(counts.tolist(), denominators.tolist()).statistic
    assert statistic is not None
    if statistic > 9.5495 and min(slopes) > 0:
        return "increasing", slopes[0]
    if statistic > 9.5495 and max(slopes) < 0:
        return "decreasing", slopes[0]
    return "no significant change", slopes[0]


def test_brute_force_on_random_series() -> None:
    generator = np.random.default_rng(7)
    seen = set()
    for _ in range(300):
        denominators = generator.integers(200, 3000, size=5)
        rates = 0.5 + generator.normal(0, 0.03) * np.arange(5) + generator.normal(0, 0.02, size=5)
        counts = generator.binomial(denominators, rates.clip(0.05, 0.95))
        result = time_trend(counts.tolist(), denominators.tolist())
        direction, slope = _brute_force(counts, denominators)
        seen.add(direction)
        assert result.direction == direction
        assert result.slope == pytest.approx(slope, abs=1e-12)
    assert seen == {"increasing", "decreasing", "no significant change"}


def test_false_alarms_without_a_trend_are_rarer_than_2_in_1000() -> None:
    generator = np.random.default_rng(11)
    counts = generator.binomial(400, 0.5, size=(2000, 5))
    alarms = sum(bool(time_trend(row.tolist(), [400] * 5).significant) for row in counts)
    assert alarms <= 10  # 4 expected from chi-square alone, of 2,000


@PROPERTY
@given(st.lists(YEAR, min_size=5, max_size=5))
def test_reversing_time_reverses_the_direction(years: list[tuple[int, int]]) -> None:
    opposite = {"increasing": "decreasing", "decreasing": "increasing"}
    forwards = time_trend([x for x, _ in years], [n for _, n in years])
    backwards = time_trend([x for x, _ in years[::-1]], [n for _, n in years[::-1]])
    assert forwards.slope is not None
    assert forwards.direction is not None
    assert backwards.slope == pytest.approx(-forwards.slope, abs=1e-12)
    assert backwards.direction == opposite.get(forwards.direction, forwards.direction)
