"""A proportion of counts that were rounded before publication."""

import math

from amhe_explore.stats.arguments import check_confidence, check_part, check_whole_number
from amhe_explore.stats.missing_cells import missing_part
from amhe_explore.stats.normal_quantile import z_value
from amhe_explore.stats.proportion import wilson
from amhe_explore.stats.results import RoundedProportion

METHOD = "Wilson score interval widened for rounding"


def rounding_interval(
    count: float | None,
    denominator: float | None,
    numerator_parts: int = 1,
    denominator_parts: int = 1,
    base: int = 5,
    confidence: float = 0.95,
) -> RoundedProportion:
    """Return a proportion with its Wilson interval widened for rounded counts, and the box.

    Formula: a count rounded to the nearest 5 is off by -2 to +2, each equally likely, with variance
    ``(base^2 - 1) / 12`` = 2. With a rounded counts in the numerator and b in the denominator, p
    has the extra variance ``v = (2a + 2b p^2) / n^2``. A Wilson limit at distance d from p moves
    out to ``p -/+ sqrt(d^2 + z^2 v)``, clipped to 0 to 1. The box is the range of proportions that
    the rounded counts allow, ``(count -/+ 2a) / (denominator +/- 2b)``, clipped to 0 to 1.

    Assumptions: rounding errors are independent and uniform, and small beside the denominator.

    Limits: first order only, so rough for denominators under about 30, where no verdict is given.
    The box holds no sampling error.

    Reference: Wilson EB (1927), Journal of the American Statistical Association 22:209-212, with
    the variance of a uniform rounding error carried through the ratio by the delta method.

    Args:
        count: People with the outcome, fractional where it is a published proportion times its
            denominator, or None if missing.
        denominator: People in all, or None if missing.
        numerator_parts: How many rounded counts were summed into ``count``; 0 where it is exact.
        denominator_parts: The same for ``denominator`` (2 for a difference of two rounded counts).
        base: Counts were rounded to the nearest multiple of this; 1 where they are exact.
        confidence: 0.95 for 95 % limits.

    Raises:
        ValueError: An argument is negative, not finite or larger than it can be.
    """
    check_part("count", count, "denominator", denominator)
    check_whole_number("numerator_parts", numerator_parts, 0)
    check_whole_number("denominator_parts", denominator_parts, 0)
    check_whole_number("base", base, 1)
    check_confidence(confidence)
    reason = missing_part(count, denominator)
    if reason or count is None or denominator is None:
        return RoundedProportion(None, None, None, confidence, METHOD, reason)
    x, n = float(count), float(denominator)
    p, lower, upper = wilson(x, n, confidence)
    error_variance = (base * base - 1) / 12
    variance = error_variance * (numerator_parts + denominator_parts * p * p) / n**2
    reach = z_value(confidence) * math.sqrt(variance)
    largest_error = base // 2
    box = _box(x, n, largest_error * numerator_parts, largest_error * denominator_parts)
    return RoundedProportion(
        value=p,
        lower=max(0.0, p - math.hypot(p - lower, reach)),
        upper=min(1.0, p + math.hypot(upper - p, reach)),
        confidence=confidence,
        method=METHOD,
        box_lower=box[0],
        box_upper=box[1],
    )


def _box(
    count: float, denominator: float, count_error: int, denominator_error: int
) -> tuple[float, float]:
    """Return the smallest and largest proportion when the counts are off by up to the errors."""
    lower = max(0.0, count - count_error) / (denominator + denominator_error)
    largest_count = count + count_error
    smallest_denominator = denominator - denominator_error
    if smallest_denominator <= largest_count:
        return lower, 1.0
    return lower, largest_count / smallest_denominator
