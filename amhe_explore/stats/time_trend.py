"""The trend of a proportion over the latest five years, by the Fingertips rule."""

from collections.abc import Sequence

import numpy as np

from amhe_explore.stats.arguments import check_parts
from amhe_explore.stats.missing_cells import missing_parts, present
from amhe_explore.stats.results import TimeTrend
from amhe_explore.stats.trend_test import trend_test

METHOD = "Fingertips recent trend (chi-square for trend, latest five points, 99.8 %)"
CONFIDENCE = 0.998
POINTS = 5
CHI_SQUARE_LIMIT = 9.5495
# A slope smaller than this is a floating-point residue of a flat line.
FLAT = 1e-12


def time_trend(counts: Sequence[float | None], denominators: Sequence[float | None]) -> TimeTrend:
    """Return whether a proportion changed over its latest five points, and in which direction.

    Formula: chi-square for trend over the latest five points above 9.5495 (99.8 %, one degree of
    freedom), and the slope of the proportion on time, weighted by the denominators, has the same
    sign in the fit over all five points and in each of the five fits that leave one point out;
    otherwise "no significant change". Earlier points are not looked at.

    Assumptions: yearly points, equally spaced, independent, of one definition, oldest first.

    Limits: a quick marker, not an analysis of the series; five points only; with very large
    denominators a change too small to matter can be significant.

    Reference: Office for Health Improvement and Disparities, Fingertips public health technical
    guidance: trend markers.

    Args:
        counts: People with the outcome each year, oldest first.
        denominators: People each year, in the same order.

    Raises:
        ValueError: A number is negative, not finite or larger than it can be; the sequences are
            empty or of unequal length.
    """
    check_parts(counts, denominators)
    reason = None
    if len(counts) < POINTS:
        reason = f"too few points: {len(counts)} where {POINTS} are needed"
    recent_counts, recent_denominators = list(counts)[-POINTS:], list(denominators)[-POINTS:]
    reason = reason or missing_parts(recent_counts, recent_denominators)
    if reason:
        return TimeTrend(None, None, None, CONFIDENCE, METHOD, reason)
    return _tested(present(recent_counts), present(recent_denominators))


def _tested(counts: list[float], denominators: list[float]) -> TimeTrend:
    times = [float(k) for k in range(POINTS)]
    slope = _slope(times, counts, denominators)
    others = tuple(
        _slope(_without(times, k), _without(counts, k), _without(denominators, k))
        for k in range(POINTS)
    )
    test = trend_test(counts, denominators)
    rising = all(one > FLAT for one in (slope, *others))
    falling = all(one < -FLAT for one in (slope, *others))
    passes = test.statistic is not None and test.statistic > CHI_SQUARE_LIMIT
    significant = passes and (rising or falling)
    direction = "no significant change"
    if significant:
        direction = "increasing" if rising else "decreasing"
    return TimeTrend(
        value=slope,
        lower=None,
        upper=None,
        confidence=CONFIDENCE,
        method=METHOD,
        reason=test.reason,
        slope=slope,
        slopes_without_one=others,
        significant=significant,
        direction=direction,
        statistic=test.statistic,
        p_value=test.p_value,
    )


def _slope(times: list[float], counts: list[float], denominators: list[float]) -> float:
    """Return the slope of the proportion on time, weighted by the denominators."""
    t, n = np.array(times), np.array(denominators)
    distance = t - (n @ t) / n.sum()
    return float((distance @ np.array(counts)) / (n @ distance**2))


def _without(values: list[float], position: int) -> list[float]:
    return values[:position] + values[position + 1 :]
