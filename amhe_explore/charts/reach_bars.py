"""Who reaches the service: pairs of bars under a bold head each, the words at the bars' ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import (
    Box,
    drawing_palette,
    framed,
    layer_of,
    x2_at,
    x_at,
    y2_at,
    y_at,
)
from amhe_explore.charts.picture import Picture
from amhe_explore.theme import Palette

HEAD, ROW, BAR, GAP = 22, 22, 15, 8
CHARACTER_PX = 7.4


@dataclass(frozen=True, slots=True)
class ReachBar:
    """One bar: its value (None where there is none) and the words at its end."""

    words: str
    value: float | None
    meant: bool = True


@dataclass(frozen=True, slots=True)
class ReachPair:
    """Bars of one unit under one head; each pair has a scale of its own."""

    head: str
    bars: tuple[ReachBar, ...]


def reach_bars(
    pairs: Sequence[ReachPair], palette: Palette, picture: Picture, export: bool = False
) -> alt.LayerChart:
    """Return the pairs from top to bottom, each on its own scale from nought.

    Args:
        pairs: What is compared.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
    """
    colours = drawing_palette(palette, export)
    rows, heads, height = _placed(pairs)
    drawn = [row for row in rows if row["share"] is not None]
    room = round(16 + CHARACTER_PX * max((len(row["words"]) for row in rows), default=0))
    end = f"max(40, width - {room}) * datum.share"
    bars = None
    if drawn:
        bars = (
            layer_of(drawn)
            .mark_bar()  # type: ignore[union-attr]
            .encode(
                x=x_at(0),
                x2=x2_at(end),
                y=y_at("datum.top"),
                y2=y2_at("datum.bottom"),
                color=alt.Color(
                    "meant:N",
                    scale=alt.Scale(domain=[True, False], range=[colours.focus, colours.ref]),
                    legend=None,
                ),
            )
        )
    words = _texts(rows, f"datum.share === null ? 0 : {end} + 8", colours.ink, False)
    titles = _texts(heads, "0", colours.ink, True)
    layers = [each for each in (bars, words, titles) if each is not None]
    summary = describe_reach_bars(pairs, picture.made_up)
    box = Box((height, height, height))
    return framed(layers, box, colours, picture, summary, export)


def describe_reach_bars(pairs: Sequence[ReachPair], made_up: bool = False) -> str:
    """Return the pairs in words."""
    parts = [f"{pair.head}: {', '.join(bar.words for bar in pair.bars)}" for pair in pairs]
    return started(made_up, "Bars of who reaches the service") + sentence_list(parts)


def _placed(
    pairs: Sequence[ReachPair],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:
    """Return bars and heads with their places, and the height of all."""
    rows: list[dict[str, Any]] = []
    heads: list[dict[str, Any]] = []
    y = 0
    for pair in pairs:
        heads.append({"words": pair.head, "middle": y + HEAD / 2 - 2, "share": None})
        y += HEAD
        most = max((bar.value or 0.0 for bar in pair.bars), default=0.0) or 1.0
        for bar in pair.bars:
            share = None if bar.value is None else bar.value / most
            rows.append(
                {
                    "words": bar.words,
                    "share": share,
                    "meant": bar.meant,
                    "top": y,
                    "bottom": y + BAR,
                    "middle": y + BAR / 2,
                }
            )
            y += ROW
        y += GAP
    return rows, heads, y


def _texts(rows: list[dict[str, Any]], x: str, color: str, bold: bool) -> alt.Chart | None:
    """Return words at their places; None without any."""
    layer = layer_of(rows, "words", "middle", "share")
    if layer is None:
        return None
    found: alt.Chart = layer.mark_text(
        align="left",
        baseline="middle",
        fontSize=14,
        fontWeight=600 if bold else 400,
        color=color,
        text={"expr": "datum.words"},
    ).encode(x=x_at(x), y=y_at("datum.middle"))
    return found
