"""From referral to recovery by group: aligned panels with the comparator behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import altair as alt

from amhe_explore.charts.aligned_panels import aligned_panels
from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import Box, drawing_palette, framed
from amhe_explore.charts.group_rows import Labelled, is_ordered, of_profile, rows_of
from amhe_explore.charts.panel_grid import LEAST_WIDTH, Cell, Grid, Panel, Tier
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.values import (
    PER_HUNDRED,
    PER_THOUSAND,
    PERCENT,
    Shown,
    shown_count,
    shown_rate,
)
from amhe_explore.measures.results import CLOSED, NOT_PUBLISHED, Count, GroupResult, Profile
from amhe_explore.measures.stage_results import Funnel
from amhe_explore.theme import Palette, formats

HEAD = (44, 44, 44)
# Below this width of a panel the words under a head lose their last part.
COMPACT = 96
# Below this one the longest head would run into the next panel.
COMPACT_HEAD = 156


@dataclass(frozen=True, slots=True)
class Heads:
    """The head of a panel, wide and narrow, and what stands under it, from long to short."""

    name: str
    narrow: str
    under: str
    narrow_under: str
    shortest: str


REFERRED = Heads(
    "1 Referred", "1 Referred", "referrals per 1,000 {who}", "per 1,000 {who}", "per 1,000"
)
COUNTED = Heads("1 Referred", "1 Referred", "referrals received", "referrals", "referrals")
FINISHED = Heads(
    "2 Finished a course",
    "2 Finished",
    "courses per 100 referrals",
    "per 100 referrals",
    "per 100",
)
RECOVERED = Heads(
    "3 Recovered", "3 Recovered", "% of courses that could", "% of courses", "% of courses"
)


def group_funnel(
    profile: Profile,
    comparator: Profile | None,
    funnel: Funnel,
    palette: Palette,
    picture: Picture,
    export: bool = False,
) -> alt.LayerChart:
    """Return three aligned panels, a row a group: referred, finished a course, recovered.

    A panel whose gate is closed keeps its head and the comparator's bars and says why the place's
    are not shown. Where a value is missing its reason stands at the bar's place.
    """
    colours = drawing_palette(palette, export)
    grid = _grid(profile, comparator, funnel)
    layers, heights = aligned_panels(grid, colours)
    words = with_key(picture, _key(profile, comparator))
    summary = describe_group_funnel(profile, comparator, funnel)
    return framed(layers, Box(heights, head=HEAD), colours, words, summary, export)


def describe_group_funnel(profile: Profile, comparator: Profile | None, funnel: Funnel) -> str:
    """Return the chart in words: each panel's ends or range, what is missing, what is closed."""
    grid = _grid(profile, comparator, funnel)
    against = f", with {comparator.place.name} behind" if comparator else ""
    what = (
        f"Bars by group, {profile.characteristic_name}, {profile.place.name}, "
        f"{formats.period_text(profile.period)}{against}"
    )
    ordered = is_ordered(profile.characteristic)
    return started(profile.made_up, what) + sentence_list(
        [_panel_in_words(grid, panel, ordered) for panel in grid.panels]
    )


def _grid(profile: Profile, comparator: Profile | None, funnel: Funnel) -> Grid:
    """Return rows and panels of this profile."""
    groups = of_profile(profile)
    rows, column = rows_of(profile.characteristic, groups)
    panels = (
        _referred(profile, comparator, groups, column),
        _rates(
            profile,
            comparator,
            groups,
            column,
            FINISHED,
            "completion",
            _stages_closed(profile, funnel),
        ),
        _rates(
            profile, comparator, groups, column, RECOVERED, "recovery", _outcomes_closed(profile)
        ),
    )
    return Grid(rows, panels, comparator.place.name if comparator else "", column)


def _stages_closed(profile: Profile, funnel: Funnel) -> str:
    """Return why courses per 100 referrals are not shown, "" where they are."""
    gate = profile.gate("stages")
    if gate.state != CLOSED and funnel.by_group:
        return ""
    return gate.short or gate.reason or funnel.closed_reason or "Groups cannot be compared here."


def _outcomes_closed(profile: Profile) -> str:
    """Return why recovery by group is not shown, "" where it is."""
    gate = profile.gate("outcomes")
    if gate.state != CLOSED:
        return ""
    return gate.short or gate.reason or "Groups cannot be compared here."


