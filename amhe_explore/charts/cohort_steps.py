"""One cohort from its first stage to its last: for each group, what is left at every stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import altair as alt

from amhe_explore.charts.aligned_panels import aligned_panels
from amhe_explore.charts.describing import sentence_list, stage_noun, started
from amhe_explore.charts.frame import Box, drawing_palette, framed, wrapped
from amhe_explore.charts.group_rows import of_funnel, rows_of
from amhe_explore.charts.named_bars import Look, NamedBar, named_bars
from amhe_explore.charts.panel_grid import LEAST_WIDTH, Cell, Grid, Panel, Tier, characters
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.values import NOT_CARRIED, PERCENT, Shown, shown_count, shown_rate
from amhe_explore.measures.results import NOT_PUBLISHED
from amhe_explore.measures.stage_results import Funnel, GroupFunnel, Stage
from amhe_explore.theme import Palette, formats

SIZES = Look(bar=18, gap=10, maximum=100.0)
HEAD_SIZES = (11.5, 13.5, 13.5)
HEAD_LINE = 16
NOT_SHOWN = "not shown"
# Every bar is a share of the first stage, so no name may say that it is a share of the one before.
OF_THE_ONE_BEFORE = "of these, "


def cohort_steps(
    funnel: Funnel, palette: Palette, picture: Picture, export: bool = False
) -> alt.LayerChart:
    """Return a row of bars a group, one a stage, as per cent of the first stage with intervals.

    With the whole place only, or where groups may not be shown side by side, the stages stand
    below each other. Stages that the source does not carry are named, not drawn.
    """
    colours = drawing_palette(palette, export)
    words = with_key(picture, _key(funnel))
    if _side_by_side(funnel):
        grid = _grid(funnel)
        layers, heights = aligned_panels(grid, colours)
        box = Box(heights, head=_head_room(grid))
    else:
        layers, heights = named_bars(_place_bars(funnel), colours, SIZES)
        box = Box(heights)
    return framed(layers, box, colours, words, describe_cohort_steps(funnel), export)


def describe_cohort_steps(funnel: Funnel) -> str:
    """Return the chart in words: the stages of the whole place, then the last one by group."""
    parts = [f"{bar.name}: {bar.shown.text}" for bar in _place_bars(funnel)]
    if _side_by_side(funnel):
        last = _carried(funnel)[-1]
        parts.append(f"{_name(last.label)} by group:")
        by_group = [f"{group.label} {_shown(_same(group, last)).text}" for group in funnel.groups]
        parts[-1] += " " + ", ".join(by_group)
    what = f"{funnel.title}, {funnel.place.name}, {formats.period_text(funnel.period)}"
    return started(funnel.made_up, what) + sentence_list(parts)


def _side_by_side(funnel: Funnel) -> bool:
    """Return whether groups are drawn side by side."""
    return funnel.by_group and bool(of_funnel(funnel)) and len(_carried(funnel)) > 1


def _carried(funnel: Funnel) -> list[Stage]:
    """Return the stages that the source carries."""
    return [stage for stage in funnel.total.stages if stage.count.flag != NOT_PUBLISHED]


def _absent(funnel: Funnel) -> list[str]:
    """Return the names of the stages that the source does not carry."""
    absent = [stage.label for stage in funnel.total.stages if stage.count.flag == NOT_PUBLISHED]
    return absent + [label for label in funnel.not_published if label not in absent]


def _key(funnel: Funnel) -> str:
    """Return what the marks are, and what is not carried where that has no row of its own."""
    carried = _carried(funnel)
    if not carried:
        return ""
    key = f"Bars: % of {stage_noun(carried[0])}. Thin line: likely range."
    absent = _absent(funnel)
    if absent and _side_by_side(funnel):
        key += f" {NOT_CARRIED.capitalize()}: {'; '.join(map(_name, absent))}."
    return key


def _name(label: str) -> str:
    """Return the name of a stage as one that stands by itself."""
    name = label.removeprefix(OF_THE_ONE_BEFORE)
    return name[:1].upper() + name[1:]


def _same(group: GroupFunnel, stage: Stage) -> Stage | None:
    """Return the group's stage of the same id."""
    return next((each for each in group.stages if each.id == stage.id), None)


def _shown(stage: Stage | None) -> Shown:
    """Return a stage as per cent of the first, or why there is no figure."""
    if stage is None:
        return Shown(None, None, None, formats.reason_text(NOT_PUBLISHED))
    if stage.of_first is not None:
        return shown_rate(stage.of_first, PERCENT)
    counted = shown_count(stage.count)
    return counted if counted.value is None else Shown(None, None, None, NOT_SHOWN)


def _place_bars(funnel: Funnel) -> list[NamedBar]:
    """Return the stages of the whole place: the first as 100 %, with its count."""
    bars = []
    for place, stage in enumerate(_carried(funnel)):
        shown = _shown(stage)
        name = _name(stage.label)
        if place == 0 and shown_count(stage.count).value is not None:
            shown = Shown(100.0, None, None, "100%")
            name = f"{stage.label}: {shown_count(stage.count).text}"
        bars.append(NamedBar(name, shown, meant=place > 0))
    absent = Shown(None, None, None, NOT_CARRIED)
    return bars + [NamedBar(_name(label), absent) for label in _absent(funnel)]


def _grid(funnel: Funnel) -> Grid:
    """Return rows and panels: a row a group, a panel a stage after the first."""
    groups = of_funnel(funnel)
    rows, column = rows_of(funnel.characteristic, groups, beside=False)
    stages = _carried(funnel)[1:]
    by_id = {group.group: group for group in funnel.groups}
    heads = [_heads(_name(stage.label), column, len(stages)) for stage in stages]
    panels = tuple(
        Panel(
            heads=head,
            unders=("", "", ""),
            cells=tuple(Cell(_shown(_same(by_id[group.id], stage))) for group in groups),
            name=_name(stage.label),
        )
        for stage, head in zip(stages, heads, strict=True)
    )
    return Grid(rows, _shared_scale(panels), "", column)


def _head_room(grid: Grid) -> Tier:
    """Return the room that the heads take above the panels, by tier."""
    narrow, middle, wide = (
        12 + HEAD_LINE * max(len(panel.heads[tier]) for panel in grid.panels) for tier in range(3)
    )
    return (narrow, middle, wide)


def _heads(label: str, column: Tier, panels: int) -> tuple[list[str], list[str], list[str]]:
    """Return the name of a stage in lines that fit its panel, for the three tiers."""
    narrow, middle, wide = (
        wrapped(label, characters((least - left) / panels - 8, size * 1.1))
        for least, left, size in zip(LEAST_WIDTH, column, HEAD_SIZES, strict=True)
    )
    return narrow, middle, wide


def _shared_scale(panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Return the panels on one scale: all are shares of the same first stage."""
    top = max((panel.maximum for panel in panels), default=1.0)
    return tuple(replace(panel, reach=top) for panel in panels)
