"""Months as lines: counts of one place, the latest month named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import Box, chart_of, drawing_palette, framed
from amhe_explore.charts.picture import Picture
from amhe_explore.measures.stage_results import MonthlyPoint
from amhe_explore.theme import Palette, formats

HEIGHT = 190
AXIS_FOOT = 34
Lines = Sequence[tuple[str, Sequence[MonthlyPoint]]]


def monthly_lines(
    lines: Lines, palette: Palette, picture: Picture, export: bool = False
) -> alt.LayerChart:
    """Return one line a measure from a zero baseline; a month without a figure is a gap.

    Args:
        lines: (name, points) of each measure; the first in the focus colour.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
    """
    colours = drawing_palette(palette, export)
    rows = [row for n, (name, points) in enumerate(lines) for row in _rows(n, name, points)]
    base = chart_of(rows, "line", "date", "value", "last", "shown")
    names = [name for name, _ in lines]
    shades = [colours.focus, colours.mid][: len(names)]
    color = alt.Color("line:N", scale=alt.Scale(domain=names, range=shades), legend=None)
    month = alt.X(
        "date:T",
        axis=alt.Axis(title=None, format="%b %Y", labelOverlap=True, grid=False, tickCount=6),
        scale=alt.Scale(range=[4, {"expr": "width - 78"}]),
    )
    count = alt.Y(
        "value:Q", scale=alt.Scale(zero=True), axis=alt.Axis(title=None, grid=True, tickCount=4)
    )
    last = base.transform_filter("datum.last")
    layers = [
        base.mark_line(strokeWidth=2, aria=False).encode(x=month, y=count, color=color),
        last.mark_point(size=60, filled=True, opacity=1, aria=False).encode(
            x=month, y=count, color=color
        ),
        last.mark_text(align="left", dx=8, dy=-6, fontWeight=700, fontSize=13).encode(
            x=month, y=count, text="shown:N", color=color
        ),
        last.mark_text(align="left", dx=8, dy=9, fontSize=12).encode(
            x=month, y=count, text="line:N", color=color
        ),
    ]
    box = Box(heights=(HEIGHT, HEIGHT, HEIGHT), foot=AXIS_FOOT)
    summary = describe_monthly_lines(lines, picture.made_up)
    return framed(layers, box, colours, picture, summary, export)


def describe_monthly_lines(lines: Lines, made_up: bool = False) -> str:
    """Return the chart in words: the first and the latest month of each line."""
    parts = []
    for name, points in lines:
        known = [point for point in points if point.value is not None]
        if known:
            parts.append(
                f"{name}: {_count(known[0])} in {known[0].month}, {_count(known[-1])} in"
                f" {known[-1].month}"
            )
    return started(made_up, "Lines by month") + sentence_list(parts)


def _rows(order: int, name: str, points: Sequence[MonthlyPoint]) -> list[Mapping[str, object]]:
    """Return the points of one line as rows."""
    known = [point.month for point in points if point.value is not None]
    return [
        {
            "order": order,
            "line": name,
            "date": f"{point.month}-15",
            "value": point.value,
            "last": bool(known) and point.month == known[-1],
            "shown": _count(point),
        }
        for point in points
    ]


def _count(point: MonthlyPoint) -> str:
    """Return one month's count in words."""
    value = None if point.value is None else round(point.value)
    return formats.count_text(value, point.flag)
