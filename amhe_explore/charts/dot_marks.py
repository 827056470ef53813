"""The marks of a screen of groups: grid, ranges, dots, names, figures, verdicts in shapes."""

from __future__ import annotations

from typing import Any

import altair as alt

from amhe_explore.charts.dot_rows import Layout
from amhe_explore.charts.frame import (
    NARROW,
    WIDE,
    by_width,
    layer_of,
    row_field,
    x2_at,
    x_at,
    y2_at,
    y_at,
)
from amhe_explore.charts.values import PERCENT
from amhe_explore.theme import Palette

# On the narrowest drawing the dots stand under the name of their row.
DOT_Y, NAME_Y = by_width(9, 0), by_width(-8, 0)
FIELDS = ("y", "clear", "grey")
SHAPE, WORD = 108, 99
# Where the column of rates ends on the middle tier, without and with verdicts.
MIDDLE = (24, 134)
Layers = list[alt.Chart | None]


def rules(plan: Layout, palette: Palette) -> Layers:
    """Return a thin line before each larger group and before those not recorded."""
    rows = [{"top": row["y"] - 20} for row in plan.rows if row["gap"]]
    base = layer_of(rows)
    return [
        base
        and base.mark_rule(color=palette.rule).encode(
            x=x_at(1), x2=x2_at("width - 1"), y=y_at("datum.top")
        )
    ]


def scale(plan: Layout, panel: int, palette: Palette) -> Layers:
    """Return the grid of a panel and its figures below; every other one where it is narrow."""
    axis = plan.axes[panel]
    sign = "%" if axis.unit == PERCENT else ""
    ticks = [
        {"s": axis.share(tick), "t": f"{tick:g}{sign}", "every": n % 2 == 0}
        for n, tick in enumerate(axis.ticks)
    ]
    base = layer_of(ticks)
    if base is None:
        return []
    place = plan.place(panel, "datum.s")
    narrow = f"width < {NARROW if panel == 0 else WIDE}"
    return [
        base.mark_rule(color=palette.grid).encode(x=x_at(place), y=y_at(0), y2=y2_at(plan.height)),
        base.mark_text(
            baseline="top",
            fontSize=13,
            color=palette.soft,
            text={"expr": f"{narrow} && !datum.every ? '' : datum.t"},
        ).encode(x=x_at(place), y=y_at(plan.height + 8)),
    ]


def dots(plan: Layout, panel: int, palette: Palette) -> Layers:
    """Return ranges, the comparator's ticks and the dots of one panel."""
    end = "2" if panel else ""
    rows = [row for row in plan.rows if row[f"v{end}"] is not None]
    ranged = [row for row in rows if row[f"lo{end}"] is not None]
    with_tick = [row for row in plan.rows if row[f"beside{end}"] is not None]

    def at(field: str) -> str:
        return plan.place(panel, f"datum.{field}{end}")

    y = y_at("datum.y")
    layers: Layers = []
    for clear, color in ((True, palette.tint), (False, palette.ref)):
        base = layer_of(
            [row for row in ranged if row[f"clear{end}"] is clear], "y", f"lo{end}", f"hi{end}"
        )
        layers.append(
            base
            and base.mark_rule(color=color, strokeWidth=4, strokeCap="round", yOffset=DOT_Y).encode(
                x=x_at(at("lo")), x2=x2_at(at("hi")), y=y
            )
        )
    tick = layer_of(with_tick, "y", f"beside{end}")
    layers.append(
        tick
        and tick.mark_tick(
            orient="vertical", thickness=2, size=15, color=palette.mid, yOffset=DOT_Y
        ).encode(x=x_at(at("beside")), y=y)
    )
    looks: tuple[tuple[bool, bool, dict[str, Any]], ...] = (
        (True, False, {"color": palette.focus, "size": 105}),
        (False, False, {"fill": palette.bg, "stroke": palette.mid, "strokeWidth": 2, "size": 80}),
        (False, True, {"fill": palette.bg, "stroke": palette.ref, "strokeWidth": 2, "size": 80}),
    )
    for clear, grey, look in looks:
        base = layer_of(
            [row for row in rows if row[f"clear{end}"] is clear and (row["grey"] or False) is grey],
            "y", f"v{end}", "said",
        )  # fmt: skip
        named = {"aria": False} if panel else {"description": {"expr": "datum.said"}}
        layers.append(
            base
            and base.mark_point(
                filled=True, opacity=1, shape="circle", yOffset=DOT_Y, **look, **named
            ).encode(x=x_at(at("v")), y=y)
        )
    return [*layers, *_reasons(plan, panel, palette)]


