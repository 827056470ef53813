"""The map geometry of the official boundaries, and what it shows, against independent sums."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Transformer
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from amhe_explore import catalogue, maps, warehouse

SQUARE_KM = 1_000_000
LARGEST_BYTES = 120_000
FILES = {
    "icb": ("Integrated_Care_Boards_April_2023_EN_BSC.geojson", "ICB23CD", 42),
    "sub_icb": ("Sub_Integrated_Care_Board_Locations_April_2023_EN_BSC.geojson", "SICBL23CD", 106),
    "region": ("NHS_England_Regions_January_2024_EN_simplified.geojson", "", 7),
}


@pytest.fixture(scope="module")
def layers(opened: warehouse.Warehouse) -> dict[str, maps.Layer]:
    return {layer.id: layer for layer in maps.layers(opened)}


def drawn(layer: maps.Layer) -> dict[str, BaseGeometry]:
    """The areas in metres, whole."""
    return {
        each["properties"]["code"]: shapely.make_valid(
            shapely.transform(shape(each["geometry"]), lambda points: points * 10)
        )
        for each in layer.areas
        if each["properties"]["kind"] == "area"
    }


def published(folder: Path, level: str) -> list[BaseGeometry]:
    """The official outlines in metres, projected without the program."""
    metres = Transformer.from_crs(4326, 27700, always_xy=True)
    content = json.loads((folder / "geography" / FILES[level][0]).read_text("utf-8"))
    return [
        shapely.transform(
            shape(each["geometry"]),
            lambda points: np.column_stack(metres.transform(points[:, 0], points[:, 1])),
        )
        for each in content["features"]
    ]


@pytest.mark.parametrize("level", FILES)
def test_areas_sum_to_england_and_neighbours_share_their_borders(
    layers: dict[str, maps.Layer], official_data: Path, level: str
) -> None:
    shapes = drawn(layers[level])
    assert len(shapes) == FILES[level][2]
    whole = sum(each.area for each in published(official_data, level))
    together = sum(each.area for each in shapes.values())
    assert together == pytest.approx(whole, rel=0.005)
    union = shapely.union_all(list(shapes.values()))
    assert together - union.area < SQUARE_KM, "overlaps"
    # A gap between neighbours is a hole of the union (no official outline leaves one), or a slit
    # that closes when every edge moves out by its half.
    holes = [
        shapely.Polygon(ring).area for part in shapely.get_parts(union) for ring in part.interiors
    ]
    assert max(holes, default=0) < SQUARE_KM, "gaps"


def test_every_board_joins_figures_deprivation_and_outline_by_code(
    layers: dict[str, maps.Layer],
) -> None:
    boards = {each.code for each in catalogue.load().places.values() if each.type == "icb"}
    assert layers["icb"].codes == layers["tiles-icb"].codes == boards
    assert len(boards) == 42


def test_the_isles_of_scilly_stay(layers: dict[str, maps.Layer]) -> None:
    cornwall = drawn(layers["icb"])["QT6"]
    west_of_lands_end = shapely.box(80_000, 0, 100_000, 30_000)
    assert 5 < cornwall.intersection(west_of_lands_end).area / SQUARE_KM < 25


def test_no_layer_is_over_120_kb(layers: dict[str, maps.Layer]) -> None:
    sizes = {name: len(content) for name, content in maps.files(layers.values()).items()}
    assert {name: size for name, size in sizes.items() if size > LARGEST_BYTES} == {}


def test_the_inset_covers_no_land(layers: dict[str, maps.Layer]) -> None:
    for level in ("icb", "sub_icb"):
        (frame,) = [
            shape(each["geometry"])
            for each in layers[level].areas
            if each["properties"]["kind"] == "frame"
        ]
        box = shapely.transform(frame, lambda points: points * 10)
        assert not any(box.intersects(each) for each in drawn(layers[level]).values())
