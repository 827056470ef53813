"""A closed panel: its head and the comparator's bars stay; a box says why the rest is not shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from amhe_explore.charts.frame import (
    LINE_HEIGHT,
    PER_LINE,
    SOURCE,
    by_tier,
    by_width,
    chart_of,
    one,
    row_field,
    wrapped,
    x2_at,
    x_at,
    y2_at,
    y_at,
)
from amhe_explore.charts.panel_grid import Grid, Panel, RowPlaces, Tier, characters
from amhe_explore.theme import Palette

HEADING = "Not shown this year"
# Narrow panels have no room for a sentence: it stands in full width under the rows.
NARROW_REASON = "Why: see below."
MANY_ROWS = 8
PADDING = 9
HEADING_LINE = 17
REASON_LINE = 16
WIDTH_SHARES = (0.96, 0.92, 0.9)
SIZES = (11.5, 13, 13)
NOTE_GAP = 8

Places = list[float]


@dataclass(frozen=True, slots=True)
class ClosedBoxes:
    """The boxes of all closed panels.

    Attributes:
        rows: One box a closed panel, with its words and places for the three tiers.
        notes: The reasons in lines, for narrow drawings.
        places: Where the rows of the chart stand.
        plot: Heights of rows and boxes.
        heights: Heights with the notes.
    """

    rows: list[dict[str, Any]]
    notes: list[str]
    places: RowPlaces
    plot: Tier
    heights: Tier

    def figures_in_sight(self, panel: int, row: int, text: str) -> list[str]:
        """Return a figure for the three tiers, "" where its row is behind a box."""
        box = next((each for each in self.rows if each["k"] == panel), None)
        centre = self.places.bars[row]
        return [
            "" if box and box["top"][tier] < centre[tier] < box["bottom"][tier] else text
            for tier in range(3)
        ]

    def layers(self, grid: Grid, palette: Palette) -> list[alt.Chart]:
        """Return boxes, headings, reasons, and the notes of narrow drawings."""
        if not self.rows:
            return []
        return [*_drawn(grid, self.rows, palette), _notes(self, palette)]


def closed_boxes(grid: Grid, places: RowPlaces) -> ClosedBoxes:
    """Return the boxes of the closed panels, and the heights that hold rows, boxes and notes.

    A box begins below the first rows, whose comparator's bars stay in sight, and ends with a row;
    where there are few rows it may reach below the last one.
    """
    closed = [(k, panel) for k, panel in enumerate(grid.panels) if panel.closed]
    if not closed:
        return ClosedBoxes([], [], places, places.heights, places.heights)
    rows = [_box(grid, k, panel, places) for k, panel in closed]
    notes = [
        line
        for _, panel in closed
        for line in wrapped(
            f"{panel.name.partition(',')[0].capitalize()}: {_reason(grid, panel)}",
            PER_LINE[SOURCE][0],
        )
    ]
    narrow, middle, wide = (
        max(height, *(round(row["bottom"][tier]) for row in rows))
        for tier, height in enumerate(places.heights)
    )
    with_notes = narrow + NOTE_GAP + LINE_HEIGHT[SOURCE] * len(notes)
    return ClosedBoxes(rows, notes, places, (narrow, middle, wide), (with_notes, middle, wide))


def _reason(grid: Grid, panel: Panel) -> str:
    """Return the reason, and whose the bars are that stay."""
    if grid.beside_name and any(cell.beside for cell in panel.cells):
        return f"{panel.closed.rstrip('.')}. Grey: {grid.beside_name}."
    return panel.closed


def _box(grid: Grid, k: int, panel: Panel, places: RowPlaces) -> dict[str, Any]:
    """Return one box: its words and its places for the three tiers."""
    first = 2 if len(grid.rows) >= MANY_ROWS else min(1, len(grid.rows) - 1)
    reasons = (NARROW_REASON, _reason(grid, panel), _reason(grid, panel))
    box: dict[str, Any] = {
        name: [] for name in ("top", "heading", "heading_y", "reason", "reason_y", "bottom")
    }
    for tier, size in enumerate(SIZES):
        room = grid.least_panel(tier) * WIDTH_SHARES[tier] - 2 * PADDING
        heading = wrapped(HEADING, characters(room, size + 1))
        lines = wrapped(reasons[tier], characters(room, size), balanced=True)
        top = places.starts[first][tier] + 2
        reason_y = top + PADDING + HEADING_LINE * len(heading) + 3
        box["top"].append(top)
        box["heading"].append(heading)
        box["heading_y"].append(top + PADDING)
        box["reason"].append(lines)
        box["reason_y"].append(reason_y)
        box["bottom"].append(
            _row_end(places, tier, reason_y + REASON_LINE * len(lines) + PADDING - 4)
        )
    return {"k": k, **box}


def _row_end(places: RowPlaces, tier: int, bottom: float) -> float:
    """Return the end of the row in which a box ends, so that it cuts no bar in two."""
    ends = [start[tier] - 2 for start in places.starts[1:]] + [float(places.heights[tier])]
    return next((end for end in ends if end >= bottom), bottom)


def _drawn(grid: Grid, rows: list[dict[str, Any]], palette: Palette) -> list[alt.Chart]:
    """Return box, heading and reason."""
    base = chart_of(rows)
    left = f"{grid.left} + datum.k * {grid.panel}"
    share = by_tier(WIDTH_SHARES)["expr"]
    text_x = x_at(f"{left} + {PADDING + 1}")
    words: dict[str, Any] = {"align": "left", "baseline": "top"}
    box = base.mark_rect(
        color=palette.bg,
        stroke=palette.ref,
        strokeDash=[4, 3],
        strokeWidth=1.2,
        cornerRadius=4,
    ).encode(
        x=x_at(f"{left} + 2"),
        x2=x2_at(f"{left} + {share} * {grid.panel}"),
        y=y_at(row_field("top")),
        y2=y2_at(row_field("bottom")),
    )
    heading = base.mark_text(
        **words,
        fontSize=by_width(12, 14),
        fontWeight=700,
        lineHeight=HEADING_LINE,
        color=palette.ink,
        text=row_field("heading"),
    ).encode(x=text_x, y=y_at(row_field("heading_y")))
    reason = base.mark_text(
        **words,
        fontSize=by_tier(SIZES),
        lineHeight=REASON_LINE,
        color=palette.soft,
        text=row_field("reason"),
    ).encode(x=text_x, y=y_at(row_field("reason_y")))
    return [box, heading, reason]


def _notes(boxes: ClosedBoxes, palette: Palette) -> alt.Chart:
    """Return the reasons under the rows, in narrow drawings only."""
    notes: alt.Chart = (
        one()
        .mark_text(
            align="left",
            baseline="top",
            fontSize=SOURCE,
            lineHeight=LINE_HEIGHT[SOURCE],
            color=palette.soft,
            text=by_tier((boxes.notes, [""], [""])),
        )
        .encode(x=x_at(0), y=y_at(by_tier([height + NOTE_GAP for height in boxes.plot])))
    )
    return notes