def _reasons(plan: Layout, panel: int, palette: Palette) -> Layers:
    """Return why a group has no dot, in its place."""
    field = "reason2" if panel else "reason"
    base = layer_of([row for row in plan.rows if row[field]], "y", field)
    if base is None:
        return []
    look: dict[str, Any] = {
        "align": "left",
        "fontSize": by_width(11.5, 12.5),
        "yOffset": DOT_Y,
        "text": {"expr": f"split(datum.{field}, ' (')[0]"},
    }
    place = {"x": x_at(f"{plan.start(panel)} + 2"), "y": y_at("datum.y")}
    halo: dict[str, Any] = {"stroke": palette.bg, "strokeWidth": 4, "strokeJoin": "round"}
    return [
        base.mark_text(**look, **halo, aria=False).encode(**place),
        base.mark_text(**look, color=palette.soft).encode(**place),
    ]


def names(plan: Layout, palette: Palette) -> Layers:
    """Return the name of every row, on a halo where a range passes behind."""
    base = layer_of(plan.rows, "y", "label", "indent", "bold", "grey")
    if base is None:
        return []
    look: dict[str, Any] = {
        "align": "left",
        "fontSize": by_width(12.5, 14),
        "fontWeight": {"expr": "datum.bold ? 700 : 400"},
        "yOffset": NAME_Y,
        "text": row_field("label"),
    }
    place = {"x": x_at("datum.indent"), "y": y_at("datum.y")}
    halo: dict[str, Any] = {"stroke": palette.bg, "strokeWidth": 4, "strokeJoin": "round"}
    color = {"expr": f"datum.grey ? '{palette.soft}' : '{palette.ink}'"}
    return [
        base.mark_text(**look, **halo, aria=False).encode(**place),
        base.mark_text(**look, color=color).encode(**place),
    ]


def figures(plan: Layout, palette: Palette) -> Layers:
    """Return the columns of figures; on the narrowest drawing there are none."""
    rows = [row for row in plan.rows if row["rate"]]
    verdicts = any(row["word"] for row in plan.rows)
    middle = MIDDLE[verdicts]
    columns = (
        ("rate", f"width < {WIDE} ? {middle} : {plan.columns.rate}", NARROW, 600),
        ("likely", f"{plan.columns.likely}", WIDE, 400),
        ("courses", f"{plan.columns.courses}", WIDE, 400),
    )
    layers: Layers = []
    for field, from_right, least, weight in columns:
        base = layer_of(rows, *FIELDS, field)
        bold = field == "rate"
        ink = f"datum.clear ? '{palette.focus}' : datum.grey ? '{palette.soft}' : '{palette.ink}'"
        layers.append(
            base
            and base.mark_text(
                align="right",
                fontSize=14 if bold else 13,
                fontWeight={"expr": str(weight)},
                color={"expr": ink} if bold else palette.soft,
                text={"expr": f"width < {least} ? '' : datum.{field}"},
            ).encode(x=x_at(f"width - ({from_right})"), y=y_at("datum.y"))
        )
    return layers


def verdicts(plan: Layout, palette: Palette) -> Layers:
    """Return the verdict of every row by shape and word."""
    y = y_at("datum.y")
    layers: Layers = []
    looks: tuple[tuple[str, dict[str, Any]], ...] = (
        ("triangle-down", {"color": palette.focus}),
        ("triangle-up", {"color": palette.focus}),
        ("square", {"color": palette.mid}),
        ("diamond", {"fill": palette.bg, "stroke": palette.mid, "strokeWidth": 1.5}),
    )
    for glyph, look in looks:
        base = layer_of([row for row in plan.rows if row["glyph"] == glyph], "y")
        layers.append(
            base
            and base.mark_point(
                filled=True, opacity=1, shape=glyph, size=62, aria=False, **look
            ).encode(x=x_at(f"width - {SHAPE}"), y=y)
        )
    base = layer_of([row for row in plan.rows if row["word"]], *FIELDS, "word")
    ink = f"datum.clear ? '{palette.focus}' : '{palette.soft}'"
    layers.append(
        base
        and base.mark_text(
            align="left",
            fontSize=13,
            fontWeight={"expr": "datum.clear ? 700 : 400"},
            color={"expr": ink},
        ).encode(x=x_at(f"width - {WORD}"), y=y, text="word:N")
    )
    return layers
