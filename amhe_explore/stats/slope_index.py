"""Slope and relative index of inequality over ordered groups."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from amhe_explore.stats.arguments import check_confidence, check_parts
from amhe_explore.stats.missing_cells import missing_parts, present
from amhe_explore.stats.normal_quantile import z_value
from amhe_explore.stats.proportion import standard_error
from amhe_explore.stats.results import SlopeIndex

METHOD = "slope index of inequality (weighted least squares)"
RII_METHOD = "relative index of inequality (fitted most over fitted least advantaged end)"
SMALLEST_FITTED_RATE = 1e-12

_Vector = NDArray[np.float64]
_Limits = tuple[float, float, float]


def slope_index(
    counts: Sequence[float | None],
    denominators: Sequence[float | None],
    confidence: float = 0.95,
) -> SlopeIndex:
    """Return slope index (SII), relative index (RII) and intercept over ordered groups.

    Formula: group i has the population share w_i and the rank x_i, the midpoint of its range in the
    cumulative population from the most disadvantaged (0) to the most advantaged (1). The rate is
    fitted on the rank by least squares with weights w_i. The SII is the slope: the fitted rate at
    the most advantaged end minus that at the most disadvantaged end (the intercept). The RII is the
    first of these divided by the second. Each is linear in the rates (the RII by its log, by the
    delta method), so its variance is the sum of squared weights times ``p(1 - p) / n``.

    Assumptions: groups in order; the rate changes in a straight line with the rank; independent
    binomial counts.

    Limits: the line is not tested here. A group where nobody or everybody has the outcome takes
    its variance from its Wilson interval. RII limits need both fitted ends to be clearly above 0.

    Reference: Low A, Low A (2004), Journal of Public Health 26:388-395; PHEindicatormethods,
    function phe_sii (which simulates its limits).

    Args:
        counts: People with the outcome, from the most to the least disadvantaged group.
        denominators: People in each group, in the same order.
        confidence: 0.95 for 95 % limits.

    Raises:
        ValueError: A number is negative, not finite or larger than it can be; the sequences are
            empty or of unequal length.
    """
    check_parts(counts, denominators)
    check_confidence(confidence)
    reason = missing_parts(counts, denominators)
    if not reason and len(counts) < 2:
        reason = "a slope needs at least two groups"
    if reason:
        return SlopeIndex(None, None, None, confidence, METHOD, reason)
    return _fit(present(counts), present(denominators), confidence)


def _fit(counts: list[float], denominators: list[float], confidence: float) -> SlopeIndex:
    n = np.array(denominators)
    rates = np.array(counts) / n
    errors = np.array([standard_error(x, m) for x, m in zip(counts, denominators, strict=True)])
    slope_weights, bottom_weights = _weights(n)
    top_weights = bottom_weights + slope_weights
    z = z_value(confidence)

    def with_limits(weights: _Vector) -> _Limits:
        value = float(weights @ rates)
        reach = z * float(np.linalg.norm(weights * errors))
        return value, value - reach, value + reach

    sii, bottom, top = (with_limits(w) for w in (slope_weights, bottom_weights, top_weights))
    rii: tuple[float | None, float | None, float | None] = (None, None, None)
    rii_reason = None
    if min(bottom[0], top[0]) <= SMALLEST_FITTED_RATE:
        rii_reason = "a fitted end of the line is not above 0"
    elif min(bottom[1], top[1]) <= 0:
        rii = (top[0] / bottom[0], None, None)
        rii_reason = "a fitted end of the line is not clearly above 0"
    else:
        log_errors = (top_weights / top[0] - bottom_weights / bottom[0]) * errors
        factor = math.exp(z * float(np.linalg.norm(log_errors)))
        rii = (top[0] / bottom[0], top[0] / bottom[0] / factor, top[0] / bottom[0] * factor)
    return SlopeIndex(*sii, confidence, METHOD, None, *sii, *rii, *bottom, rii_reason, RII_METHOD)


def _weights(denominators: _Vector) -> tuple[_Vector, _Vector]:
    """Return what each group's rate is multiplied by to give the slope, and the intercept."""
    shares = denominators / denominators.sum()
    ranks = np.cumsum(shares) - shares / 2
    mean_rank = shares @ ranks
    spread = shares @ (ranks - mean_rank) ** 2
    slope_weights = shares * (ranks - mean_rank) / spread
    return slope_weights, shares - mean_rank * slope_weights
