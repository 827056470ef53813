"""Gaps as rows: a group's dot with its likely range, a ring for the other side, the size beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import (
    NARROW,
    Box,
    Expression,
    by_tier,
    by_width,
    chart_of,
    drawing_palette,
    framed,
    layer_of,
    row_field,
    wrapped,
    x2_at,
    x_at,
    y2_at,
    y_at,
)
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.values import PERCENT, Shown, likely_text, shown_rate
from amhe_explore.measures.results import Estimate
from amhe_explore.theme import Palette, formats

ROW = (74, 54, 54)
TITLE_Y, DOTS_Y = 12, (38, 35, 35)
HEAD = (6, 38, 38)
FOOT = 34
# Where the dots end and the words begin, from the right edge: narrow, wide.
PLOT_END = ("width - 118", "width - 268")
SHAPE_AT = ("width - 104", "width - 236")
WORDS_AT = ("width - 94", "width - 224")
TITLE_LIMITS = (44, 58, 74)
LIKELY_LIMITS = (15, 21, 21)
STEP = 10
LEAST, MOST = 20, 75
SHAPES = {"lower": "triangle-down", "higher": "triangle-up", "about the same": "square"}
HOLLOW = "diamond"
KEY = "Dot: the group, bar: its likely range. Ring: compared with."
TICK_KEY = "Tick: the same group in England."


@dataclass(frozen=True, slots=True)
class GapRow:
    """One gap.

    Attributes:
        titles: What is compared, from long to short; the first that fits is drawn.
        estimate: The group's rate.
        other: The rate it is compared with.
        england: The same group in England; None where there is none.
        direction: lower, higher, about the same or cannot tell.
        size: "14 points higher", or the verdict in words.
        likely: "likely 10 to 17".
    """

    titles: tuple[str, ...]
    estimate: Estimate
    other: Estimate
    england: Estimate | None
    direction: str
    size: str
    likely: str


def gap_rows(
    rows: Sequence[GapRow],
    palette: Palette,
    picture: Picture,
    export: bool = False,
    keyed: bool = True,
) -> alt.LayerChart:
    """Return the gaps as rows of dots with intervals, not on a zero baseline: they are dots.

    Args:
        rows: The gaps in order.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
        keyed: Whether it says what its marks are; not where the same stands right above it.
    """
    colours = drawing_palette(palette, export)
    drawn = [_drawn(row, place) for place, row in enumerate(rows)]
    ends = [each for row in drawn for each in row["ends"]]
    low, high = _domain(ends)
    scale = alt.Scale(domain=[low, high], nice=False, range=[{"expr": "18"}, by_width(*PLOT_END)])
    heights = tuple(row * len(rows) for row in ROW)
    box = Box((heights[0], heights[1], heights[2]), HEAD, FOOT)
    layers = [
        *_grid(low, high, box, colours, scale),
        *_words(drawn, colours),
        *_dots(drawn, colours, scale),
        *_verdicts(drawn, colours),
        *_england(drawn, colours),
    ]
    ticks = any(row["england"] is not None for row in drawn)
    key = f"{KEY} {TICK_KEY}" if ticks else KEY
    words = with_key(picture, key) if keyed or export else picture
    summary = describe_gap_rows(rows, picture.made_up)
    found = [layer for layer in layers if layer is not None]
    return framed(found, box, colours, words, summary, export)


def describe_gap_rows(rows: Sequence[GapRow], made_up: bool = False) -> str:
    """Return the gaps in words, with their likely ranges."""
    parts = []
    for row in rows:
        own, other = shown_rate(row.estimate, PERCENT), shown_rate(row.other, PERCENT)
        likely = likely_text(row.estimate, PERCENT)
        drawn = f" (likely {likely})" if likely else ""
        said = f"{row.titles[0]}: {own.text}{drawn} against {other.text}, {row.size}"
        england = "" if row.england is None else shown_rate(row.england, PERCENT).text
        beside = f"; the same group in England {england}" if england else ""
        parts.append(f"{said} ({row.likely}{beside})" if row.likely else said)
    return started(made_up, "Gaps between groups") + sentence_list(parts)


def _drawn(row: GapRow, place: int) -> dict[str, Any]:
    """Return one gap as the fields of its marks."""
    own, other = shown_rate(row.estimate, PERCENT), shown_rate(row.other, PERCENT)
    england = None if row.england is None else shown_rate(row.england, PERCENT)
    above = (own.value or 0.0) >= (other.value or 0.0)
    numbers = (own.value, own.lower, own.upper, other.value, england and england.value)
    narrow = row.size.replace(" points ", " ").replace(" point ", " ")
    size = [narrow, row.size, row.size]
    return {
        "titles": [_fitting(row.titles, limit) for limit in TITLE_LIMITS],
        "title_y": [height * place + TITLE_Y for height in ROW],
        "y": [height * place + dots for height, dots in zip(ROW, DOTS_Y, strict=True)],
        "rule_y": [height * place for height in ROW],
        "size_y": [height * place + dots - 7 for height, dots in zip(ROW, DOTS_Y, strict=True)],
        "likely_y": [height * place + dots + 3 for height, dots in zip(ROW, DOTS_Y, strict=True)],
        "first": place == 0,
        "v": own.value,
        "lo": own.lower,
        "hi": own.upper,
        "r": other.value,
        "above": above,
        "own_at": own.upper if above else own.lower,
        "own_text": own.text,
        "other_text": other.text,
        "england": None if england is None else england.value,
        "england_text": _whole(england),
        "shape": SHAPES.get(row.direction, HOLLOW),
        "clear": row.direction in ("lower", "higher"),
        "size": size,
        "likely": [wrapped(row.likely, limit) for limit in LIKELY_LIMITS],
        "name": f"{row.titles[0]}: {own.text} against {other.text}, {row.size}",
        "ends": [each for each in numbers if each is not None],
    }


def _whole(england: Shown | None) -> str:
    """Return England's value as a whole per cent, as the place's own values are."""
    if england is None or england.value is None:
        return ""
    return formats.percent_text(england.value / 100, 0)


def _fitting(titles: Sequence[str], limit: int) -> str:
    """Return the first title that fits a line, else the last."""
    return next((title for title in titles if len(title) <= limit), titles[-1])


def _domain(ends: Sequence[float]) -> tuple[float, float]:
    """Return the limits of the scale: 20 to 75, wider where the figures need it."""
    low = min([LEAST, *(STEP * ((end - 4) // STEP) for end in ends)])
    high = max([MOST, *(end + 6 for end in ends)])
    return max(low, 0), min(high, 100)


def _grid(low: float, high: float, box: Box, palette: Palette, scale: alt.Scale) -> list[alt.Chart]:
    """Return the grid, one line each 10 per cent, with its labels below."""
    first = int(-(-low // STEP) * STEP)
    values = [{"at": at, "label": f"{at}%"} for at in range(first, int(high) + 1, STEP)]
    base = chart_of(values)
    bottom = by_tier(box.heights)
    x = alt.X("at:Q", scale=scale, axis=None)
    lines = base.mark_rule(color=palette.grid, aria=False).encode(x=x, y=y_at(0), y2=y2_at(bottom))
    labels = base.mark_text(fontSize=13, color=palette.soft, baseline="top", dy=5).encode(
        x=x, y=y_at(bottom), text="label:N"
    )
    return [lines, labels]


def _words(rows: list[dict[str, Any]], palette: Palette) -> list[alt.Chart | None]:
    """Return the titles, and a thin rule between rows."""
    base = chart_of(rows, "titles", "title_y", "rule_y", "first")
    titles = base.mark_text(
        align="left",
        baseline="middle",
        fontSize=14,
        fontWeight=600,
        color=palette.ink,
        text=row_field("titles"),
    ).encode(x=x_at(0), y=y_at(row_field("title_y")))
    between = layer_of([row for row in rows if not row["first"]], "rule_y")
    rules = between and between.mark_rule(color=palette.rule, aria=False).encode(
        x=x_at(1), x2=x2_at("width - 1"), y=y_at(row_field("rule_y"))
    )
    return [rules, titles]


def _dots(rows: list[dict[str, Any]], palette: Palette, scale: alt.Scale) -> list[alt.Chart | None]:
    """Return link, interval, England's tick, ring, dot and the two values."""
    y = y_at(row_field("y"))

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=None)

    base = layer_of(rows, "y", "v", "r", "lo", "hi", "name")
    ticks = layer_of([row for row in rows if row["england"] is not None], "y", "england")
    marks = [
        base
        and base.mark_rule(color=palette.ref, strokeDash=[1, 3], aria=False).encode(
            x=x("v"), x2="r:Q", y=y
        ),
        base
        and base.mark_rule(
            color=palette.tint, strokeWidth=4, strokeCap="round", aria=False
        ).encode(x=x("lo"), x2="hi:Q", y=y),
        ticks
        and ticks.mark_tick(
            color=palette.mid, thickness=2, size=17, orient="vertical", aria=False
        ).encode(x=x("england"), y=y),
        base
        and base.mark_point(
            filled=True, fill=palette.bg, stroke=palette.soft, strokeWidth=1.8, size=95,
            opacity=1, aria=False,
        ).encode(x=x("r"), y=y),
        base
        and base.mark_point(
            filled=True, color=palette.focus, size=125, opacity=1,
            description={"expr": "datum.name"},
        ).encode(x=x("v"), y=y),
    ]  # fmt: skip
    return [*marks, *_values(rows, palette, scale)]


