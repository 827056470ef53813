"""A place's deprivation tenths: who lives there, who is referred, who finishes and recovers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from amhe_explore.charts.aligned_panels import aligned_panels
from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import Box, drawing_palette, framed
from amhe_explore.charts.group_rows import of_profile, rows_of
from amhe_explore.charts.panel_grid import AIR as PLAIN_AIR
from amhe_explore.charts.panel_grid import Cell, Grid, Panel
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.values import PER_THOUSAND, PERCENT, Shown, shown_count, shown_rate
from amhe_explore.measures.results import GroupResult, Profile
from amhe_explore.theme import Palette, formats

HEAD = (44, 44, 44)
NO_RESIDENTS = "no residents"
# Four panels: in a narrow drawing every figure stands behind its bar and needs the room.
AIR = (46, *PLAIN_AIR[1:])
KEY = "Bar: this place, with its likely range."


def tenths(
    profile: Profile,
    adults: Mapping[str, int],
    palette: Palette,
    picture: Picture,
    export: bool = False,
) -> alt.LayerChart:
    """Return four aligned panels, a row a tenth: adults, referrals a head, courses, recovery.

    Args:
        profile: The place by deprivation.
        adults: Adults by tenth, 0 where nobody lives.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
    """
    colours = drawing_palette(palette, export)
    layers, heights = aligned_panels(_grid(profile, adults), colours)
    summary = describe_tenths(profile, adults)
    return framed(layers, Box(heights, head=HEAD), colours, with_key(picture, KEY), summary, export)


def describe_tenths(profile: Profile, adults: Mapping[str, int]) -> str:
    """Return the picture in words: each panel at both ends."""
    grid = _grid(profile, adults)
    what = f"Bars by deprivation tenth, {profile.place.name}, {formats.period_text(profile.period)}"
    said = [
        f"{panel.name}: {panel.cells[0].shown.text} in the most deprived tenth, "
        f"{panel.cells[-1].shown.text} in the least"
        for panel in grid.panels
        if panel.cells
    ]
    return started(profile.made_up, what) + sentence_list(said)


def _grid(profile: Profile, adults: Mapping[str, int]) -> Grid:
    """Return rows and panels."""
    groups = [each for each in of_profile(profile) if _group(profile, each.id).kind == "known"]
    rows, column = rows_of(profile.characteristic, groups, beside=False)
    found = [_group(profile, each.id) for each in groups]
    panels = (
        _panel(
            "Living there",
            ("thousands", *["thousand adults"] * 2),
            [_people(adults, each) for each in found],
        ),
        _panel(
            "Referred",
            ("per 1,000", *["per 1,000 adults"] * 2),
            [_per_head(adults, each) for each in found],
        ),
        _panel(
            "Finished", ("courses",) * 3, [shown_count(each.counts["finished"]) for each in found]
        ),
        _panel(
            "Recovered",
            ("%", *["% of courses"] * 2),
            [shown_rate(each.rates["recovery"], PERCENT) for each in found],
        ),
    )
    return Grid(rows, panels, "", column, AIR)


def _group(profile: Profile, group_id: str) -> GroupResult:
    """Return one group of the profile."""
    return next(group for group in profile.groups if group.id == group_id)


def _panel(head: str, unders: Sequence[str], shown: Sequence[Shown]) -> Panel:
    """Return one panel."""
    return Panel(
        (head.split(), [head], [head]),
        (unders[0], unders[1], unders[2]),
        tuple(Cell(each) for each in shown),
        name=head,
    )


def _people(adults: Mapping[str, int], group: GroupResult) -> Shown:
    """Return the adults of a tenth in thousands."""
    people = adults.get(group.id, 0)
    if not people:
        return Shown(None, None, None, NO_RESIDENTS)
    return Shown(people / 1000, None, None, formats.per_text(people / 1000, 1))


def _per_head(adults: Mapping[str, int], group: GroupResult) -> Shown:
    """Return referrals per 1,000 adults of a tenth, with the likely range."""
    if not adults.get(group.id):
        return Shown(None, None, None, NO_RESIDENTS)
    return shown_rate(group.rates["referral_rate"], PER_THOUSAND)
