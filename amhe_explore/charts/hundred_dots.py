"""The same, out of 100: a hundred dots a group, those who recovered filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import (
    Box,
    by_width,
    drawing_palette,
    framed,
    layer_of,
    row_field,
    wrapped,
    x_at,
    y_at,
)
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.values import PER_HUNDRED, is_exact, shown_rate
from amhe_explore.measures.results import Estimate
from amhe_explore.theme import Palette, formats

# Two squares of ten by ten with two columns between them, never wider than 528 px.
UNIT = "(min(width, 528) / 22)"
SECOND = 12
HUNDRED = 100
RECOVERED, FINISHED, NOT_FINISHED = "recovered", "finished", "not finished"
SIZES = {RECOVERED: 0.74, FINISHED: 0.66, NOT_FINISHED: 0.2}
NAME_LINE = 17
NUMBER_PX, NUMBER_DIGIT_PX = 34, 19
NAME_LIMITS = (17, 30, 30)
DECLARED_HEIGHT = 140
KEY = "Filled: recovered. Ring: finished, not recovered."
KEY_NOT_FINISHED = " Small dot: not finished."


@dataclass(frozen=True, slots=True)
class Hundred:
    """One group of one cohort, out of 100.

    Attributes:
        name: Written above its dots.
        recovered: How many of the cohort recovered.
        finished: How many of it finished a course; None where everyone of the cohort did.
    """

    name: str
    recovered: Estimate
    finished: Estimate | None = None


def hundred_dots(
    pairs: Sequence[Hundred], palette: Palette, picture: Picture, export: bool = False
) -> alt.LayerChart:
    """Return two squares of a hundred dots side by side, with the number above each.

    Args:
        pairs: Two groups of one cohort.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
    """
    colours = drawing_palette(palette, export)
    heads = _heads(pairs)
    dots = [dot for place, pair in enumerate(pairs) for dot in _dots(pair, place)]
    layers = [
        *(_kind(dots, kind, colours) for kind in SIZES),
        *_above(heads, colours),
    ]
    lines = [max((len(head["name"][tier]) for head in heads), default=1) for tier in range(3)]
    narrow, middle, wide = (NUMBER_PX + 14 + NAME_LINE * each for each in lines)
    box = Box((DECLARED_HEIGHT,) * 3, head=(narrow, middle, wide), foot=16, plot_end=f"10 * {UNIT}")
    key = KEY + (KEY_NOT_FINISHED if any(pair.finished is not None for pair in pairs) else "")
    summary = describe_hundred_dots(pairs, picture.made_up)
    drawn = [layer for layer in layers if layer is not None]
    return framed(drawn, box, colours, with_key(picture, key), summary, export)


def describe_hundred_dots(pairs: Sequence[Hundred], made_up: bool = False) -> str:
    """Return the dots in words."""
    parts = [f"{pair.name}: {number_of_100(pair.recovered)} of 100 recovered" for pair in pairs]
    finished = [
        "" if pair.finished is None else f", {number_of_100(pair.finished)} finished"
        for pair in pairs
    ]
    said = [f"{part}{more}" for part, more in zip(parts, finished, strict=True)]
    return started(made_up, "A hundred dots for each group") + sentence_list(said)


def count_of_100(estimate: Estimate) -> int | None:
    """Return how many of 100, as the publications round; None where a chart may not show it."""
    if shown_rate(estimate, PER_HUNDRED).value is None or estimate.value is None:
        return None
    value = estimate.value
    if estimate.published is not None and not is_exact(estimate):
        value = estimate.published
    return min(int(formats.scaled(value, HUNDRED, 0)), HUNDRED)


def number_of_100(estimate: Estimate) -> str:
    """Return the number above the dots, or why there is none."""
    count = count_of_100(estimate)
    if count is None:
        return shown_rate(estimate, PER_HUNDRED).text
    return "under 1" if count == 0 and (estimate.value or 0) > 0 else str(count)


def _dots(pair: Hundred, place: int) -> list[dict[str, Any]]:
    """Return the hundred dots of one group, filled row by row; none without a number."""
    recovered = count_of_100(pair.recovered)
    if recovered is None:
        return []
    finished = HUNDRED if pair.finished is None else (count_of_100(pair.finished) or recovered)
    return [
        {
            "kind": RECOVERED if n < recovered else FINISHED if n < finished else NOT_FINISHED,
            "column": n % 10 + place * SECOND + 0.5,
            "row": n // 10 + 0.5,
        }
        for n in range(HUNDRED)
    ]


def _kind(dots: Sequence[dict[str, Any]], kind: str, palette: Palette) -> alt.Chart | None:
    """Return the dots of one kind."""
    base = layer_of([dot for dot in dots if dot["kind"] == kind], "column", "row")
    look: dict[str, Any] = {"filled": True, "color": palette.focus, "strokeWidth": 0}
    if kind == FINISHED:
        look = {"filled": False, "color": palette.mid, "strokeWidth": 1.6}
    elif kind == NOT_FINISHED:
        look["color"] = palette.ref
    return base and base.mark_point(
        shape="circle",
        opacity=1,
        aria=False,
        size={"expr": f"pow({SIZES[kind]} * {UNIT}, 2)"},
        **look,
    ).encode(x=x_at(f"datum.column * {UNIT}"), y=y_at(f"datum.row * {UNIT}"))


def _heads(pairs: Sequence[Hundred]) -> list[dict[str, Any]]:
    """Return what stands above each square."""
    heads = []
    for place, pair in enumerate(pairs):
        text = number_of_100(pair.recovered)
        shown = count_of_100(pair.recovered) is not None
        after = "of 100 recovered"
        if pair.finished is not None:
            after = f"recovered, {number_of_100(pair.finished)} finished"
        heads.append(
            {
                "start": place * SECOND,
                "name": [wrapped(pair.name, limit) for limit in NAME_LIMITS],
                "number": text if shown else "",
                "after": after if shown else text,
                "shift": len(text) * NUMBER_DIGIT_PX + 8 if shown else 0,
            }
        )
    return heads


def _above(heads: Sequence[dict[str, Any]], palette: Palette) -> list[alt.Chart | None]:
    """Return number, base and name above each square."""
    base = layer_of(heads)
    if base is None:
        return []
    x = x_at(f"datum.start * {UNIT}")
    lines = [max(len(head["name"][tier]) for head in heads) for tier in range(3)]
    line_y = [-(NAME_LINE * each + 14) for each in lines]
    for head in heads:
        head["y"] = line_y
        head["name_y"] = [-(NAME_LINE * each + 6) for each in lines]
    base = layer_of(heads)
    if base is None:
        return []
    number = base.mark_text(
        align="left",
        baseline="alphabetic",
        fontSize=NUMBER_PX,
        fontWeight=700,
        color=palette.focus,
        text={"expr": "datum.number"},
    )
    after = base.mark_text(
        align="left",
        baseline="alphabetic",
        fontSize=by_width(12, 14),
        dx={"expr": "datum.shift"},
        color=palette.ink,
        text={"expr": "datum.after"},
    )
    name = base.mark_text(
        align="left",
        baseline="top",
        fontSize=14,
        fontWeight=600,
        lineHeight=NAME_LINE,
        color=palette.ink,
        text=row_field("name"),
    )
    return [
        number.encode(x=x, y=y_at(row_field("y"))),
        after.encode(x=x, y=y_at(row_field("y"))),
        name.encode(x=x, y=y_at(row_field("name_y"))),
    ]
