"""A proportion with its Wilson score interval."""

import math

from amhe_explore.stats.arguments import check_confidence, check_part
from amhe_explore.stats.missing_cells import missing_part
from amhe_explore.stats.normal_quantile import z_value
from amhe_explore.stats.results import Estimate

METHOD = "Wilson score interval"


def proportion(
    count: float | None, denominator: float | None, confidence: float = 0.95
) -> Estimate:
    """Return a proportion with its Wilson score interval (no continuity correction).

    Formula: with p = count / denominator, n = denominator and z the two-sided normal quantile, the
    limits are ``(2np + z^2 -/+ z sqrt(z^2 + 4np(1 - p))) / (2(n + z^2))``. SciPy's own takes whole
    counts only; here a count may be fractional (a published proportion times its denominator).

    Assumptions: the count is binomial; people are independent of each other; what was counted is
    one outcome of a process that could have gone otherwise.

    Limits: knows nothing of rounding (see ``rounding_interval``), nor of people counted twice. It
    stays within 0 to 1 and has a width even where nobody or everybody has the outcome.

    Reference: Wilson EB (1927), Journal of the American Statistical Association 22:209-212; Public
    Health England, Technical guide: confidence intervals.

    Args:
        count: People with the outcome, or None if missing.
        denominator: People in all, or None if missing.
        confidence: 0.95 for 95 % limits.

    Raises:
        ValueError: An argument is negative, not finite or larger than it can be.
    """
    check_part("count", count, "denominator", denominator)
    check_confidence(confidence)
    reason = missing_part(count, denominator)
    if reason or count is None or denominator is None:
        return Estimate(None, None, None, confidence, METHOD, reason)
    value, lower, upper = wilson(float(count), float(denominator), confidence)
    return Estimate(value, lower, upper, confidence, METHOD)


def wilson(count: float, denominator: float, confidence: float) -> tuple[float, float, float]:
    """Return proportion and Wilson limits of checked counts; the limits contain the proportion."""
    z = z_value(confidence)
    p = count / denominator
    centre = 2 * count + z * z
    reach = z * math.sqrt(z * z + 4 * count * (1 - p))
    scale = 2 * (denominator + z * z)
    # At the ends one limit is 0 or 1 exactly, which floating point would miss by a hair.
    lower = 0.0 if count == 0 else (centre - reach) / scale
    upper = 1.0 if count == denominator else (centre + reach) / scale
    return p, min(max(lower, 0.0), p), max(min(upper, 1.0), p)


def standard_error(count: float, denominator: float, confidence: float = 0.95) -> float:
    """Return the standard error of a proportion for delta-method variances; it is never 0.

    ``sqrt(p(1 - p) / n)``. Where nobody or everybody has the outcome that would be 0 and claim
    certainty; then it is the width of the Wilson interval, which lies all on one side, over z.
    """
    p, lower, upper = wilson(count, denominator, confidence)
    if 0 < count < denominator:
        return math.sqrt(p * (1 - p) / denominator)
    return (upper - lower) / z_value(confidence)
