"""Map layers: outlines or equal-size tiles as the features that a picture is drawn from.

Numbers are whole tens of metres of the British National Grid (tiles: hundredths of a tile). Every
area carries a point inside it and the radius of the widest circle there, for labels and marks.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from amhe_explore.measures import Outlines, SourceRef

# Whole tens of metres: finer than a pixel, and neighbours round their common line alike.
UNIT_METRES = 10
HATCH_METRES = 7_000
TILE_UNIT = 100
TILE_DRAWN = 0.96
HATCH_TILE = 0.34
# London's places again, larger, in the empty sea off the north-east: corners of the box, in metres.
INSET_BOX = (466_000, 548_000, 656_000, 700_000)
INSET_MARGIN = 0.05

AREA, HATCH, INSET, INSET_HATCH, FRAME = "area", "hatch", "inset", "inset-hatch", "frame"

Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a map.

    Attributes:
        id: Name of its file: icb, region, sub_icb, tiles-icb, tiles-region.
        source: The boundary file; None for tiles.
        areas: The outlines, with London's again in a box, as features.
        hatch: Lines across each area, drawn where it has no figure.
    """

    id: str
    source: SourceRef | None
    areas: tuple[Feature, ...]
    hatch: tuple[Feature, ...]

    @property
    def tiles(self) -> bool:
        """Return whether the areas are tiles of one size."""
        return self.source is None

    @property
    def year(self) -> str:
        """Return the year of the boundaries; "" for tiles."""
        return "" if self.source is None else self.source.edition

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes of the places that the layer shows."""
        return frozenset(
            each["properties"]["code"] for each in self.areas if each["properties"]["kind"] == AREA
        )


def boundary_layer(found: Outlines) -> Layer:
    """Return the outlines of one type of place as a layer."""
    shapes = {each.place.code: shapely.from_wkb(each.shape) for each in found.areas}
    london = [each.place.code for each in found.areas if each.in_london]
    areas = [
        _feature(code, AREA, shape, UNIT_METRES, apart=code in london)
        for code, shape in shapes.items()
    ]
    hatch = [
        _lines(code, HATCH, shape, HATCH_METRES, UNIT_METRES) for code, shape in shapes.items()
    ]
    if london:
        areas.append(_feature("", FRAME, shapely.box(*INSET_BOX), UNIT_METRES))
        for code, shape in _enlarged({code: shapes[code] for code in london}).items():
            areas.append(_feature(code, INSET, shape, UNIT_METRES))
            hatch.append(_lines(code, INSET_HATCH, shape, HATCH_METRES, UNIT_METRES))
    return Layer(found.level, found.source, tuple(areas), tuple(hatch))


def tile_layer(
    layer_id: str, tiles: Mapping[str, tuple[int, int]], within: Mapping[str, str] | None = None
) -> Layer:
    """Return places as hexagons of one size.

    Args:
        layer_id: Name of the layer.
        tiles: Row and column by code; row 0 in the south, odd rows half a tile to the right.
        within: The place that each is part of: its tiles then stand for it together.
    """
    shapes: dict[str, BaseGeometry] = {
        code: _hexagon(*at, 1.0 if within else TILE_DRAWN) for code, at in tiles.items()
    }
    if within is not None:
        parts: dict[str, list[BaseGeometry]] = {}
        for code, shape in shapes.items():
            # A hair wider than the tile, so that neighbours of one whole melt into it.
            parts.setdefault(within[code], []).append(shape.buffer(1e-4, join_style="mitre"))
        shapes = {
            code: shapely.union_all(each).simplify(1e-3) for code, each in sorted(parts.items())
        }
    return Layer(
        layer_id,
        None,
        tuple(_feature(code, AREA, shape, 1 / TILE_UNIT) for code, shape in shapes.items()),
        tuple(
            _lines(code, HATCH, shape, HATCH_TILE, 1 / TILE_UNIT) for code, shape in shapes.items()
        ),
    )


def as_bytes(features: Iterable[Feature]) -> bytes:
    """Return features as the content of a GeoJSON file."""
    collection = {"type": "FeatureCollection", "features": list(features)}
    return json.dumps(collection, separators=(",", ":")).encode()


def _enlarged(shapes: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Return shapes drawn as large as the box off the north-east allows."""
    west, south, east, north = shapely.total_bounds(list(shapes.values()))
    left, low, right, high = INSET_BOX
    room = 1 - 2 * INSET_MARGIN
    factor = room * min((right - left) / (east - west), (high - low) / (north - south))
    centre = ((west + east) / 2, (south + north) / 2)
    move = ((left + right) / 2 - centre[0], (low + high) / 2 - centre[1])
    return {
        code: affinity.translate(affinity.scale(shape, factor, factor, origin=centre), *move)
        for code, shape in shapes.items()
    }


def _hexagon(row: int, column: int, size: float) -> BaseGeometry:
    """Return one tile; its corners stand above and below its centre."""
    x, y = (column + (row % 2) / 2) * math.sqrt(3), 1.5 * row
    corners = [math.radians(60 * corner) for corner in range(6)]
    return shapely.Polygon([(x + size * math.sin(at), y + size * math.cos(at)) for at in corners])


def _feature(
    code: str, kind: str, shape: BaseGeometry, unit: float, apart: bool = False
) -> Feature:
    """Return a shape as a feature with a point well inside it."""
    circle: BaseGeometry = shapely.maximum_inscribed_circle(_largest(shape), 20 * unit)  # type: ignore[call-overload]
    (x, y), _ = shapely.get_coordinates(circle)
    properties: dict[str, Any] = {
        "code": code,
        "kind": kind,
        "cx": round(x / unit),
        "cy": round(y / unit),
        "r": round(shapely.length(circle) / unit),
    }
    if apart:
        properties["apart"] = True
    return {"type": "Feature", "properties": properties, "geometry": _whole(shape, unit)}


def _lines(code: str, kind: str, shape: BaseGeometry, step: float, unit: float) -> Feature:
    """Return parallel lines across a shape, on one grid for the whole map."""
    west, south, east, north = shape.bounds
    first, last = math.floor((south - east) / step), math.ceil((north - west) / step)
    rules = shapely.MultiLineString(
        [((west, west + k * step), (east, east + k * step)) for k in range(first, last + 1)]
    )
    crossing = shapely.intersection(shape, rules)
    return {
        "type": "Feature",
        "properties": {"code": code, "kind": kind},
        "geometry": _whole(crossing, unit),
    }


def _largest(shape: BaseGeometry) -> BaseGeometry:
    """Return the largest part of a shape."""
    largest: BaseGeometry = max(shapely.get_parts(shape), key=shapely.area)
    return largest


def _whole(shape: BaseGeometry, unit: float) -> dict[str, Any]:
    """Return a shape as GeoJSON in whole units; neighbours' common points stay common."""
    rounded = shapely.transform(shape, lambda points: np.round(points / unit))
    content: dict[str, Any] = json.loads(shapely.to_geojson(rounded).replace(".0", ""))
    return content
