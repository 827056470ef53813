"""The funnel of a whole place: a bar a stage, with what is lost between them."""

from __future__ import annotations

import altair as alt

from amhe_explore.charts.describing import sentence_list, stage_noun, started
from amhe_explore.charts.frame import Box, drawing_palette, framed
from amhe_explore.charts.named_bars import Look, NamedBar, named_bars
from amhe_explore.charts.picture import Picture
from amhe_explore.charts.values import NOT_CARRIED, PER_HUNDRED, Shown, shown_count, shown_rate
from amhe_explore.measures.results import NOT_PUBLISHED, Estimate
from amhe_explore.measures.stage_results import Funnel, Stage
from amhe_explore.theme import Palette, formats

SIZES = Look(bar=18, gap=10)


def place_funnel(
    funnel: Funnel, palette: Palette, picture: Picture, export: bool = False
) -> alt.LayerChart:
    """Return the stages of the whole place as bars from zero, name above and count after.

    Stages that the loaded source does not carry stand as a named row that says so. What is left of
    100 is written between bars only where the stage carries it.
    """
    colours = drawing_palette(palette, export)
    layers, heights = named_bars(_bars(funnel), colours, SIZES)
    return framed(layers, Box(heights), colours, picture, describe_place_funnel(funnel), export)


def describe_place_funnel(funnel: Funnel) -> str:
    """Return the chart in words: every stage with its count, or why there is none."""
    parts = []
    for bar in _bars(funnel):
        step = f" ({bar.step})" if bar.step else ""
        parts.append(f"{bar.name}: {bar.shown.text}{step}")
    what = f"Bars from referral to recovery, {funnel.place.name}, "
    return started(funnel.made_up, f"{what}{formats.period_text(funnel.period)}") + sentence_list(
        parts
    )


def _bars(funnel: Funnel) -> list[NamedBar]:
    """Return one bar a stage, then the stages that the source does not carry."""
    stages = funnel.total.stages
    bars = [
        NamedBar(
            name=stage.label,
            shown=_shown(stage),
            meant=place > 0,
            step=_left(stages, place),
        )
        for place, stage in enumerate(stages)
    ]
    named = {stage.label for stage in stages}
    absent = Shown(None, None, None, NOT_CARRIED)
    return bars + [NamedBar(label, absent) for label in funnel.not_published if label not in named]


def _shown(stage: Stage) -> Shown:
    """Return the count of a stage, or the words that stand for it."""
    if stage.count.flag == NOT_PUBLISHED:
        return Shown(None, None, None, NOT_CARRIED)
    return shown_count(stage.count)


def _left(stages: tuple[Stage, ...], place: int) -> str:
    """Return how many are left of 100 at this stage: of the stage before, and of the first."""
    stage = stages[place]
    counted = [before for before in stages[:place] if before.count.flag != NOT_PUBLISHED]
    if not counted:
        return ""
    first, previous = counted[0], counted[-1]
    parts = []
    if _given(stage.of_previous) and previous is not first:
        parts.append(_of_hundred(stage.of_previous, previous))
    if _given(stage.of_first):
        parts.append(_of_hundred(stage.of_first, first))
    elif _given(stage.of_previous) and previous is first:
        parts.append(_of_hundred(stage.of_previous, first))
    return "; ".join(parts)


def _given(estimate: Estimate | None) -> bool:
    """Return whether there is a figure that a chart may show."""
    return shown_rate(estimate, PER_HUNDRED).value is not None


def _of_hundred(estimate: Estimate | None, base: Stage) -> str:
    """Return "37 for every 100 referrals received"."""
    return f"{shown_rate(estimate, PER_HUNDRED).text} for every 100 {stage_noun(base)}"
