"""Places against the limits that chance alone gives: the funnel plot."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt

from amhe_explore import catalogue
from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import (
    Box,
    by_width,
    drawing_palette,
    framed,
    layer_of,
    one,
    row_field,
    wrapped,
    x2_at,
    x_at,
    y_at,
)
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.measures.funnel_plot import (
    DIFFERENCE,
    INSIDE,
    NOT_JUDGED,
    OUTSIDE_95,
    OUTSIDE_998,
    PROPORTION,
    RATIO,
    FunnelPlot,
    FunnelPoint,
)
from amhe_explore.theme import Palette, differences, formats

HEIGHT = 380
LEFT, RIGHT = 64, 14
# Below the plot: numbers of the axis, its name, then the source.
AXIS_NUMBERS, AXIS_NAME, FOOT = 18, 38, 62
TICKS = 6
LOG_TICKS = (0.1, 0.2, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 10.0)
AREAS = {"plain": 46, "peer": 64, "focus": 150}
# Triangles look smaller than discs of the same area.
OUTSIDE_AREA = 1.7
SHAPES = {INSIDE: "circle", NOT_JUDGED: "diamond"}
LIMIT_LABEL_AT = 10
# The name beside a point is wrapped, so that it never reaches over the edge.
NAME_CHARACTERS, NAME_LINE = (14, 24, 30), 16
STANDINGS = {
    INSIDE: "inside the limits",
    OUTSIDE_95: "outside the 95% limits",
    OUTSIDE_998: "outside the 99.8% limits",
    NOT_JUDGED: "not held against the limits",
}
Row = dict[str, Any]


def place_funnel_plot(
    plot: FunnelPlot,
    named: Sequence[str],
    palette: Palette,
    picture: Picture,
    export: bool = False,
) -> alt.LayerChart:
    """Return the places as points across their size, with both pairs of limits around England.

    Args:
        plot: The funnel plot.
        named: Keys of the places with their names beside them; the first is the one meant.
        palette: Colours.
        picture: The words around it.
        export: Whether it becomes a file.
    """
    colours = drawing_palette(palette, export)
    scales = _Scales(plot)
    rows = [_row(each, plot, named) for each in plot.points]
    layers = [
        *_grid(scales, colours),
        *_limits(plot, scales, colours),
        *_england(plot, scales, colours),
        *_points(rows, scales, colours),
        *_names(rows, scales, colours),
        *_across(plot, scales, colours),
    ]
    words = with_key(picture, _key(rows))
    box = Box((HEIGHT, HEIGHT, HEIGHT), foot=FOOT)
    summary = describe_place_funnel_plot(plot, named, picture.made_up)
    drawn = [layer for layer in layers if layer is not None]
    return framed(drawn, box, colours, words, summary, export)


def describe_place_funnel_plot(plot: FunnelPlot, named: Sequence[str], made_up: bool) -> str:
    """Return the plot in words: how many places lie where, then those that are named."""
    counts = [
        f"{sum(each.standing == standing for each in plot.points)} {words}"
        for standing, words in STANDINGS.items()
    ]
    parts = [f"{len(plot.points)} places around England: {', '.join(counts)}"]
    for key in named:
        found = plot.of(key)
        if found is not None:
            parts.append(
                f"{found.place.name}: {_tick_text(found.value, plot)}, {STANDINGS[found.standing]}"
            )
    return started(made_up, "Funnel plot of places") + sentence_list(parts)


class _Scales:
    """Both scales of the plot, and where their ticks stand."""

    def __init__(self, plot: FunnelPlot) -> None:
        self.log = plot.form == RATIO
        figures = [each.value for each in plot.points]
        first = plot.curve[0]
        figures += [first.lower_95, first.upper_95]
        low, high = min(figures), max(figures)
        edge = 1.08 if self.log else (high - low) * 0.06
        self.low, self.high = (low / edge, high * edge) if self.log else (low - edge, high + edge)
        self.widest = plot.curve[-1].size
        self.y_ticks = _log_ticks(self.low, self.high) if self.log else _ticks(self.low, self.high)
        self.x_ticks = [each for each in _ticks(0, self.widest) if each <= self.widest]

    def x(self, field: str) -> alt.X:
        """Return the horizontal channel of a field."""
        ends: list[Any] = [LEFT, {"expr": f"width - {RIGHT}"}]
        scale = alt.Scale(domain=[0, self.widest], nice=False, range=ends)
        return alt.X(f"{field}:Q", scale=scale, axis=None)

    def y(self, field: str) -> alt.Y:
        """Return the vertical channel of a field."""
        kind = {"type": "log"} if self.log else {"zero": False}
        scale = alt.Scale(domain=[self.low, self.high], nice=False, range=[HEIGHT, 0], **kind)
        return alt.Y(f"{field}:Q", scale=scale, axis=None)


def _ticks(low: float, high: float) -> list[float]:
    """Return round numbers between two, about six."""
    rough = (high - low) / TICKS
    size = 10 ** math.floor(math.log10(rough))
    step = next(each * size for each in (1, 2, 5, 10) if each * size >= rough)
    first = math.ceil(low / step)
    return [round(n * step, 10) for n in range(first, math.floor(high / step) + 1)]


def _log_ticks(low: float, high: float) -> list[float]:
    """Return factors between two."""
    return [each for each in LOG_TICKS if low <= each <= high]


def _tick_text(value: float, plot: FunnelPlot) -> str:
    """Return a number of the vertical axis in words."""
    if plot.form == PROPORTION:
        return formats.percent_text(value, 0)
    if plot.form == DIFFERENCE:
        number = formats.scaled(abs(value), 100, 0)
        if number == 0:
            return "no gap"
        return f"{number} {'lower' if value < 0 else 'higher'}"
    if plot.form == RATIO:
        return "the same" if value == 1 else f"× {formats.scaled(value, 1, 2).normalize()}"
    per = catalogue.load().measures[plot.values.measure].per
    return formats.per_text(value, 100 if per == 1 else 1)


def _grid(scales: _Scales, palette: Palette) -> list[alt.Chart | None]:
    """Return the horizontal lines with their numbers, and the numbers below the plot."""
    lines = [{"y": each} for each in scales.y_ticks]
    base = layer_of(lines)
    return [
        base
        and base.mark_rule(color=palette.grid).encode(
            x=x_at(2), x2=x2_at("width - 2"), y=scales.y("y")
        ),
    ]


def _england(plot: FunnelPlot, scales: _Scales, palette: Palette) -> list[alt.Chart | None]:
    """Return England's line and its name."""
    base = layer_of([{"y": plot.target, "text": f"England {_target_text(plot)}"}])
    if base is None:
        return []
    return [
        base.mark_rule(color=palette.ink, strokeWidth=1.5, strokeDash=[5, 4]).encode(
            x=x_at(LEFT), x2=x2_at(f"width - {RIGHT}"), y=scales.y("y")
        ),
        _halo(base, palette, align="left", dy=-8, fontSize=13).encode(
            x=x_at(LEFT + 4), y=scales.y("y"), text="text:N"
        ),
        base.mark_text(align="left", dy=-8, fontSize=13, color=palette.ink).encode(
            x=x_at(LEFT + 4), y=scales.y("y"), text="text:N"
        ),
    ]


