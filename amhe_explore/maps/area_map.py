"""Maps of places: one measure, or deprivation and an outcome in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from amhe_explore.maps import legend
from amhe_explore.maps.canvas import PICK, Rows, Spec, canvas, given, inline, made_up_mark, number
from amhe_explore.maps.classes import Classes, classes_of
from amhe_explore.maps.geometry import INSET_BOX, UNIT_METRES
from amhe_explore.maps.ground import (
    BOTH_EXTRA,
    Ground,
    geometry_of,
    has_inset,
    height_of,
    is_shown,
)
from amhe_explore.maps.map_labels import corner_marks, joined, labels
from amhe_explore.maps.words import Words
from amhe_explore.measures import OUTCOMES, DeprivationMap, MapPlace
from amhe_explore.theme import ink_on

GAP = OUTCOMES[0]
CONFIG = ("font", "background", "view", "text", "title")


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
        if each.thirds in legend.CORNERS and is_shown(each, ground)
    ]
    layers = [
        *_areas(found.places, fills, ground, words),
        *corner_marks(shapes, ground),
        *legend.nine(words, ground.palette, ground.colours),
    ]
    return _map(layers, height_of(ground, BOTH_EXTRA), ground, words)


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
    return _map(layers, height_of(ground), ground, words)


def _map(layers: list[Spec], height: int, ground: Ground, words: Words) -> Spec:
    """Return layers as a map."""
    spec = canvas(layers, height, words, ground.palette, ground.export)
    spec["projection"] = {"type": "identity", "reflectY": True}
    # A map has no axes: what they look like need not be sent.
    spec["config"] = {name: spec["config"][name] for name in CONFIG}
    return spec


def _areas(
    places: Sequence[MapPlace], fills: dict[str, str], ground: Ground, words: Words
) -> list[Spec]:
    """Return the areas with their fills, hatching, outline of the chosen one, and labels."""
    shown = [each for each in places if is_shown(each, ground)]
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
    if has_inset(ground):
        layers.append(_shape(ground, rows, "inset", filled | {"aria": False}, fill))
        layers += _frame(ground)
    if bare:
        layers.append(_hatching(ground, bare))
    if words.made_up:
        layers.append(made_up_mark(colours, height_of(ground)))
    layers += _outline(ground)
    return layers + labels(shown, fills, ground)


def _shape(
    ground: Ground, rows: Rows, kind: str, mark: Spec, encoding: Spec, pick: bool = False
) -> Spec:
    """Return the features of one kind that have a row."""
    test = f"datum.properties.kind == '{kind}' && isValid(datum.fill)"
    made: Spec = {
        "data": geometry_of(ground),
        "transform": [*joined(rows), {"filter": test}],
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
        "data": geometry_of(ground),
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
    inset = "true" if has_inset(ground) else "datum.properties.kind == 'hatch'"
    wanted = ", ".join(f"'{code}'" for code in codes)
    test = f"{inset} && indexof([{wanted}], datum.properties.code) >= 0"
    return {
        "data": geometry_of(ground, hatch=True),
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
    if not has_inset(ground):
        kinds = "datum.properties.kind == 'area'"
    test = f"{kinds} && datum.properties.code == '{ground.chosen}'"
    looks = ((5.5, ground.palette.bg), (2.5, ground.colours.chosen))
    return [
        {
            "data": geometry_of(ground),
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
