"""How long people waited: the lengths of both waits side by side, and mean waits by group."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from amhe_explore.charts.aligned_panels import aligned_panels
from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import Box, drawing_palette, framed
from amhe_explore.charts.group_rows import KINDS, Labelled, rows_of
from amhe_explore.charts.panel_grid import Cell, Grid, Panel, Row, Tier
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.values import PERCENT, Shown, shown_count, shown_rate
from amhe_explore.measures import GroupWait, WaitBand, Waits
from amhe_explore.theme import Palette, formats

HEAD = (44, 44, 44)
PLAIN_HEAD = (30, 30, 30)
# Lengths of wait stand beside their bars where there is room, above them on a phone.
BAND_COLUMN: Tier = (0, 140, 150)
UNDER = ("% of courses", "% of courses finished", "% of courses finished")
FIRST = ("To the first session", "Referral to first session", "From referral to the first session")
SECOND = ("To the second", "First to second session", "From the first to the second session")


def wait_bands(
    found: Waits,
    comparator: Waits | None,
    palette: Palette,
    picture: Picture,
    export: bool = False,
) -> alt.LayerChart:
    """Return two panels, a row a length of wait: to the first session, and on to the second."""
    colours = drawing_palette(palette, export)
    layers, heights = aligned_panels(_bands_grid(found, comparator), colours)
    words = with_key(picture, _key(found, comparator, "with its likely range"))
    summary = describe_wait_bands(found, comparator)
    return framed(layers, Box(heights, head=HEAD), colours, words, summary, export)


def describe_wait_bands(found: Waits, comparator: Waits | None) -> str:
    """Return the lengths of both waits in words."""
    grid = _bands_grid(found, comparator)
    return started(found.made_up, f"Bars of how long people waited, {_where(found)}") + (
        sentence_list(_in_words(grid))
    )


def wait_means(
    found: Waits,
    comparator: Waits | None,
    palette: Palette,
    picture: Picture,
    export: bool = False,
) -> alt.LayerChart:
    """Return the mean wait of every group in days; there is no interval to be drawn."""
    colours = drawing_palette(palette, export)
    layers, heights = aligned_panels(_means_grid(found, comparator), colours)
    words = with_key(picture, _key(found, comparator, "its mean"))
    summary = describe_wait_means(found, comparator)
    return framed(layers, Box(heights, head=PLAIN_HEAD), colours, words, summary, export)


def describe_wait_means(found: Waits, comparator: Waits | None) -> str:
    """Return the mean waits in words."""
    grid = _means_grid(found, comparator)
    return started(found.made_up, f"Bars of the mean wait by group, {_where(found)}") + (
        sentence_list(_in_words(grid))
    )


def _bands_grid(found: Waits, comparator: Waits | None) -> Grid:
    """Return the panels of the waits that are published, over the lengths of wait."""
    pairs = (
        (FIRST, found.to_first, comparator.to_first if comparator else ()),
        (SECOND, found.to_second, comparator.to_second if comparator else ()),
    )
    shown = [(heads, own, other) for heads, own, other in pairs if own]
    labels = [each.label for each in shown[0][1]] if shown else []
    rows = tuple(Row(([label], [label], [label]), label) for label in labels)
    panels = tuple(
        Panel(
            ([heads[0]], [heads[1]], [heads[2]]),
            UNDER,
            tuple(
                Cell(_share(band), _share(other[n]) if other else None)
                for n, band in enumerate(own)
            ),
            name=heads[2],
            # Both waits on one scale: a bar of one length says the same in either.
            reach=_largest(pairs),
        )
        for heads, own, other in shown
    )
    return Grid(rows, panels, comparator.place.name if comparator else "", BAND_COLUMN)


def _largest(
    pairs: Sequence[tuple[tuple[str, str, str], Sequence[WaitBand], Sequence[WaitBand]]],
) -> float:
    """Return the largest share of either wait, in per cent."""
    bands = [band for _, own, other in pairs for band in (*own, *other)]
    return max((_share(each).end for each in bands), default=1.0)


def _share(band: WaitBand) -> Shown:
    """Return a band's share as drawn, or the reason why there is none."""
    count = shown_count(band.count)
    if band.share is None or count.value is None:
        return Shown(None, None, None, count.text)
    found = shown_rate(band.share, PERCENT)
    value = band.share.value or 0.0
    return Shown(found.value, found.lower, found.upper, formats.share_text(value))


def _means_grid(found: Waits, comparator: Waits | None) -> Grid:
    """Return one panel of mean waits, a row a group."""
    own = {each.id: each for each in found.groups}
    groups = sorted(
        (
            Labelled(each.id, each.label, each.short_label, each.kind)
            for each in found.groups
            if each.kind in KINDS
        ),
        key=lambda group: KINDS.index(group.kind),
    )
    if not groups:
        groups = [Labelled("total", "Everyone", "Everyone", "known")]
    rows, column = rows_of(found.characteristic, groups)
    beside = {each.id: each for each in comparator.groups} if comparator else {}
    cells = tuple(
        Cell(_days(own.get(each.id)), _days(beside.get(each.id)) if beside else None)
        for each in groups
    )
    head = ["Mean wait to the first session, days"]
    panel = Panel((["Mean wait, days"], head, head), ("", "", ""), cells, name="Mean wait in days")
    return Grid(rows, (panel,), comparator.place.name if comparator and beside else "", column)


def _days(wait: GroupWait | None) -> Shown:
    """Return a mean wait as drawn, or the reason why there is none."""
    if wait is None or wait.days is None:
        flag = "not_published" if wait is None else wait.flag
        return Shown(None, None, None, formats.reason_text(flag))
    return Shown(wait.days, None, None, formats.rate_text(wait.days))


def _where(found: Waits) -> str:
    """Return place and years."""
    return f"{found.place.name}, {formats.period_text(found.period)}"


def _key(found: Waits, comparator: Waits | None, marks: str) -> str:
    """Return what the marks are."""
    key = f"Blue: {found.place.name}, {marks}."
    return f"{key} Grey behind: {comparator.place.name}." if comparator else key


def _in_words(grid: Grid) -> list[str]:
    """Return every row of every panel in words."""
    return [
        f"{panel.name}: "
        + ", ".join(
            f"{row.name} {cell.shown.text}" + (f" ({cell.beside.text})" if cell.beside else "")
            for row, cell in zip(grid.rows, panel.cells, strict=True)
        )
        for panel in grid.panels
    ]
