"""Where the dots of a screen of groups stand: rows, panels, columns, scales, in pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from amhe_explore import catalogue
from amhe_explore.charts.frame import TIER
from amhe_explore.charts.panel_grid import characters, label_lines
from amhe_explore.charts.values import (
    PER_HUNDRED,
    PER_THOUSAND,
    PERCENT,
    Shown,
    likely_text,
    shown_rate,
)
from amhe_explore.measures.group_lines import GroupLine, GroupTable
from amhe_explore.measures.results import Estimate

ROW, GROUP_GAP = 31, 9
INDENT = 12
# Column of labels, by tier; on the narrowest the name stands above its dots.
LABEL_MOST = (12, 176, 222)
LABEL_LEAST = 96
NARROW_LABEL = 34
FIGURE = 6.9
BETWEEN = 14
# The word of a verdict with its shape: "slightly higher", "about the same".
WORD_PX = (116, 120, 120)
# Without verdicts: half the last figure of the axis.
NO_WORD_PX = (20, 20, 20)
MAIN_SHARE = 0.62
PANEL_GAP = (14, 24, 26)
MOST_TICKS = (6, 3.6)
STEPS = (1, 2, 5, 10, 20, 25, 50)
UNITS = {"proportion": PERCENT, "ratio": PER_HUNDRED, "per_population": PER_THOUSAND}
GLYPHS = {
    "lower": "triangle-down",
    "higher": "triangle-up",
    "about the same": "square",
    "cannot tell": "diamond",
}
NOT_SHOWN = "–"
# The note of groups that the catalogue keeps out of pictures.
TABLES_ONLY = "Shown in tables only."


@dataclass(frozen=True, slots=True)
class Axis:
    """The scale of one panel: its ends and its ticks, in the unit that is read."""

    low: float
    high: float
    ticks: tuple[float, ...]
    unit: str

    def share(self, value: float | None) -> float | None:
        """Return where a value stands from 0 (left end) to 1; beyond an end it stands there."""
        if value is None:
            return None
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns to the right, as distances from the right edge on the widest tier."""

    rate: float
    likely: float
    courses: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything a drawing needs: rows of data, scales, columns and heights."""

    rows: tuple[dict[str, Any], ...]
    axes: tuple[Axis, ...]
    columns: Columns
    label_px: tuple[float, float, float]
    right_px: tuple[float, float, float]
    height: float

    def place(self, panel: int, share: str) -> str:
        """Return the expression of a share of a panel's width."""
        return f"({self.start(panel)} + ({share}) * {self.span(panel)})"

    def start(self, panel: int) -> str:
        """Return the expression of a panel's left end."""
        first = f"{list(self.label_px)}[{TIER}]"
        if panel == 0:
            return first
        return f"({first} + {self._plot} * {MAIN_SHARE} + {list(PANEL_GAP)}[{TIER}])"

    def span(self, panel: int) -> str:
        """Return the expression of a panel's width."""
        if len(self.axes) == 1:
            return self._plot
        if panel == 0:
            return f"({self._plot} * {MAIN_SHARE})"
        return f"({self._plot} * {1 - MAIN_SHARE:.2f} - {list(PANEL_GAP)}[{TIER}])"

    @property
    def _plot(self) -> str:
        """Return the expression of the width of all panels."""
        return f"(width - {list(self.label_px)}[{TIER}] - {list(self.right_px)}[{TIER}])"


def unit_of(measure: str) -> str:
    """Return the unit a measure is drawn in."""
    return UNITS[catalogue.load().measures[measure].kind]


def layout(table: GroupTable) -> Layout:
    """Return where everything stands."""
    measures = [each for each in (table.measure, table.second) if each]
    axes = tuple(_axis(table, panel, measure) for panel, measure in enumerate(measures))
    rows, height = _rows(table, axes)
    columns = _columns(rows)
    return Layout(
        rows, axes, columns, _label_px(rows), _right_px(columns, table.against is not None), height
    )


