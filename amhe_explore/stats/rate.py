"""A rate per head of a population with Byar's interval, or the exact one for small counts."""

import math

from scipy.special import gammainccinv, gammaincinv

from amhe_explore.stats.arguments import check_confidence, check_count, check_number
from amhe_explore.stats.missing_cells import missing_part
from amhe_explore.stats.normal_quantile import z_value
from amhe_explore.stats.results import Estimate

METHOD_BYAR = "Byar's approximation"
METHOD_EXACT = "exact Poisson interval"
EXACT_BELOW = 10
# A fractional count below this has a lower limit of 0, and SciPy gives NaN for the very smallest.
NO_EVENT = 1e-9


def rate(
    count: float | None, population: float | None, per: float = 1000, confidence: float = 0.95
) -> Estimate:
    """Return a rate per ``per`` people with Byar's interval (the exact one for counts below 10).

    Formula: for a count x and the two-sided normal quantile z, the limits of the count are
    ``x (1 - 1/(9x) - z/(3 sqrt(x)))^3`` and ``y (1 - 1/(9y) + z/(3 sqrt(y)))^3`` with y = x + 1.
    The exact ones, with a = 1 - confidence, are half the a/2 quantile of chi-square with 2x degrees
    of freedom (0 for x = 0) and half the 1 - a/2 quantile with 2x + 2. Both are divided by the
    population and multiplied by ``per``.

    Assumptions: events are independent and Poisson; the population is known without error.

    Limits: repeat events of one person make the interval too narrow. The count may exceed the
    population, because one person can have several events.

    Reference: Breslow NE, Day NE (1987), Statistical methods in cancer research, volume II, IARC;
    Public Health England, Technical guide: confidence intervals.

    Args:
        count: Events, or None if missing.
        population: People, or None if missing.
        per: The rate is per this many people.
        confidence: 0.95 for 95 % limits.

    Raises:
        ValueError: An argument is negative or not finite, or ``per`` is 0.
    """
    check_count("count", count)
    check_count("population", population)
    check_number("per", per)
    if per <= 0:
        raise ValueError(f"per must be above 0, got {per!r}")
    check_confidence(confidence)
    exact = count is not None and count < EXACT_BELOW
    method = METHOD_EXACT if exact else METHOD_BYAR
    reason = missing_part(count, population)
    if reason or count is None or population is None:
        reason = reason and reason.replace("denominator", "population")
        return Estimate(None, None, None, confidence, method, reason)
    events, scale = float(count), per / float(population)
    lower, upper = (exact_limits if exact else byar_limits)(events, confidence)
    return Estimate(events * scale, lower * scale, upper * scale, confidence, method)


def byar_limits(count: float, confidence: float) -> tuple[float, float]:
    """Return Byar's limits of a Poisson count above 0."""
    z = z_value(confidence)
    above = count + 1
    lower = 1 - 1 / (9 * count) - z / (3 * math.sqrt(count))
    upper = 1 - 1 / (9 * above) + z / (3 * math.sqrt(above))
    return count * max(lower, 0.0) ** 3, above * upper**3


def exact_limits(count: float, confidence: float) -> tuple[float, float]:
    """Return the exact limits of a Poisson count.

    Half a chi-square quantile with 2x degrees of freedom is the gamma quantile of shape x.
    """
    tail = (1 - confidence) / 2
    lower = 0.0 if count < NO_EVENT else float(gammaincinv(count, tail))
    return lower, float(gammainccinv(count + 1, tail))
