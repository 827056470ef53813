"""Slope index: the England check, statsmodels, simulation, hand-worked cases, properties."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amhe_explore.stats import difference, group_order, slope_index

PROPERTY = settings(derandomize=True, max_examples=100, deadline=None)
Z = 1.959963984540054
GROUP = st.integers(30, 10**5).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
GROUPS = st.lists(GROUP, min_size=2, max_size=10)

# Name, counts and denominators from most to least disadvantaged.
TABLES = [
    ("five equal groups, rising", [20, 25, 30, 35, 40], [100, 100, 100, 100, 100]),
    ("falling", [400, 350, 300, 250, 200], [1000, 1000, 1000, 1000, 1000]),
    ("unequal groups", [30, 200, 35, 500], [90, 410, 60, 777]),
    ("two groups", [40, 60], [100, 100]),
    ("ties", [50, 50, 70, 70], [100, 100, 100, 100]),
    ("not a line", [80, 20, 20, 80, 50], [100, 120, 140, 160, 180]),
    ("fractional counts", [12.4, 15.6, 22.2], [40, 41, 39.5]),
    ("huge", [4 * 10**8, 5 * 10**8, 6 * 10**8], [10**9, 10**9, 10**9]),
    ("ten small groups", [9, 12, 11, 15, 14, 18, 17, 20, 19, 22], [30, 33, 31, 36, 30] * 2),
]


def test_worked_check_england_deciles(england_deciles: tuple[list[int], list[int]]) -> None:
    result = slope_index(*england_deciles)
    assert (result.sii, result.sii_lower, result.sii_upper) == pytest.approx(
        (0.1402, 0.1359, 0.1444), abs=6e-5
    )
    assert result.intercept == pytest.approx(0.436, abs=5e-4)
    assert (result.rii, result.rii_lower, result.rii_upper) == pytest.approx(
        (1.32, 1.31, 1.33), abs=5e-3
    )
    assert result.rii_method is not None
    assert "fitted most over fitted least advantaged end" in result.rii_method
    assert (result.value, result.lower, result.upper) == (
        result.sii,
        result.sii_lower,
        result.sii_upper,
    )


@pytest.mark.parametrize(("name", "counts", "denominators"), TABLES)
def test_statsmodels_least_squares_agrees(
    name: str, counts: list[float], denominators: list[float]
) -> None:
    linear_model = pytest.importorskip("statsmodels.regression.linear_model")
    n = np.array(denominators, dtype=float)
    rates = np.array(counts) / n
    ranks = (np.cumsum(n) - n / 2) / n.sum()
    design = np.column_stack([np.ones_like(ranks), ranks])
    model = linear_model.WLS(rates, design, weights=n / n.sum())
    intercept, slope = model.fit().params
    # The estimates are a matrix times the rates, so its rows carry the variances of the rates over.
    rows = np.linalg.pinv(model.wexog) * np.sqrt(model.weights)
    errors = np.sqrt(rates * (1 - rates) / n)
    slope_error = math.hypot(*(rows[1] * errors))
    intercept_error = math.hypot(*(rows[0] * errors))
    top = intercept + slope
    log_error = math.hypot(*(((rows[0] + rows[1]) / top - rows[0] / intercept) * errors))

    result = slope_index(counts, denominators)
    assert (result.sii, result.sii_lower, result.sii_upper) == pytest.approx(
        (slope, slope - Z * slope_error, slope + Z * slope_error), abs=1e-9
    ), name
    assert (result.intercept, result.intercept_lower, result.intercept_upper) == pytest.approx(
        (intercept, intercept - Z * intercept_error, intercept + Z * intercept_error), abs=1e-9
    )
    assert (result.rii, result.rii_lower, result.rii_upper) == pytest.approx(
        (
            top / intercept,
            top / intercept * math.exp(-Z * log_error),
            top / intercept * math.exp(Z * log_error),
        ),
        rel=1e-9,
    )


@pytest.mark.parametrize(("name", "counts", "denominators"), [TABLES[i] for i in (1, 2, 5)])
def test_limits_agree_with_simulation_as_phe_sii_makes_them(
    name: str, counts: list[float], denominators: list[float]
) -> None:
    # PHEindicatormethods, phe_sii: draw each rate from a normal distribution, fit each draw, take
    # percentiles. The RII's own limits are by its log, hence only near the percentiles.
    generator = np.random.default_rng(20251101)
    n = np.array(denominators, dtype=float)
    rates = np.array(counts) / n
    ranks = (np.cumsum(n) - n / 2) / n.sum()
    draws = generator.normal(rates, np.sqrt(rates * (1 - rates) / n), size=(20_000, len(n)))
    slopes, intercepts = np.polynomial.polynomial.polyfit(ranks, draws.T, 1, w=np.sqrt(n))[::-1]
    result = slope_index(counts, denominators)
    assert result.upper is not None
    assert result.lower is not None
    width = result.upper - result.lower
    assert (result.lower, result.upper) == pytest.approx(
        list(np.percentile(slopes, [2.5, 97.5])), abs=0.03 * width
    ), name
    ratios = (intercepts + slopes) / intercepts
    assert (result.rii_lower, result.rii_upper) == pytest.approx(
        list(np.percentile(ratios, [2.5, 97.5])), rel=0.05
    )


def test_two_equal_groups_by_hand() -> None:
    # Ranks 0.25 and 0.75: the line through 0.4 and 0.6 rises by 0.2 over half the scale, so by 0.4
    # over all of it, from 0.3 to 0.7: RII 7/3. The slope's variance is 4 (0.24 + 0.24) / 100.
    result = slope_index([40, 60], [100, 100])
    assert result.sii == pytest.approx(0.4)
    assert result.intercept == pytest.approx(0.3)
    assert result.rii == pytest.approx(7 / 3)
    assert result.upper == pytest.approx(0.4 + Z * math.sqrt(4 * 0.48 / 100))


def test_twice_the_difference_for_two_equal_groups() -> None:
    sii, gap = slope_index([300, 500], [1000, 1000]), difference(500, 1000, 300, 1000)
    assert gap.value is not None
    assert sii.value == pytest.approx(2 * gap.value)
    assert gap.upper is not None
    assert sii.upper == pytest.approx(2 * gap.upper, abs=2e-3)


def test_nobody_has_the_outcome() -> None:
    result = slope_index([0, 0, 0], [50, 60, 70])
    assert result.sii == 0
    assert result.lower is not None
    assert result.upper is not None
    assert result.lower < 0 < result.upper
    assert (result.rii, result.rii_lower) == (None, None)
    assert result.rii_reason == "a fitted end of the line is not above 0"


def test_everybody_has_the_outcome() -> None:
    result = slope_index([50, 60, 70], [50, 60, 70])
    assert result.sii == pytest.approx(0, abs=1e-12)
    assert result.lower is not None
    assert result.upper is not None
    assert result.lower < 0 < result.upper
    assert result.rii == pytest.approx(1)


def test_one_group_without_events_has_its_own_uncertainty() -> None:
    with_none, with_one = slope_index([0, 20], [40, 40]), slope_index([1, 20], [40, 40])
    assert with_none.upper is not None
    assert with_none.lower is not None
    assert with_one.upper is not None
    assert with_one.lower is not None
    assert with_none.upper - with_none.lower > 0.9 * (with_one.upper - with_one.lower)


@pytest.mark.parametrize("counts", [[0, 10, 30], [30, 10, 0]])
def test_a_line_that_falls_below_0_at_one_end_has_no_rii(counts: list[int]) -> None:
    # Rates 0, 0.25, 0.75 at ranks 1/6, 1/2, 5/6: slope 1.125 through 1/3 at 1/2, so -0.229 at 0.
    result = slope_index(counts, [40, 40, 40])
    assert abs(result.sii or 0) == pytest.approx(1.125)
    assert (result.rii, result.rii_lower, result.rii_upper) == (None, None, None)
    assert result.rii_reason == "a fitted end of the line is not above 0"


def test_a_steep_line_whose_end_is_near_nothing_has_no_rii_limits() -> None:
    result = slope_index([8, 15, 30], [40, 40, 40])
    assert result.rii is not None
    assert (result.rii_lower, result.rii_upper) == (None, None)
    assert result.rii_reason == "a fitted end of the line is not clearly above 0"


@pytest.mark.parametrize(
    ("counts", "denominators", "reason"),
    [
        ([1, 2, 0], [10, 10, 0], "group 3 of 3: the denominator is 0"),
        ([1, None, 3], [10, 10, 10], "group 2 of 3: the count is missing"),
        ([1, 2, 3], [None, 10, 10], "group 1 of 3: the denominator is missing"),
        ([5], [10], "a slope needs at least two groups"),
    ],
)
def test_no_slope_without_every_group(
    counts: list[float | None], denominators: list[float | None], reason: str
) -> None:
    result = slope_index(counts, denominators)
    assert (result.value, result.sii, result.rii, result.intercept) == (None,) * 4
    assert result.reason == reason


@pytest.mark.parametrize(
    ("counts", "denominators", "confidence", "name"),
    [
        ([], [], 0.95, "counts"),
        ([1, 2], [10], 0.95, "counts and denominators"),
        ([1, 11], [10, 10], 0.95, r"counts\[1\]"),
        ([1, -1], [10, 10], 0.95, r"counts\[1\]"),
        ([1, 1], [math.nan, 10], 0.95, r"denominators\[0\]"),
        ([1, 1], [10, math.inf], 0.95, r"denominators\[1\]"),
        ([1, 1], [10, 10], 0.1, "confidence"),
    ],
)
def test_bad_input_names_the_argument(
    counts: list[float], denominators: list[float], confidence: float, name: str
) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        slope_index(counts, denominators, confidence)


@PROPERTY
@given(GROUPS, st.floats(0.5, 0.9999))
def test_limits_contain_the_value(groups: list[tuple[int, int]], confidence: float) -> None:
    result = slope_index([x for x, _ in groups], [n for _, n in groups], confidence)
    assert result.value is not None
    assert result.lower is not None
    assert result.upper is not None
    assert result.lower < result.value < result.upper
    if result.rii_lower is not None and result.rii_upper is not None:
        assert result.rii is not None
        assert 0 < result.rii_lower <= result.rii <= result.rii_upper


@PROPERTY
@given(st.lists(st.integers(1, 1000), min_size=2, max_size=10), st.integers(1, 9))
def test_equal_rates_have_no_slope(sizes: list[int], tenths: int) -> None:
    result = slope_index([size * tenths for size in sizes], [size * 10 for size in sizes])
    assert result.sii == pytest.approx(0, abs=1e-12)
    assert result.rii is None or result.rii == pytest.approx(1)
    assert result.intercept == pytest.approx(tenths / 10)


@PROPERTY
@given(GROUPS)
def test_reversing_the_order_negates_the_slope(groups: list[tuple[int, int]]) -> None:
    one = slope_index([x for x, _ in groups], [n for _, n in groups])
    other = slope_index([x for x, _ in groups[::-1]], [n for _, n in groups[::-1]])
    assert one.lower is not None
    assert one.upper is not None
    assert other.value is not None
    assert one.value == pytest.approx(-other.value, abs=1e-9)
    assert (other.lower, other.upper) == pytest.approx((-one.upper, -one.lower), abs=1e-9)


@PROPERTY
@given(GROUPS, st.integers(2, 50))
def test_interval_narrows_as_people_grow(groups: list[tuple[int, int]], factor: int) -> None:
    few = slope_index([x for x, _ in groups], [n for _, n in groups])
    many = slope_index([x * factor for x, _ in groups], [n * factor for _, n in groups])
    assert few.lower is not None
    assert few.upper is not None
    assert many.lower is not None
    assert many.upper is not None
    assert many.upper - many.lower < few.upper - few.lower


@PROPERTY
@given(GROUPS, st.data())
def test_labels_change_nothing_but_the_order(
    groups: list[tuple[int, int]], data: st.DataObject
) -> None:
    labelled = [(str(k + 1), group) for k, group in enumerate(groups)]
    shuffled = data.draw(st.permutations(labelled))
    ordered = [shuffled[k][1] for k in group_order([label for label, _ in shuffled])]
    assert ordered == groups
    assert slope_index([x for x, _ in ordered], [n for _, n in ordered]) == slope_index(
        [x for x, _ in groups], [n for _, n in groups]
    )
