"""Maps of places: one measure, or deprivation and an outcome in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from amhe_explore.maps import legend
from amhe_explore.maps.canvas import (
    PICK,
    Rows,
    Spec,
    canvas,
    given,
    inline,
    made_up_mark,
    number,
)
from amhe_explore.maps.classes import Classes, classes_of
from amhe_explore.maps.geometry import INSET_BOX, UNIT_METRES, Layer
from amhe_explore.maps.words import Words
from amhe_explore.measures import OUTCOMES, DeprivationMap, MapPlace
from amhe_explore.theme import LIGHT, LIGHT_MAP, MapPalette, Palette, ink_on

HEIGHT, TILES_HEIGHT, BOTH_EXTRA = 520, 405, 60
GAP = OUTCOMES[0]
# A tile that is narrower than this many pixels has room for the code alone.
ROOM_FOR_NAMES = 27


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


def deprivation_picture(found: DeprivationMap, ground: Ground, words: Words) -> Spec:
    """Return the map of deprivation."""
    values = [each.deprivation for each in found.places if each.deprivation is not None]
    classes = classes_of(values)
    ramp = ground.colours.made_up if words.made_up else ground.colours.deprivation
    return _one_measure(found.places, lambda each: each.deprivation, ramp, classes, ground, words)


def outcome_picture(found: DeprivationMap, ground: Ground, words: Words) -> Spec:
    """Return the map of the outcome: the fuller the colour, the wider the gap or lower the rate."""
    values = [each.value for each in found.places if each.value is not None]
    classes = classes_of(values, falling=found.outcome != GAP)
    ramp = ground.colours.made_up if words.made_up else ground.colours.outcome
    return _one_measure(found.places, lambda each: each.value, ramp, classes, ground, words)


def both_picture(found: DeprivationMap, ground: Ground, words: Words) -> Spec:
    """Return deprivation and outcome in nine colours, the four corners with a shape each."""
    fills = {
        each.place.code: ground.colours.both[each.thirds[0]][each.thirds[1]]
        for each in found.places
        if each.thirds is not None
    }
    shapes = [
        {
            "code": each.place.code,
            "shape": legend.CORNERS[each.thirds],
            "ink": ink_on(fills[each.place.code]),
        }
        for each in found.places
        if each.thirds in legend.CORNERS and _is_shown(each, ground)
    ]
    layers = [
        *_areas(found.places, fills, ground, words),
        *_corner_marks(shapes, ground),
        *legend.nine(words, ground.palette, ground.colours),
    ]
    height = (TILES_HEIGHT if ground.layer.tiles else HEIGHT) + BOTH_EXTRA
    return _map(layers, height, ground, words)


def _one_measure(
    places: Sequence[MapPlace],
    value_of: Callable[[MapPlace], float | None],
    ramp: tuple[str, ...],
    classes: Classes,
    ground: Ground,
    words: Words,
) -> Spec:
    """Return a map of one measure in five classes."""
    values = {each.place.code: value_of(each) for each in places}
    fills = {code: ramp[classes.of(value)] for code, value in values.items() if value is not None}
    layers = [
        *_areas(places, fills, ground, words),
        *legend.band(ramp, classes, words, ground.palette, ground.colours),
    ]
    return _map(layers, TILES_HEIGHT if ground.layer.tiles else HEIGHT, ground, words)


def _map(layers: list[Spec], height: int, ground: Ground, words: Words) -> Spec:
    """Return layers as a map."""
    spec = canvas(layers, height, words, ground.palette, ground.export)
    spec["projection"] = {"type": "identity", "reflectY": True}
    return spec


def _areas(
    places: Sequence[MapPlace], fills: dict[str, str], ground: Ground, words: Words
) -> list[Spec]:
    """Return the areas with their fills, hatching, outline of the chosen one, and labels."""
    shown = [each for each in places if _is_shown(each, ground)]
    rows = [
        {
            "code": each.place.code,
            "fill": fills.get(each.place.code, ground.palette.bg),
            "says": words.says.get(each.place.code, each.place.name),
        }
        for each in shown
    ]
    bare = [each["code"] for each in rows if each["code"] not in fills]
    colours = ground.colours
    edge: Spec = {"strokeWidth": 0.7, "stroke": colours.edge}
    if words.made_up:
        edge = {"strokeWidth": 1.6, "stroke": colours.made_up_ink, "strokeDash": [5, 3]}
    filled = {"type": "geoshape", "strokeJoin": "round", "cursor": "pointer", **edge}
    fill = {"fill": given("fill")}
    layers = [
        _shape(ground, rows, "area", filled, fill | {"description": given("says")}, pick=True)
    ]
    if _has_inset(ground):
        layers.append(_shape(ground, rows, "inset", filled | {"aria": False}, fill))
        layers += _frame(ground)
    if bare:
        layers.append(_hatching(ground, bare))
    if words.made_up:
        height = TILES_HEIGHT if ground.layer.tiles else HEIGHT
        layers.append(made_up_mark(colours, height))
    layers += _outline(ground)
    return layers + _labels(shown, fills, ground)


def _is_shown(place: MapPlace, ground: Ground) -> bool:
    """Return whether a place is on the map: it has an outline, and is not zoomed away."""
    code = place.place.code
    return code in ground.layer.codes and (not ground.only or code in ground.only)


def _has_inset(ground: Ground) -> bool:
    """Return whether London stands again in the corner: on the whole map with boundaries."""
    return not ground.only and any(
        each["properties"]["kind"] == "inset" for each in ground.layer.areas
    )


def _data(ground: Ground, hatch: bool = False) -> Spec:
    """Return the geometry: its address, or itself."""
    address = ground.hatch if hatch else ground.areas
    if address:
        return {"url": address, "format": {"type": "json", "property": "features"}}
    return {"values": list(ground.layer.hatch if hatch else ground.layer.areas)}


def _join(rows: Rows) -> list[Spec]:
    """Return how a feature finds its row."""
    fields = [name for name in rows[0] if name != "code"] if rows else []
    return [
        {"calculate": "datum.properties.code", "as": "code"},
        {"lookup": "code", "from": {"data": inline(rows), "key": "code", "fields": fields}},
    ]


def _shape(
    ground: Ground, rows: Rows, kind: str, mark: Spec, encoding: Spec, pick: bool = False
) -> Spec:
    """Return the features of one kind that have a row."""
    test = f"datum.properties.kind == '{kind}' && isValid(datum.fill)"
    made: Spec = {
        "data": _data(ground),
        "transform": [*_join(rows), {"filter": test}],
        "mark": mark,
        "encoding": encoding,
    }
    if pick and not ground.export:
        select = {"type": "point", "fields": ["code"], "on": "click", "clear": False}
        made["params"] = [{"name": PICK, "select": select}]
    return made


def _frame(ground: Ground) -> list[Spec]:
    """Return the box around London, with its name."""
    west, _, _, north = (each / UNIT_METRES for each in INSET_BOX)
    box: Spec = {
        "data": _data(ground),
        "transform": [{"filter": "datum.properties.kind == 'frame'"}],
        "mark": {
            "type": "geoshape",
            "filled": False,
            "stroke": ground.palette.ref,
            "strokeWidth": 1,
            "aria": False,
        },
    }
    name: Spec = {
        "data": inline([{"x": west, "y": north}]),
        "mark": {
            "type": "text",
            "text": "London, larger",
            "align": "left",
            "baseline": "bottom",
            "dy": -3,
            "fontSize": 11.5,
            "color": ground.palette.soft,
            "aria": False,
        },
        "encoding": {"longitude": number("x"), "latitude": number("y")},
    }
    return [box, name]


def _hatching(ground: Ground, codes: Sequence[str]) -> Spec:
    """Return lines across the places without a figure."""
    inset = "true" if _has_inset(ground) else "datum.properties.kind == 'hatch'"
    wanted = ", ".join(f"'{code}'" for code in codes)
    test = f"{inset} && indexof([{wanted}], datum.properties.code) >= 0"
    return {
        "data": _data(ground, hatch=True),
        "transform": [{"filter": test}],
        "mark": {
            "type": "geoshape",
            "filled": False,
            "strokeWidth": 1.1,
            "stroke": ground.colours.hatch,
            "aria": False,
        },
    }


def _outline(ground: Ground) -> list[Spec]:
    """Return a halo and a dark line around the chosen place, wherever it is drawn."""
    if ground.chosen not in ground.layer.codes or (
        ground.only and ground.chosen not in ground.only
    ):
        return []
    kinds = "indexof(['area', 'inset'], datum.properties.kind) >= 0"
    if not _has_inset(ground):
        kinds = "datum.properties.kind == 'area'"
    test = f"{kinds} && datum.properties.code == '{ground.chosen}'"
    looks = ((5.5, ground.palette.bg), (2.5, ground.colours.chosen))
    return [
        {
            "data": _data(ground),
            "transform": [{"filter": test}],
            "mark": {
                "type": "geoshape",
                "filled": False,
                "strokeWidth": width,
                "strokeJoin": "round",
                "stroke": colour,
                "aria": False,
            },
        }
        for width, colour in looks
    ]


def _labels(places: Sequence[MapPlace], fills: dict[str, str], ground: Ground) -> list[Spec]:
    """Return names on tiles, and on boundaries where a single region has room for them."""
    if not places or not (ground.layer.tiles or ground.only):
        return []
    at = _points(ground)
    rows = []
    for each in places:
        fill = fills.get(each.place.code, ground.palette.bg)
        x, y, _ = at[each.place.code]
        rows.append({"code": each.place.code, "x": x, "y": y, "label": "\n".join(each.label),
                     "fill": fill, "ink": ink_on(fill)})  # fmt: skip
    look = _label_look(ground)
    place = {"longitude": number("x"), "latitude": number("y")}
    rim = {"strokeWidth": 4, "strokeJoin": "round"}
    return [
        {"data": inline(rows), "mark": look | rim,
         "encoding": place | {"stroke": given("fill"), "color": given("fill")}},
        {"data": inline(rows), "mark": look, "encoding": place | {"color": given("ink")}},
    ]  # fmt: skip


def _label_look(ground: Ground) -> Spec:
    """Return how labels look: on tiles they grow with the tile, or give way to the code."""
    look: dict[str, Any] = {"type": "text", "baseline": "middle", "lineBreak": "\n", "aria": False}
    if not ground.layer.tiles:
        return look | {"fontSize": 12, "lineHeight": 13, "dy": -5, "text": {"expr": "datum.label"}}
    points = [each for code, each in _points(ground).items() if _kept(code, ground)]
    radius = max(each[2] for each in points) / 0.83
    across = (max(each[0] for each in points) - min(each[0] for each in points)) / radius + 1.8
    along = (max(each[1] for each in points) - min(each[1] for each in points)) / radius + 2
    unit = f"min(width / {across:.2f}, height / {along:.2f})"
    small = f"{unit} < {ROOM_FOR_NAMES}"
    two = r"indexof(datum.label, '\n') > 0"
    return look | {
        "fontSize": {"expr": f"{small} ? 10.5 : clamp({unit} * 0.345, 10.5, 15)"},
        "lineHeight": {"expr": f"clamp({unit} * 0.36, 11, 16) + 1"},
        "dy": {"expr": f"!({small}) && {two} ? -clamp({unit} * 0.18, 5, 8) : 0"},
        "text": {"expr": f"{small} ? datum.code : datum.label"},
    }


def _kept(code: str, ground: Ground) -> bool:
    return not ground.only or code in ground.only


def _points(ground: Ground) -> dict[str, tuple[float, float, float]]:
    """Return a point inside each area and the radius of the circle around it, by code."""
    return {
        each["properties"]["code"]: (
            each["properties"]["cx"],
            each["properties"]["cy"],
            each["properties"]["r"],
        )
        for each in ground.layer.areas
        if each["properties"]["kind"] == "area"
    }


def _corner_marks(shapes: Rows, ground: Ground) -> list[Spec]:
    """Return the shapes of the four corners: low in a tile; in London's box, not in its midst."""
    if not shapes:
        return []
    inset = _has_inset(ground)
    apart = "!datum.properties.apart" if inset else "true"
    test = f"datum.properties.kind == 'area' && {apart}"
    if inset:
        test = f"({test} || datum.properties.kind == 'inset')"
    low = "datum.properties.r * 0.68" if ground.layer.tiles else "0"
    size = "46" if ground.layer.tiles else "clamp(datum.properties.r / 40, 18, 85)"
    return [
        {
            "data": _data(ground),
            "transform": [
                *_join(shapes),
                {"filter": f"{test} && isValid(datum.shape)"},
                {"calculate": "datum.properties.cx", "as": "x"},
                {"calculate": f"datum.properties.cy - {low}", "as": "y"},
            ],
            "mark": {
                "type": "point",
                "filled": True,
                "opacity": 1,
                "size": {"expr": size},
                "aria": False,
            },
            "encoding": {
                "longitude": number("x"),
                "latitude": number("y"),
                "shape": given("shape"),
                "color": given("ink"),
            },
        }
    ]
