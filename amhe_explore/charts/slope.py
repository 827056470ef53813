"""The slope over deprivation tenths: each along the cumulative population, the fitted line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import altair as alt

from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import (
    Box,
    by_width,
    chart_of,
    drawing_palette,
    framed,
    one,
    x_at,
    y_at,
)
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.values import PERCENT, shown_rate
from amhe_explore.measures.group_tests import SlopePoint
from amhe_explore.measures.results import Gradient
from amhe_explore.theme import Palette, formats

HEIGHT = 230
LEFT = 44
AIR = 2.0
KEY = (
    "Dot: one tenth at the middle of its share of all courses. Bar: likely range. Line: fitted by "
    "least squares."
)
MOST, LEAST = "Most deprived", "Least deprived"


@dataclass(frozen=True, slots=True)
class _Row:
    """One tenth as it is drawn."""

    x: float
    y: float
    lo: float
    hi: float
    said: str


def slope(
    points: Sequence[SlopePoint],
    gradient: Gradient,
    palette: Palette,
    picture: Picture,
    export: bool = False,
) -> alt.LayerChart:
    """Return the tenths with their ranges and the line fitted through them.

    Args:
        points: The tenths from most to least deprived.
        gradient: The line.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
    """
    colours = drawing_palette(palette, export)
    rows = _rows(points)
    start = gradient.intercept.value * 100
    line = [{"x": 0.0, "y": start}, {"x": 1.0, "y": start + gradient.sii.value * 100}]
    reach = [*(row.lo for row in rows), *(row.hi for row in rows), *(each["y"] for each in line)]
    x = alt.X(
        "x:Q",
        axis=None,
        scale=alt.Scale(domain=[0, 1], range=[{"expr": str(LEFT)}, {"expr": "width - 8"}]),
    )
    scale = alt.Scale(domain=[min(reach) - AIR, max(reach) + AIR], nice=False, zero=False)
    axis = alt.Axis(
        labelExpr="datum.value + '%'",
        tickCount=5,
        grid=True,
        # Inside the plot, so that the words around it keep to the left edge.
        labelAlign="left",
        labelPadding=0,
        labelBaseline="bottom",
    )
    y = alt.Y("y:Q", scale=scale, axis=axis, title=None)
    dots = chart_of([asdict(row) for row in rows])
    layers = [
        chart_of(line).mark_line(color=colours.ink, strokeWidth=1.8).encode(x=x, y=y),
        dots.mark_rule(color=colours.tint, strokeWidth=4, strokeCap="round").encode(
            x=x, y=alt.Y("lo:Q", scale=scale, axis=axis, title=None), y2="hi:Q"
        ),
        dots.mark_point(
            filled=True,
            shape="circle",
            size=90,
            opacity=1,
            color=colours.focus,
            description={"expr": "datum.said"},
        ).encode(x=x, y=y),
        _end("left", MOST, str(LEFT), colours),
        _end("right", LEAST, "width - 8", colours),
    ]
    return framed(
        layers,
        Box((HEIGHT,) * 3, foot=34),
        colours,
        with_key(picture, KEY),
        describe_slope(points, gradient, picture.made_up),
        export,
    )


def _end(align: str, text: str, place: str, palette: Palette) -> alt.Chart:
    """Return the name of one end of the population below the plot."""
    named: alt.Chart = (
        one()
        .mark_text(
            align={"expr": f"'{align}'"},
            baseline="top",
            fontSize=by_width(12, 13),
            color=palette.soft,
            text=text,
        )
        .encode(x=x_at(place), y=y_at(HEIGHT + 8))
    )
    return named


def describe_slope(points: Sequence[SlopePoint], gradient: Gradient, made_up: bool = False) -> str:
    """Return the tenths and both ends of the line in words."""
    low, high = (
        formats.percent_text(value, 1)
        for value in (gradient.intercept.value, gradient.intercept.value + gradient.sii.value)
    )
    begun = started(made_up, f"Fitted line from {low} (most deprived) to {high} (least deprived)")
    return begun + sentence_list([row.said for row in _rows(points)])


def _rows(points: Sequence[SlopePoint]) -> list[_Row]:
    """Return one row a tenth."""
    rows = []
    for point in points:
        shown = shown_rate(point.estimate, PERCENT)
        if shown.value is not None and shown.lower is not None and shown.upper is not None:
            said = f"{point.group.label}: {shown.text}"
            rows.append(_Row(point.midpoint, shown.value, shown.lower, shown.upper, said))
    return rows
