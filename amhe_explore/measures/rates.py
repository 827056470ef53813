"""Rates with intervals from published cells, by the precision rule of the official figures.

England's counts are exact: the rate is their ratio, the interval Wilson's. Below England counts are
rounded to 5 and percentages to whole numbers computed before rounding: from a denominator of 1,000
the estimate is the ratio of the rounded counts, below it the published percentage; the interval is
centred on the estimate and widened for the rounding.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from amhe_explore import stats
from amhe_explore.catalogue import Measure, Rules
from amhe_explore.measures.published import Row, count_of
from amhe_explore.measures.results import (
    APPROXIMATE,
    CALCULATED,
    NOT_APPLICABLE,
    NOT_PUBLISHED,
    PUBLISHED,
    SUPPRESSED,
    Estimate,
)

EXACT = "exact"
ROUNDED = "rounded counts"
WHOLE_PERCENT = "whole per cent"


@dataclass(frozen=True, slots=True)
class _Base:
    """The denominator of a proportion for one published group: D, and whether it is approximate."""

    size: float | None
    approximate: bool
    flag: str = PUBLISHED


def no_estimate(flag: str, published: float | None = None) -> Estimate:
    """Return an estimate without a number, with the reason as its flag."""
    return Estimate(None, None, None, None, None, flag, "none", "none", published)


def proportion(rows: list[Row], measure: Measure, rules: Rules) -> Estimate:
    """Return a proportion of one published group, or of several joined or pooled.

    Args:
        rows: The group's row, or the rows of its parts or years.
        measure: A measure of kind proportion with a published numerator.
        rules: The thresholds.
    """
    bases = [_base(row, measure.denominator, rules) for row in rows]
    missing = next((base for base in bases if base.size is None), None)
    published = _published(rows, measure)
    if missing is not None:
        return no_estimate(missing.flag, published)
    sizes = [base.size or 0.0 for base in bases]
    size = sum(sizes)
    if size <= 0:
        return no_estimate(NOT_APPLICABLE, published)
    exact = all(row.exact for row in rows)
    values = [
        _value(row, measure, base, exact, rules) for row, base in zip(rows, sizes, strict=True)
    ]
    broken = next((flag for value, flag in values if value is None), None)
    if broken is not None:
        return no_estimate(broken, published)
    counts = [row.number(measure.numerator) for row in rows]
    by_counts = exact or size >= rules.precision_ratio_from
    if by_counts and all(count is not None for count in counts):
        top = sum(count or 0.0 for count in counts)
    else:
        by_counts = False
        top = sum((value or 0.0) * base for (value, _), base in zip(values, sizes, strict=True))
    capped = top > size
    top = min(top, size)
    approximate = capped or any(base.approximate for base in bases)
    limits = limits_of(top, size, len(rows), measure, exact)
    numerator = count_of(rows, measure.numerator).value
    flag = APPROXIMATE if approximate else PUBLISHED if len(rows) == 1 else CALCULATED
    return Estimate(
        value=values[0][0] if len(rows) == 1 and not by_counts else limits.value,
        lower=limits.lower,
        upper=limits.upper,
        numerator=numerator,
        denominator=None if any(base.approximate for base in bases) else round(size),
        flag=flag,
        precision=EXACT if exact else ROUNDED if by_counts else WHOLE_PERCENT,
        method=limits.method,
        published=published,
        size=size,
    )


def _published(rows: list[Row], measure: Measure) -> float | None:
    """Return the percentage as the file prints it, 0..1; joined groups have none."""
    if len(rows) != 1 or not measure.published_as:
        return None
    percent = rows[0].number(measure.published_as)
    return None if percent is None else percent / 100


def _base(row: Row, denominator: str, rules: Rules) -> _Base:
    """Return D of one published group: finished, or those eligible for recovery."""
    finished = row.cell("finished")
    if finished.value is None:
        return _Base(None, False, finished.flag)
    if denominator == "finished":
        return _Base(finished.value, False)
    below = row.cell("not_at_caseness")
    if below.value is not None:
        return _Base(max(finished.value - below.value, 0.0), False)
    if below.flag != SUPPRESSED:
        return _Base(None, False, below.flag)
    above = row.number("at_caseness")
    if above is not None and abs(finished.value - above) <= rules.precision_at_caseness_within:
        return _Base(above, True)
    return _Base(max(finished.value - rules.precision_eligible_guess, 0.0), True)


def _value(
    row: Row, measure: Measure, size: float, exact: bool, rules: Rules
) -> tuple[float | None, str]:
    """Return one part's estimate by the precision rule, or None and why."""
    count = row.cell(measure.numerator)
    percent = row.cell(measure.published_as)
    if count.value is None and percent.value is None:
        return None, count.flag
    if count.value is not None and size > 0 and (exact or size >= rules.precision_ratio_from):
        return min(count.value / size, 1.0), PUBLISHED
    if percent.value is not None:
        return percent.value / 100, PUBLISHED
    # A published count whose percentage is withheld: the percentage was withheld for a reason.
    return None, percent.flag if percent.flag != NOT_PUBLISHED else SUPPRESSED


