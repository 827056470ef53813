"""A gap year by year: dots with intervals around the line of no gap; the comparator's as rings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import drawing_palette, framed, layer_of, x2_at, x_at, y_at
from amhe_explore.charts.group_lines import drawn_periods
from amhe_explore.charts.marker import Marker
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.year_axis import (
    END,
    LEFT,
    Ground,
    box_of,
    ground_layers,
    upright_marks,
    value_span,
    within,
)
from amhe_explore.measures.trend_results import Gap, GapPoint, Trend
from amhe_explore.theme import Palette, differences

HEIGHT = 190
# The comparator's ring stands a little to the right of the dot, so that both are seen.
ASIDE = 0.14
LEAST_POINTS, LEAST_FACTOR = 10.0, 0.4
BESIDE = ("reference", "rest")


def gap_by_year(
    trend: Trend,
    palette: Palette,
    picture: Picture,
    export: bool = False,
    since: str = "",
    marker: Marker | None = None,
) -> alt.LayerChart:
    """Return the gap between the two sides of a trend, one dot a year.

    Args:
        trend: A trend with a gap that can be drawn.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
        since: The first year drawn; it changes no verdict.
        marker: A reader's own mark.
    """
    colours = drawing_palette(palette, export)
    periods = drawn_periods(trend, since)
    own, theirs = _points(trend, periods, ours=True), _points(trend, periods, ours=False)
    factor = by_factor(trend)
    none = 1.0 if factor else 0.0
    rows = [_row(point, periods, factor) for point in own]
    rings = [_row(point, periods, factor) for point in theirs]
    values = [each[name] for each in rows for name in ("value", "lower", "upper")]
    values += [each["value"] for each in rings]
    least = LEAST_FACTOR if factor else LEAST_POINTS
    low, high, step = _span([*values, none], least)
    ground = Ground(periods, low, high, step, "", HEIGHT)
    marks = upright_marks(ground, trend.breaks, marker, colours)
    layers = [
        *ground_layers(ground, colours),
        *marks.layers,
        *_none_line(ground, none, colours),
        *_dots(ground, rows, rings, colours),
    ]
    summary = describe_gap_by_year(trend, since, marker)
    words = with_key(picture, key_of(trend, since))
    return framed(layers, box_of(ground, marks), colours, words, summary, export)


def describe_gap_by_year(trend: Trend, since: str = "", marker: Marker | None = None) -> str:
    """Return the chart in words: the gap of every year with its likely range."""
    periods = drawn_periods(trend, since)
    gap = trend.gap
    parts = [
        f"{point.period} {gap_words(point)}"
        for point in (() if gap is None else gap.points)
        if point.period in periods
    ]
    if marker is not None and within(periods, marker):
        parts.append(marker.words)
    what = f"Gap by year, {trend.place.name}"
    return started(trend.made_up, what) + sentence_list(parts)


def gap_can_be_drawn(trend: Trend, since: str = "") -> bool:
    """Return whether any year has a gap that may be shown."""
    return bool(_points(trend, drawn_periods(trend, since), ours=True))


def by_factor(trend: Trend) -> bool:
    """Return whether the gap is a ratio."""
    gap = trend.gap
    comparisons = [] if gap is None else [each.comparison for each in gap.points if each.drawn]
    return bool(comparisons) and all(
        each is not None and each.difference is None for each in comparisons
    )


def gap_words(point: GapPoint) -> str:
    """Return one year's gap in words: "12 lower (9 to 15)", or "not shown"."""
    found, comparison = point.shown, point.comparison
    if not point.drawn or found is None or comparison is None:
        return "not shown"
    if comparison.difference is None:
        return (
            f"{differences.factor_text(found.value, ('lower', 'higher'))}"
            f" ({differences.factor_range(found.lower, found.upper, ('lower', 'higher'))})"
        )
    word = "lower" if found.value < 0 else "higher"
    likely = differences.points_range(found.lower, found.upper)
    return f"{differences.points_text(found.value)} {word} ({likely})"