def _target_text(plot: FunnelPlot) -> str:
    """Return England's figure as a label."""
    target = plot.target or 0.0
    if plot.form == PROPORTION:
        return formats.percent_text(target, 1)
    if plot.form == DIFFERENCE:
        return f"{differences.points_text(target)} {'lower' if target < 0 else 'higher'}"
    return _tick_text(target, plot)


def _halo(base: alt.Chart, palette: Palette, **style: Any) -> alt.Chart:
    """Return words as an outline in the colour of the background, to stand beneath them."""
    found: alt.Chart = base.mark_text(
        color=palette.bg, stroke=palette.bg, strokeWidth=4, aria=False, **style
    )
    return found


def _limits(plot: FunnelPlot, scales: _Scales, palette: Palette) -> list[alt.Chart | None]:
    """Return both pairs of limits as lines, each named where the funnel is wide."""
    layers: list[alt.Chart | None] = []
    for name, dash, fields in (
        ("95%", [4, 3], ("lower_95", "upper_95")),
        ("99.8%", [1, 0], ("lower_998", "upper_998")),
    ):
        for field in fields:
            values = [{"x": each.size, "y": getattr(each, field)} for each in plot.curve]
            seen = [row for row in values if scales.low <= row["y"] <= scales.high]
            line = layer_of(seen)
            layers.append(
                line
                and line.mark_line(
                    color=palette.ref, strokeWidth=1.5, strokeDash=dash, aria=False
                ).encode(x=scales.x("x"), y=scales.y("y"))
            )
        label = layer_of([row | {"text": name} for row in seen[LIMIT_LABEL_AT:][:1]])
        layers.append(
            label
            and label.mark_text(align="left", dx=4, dy=-7, fontSize=12, color=palette.soft).encode(
                x=scales.x("x"), y=scales.y("y"), text="text:N"
            )
        )
    return layers


def _row(each: FunnelPoint, plot: FunnelPlot, named: Sequence[str]) -> Row:
    """Return one place as a row."""
    first = plot.of(named[0]) if named else None
    kind = "plain"
    if first is not None and each.place.key == first.place.key:
        kind = "focus"
    elif first is not None and each.place.parent and each.place.parent == first.place.parent:
        kind = "peer"
    shape = SHAPES.get(each.standing) or (
        "triangle-down" if each.direction == "lower" else "triangle-up"
    )
    return {
        "x": each.size,
        "y": each.value,
        "lines": [wrapped(each.place.name, limit) for limit in NAME_CHARACTERS],
        "text": f"{each.place.name}: {_tick_text(each.value, plot)}, {STANDINGS[each.standing]}",
        "kind": kind,
        "shape": shape,
        "hollow": each.standing == NOT_JUDGED,
        "named": each.place.key in named,
        "area": AREAS[kind] * (OUTSIDE_AREA if shape.startswith("triangle") else 1),
    }


