"""The tables behind change over time: every year by group, and the gap of every year."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures.results import Estimate
from amhe_explore.measures.trend_results import GapPoint, Trend, TrendLine, TrendPoint
from amhe_explore.theme import differences, formats

PER = {"proportion": 100, "ratio": 100, "per_population": 1}
WORDS = ("lower", "higher")
NOT_SHOWN = "not shown"
RAW_YEARS = (
    "period", "place", "group", "value", "lower_95", "upper_95", "flag",
    "used_in_verdicts", "reason",
)  # fmt: skip
RAW_GAPS = (
    "period", "place", "unit", "value", "lower_95", "upper_95", "verdict",
    "used_in_verdicts", "reason",
)  # fmt: skip


def trend_table(trend: Trend, note: str = "") -> Table:
    """Return a row a year and a column a group, with likely ranges.

    Args:
        trend: The trend.
        note: A reader's own note, for a file.
    """
    lines = [(line, line.label, trend.place.name) for line in _own_lines(trend)]
    if trend.other is not None:
        name = trend.other.name
        lines += [(line, f"{name}: {line.label}", name) for line in trend.theirs]
    exact = catalogue.load().measures[trend.measure]
    per, percent = PER[exact.kind], exact.kind == "proportion"
    rows = tuple(
        (year, *(_cell(line.point(year), per, percent) for line, _, _ in lines))
        for year in trend.periods
    )
    raw = tuple(
        _raw(point, line.label, place, per)
        for line, _, place in lines
        for point in line.points
        if point.period in trend.periods
    )
    return Table(
        columns=("Year", *(head for _, head, _ in lines)),
        rows=rows,
        caption=_caption(f"{exact.name} by year", trend, note),
        raw_columns=RAW_YEARS,
        raw_rows=raw,
    )


def gap_table(trend: Trend, note: str = "") -> Table:
    """Return the gap of every year with its likely range and verdict.

    Args:
        trend: A trend with a gap.
        note: A reader's own note, for a file.
    """
    gap = trend.gap
    own = () if gap is None else gap.points
    beside = trend.other if gap is not None and gap.theirs else None
    theirs = {} if gap is None else {each.period: each for each in gap.theirs}
    rows = tuple(
        (
            point.period,
            *_gap_cells(point),
            *(() if beside is None else (_gap_in_one(theirs.get(point.period)),)),
        )
        for point in own
    )
    raw = [(trend.place.name, each) for each in own]
    if beside is not None:
        raw += [(beside.name, each) for each in theirs.values() if each.period in trend.periods]
    where = () if beside is None else (beside.name,)
    return Table(
        columns=("Year", "Gap", "Likely range", "Verdict", *where),
        rows=rows,
        caption=_caption("The gap by year", trend, note),
        raw_columns=RAW_GAPS,
        raw_rows=tuple(_raw_gap(place, point) for place, point in raw),
    )


def _own_lines(trend: Trend) -> list[TrendLine]:
    """Return the place's lines, and everyone else where they are what is compared with."""
    lines = list(trend.lines)
    rest = trend.reference_line
    if rest is not None and trend.gap is not None and trend.gap.against == "rest":
        lines.append(rest)
    return lines


def _cell(point: TrendPoint | None, per: int, percent: bool) -> str:
    """Return one rate with its likely range, or the reason why there is none."""
    estimate = None if point is None else point.estimate
    if estimate is None or estimate.value is None:
        return formats.reason_text("not_published" if estimate is None else estimate.flag)
    exact = estimate.precision == "exact"
    if percent:
        text = formats.published_percent(_printed(estimate), exact)
    else:
        text = formats.per_text(estimate.value, per)
    likely = formats.interval_text(estimate.lower, estimate.upper, exact and percent, per)
    return f"{text} ({likely})" if likely else text


def _printed(estimate: Estimate) -> float | None:
    """Return what is printed of a rate: the published figure where there is one."""
    return estimate.value if estimate.published is None else estimate.published


def _raw(point: TrendPoint, label: str, place: str, per: int) -> tuple[str, ...]:
    """Return one rate as data."""
    numbers = (point.estimate.value, point.estimate.lower, point.estimate.upper)
    used = "yes" if point.segment is not None else "no"
    values = ("" if each is None else str(formats.scaled(each, per, 1)) for each in numbers)
    return (point.period, place, label, *values, point.estimate.flag, used, point.closed)


def _gap_cells(point: GapPoint) -> tuple[str, str, str]:
    """Return one gap as read."""
    found, comparison = point.shown, point.comparison
    if not point.drawn or found is None or comparison is None:
        return (NOT_SHOWN, NOT_SHOWN, point.closed or NOT_SHOWN)
    verdict = comparison.verdict.direction
    verdict = f"{verdict} (not used: hollow)" if point.hollow else verdict
    if comparison.difference is None:
        likely = differences.factor_range(found.lower, found.upper, WORDS)
        return (differences.factor_text(found.value, WORDS), likely, verdict)
    word = WORDS[found.value >= 0]
    likely = differences.points_range(found.lower, found.upper)
    return (f"{differences.points_text(found.value)} {word}", likely, verdict)


def _gap_in_one(point: GapPoint | None) -> str:
    """Return the comparator's gap in one cell: "11 points lower (11 to 12)"."""
    if point is None:
        return NOT_SHOWN
    size, likely, _ = _gap_cells(point)
    return size if size == NOT_SHOWN else f"{size} ({likely})"


def _raw_gap(place: str, point: GapPoint) -> tuple[str, ...]:
    """Return one gap as data."""
    found, comparison = point.shown, point.comparison
    if not point.drawn or found is None or comparison is None:
        return (point.period, place, "", "", "", "", NOT_SHOWN, "no", point.closed)
    by_ratio = comparison.difference is None
    numbers = (found.value, found.lower, found.upper)
    values = (f"{each:.4f}" if by_ratio else f"{each * 100:.1f}" for each in numbers)
    unit = "ratio" if by_ratio else "points"
    used = "no" if point.hollow else "yes"
    return (point.period, place, unit, *values, comparison.verdict.direction, used, "")


def _caption(what: str, trend: Trend, note: str) -> str:
    """Return a caption: what, where, when, whether made up, and a reader's own note."""
    start = f"{MADE_UP} " if trend.made_up else ""
    span = f"{trend.periods[0]} to {trend.periods[-1]}"
    own = f". {note}" if note else ""
    return f"{start}{what}: {trend.place.name}, {trend.characteristic_name}, {span}{own}"
