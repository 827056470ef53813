"""The frame of every chart: width, words around the plot wrapped for three widths, the mark.

One specification serves every width. Vega expressions read the drawn `width`; nothing needs to know
the device. Text is wrapped in Python for three tiers and an expression picks one.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from amhe_explore.charts.picture import MADE_UP_MARK, MADE_UP_WORDS, Picture
from amhe_explore.theme import LIGHT, Palette, altair_theme

NARROW = 560
WIDE = 780
EXPORT_WIDTH = 880
EXPORT_PADDING = 24

TITLE, SUBTITLE, SOURCE = 19, 14, 12
# Characters a line by font size, for the narrowest drawing of each tier.
PER_LINE: Mapping[int, tuple[int, int, int]] = {
    TITLE: (31, 58, 82),
    SUBTITLE: (45, 82, 116),
    SOURCE: (52, 94, 132),
}
LINE_HEIGHT: Mapping[int, int] = {TITLE: 24, SUBTITLE: 19, SOURCE: 15}

# Which tier the drawn width falls in, as an index.
TIER = f"(width < {NARROW} ? 0 : width < {WIDE} ? 1 : 2)"

Expression = dict[str, str]
Place = str | float | Expression


@dataclass(frozen=True, slots=True)
class Box:
    """The plot that the words stand around, in pixels.

    Attributes:
        heights: Height of what is drawn, for the three tiers.
        head: Room taken above the plot, by tier: 34 column heads, 44 panel heads, 66 big numbers.
        foot: From the end of the plot to the source: 34 under an axis, 14 without one.
        plot_end: Expression of where the plot ends, where that follows the drawn width; "" where
            `heights` says it.
    """

    heights: tuple[int, int, int]
    head: tuple[int, int, int] = (6, 6, 6)
    foot: int = 14
    plot_end: str = ""


def by_tier(values: Sequence[Any]) -> Expression:
    """Return an expression that picks one of three values by the drawn width."""
    return {"expr": f"{json.dumps(list(values), ensure_ascii=False)}[{TIER}]"}


def row_field(name: str) -> Expression:
    """Return an expression that picks by the drawn width from a row's list of three."""
    return {"expr": f"datum.{name}[{TIER}]"}


def by_width(narrow: str | float, wide: str | float) -> Expression:
    """Return an expression that picks one of two expressions by the drawn width."""
    return {"expr": f"width < {NARROW} ? {narrow} : {wide}"}


def x_at(place: Place) -> alt.XValue:
    """Return a horizontal position in pixels, fixed or worked out from the drawn width.

    The channel itself, not `alt.value`: Altair would search its whole grammar for what to make of
    that, ten milliseconds each time.
    """
    return alt.XValue(_pixels(place))  # type: ignore[no-untyped-call]


def x2_at(place: Place) -> alt.X2Value:
    """Return the horizontal end of a mark in pixels."""
    return alt.X2Value(_pixels(place))  # type: ignore[no-untyped-call]


def y_at(place: Place) -> alt.YValue:
    """Return a vertical position in pixels."""
    return alt.YValue(_pixels(place))  # type: ignore[no-untyped-call]


def y2_at(place: Place) -> alt.Y2Value:
    """Return the vertical end of a mark in pixels."""
    return alt.Y2Value(_pixels(place))  # type: ignore[no-untyped-call]


def _pixels(place: Place) -> Any:
    """Return a number as it is, an expression in the form the grammar asks for."""
    return {"expr": place} if isinstance(place, str) else place


def wrapped(text: str, limit: int, balanced: bool = False) -> list[str]:
    """Return the text in lines of at most `limit` characters.

    Args:
        text: What to wrap.
        limit: Characters a line.
        balanced: Shrink the limit while the number of lines stays, so that no word stands alone.
    """
    lines = _lines(text, limit)
    while balanced and limit > 12 and len(shorter := _lines(text, limit - 1)) == len(lines):
        limit -= 1
        lines = shorter
    return lines


def _lines(text: str, limit: int) -> list[str]:
    """Return the text in lines; "cut-off" is never parted at its hyphen."""
    return textwrap.wrap(text, limit, break_on_hyphens=False) or [""]


def tiers_of(text: str, size: int) -> tuple[list[str], list[str], list[str]]:
    """Return the text wrapped for the three tiers, by its font size."""
    narrow, middle, wide = (
        wrapped(text, limit, size == TITLE or _ends_alone(text, limit)) for limit in PER_LINE[size]
    )
    return narrow, middle, wide


def _ends_alone(text: str, limit: int) -> bool:
    """Return whether one word would stand alone on the last line."""
    return " " not in _lines(text, limit)[-1]


