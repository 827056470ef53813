"""The ground of pictures over time: years along the foot, what breaks them, a reader's own mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from amhe_explore.charts.frame import (
    SOURCE,
    TIER,
    Box,
    layer_of,
    row_field,
    tiers_of,
    x2_at,
    x_at,
    y2_at,
    y_at,
)
from amhe_explore.charts.marker import Marker
from amhe_explore.measures.trend_results import INCOMPLETE, PANDEMIC, YearBreak
from amhe_explore.theme import Palette

LEFT = 44
# Room for the values and names at the right of the last year, by tier.
RIGHT = (104, 176, 206)
# Where the plot ends.
END = f"width - {list(RIGHT)}[{TIER}]"
LABEL_ROW = 16
LINE = 15
TICKS_FOOT = 26
# In narrow pictures a year is at least so wide, and a letter about so wide.
LEAST_STEP, LETTER = 30, 6.2
# What the name of a year takes.
YEAR_PX = 36
OWN = "own note"
AT_THE_YEAR = (PANDEMIC, INCOMPLETE)


@dataclass(frozen=True, slots=True)
class Ground:
    """Years, plot and value axis of one picture.

    Attributes:
        periods: The years drawn, oldest first.
        low: Value at the foot of the plot.
        high: Value at its top.
        step: From one grid line to the next.
        unit: Written after a grid line's number: "%", "".
        height: Of the plot, in pixels.
    """

    periods: tuple[str, ...]
    low: float
    high: float
    step: float
    unit: str
    height: int

    def place(self, period: str) -> int:
        """Return where a year stands, in years from the first."""
        return int(period[:4]) - int(self.periods[0][:4])

    @property
    def span(self) -> tuple[float, float]:
        """Return the first and the last place with half a year on either side."""
        return (-0.5, self.place(self.periods[-1]) + 0.5)

    @property
    def x(self) -> alt.X:
        """Return the scale of years."""
        end = {"expr": END}
        scale = alt.Scale(domain=list(self.span), range=[LEFT, end], nice=False, zero=False)
        return alt.X("x:Q", scale=scale, axis=None)

    @property
    def crowded(self) -> str:
        """Return the condition under which the names of the years would meet."""
        return f"{END} - {LEFT} < {YEAR_PX * (self.place(self.periods[-1]) + 1)}"

    def y(self, field: str = "value") -> alt.Y:
        """Return the scale of values for a field."""
        scale = alt.Scale(
            domain=[self.low, self.high], range=[self.height, 0], nice=False, zero=False
        )
        return alt.Y(f"{field}:Q", scale=scale, axis=None)

    def pixel(self, value: float) -> float:
        """Return the height of a value from the top of the plot."""
        return self.height * (self.high - value) / (self.high - self.low)


def value_span(values: Sequence[float], least: float = 20) -> tuple[float, float, float]:
    """Return foot, top and step of an axis around values: never so near that little looks large.

    Args:
        values: Every value and limit drawn.
        least: The smallest distance from foot to top.
    """
    low, high = min(values), max(values)
    step = next(
        (each for each in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50) if each * 6 >= high - low), 100
    )
    step = max(step, least / 4)
    foot, top = step * (low // step), -step * (-high // step)
    while top - foot < least:
        foot, top = (foot - step, top) if foot >= step else (foot, top + step)
    return (foot, top, step)


def ground_layers(ground: Ground, palette: Palette) -> list[alt.Chart]:
    """Return grid lines with their numbers, and the years along the foot."""
    count = round((ground.high - ground.low) / ground.step)
    ticks = [
        {"value": value, "text": f"{value:g}{ground.unit}".replace("-", "−")}
        for value in (round(ground.low + ground.step * k, 6) for k in range(count + 1))
    ]
    right = {"expr": END}
    grid = layer_of(ticks, "value")
    numbers = layer_of(ticks)
    years = layer_of(_year_labels(ground))
    marks = [
        grid
        and grid.mark_rule(color=palette.grid).encode(x=x_at(LEFT), x2=x2_at(right), y=ground.y()),
        numbers
        and numbers.mark_text(align="left", fontSize=13, color=palette.soft).encode(
            x=x_at(0), y=ground.y(), text="text:N"
        ),
        years
        and years.mark_text(
            baseline="top",
            fontSize=13,
            color=palette.soft,
            text={"expr": f"datum.other && {ground.crowded} ? '' : datum.labels[{TIER}]"},
        ).encode(x=ground.x, y=y_at(ground.height + 8)),
    ]
    return [mark for mark in marks if mark is not None]


def _year_labels(ground: Ground) -> list[dict[str, Any]]:
    """Return every year as a row; where they are crowded every other one is named."""
    last = len(ground.periods) - 1
    return [
        {
            "x": ground.place(period),
            "labels": [period[2:], period[2:], period],
            "other": bool((last - n) % 2),
        }
        for n, period in enumerate(ground.periods)
    ]


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands upright in a picture: breaks and the reader's own mark.

    Attributes:
        layers: The marks.
        head: Room they take above the plot.
        foot: Room the reader's words take under the years, by tier.
    """

    layers: list[alt.Chart]
    head: int
    foot: tuple[int, int, int]


