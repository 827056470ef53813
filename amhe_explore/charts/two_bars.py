"""Small bars beside the finding: one group against another, with the comparator as a tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import Box, drawing_palette, framed
from amhe_explore.charts.named_bars import Look, NamedBar, named_bars
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.values import PERCENT, likely_text, shown_rate
from amhe_explore.measures.results import Estimate
from amhe_explore.theme import Palette

SIZES = Look(bar=15, gap=8, bold_names=False)
RANGE_KEY = "Thin line: likely range."


@dataclass(frozen=True, slots=True)
class ComparedBar:
    """One bar of a small comparison.

    Attributes:
        name: Written above the bar.
        estimate: The rate, with its interval and flag.
        comparator: The same group's rate elsewhere, drawn as a tick; None for no tick.
        meant: Whether it is the group meant (focus colour) or the other side (grey).
    """

    name: str
    estimate: Estimate
    comparator: Estimate | None = None
    meant: bool = True


def two_bars(
    bars: Sequence[ComparedBar],
    palette: Palette,
    picture: Picture,
    export: bool = False,
    unit: str = PERCENT,
    tick_name: str = "",
) -> alt.LayerChart:
    """Return the bars on a zero baseline, each with its interval and the comparator's tick.

    Args:
        bars: Usually two: the group meant and the one it is compared with.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
        unit: `percent`, `per hundred` or `per thousand`.
        tick_name: Whose value the ticks are, "" where there are none.
    """
    colours = drawing_palette(palette, export)
    layers, heights = named_bars([_bar(bar, unit) for bar in bars], colours, SIZES)
    summary = describe_two_bars(bars, unit, picture.made_up)
    drawn = any(bar.estimate.upper is not None for bar in bars)
    ticks = tick_name and any(bar.comparator is not None for bar in bars)
    keys = (RANGE_KEY if drawn else "", f"Tick: {tick_name}." if ticks else "")
    words = with_key(picture, " ".join(key for key in keys if key))
    return framed(layers, Box(heights), colours, words, summary, export)


def describe_two_bars(
    bars: Sequence[ComparedBar], unit: str = PERCENT, made_up: bool = False
) -> str:
    """Return the bars in words, with their likely ranges."""
    parts = []
    for bar in bars:
        likely = likely_text(bar.estimate, unit)
        shown = shown_rate(bar.estimate, unit)
        drawn = f" (likely {likely})" if likely and shown.value is not None else ""
        parts.append(f"{bar.name}: {shown.text}{drawn}")
    return started(made_up, "Bars to compare") + sentence_list(parts)


def _bar(bar: ComparedBar, unit: str) -> NamedBar:
    """Return one bar as drawn."""
    tick = None if bar.comparator is None else shown_rate(bar.comparator, unit).value
    return NamedBar(bar.name, shown_rate(bar.estimate, unit), meant=bar.meant, tick=tick)