def _right_px(columns: Columns, verdicts: bool) -> tuple[float, float, float]:
    """Return the room for the columns at the right, by tier."""
    word = WORD_PX if verdicts else NO_WORD_PX
    rate = 46
    return (float(word[0]), float(word[1] + rate + BETWEEN), columns.rate + rate + BETWEEN)


def _columns(rows: Sequence[dict[str, Any]]) -> Columns:
    """Return how far from the right edge each column ends, by its longest text."""
    verdicts = any(row["word"] for row in rows)
    courses = (WORD_PX[2] if verdicts else NO_WORD_PX[2]) + BETWEEN
    likely = courses + max(52.0, *(len(row["courses"]) * FIGURE for row in rows)) + BETWEEN
    rate = likely + max(44.0, *(len(row["likely"]) * FIGURE for row in rows)) + BETWEEN
    return Columns(rate, likely, courses)


def _label_px(rows: Sequence[dict[str, Any]]) -> tuple[float, float, float]:
    """Return the width of the column of labels by tier."""
    longest = max(
        max(len(line) for line in row["label"][2]) * (7.6 if row["bold"] else 6.9) + row["indent"]
        for row in rows
    )
    wide = min(max(longest + 12, LABEL_LEAST), LABEL_MOST[2])
    return (LABEL_MOST[0], min(wide, LABEL_MOST[1]), wide)


def _rows(table: GroupTable, axes: Sequence[Axis]) -> tuple[tuple[dict[str, Any], ...], float]:
    """Return the rows from top to bottom with their places, and the height of them all."""
    nested = any(line.larger for line in table.lines)
    broad = _broad(table)
    rows: list[dict[str, Any]] = []
    y = 0.0
    lines = [line for line in table.lines if line.group.note != TABLES_ONLY]
    for n, line in enumerate(lines):
        before = lines[n - 1] if n else None
        gap = before is not None and _starts(before, line, broad)
        y += GROUP_GAP if gap else 0
        rows.append(_row(table, line, axes, y + ROW / 2, nested) | {"gap": gap})
        y += ROW
    return tuple(rows), y


def _broad(table: GroupTable) -> dict[str, str]:
    """Return the larger group of every group that has one, by the catalogue."""
    entry = catalogue.load().characteristics.get(table.characteristic)
    return {} if entry is None else {group.id: group.broad for group in entry.groups}


def _starts(before: GroupLine, line: GroupLine, broad: dict[str, str]) -> bool:
    """Return whether a rule stands above a group: a larger one, a new larger one, not recorded."""
    if line.larger or (before.group.kind == "known" and line.group.kind != "known"):
        return True
    return not before.larger and broad.get(before.group.id, "") != broad.get(line.group.id, "")


def _row(
    table: GroupTable, line: GroupLine, axes: Sequence[Axis], y: float, nested: bool
) -> dict[str, Any]:
    """Return one group as a row of data."""
    shown = shown_rate(line.estimate, axes[0].unit)
    indent = INDENT if nested and not line.larger and line.group.kind == "known" else 0
    row: dict[str, Any] = {
        "y": y,
        "label": _labels(line, indent),
        "indent": indent,
        "bold": line.larger,
        "grey": line.group.kind != "known",
        "clear": line.clear and shown.value is not None,
        "rate": shown.text if shown.value is not None else "",
        "reason": "" if shown.value is not None else shown.text,
        "likely": likely_text(line.estimate, axes[0].unit) if shown.value is not None else "",
        "courses": _courses(line.estimate, shown),
        "word": _word(table, line),
        "glyph": "" if line.comparison is None else GLYPHS.get(line.comparison.verdict.direction),
        "beside": axes[0].share(_beside(line.beside, axes[0].unit)),
    }
    row |= {
        name: axes[0].share(value)
        for name, value in (("v", shown.value), ("lo", shown.lower), ("hi", shown.upper))
    }
    if len(axes) > 1:
        row |= _second(line, axes[1])
    limits = [limit for limit in (shown.lower, shown.upper) if limit is not None]
    row["beyond"] = any(not axes[0].low <= limit <= axes[0].high for limit in limits)
    word = f", {row['word']}" if row["word"] else ""
    row["said"] = f"{line.group.label}: {shown.text}{word}"
    return row