def _values(
    rows: list[dict[str, Any]], palette: Palette, scale: alt.Scale
) -> list[alt.Chart | None]:
    """Return both values outside the pair: the group's bold, the other's soft."""
    layers: list[alt.Chart | None] = []
    for above in (True, False):
        own = layer_of([row for row in rows if row["above"] is above], "y", "own_at", "own_text")
        other = layer_of([row for row in rows if row["above"] is above], "y", "r", "other_text")
        layers += [
            _value(own, "own_at", "own_text", above, palette.focus, 700, scale),
            _value(other, "r", "other_text", not above, palette.soft, 400, scale),
        ]
    return layers


def _value(
    base: alt.Chart | None,
    place: str,
    text: str,
    right: bool,
    color: str,
    weight: Literal[400, 700],
    scale: alt.Scale,
) -> alt.Chart | None:
    """Return one value beside its mark, at the right or at the left of it."""
    return base and base.mark_text(
        align="left" if right else "right",
        dx=9 if right else -9,
        fontSize=14,
        fontWeight=weight,
        color=color,
    ).encode(
        x=alt.X(f"{place}:Q", scale=scale, axis=None), y=y_at(row_field("y")), text=f"{text}:N"
    )


def _verdicts(rows: list[dict[str, Any]], palette: Palette) -> list[alt.Chart | None]:
    """Return shape, size and likely range at the right."""
    shapes = alt.Shape("shape:N", scale=None)
    layers: list[alt.Chart | None] = []
    for clear in (True, False):
        base = layer_of(
            [row for row in rows if row["clear"] is clear],
            "shape", "size", "size_y",
        )  # fmt: skip
        color = palette.focus if clear else palette.soft
        layers += [
            base
            and base.mark_point(size=62, opacity=1, aria=False, filled=clear, color=color).encode(
                x=x_at(by_width(*SHAPE_AT)), y=y_at(row_field("size_y")), shape=shapes
            ),
            base
            and base.mark_text(
                align="left",
                fontSize=15,
                fontWeight=700 if clear else 400,
                color=palette.ink,
                text=row_field("size"),
            ).encode(x=x_at(by_width(*WORDS_AT)), y=y_at(row_field("size_y"))),
        ]
    likely = layer_of(rows, "likely", "likely_y")
    layers.append(
        likely
        and likely.mark_text(
            align="left",
            baseline="top",
            fontSize=13,
            lineHeight=15,
            color=palette.soft,
            text=row_field("likely"),
        ).encode(x=x_at(by_width(*WORDS_AT)), y=y_at(row_field("likely_y")))
    )
    return layers


def _england(rows: list[dict[str, Any]], palette: Palette) -> list[alt.Chart | None]:
    """Return England's value of the same group at the right edge; hidden when narrow."""
    base = layer_of([row for row in rows if row["england_text"]], "england_text", "y")
    if base is None:
        return []
    wide: Expression = {"expr": f"width < {NARROW} ? 0 : 1"}
    values = base.mark_text(align="right", fontSize=14, color=palette.soft, opacity=wide).encode(
        x=x_at("width - 4"), y=y_at(row_field("y")), text="england_text:N"
    )
    head = (
        chart_of([{"words": ["same group,", "England"]}])
        .mark_text(
            align="right",
            baseline="bottom",
            fontSize=12,
            lineHeight=14,
            color=palette.soft,
            opacity=wide,
            text={"expr": "datum.words"},
        )
        .encode(x=x_at("width - 4"), y=y_at(-18))
    )
    return [values, head]
