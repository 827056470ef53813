"""Rows and panels side by side: what each cell holds, and where it stands at each width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from amhe_explore.charts.frame import SUBTITLE, TIER, wrapped
from amhe_explore.charts.values import Shown

ROW = 26
STACKED_ROW = 40
STACKED_NAME = 15
GROUP_GAP = 9
BAND = 22
FIGURE_PX = 7.4
BAR = 15
# Room kept free at the right of every panel, by tier: for the comparator's figure, or for air.
RESERVE = (44, 46, 48)
AIR = (12, 16, 20)
# Where there is room the first panel leaves more of it, for the comparator's name if it is short.
NAME_FROM = 660
NAME_MOST = 64
SMALL_PX = 6.2
# The narrowest drawing of each tier, for which texts are wrapped.
LEAST_WIDTH = (320, 560, 780)

# Width of a character as a share of the font size, a little more than in running text.
CHARACTER_SHARE = 0.49

Tier = tuple[int, int, int]
TierLines = tuple[list[str], list[str], list[str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One group in one panel: its own value, and the comparator's behind it."""

    shown: Shown
    beside: Shown | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel.

    Attributes:
        heads: Its head for the three tiers, in lines.
        unders: Measure and unit under the head, for the three tiers; "" where there is none.
        cells: One a row.
        closed: Why the place's bars are not shown; "" where they are.
        name: The head as part of a sentence.
        reach: A value that the panel holds at least, where panels share a scale.
    """

    heads: TierLines
    unders: tuple[str, str, str]
    cells: tuple[Cell, ...]
    closed: str = ""
    name: str = ""
    reach: float = 0.0

    @property
    def maximum(self) -> float:
        """Return the value that fills the panel."""
        reach = [
            max(
                0.0 if self.closed else cell.shown.end,
                cell.beside.value or 0.0 if cell.beside else 0.0,
            )
            for cell in self.cells
        ]
        return max(self.reach, *reach) or 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its label for the three tiers, and how it stands out."""

    labels: TierLines
    name: str
    bold: bool = False
    grey: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Panels over the same rows.

    Attributes:
        rows: The groups, in order.
        panels: The measures, in order.
        beside_name: Name of the comparator, "" without one.
        label_px: Width of the column of labels, by tier; 0 where labels stand above their bars.
        air: Room kept free at the right of every panel without a comparator, by tier.
    """

    rows: tuple[Row, ...]
    panels: tuple[Panel, ...]
    beside_name: str
    label_px: Tier
    air: Tier = AIR

    @property
    def stacked(self) -> bool:
        """Return whether labels stand above their bars in narrow drawings."""
        return self.label_px[0] == 0

    @property
    def left(self) -> str:
        """Return the expression of the first panel's zero line."""
        return f"{list(self.label_px)}[{TIER}]"

    @property
    def panel(self) -> str:
        """Return the expression of a panel's width."""
        return f"((width - {self.left}) / {len(self.panels)})"

    @property
    def span(self) -> str:
        """Return the expression of the width that the largest value fills."""
        name = f"(datum.k == 0 && width >= {NAME_FROM} ? {self.name_px} : 0)"
        return f"({self.panel} - {self.reserve} - {name})"

    @property
    def name_px(self) -> int:
        """Return the room for the comparator's name in the first panel, 0 where it is not named."""
        needed = round(len(self.beside_name) * SMALL_PX) + 4
        named = any(cell.beside for cell in self.panels[0].cells)
        return needed if named and self.beside_name and needed <= NAME_MOST else 0

    @property
    def reserve(self) -> str:
        """Return the expression of the room kept free at the right of a panel."""
        return f"{list(RESERVE if self.beside_name else self.air)}[{TIER}]"

    def least_panel(self, tier: int) -> float:
        """Return the narrowest a panel gets in a tier."""
        return (LEAST_WIDTH[tier] - self.label_px[tier]) / len(self.panels)


@dataclass(frozen=True, slots=True)
class RowPlaces:
    """Where the rows stand: the centres of bars and labels by tier, and the heights of the plot."""

    bars: tuple[tuple[float, float, float], ...]
    labels: tuple[tuple[float, float, float], ...]
    starts: tuple[tuple[float, float, float], ...]
    heights: Tier


def row_places(grid: Grid) -> RowPlaces:
    """Return the places of all rows. Narrow drawings may put the label above its bar."""
    narrow_row = STACKED_ROW if grid.stacked else ROW
    above = STACKED_NAME if grid.stacked else 0
    tops = [0.0, 0.0, 0.0]
    bars, labels, starts = [], [], []
    for place, row in enumerate(grid.rows):
        if row.gap and place:
            tops = [top + GROUP_GAP for top in tops]
        narrow, middle, wide = tops
        starts.append((narrow, middle, wide))
        centre = narrow + above + (narrow_row - above) / 2
        bars.append((centre, middle + ROW / 2, wide + ROW / 2))
        name = narrow + STACKED_NAME / 2 + 3 if grid.stacked else centre
        labels.append((name, middle + ROW / 2, wide + ROW / 2))
        tops = [narrow + narrow_row, middle + ROW, wide + ROW]
    narrow, middle, wide = (round(top) for top in tops)
    return RowPlaces(tuple(bars), tuple(labels), tuple(starts), (narrow, middle, wide))


def cell_rows(grid: Grid, places: RowPlaces) -> list[dict[str, Any]]:
    """Return every cell as a row of data; lengths are shares of the panel's span."""
    rows = []
    for k, panel in enumerate(grid.panels):
        ends = _labelled(panel, grid.rows)
        for i, cell in enumerate(panel.cells):
            shown = Shown(None, None, None, "") if panel.closed else cell.shown
            behind = cell.beside.value if cell.beside else None
            parts = (shown.value, shown.lower, shown.upper, behind)
            value, lower, upper, beside = (
                None if part is None else part / panel.maximum for part in parts
            )
            rows.append(
                {
                    "k": k,
                    "y": places.bars[i],
                    "v": value,
                    "lo": lower,
                    "hi": upper,
                    "e": beside,
                    "end": max(each or 0.0 for each in (value, upper, beside)),
                    "t": shown.text,
                    "tw": round(len(shown.text) * FIGURE_PX) + 5,
                    "row": i,
                    "et": cell.beside.text if cell.beside and i in ends else "",
                    "first": k == 0 and i == min(ends, default=-1),
                    "grey": grid.rows[i].grey,
                    "name": f"{grid.rows[i].name}, {panel.name}: {shown.text}",
                }
            )
    return rows


def _labelled(panel: Panel, rows: tuple[Row, ...]) -> tuple[int, ...]:
    """Return the rows that carry the comparator's figure: the first and the last known group."""
    fit = [
        i
        for i, cell in enumerate(panel.cells)
        if not rows[i].grey
        and cell.beside is not None
        and cell.beside.value is not None
        and (panel.closed or cell.shown.value is not None)
    ]
    return (fit[0], fit[-1]) if fit else ()


def label_lines(candidates: tuple[str, ...], limit: int, most: int = 2) -> list[str]:
    """Return the first of the candidates that fits in so many lines, else the last, cut short."""
    lines: list[str] = []
    for text in candidates:
        lines = wrapped(text, limit)
        if len(lines) <= most:
            return lines
    return [*lines[: most - 1], f"{lines[most - 1][: limit - 1]}…"]


def characters(pixels: float, size: float = SUBTITLE) -> int:
    """Return how many characters of a font size fit in so many pixels."""
    return max(6, int(pixels / (size * CHARACTER_SHARE)))
