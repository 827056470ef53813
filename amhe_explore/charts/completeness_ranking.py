"""Which characteristics are missing most often at referral, and which part was declined."""

from __future__ import annotations

import altair as alt

from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import Box, drawing_palette, framed
from amhe_explore.charts.named_bars import Look, NamedBar, named_bars
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.values import Shown
from amhe_explore.measures import Completeness, PlaceCompleteness
from amhe_explore.theme import Palette, formats

SIZES = Look(bar=15, gap=9, bold_names=False, maximum=1.0)
KEY = "Bar: not recorded."
DECLINED_KEY = "Grey end: asked, preferred not to say."


def completeness_ranking(
    found: PlaceCompleteness,
    other: PlaceCompleteness | None,
    palette: Palette,
    picture: Picture,
    export: bool = False,
) -> alt.LayerChart:
    """Return the characteristics as bars of one whole, the one missing most often first.

    Args:
        found: The place.
        other: Its comparator, drawn as a tick; None without one.
        palette: Colours.
        picture: The words around it.
        export: Whether it becomes a file.
    """
    colours = drawing_palette(palette, export)
    bars = [_bar(each, other) for each in found.ranked]
    layers, heights = named_bars(bars, colours, SIZES)
    words = with_key(picture, _key(bars, other))
    summary = describe_completeness_ranking(found, other)
    return framed(layers, Box(heights), colours, words, summary, export)


def describe_completeness_ranking(found: PlaceCompleteness, other: PlaceCompleteness | None) -> str:
    """Return the chart in words."""
    bars = [_bar(each, other) for each in found.ranked]
    parts = [
        f"{bar.name}: {bar.shown.text}"
        + ("" if bar.tick is None or other is None else f", {_in(other, bar.tick)}")
        for bar in bars
    ]
    return started(found.made_up, "Bars of the share missing at referral") + sentence_list(parts)


def _in(other: PlaceCompleteness, share: float) -> str:
    """Return the comparator's share in words."""
    return f"{other.place.name} {formats.share_text(share)}"


def _key(bars: list[NamedBar], other: PlaceCompleteness | None) -> str:
    """Return what the marks are: only those that are drawn."""
    parts = [KEY]
    if any(bar.whole is not None for bar in bars):
        parts.append(DECLINED_KEY)
    if other is not None and any(bar.tick is not None for bar in bars):
        parts.append(f"Tick: {other.place.name}, both together.")
    return " ".join(parts)


def _bar(each: Completeness, other: PlaceCompleteness | None) -> NamedBar:
    """Return one characteristic's bar: not recorded, before the whole that is missing."""
    share = each.at_referral or 0.0
    declined = each.declined[0].value
    same = None if other is None else other.of(each.characteristic)
    text = formats.share_text(share)
    if declined:
        text += f" ({formats.share_text(declined)} declined)"
    return NamedBar(
        each.name,
        Shown(share - (declined or 0.0), None, None, text),
        tick=None if same is None else same.at_referral,
        whole=share if declined else None,
    )