def _points(rows: Sequence[Row], scales: _Scales, palette: Palette) -> list[alt.Chart | None]:
    """Return the points, those of the region over the others, the one meant on top."""
    colours = {"plain": palette.mid, "peer": palette.tint, "focus": palette.focus}
    layers: list[alt.Chart | None] = []
    for kind, colour in colours.items():
        for hollow in (False, True):
            base = layer_of([row for row in rows if (row["kind"], row["hollow"]) == (kind, hollow)])
            layers.append(
                base
                and base.mark_point(
                    filled=True,
                    fill=palette.bg if hollow else colour,
                    stroke=colour if hollow else palette.bg,
                    strokeWidth=1.5 if hollow else 0.75,
                    opacity=1,
                    description={"expr": "datum.text"},
                ).encode(
                    x=scales.x("x"),
                    y=scales.y("y"),
                    shape=alt.Shape("shape:N", scale=None),
                    size=alt.Size("area:Q", scale=None, legend=None),
                    tooltip=alt.Tooltip("text:N", title=None),
                )
            )
    return layers


def _names(rows: Sequence[Row], scales: _Scales, palette: Palette) -> list[alt.Chart | None]:
    """Return the names of the places asked for, on the side with more room."""
    middle = scales.widest / 2
    layers: list[alt.Chart | None] = []
    for left in (True, False):
        base = layer_of([row for row in rows if row["named"] and (row["x"] > middle) is left])
        if base is None:
            continue
        style: dict[str, Any] = {
            "align": "right" if left else "left",
            "dx": -10 if left else 10,
            "text": row_field("lines"),
            "lineHeight": NAME_LINE,
            "baseline": "middle",
            "fontSize": 14,
            "fontWeight": 700,
        }
        place: dict[str, Any] = {"x": scales.x("x"), "y": scales.y("y")}
        layers.append(_halo(base, palette, **style).encode(**place))
        layers.append(base.mark_text(color=palette.ink, **style).encode(**place))
    return layers


def _across(plot: FunnelPlot, scales: _Scales, palette: Palette) -> list[alt.Chart | None]:
    """Return the numbers of both axes and the name of the horizontal one."""
    ticks = layer_of(
        [
            {"x": each, "text": f"{each:,.0f}", "wide": n % 2 == 0}
            for n, each in enumerate(scales.x_ticks)
        ]
    )
    numbers = layer_of([{"y": each, "text": _tick_text(each, plot)} for each in scales.y_ticks])
    return [
        numbers
        and _halo(numbers, palette, align="left", dy=-7, fontSize=13).encode(
            x=x_at(2), y=scales.y("y"), text="text:N"
        ),
        numbers
        and numbers.mark_text(align="left", dy=-7, fontSize=13, color=palette.soft).encode(
            x=x_at(2), y=scales.y("y"), text="text:N"
        ),
        ticks
        and ticks.mark_text(
            fontSize=13,
            color=palette.soft,
            opacity=by_width("datum.wide ? 1 : 0", "1"),
        ).encode(x=scales.x("x"), y=y_at(HEIGHT + AXIS_NUMBERS), text="text:N"),
        one()
        .mark_text(align="left", fontSize=13, color=palette.soft, text=by_width(*_axis_names(plot)))
        .encode(x=x_at(0), y=y_at(HEIGHT + AXIS_NAME)),
    ]


def _axis_names(plot: FunnelPlot) -> tuple[str, str]:
    """Return what is drawn across, for narrow and for wide drawings, as expressions."""
    if plot.form == DIFFERENCE:
        return "'Courses in each group, if of one size'", (
            "'Courses in each of the two groups, if both were of one size with the same certainty'"
        )
    if plot.form == RATIO:
        return "'Events in each group, if of one size'", (
            "'Counted events in each of the two groups, if both had as many'"
        )
    measure = catalogue.load().measures[plot.values.measure]
    names = {
        "eligible": "Courses that could end in recovery",
        "finished": "Courses finished",
        "referrals": "Referrals received",
        "population": "Adults living there",
    }
    name = names.get(measure.denominator, "Size")
    return f"'{name}'", f"'{name}'"


def _key(rows: Sequence[Row]) -> str:
    """Return what the marks are: only those that are drawn."""
    parts = ["Lines: limits that chance alone gives."]
    if any(row["shape"].startswith("triangle") for row in rows):
        parts.append("Triangle: outside the 95% limits.")
    if any(row["kind"] == "peer" for row in rows):
        parts.append("Blue: same region.")
    if any(row["hollow"] for row in rows):
        parts.append("Hollow: not held against the limits.")
    return " ".join(parts)
