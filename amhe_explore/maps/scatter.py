"""Deprivation against an outcome: a dot a place, the straight line and its limits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from amhe_explore.maps.canvas import (
    PICK,
    Spec,
    canvas,
    halo_text,
    inline,
    made_up_mark,
    number,
)
from amhe_explore.maps.ground import Ground
from amhe_explore.maps.words import Words
from amhe_explore.measures import DeprivationMap, MapPlace

HEIGHT = 500
# For which labels are kept clear of dots: the plot as it is drawn beside another.
LIKELY_WIDTH, LIKELY_HEIGHT = 350, HEIGHT
LETTER, LINE = 7, 16
SMALLEST, LARGEST = 34, 380
# Where words stand beside a point, from their own row.
BESIDE = {part: {"expr": f"datum.{part}"} for part in ("align", "dx", "dy")}
LIMITS, LINE_NAME = "95% limits for a place", "straight line"

# Decimals that are sent to be drawn.
OF_INDEX, OF_OUTCOME = 3, 2

Box = tuple[float, float, float, float]


def scatter(found: DeprivationMap, ground: Ground, words: Words) -> Spec:
    """Return the scatter of every place with both figures.

    Dots by courses finished; the chosen place and those outside the limits are named.
    """
    rows = [_row(each, ground.chosen) for each in found.with_both]
    line = [
        {
            "x": _fine(at.x),
            "f": _fine(at.value, OF_OUTCOME),
            "lo": _fine(at.lower, OF_OUTCOME),
            "hi": _fine(at.upper, OF_OUTCOME),
            "pl": _fine(at.place_lower, OF_OUTCOME),
            "ph": _fine(at.place_upper, OF_OUTCOME),
        }
        for at in found.line
    ]
    scales = _scales(rows, line, words)
    layers = [*_line_layers(line, ground, scales), *_dot_layers(rows, ground, scales)]
    if words.made_up:
        layers.append(made_up_mark(ground.colours, HEIGHT))
    layers += _names(rows, line, ground, scales)
    return canvas(layers, HEIGHT, words, ground.palette, ground.export, foot=62)


def _row(place: MapPlace, chosen: str) -> dict[str, Any]:
    """Return one place as a dot."""
    return {
        "code": place.place.code,
        "x": _fine(place.deprivation),
        "y": _fine(place.value, OF_OUTCOME),
        "lo": _fine(place.lower if place.lower is not None else place.value, OF_OUTCOME),
        "hi": _fine(place.upper if place.upper is not None else place.value, OF_OUTCOME),
        "n": place.finished or 0,
        "name": place.short,
        "sel": place.place.code == chosen,
        "standing": place.standing,
    }


def _fine(value: float | None, decimals: int = OF_INDEX) -> float:
    """Return a figure as finely as it can be drawn."""
    return 0.0 if value is None else round(value, decimals)


def _scales(rows: Sequence[Spec], line: Sequence[Spec], words: Words) -> dict[str, Spec]:
    """Return both axes, wide enough for every interval and limit."""
    x = [each["x"] for each in (*rows, *line)] or [0.0, 1.0]
    y = [each[name] for each in rows for name in ("lo", "hi")]
    y += [each[name] for each in line for name in ("pl", "ph")]
    y = y or [0.0, 1.0]
    # In two lines: a narrow plot is not as long as both parts.
    axis = {"title": words.axes[0].split(": ", 1), "titleAnchor": "start", "grid": False}
    domains = {
        name: _padded(values, share) for name, values, share in (("x", x, 0.04), ("y", y, 0.03))
    }
    return {
        "x": {"scale": {"domain": domains["x"], "nice": False, "zero": False}, "axis": axis},
        "y": {
            "scale": {"domain": domains["y"], "nice": False, "zero": False},
            "axis": {"title": None, "grid": True, "tickCount": 7},
        },
    }


def _padded(values: Sequence[float], share: float) -> list[float]:
    """Return the range of values with some room at both ends."""
    room = (max(values) - min(values)) * share or 1.0
    return [min(values) - room, max(values) + room]


def _line_layers(line: Sequence[Spec], ground: Ground, scales: dict[str, Spec]) -> list[Spec]:
    """Return the line, its band and the limits for a place."""
    if not line:
        return []
    palette = ground.palette
    data = inline(line)
    x = number("x", **scales["x"])

    def curve(field: str, **look: Any) -> Spec:
        mark = {"type": "line", "aria": False, "color": palette.mid, **look}
        y = number(field, **scales["y"])
        return {"data": data, "mark": mark, "encoding": {"x": x, "y": y}}

    band = {
        "data": data,
        "mark": {"type": "area", "opacity": 0.55, "color": palette.band, "aria": False},
        "encoding": {"x": x, "y": number("lo", **scales["y"]), "y2": {"field": "hi"}},
    }
    dashed = {"strokeDash": [3, 4], "strokeWidth": 1.3}
    return [band, curve("pl", **dashed), curve("ph", **dashed), curve("f", strokeWidth=2)]


def _dot_layers(rows: Sequence[Spec], ground: Ground, scales: dict[str, Spec]) -> list[Spec]:
    """Return intervals and dots: first the others, then the chosen one on top."""
    layers: list[Spec] = []
    most = max((each["n"] for each in rows), default=1) or 1
    size = number("n", scale={"domain": [0, most], "range": [SMALLEST, LARGEST]}, legend=None)
    place = {"x": number("x", **scales["x"]), "y": number("y", **scales["y"])}
    looks = (
        (False, ground.colours.dots, ground.colours.range, 1.2),
        (True, ground.palette.focus, ground.palette.focus, 3),
    )
    for chosen, dot, rule, width in looks:
        own = [each for each in rows if each["sel"] is chosen]
        if not own:
            continue
        layers.append(
            {
                "data": inline(own),
                "mark": {"type": "rule", "strokeWidth": width, "color": rule, "aria": False},
                "encoding": {
                    "x": place["x"],
                    "y": number("lo", **scales["y"]),
                    "y2": {"field": "hi"},
                },
            }
        )
        dots: Spec = {
            "data": inline(own),
            "mark": {
                "type": "point",
                "filled": True,
                "opacity": 1,
                "color": dot,
                "stroke": ground.palette.bg,
                "strokeWidth": 1,
                "cursor": "pointer",
                "aria": False,
            },
            "encoding": place | {"size": size},
        }
        if not chosen and not ground.export:
            select = {"type": "point", "fields": ["code"], "on": "click", "clear": False}
            dots["params"] = [{"name": PICK, "select": select}]
        layers.append(dots)
    return layers


def _names(
    rows: Sequence[Spec], line: Sequence[Spec], ground: Ground, scales: dict[str, Spec]
) -> list[Spec]:
    """Return the names of the chosen place, of those outside the limits, and of the lines."""
    taken = [_around(each, scales) for each in rows]
    named = []
    for each in sorted(rows, key=lambda row: not row["sel"]):
        if each["sel"] or each["standing"]:
            at, dx, dy = _free_place(each, taken, scales)
            named.append((each, {"align": at, "dx": dx, "dy": dy}))
    layers: list[Spec] = []
    # One pair of layers for the chosen place, one for all others.
    for chosen in (False, True):
        own = [
            {part: each[part] for part in ("x", "y", "name")} | beside
            for each, beside in named
            if each["sel"] is chosen
        ]
        if own:
            color = ground.palette.focus if chosen else ground.palette.ink
            encoding = {
                "x": number("x", **scales["x"]),
                "y": number("y", **scales["y"]),
                "text": {"field": "name"},
            }
            layers += halo_text(
                inline(own), encoding, ground.palette, color, **BESIDE, baseline="middle",
                fontSize=13.5 if chosen else 13, fontWeight=700 if chosen else 400,
            )  # fmt: skip
    return layers + _line_names(line, taken, ground, scales)


def _line_names(
    line: Sequence[Spec], taken: Sequence[Box], ground: Ground, scales: dict[str, Spec]
) -> list[Spec]:
    """Return what the line and its limits are called, at the end with fewer dots."""
    layers: list[Spec] = []
    for field, name in (("f", LINE_NAME), ("ph", LIMITS)) if line else ():
        ends = []
        for end, align in ((line[0], "left"), (line[-1], "right")):
            x, y = _pixels(end["x"], end[field], scales)
            width = len(name) * 6.2
            left = x if align == "left" else x - width
            box = (left, y - 18, left + width, y - 2)
            ends.append((sum(_overlap(box, each) for each in taken), align, end))
        _, align, end = min(ends, key=lambda each: each[0])
        encoding = {"x": number("x", **scales["x"]), "y": number(field, **scales["y"])}
        layers += halo_text(
            inline([end]), encoding, ground.palette, ground.palette.soft,
            text=name, align=align, dy=-9, fontSize=12, baseline="alphabetic",
        )  # fmt: skip
    return layers


def _pixels(x: float, y: float, scales: dict[str, Spec]) -> tuple[float, float]:
    """Return about where a point is drawn."""
    (west, east), (south, north) = (scales[axis]["scale"]["domain"] for axis in ("x", "y"))
    return (
        (x - west) / (east - west) * LIKELY_WIDTH,
        (north - y) / (north - south) * LIKELY_HEIGHT,
    )


def _around(row: Spec, scales: dict[str, Spec]) -> Box:
    """Return the room that a dot takes."""
    x, y = _pixels(row["x"], row["y"], scales)
    return x - 8, y - 8, x + 8, y + 8


def _free_place(row: Spec, taken: list[Box], scales: dict[str, Spec]) -> tuple[str, float, float]:
    """Return alignment and shift of a name where it covers least; its room is then taken."""
    x, y = _pixels(row["x"], row["y"], scales)
    width = len(row["name"]) * LETTER
    best: tuple[float, Box, tuple[str, float, float]] | None = None
    for reach in (14, 26, 40):
        for align, dx, dy in _places(reach):
            left = x + dx - {"left": 0, "center": width / 2, "right": width}[align]
            box = (left, y + dy - LINE / 2, left + width, y + dy + LINE / 2)
            outside = max(0, -left) + max(0, left + width - LIKELY_WIDTH)
            cost = sum(_overlap(box, each) for each in taken) + 40 * outside + reach
            if best is None or cost < best[0]:
                best = (cost, box, (align, dx, dy))
    if best is None:
        return "left", 14, 0
    taken.append(best[1])
    return best[2]


def _places(reach: float) -> list[tuple[str, float, float]]:
    """Return where a name may stand around its dot."""
    slant = reach / math.sqrt(2)
    return [
        ("left", reach, 0),
        ("right", -reach, 0),
        ("center", 0, -reach),
        ("center", 0, reach),
        ("left", slant, -slant),
        ("left", slant, slant),
        ("right", -slant, -slant),
        ("right", -slant, slant),
    ]


def _overlap(one: Box, other: Box) -> float:
    """Return the area that two boxes share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, across) * max(0.0, along)
