"""Limits from standard errors: hand-worked, properties, arguments refused."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amhe_explore.stats import funnel_limits, standard_error_limits


def test_a_gap_of_eleven_points_by_hand() -> None:
    # -0.11 -/+ 1.959964 * 0.02 = -0.11 -/+ 0.0392; 3.090232 * 0.02 = 0.0618
    at_95 = standard_error_limits(-0.11, [0.02], 0.95)
    at_998 = standard_error_limits(-0.11, [0.02], 0.998)
    assert (at_95.lower[0], at_95.upper[0]) == pytest.approx((-0.1492, -0.0708), abs=1e-4)
    assert (at_998.lower[0], at_998.upper[0]) == pytest.approx((-0.1718, -0.0482), abs=1e-4)
    assert (at_95.overdispersion, at_95.overdispersion_used, at_95.reason) == (None, False, None)


def test_overdispersion_by_hand() -> None:
    # Scores 1, -1, 2 of three places: nothing is winsorised among three; (1 + 1 + 4) / 3 = 2.
    found = standard_error_limits(0.0, [0.1, 0.1, 0.1], 0.95, values=[0.1, -0.1, 0.2])
    assert found.overdispersion == pytest.approx(2)


def test_of_ten_places_the_highest_and_the_lowest_are_set_inwards() -> None:
    values = [float(n) for n in range(9)] + [1000.0]
    found = standard_error_limits(0.0, [1.0] * 10, 0.95, values=values)
    winsorised = np.array([1, 1, 2, 3, 4, 5, 6, 7, 8, 8.0])
    assert found.overdispersion == pytest.approx(np.mean(winsorised**2))


@settings(derandomize=True, max_examples=50, deadline=None)
@given(st.floats(0.05, 0.95), st.integers(30, 100_000))
def test_it_equals_the_binomial_limits_at_their_standard_error(p: float, n: int) -> None:
    error = math.sqrt(p * (1 - p) / n)
    ours, binomial = standard_error_limits(p, [error], 0.95), funnel_limits(p, [n], 0.95)
    for mine, theirs in ((ours.lower[0], binomial.lower[0]), (ours.upper[0], binomial.upper[0])):
        assert mine is not None
        assert theirs == pytest.approx(min(max(mine, 0), 1))


def test_what_is_missing_has_no_limits() -> None:
    found = standard_error_limits(0.5, [0.1, None], 0.95, values=[0.5, 0.6])
    assert (found.lower[1], found.upper[1]) == (None, None)
    assert found.reason == "1 of 2 places have no standard error"
    assert found.overdispersion == 0
    assert standard_error_limits(None, [0.1], 0.95).reason == "the target is missing"
    assert standard_error_limits(0.5, [None], 0.95, values=[None]).overdispersion is None


@pytest.mark.parametrize(
    ("arguments", "values", "said"),
    [
        ((0.5, [-0.1], 0.95), None, "standard_errors must not be negative"),
        ((0.5, [], 0.95), None, "standard_errors"),
        ((0.5, [0.1], 1.2), None, "confidence"),
        ((math.nan, [0.1], 0.95), None, "target"),
        ((0.5, [math.inf], 0.95), None, "standard_errors"),
        ((0.5, [0.1], 0.95), [0.1, 0.2], "values must be as many"),
        ((0.5, [0.1], 0.95), [math.nan], "values"),
    ],
)
def test_wrong_arguments_are_refused(
    arguments: tuple[float, list[float], float], values: list[float] | None, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        standard_error_limits(*arguments, values=values)