def _referred(
    profile: Profile, comparator: Profile | None, groups: Sequence[Labelled], column: Tier
) -> Panel:
    """Return the first panel: referral rates where the groups carry them, else referrals."""
    rates = [group.rates.get("referral_rate") for group in profile.groups if group.kind == "known"]
    if any(rate is not None and rate.value is not None for rate in rates):
        tenths = profile.characteristic.startswith("deprivation")
        return _rates(
            profile,
            comparator,
            groups,
            column,
            _filled(REFERRED, "adults" if tenths else "people"),
            "referral_rate",
            "",
        )
    cells = []
    for group in groups:
        result = profile.group(group.id)
        count = result.counts.get("referrals") if result else None
        cells.append(Cell(shown_count(count or Count(None, NOT_PUBLISHED))))
    return _panel(COUNTED, tuple(cells), column, "")


def _rates(
    profile: Profile,
    comparator: Profile | None,
    groups: Sequence[Labelled],
    column: Tier,
    heads: Heads,
    rate: str,
    closed: str,
) -> Panel:
    """Return one panel of a rate, with the comparator's same groups behind."""
    unit = {"referral_rate": PER_THOUSAND, "completion": PER_HUNDRED}.get(rate, PERCENT)

    def shown(group: GroupResult | None) -> Shown:
        return shown_rate(group.rates.get(rate) if group else None, unit)

    cells = tuple(
        Cell(
            shown(profile.group(group.id)),
            shown(comparator.group(group.id)) if comparator else None,
        )
        for group in groups
    )
    return _panel(heads, cells, column, closed)


def _panel(heads: Heads, cells: tuple[Cell, ...], column: Tier, closed: str) -> Panel:
    """Return a panel with its heads for the three tiers."""
    narrow, middle, _ = ((width - px) / 3 for width, px in zip(LEAST_WIDTH, column, strict=True))
    return Panel(
        heads=(
            [heads.narrow],
            [heads.name if middle > COMPACT_HEAD else heads.narrow],
            [heads.name],
        ),
        unders=(
            heads.narrow_under if narrow > COMPACT else heads.shortest,
            heads.narrow_under,
            heads.under,
        ),
        cells=cells,
        closed=closed,
        name=f"{heads.name.lstrip('123 ').lower()}, {heads.under}",
    )


def _filled(heads: Heads, who: str) -> Heads:
    """Return heads that name the people a rate counts."""
    return replace(
        heads, under=heads.under.format(who=who), narrow_under=heads.narrow_under.format(who=who)
    )


def _key(profile: Profile, comparator: Profile | None) -> str:
    """Return what the marks are."""
    key = f"Blue: {profile.place.name}, with its likely range."
    return f"{key} Grey behind: {comparator.place.name}." if comparator else key


def _panel_in_words(grid: Grid, panel: Panel, ordered: bool) -> str:
    """Return one panel: first and last group where they are ordered, else the range."""
    if panel.closed:
        return f"{panel.name}: not shown this year, {panel.closed.rstrip('.')}"
    drawn = [
        (row, cell)
        for row, cell in zip(grid.rows, panel.cells, strict=True)
        if cell.shown.value is not None and not row.grey
    ]
    missing = [
        f"{row.name} {cell.shown.text}"
        for row, cell in zip(grid.rows, panel.cells, strict=True)
        if cell.shown.value is None
    ]
    if not drawn:
        said = "no figures"
    elif ordered:
        said = ", ".join(
            f"{row.name} {cell.shown.text}{_beside(grid, cell)}"
            for row, cell in (drawn[0], drawn[-1])
        )
    else:
        by_value = sorted((cell.shown for _, cell in drawn), key=lambda shown: shown.value or 0.0)
        said = f"from {by_value[0].text} to {by_value[-1].text}"
    return f"{panel.name}: {said}" + (f"; no figure: {', '.join(missing)}" if missing else "")


def _beside(grid: Grid, cell: Cell) -> str:
    """Return the comparator's figure in brackets, "" without one."""
    if cell.beside is None or cell.beside.value is None:
        return ""
    return f" ({grid.beside_name} {cell.beside.text})"
