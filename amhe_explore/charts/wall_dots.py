"""A hundred dots for each group, large enough for the back of a room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import (
    NARROW,
    TIER,
    Box,
    drawing_palette,
    framed,
    layer_of,
    row_field,
    wrapped,
    x_at,
    y_at,
)
from amhe_explore.charts.hundred_dots import HUNDRED, Hundred, count_of_100, number_of_100
from amhe_explore.charts.picture import Picture
from amhe_explore.theme import Palette

# Two squares of ten by ten with two and a half columns between them; a little air at the right.
SECOND = 12.5
UNIT = "(min(width, 760) / 22.9)"
FILLED, HOLLOW = "filled", "hollow"
DOT = 0.78
# By tier: font of the name, its characters a line, its line height; font of the number.
NAME_PX, NAME_LIMITS, NAME_LINES = (15, 22, 26), (19, 25, 26), (19, 27, 31)
NUMBER_PX = (46, 72, 80)
AIR = 14
FOOT = 20
DECLARED_HEIGHT = 140


def wall_dots(
    sides: Sequence[Hundred],
    palette: Palette,
    picture: Picture,
    export: bool = False,
    numbers: bool = True,
) -> alt.LayerChart:
    """Return one or two squares of a hundred dots, with the number above each.

    Args:
        sides: One group, or two groups of one cohort, that have a number to show.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
        numbers: Whether the numbers are written; a room may look before it reads.
    """
    colours = drawing_palette(palette, export)
    dots = [dot for place, side in enumerate(sides) for dot in _dots(side, place)]
    heads = _heads(sides, numbers)
    head = tuple(
        AIR + (NUMBER_PX[tier] if numbers else 0) + line * _lines(heads, tier)
        for tier, line in enumerate(NAME_LINES)
    )
    layers = [*(_kind(dots, kind, colours) for kind in (FILLED, HOLLOW)), *_above(heads, colours)]
    box = Box(
        (DECLARED_HEIGHT,) * 3, head=(head[0], head[1], head[2]), foot=FOOT, plot_end=f"10 * {UNIT}"
    )
    summary = describe_wall_dots(sides, picture.made_up, numbers)
    drawn = [layer for layer in layers if layer is not None]
    return framed(drawn, box, colours, picture, summary, export)


def describe_wall_dots(
    sides: Sequence[Hundred], made_up: bool = False, numbers: bool = True
) -> str:
    """Return the dots in words; without the numbers while they are hidden."""
    said = [
        f"{side.name}: {number_of_100(side.recovered)} of 100 dots are filled"
        if numbers
        else f"{side.name}: some of 100 dots are filled"
        for side in sides
    ]
    return started(made_up, "A hundred dots for each group") + sentence_list(said)


def _dots(side: Hundred, place: int) -> list[dict[str, Any]]:
    """Return the dots of one square, filled row by row; none without a number."""
    filled = count_of_100(side.recovered)
    if filled is None:
        return []
    return [
        {
            "kind": FILLED if n < filled else HOLLOW,
            "column": n % 10 + place * SECOND + 0.5,
            "row": n // 10 + 0.5,
        }
        for n in range(HUNDRED)
    ]


def _kind(dots: Sequence[dict[str, Any]], kind: str, palette: Palette) -> alt.Chart | None:
    """Return the dots of one kind: all have an edge, so they differ by filling, not by size."""
    base = layer_of([dot for dot in dots if dot["kind"] == kind], "column", "row")
    filled = kind == FILLED
    return base and base.mark_point(
        shape="circle",
        opacity=1,
        aria=False,
        fill=palette.focus if filled else palette.bg,
        stroke=palette.focus if filled else palette.mid,
        strokeWidth={"expr": f"width < {NARROW} ? 1.3 : 2"},
        size={"expr": f"pow({DOT} * {UNIT}, 2)"},
    ).encode(x=x_at(f"datum.column * {UNIT}"), y=y_at(f"datum.row * {UNIT}"))


def _heads(sides: Sequence[Hundred], numbers: bool) -> list[dict[str, Any]]:
    """Return what stands above each square."""
    heads = []
    for place, side in enumerate(sides):
        number = number_of_100(side.recovered) if numbers else ""
        heads.append(
            {
                "start": place * SECOND,
                "name": [wrapped(side.name, limit) for limit in NAME_LIMITS],
                "number": number,
                "after": "of 100" if numbers else "",
                "shift": [len(number) * size * 0.56 + 10 for size in NUMBER_PX],
            }
        )
    for head in heads:
        head["name_y"] = [
            -(AIR + (NUMBER_PX[tier] if numbers else 0) + line * _lines(heads, tier))
            for tier, line in enumerate(NAME_LINES)
        ]
    return heads


def _lines(heads: Sequence[dict[str, Any]], tier: int) -> int:
    """Return how many lines the longest name takes."""
    return max((len(head["name"][tier]) for head in heads), default=1)


def _above(heads: Sequence[dict[str, Any]], palette: Palette) -> list[alt.Chart | None]:
    """Return name, number and base above each square."""
    base = layer_of(heads)
    if base is None:
        return []
    x = x_at(f"datum.start * {UNIT}")
    name = base.mark_text(
        align="left",
        baseline="top",
        fontWeight=700,
        fontSize=_by_tier(NAME_PX),
        lineHeight=_by_tier(NAME_LINES),
        color=palette.ink,
        text=row_field("name"),
    ).encode(x=x, y=y_at(row_field("name_y")["expr"]))
    if not any(head["number"] for head in heads):
        return [name]
    number = base.mark_text(
        align="left",
        baseline="alphabetic",
        fontSize=_by_tier(NUMBER_PX),
        fontWeight=700,
        color=palette.focus,
        text={"expr": "datum.number"},
    )
    after = base.mark_text(
        align="left",
        baseline="alphabetic",
        fontSize=_by_tier(NAME_PX),
        dx=row_field("shift"),
        color=palette.soft,
        text={"expr": "datum.after"},
    )
    return [
        name,
        number.encode(x=x, y=y_at(-AIR)),
        after.encode(x=x, y=y_at(-AIR)),
    ]


def _by_tier(sizes: Sequence[int]) -> dict[str, str]:
    """Return an expression that picks one of three sizes by the drawn width."""
    return {"expr": f"{list(sizes)}[{TIER}]"}
