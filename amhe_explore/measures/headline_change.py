"""What changed in a headline figure since its baseline year, where the two can be compared."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore import stats
from amhe_explore.catalogue import HeadlineMeasure
from amhe_explore.catalogue.headlines import NOT_RECORDED, SHARE
from amhe_explore.measures import periods, verdicts
from amhe_explore.measures.breaks import Breaks, breaks_of
from amhe_explore.measures.comparisons import STAGE_RATES
from amhe_explore.measures.gaps import gap_change
from amhe_explore.measures.headline_readings import Line, Reading
from amhe_explore.measures.results import Difference
from amhe_explore.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Change:
    """A change since the baseline: a difference 0..1, or a ratio of ratios.

    Shares of all records have no limits: nothing was left to chance but how they are rounded.
    """

    value: float
    lower: float | None
    upper: float | None
    is_ratio: bool = False


def change_of(
    warehouse: Warehouse,
    place: str,
    measure: HeadlineMeasure,
    period: str,
    now: Line,
    before: Line | None,
) -> tuple[Change | None, str]:
    """Return the change of one line since its baseline, or why it cannot be given.

    Args:
        warehouse: The open warehouse.
        place: Key of the place.
        measure: The headline measure.
        period: The year now, or three pooled.
        now: The line now.
        before: The same line in the baseline year.
    """
    if measure.baseline == period:
        return None, "this is the baseline"
    if measure.baseline > period:
        return None, f"the baseline is later: {measure.baseline}"
    if set(periods.years_of(measure.baseline)) & set(periods.years_of(period)):
        return None, "its years overlap with those of the baseline"
    broken = _broken(warehouse, place, measure, period)
    if broken:
        return None, broken
    if before is None or before.reading.estimate.value is None:
        return None, f"no figure for {measure.baseline}"
    if now.reading.estimate.value is None:
        return None, "no figure now"
    found = _change(measure, now.reading, before.reading)
    return (found, "") if found is not None else (None, "one of the two is not compared")


def _broken(warehouse: Warehouse, place: str, measure: HeadlineMeasure, period: str) -> str:
    """Return what makes the two years differ in more than what they measure, "" if nothing."""
    by_referrals = measure.kind == SHARE or measure.measure in STAGE_RATES
    return break_between(
        warehouse, place, measure.characteristics, (measure.baseline, period), by_referrals
    )


def break_between(
    warehouse: Warehouse,
    place: str,
    characteristics: Sequence[str],
    between: tuple[str, str],
    by_referrals: bool,
) -> str:
    """Return what makes two periods differ in more than what they measure, "" if nothing.

    Args:
        warehouse: The open warehouse.
        place: Key of the place.
        characteristics: Whose groups are compared.
        between: The earlier period and the later one; either may be three years together.
        by_referrals: Whether a break in volume matters: not to outcomes of courses.
    """
    rules = catalogue_package.load().rules
    first, last = (periods.years_of(each) for each in between)
    starts = range(int(first[0][:4]), int(last[-1][:4]) + 1)
    years = [periods.financial_year(start) for start in starts]
    entries = [catalogue_package.load().characteristics[each] for each in characteristics]
    later = years[1:]
    for year in later:
        if any(year in entry.breaks for entry in entries):
            return f"the groups changed in {year}"
    by_year = {year: breaks_of(warehouse, place, year, rules) for year in years}
    incomplete = next((year for year in (years[0], years[-1]) if by_year[year].incomplete), "")
    if incomplete:
        return f"{incomplete} is incomplete"
    for year in later:
        if why := _break_of_year(by_year[year], year, by_referrals):
            return why
    return ""


def _break_of_year(breaks: Breaks, year: str, by_referrals: bool) -> str:
    """Return why figures before a year are not set against those of it, "" if they may be."""
    if breaks.area:
        return f"the area changed in {year}"
    if breaks.volume and by_referrals:
        return f"referrals or courses changed too much in {year}: year-on-year comparisons are off"
    return ""


def _change(measure: HeadlineMeasure, now: Reading, before: Reading) -> Change | None:
    """Return the change between two readings; None where it has no interval and needs one."""
    if measure.kind == NOT_RECORDED:
        return Change((now.estimate.value or 0.0) - (before.estimate.value or 0.0), None, None)
    if measure.kind == SHARE:
        return _as_change(verdicts.difference(now.estimate, before.estimate))
    if now.comparison is None or before.comparison is None:
        return None
    if now.comparison.difference is None and now.comparison.ratio is not None:
        return _ratio_change(now.comparison.ratio, before.comparison.ratio)
    return _as_change(gap_change(now.comparison, before.comparison))


def _as_change(found: Difference | None) -> Change | None:
    """Return a difference as a change."""
    return None if found is None else Change(found.value, found.lower, found.upper)


def _ratio_change(now: Difference, before: Difference | None) -> Change | None:
    """Return one ratio over another, their limits combined on the log scale."""
    if before is None:
        return None
    numbers = [now.value, now.lower, now.upper, before.value, before.lower, before.upper]
    if min(numbers) <= 0:
        return None
    found = stats.difference_of_intervals(*(math.log(each) for each in numbers))
    if found.value is None or found.lower is None or found.upper is None:
        return None
    limits = [math.exp(each) for each in (found.value, found.lower, found.upper)]
    return Change(limits[0], limits[1], limits[2], is_ratio=True)
