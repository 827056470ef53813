"""What a map is drawn on: a layer, which places of it are shown, and how high."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry import shape

from amhe_explore.maps.canvas import Spec
from amhe_explore.maps.geometry import AREA, INSET, Layer
from amhe_explore.measures import MapPlace
from amhe_explore.theme import LIGHT, LIGHT_MAP, MapPalette, Palette

HEIGHT, TILES_HEIGHT, BOTH_EXTRA = 520, 405, 60
# A single region is drawn about as high as its shape asks for in a column beside another.
COLUMN, LOWEST = 395, 250


@dataclass(frozen=True, slots=True)
class Ground:
    """What a map is drawn on.

    Attributes:
        layer: The layer.
        areas: Address of its file, or the file's content.
        hatch: The same of the hatching.
        palette: Colours of the page.
        colours: Colours of the map.
        chosen: Code of the place that is outlined; "" for none.
        only: Codes of the places that are shown; all where it is empty.
        export: Whether the picture becomes a file, which carries its geometry and is light.
    """

    layer: Layer
    areas: str
    hatch: str
    palette: Palette
    colours: MapPalette
    chosen: str = ""
    only: tuple[str, ...] = ()
    export: bool = False

    def for_file(self) -> Ground:
        """Return the same ground for a picture file: light, and with its geometry inside."""
        return Ground(self.layer, "", "", LIGHT, LIGHT_MAP, self.chosen, self.only, export=True)


def height_of(ground: Ground, more: int = 0) -> int:
    """Return how high a map is drawn: all places as high as England needs, a region as its own."""
    whole = (TILES_HEIGHT if ground.layer.tiles else HEIGHT) + more
    if not ground.only:
        return whole
    shown = [
        shape(each["geometry"])
        for each in ground.layer.areas
        if each["properties"]["kind"] == AREA and is_kept(each["properties"]["code"], ground)
    ]
    if not shown:
        return whole
    west, south, east, north = shapely.total_bounds(shown)
    across, along = east - west, north - south
    wanted = float((COLUMN + more) * along / across)
    return round(min(max(wanted, LOWEST), whole))


def is_shown(place: MapPlace, ground: Ground) -> bool:
    """Return whether a place is on the map: it has an outline, and is not zoomed away."""
    code = place.place.code
    return code in ground.layer.codes and (not ground.only or code in ground.only)


def has_inset(ground: Ground) -> bool:
    """Return whether London stands again in the corner: on the whole map with boundaries."""
    return not ground.only and any(
        each["properties"]["kind"] == INSET for each in ground.layer.areas
    )


def geometry_of(ground: Ground, hatch: bool = False) -> Spec:
    """Return the geometry: its address, or itself."""
    address = ground.hatch if hatch else ground.areas
    if address:
        return {"url": address, "format": {"type": "json", "property": "features"}}
    return {"values": list(ground.layer.hatch if hatch else ground.layer.areas)}


def is_kept(code: str, ground: Ground) -> bool:
    """Return whether a place is not zoomed away."""
    return not ground.only or code in ground.only


def points_of(ground: Ground) -> dict[str, tuple[float, float, float]]:
    """Return a point inside each area and the radius of the circle around it, by code."""
    return {
        each["properties"]["code"]: (
            each["properties"]["cx"],
            each["properties"]["cy"],
            each["properties"]["r"],
        )
        for each in ground.layer.areas
        if each["properties"]["kind"] == AREA
    }
