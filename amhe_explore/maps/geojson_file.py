"""A map as GeoJSON to take away: outlines in degrees with their figures and attribution."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import shapely

from amhe_explore.maps.words import MADE_UP_WORDS
from amhe_explore.measures import DeprivationMap, MapPlace, Outlines

BRITISH_GRID, DEGREES = 27_700, 4_326
# Five decimals of a degree: about a metre.
FINENESS = 0.00001


def geojson_file(found: DeprivationMap, drawn: Outlines, attribution: Sequence[str]) -> bytes:
    """Return the places as GeoJSON (RFC 7946), simplified outlines with their figures.

    Args:
        found: The figures.
        drawn: The outlines.
        attribution: Sources, editions, licences and the attribution that boundaries ask for.
    """
    import geopandas as gpd  # for this file alone, not at every start

    shapes = gpd.GeoSeries.from_wkb([each.shape for each in drawn.areas], crs=BRITISH_GRID)
    degrees = shapely.set_precision(shapes.to_crs(DEGREES).values, FINENESS, mode="pointwise")
    features = []
    for outline, shape in zip(drawn.areas, degrees, strict=True):
        place = found.of(outline.place.code)
        if place is not None:
            features.append(
                {
                    "type": "Feature",
                    "properties": _properties(found, place),
                    "geometry": json.loads(shapely.to_geojson(shape)),
                }
            )
    content: dict[str, Any] = {
        "type": "FeatureCollection",
        "title": f"{found.deprivation} and {found.outcome}, {found.period}",
        "attribution": list(attribution),
        "features": features,
    }
    if found.made_up:
        content["notice"] = MADE_UP_WORDS
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _properties(found: DeprivationMap, place: MapPlace) -> dict[str, Any]:
    """Return the figures of one place; a missing one has its reason beside it."""
    return {
        "code": place.place.code,
        "name": place.place.name,
        "period": found.period,
        f"deprivation_{found.deprivation}": _short(place.deprivation),
        found.outcome: _short(place.value),
        "lower_95": _short(place.lower),
        "upper_95": _short(place.upper),
        "reason": place.reason,
        "courses_finished": place.finished,
        "made_up": found.made_up,
    }


def _short(value: float | None) -> float | None:
    """Return a figure with two decimals."""
    return None if value is None else round(value, 2)
