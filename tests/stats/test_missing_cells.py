"""Missing cells: the words for each kind, and which group is named."""

import pytest

from amhe_explore.stats.missing_cells import (
    missing_of_two,
    missing_part,
    missing_parts,
    no_variation,
    present,
)


@pytest.mark.parametrize(
    ("count", "denominator", "reason"),
    [
        (5, 10, None),
        (0, 10, None),
        (0, 0, "the denominator is 0"),
        (None, 0, "the denominator is 0"),
        (None, 10, "the count is missing"),
        (5, None, "the denominator is missing"),
    ],
)
def test_one_proportion(count: float | None, denominator: float | None, reason: str | None) -> None:
    assert missing_part(count, denominator) == reason


def test_the_first_of_two_groups_is_named_first() -> None:
    assert missing_of_two(1, 2, 1, 2) is None
    assert missing_of_two(None, 2, None, 2) == "group 1: the count is missing"
    assert missing_of_two(1, 2, 1, 0) == "group 2: the denominator is 0"


def test_many_groups_name_the_first_that_is_missing() -> None:
    assert missing_parts([1, 0], [2, 2]) is None
    assert missing_parts([1, 0, None], [2, 0, 2]) == "group 2 of 3: the denominator is 0"


def test_no_variation_says_which_way() -> None:
    assert no_variation([1, 0], [2, 2]) is None
    assert str(no_variation([0, 0], [2, 2])).startswith("nobody")
    assert str(no_variation([2, 2], [2, 2])).startswith("everybody")


def test_present_values_are_plain_floats() -> None:
    assert present([1, None, 0, 2.5]) == [1.0, 0.0, 2.5]
    assert all(type(value) is float for value in present([1, 2]))
