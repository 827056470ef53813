"""How often a group was written down, and how often not: one bar of a hundred."""

from __future__ import annotations

from typing import Literal

import altair as alt

from amhe_explore.charts.describing import started
from amhe_explore.charts.frame import (
    Box,
    chart_of,
    drawing_palette,
    framed,
    x2_at,
    x_at,
    y2_at,
    y_at,
)
from amhe_explore.charts.picture import Picture
from amhe_explore.theme import Palette, formats

TOP, BOTTOM = 26, 70
HEIGHT = 74


def recorded_bar(
    share: float, palette: Palette, picture: Picture, export: bool = False
) -> alt.LayerChart:
    """Return one bar in two parts, each with its words above.

    Args:
        share: Share not written down, 0..1.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
    """
    colours = drawing_palette(palette, export)
    known = 1 - share
    parts = [{"from": 0.0, "to": known, "not": False}, {"from": known, "to": 1.0, "not": True}]
    layers = [_bar(part, colours) for part in parts if part["to"] > part["from"]]
    layers += _words(share, colours)
    said = started(picture.made_up, "A bar of a hundred") + (
        f"{_most(share)} of 100 written down; {_of_100(share)} not."
    )
    return framed(layers, Box((HEIGHT,) * 3), colours, picture, said, export)


def _bar(part: dict[str, float | bool], palette: Palette) -> alt.Chart:
    """Return one part of the bar; what is not written down is hollow."""
    hollow = bool(part["not"])
    base = chart_of([part])
    chart: alt.Chart = base.mark_rect(
        aria=False,
        fill=palette.bg if hollow else palette.focus,
        stroke=palette.mid if hollow else palette.focus,
        strokeWidth=1.6,
    ).encode(
        x=x_at("datum.from * (width - 2) + 1"),
        x2=x2_at("datum.to * (width - 2) + 1"),
        y=y_at(TOP),
        y2=y2_at(BOTTOM),
    )
    return chart


def _words(share: float, palette: Palette) -> list[alt.Chart]:
    """Return the words above the bar: known at the left, not known at the right."""
    said: tuple[tuple[str, Literal["left", "right"], str, str], ...] = (
        (f"{_most(share)} written down", "left", "1", palette.focus),
        (f"{_of_100(share)} not", "right", "width - 1", palette.ink),
    )
    found = []
    for text, align, place, color in said:
        base = chart_of([{"text": text}])
        found.append(
            base.mark_text(
                align=align, baseline="bottom", fontSize=19, fontWeight=700, color=color,
                text={"expr": "datum.text"},
            ).encode(x=x_at(place), y=y_at(TOP - 5))
        )  # fmt: skip
    return found


def _most(share: float) -> str:
    """Return how many of 100 are written down; not all of them where a few are not."""
    text = _of_100(1 - share)
    return "over 99" if share > 0 and text == "100" else text


def _of_100(share: float) -> str:
    """Return a share out of 100."""
    return formats.per_text(share)
