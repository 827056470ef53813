"""Aligned panels: bars from zero in panels side by side, the comparator's bar behind."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import altair as alt

from amhe_explore.charts.closed_panel import closed_boxes
from amhe_explore.charts.frame import TIER, by_width, layer_of, row_field, x2_at, x_at, y2_at, y_at
from amhe_explore.charts.panel_grid import (
    BAND,
    BAR,
    NAME_FROM,
    ROW,
    STACKED_NAME,
    STACKED_ROW,
    Grid,
    RowPlaces,
    Tier,
    cell_rows,
    row_places,
)
from amhe_explore.theme import Palette

LABEL_LINE = 13
HEAD_LINE = 16
VALUE_FIELDS = ("k", "y", "v", "t", "tw", "end", "grey")


def aligned_panels(grid: Grid, palette: Palette) -> tuple[list[alt.Chart], Tier]:
    """Return the layers and the heights of the plot for the three tiers."""
    places = row_places(grid)
    cells = cell_rows(grid, places)
    boxes = closed_boxes(grid, places)
    for cell in cells:
        cell["et"] = boxes.figures_in_sight(cell["k"], cell["row"], cell["et"])
    layers = [
        *_behind(grid, cells, palette),
        *_bars(grid, cells, palette),
        *_intervals(grid, cells, palette),
        _zero_lines(grid, cells, palette),
        *boxes.layers(grid, palette),
        *_values(grid, cells, palette),
        *_reasons(grid, cells, palette),
        _behind_figures(grid, cells, palette),
        *_labels(grid, places, palette),
        *_heads(grid, palette),
    ]
    return [layer for layer in layers if layer is not None], boxes.heights


def _place(grid: Grid, share: str) -> str:
    """Return the expression of a share of the span, in the cell's own panel."""
    start = f"{grid.left} + datum.k * {grid.panel}"
    return start if share == "0" else f"{start} + {share} * {grid.span}"


def _x(grid: Grid, share: str) -> alt.XValue:
    """Return the place of a share of the span."""
    return x_at(_place(grid, share))


def _x2(grid: Grid, share: str) -> alt.X2Value:
    """Return the place of a share of the span as the end of a mark."""
    return x2_at(_place(grid, share))


def _y() -> alt.YValue:
    """Return the vertical place of a cell."""
    return y_at(row_field("y"))


def _behind(
    grid: Grid, cells: Sequence[dict[str, Any]], palette: Palette
) -> list[alt.Chart | None]:
    """Return the comparator's bars, each with its end tick."""
    base = layer_of([cell for cell in cells if cell["e"] is not None], "k", "y", "e")
    if base is None:
        return []
    band = base.mark_bar(
        orient="horizontal",
        height=by_width(18 if grid.stacked else BAND, BAND),
        color=palette.band,
        aria=False,
    ).encode(x=_x(grid, "0"), x2=_x2(grid, "datum.e"), y=_y())
    tick = base.mark_tick(
        orient="vertical",
        thickness=2,
        size=by_width(18 if grid.stacked else BAND, BAND),
        color=palette.mid,
    ).encode(x=_x(grid, "datum.e"), y=_y())
    return [band, tick]


def _bars(grid: Grid, cells: Sequence[dict[str, Any]], palette: Palette) -> list[alt.Chart | None]:
    """Return the place's bars: focus colour, grey for groups that are not known."""
    layers = []
    for grey, color in ((False, palette.focus), (True, palette.ref)):
        base = layer_of(
            [cell for cell in cells if cell["v"] is not None and cell["grey"] is grey],
            "k",
            "y",
            "v",
            "name",
        )
        layers.append(
            base
            and base.mark_bar(
                orient="horizontal", height=BAR, color=color, description={"expr": "datum.name"}
            ).encode(x=_x(grid, "0"), x2=_x2(grid, "datum.v"), y=_y())
        )
    return layers


