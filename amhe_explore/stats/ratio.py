"""The ratio of two proportions with Katz's log interval."""

import math

from amhe_explore.stats.arguments import check_confidence, check_part
from amhe_explore.stats.missing_cells import missing_of_two
from amhe_explore.stats.normal_quantile import two_sided_p_value, z_value
from amhe_explore.stats.results import Ratio

METHOD = "Katz log interval"


def ratio(
    count_1: float | None,
    denominator_1: float | None,
    count_2: float | None,
    denominator_2: float | None,
    confidence: float = 0.95,
) -> Ratio:
    """Return p1 / p2 of two independent proportions with Katz's log interval.

    Formula: with r = p1 / p2 and ``s = sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2)``, the limits are
    ``r exp(-/+ z s)``. SciPy's own takes whole counts only; here counts may be fractional.

    Assumptions: two independent binomial counts, not very small; nobody is in both groups.

    Limits: there is no interval where a group has no events or where everybody in both groups has
    the outcome (s would not exist, or be 0); then the limits are None. Too narrow where counts are
    under about 5.

    Reference: Katz D, Baptista J, Azen SP, Pike MC (1978), Biometrics 34:469-474, method C.

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
        return Ratio(None, None, None, confidence, METHOD, reason)
    return _katz(
        (float(count_1), float(denominator_1)), (float(count_2), float(denominator_2)), confidence
    )


def _katz(first: tuple[float, float], second: tuple[float, float], confidence: float) -> Ratio:
    (x1, n1), (x2, n2) = first, second
    if x2 == 0:
        reason = "nobody in group 2 has the outcome, so there is no ratio"
        return Ratio(None, None, None, confidence, METHOD, reason)
    value = (x1 / n1) / (x2 / n2)
    if x1 == 0:
        reason = "nobody in group 1 has the outcome, so this method gives no interval"
        return Ratio(value, None, None, confidence, METHOD, reason)
    if x1 == n1 and x2 == n2:
        reason = "everybody in both groups has the outcome, so this method gives no interval"
        return Ratio(value, None, None, confidence, METHOD, reason)
    error = math.sqrt((1 - x1 / n1) / x1 + (1 - x2 / n2) / x2)
    factor = math.exp(z_value(confidence) * error)
    p_value = two_sided_p_value(math.log(value) / error)
    return Ratio(value, value / factor, value * factor, confidence, METHOD, p_value=p_value)