@dataclass(frozen=True, slots=True)
class Limits:
    """A proportion with its limits and how they were made."""

    value: float | None
    lower: float | None
    upper: float | None
    method: str


def _limits(top: float, size: float, parts: int, base_parts: int, exact: bool) -> Limits:
    """Return the interval of a proportion, widened for each published count that is rounded."""
    if exact:
        found = stats.proportion(top, size)
        return Limits(found.value, found.lower, found.upper, found.method)
    widened = stats.rounding_interval(top, size, parts, base_parts)
    return Limits(widened.value, widened.lower, widened.upper, widened.method)


def limits_of(top: float, size: float, rows: int, measure: Measure, exact: bool) -> Limits:
    """Return the interval of events among a denominator that joins several published rows."""
    # Those eligible are the difference of two counts.
    base_parts = rows * 2 if measure.denominator == "eligible" else rows
    return _limits(top, size, rows, base_parts, exact)


def cohort_share(rows: list[Row], numerator: str, minus: str, denominator: str) -> Estimate:
    """Return a share of one cohort for which no percentage is published.

    Args:
        rows: The group's row or rows.
        numerator: A count, or the denominator itself where `minus` is taken from it.
        minus: A count taken from the numerator, or nothing.
        denominator: The cohort's count.
    """
    base, top = count_of(rows, denominator), count_of(rows, numerator)
    less = count_of(rows, minus) if minus else None
    if base.value is None or top.value is None:
        return no_estimate(base.flag if base.value is None else top.flag)
    if less is not None and less.value is None:
        return no_estimate(less.flag)
    counted = top.value - ((less.value or 0) if less else 0)
    if base.value <= 0:
        return no_estimate(NOT_APPLICABLE)
    exact = all(row.exact for row in rows)
    capped = min(max(counted, 0), base.value)
    share = share_of_counts(capped, base.value, len(rows) * (2 if minus else 1), len(rows), exact)
    return replace(share, numerator=counted, flag=APPROXIMATE if capped != counted else CALCULATED)


def share_of_counts(top: int, base: int, parts: int, base_parts: int, exact: bool) -> Estimate:
    """Return one count among a sum of counts of the same kind, widened where they are rounded.

    Args:
        top: The count.
        base: The sum that it is part of.
        parts: How many published counts `top` is made of.
        base_parts: How many published counts `base` is made of.
        exact: Whether the counts are not rounded.
    """
    limits = _limits(top, base, parts, base_parts, exact)
    return Estimate(
        limits.value,
        limits.lower,
        limits.upper,
        top,
        base,
        CALCULATED,
        EXACT if exact else ROUNDED,
        limits.method,
        size=float(base),
    )


def mean_of_one(rows: list[Row], measure: str) -> Estimate:
    """Return a published mean of one group; none for several: means of means say nothing.

    No spread is published, so there is no interval and nothing to compare.
    """
    if len(rows) != 1:
        return no_estimate(NOT_APPLICABLE)
    cell = rows[0].cell(measure)
    if cell.value is None:
        return no_estimate(cell.flag)
    precision = EXACT if rows[0].exact else ROUNDED
    return Estimate(cell.value, None, None, None, None, PUBLISHED, precision, "as published")


def yearly_ratio(rows: list[Row], numerator: str, denominator: str) -> Estimate:
    """Return the ratio of two yearly counts of partly different people; it may exceed 1.

    The interval is Byar's limits of the numerator over the denominator.
    """
    top, base = count_of(rows, numerator), count_of(rows, denominator)
    if top.value is None or base.value is None:
        return no_estimate(top.flag if top.value is None else base.flag)
    if base.value <= 0:
        return no_estimate(NOT_APPLICABLE)
    return per_people(top.value, base.value, 1, all(row.exact for row in rows))


def per_people(count: int, people: int, per: int, exact: bool) -> Estimate:
    """Return events per so many people, with Byar's limits."""
    found = stats.rate(count, people, per)
    return Estimate(
        found.value,
        found.lower,
        found.upper,
        count,
        people,
        CALCULATED,
        EXACT if exact else ROUNDED,
        found.method,
        None,
        people,
    )