def _second(line: GroupLine, axis: Axis) -> dict[str, Any]:
    """Return the same group's rate of the measure beside."""
    shown = shown_rate(line.second, axis.unit)
    compared = line.second_comparison
    clear = compared is not None and compared.verdict.direction in ("lower", "higher")
    return {
        "v2": axis.share(shown.value),
        "lo2": axis.share(shown.lower),
        "hi2": axis.share(shown.upper),
        "beside2": axis.share(_beside(line.second_beside, axis.unit)),
        "clear2": clear and shown.value is not None,
        "reason2": "" if shown.value is not None else shown.text.partition(" (")[0],
    }


def _word(table: GroupTable, line: GroupLine) -> str:
    """Return the verdict of a row, and which row the others are compared with."""
    chosen = table.against
    if chosen is not None and chosen.reference == line.group.id:
        return "the reference"
    if line.comparison is None:
        return "not compared" if chosen is not None else ""
    return line.word


def _courses(estimate: Estimate, shown: Shown) -> str:
    """Return the denominator; a dash where it would give a suppressed count away."""
    if shown.value is None or estimate.denominator is None:
        return NOT_SHOWN
    return f"{estimate.denominator:,}"


def _beside(estimate: Estimate | None, unit: str) -> float | None:
    """Return the comparator's rate in its unit."""
    return None if estimate is None else shown_rate(estimate, unit).value


def _labels(line: GroupLine, indent: int) -> tuple[list[str], list[str], list[str]]:
    """Return one group's name for the three tiers: above the dots, then beside them."""
    label = line.group.label
    candidates = (
        label,
        label.removesuffix(" background"),
        label.removesuffix(" ethnic groups"),
        line.group.short_label,
    )
    size = 14.6 if line.larger else 13.6
    beside = [
        label_lines(candidates, characters(px - indent - 8, size), 1) for px in LABEL_MOST[1:]
    ]
    return label_lines(candidates, NARROW_LABEL, 1), beside[0], beside[1]


def _axis(table: GroupTable, panel: int, measure: str) -> Axis:
    """Return the scale of one panel: dots, ranges and lines, with a little air."""
    unit = unit_of(measure)
    rates = [
        rate
        for line in table.lines
        for rate in ((line.second, line.second_beside) if panel else (line.estimate, line.beside))
    ]
    rates += [profile.total.rates[measure] for profile in (table.profile, table.other) if profile]
    values = [value for rate in rates if rate for value in _reach(rate, unit)] or [0.0, 100.0]
    low, high = min(values), max(values)
    air = max((high - low) * 0.04, 0.5)
    low, high = max(low - air, 0.0), high + air
    if unit == PERCENT:
        high = min(high, 100.0)
    return Axis(low, high, _ticks(low, high, MOST_TICKS[panel]), unit)


def _reach(rate: Estimate, unit: str) -> list[float]:
    """Return the values a panel must hold: the rate, and its range unless it is of too few.

    The range of a handful of courses would squeeze all others; it ends at the edge of the panel.
    """
    shown = shown_rate(rate, unit)
    least = catalogue.load().rules.size_not_compared_under
    few = rate.size is not None and rate.size < least
    found = (shown.value, *(() if few else (shown.lower, shown.upper)))
    return [value for value in found if value is not None]


def _ticks(low: float, high: float, most: float) -> tuple[float, ...]:
    """Return round values between two ends, at most so many."""
    scale = 1.0
    while high - low > STEPS[-1] * scale * most:
        scale *= 10
    step = next(
        (step * scale for step in STEPS if (high - low) / (step * scale) <= most - 0.5),
        STEPS[-1] * scale,
    )
    first = math.ceil(low / step)
    return tuple(n * step for n in range(first, math.floor(high / step) + 1))
