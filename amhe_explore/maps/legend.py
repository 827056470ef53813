"""Legends in words, in a band above the land: they go with the picture and cover no place."""

from __future__ import annotations

from typing import Any

from amhe_explore.maps.canvas import Rows, Spec, boxes_at, inline, px, words_at
from amhe_explore.maps.classes import Classes
from amhe_explore.maps.words import MADE_UP_MARK, Words
from amhe_explore.theme import MapPalette, Palette, ink_on

BAND, TAG = 78, 28
BOTH_BAND = 172
CELL = 38
SWATCH = 22
BLOCK = "min(60, (width - 12) / 5)"
TAG_WIDTH = 146
# The four corners of the nine: also told apart by shape.
CORNERS = {(0, 2): "triangle-up", (2, 2): "diamond", (2, 0): "square", (0, 0): "circle"}


def band(
    ramp: tuple[str, ...], classes: Classes, words: Words, palette: Palette, colours: MapPalette
) -> list[Spec]:
    """Return two end words, five blocks, the limits between them and the swatch of no figure."""
    top = -BAND
    blocks = [{"i": i, "y": top + 18, "y2": top + 31, "fill": fill} for i, fill in enumerate(ramp)]
    limits = [{"i": i, "y": top + 41, "t": _text(each)} for i, each in enumerate(classes.breaks)]
    found = [
        _placed(
            blocks,
            {"type": "rect", "strokeWidth": 0.8, "stroke": colours.edge},
            "datum.i",
            {"y": px("y"), "y2": {"field": "y2"}, "fill": _fill()},
            x2=f"(datum.i + 1) * {BLOCK}",
        ),
        _words_by_block([{"i": 0, "y": top + 8, "t": words.ends[0]}], "0", "left", palette.ink),
        _words_by_block([{"i": 5, "y": top + 8, "t": words.ends[1]}], "5", "right", palette.ink),
        _words_by_block(limits, "(datum.i + 1)", "center", palette.soft),
    ]
    if words.no_figure:
        found += no_figure(0, top + 54, words.no_figure, palette, colours)
    return found + tag(words, colours, top)


def no_figure(x: float, y: float, reason: str, palette: Palette, colours: MapPalette) -> list[Spec]:
    """Return a hatched swatch with the reason why there is no figure."""
    box = {"x": x, "x2": x + SWATCH, "y": y, "y2": y + 14, "fill": palette.bg}
    lines = []
    for offset in range(-14, SWATCH, 5):
        left, right = max(0, offset), min(SWATCH, offset + 14)
        if right > left:
            lines.append(
                {
                    "x": x + left,
                    "x2": x + right,
                    "y": y + 14 - (left - offset),
                    "y2": y + 14 - (right - offset),
                }
            )
    rules: Spec = {
        "data": inline(lines),
        "mark": {"type": "rule", "strokeWidth": 1.1, "stroke": colours.hatch, "aria": False},
        "encoding": {
            "x": px("x"), "x2": {"field": "x2"}, "y": px("y"), "y2": {"field": "y2"},
        },
    }  # fmt: skip
    said = words_at([{"x": x + SWATCH + 7, "y": y + 7, "t": reason}], palette.ink, fontSize=12)
    return [boxes_at([box], colours.edge), rules, said]


def tag(words: Words, colours: MapPalette, top: float) -> list[Spec]:
    """Return the solid tag of made-up figures, nothing for real ones."""
    if not words.made_up:
        return []
    y = top - TAG
    box = {"x": 0, "x2": TAG_WIDTH, "y": y, "y2": y + 22, "fill": colours.made_up_ink}
    said = words_at(
        [{"x": TAG_WIDTH / 2, "y": y + 11, "t": MADE_UP_MARK}],
        colours.on_made_up,
        align="center",
        fontWeight=700,
    )
    return [boxes_at([box], colours.made_up_ink), said]


def nine(words: Words, palette: Palette, colours: MapPalette) -> list[Spec]:
    """Return the matrix of nine, the four corners in words, and the swatch of no figure."""
    top = -BOTH_BAND + 20
    cells = [
        {
            "x": i * CELL,
            "x2": i * CELL + CELL - 2,
            "y": top + (2 - j) * CELL,
            "y2": top + (2 - j) * CELL + CELL - 2,
            "fill": colours.both[i][j],
        }
        for i in range(3)
        for j in range(3)
    ]
    beside = 3 * CELL + 16
    less, more = words.sides
    lines = [
        ((0, 2), f"{less}, {words.ends[1]}"),
        ((2, 2), f"{more}, {words.ends[1]}"),
        ((2, 0), f"{more}, {words.ends[0]}"),
        ((0, 0), f"{less}, {words.ends[0]}"),
    ]
    keys: list[dict[str, Any]] = [
        {"x": beside + 6, "y": top + 10 + n * 23, "shape": CORNERS[at], "ink": palette.ink, "t": t}
        for n, (at, t) in enumerate(lines)
    ]
    edges = [
        {"x": 0, "y": top - 10, "t": f"↑ {words.ends[1]}"},
        {"x": 0, "y": top + 3 * CELL + 10, "t": f"{more} →"},
    ]
    inside = [
        {
            "x": i * CELL + CELL / 2 - 1,
            "y": top + (2 - j) * CELL + CELL / 2 - 1,
            "shape": shape,
            "ink": ink_on(colours.both[i][j]),
        }
        for (i, j), shape in CORNERS.items()
    ]
    found = [
        boxes_at(cells, colours.edge),
        _shapes(inside),
        _shapes(keys),
        words_at(
            [each | {"x": each["x"] + 14} for each in keys], palette.ink, fontSize=12.5,
            fontWeight=600,
        ),
        words_at(edges, palette.soft),
    ]  # fmt: skip
    if words.no_figure:
        found += no_figure(beside, top + 100, words.no_figure, palette, colours)
    return found + tag(words, colours, -BOTH_BAND)


def _shapes(rows: Rows) -> Spec:
    """Return marks at pixels: rows with x, y, shape and ink."""
    return {
        "data": inline(rows),
        "mark": {"type": "point", "filled": True, "size": 75, "opacity": 1, "aria": False},
        "encoding": {
            "x": px("x"),
            "y": px("y"),
            "shape": {"field": "shape", "type": "nominal", "scale": None, "legend": None},
            "color": {"field": "ink", "type": "nominal", "scale": None, "legend": None},
        },
    }


def _fill() -> Spec:
    return {"field": "fill", "type": "nominal", "scale": None, "legend": None}


def _placed(rows: Rows, mark: Spec, blocks: str, encoding: Spec, x2: str = "") -> Spec:
    """Return marks whose horizontal place follows the width of a block."""
    at: Spec = {"x": {"expr": f"{blocks} * {BLOCK}"}, "aria": False}
    if x2:
        at["x2"] = {"expr": x2}
    return {"data": inline(rows), "mark": mark | at, "encoding": encoding}


def _words_by_block(rows: Rows, blocks: str, align: str, color: str) -> Spec:
    """Return words that stand at a joint between blocks."""
    mark = {
        "type": "text",
        "align": align,
        "baseline": "middle",
        "fontSize": {"expr": "width < 340 ? 11.5 : 12.5"},
        "color": color,
    }
    return _placed(rows, mark, blocks, {"y": px("y"), "text": {"field": "t"}})


def _text(limit: float) -> str:
    """Return a limit without needless decimals."""
    return f"{limit:g}"