def _intervals(
    grid: Grid, cells: Sequence[dict[str, Any]], palette: Palette
) -> list[alt.Chart | None]:
    """Return the likely ranges: dark beyond the bar, in the colour of its figures inside."""
    drawn = [cell for cell in cells if None not in (cell["v"], cell["lo"], cell["hi"])]
    beyond = layer_of(drawn, "k", "y", "v", "hi")
    layers = [
        beyond
        and beyond.mark_rule(color=palette.ink, strokeWidth=1.5).encode(
            x=_x(grid, "datum.v"), x2=_x2(grid, "datum.hi"), y=_y()
        )
    ]
    for grey, color in ((False, palette.bg), (True, palette.on_ref)):
        inside = layer_of([cell for cell in drawn if cell["grey"] is grey], "k", "y", "v", "lo")
        layers.append(
            inside
            and inside.mark_rule(color=color, strokeWidth=1.5).encode(
                x=_x(grid, "datum.lo"), x2=_x2(grid, "datum.v"), y=_y()
            )
        )
    return layers


def _fits(grid: Grid) -> str:
    """Return the condition under which a figure stands inside its bar."""
    return f"(datum.v * {grid.span} > datum.tw + 4)"


def _values(
    grid: Grid, cells: Sequence[dict[str, Any]], palette: Palette
) -> list[alt.Chart | None]:
    """Return the place's figures: inside the bar at its base, after everything when it is short.

    A halo in the bar's colour parts a figure from a likely range that begins behind it.
    """
    drawn = [cell for cell in cells if cell["v"] is not None]
    figures = layer_of(drawn, *VALUE_FIELDS)
    behind = layer_of([cell for cell in drawn if cell["lo"] is not None], *VALUE_FIELDS)
    fits = _fits(grid)
    bar = f"(datum.grey ? '{palette.ref}' : '{palette.focus}')"
    inside = f"(datum.grey ? '{palette.on_ref}' : '{palette.bg}')"
    look: dict[str, Any] = {
        "align": "left",
        "fontSize": 13,
        "fontWeight": 600,
        "dx": {"expr": f"{fits} ? 5 : datum.end * {grid.span} + 6"},
    }
    halo: dict[str, Any] = {
        "stroke": {"expr": f"{fits} ? {bar} : '{palette.bg}'"},
        "strokeWidth": 4,
        "strokeJoin": "round",
        "aria": False,
    }
    color = {"expr": f"{fits} ? {inside} : '{palette.ink}'"}
    place = {"x": _x(grid, "0"), "y": _y(), "text": "t:N"}
    return [
        behind and behind.mark_text(**look, **halo).encode(**place),
        figures and figures.mark_text(**look, color=color).encode(**place),
    ]


def _reasons(
    grid: Grid, cells: Sequence[dict[str, Any]], palette: Palette
) -> list[alt.Chart | None]:
    """Return the words that stand where a bar would be; a halo parts them from the tick behind."""
    base = layer_of(
        [cell for cell in cells if cell["v"] is None and cell["t"]], "k", "y", "e", "t", "tw"
    )
    if base is None:
        return []
    behind = f"(datum.e == null ? '{palette.bg}' : '{palette.band}')"
    room = f"(datum.e == null ? {grid.panel} : datum.e * {grid.span})"
    words = {"expr": f"{room} < datum.tw ? split(datum.t, ' (')[0] : datum.t"}
    place = {"x": _x(grid, "0"), "y": _y()}
    look: dict[str, Any] = {"align": "left", "dx": 5, "fontSize": by_width(11.5, 12), "text": words}
    return [
        base.mark_text(
            **look, stroke={"expr": behind}, strokeWidth=4, strokeJoin="round", aria=False
        ).encode(**place),
        base.mark_text(**look, color=palette.soft).encode(**place),
    ]


