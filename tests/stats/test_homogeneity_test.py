"""Pearson's chi-square: published tables, R output, statsmodels, the sum by hand, properties."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from amhe_explore.stats import homogeneity_test

PROPERTY = settings(derandomize=True, max_examples=100, deadline=None)
GROUP = st.integers(1, 10**4).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
GROUPS = st.lists(GROUP, min_size=2, max_size=8)


def test_r_example_of_prop_test() -> None:
    # R stats, example(prop.test): prop.test(smokers, patients) prints X-squared = 12.6, df = 3,
    # p-value = 0.005585.
    result = homogeneity_test([83, 90, 129, 70], [86, 93, 136, 82])
    assert result.statistic == pytest.approx(12.6, abs=0.005)
    assert result.degrees_of_freedom == 3
    assert result.p_value == pytest.approx(0.005585, abs=5e-7)
    assert result.value == result.statistic
    assert (result.lower, result.upper, result.confidence) == (None, None, None)


def test_dalgaard_caesarean_by_shoe_size() -> None:
    # Dalgaard P (2008), Introductory statistics with R, 2nd edition, section 8.3 (R stats):
    # prop.test prints X-squared = 9.2874, df = 5, p-value = 0.09814 and warns of small counts.
    result = homogeneity_test([5, 7, 6, 7, 8, 10], [22, 35, 42, 48, 54, 150])
    assert result.statistic == pytest.approx(9.2874, abs=5e-5)
    assert result.p_value == pytest.approx(0.09814, abs=5e-6)
    assert result.smallest_expected == pytest.approx(22 * 43 / 351)  # 2.7, under 5


# Published chi-squares without continuity correction.
@pytest.mark.parametrize(
    ("counts", "denominators", "statistic", "source"),
    [
        ([48, 38, 5, 1, 1], [17114, 14502, 793, 127, 38], 12.1, "Agresti 2002, malformation"),
        ([19, 29, 24], [516, 589, 293], 7.88, "Armitage 1955, tonsils"),
        ([189, 104], [11034, 11037], 25.0, "Agresti 2002, aspirin and heart attack"),
    ],
)
def test_published_tables(
    counts: list[int], denominators: list[int], statistic: float, source: str
) -> None:
    result = homogeneity_test(counts, denominators)
    assert result.statistic == pytest.approx(statistic, abs=0.05), source


@pytest.mark.parametrize(
    ("counts", "denominators"),
    [
        ([1, 0], [1, 1]),
        ([5, 5, 5], [10, 10, 10]),
        ([0, 7], [30, 30]),
        ([30, 20], [30, 30]),
        ([3, 40, 2, 25], [10, 80, 3, 60]),
        ([12, 15, 9, 30, 2], [40, 41, 33, 90, 7]),
        ([499_500_000, 500_500_000], [10**9, 10**9]),
        ([29753, 28257], [69560, 50264]),
    ],
)
def test_statsmodels_and_the_sum_by_hand_agree(counts: list[int], denominators: list[int]) -> None:
    statsmodels = pytest.importorskip("statsmodels.stats.proportion")
    result = homogeneity_test(counts, denominators)
    statistic, p_value, _ = statsmodels.proportions_chisquare(counts, denominators)
    assert result.statistic == pytest.approx(statistic, rel=1e-9, abs=1e-9)
    assert result.p_value == pytest.approx(p_value, rel=1e-9)
    # sum (x - np)^2 / (n p (1 - p)), which joins the two cells of each group
    p = sum(counts) / sum(denominators)
    by_hand = sum(
        (x - n * p) ** 2 / (n * p * (1 - p)) for x, n in zip(counts, denominators, strict=True)
    )
    assert result.statistic == pytest.approx(by_hand, rel=1e-9, abs=1e-9)


def test_equal_rates_have_a_statistic_of_0() -> None:
    result = homogeneity_test([5, 50, 20], [10, 100, 40])
    assert result.statistic == pytest.approx(0, abs=1e-12)
    assert result.p_value == pytest.approx(1)


@pytest.mark.parametrize(
    ("counts", "denominators", "reason"),
    [
        ([0, 0], [10, 10], "nobody in any group has the outcome, so there is nothing to test"),
        ([10, 10], [10, 10], "everybody in every group has the outcome, so there is nothing"),
        ([1, 0, 3], [10, 0, 10], "group 2 of 3: the denominator is 0"),
        ([None, 1], [10, 10], "group 1 of 2: the count is missing"),
        ([1], [10], "a comparison needs at least two groups"),
    ],
)
def test_nothing_to_test(
    counts: list[float | None], denominators: list[float | None], reason: str
) -> None:
    result = homogeneity_test(counts, denominators)
    assert (result.value, result.statistic, result.p_value) == (None, None, None)
    assert result.reason is not None
    assert result.reason.startswith(reason)


@pytest.mark.parametrize(
    ("counts", "denominators", "name"),
    [
        ([], [], "counts"),
        ([1, 2], [10], "counts and denominators"),
        ([-1, 2], [10, 10], r"counts\[0\]"),
        ([1, 2], [10, math.inf], r"denominators\[1\]"),
        ("12", [10, 10], "counts"),
    ],
)
def test_bad_input_names_the_argument(
    counts: list[float], denominators: list[float], name: str
) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        homogeneity_test(counts, denominators)


@PROPERTY
@given(GROUPS)
def test_order_does_not_matter(groups: list[tuple[int, int]]) -> None:
    counts, denominators = [x for x, _ in groups], [n for _, n in groups]
    assume(0 < sum(counts) < sum(denominators))
    one, other = (
        homogeneity_test(counts, denominators),
        homogeneity_test(counts[::-1], denominators[::-1]),
    )
    assert one.statistic == pytest.approx(other.statistic, rel=1e-9, abs=1e-9)
    assert one.statistic is not None
    assert one.p_value is not None
    assert one.statistic >= 0
    assert 0 <= one.p_value <= 1
    assert one.degrees_of_freedom == len(groups) - 1
