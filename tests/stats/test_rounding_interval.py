"""Rounded counts: hand-worked cases, every rounding error tried, simulated coverage, properties."""

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amhe_explore.stats import proportion, rounding_interval

PROPERTY = settings(derandomize=True, max_examples=150, deadline=None)
Z2 = 3.841458820694124


# Count, denominator, parts a and b; Wilson limits and the extra variance v worked by hand.
@pytest.mark.parametrize(
    ("count", "denominator", "parts", "wilson", "variance"),
    [
        # Wilson of 50/100: (0.5 + z^2/200 -/+ ...) = 0.403832, 0.596168; v = (2 + 2/4) / 100^2
        (50, 100, (1, 1), (0.403832, 0.596168), 2.5e-4),
        # the same with eligible, a difference of two rounded counts: v = (2 + 4/4) / 100^2
        (50, 100, (1, 2), (0.403832, 0.596168), 3e-4),
        # a numerator that is exact: v = (2/4) / 100^2
        (50, 100, (0, 1), (0.403832, 0.596168), 0.5e-4),
        # three years pooled, three numerators and six parts of eligible: v = (6 + 12/4) / 100^2
        (50, 100, (3, 6), (0.403832, 0.596168), 9e-4),
        # Wilson of 0/20 (Newcombe 1998): 0 to 0.161125; v = 2 / 20^2
        (0, 20, (1, 1), (0, 0.161125), 5e-3),
        # everybody: the mirror image, with v = (2 + 2) / 20^2
        (20, 20, (1, 1), (1 - 0.161125, 1), 1e-2),
        # Wilson of 81/263: 0.255289 to 0.366210; v = (2 + 2 (81/263)^2) / 263^2
        (81, 263, (1, 1), (0.255289, 0.366210), (2 + 2 * (81 / 263) ** 2) / 263**2),
        # Wilson of 1/1: 0.206549 to 1; v = 4 / 1: both limits clipped
        (1, 1, (1, 1), (0.206549, 1), 4),
        # huge: v = 2.5 / 10^18 adds nothing; half-width 0.979982 / sqrt(10^9)
        (5 * 10**8, 10**9, (1, 1), (0.5 - 3.098975e-5, 0.5 + 3.098975e-5), 2.5e-18),
    ],
)
def test_hand_worked(
    count: float,
    denominator: float,
    parts: tuple[int, int],
    wilson: tuple[float, float],
    variance: float,
) -> None:
    p = count / denominator
    lower = max(0, p - math.sqrt((p - wilson[0]) ** 2 + Z2 * variance))
    upper = min(1, p + math.sqrt((wilson[1] - p) ** 2 + Z2 * variance))
    result = rounding_interval(count, denominator, *parts)
    assert result.value == p
    assert (result.lower, result.upper) == pytest.approx((lower, upper), abs=1e-6)
    assert result.confidence == 0.95


def test_one_case_with_every_number_written_out() -> None:
    # p = 0.5, d = 0.5 - 0.4038315 = 0.0961685; d^2 = 0.00924838; z^2 v = 3.841459 * 0.00025 =
    # 0.00096036; the root of the sum 0.01020874 is 0.1010383.
    result = rounding_interval(50, 100)
    assert (result.lower, result.upper) == pytest.approx((0.3989617, 0.6010383), abs=1e-7)


def test_exact_counts_have_the_plain_wilson_interval() -> None:
    exact, wilson = rounding_interval(81, 263, base=1), proportion(81, 263)
    assert (exact.lower, exact.upper) == (wilson.lower, wilson.upper)
    assert (exact.box_lower, exact.box_upper) == (exact.value, exact.value)


# Box: (count - 2a) / (denominator + 2b) to (count + 2a) / (denominator - 2b).
@pytest.mark.parametrize(
    ("count", "denominator", "parts", "lower", "upper"),
    [
        (50, 100, (1, 1), 48 / 102, 52 / 98),
        (50, 100, (1, 2), 48 / 104, 52 / 96),
        (50, 100, (3, 6), 44 / 112, 56 / 88),
        (0, 20, (1, 1), 0, 2 / 18),
        (20, 20, (1, 1), 18 / 22, 1),
        (5, 5, (1, 1), 3 / 7, 1),
        (1, 2, (1, 1), 0, 1),
        (32.4, 90, (1, 2), 30.4 / 94, 34.4 / 86),
    ],
)
def test_box_by_hand(
    count: float, denominator: float, parts: tuple[int, int], lower: float, upper: float
) -> None:
    result = rounding_interval(count, denominator, *parts)
    assert (result.box_lower, result.box_upper) == pytest.approx((lower, upper))