def _behind_figures(
    grid: Grid, cells: Sequence[dict[str, Any]], palette: Palette
) -> alt.Chart | None:
    """Return the comparator's figures on the first and the last row, the first with its name."""
    base = layer_of(
        [cell for cell in cells if any(cell["et"])], "k", "y", "v", "tw", "end", "et", "first"
    )
    own = f"(datum.v == null || {_fits(grid)} ? 0 : datum.tw + 4)"
    figure = f"datum.et[{TIER}]"
    named = f"datum.first && {grid.name_px} > 0 && width >= {NAME_FROM}"
    shut_out = f"{own} > 0 && (1 - datum.end) * {grid.span} + {grid.reserve} < {own} + 40"
    words = (
        f"{shut_out} ? '' : {named} ? {json.dumps(grid.beside_name + ' ')} + {figure} : {figure}"
    )
    return base and base.mark_text(
        align="left",
        fontSize=12,
        color=palette.soft,
        dx={"expr": f"datum.end * {grid.span} + 6 + {own}"},
        text={"expr": words},
    ).encode(x=_x(grid, "0"), y=_y())


def _zero_lines(grid: Grid, cells: Sequence[dict[str, Any]], palette: Palette) -> alt.Chart | None:
    """Return the zero lines: a piece a row, so that no name is crossed where it stands above."""
    base = layer_of(cells, "k", "y")
    half = by_width((STACKED_ROW - STACKED_NAME) / 2 - 2 if grid.stacked else ROW / 2, ROW / 2)
    reach = half["expr"]
    return base and base.mark_rule(color=palette.ref, strokeWidth=1).encode(
        x=_x(grid, "0"),
        y=y_at(f"datum.y[{TIER}] - ({reach})"),
        y2=y2_at(f"datum.y[{TIER}] + ({reach})"),
    )


def _labels(grid: Grid, places: RowPlaces, palette: Palette) -> list[alt.Chart | None]:
    """Return the names of the rows: bold, plain and grey ones."""
    rows = [
        {"y": places.labels[i], "label": row.labels, "bold": row.bold, "grey": row.grey}
        for i, row in enumerate(grid.rows)
    ]
    base = layer_of(rows)
    return [
        base
        and base.mark_text(
            align="left",
            lineHeight=LABEL_LINE,
            dy={"expr": f"(1 - length(datum.label[{TIER}])) * {LABEL_LINE / 2}"},
            fontSize={"expr": f"length(datum.label[{TIER}]) > 1 || width < 560 ? 12 : 14"},
            fontWeight={"expr": "datum.bold ? 600 : 400"},
            color={"expr": f"datum.grey ? '{palette.soft}' : '{palette.ink}'"},
            text=row_field("label"),
        ).encode(x=x_at(0), y=_y())
    ]


def _heads(grid: Grid, palette: Palette) -> list[alt.Chart | None]:
    """Return the head of every panel and, under it, measure and unit."""
    rows = [
        {"k": k, "head": panel.heads, "under": panel.unders} for k, panel in enumerate(grid.panels)
    ]
    with_unders = [row for row in rows if any(row["under"])]  # type: ignore[arg-type]
    above = -22 if with_unders else -8
    heads = layer_of(rows)
    unders = layer_of(with_unders)
    return [
        heads
        and heads.mark_text(
            align="left",
            baseline="bottom",
            lineHeight=HEAD_LINE,
            dy={"expr": f"(1 - length(datum.head[{TIER}])) * {HEAD_LINE}"},
            fontSize=by_width(12.5, 15) if with_unders else by_width(11.5, 13),
            fontWeight=700,
            color=palette.ink,
            text=row_field("head"),
        ).encode(x=_x(grid, "0"), y=y_at(above)),
        unders
        and unders.mark_text(
            align="left",
            baseline="bottom",
            fontSize=by_width(11.5, 13),
            color=palette.soft,
            text=row_field("under"),
        ).encode(x=_x(grid, "0"), y=y_at(-6)),
    ]
