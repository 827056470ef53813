"""Similar places of the example: the parts that are loaded, the distance worked out by hand."""

from __future__ import annotations

import math
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import measures, paths, warehouse

YEAR = "2024-25"
BROAD = {
    "asian": ("bangladeshi", "indian", "pakistani", "any_other_asian_background"),
    "black": ("african", "caribbean", "any_other_black_background"),
    "mixed": (
        "white_and_asian",
        "white_and_black_african",
        "white_and_black_caribbean",
        "any_other_mixed_background",
    ),
    "other": ("chinese", "any_other_ethnic_group"),
    "white": ("white_british", "white_irish", "any_other_white_background"),
}


@pytest.fixture(scope="module")
def example(example_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(example_warehouse) as found:
        yield found


def by_hand(code: str) -> list[tuple[float, str]]:
    """Distances from one example place, straight from the file that invents them."""
    text = (Path(paths.__file__).resolve().parents[1] / "data/example/places.toml").read_text()
    places = {each["code"]: each for each in tomllib.loads(text)["place"] if "people" in each}
    parts = {
        key: (
            [each["imd_average_score"]],
            [sum(each["ethnic"][group] for group in groups) / 1000 for groups in BROAD.values()],
            [math.log(each["people"])],
        )
        for key, each in places.items()
    }
    found = []
    for other in places:
        squares = []
        for n in range(3):
            differences = []
            for k in range(len(parts[code][n])):
                spread = statistics.pstdev(each[n][k] for each in parts.values())
                differences.append((parts[other][n][k] - parts[code][n][k]) / spread)
            squares.append(statistics.fmean(each**2 for each in differences))
        found.append((math.sqrt(statistics.fmean(squares)), other))
    return sorted(found)[1:6]


@pytest.mark.parametrize("code", ["X01", "X04", "X13"])
def test_distances_are_those_worked_out_by_hand(example: warehouse.Warehouse, code: str) -> None:
    found = measures.similar_places(example, code, YEAR)
    expected = by_hand(code)
    assert [each.place.code for each in found.nearest] == [other for _, other in expected]
    for each, (distance, _) in zip(found.nearest, expected, strict=True):
        assert each.distance == pytest.approx(distance, abs=2e-3)
    assert found.compared == 19
    assert found.made_up


def test_a_part_that_is_not_loaded_is_named(example: warehouse.Warehouse) -> None:
    found = measures.similar_places(example, "X04", YEAR)
    assert found.parts == ("deprivation", "ethnicity", "size")
    assert found.not_loaded == ("age",)
    assert sum(found.own["ethnicity"].values()) == pytest.approx(1)


def test_without_any_figure_nobody_is_similar(small_warehouse: Path) -> None:
    with warehouse.open_current(small_warehouse) as opened:
        found = measures.similar_places(opened, "RDY", YEAR)
    assert (found.parts, found.nearest, found.compared) == ((), (), 0)
    assert found.not_loaded == ("deprivation", "ethnicity", "age", "size")
