"""Bounds over the unknown: hand-worked cases, every assignment tried, properties."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amhe_explore.stats import unknown_bounds

PROPERTY = settings(derandomize=True, max_examples=200, deadline=None)
GROUP = st.integers(1, 10**5).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


# x1, n1, x2, n2, n_u, x_u; the difference and its bounds as fractions worked by hand.
@pytest.mark.parametrize(
    ("arguments", "value", "lower", "upper"),
    [
        # 40/110 - 50/110 at best, 30/110 - 60/110 at worst
        ((30, 100, 50, 100, 20, 10), -0.2, -30 / 110, -10 / 110),
        # nobody unknown: the difference itself
        ((30, 100, 50, 100, 0, 0), -0.2, -0.2, -0.2),
        ((30, 100, 50, 100, 0, None), -0.2, -0.2, -0.2),
        # all the unknown have the outcome: at worst 0.3 - 55/105, at best 35/105 - 0.5
        ((30, 100, 50, 100, 5, 5), -0.2, 0.3 - 55 / 105, 35 / 105 - 0.5),
        # none has: at worst 30/105 - 0.5, at best 0.3 - 50/105
        ((30, 100, 50, 100, 5, 0), -0.2, 30 / 105 - 0.5, 0.3 - 50 / 105),
        # one unknown, outcome not known: the best of 31/101 - 0.5 = -0.1931 and 0.3 - 50/101 =
        # -0.1950; the worst of 30/101 - 0.5 = -0.2030 and 0.3 - 51/101 = -0.2050
        ((30, 100, 50, 100, 1, None), -0.2, 0.3 - 51 / 101, 31 / 101 - 0.5),
        # no events known, two unknown: 2/12 - 0/10 and 0/10 - 2/12
        ((0, 10, 0, 10, 2, None), 0, -2 / 12, 2 / 12),
        # everybody known has it: 1 - 10/12 and 10/12 - 1
        ((10, 10, 10, 10, 2, None), 0, 10 / 12 - 1, 1 - 10 / 12),
        # one person each and one unknown: 1/1 - 0 stays 1 or falls: 1/2 - 0, 1 - 1/2
        ((1, 1, 0, 1, 1, None), 1, 0.5, 1),
        # more unknown than known: 60/110 - 5/50 and 10/100 - 55/60
        ((10, 60, 5, 10, 90, 50), 10 / 60 - 0.5, 10 / 100 - 55 / 60, 60 / 110 - 5 / 50),
    ],
)
def test_hand_worked(
    arguments: tuple[int, int, int, int, int, int | None],
    value: float,
    lower: float,
    upper: float,
) -> None:
    result = unknown_bounds(*arguments)
    assert (result.value, result.lower, result.upper) == pytest.approx((value, lower, upper))
    assert result.confidence is None
    assert result.reason is None


@pytest.mark.parametrize(
    ("arguments", "tipping_point"),
    [
        # (30 + s)/(100 + s) = 1/2 at s = 40, if none of the others is in the other group
        ((30, 100, 50, 100, 40, 40), 40),
        ((30, 100, 50, 100, 39, 39), None),
        # with 20 others without the outcome in group 2: (30 + s)/(100 + s) = 50/120 at s = 20
        ((30, 100, 50, 100, 60, 40), 20),
        # outcomes not known: (30 + s)(200 - s) >= 50 (100 + s), so 1000 + 120 s - s^2 >= 0: from 0
        ((30, 100, 50, 100, 100, None), 0),
        # (30 + s)(140 - s) >= 50 (100 + s): -800 + 60 s - s^2 >= 0 from s = 20
        ((30, 100, 50, 100, 40, None), 20),
        # the same gap the other way round
        ((50, 100, 30, 100, 40, None), 20),
        # no gap to close
        ((5, 10, 50, 100, 40, None), None),
        # the other group is complete: it would take endless people, or one without the outcome
        ((5, 10, 10, 10, 20, 20), None),
    ],
)
def test_tipping_point_by_hand(
    arguments: tuple[int, int, int, int, int, int | None], tipping_point: int | None
) -> None:
    assert unknown_bounds(*arguments).tipping_point == tipping_point


def _every_assignment(
    first: tuple[int, int], second: tuple[int, int], unknown: int, known_count: int | None
) -> tuple[float, float]:
    """Smallest and largest difference over every way to put the unknown into the two groups."""
    (x1, n1), (x2, n2) = first, second
    differences = [
        (x1 + with_1) / (n1 + with_1 + without_1)
        - (x2 + count - with_1) / (n2 + unknown - with_1 - without_1)
        for count in (range(unknown + 1) if known_count is None else [known_count])
        for with_1 in range(count + 1)
        for without_1 in range(unknown - count + 1)
    ]
    return min(differences), max(differences)


def _fewest_to_close(
    first: tuple[int, int], second: tuple[int, int], unknown: int, known_count: int | None
) -> int | None:
    """Fewest moved to the lower group with the outcome, others anywhere, that close the gap."""
    (x1, n1), (x2, n2) = first, second
    if x1 * n2 == x2 * n1:
        return None
    (x_low, n_low), (x_high, n_high) = sorted((first, second), key=lambda g: g[0] / g[1])
    closing = [
        moved
        for count in (range(unknown + 1) if known_count is None else [known_count])
        for moved in range(count + 1)
        for elsewhere in range(count - moved + 1)
        for without in range(unknown - count + 1)
        if (x_low + moved) * (n_high + elsewhere + without)
        >= (x_high + elsewhere) * (n_low + moved)
    ]
    return min(closing, default=None)


def test_every_assignment_tried() -> None:
    generator = random.Random(4)
    for _ in range(600):
        n1, n2 = generator.randint(1, 12), generator.randint(1, 12)
        first, second = (generator.randint(0, n1), n1), (generator.randint(0, n2), n2)
        unknown = generator.randint(0, 7)
        known_count = generator.choice([None, generator.randint(0, unknown)])
        result = unknown_bounds(*first, *second, unknown, known_count)
        assert (result.lower, result.upper) == pytest.approx(
            _every_assignment(first, second, unknown, known_count), abs=1e-12
        )
        assert result.tipping_point == _fewest_to_close(first, second, unknown, known_count)


def test_huge_numbers_are_quick_and_exact() -> None:
    # (4e8 + s)/(1e9 + s) = 5e8/1e9 at s = 2e8 when all the unknown have the outcome
    result = unknown_bounds(4 * 10**8, 10**9, 5 * 10**8, 10**9, 3 * 10**8, 3 * 10**8)
    assert result.tipping_point == 2 * 10**8


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((0, 0, 5, 10, 3, None), "group 1: the denominator is 0"),
        ((1, 10, None, 10, 3, None), "group 2: the count is missing"),
        ((1, 10, 5, 10, None, None), "the number of people whose group is not known is missing"),
    ],
)
def test_no_bounds_without_the_numbers(arguments: tuple[float | None, ...], reason: str) -> None:
    result = unknown_bounds(*arguments)
    assert (result.value, result.lower, result.upper, result.tipping_point) == (None,) * 4
    assert result.reason == reason


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((11, 10, 5, 10, 3, None), "count_1"),
        ((1, math.nan, 5, 10, 3, None), "denominator_1"),
        ((1, 10, -5, 10, 3, None), "count_2"),
        ((1, 10, 5, math.inf, 3, None), "denominator_2"),
        ((1, 10, 5, 10, -3, None), "unknown_denominator"),
        ((1, 10, 5, 10, 3, 4), "unknown_count"),
    ],
)
def test_bad_input_names_the_argument(arguments: tuple[float | None, ...], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        unknown_bounds(*arguments)


@PROPERTY
@given(GROUP, GROUP, st.integers(0, 10**5), st.data())
def test_bounds_contain_the_difference_and_stay_in_range(
    first: tuple[int, int], second: tuple[int, int], unknown: int, data: st.DataObject
) -> None:
    known_count = data.draw(st.none() | st.integers(0, unknown))
    result = unknown_bounds(*first, *second, unknown, known_count)
    assert result.value is not None
    assert result.lower is not None
    assert result.upper is not None
    assert -1 <= result.lower <= result.value <= result.upper <= 1


@PROPERTY
@given(GROUP, GROUP, st.integers(0, 10**5), st.data())
def test_swapping_the_groups_negates_and_knowing_more_narrows(
    first: tuple[int, int], second: tuple[int, int], unknown: int, data: st.DataObject
) -> None:
    known_count = data.draw(st.integers(0, unknown))
    open_count = unknown_bounds(*first, *second, unknown)
    swapped = unknown_bounds(*second, *first, unknown)
    known = unknown_bounds(*first, *second, unknown, known_count)
    assert swapped.lower is not None
    assert swapped.upper is not None
    assert (open_count.lower, open_count.upper) == pytest.approx(
        (-swapped.upper, -swapped.lower), abs=1e-12
    )
    assert open_count.lower is not None
    assert open_count.upper is not None
    assert known.lower is not None
    assert known.upper is not None
    assert open_count.lower - 1e-12 <= known.lower
    assert known.upper <= open_count.upper + 1e-12
    assert swapped.tipping_point == open_count.tipping_point
