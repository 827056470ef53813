"""Every place in a row of its own: the outcome with its likely range, or why there is none."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from amhe_explore.maps.area_map import GAP
from amhe_explore.maps.canvas import (
    PICK,
    Spec,
    canvas,
    inline,
    made_up_mark,
    number,
)
from amhe_explore.maps.ground import Ground
from amhe_explore.maps.words import Words
from amhe_explore.measures import DeprivationMap, MapPlace

ROW = 16.6
# Under this width names give way to what a tile has room for.
NARROW = 380
CLEAR = ("lower", "higher")
# Decimals that are sent to be drawn.
FINE = 2


def ordered_dots(found: DeprivationMap, ground: Ground, words: Words) -> Spec:
    """Return the places by their outcome; those without one last, by name.

    Of the gap filled dots are clear, hollow ones are not.
    """
    gap = found.outcome == GAP
    drawn = sorted(
        (each for each in found.places if each.value is not None),
        key=lambda each: (-(each.value or 0) if gap else (each.value or 0), each.short),
    )
    bare = [each for each in found.places if each.value is None]
    rows = [_row(each, ground.chosen, gap) for each in (*drawn, *bare)]
    height = max(round(ROW * len(rows)), 120)
    share = len(drawn) / max(len(rows), 1)
    y = _names_axis(rows, ground)
    x = _figures_axis(rows, gap, words)
    layers = _guides(found, share, gap, ground, x)
    layers += _dots([each for each in rows if each["v"] is not None], ground, x, y)
    if words.made_up:
        layers.append(made_up_mark(ground.colours, height))
    layers += _reasons([each for each in rows if each["v"] is None], words, ground, y)
    return canvas(layers, height, words, ground.palette, ground.export, foot=14)


def _row(place: MapPlace, chosen: str, gap: bool) -> dict[str, Any]:
    """Return one place as a row."""
    narrow = " ".join(place.label).replace("- ", "")
    return {
        "code": place.place.code,
        "nm": f"{place.short}|{narrow}",
        "v": _fine(place.value),
        "lo": _fine(place.lower),
        "hi": _fine(place.upper),
        "sel": place.place.code == chosen,
        "clear": not gap or place.verdict in CLEAR,
    }


def _fine(value: float | None) -> float | None:
    """Return a figure as finely as it can be drawn."""
    return None if value is None else round(value, FINE)


def _names_axis(rows: Sequence[Spec], ground: Ground) -> Spec:
    """Return the axis of names, short ones where the plot is narrow; the chosen one stands out."""
    chosen = next((each["nm"] for each in rows if each["sel"]), "")
    test = f"datum.value == {chosen!r}"
    palette = ground.palette
    limit = _limit(ground)
    return {
        "field": "nm",
        "type": "nominal",
        "sort": [each["nm"] for each in rows],
        "scale": {"paddingInner": 0.2},
        "axis": {
            "title": None,
            "labelExpr": f"split(datum.value, '|')[containerSize()[0] < {limit} ? 1 : 0]",
            "labelLimit": 190,
            "labelFontSize": 12,
            "labelPadding": 6,
            "labelColor": {
                "condition": {"test": test, "value": palette.focus}, "value": palette.soft
            },
            "labelFontWeight": {"condition": {"test": test, "value": 700}, "value": 400},
        },
    }  # fmt: skip


def _limit(ground: Ground) -> int:
    """Return the width under which words are shortened; a file is never that narrow."""
    return 0 if ground.export else NARROW


def _figures_axis(rows: Sequence[Spec], gap: bool, words: Words) -> Spec:
    """Return the axis of figures; of the gap it holds "no gap"."""
    limits = [each[name] for each in rows for name in ("lo", "hi", "v") if each[name] is not None]
    limits = limits or [0.0, 1.0]
    low, high = min(limits), max(limits)
    low = min(low, 0.0) if gap else low
    room = (high - low) * 0.04
    axis: Spec = {
        "title": words.axes[1] or None,
        "titleAnchor": "start",
        "orient": "top",
        "tickCount": 6,
    }
    if gap:
        axis["labelExpr"] = "datum.value == 0 ? 'no gap' : format(datum.value, 'd')"
        axis["tickMinStep"] = 5
    return {"scale": {"domain": [low - room, high + room], "nice": False, "zero": False},
            "axis": axis}  # fmt: skip


def _guides(found: DeprivationMap, share: float, gap: bool, ground: Ground, x: Spec) -> list[Spec]:
    """Return the lines of no gap and of England; both end above the rows without a figure."""
    palette = ground.palette

    def rule(value: float, **look: Any) -> Spec:
        mark = {"type": "rule", "strokeWidth": 1.4, "aria": False, "y": 0}
        mark["y2"] = {"expr": f"height * {share:.4f}"}
        return {
            "data": inline([{"x": value}]),
            "mark": mark | look,
            "encoding": {"x": number("x", **x)},
        }

    layers = [rule(0.0, color=palette.ink)] if gap else []
    if found.england is not None:
        layers.append(rule(found.england, color=palette.mid, strokeDash=[4, 3]))
    return layers


def _dots(rows: Sequence[Spec], ground: Ground, x: Spec, y: Spec) -> list[Spec]:
    """Return ranges and dots."""
    if not rows:
        return []
    palette, colours = ground.palette, ground.colours
    chosen = {"test": "datum.sel", "value": palette.focus}
    hollow = {"test": "!datum.clear", "value": palette.bg}
    ranges: Spec = {
        "data": inline([each for each in rows if each["lo"] is not None]),
        "mark": {"type": "rule", "aria": False},
        "encoding": {
            "y": y,
            "x": number("lo", **x),
            "x2": {"field": "hi"},
            "color": {"condition": chosen, "value": colours.range},
            "strokeWidth": {"condition": {"test": "datum.sel", "value": 3}, "value": 1.4},
        },
    }
    dots: Spec = {
        "data": inline(rows),
        "mark": {
            "type": "point",
            "filled": True,
            "opacity": 1,
            "strokeWidth": 1.8,
            "cursor": "pointer",
            "aria": False,
        },
        "encoding": {
            "y": y,
            "x": number("v", **x),
            "size": {"condition": {"test": "datum.sel", "value": 120}, "value": 66},
            "fill": {"condition": [hollow, chosen], "value": colours.dots},
            "stroke": {"condition": chosen, "value": colours.dots},
        },
    }
    if not ground.export:
        select = {"type": "point", "fields": ["code"], "on": "click", "clear": False}
        dots["params"] = [{"name": PICK, "select": select}]
    return [ranges, dots] if ranges["data"]["values"] else [dots]


def _reasons(rows: Sequence[Spec], words: Words, ground: Ground, y: Spec) -> list[Spec]:
    """Return the reason in the row of each place without a figure; shorter where it is narrow."""
    if not rows:
        return []
    said = words.no_figure or "no figure"
    limit = _limit(ground)
    short, whole = json.dumps(said.partition(":")[0]), json.dumps(said)
    return [
        {
            "data": inline(rows),
            "mark": {
                "type": "text",
                "align": "left",
                "fontSize": 12,
                "fontStyle": "italic",
                "color": ground.palette.soft,
                "text": {"expr": f"containerSize()[0] < {limit} ? {short} : {whole}"},
                "x": 6,
                "aria": False,
            },
            "encoding": {"y": y},
        }
    ]
