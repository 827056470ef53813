"""Layers: one set of features for a place, its hatching, and London again where it can be seen."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from amhe_explore.maps.geometry import (
    INSET_BOX,
    Layer,
    as_bytes,
    boundary_layer,
    tile_layer,
)
from amhe_explore.measures import Outline, Outlines, PlaceRef, SourceRef

SOURCE = SourceRef("icb-boundaries-2023", "2023", "Boundaries", "", "ONS", "OGL")


def outline(code: str, box: tuple[float, float, float, float], region: str) -> Outline:
    return Outline(PlaceRef(code, code, "icb"), region, shapely.to_wkb(shapely.box(*box)))


@pytest.fixture
def layer() -> Layer:
    """Two neighbours outside London, one of them narrower than a hatch step; one in London."""
    areas = (
        outline("AAA", (400_004, 300_004, 450_006, 360_004), "region:Y60"),
        outline("BBB", (450_006, 300_004, 456_000, 360_004), "region:Y60"),
        outline("LLL", (530_000, 170_000, 540_000, 180_000), "region:Y56"),
    )
    return boundary_layer(Outlines("icb", SOURCE, areas))


def of_kind(features: tuple[dict[str, Any], ...], kind: str) -> dict[str, Any]:
    return {
        each["properties"]["code"]: each for each in features if each["properties"]["kind"] == kind
    }


def test_neighbours_round_their_common_line_alike(layer: Layer) -> None:
    one, two = (shape(of_kind(layer.areas, "area")[code]["geometry"]) for code in ("AAA", "BBB"))
    # 450,006 m lies between two whole tens: both sides go to the same one.
    assert one.bounds[2] == two.bounds[0] == 45_001
    assert one.intersection(two).area == 0


def test_every_area_has_a_point_well_inside_for_its_mark(layer: Layer) -> None:
    for each in layer.areas:
        at = shapely.Point(each["properties"]["cx"], each["properties"]["cy"])
        assert shape(each["geometry"]).contains(at)
        assert shape(each["geometry"]).boundary.distance(at) == pytest.approx(
            each["properties"]["r"], abs=60
        )


def test_london_stands_again_larger_inside_its_box(layer: Layer) -> None:
    inset = of_kind(layer.areas, "inset")
    assert list(inset) == ["LLL"]
    large, small = (shape(each["geometry"]) for each in (inset["LLL"], layer.areas[2]))
    assert shape(layer.areas[2]["geometry"]).area == small.area
    assert large.area > 9 * small.area
    assert shapely.transform(shapely.box(*INSET_BOX), lambda at: at / 10).contains(large)
    assert layer.areas[2]["properties"]["apart"] is True
    assert list(of_kind(layer.hatch, "inset-hatch")) == ["LLL"]


def test_hatching_stays_inside_its_area_and_is_evenly_spaced(layer: Layer) -> None:
    lines = of_kind(layer.hatch, "hatch")
    inside = shape(of_kind(layer.areas, "area")["AAA"]["geometry"]).buffer(1)
    drawn = shape(lines["AAA"]["geometry"])
    assert inside.contains(drawn)
    offsets = sorted(
        {round(part.coords[0][1] - part.coords[0][0]) for part in shapely.get_parts(drawn)}
    )
    assert {b - a for a, b in itertools.pairwise(offsets)} <= {699, 700, 701}
    # Even the narrow one has lines.
    assert not shape(lines["BBB"]["geometry"]).is_empty


def test_tiles_stand_in_rows_shifted_by_half() -> None:
    found = tile_layer("tiles-icb", {"A": (0, 0), "B": (0, 1), "C": (1, 0)})
    assert found.tiles
    assert found.codes == {"A", "B", "C"}
    centres = {
        code: (each["properties"]["cx"], each["properties"]["cy"])
        for code, each in of_kind(found.areas, "area").items()
    }
    assert centres["A"] == (0, 0)
    assert centres["B"] == pytest.approx((173, 0), abs=1)
    assert centres["C"] == pytest.approx((87, 150), abs=1)


def test_a_region_is_the_tiles_of_its_boards_without_seams() -> None:
    tiles = {"A": (0, 0), "B": (0, 1), "C": (1, 0), "D": (5, 5)}
    found = tile_layer("tiles-region", tiles, {"A": "R", "B": "R", "C": "R", "D": "S"})
    joined = shape(of_kind(found.areas, "area")["R"]["geometry"])
    assert joined.geom_type == "Polygon"
    assert shapely.get_num_interior_rings(joined) == 0
    alone = shape(of_kind(found.areas, "area")["S"]["geometry"])
    assert joined.area == pytest.approx(3 * alone.area, rel=0.01)


def test_the_file_is_geojson_in_whole_numbers(layer: Layer) -> None:
    content = as_bytes(layer.areas)
    assert b"." not in content.replace(b"450_006", b"")
    assert json.loads(content)["type"] == "FeatureCollection"