def key_of(trend: Trend, since: str) -> str:
    """Return what the marks are."""
    said = ["Dot: the gap. Bar: likely range."]
    if trend.other is not None and _points(trend, drawn_periods(trend, since), ours=False):
        said.append(f"Ring: the same gap in {trend.other.name}.")
    if trend.gap is not None and any(each.hollow for each in trend.gap.points):
        said.append("Hollow: used in no verdict.")
    return " ".join(said)


def _points(trend: Trend, periods: Sequence[str], ours: bool) -> list[GapPoint]:
    """Return the gaps that may be drawn: the place's, or the comparator's."""
    gap: Gap | None = trend.gap
    if gap is None:
        return []
    return [
        each
        for each in (gap.points if ours else gap.theirs)
        if each.drawn and each.period in periods
    ]


def _row(point: GapPoint, periods: Sequence[str], factor: bool) -> dict[str, Any]:
    """Return one gap as a row: points of a hundred, or a factor."""
    found = point.shown
    value, lower, upper = (0.0, 0.0, 0.0)
    if found is not None:
        value, lower, upper = found.value, found.lower, found.upper
    times = 1 if factor else 100
    number = f"{value:.2f}" if factor else differences.points_number(value)
    return {
        "x": int(point.period[:4]) - int(periods[0][:4]),
        "value": value * times,
        "lower": lower * times,
        "upper": upper * times,
        "text": number,
        "hollow": point.hollow,
    }


def _span(values: Sequence[float], least: float) -> tuple[float, float, float]:
    """Return foot, top and step of the axis; below zero as well as above it."""
    moved = min(0.0, *values)
    low, high, step = value_span([each - moved for each in values], least)
    shift = step * (moved // step)
    low, high = low + shift, high + shift
    while high < max(values):
        high += step
    return low, high, step


def _none_line(ground: Ground, none: float, palette: Palette) -> list[alt.Chart]:
    """Return the line of no gap, named at its end."""
    at = ground.pixel(none)
    rows = [{"text": "no gap"}]
    return [
        layer.mark_rule(color=palette.ink, strokeWidth=1.5).encode(
            x=x_at(LEFT), x2=x2_at(END), y=y_at(at)
        )
        for layer in [layer_of(rows)]
        if layer is not None
    ] + [
        layer.mark_text(align="left", fontSize=13, color=palette.ink).encode(
            x=x_at(f"{END} + 6"), y=y_at(at), text="text:N"
        )
        for layer in [layer_of(rows)]
        if layer is not None
    ]


def _dots(
    ground: Ground,
    rows: Sequence[Mapping[str, Any]],
    rings: Sequence[Mapping[str, Any]],
    palette: Palette,
) -> list[alt.Chart]:
    """Return intervals, dots with their numbers, and the comparator's rings."""
    x, y = ground.x, ground.y()
    aside = [{"x": each["x"] + ASIDE, "value": each["value"]} for each in rings]
    bars = layer_of(rows, "x", "lower", "upper")
    full = layer_of([row for row in rows if not row["hollow"]], "x", "value")
    hollow = layer_of([row for row in rows if row["hollow"]], "x", "value")
    beside = layer_of(aside)
    numbers = layer_of(rows, "x", "value", "text")
    marks = [
        bars
        and bars.mark_rule(strokeWidth=5, strokeCap="round", color=palette.tint).encode(
            x=x, y=ground.y("lower"), y2="upper:Q"
        ),
        full and _point(full, palette.focus, palette.focus).encode(x=x, y=y),
        hollow and _point(hollow, palette.bg, palette.focus).encode(x=x, y=y),
        beside and _point(beside, palette.bg, palette.soft, 46).encode(x=x, y=y),
        numbers
        and numbers.mark_text(
            align="right", dx=-9, fontSize=13, fontWeight=700, color=palette.focus
        ).encode(x=x, y=y, text="text:N"),
    ]
    return [mark for mark in marks if mark is not None]


def _point(layer: alt.Chart, fill: str, stroke: str, size: int = 80) -> alt.Chart:
    """Return dots of one look."""
    made: alt.Chart = layer.mark_point(
        filled=True, opacity=1, fill=fill, stroke=stroke, strokeWidth=2, size=size, aria=False
    )
    return made
