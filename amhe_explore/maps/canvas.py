"""What every picture of this package shares: its size, words, mark and accessible name.

Plain Vega-Lite, no Altair: a page draws four of these at every choice.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from amhe_explore.maps.words import MADE_UP_MARK, Words
from amhe_explore.theme import MapPalette, Palette, altair_theme

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.1.0.json"
EXPORT_WIDTH = 620
SOURCE_LINE = 15
NARROW = 340
PICK = "pick"
TILT = 342

Spec = dict[str, Any]
Rows = Sequence[dict[str, Any]]


def canvas(
    layers: Sequence[Spec],
    height: int,
    words: Words,
    palette: Palette,
    export: bool,
    foot: int = 12,
) -> Spec:
    """Return layers as one picture.

    Args:
        layers: The marks.
        height: Of the plot.
        words: What is written around it.
        palette: Colours of the page; an export is always light.
        export: Whether it becomes a file: fixed width.
        foot: From the end of the plot to the source.
    """
    source = _source(words, palette, foot, export)
    size: Spec = {
        "width": "container",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "right": 4, "top": 4, "bottom": 6},
    }
    if export:
        size = {"width": EXPORT_WIDTH, "autosize": {"type": "pad"}, "padding": 24}
    return {
        "$schema": SCHEMA,
        "description": words.summary,
        "height": height,
        **size,
        "title": {"text": words.title_lines, "subtitle": words.subtitle_lines},
        "layer": shared([*layers, source]),
        "config": altair_theme(palette) | {"title": _title(palette, export)},
    }


def shared(layers: Sequence[Spec]) -> list[Spec]:
    """Return layers whose rows stand once where several use the same ones, which then name them.

    Not under `datasets`: Streamlit turns what stands there into something larger.
    """
    used = Counter(rows for layer in layers for rows in _rows_in(layer))
    names = {rows: f"rows{n}" for n, rows in enumerate(used) if used[rows] > 1}
    sent: set[str] = set()
    return [_with_names(layer, names, sent) for layer in layers]


def _rows_in(part: Any) -> Iterator[str]:
    """Return the inline rows of a part of a specification, as text."""
    if isinstance(part, dict) and isinstance(part.get("values"), list):
        yield json.dumps(part["values"])
    elif isinstance(part, dict | list):
        for each in part.values() if isinstance(part, dict) else part:
            yield from _rows_in(each)


def _with_names(part: Any, names: dict[str, str], sent: set[str]) -> Any:
    """Return a part of a specification: rows that have a name stand where they come first."""
    if isinstance(part, list):
        return [_with_names(each, names, sent) for each in part]
    if not isinstance(part, dict):
        return part
    if isinstance(part.get("values"), list):
        name = names.get(json.dumps(part["values"]))
        if name is None:
            return part
        first = name not in sent
        sent.add(name)
        return {"name": name} | (part if first else {})
    return {key: _with_names(each, names, sent) for key, each in part.items()}


def inline(rows: Rows) -> Spec:
    """Return rows as inline data."""
    return {"values": list(rows)}


def one() -> Spec:
    """Return a single empty row, for a mark that stands by itself."""
    return {"values": [{}]}


def px(field: str) -> Spec:
    """Return a position in pixels, from a field."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def number(field: str, **more: Any) -> Spec:
    """Return a quantitative channel."""
    return {"field": field, "type": "quantitative", **more}


def given(field: str) -> Spec:
    """Return a channel whose field already holds a colour, a shape or a word."""
    return {"field": field, "type": "nominal", "scale": None, "legend": None}


def words_at(rows: Rows, color: str, **look: Any) -> Spec:
    """Return words at pixels: rows with x, y and t."""
    mark = {
        "type": "text",
        "align": "left",
        "baseline": "middle",
        "fontSize": 12.5,
        "color": color,
        "aria": False,
    }
    return {
        "data": inline(rows),
        "mark": mark | look,
        "encoding": {"x": px("x"), "y": px("y"), "text": {"field": "t"}},
    }


def boxes_at(rows: Rows, edge: str) -> Spec:
    """Return boxes at pixels: rows with x, x2, y, y2 and fill."""
    return {
        "data": inline(rows),
        "mark": {"type": "rect", "strokeWidth": 0.8, "aria": False, "stroke": edge},
        "encoding": {
            "x": px("x"),
            "x2": {"field": "x2"},
            "y": px("y"),
            "y2": {"field": "y2"},
            "fill": given("fill"),
        },
    }


def made_up_mark(colours: MapPalette, height: int) -> Spec:
    """Return the mark across the plot: between the fills and the labels."""
    return {
        "data": inline([{"part": 0.3}, {"part": 0.72}]),
        "mark": {
            "type": "text",
            "text": MADE_UP_MARK,
            "angle": TILT,
            "fontSize": {"expr": "min(width / 9.5, 52)"},
            "fontWeight": 800,
            "color": colours.made_up_ink,
            "opacity": 0.13,
            "aria": False,
            "x": {"expr": "width / 2"},
            "y": {"expr": f"datum.part * {height}"},
        },
        "encoding": {},
    }


def halo_text(data: Spec, encoding: Spec, palette: Palette, color: str, **look: Any) -> list[Spec]:
    """Return words with a rim in the background's colour, so that they stay readable on marks."""
    mark = {"type": "text", "aria": False} | look
    rim = {"stroke": palette.bg, "strokeWidth": 4.5, "strokeJoin": "round"}
    return [
        {"data": data, "mark": mark | rim | {"color": palette.bg}, "encoding": encoding},
        {"data": data, "mark": mark | {"color": color}, "encoding": encoding},
    ]


def _source(words: Words, palette: Palette, foot: int, export: bool) -> Spec:
    """Return the source under the plot, from the left edge of the whole picture."""
    # What stands between that edge and the plot, the names of its rows, has no width of its own.
    beside = 0 if export else "min(0, width - containerSize()[0] + 10)"
    return {
        "data": one(),
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "top",
            "fontSize": {"expr": f"{_room(export)} < {NARROW} ? 10.5 : 11.5"},
            "lineHeight": SOURCE_LINE,
            "color": palette.soft,
            "text": words.source_lines,
            "aria": False,
            "x": {"expr": f"{beside}"},
            "y": {"expr": f"height + {foot}"},
        },
        "encoding": {},
    }


def _room(export: bool) -> str:
    """Return the expression of how wide the whole picture is."""
    return "width" if export else "containerSize()[0]"


def _title(palette: Palette, export: bool) -> Spec:
    """Return how title and subtitle look."""
    room = _room(export)
    return {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": {"expr": f"{room} < {NARROW} ? 15 : 17"},
        "fontWeight": 700,
        "color": palette.ink,
        "subtitleFontSize": {"expr": f"{room} < {NARROW} ? 11.5 : {room} < 390 ? 12.5 : 13.5"},
        "subtitleColor": palette.soft,
        "subtitlePadding": 5,
        "subtitleLineHeight": 18,
        "lineHeight": 21,
        "offset": 10,
    }
