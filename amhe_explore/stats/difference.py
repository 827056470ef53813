"""The difference between two proportions, and between any two estimates with limits."""

import math

from amhe_explore.stats.arguments import check_confidence, check_number, check_part
from amhe_explore.stats.missing_cells import missing_of_two
from amhe_explore.stats.normal_quantile import two_sided_p_value, z_value
from amhe_explore.stats.proportion import wilson
from amhe_explore.stats.results import Difference

METHOD = "Newcombe hybrid score interval (method 10)"
METHOD_OF_INTERVALS = "limits of two intervals combined as in Newcombe's method 10"


def difference(
    count_1: float | None,
    denominator_1: float | None,
    count_2: float | None,
    denominator_2: float | None,
    confidence: float = 0.95,
) -> Difference:
    """Return p1 - p2 of two independent proportions with Newcombe's hybrid score interval.

    Formula: with d = p1 - p2 and Wilson limits (l1, u1) and (l2, u2), the limits are
    ``d - sqrt((p1 - l1)^2 + (u2 - p2)^2)`` and ``d + sqrt((u1 - p1)^2 + (p2 - l2)^2)``. The p-value
    takes the reach of the interval towards 0, divided by z, as the standard error.

    Assumptions: two independent binomial counts; nobody is in both groups.

    Limits: knows nothing of rounding: for rounded counts give two ``rounding_interval`` results to
    ``difference_of_intervals``. Not for overlapping or paired groups.

    Reference: Newcombe RG (1998), Statistics in Medicine 17:873-890, method 10.

    Args:
        count_1: People with the outcome in group 1, or None if missing.
        denominator_1: People in group 1, or None if missing.
        count_2: As count_1, for group 2.
        denominator_2: As denominator_1, for group 2.
        confidence: 0.95 for 95 % limits.

    Raises:
        ValueError: An argument is negative, not finite or larger than it can be.
    """
    check_part("count_1", count_1, "denominator_1", denominator_1)
    check_part("count_2", count_2, "denominator_2", denominator_2)
    check_confidence(confidence)
    reason = missing_of_two(count_1, denominator_1, count_2, denominator_2)
    if (
        reason
        or count_1 is None
        or denominator_1 is None
        or count_2 is None
        or denominator_2 is None
    ):
        return Difference(None, None, None, confidence, METHOD, reason)
    first = wilson(float(count_1), float(denominator_1), confidence)
    second = wilson(float(count_2), float(denominator_2), confidence)
    return _combine(first, second, confidence, METHOD)


def difference_of_intervals(
    estimate_1: float | None,
    lower_1: float | None,
    upper_1: float | None,
    estimate_2: float | None,
    lower_2: float | None,
    upper_2: float | None,
    confidence: float = 0.95,
) -> Difference:
    """Return the difference of two independent estimates, their limits combined as Newcombe's do.

    Formula: as ``difference``, with whatever limits are given: Wilson, widened for rounding, or
    those of two differences (the result is then a difference of differences: a gap's change).

    Assumptions: the estimates are independent; both intervals have the confidence given.

    Limits: as good as the two intervals. The result is not clipped.

    Reference: Zou GY, Donner A (2008), Statistics in Medicine 27:1693-1702; Newcombe RG (1998),
    Statistics in Medicine 17:873-890.

    Args:
        estimate_1: The first estimate, or None if missing.
        lower_1: Its lower limit, or None if missing.
        upper_1: Its upper limit, or None if missing.
        estimate_2: The second estimate, or None if missing.
        lower_2: Its lower limit, or None if missing.
        upper_2: Its upper limit, or None if missing.
        confidence: The confidence of both intervals.

    Raises:
        ValueError: A number is not finite, or a limit lies on the wrong side of its estimate.
    """
    check_confidence(confidence)
    first = _checked_interval("1", estimate_1, lower_1, upper_1)
    second = _checked_interval("2", estimate_2, lower_2, upper_2)
    if first is None or second is None:
        reason = f"estimate {1 if first is None else 2} or one of its limits is missing"
        return Difference(None, None, None, confidence, METHOD_OF_INTERVALS, reason)
    return _combine(first, second, confidence, METHOD_OF_INTERVALS)


_Interval = tuple[float, float, float]


def _checked_interval(
    suffix: str, estimate: float | None, lower: float | None, upper: float | None
) -> _Interval | None:
    for name, number in (("estimate", estimate), ("lower", lower), ("upper", upper)):
        if number is not None:
            check_number(f"{name}_{suffix}", number)
    if estimate is None or lower is None or upper is None:
        return None
    if lower > estimate:
        raise ValueError(f"lower_{suffix} must not be above its estimate, got {lower} > {estimate}")
    if upper < estimate:
        raise ValueError(f"upper_{suffix} must not be below its estimate, got {upper} < {estimate}")
    return float(estimate), float(lower), float(upper)


def _combine(first: _Interval, second: _Interval, confidence: float, method: str) -> Difference:
    (estimate_1, lower_1, upper_1), (estimate_2, lower_2, upper_2) = first, second
    value = estimate_1 - estimate_2
    below = math.hypot(estimate_1 - lower_1, upper_2 - estimate_2)
    above = math.hypot(upper_1 - estimate_1, estimate_2 - lower_2)
    p_value = _p_value(value, below if value > 0 else above, confidence)
    return Difference(value, value - below, value + above, confidence, method, p_value=p_value)


def _p_value(value: float, reach_towards_0: float, confidence: float) -> float | None:
    if value == 0:
        return 1.0
    if reach_towards_0 == 0:
        return None
    return two_sided_p_value(value / reach_towards_0 * z_value(confidence))
