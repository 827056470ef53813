"""Cochran-Armitage: published tables, R output, correlation and statsmodels, properties."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import pearsonr

from amhe_explore.stats import homogeneity_test, trend_test

PROPERTY = settings(derandomize=True, max_examples=100, deadline=None)
GROUP = st.integers(1, 10**4).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
GROUPS = st.lists(GROUP, min_size=2, max_size=8)


def test_worked_check_england_deciles(england_deciles: tuple[list[int], list[int]]) -> None:
    result = trend_test(*england_deciles)
    assert result.statistic == pytest.approx(4018, abs=0.5)
    assert result.degrees_of_freedom == 1
    assert result.value == result.statistic
    assert (result.lower, result.upper, result.confidence) == (None, None, None)


def test_armitage_1955_carriers_by_size_of_tonsils() -> None:
    # Armitage P (1955), Biometrics 11:375-386, and Armitage and Berry, Statistical methods in
    # medical research: data of Holmes and Williams, chi-square for trend 7.19.
    result = trend_test([19, 29, 24], [516, 589, 293])
    assert result.statistic == pytest.approx(7.19, abs=0.01)


# Agresti A (2002), Categorical data analysis, 2nd edition, section 3.4: malformation by alcohol
# consumption (Graubard and Korn 1987). His M^2 = (n - 1) r^2 differs by 1 in 32,574 from n r^2.
@pytest.mark.parametrize(
    ("scores", "statistic", "p_value"),
    [([0, 0.5, 1.5, 4, 7], 6.57, 0.01), ([1, 2, 3, 4, 5], 1.83, 0.18)],
)
def test_agresti_malformation(scores: list[float], statistic: float, p_value: float) -> None:
    result = trend_test([48, 38, 5, 1, 1], [17114, 14502, 793, 127, 38], scores)
    assert result.statistic == pytest.approx(statistic, abs=0.005)
    assert result.p_value == pytest.approx(p_value, abs=0.005)


def test_dalgaard_caesarean_by_shoe_size() -> None:
    # Dalgaard P (2008), Introductory statistics with R, 2nd edition, section 8.3 (R stats):
    # prop.trend.test(caesar.shoe.yes, caesar.shoe.total): X-squared = 8.0237, df = 1,
    # p-value = 0.004617.
    result = trend_test([5, 7, 6, 7, 8, 10], [22, 35, 42, 48, 54, 150])
    assert result.statistic == pytest.approx(8.0237, abs=5e-5)
    assert result.p_value == pytest.approx(0.004617, abs=5e-7)


def test_r_example_of_prop_trend_test() -> None:
    # R stats, example(prop.trend.test): X-squared = 8.2249, df = 1, p-value = 0.004132.
    result = trend_test([83, 90, 129, 70], [86, 93, 136, 82])
    assert result.statistic == pytest.approx(8.2249, abs=5e-5)
    assert result.p_value == pytest.approx(0.004132, abs=5e-7)


def test_r_example_with_scores_is_a_test_of_the_last_group_against_the_rest() -> None:
    # R stats, example(prop.trend.test): prop.trend.test(smokers, patients, c(0,0,0,1)).
    with_scores = trend_test([83, 90, 129, 70], [86, 93, 136, 82], [0, 0, 0, 1])
    two_groups = homogeneity_test([83 + 90 + 129, 70], [86 + 93 + 136, 82])
    assert with_scores.statistic == pytest.approx(two_groups.statistic)


TABLES = [
    ([1, 2, 3], [10, 10, 10]),
    ([0, 5, 9], [10, 10, 10]),
    ([10, 5, 0], [10, 10, 10]),
    ([5, 5, 5], [10, 10, 10]),
    ([1, 0], [1, 1]),
    ([3, 40, 2, 25], [10, 80, 3, 60]),
    ([10, 20, 30, 40, 50], [60, 70, 80, 90, 100]),
    ([300, 310, 320], [1000, 1000, 1000]),
]


@pytest.mark.parametrize(("counts", "denominators"), TABLES)
def test_people_times_squared_correlation(counts: list[int], denominators: list[int]) -> None:
    # The statistic is n r^2 over individual people, an identity that uses none of its formula.
    scores = np.repeat(np.arange(len(counts)), denominators)
    outcomes = np.concatenate(
        [np.repeat([1, 0], [x, n - x]) for x, n in zip(counts, denominators, strict=True)]
    )
    correlation = pearsonr(scores, outcomes).statistic
    result = trend_test(counts, denominators)
    assert result.statistic == pytest.approx(sum(denominators) * correlation**2, abs=1e-9)


@pytest.mark.parametrize(("counts", "denominators"), TABLES)
def test_statsmodels_ordinal_association_agrees(counts: list[int], denominators: list[int]) -> None:
    # statsmodels takes the permutation variance: n - 1 where Cochran and Armitage have n.
    tables = pytest.importorskip("statsmodels.stats.contingency_tables")
    table = np.array([[x, n - x] for x, n in zip(counts, denominators, strict=True)])
    z = tables.Table(table, shift_zeros=False).test_ordinal_association().zscore
    people = sum(denominators)
    result = trend_test(counts, denominators)
    assert result.statistic == pytest.approx(z**2 * people / (people - 1), abs=1e-9)


def test_huge_groups() -> None:
    # p = 0.5, half the people each: (0.001 * 5 * 10^8)^2 / (0.25 * 2 * 10^9 * 0.25) with d = 0.001.
    result = trend_test([499_500_000, 500_500_000], [10**9, 10**9])
    assert result.statistic == pytest.approx((0.001 * 5e8) ** 2 / (0.25 * 2e9 * 0.25))


@pytest.mark.parametrize(
    ("counts", "denominators", "reason"),
    [
        ([0, 0], [10, 10], "nobody in any group has the outcome, so there is nothing to test"),
        ([10, 10], [10, 10], "everybody in every group has the outcome, so there is nothing"),
        ([1, 0, 3], [10, 0, 10], "group 2 of 3: the denominator is 0"),
        ([1, None], [10, 10], "group 2 of 2: the count is missing"),
        ([1], [10], "a trend needs at least two groups with different scores"),
    ],
)
def test_nothing_to_test(
    counts: list[float | None], denominators: list[float | None], reason: str
) -> None:
    result = trend_test(counts, denominators)
    assert (result.value, result.statistic, result.p_value) == (None, None, None)
    assert result.reason is not None
    assert result.reason.startswith(reason)


def test_equal_scores_have_no_trend() -> None:
    result = trend_test([1, 2], [10, 10], [3, 3])
    assert result.reason == "a trend needs at least two groups with different scores"


@pytest.mark.parametrize(
    ("counts", "denominators", "scores", "name"),
    [
        ([], [], None, "counts"),
        ([1], [10, 10], None, "counts and denominators"),
        ([1, 20], [10, 10], None, r"counts\[1\]"),
        ([1, 2], [10, math.nan], None, r"denominators\[1\]"),
        ([1, 2], [10, 10], [1], "scores and counts"),
        ([1, 2], [10, 10], [], "scores"),
        ([1, 2], [10, 10], [1, math.inf], r"scores\[1\]"),
        ([1, 2], [10, 10], ["1", "2"], r"scores\[0\]"),
    ],
)
def test_bad_input_names_the_argument(
    counts: list[float], denominators: list[float], scores: list[float] | None, name: str
) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        trend_test(counts, denominators, scores)


@PROPERTY
@given(GROUPS, st.floats(-100, 100), st.floats(0.01, 100))
def test_shifting_and_stretching_scores_changes_nothing(
    groups: list[tuple[int, int]], shift: float, stretch: float
) -> None:
    counts, denominators = [x for x, _ in groups], [n for _, n in groups]
    assume(0 < sum(counts) < sum(denominators))
    plain = trend_test(counts, denominators)
    moved = trend_test(counts, denominators, [shift + stretch * k for k in range(len(counts))])
    assert moved.statistic == pytest.approx(plain.statistic, rel=1e-6, abs=1e-6)


@PROPERTY
@given(GROUPS)
def test_trend_is_part_of_the_heterogeneity(groups: list[tuple[int, int]]) -> None:
    counts, denominators = [x for x, _ in groups], [n for _, n in groups]
    assume(0 < sum(counts) < sum(denominators))
    trend, whole = trend_test(counts, denominators), homogeneity_test(counts, denominators)
    assert trend.statistic is not None
    assert whole.statistic is not None
    assert trend.p_value is not None
    assert 0 <= trend.statistic <= whole.statistic * (1 + 1e-9) + 1e-9
    assert 0 <= trend.p_value <= 1
    if len(groups) == 2:
        assert trend.statistic == pytest.approx(whole.statistic, rel=1e-9, abs=1e-9)
