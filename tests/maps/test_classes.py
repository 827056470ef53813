"""Five classes with round limits: every value in one of them, the limits readable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amhe_explore.maps.classes import CLASSES, classes_of


def test_a_value_on_a_limit_is_in_the_higher_class() -> None:
    found = classes_of([10.0, 35.0])
    assert found.breaks == (15.0, 20.0, 25.0, 30.0)
    assert [found.of(value) for value in (10, 15, 20, 34.9, 35)] == [0, 1, 2, 4, 4]


def test_falling_classes_have_the_lowest_last() -> None:
    found = classes_of([10.0, 35.0], falling=True)
    assert found.breaks == (30.0, 25.0, 20.0, 15.0)
    assert (found.of(12), found.of(34)) == (4, 0)


@pytest.mark.parametrize("values", [[], [7.0], [7.0, 7.0]])
def test_nothing_and_one_value_are_no_error(values: list[float]) -> None:
    found = classes_of(values)
    assert all(0 <= found.of(value) < CLASSES for value in values)


@given(st.lists(st.floats(-50, 150, allow_nan=False), min_size=2, max_size=60))
def test_limits_rise_and_a_higher_value_is_never_in_a_lower_class(values: list[float]) -> None:
    found = classes_of(values)
    assert list(found.breaks) == sorted(set(found.breaks))
    classes = [found.of(value) for value in sorted(values)]
    assert classes == sorted(classes)
