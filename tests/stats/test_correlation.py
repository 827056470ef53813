"""Correlations: printed examples, a second implementation, what cannot be told."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from amhe_explore.stats import Correlation, pearson, spearman

PROPERTY = settings(derandomize=True, max_examples=80, deadline=None)
NUMBERS = st.lists(
    st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=5, max_size=40
).filter(lambda pairs: len({a for a, _ in pairs}) > 2 and len({b for _, b in pairs}) > 2)

# Anscombe FJ (1973), The American Statistician 27:17-21, first data set: r = 0.816.
X = (10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5)
Y = (8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68)


def test_anscombes_first_set() -> None:
    found = pearson(X, Y)
    assert found.value == pytest.approx(0.8164, abs=5e-5)
    # cor.test() of R on the same numbers.
    assert (found.lower, found.upper) == pytest.approx((0.4243912, 0.9506933), abs=1e-6)
    assert found.places == 11


@PROPERTY
@given(NUMBERS)
def test_both_agree_with_scipy(pairs: list[tuple[int, int]]) -> None:
    x, y = zip(*pairs, strict=True)
    expected = scipy_stats.pearsonr(x, y)
    found = pearson(x, y)
    assert found.value == pytest.approx(float(expected.statistic), abs=1e-9)
    if found.lower is not None and found.upper is not None:
        interval = expected.confidence_interval()
        assert (found.lower, found.upper) == pytest.approx(tuple(interval), abs=1e-9)
    ranked = spearman(x, y)
    assert ranked.value == pytest.approx(float(scipy_stats.spearmanr(x, y).statistic), abs=1e-9)


def test_the_rank_interval_is_bonetts_and_wrights() -> None:
    found = spearman(X, Y)
    assert found.value == pytest.approx(0.8181818)
    reach = 1.959964 * math.sqrt((1 + 0.8181818**2 / 2) / 8)
    expected = np.tanh(np.arctanh(0.8181818) + np.array([-reach, reach]))
    assert (found.lower, found.upper) == pytest.approx(tuple(expected), abs=1e-6)


@pytest.mark.parametrize("correlation", [pearson, spearman])
def test_what_cannot_be_told_says_why(correlation: Callable[..., Correlation]) -> None:
    few = correlation((1, 2, 3), (3, 1, 2))
    assert (few.value, few.reason) == (None, "fewer than 4 places")
    level = correlation((1, 2, 3, 4), (5, 5, 5, 5))
    assert (level.value, level.reason) == (None, "every place has the same figure")
    exact = correlation((1, 2, 3, 4), (2, 4, 6, 8))
    assert (exact.value, exact.lower) == (1.0, None)
    assert exact.reason == "the places lie exactly on a line"


@pytest.mark.parametrize(
    ("x", "y", "named"),
    [((), (), "x"), ((1, 2), (1,), "x and y"), ((1, float("nan")), (1, 2), r"x\[1\]")],
)
def test_bad_input_names_its_argument(
    x: tuple[float, ...], y: tuple[float, ...], named: str
) -> None:
    with pytest.raises(ValueError, match=named):
        pearson(x, y)
