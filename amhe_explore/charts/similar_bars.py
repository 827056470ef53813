"""How far similar places are from one, as bars from zero."""

from __future__ import annotations

import altair as alt

from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import Box, drawing_palette, framed
from amhe_explore.charts.named_bars import Look, NamedBar, named_bars
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.values import Shown
from amhe_explore.measures import SimilarPlaces
from amhe_explore.theme import Palette, formats

SIZES = Look(bar=15, gap=9, bold_names=False)
KEY = "Bar: distance, 0 is the same place."


def similar_bars(
    found: SimilarPlaces, palette: Palette, picture: Picture, export: bool = False
) -> alt.LayerChart:
    """Return the nearest places as bars of their distance, the nearest first.

    Args:
        found: The similar places.
        palette: Colours.
        picture: The words around it.
        export: Whether it becomes a file.
    """
    colours = drawing_palette(palette, export)
    layers, heights = named_bars(_bars(found), colours, SIZES)
    summary = describe_similar_bars(found)
    return framed(layers, Box(heights), colours, with_key(picture, KEY), summary, export)


def describe_similar_bars(found: SimilarPlaces) -> str:
    """Return the chart in words."""
    parts = [f"{bar.name}: {bar.shown.text}" for bar in _bars(found)]
    start = started(found.made_up, f"Bars of the distance from {found.place.name}")
    return start + sentence_list(parts)


def _bars(found: SimilarPlaces) -> list[NamedBar]:
    """Return one bar a place."""
    return [
        NamedBar(
            each.place.name,
            Shown(each.distance, None, None, str(formats.scaled(each.distance, 1, 2))),
        )
        for each in found.nearest
    ]
