"""Names on a map, and the shapes that mark the four corners of the nine colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from amhe_explore.maps.canvas import Rows, Spec, given, inline, number
from amhe_explore.maps.ground import Ground, geometry_of, has_inset, is_kept, points_of
from amhe_explore.measures import MapPlace
from amhe_explore.theme import ink_on

# A tile that is narrower than this many pixels has room for the code alone.
ROOM_FOR_NAMES = 24.5


def labels(places: Sequence[MapPlace], fills: dict[str, str], ground: Ground) -> list[Spec]:
    """Return names on tiles, and on boundaries where a single region has room for them."""
    if not places or not (ground.layer.tiles or ground.only):
        return []
    at = points_of(ground)
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
    points = [each for code, each in points_of(ground).items() if is_kept(code, ground)]
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


def joined(rows: Rows) -> list[Spec]:
    """Return how a feature finds its row."""
    fields = [name for name in rows[0] if name != "code"] if rows else []
    return [
        {"calculate": "datum.properties.code", "as": "code"},
        {"lookup": "code", "from": {"data": inline(rows), "key": "code", "fields": fields}},
    ]


def corner_marks(shapes: Rows, ground: Ground) -> list[Spec]:
    """Return the shapes of the four corners: low in a tile; in London's box, not in its midst."""
    if not shapes:
        return []
    inset = has_inset(ground)
    apart = "!datum.properties.apart" if inset else "true"
    test = f"datum.properties.kind == 'area' && {apart}"
    if inset:
        test = f"({test} || datum.properties.kind == 'inset')"
    low = "datum.properties.r * 0.68" if ground.layer.tiles else "0"
    size = "46" if ground.layer.tiles else "clamp(datum.properties.r / 40, 18, 85)"
    return [
        {
            "data": geometry_of(ground),
            "transform": [
                *joined(shapes),
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
