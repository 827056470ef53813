"""Potential gain: the England check, hand-worked cases, simulation, properties."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amhe_explore.stats import potential_gain

PROPERTY = settings(derandomize=True, max_examples=150, deadline=None)
Z = 1.959963984540054
GROUP = st.integers(1, 10**5).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
GROUPS = st.lists(GROUP, min_size=1, max_size=10)


def test_worked_check_to_the_least_deprived_rate(
    england_deciles: tuple[list[int], list[int]],
) -> None:
    result = potential_gain(*england_deciles, 9)
    assert result.value == pytest.approx(35_400, abs=50)
    assert result.share == pytest.approx(0.056, abs=5e-4)
    assert result.groups_below == tuple(range(9))


# Counts, denominators, reference, the gain and its standard error, worked by hand.
@pytest.mark.parametrize(
    ("counts", "denominators", "reference", "gain", "error"),
    [
        # 100 * (0.6 - 0.4); both variances 100 * 0.24 = 24: sqrt(24 + 24)
        ([40, 60], [100, 100], 1, 20, math.sqrt(48)),
        # the reference is a quarter of the size: 400 * 0.1; 400^2 * 0.25 / 100 + 400 * 0.24
        ([160, 50], [400, 100], 1, 40, math.sqrt(400 + 96)),
        # one group above the reference counts neither way: 100 * (0.5 - 0.3); 25 + 21
        ([30, 50, 90], [100, 100, 100], 1, 20, math.sqrt(25 + 21)),
        # two groups below share the reference's error: 200 * 0.5 - 70;
        # 200^2 * 0.25 / 100 + 100 * 0.21 + 100 * 0.24
        ([30, 40, 50], [100, 100, 100], 2, 30, math.sqrt(100 + 21 + 24)),
        # ties with the reference add nothing: as the first case
        ([40, 60, 60], [100, 100, 100], 2, 20, math.sqrt(48)),
        # fractional counts: 40 * (0.5 - 0.3125); 40 * 0.25 + 40 * 0.3125 * 0.6875
        ([12.5, 20], [40, 40], 1, 7.5, math.sqrt(10 + 8.59375)),
        # huge: a tenth of 10^9 people; the variances are 0.25 and 0.24 times as many
        ([4 * 10**8, 5 * 10**8], [10**9, 10**9], 1, 10**8, math.sqrt(0.49 * 10**9)),
        # the reference first: 50 * 0.8 - 20 = 20; 50^2 * 0.16 / 50 + 50 * 0.24
        ([40, 20], [50, 50], 0, 20, math.sqrt(8 + 12)),
    ],
)
def test_hand_worked(
    counts: list[float], denominators: list[float], reference: int, gain: float, error: float
) -> None:
    result = potential_gain(counts, denominators, reference)
    assert result.value == pytest.approx(gain)
    assert result.lower == pytest.approx(max(0, gain - Z * error))
    assert result.upper == pytest.approx(gain + Z * error)
    assert result.share == pytest.approx(gain / sum(denominators))
    assert result.share_upper == pytest.approx((gain + Z * error) / sum(denominators))
    assert result.confidence == 0.95


@pytest.mark.parametrize(
    ("counts", "denominators", "reference"),
    [
        ([60, 50, 70], [100, 100, 100], 1),
        ([5, 5], [10, 10], 0),
        ([7], [10], 0),
        ([0, 0, 3], [10, 10, 10], 0),
        ([1, 3, 2], [3, 9, 6], 2),
    ],
)
def test_nobody_below_the_reference(
    counts: list[int], denominators: list[int], reference: int
) -> None:
    result = potential_gain(counts, denominators, reference)
    assert (result.value, result.share) == (0, 0)
    assert (result.lower, result.upper, result.share_lower, result.share_upper) == (None,) * 4
    assert result.reason == (
        "no group has a lower rate than the reference, so there is no interval"
    )


def test_nobody_against_everybody_still_has_a_width() -> None:
    # The most that can be gained is everybody without the outcome, so the upper limit stops at 30.
    # Each standard error is the Wilson width z^2 / (30 + z^2) over z, so the lower limit is
    # 30 - z * 30 * sqrt(2) * z / (30 + z^2) = 30 - 4.816
    result = potential_gain([0, 30], [30, 30], 1)
    assert result.value == 30
    assert result.upper == 30
    assert result.lower == pytest.approx(30 - Z**2 * 30 * math.sqrt(2) / (30 + Z**2))


def test_limits_do_not_pass_zero() -> None:
    assert potential_gain([9, 10], [30, 30], 1).lower == 0


def test_standard_error_agrees_with_simulation() -> None:
    generator = np.random.default_rng(5)
    counts, denominators = np.array([300, 380, 420, 520]), np.array([800, 900, 850, 950])
    draws = generator.binomial(denominators, counts / denominators, size=(20_000, 4))
    rates = draws / denominators
    gains = (denominators * np.clip(rates[:, [3]] - rates, 0, None)).sum(axis=1)
    result = potential_gain(counts.tolist(), denominators.tolist(), 3)
    assert result.lower is not None
    assert result.upper is not None
    assert (result.upper - result.lower) / (2 * Z) == pytest.approx(gains.std(), rel=0.02)
    assert result.value == pytest.approx(gains.mean(), rel=0.01)
    covered = np.mean((gains > result.lower) & (gains < result.upper))
    assert covered == pytest.approx(0.95, abs=0.01)


@pytest.mark.parametrize(
    ("counts", "denominators", "reason"),
    [
        ([1, 0], [10, 0], "group 2 of 2: the denominator is 0"),
        ([None, 5], [10, 10], "group 1 of 2: the count is missing"),
    ],
)
def test_no_gain_without_every_group(
    counts: list[float | None], denominators: list[float | None], reason: str
) -> None:
    result = potential_gain(counts, denominators, 0)
    assert (result.value, result.lower, result.upper, result.share) == (None,) * 4
    assert result.reason == reason


@pytest.mark.parametrize(
    ("counts", "denominators", "reference", "name"),
    [
        ([], [], 0, "counts"),
        ([1, 2], [10], 0, "counts and denominators"),
        ([1, 12], [10, 10], 0, r"counts\[1\]"),
        ([1, 2], [10, math.nan], 0, r"denominators\[1\]"),
        ([1, 2], [10, 10], 2, "reference_index"),
        ([1, 2], [10, 10], -1, "reference_index"),
        ([1, 2], [10, 10], 0.5, "reference_index"),
        ([1, 2], [10, 10], True, "reference_index"),
    ],
)
def test_bad_input_names_the_argument(
    counts: list[float], denominators: list[float], reference: int, name: str
) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        potential_gain(counts, denominators, reference)


@PROPERTY
@given(GROUPS, st.data())
def test_gain_is_the_sum_and_never_negative(
    groups: list[tuple[int, int]], data: st.DataObject
) -> None:
    reference = data.draw(st.integers(0, len(groups) - 1))
    counts, denominators = [x for x, _ in groups], [n for _, n in groups]
    result = potential_gain(counts, denominators, reference)
    target = counts[reference] / denominators[reference]
    brute_force = sum(n * max(0.0, target - x / n) for x, n in groups)
    assert result.value is not None
    assert result.value >= 0
    assert result.value == pytest.approx(brute_force, rel=1e-9, abs=1e-6)
    if result.lower is not None and result.upper is not None:
        without = sum(denominators) - sum(counts)
        assert 0 <= result.lower <= result.value <= result.upper <= without + 1e-6


@PROPERTY
@given(GROUPS, st.integers(2, 50))
def test_share_narrows_as_people_grow(groups: list[tuple[int, int]], factor: int) -> None:
    few = potential_gain([x for x, _ in groups], [n for _, n in groups], 0)
    many = potential_gain([factor * x for x, _ in groups], [factor * n for _, n in groups], 0)
    assert few.share == pytest.approx(many.share)
    if few.share_lower is not None and few.share_upper is not None:
        assert many.share_lower is not None
        assert many.share_upper is not None
        assert many.share_upper - many.share_lower <= few.share_upper - few.share_lower + 1e-12
