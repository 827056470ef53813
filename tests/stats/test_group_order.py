"""The order of labelled groups: numbers as numbers, also where they come as text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amhe_explore.stats import group_order


@pytest.mark.parametrize(
    ("labels", "order"),
    [
        (["10", "9"], (1, 0)),
        (["1", "10", "2"], (0, 2, 1)),
        ([10, 9, 1], (2, 1, 0)),
        (["10 Most deprived", "01 Least deprived", "02 Less deprived"], (1, 2, 0)),
        (["18 to 25", "26 to 64", "65 to 74", "9 to 17"], (3, 0, 1, 2)),
        ([" 3", "2 "], (1, 0)),
        (["5"], (0,)),
    ],
)
def test_rising_order_of_the_numbers(labels: list[str | int], order: tuple[int, ...]) -> None:
    assert group_order(labels) == order


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        ([], "labels"),
        ("10", "labels"),
        (["1", "Not stated"], r"labels\[1\]"),
        (["", "1"], r"labels\[0\]"),
        ([True, 2], r"labels\[0\]"),
        ([-1, 2], r"labels\[0\]"),
        (["01", "1"], "labels"),
    ],
)
def test_bad_labels_are_named(labels: list[str | int], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        group_order(labels)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=30, unique=True))
def test_text_and_numbers_sort_alike(numbers: list[int]) -> None:
    order = group_order([str(number) for number in numbers])
    assert [numbers[k] for k in order] == sorted(numbers)
    assert order == group_order(numbers)