@pytest.mark.parametrize(
    ("count", "denominator"), [(35, 100), (250, 500), (40, 600), (590, 600), (9, 300)]
)
def test_every_rounding_error_tried(count: int, denominator: int) -> None:
    errors = range(-2, 3)
    shares = [(count + e) / (denominator + f) for e, f in product(errors, errors)]
    result = rounding_interval(count, denominator)
    assert (result.box_lower, result.box_upper) == pytest.approx((min(shares), max(shares)))
    # What the interval adds to Wilson's is z^2 times the variance over all 25 pairs of errors.
    wilson = proportion(count, denominator)
    assert result.value is not None
    assert result.upper is not None
    assert wilson.upper is not None
    added = (result.upper - result.value) ** 2 - (wilson.upper - result.value) ** 2
    assert added == pytest.approx(Z2 * np.var(shares), rel=0.01)


def test_simulated_coverage_of_rounded_counts() -> None:
    # Places of 30 to 700 people, binomial counts, both rounded to the nearest 5. Plain Wilson
    # limits hold the true share too rarely; the widened ones about as often as they say.
    generator = np.random.default_rng(47)
    denominators = generator.integers(30, 700, size=12_000)
    denominators[:6000] = generator.integers(30, 120, size=6000)
    shares = generator.uniform(0.2, 0.8, size=12_000)
    counts = generator.binomial(denominators, shares)
    rounded_n = 5 * np.round(denominators / 5)
    rounded_x = np.minimum(5 * np.round(counts / 5), rounded_n)
    widened_holds = plain_holds = 0
    for x, n, share in zip(rounded_x.tolist(), rounded_n.tolist(), shares.tolist(), strict=True):
        widened, plain = rounding_interval(x, n), proportion(x, n)
        assert widened.lower is not None
        assert widened.upper is not None
        assert plain.lower is not None
        assert plain.upper is not None
        widened_holds += widened.lower <= share <= widened.upper
        plain_holds += plain.lower <= share <= plain.upper
    assert widened_holds / 12_000 == pytest.approx(0.95, abs=0.006)
    assert plain_holds / 12_000 < 0.94


@pytest.mark.parametrize(
    ("count", "denominator", "reason"),
    [
        (0, 0, "the denominator is 0"),
        (None, 100, "the count is missing"),
        (5, None, "the denominator is missing"),
    ],
)
def test_no_number_without_both_counts(
    count: float | None, denominator: float | None, reason: str
) -> None:
    result = rounding_interval(count, denominator)
    assert (result.value, result.lower, result.upper) == (None, None, None)
    assert (result.box_lower, result.box_upper) == (None, None)
    assert result.reason == reason


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((275, 273), "count"),
        ((-5, 100), "count"),
        ((5, math.nan), "denominator"),
        ((5, 10, -1), "numerator_parts"),
        ((5, 10, 1.5), "numerator_parts"),
        ((5, 10, 1, -1), "denominator_parts"),
        ((5, 10, 1, math.inf), "denominator_parts"),
        ((5, 10, 1, 1, 0), "base"),
        ((5, 10, 1, 1, 2.5), "base"),
        ((5, 10, 1, 1, 5, 1.0), "confidence"),
    ],
)
def test_bad_input_names_the_argument(arguments: tuple[float, ...], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        rounding_interval(*arguments)  # type: ignore[arg-type]


@PROPERTY
@given(
    st.integers(1, 10**6),
    st.floats(0, 1),
    st.integers(0, 6),
    st.integers(0, 6),
    st.integers(1, 10),
    st.floats(0.5, 0.9999),
)
def test_contains_wilson_the_value_and_stays_in_range(
    denominator: int, share: float, a: int, b: int, base: int, confidence: float
) -> None:
    count = share * denominator
    result = rounding_interval(count, denominator, a, b, base, confidence)
    wilson = proportion(count, denominator, confidence)
    assert result.value is not None
    assert result.lower is not None
    assert result.upper is not None
    assert wilson.lower is not None
    assert wilson.upper is not None
    assert 0 <= result.lower <= wilson.lower + 1e-15
    assert wilson.upper - 1e-15 <= result.upper <= 1
    assert result.lower <= result.value <= result.upper
    assert result.box_lower is not None
    assert result.box_upper is not None
    assert 0 <= result.box_lower <= result.value <= result.box_upper <= 1


@PROPERTY
@given(st.integers(30, 10**5), st.floats(0.05, 0.95), st.integers(2, 50))
def test_interval_narrows_as_people_grow(denominator: int, share: float, factor: int) -> None:
    few = rounding_interval(share * denominator, denominator)
    many = rounding_interval(share * denominator * factor, denominator * factor)
    assert few.lower is not None
    assert few.upper is not None
    assert many.lower is not None
    assert many.upper is not None
    assert many.upper - many.lower < few.upper - few.lower
