"""Adults by deprivation tenth: every tenth of a place that is known, nothing otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse

Warehouse = warehouse.Warehouse


@pytest.fixture(scope="module")
def example(example_warehouse: Path) -> Iterator[Warehouse]:
    with warehouse.open_current(example_warehouse) as found:
        yield found


def test_the_tenths_are_in_order_and_add_up_to_all_adults(example: Warehouse) -> None:
    found = measures.adults_by_tenth(example, "icb:X01")
    assert list(found) == [f"imd_{n:02d}" for n in range(1, 11)]
    rows = example.rows("population", place="icb:X01")
    (whole,) = [row[4] for row in rows if row[0] == "total" and row[2] == "18_plus"]
    # Each number is rounded to 5.
    assert sum(found.values()) == pytest.approx(whole, abs=25)


def test_a_place_whose_adults_are_not_known_has_none_and_no_source(small_warehouse: Path) -> None:
    with warehouse.open_current(small_warehouse) as opened:
        assert measures.adults_by_tenth(opened, "icb:QKS") == {}
        assert measures.adults_sources(opened, "icb:QKS") == ()


def test_made_up_adults_have_a_made_up_source(example: Warehouse) -> None:
    sources = measures.adults_sources(example, "icb:X01")
    assert sources
    assert all(each.made_up for each in sources)