def chart_of(rows: Sequence[Mapping[str, Any]], *fields: str) -> alt.Chart:
    """Return a chart of rows as inline data; only of these fields where they are named."""
    values = [{name: row[name] for name in fields or row} for row in rows]
    # Not InlineData: Altair would move that into named datasets, which Streamlit turns to tables.
    return alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]


def layer_of(rows: Sequence[Mapping[str, Any]], *fields: str) -> alt.Chart | None:
    """Return a chart of rows; None without rows: an empty mark group is an image without a name."""
    return chart_of(rows, *fields) if rows else None


def one() -> alt.Chart:
    """Return a chart of a single empty row, for a mark that stands by itself."""
    return chart_of([{}])


def framed(
    layers: Sequence[alt.Chart],
    box: Box,
    palette: Palette,
    picture: Picture,
    description: str,
    export: bool = False,
) -> alt.LayerChart:
    """Return the layers as one chart with its words, mark, width and accessible name.

    Args:
        layers: The marks of the plot.
        box: Sizes of the plot.
        palette: Colours; an export is always light, see `drawing_palette`.
        picture: Title, subtitle, source, and whether figures are made up.
        description: A text summary, the chart's accessible name.
        export: Whether it becomes a file: fixed width, with the title.
    """
    parts = [*layers, *_words(box, palette, picture, export)]
    if picture.made_up:
        parts.extend(_made_up_marks(box, palette))
    size: dict[str, Any] = {
        "width": "container",
        "padding": {"left": 0, "right": 6, "top": 2, "bottom": 4},
        "autosize": {"type": "fit-x", "contains": "padding"},
    }
    if export:
        size = {
            "width": EXPORT_WIDTH,
            "padding": EXPORT_PADDING,
            "autosize": {"type": "pad", "contains": "padding"},
        }
    # All at once: every later call of Altair would copy the whole chart again.
    return alt.LayerChart(
        layer=parts,
        description=description,
        height=box.heights[2],
        config=altair_theme(palette),
        **size,
    )


def drawing_palette(palette: Palette, export: bool) -> Palette:
    """Return the palette to draw with: exports are always light."""
    return LIGHT if export else palette


def _words(box: Box, palette: Palette, picture: Picture, export: bool) -> list[alt.Chart]:
    """Return title (exports only), subtitle and source as text marks of the chart."""
    title = picture.title if export else ""
    subtitle = picture.subtitle
    if picture.made_up and title:
        title = f"{MADE_UP_WORDS} {title.removeprefix(MADE_UP_WORDS).strip()}"
    elif picture.made_up:
        subtitle = f"{MADE_UP_WORDS} {subtitle}".strip()
    subtitle_y = [
        -(head + 8 + LINE_HEIGHT[SUBTITLE] * len(lines)) if subtitle else -(head + 2)
        for head, lines in zip(box.head, tiers_of(subtitle, SUBTITLE), strict=True)
    ]
    title_y = [
        y - 6 - LINE_HEIGHT[TITLE] * len(lines)
        for y, lines in zip(subtitle_y, tiers_of(title, TITLE), strict=True)
    ]
    source_y = by_tier([height + box.foot for height in box.heights])
    if box.plot_end:
        source_y = {"expr": f"{box.plot_end} + {box.foot}"}
    marks = [
        (title, TITLE, by_tier(title_y), palette.ink, True),
        (subtitle, SUBTITLE, by_tier(subtitle_y), palette.soft, False),
        (picture.source, SOURCE, source_y, palette.soft, False),
    ]
    return [_paragraph(*mark) for mark in marks if mark[0]]


def _paragraph(text: str, size: int, y: Expression, color: str, bold: bool) -> alt.Chart:
    """Return one wrapped paragraph at the left edge."""
    paragraph: alt.Chart = (
        one()
        .mark_text(
            align="left",
            baseline="top",
            fontSize=size,
            fontWeight=700 if bold else 400,
            lineHeight=LINE_HEIGHT[size],
            color=color,
            text=by_tier(tiers_of(text, size)),
        )
        .encode(x=x_at(0), y=y_at(y))
    )
    return paragraph


def _made_up_marks(box: Box, palette: Palette) -> list[alt.Chart]:
    """Return the mark across the plot: one for every 420 px of height, so no part lacks it."""
    count = max(1, round(box.heights[2] / 420))
    places: list[Place] = [
        by_tier([height * (2 * k + 1) / (2 * count) for height in box.heights])
        for k in range(count)
    ]
    if box.plot_end:
        places = [f"{box.plot_end} / 2"]
    return [
        one()
        .mark_text(
            text=MADE_UP_MARK,
            fontSize={"expr": f"min(44, (width < {NARROW} ? width : 560) / 11)"},
            fontWeight=700,
            angle=340,
            opacity=0.16,
            color=palette.made_up,
        )
        .encode(x=x_at("width / 2"), y=y_at(place))
        for place in places
    ]