def upright_marks(
    ground: Ground, breaks: Sequence[YearBreak], marker: Marker | None, palette: Palette
) -> Marks:
    """Return the labelled upright marks of a picture.

    Args:
        ground: Years and plot.
        breaks: What breaks the line; those of years that are not drawn are left out.
        marker: The reader's own; None where there is none, or its month is not drawn.
        palette: Colours.
    """
    rows = _break_rows(ground, breaks)
    own = marker if marker is not None and within(ground.periods, marker) else None
    if own is not None:
        at = own.place(int(ground.periods[0][:4]))
        rows.append({"x": at, "text": OWN, "rule": False})
    levels = _levels(rows)
    depth = max(levels, default=-1) + 1
    for row, level in zip(rows, levels, strict=True):
        row["y"] = -(8 + LABEL_ROW * level)
    parted = layer_of([row for row in rows if row["rule"]], "x", "y")
    labels = layer_of(rows, "x", "y", "text")
    marks = [
        parted
        and parted.mark_rule(strokeDash=[6, 3], color=palette.mid).encode(
            x=ground.x, y=alt.Y("y:Q", scale=None, axis=None), y2=y2_at(ground.height)
        ),
        labels
        and labels.mark_text(fontSize=12, color=palette.soft, baseline="bottom").encode(
            x=ground.x, y=alt.Y("y:Q", scale=None, axis=None), text="text:N"
        ),
    ]
    foot = (0, 0, 0)
    if own is not None:
        lines = tiers_of(f"Dotted line, {own.words}.", SOURCE)
        foot = tuple(LINE * len(each) + 8 for each in lines)  # type: ignore[assignment]
        marks += _own_marks(ground, rows[-1], lines, palette)
    return Marks([mark for mark in marks if mark is not None], LABEL_ROW * depth + 4, foot)


def within(periods: Sequence[str], marker: Marker) -> bool:
    """Return whether a month lies within the years drawn."""
    first = int(periods[0][:4])
    return -0.5 <= marker.place(first) <= int(periods[-1][:4]) - first + 0.5


def box_of(ground: Ground, marks: Marks) -> Box:
    """Return the plot that the words stand around."""
    narrow, middle, wide = (ground.height + each for each in marks.foot)
    return Box(
        heights=(narrow, middle, wide),
        head=(marks.head, marks.head, marks.head),
        foot=TICKS_FOOT + 8,
    )


def _break_rows(ground: Ground, breaks: Sequence[YearBreak]) -> list[dict[str, Any]]:
    """Return every break as a row: between two years, or at the year that joins nothing."""
    rows = []
    for each in breaks:
        if each.period not in ground.periods:
            continue
        at_the_year = each.kind in AT_THE_YEAR
        place = ground.place(each.period)
        if place == 0 and not at_the_year:
            continue
        rows.append(
            {
                "x": place if at_the_year else place - 0.5,
                "text": each.short,
                "rule": not at_the_year,
            }
        )
    return rows


def _levels(rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Return how high each label stands, so that none meets another even where it is narrow."""
    levels: list[int] = []
    for n, row in enumerate(rows):
        taken = {
            level
            for other, level in zip(rows[:n], levels, strict=True)
            if abs(other["x"] - row["x"]) * LEAST_STEP < _half(other) + _half(row)
        }
        levels.append(next(level for level in range(len(rows)) if level not in taken))
    return levels


def _half(row: Mapping[str, Any]) -> float:
    """Return half the width of a label."""
    return len(row["text"]) * LETTER / 2 + 4


def _own_marks(
    ground: Ground,
    row: Mapping[str, Any],
    lines: tuple[list[str], list[str], list[str]],
    palette: Palette,
) -> list[alt.Chart | None]:
    """Return the reader's dotted line and, under the years, their words.

    The words are data of the chart, never part of an expression.
    """
    line = layer_of([{"x": row["x"], "y": row["y"]}])
    words = layer_of([{"lines": list(lines)}])
    return [
        line
        and line.mark_rule(strokeDash=[2, 3], strokeWidth=2, color=palette.ink).encode(
            x=ground.x,
            y=alt.Y("y:Q", scale=None, axis=None),
            y2=y2_at(ground.height + 6),
        ),
        words
        and words.mark_text(
            align="left",
            baseline="top",
            fontSize=SOURCE,
            lineHeight=LINE,
            color=palette.ink,
            text=row_field("lines"),
        ).encode(x=x_at(0), y=y_at(ground.height + TICKS_FOOT + 4)),
    ]
