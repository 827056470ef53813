"""Benjamini-Hochberg: the 1995 example, printed examples, statsmodels, properties."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amhe_explore.stats import adjust_p_values

PROPERTY = settings(derandomize=True, max_examples=150, deadline=None)

# Benjamini Y, Hochberg Y (1995), Journal of the Royal Statistical Society B 57:289-300, the 15
# ordered p-values of their example on thrombolysis.
EXAMPLE_1995 = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000),
]


def test_benjamini_and_hochberg_1995_find_four() -> None:
    adjusted = adjust_p_values(EXAMPLE_1995).value
    assert sum(p is not None and p <= 0.05 for p in adjusted) == 4
    # the fourth: 15 * 0.0095 / 4, which the paper compares as 0.0095 <= 4/15 * 0.05 = 0.013
    assert adjusted[3] == pytest.approx(15 * 0.0095 / 4)
    # the fifth would need 0.0201 <= 5/15 * 0.05 = 0.0167
    assert adjusted[4] == pytest.approx(15 * 0.0201 / 5)


# stdlib (JavaScript), documentation of padjust, method "bh": printed results.
@pytest.mark.parametrize(
    ("p", "adjusted"),
    [
        ([0.008, 0.03, 0.123, 0.6, 0.2], [0.04, 0.075, 0.205, 0.6, 0.25]),
        ([0.319, 0.201, 0.4, 0.374, 0.113], [0.4, 0.4, 0.4, 0.4, 0.4]),
    ],
)
def test_printed_examples(p: list[float], adjusted: list[float]) -> None:
    assert adjust_p_values(p).value == pytest.approx(adjusted, abs=5e-4)


@pytest.mark.parametrize(
    "p",
    [
        [0.04],
        [0, 1],
        [0, 0, 0],
        [1, 1],
        [0.05, 0.05, 0.05, 0.05],
        [0.04, 0.03, 0.02, 0.01],
        [0.5, 1e-300, 0.02, 0.02, 0.9, 0.03],
        EXAMPLE_1995,
        [k / 500 for k in range(500, 0, -1)],
    ],
)
def test_statsmodels_agrees(p: list[float]) -> None:
    multitest = pytest.importorskip("statsmodels.stats.multitest")
    expected = multitest.multipletests(p, method="fdr_bh")[1]
    assert adjust_p_values(p).value == pytest.approx(expected.tolist(), abs=1e-12)


def test_by_hand() -> None:
    # sorted 0.01, 0.03, 0.04: 3 * 0.01 / 1 = 0.03; 3 * 0.03 / 2 = 0.045, but the next,
    # 3 * 0.04 / 3 = 0.04, is smaller and so is taken for both
    assert adjust_p_values([0.01, 0.04, 0.03]).value == pytest.approx((0.03, 0.04, 0.04))


def test_what_could_not_be_tested_stays_missing_and_does_not_count() -> None:
    result = adjust_p_values([0.01, None, 0.04, 0.03, None])
    assert result.value[1] is None
    assert result.value[4] is None
    assert [result.value[k] for k in (0, 2, 3)] == pytest.approx([0.03, 0.04, 0.04])
    assert (result.tested, result.not_tested) == (3, 2)
    assert result.reason == "2 of 5 comparisons could not be tested"


def test_nothing_could_be_tested() -> None:
    result = adjust_p_values([None, None])
    assert result.value == (None, None)
    assert (result.tested, result.not_tested) == (0, 2)


@pytest.mark.parametrize(
    ("p", "name"),
    [
        ([], "p"),
        (0.05, "p"),
        ("0.05", "p"),
        ([0.5, 1.01], r"p\[1\]"),
        ([-0.01], r"p\[0\]"),
        ([0.1, 0.2, math.nan], r"p\[2\]"),
        (["0.05"], r"p\[0\]"),
    ],
)
def test_bad_input_names_the_argument(p: list[float], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        adjust_p_values(p)


@PROPERTY
@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_never_smaller_never_above_1_and_in_the_same_order(p: list[float]) -> None:
    adjusted = [one for one in adjust_p_values(p).value if one is not None]
    assert all(p[k] <= adjusted[k] + 1e-15 and adjusted[k] <= 1 for k in range(len(p)))
    order = sorted(range(len(p)), key=p.__getitem__)
    assert [adjusted[k] for k in order] == sorted(adjusted)
    # by definition: the smallest of m p_(j) / j over j = i .. m
    m = len(p)
    for i, position in enumerate(order):
        expected = min(m * p[order[j]] / (j + 1) for j in range(i, m))
        assert adjusted[position] == pytest.approx(min(expected, 1), abs=1e-12)
