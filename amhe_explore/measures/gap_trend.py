"""The gap between two sides year by year, and how it changed to the chosen year."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore.measures import periods
from amhe_explore.measures.gaps import gap_change
from amhe_explore.measures.pairs import PLACE
from amhe_explore.measures.references import ENGLAND
from amhe_explore.measures.results import Comparison
from amhe_explore.measures.trend_lines import TABLE_ONLY, in_tables_only
from amhe_explore.measures.trend_results import PANDEMIC, Gap, GapChange, GapPoint, YearBreak
from amhe_explore.measures.trend_sides import Sides, in_year
from amhe_explore.measures.verdicts import NOT_COMPARED
from amhe_explore.measures.year_breaks import YearState, parting
from amhe_explore.measures.years import Years

NOT_PUBLISHED_THEN = "one of the two sides is not published"
RATIO_ONLY = "this measure is compared by ratio, and the change of a ratio is not tested"


def gap_trend(
    own: Years,
    other: Years | None,
    sides: Sides,
    states: Sequence[YearState],
    breaks: Sequence[YearBreak],
    their_states: Sequence[YearState] = (),
) -> Gap:
    """Return the gap of every year with its changes.

    Args:
        own: The place's years, the last of them the chosen one.
        other: The comparator's years.
        sides: The two sides.
        states: Where each of the place's years stands.
        breaks: What breaks the place's years; of a gap between places, those of both.
        their_states: Where each of the comparator's years stands.
    """
    points = _points(own, other, sides, states)
    theirs: tuple[GapPoint, ...] = ()
    if other is not None and sides.against not in (ENGLAND, PLACE):
        theirs = _points(other, None, sides, their_states)
    year_before = earliest = None
    if len(points) > 1:
        year_before = _change(points[-1], points[-2], states, breaks)
        wanted = periods.before(points[-1].period)
        if points[-2].period != wanted:
            gone = f"{wanted} is not loaded"
            year_before = GapChange(wanted, None, points[-1].comparison, None, gone)
        first = _earliest(points, states, breaks)
        if first is not None and first.period != points[-2].period:
            earliest = _change(points[-1], first, states, breaks)
    return Gap(sides.group, sides.against, sides.reference, points, year_before, earliest, theirs)


def _points(
    own: Years, other: Years | None, sides: Sides, states: Sequence[YearState]
) -> tuple[GapPoint, ...]:
    """Return the gap of every year, each as the profile of that year has it."""
    found = []
    segment, last_run = 0, None
    for state in states:
        beside = None if other is None else other.profiles.get(state.period)
        comparison = in_year(sides, own.profiles[state.period], beside, own.measure)
        why = _closed(comparison)
        if why or state.hollow:
            segment += 1
            found.append(GapPoint(state.period, comparison, None, bool(state.hollow), why))
            continue
        if last_run is not None and state.run != last_run:
            segment += 1
        last_run = state.run
        found.append(GapPoint(state.period, comparison, segment))
    return tuple(found)


def _closed(comparison: Comparison | None) -> str:
    """Return why a year has no gap to show, "" where it has one."""
    if comparison is None:
        return NOT_PUBLISHED_THEN
    if comparison.verdict.direction == NOT_COMPARED:
        return comparison.verdict.reason
    sides = (comparison.estimate, comparison.reference_estimate)
    if any(each is not None and in_tables_only(each) for each in sides):
        return TABLE_ONLY
    return ""


def _earliest(
    points: Sequence[GapPoint], states: Sequence[YearState], breaks: Sequence[YearBreak]
) -> GapPoint | None:
    """Return the earliest year whose gap can be set beside that of the chosen year."""
    last = points[-1].period
    return next(
        (
            point
            for point, state in zip(points[:-1], states[:-1], strict=True)
            if not point.closed and not state.hollow and parting(breaks, point.period, last) is None
        ),
        None,
    )


def _change(
    now: GapPoint, before: GapPoint, states: Sequence[YearState], breaks: Sequence[YearBreak]
) -> GapChange:
    """Return how the gap changed between two years, or why that is not said."""
    reason = _not_comparable(now, before, states, breaks)
    change = None
    if not reason and now.comparison is not None and before.comparison is not None:
        change = gap_change(now.comparison, before.comparison)
        reason = "" if change is not None else RATIO_ONLY
    return GapChange(before.period, before.comparison, now.comparison, change, reason)


def _not_comparable(
    now: GapPoint, before: GapPoint, states: Sequence[YearState], breaks: Sequence[YearBreak]
) -> str:
    """Return the first reason why two years are not set side by side, or nothing."""
    hollow = {state.period: state.hollow for state in states}
    for point in (now, before):
        kind = hollow[point.period]
        if kind:
            what = "is the pandemic year" if kind == PANDEMIC else "is incomplete"
            return f"{point.period} {what}"
    found = parting(breaks, before.period, now.period)
    if found is not None:
        return f"the {found.short} in {found.period}"
    for point in (now, before):
        if point.closed:
            return f"{point.closed.rstrip('.')} ({point.period})"
    return ""
