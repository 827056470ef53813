"""Control limits of a funnel plot of proportions."""

import math
from collections.abc import Sequence

from amhe_explore.stats.arguments import (
    check_confidence,
    check_count,
    check_number,
    check_parts,
    check_sequence,
)
from amhe_explore.stats.normal_quantile import z_value
from amhe_explore.stats.results import FunnelLimits
from amhe_explore.stats.winsorised import winsorised_mean_square

METHOD = "funnel plot control limits (normal approximation to the binomial)"
METHOD_WIDENED = METHOD + ", widened for over-dispersion"


def funnel_limits(
    target: float | None,
    denominators: Sequence[float | None],
    confidence: float,
    *,
    counts: Sequence[float | None] | None = None,
    overdispersed: bool = False,
) -> FunnelLimits:
    """Return control limits around a target for places of given denominators.

    Formula: ``target -/+ z sqrt(target (1 - target) / n)``, clipped to 0 to 1. With counts given,
    also the over-dispersion factor: the mean of the squared z-scores
    ``(p - target) / sqrt(target (1 - target) / n)``, the highest and lowest 10 % of them set to the
    next one inwards (winsorised). It is reported; only if ``overdispersed`` is set does it widen
    the limits, by its square root, and never narrows them.

    Assumptions: a target known without error; independent binomial counts; the over-dispersed
    limits further take most places to vary around the target for reasons not under study.

    Limits: the normal approximation is rough where n target or n (1 - target) is under about 5.
    Limits are for judging one place, not for ranking. With fewer than ten places nothing is
    winsorised.

    Reference: Spiegelhalter DJ (2005), Statistics in Medicine 24:1185-1202.

    Args:
        target: The proportion the funnel is drawn around, or None if missing.
        denominators: People in each place; None if missing.
        confidence: 0.95 or 0.998 for the usual two pairs of limits.
        counts: People with the outcome in each place, for the over-dispersion factor.
        overdispersed: Widen the limits by the factor; needs ``counts``.

    Raises:
        ValueError: A number is negative, not finite or larger than it can be; a sequence is empty
            or of unequal length; ``overdispersed`` without ``counts``.
    """
    _check(target, denominators, confidence, counts, overdispersed)
    if target is None:
        nothing = (None,) * len(denominators)
        return FunnelLimits(None, nothing, nothing, confidence, METHOD, "the target is missing")
    factor = None if counts is None else _overdispersion(target, counts, denominators)
    widening = math.sqrt(max(1.0, factor)) if overdispersed and factor is not None else 1.0
    reach = z_value(confidence) * math.sqrt(target * (1 - target)) * widening
    lower, upper = _limits(target, denominators, reach)
    reasons = []
    if None in lower:
        reasons.append(f"{lower.count(None)} of {len(lower)} places have no denominator")
    if counts is not None and factor is None:
        reasons.append("no place has what the over-dispersion factor needs")
    return FunnelLimits(
        value=float(target),
        lower=lower,
        upper=upper,
        confidence=confidence,
        method=METHOD_WIDENED if widening > 1 else METHOD,
        reason="; ".join(reasons) or None,
        overdispersion=factor,
        overdispersion_used=widening > 1,
    )


def _check(
    target: float | None,
    denominators: Sequence[float | None],
    confidence: float,
    counts: Sequence[float | None] | None,
    overdispersed: bool,
) -> None:
    if target is not None:
        check_number("target", target)
        if not 0 <= target <= 1:
            raise ValueError(f"target must be within 0 to 1, got {target!r}")
    check_sequence("denominators", denominators)
    for position, denominator in enumerate(denominators):
        check_count(f"denominators[{position}]", denominator)
    check_confidence(confidence)
    if counts is not None:
        check_parts(counts, denominators)
    elif overdispersed:
        raise ValueError("counts must be given for over-dispersed limits, got None")


def _limits(
    target: float, denominators: Sequence[float | None], reach: float
) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    lower: list[float | None] = []
    upper: list[float | None] = []
    for denominator in denominators:
        if denominator is None or denominator == 0:
            lower.append(None)
            upper.append(None)
        else:
            distance = reach / math.sqrt(denominator)
            lower.append(max(0.0, float(target) - distance))
            upper.append(min(1.0, float(target) + distance))
    return tuple(lower), tuple(upper)


def _overdispersion(
    target: float, counts: Sequence[float | None], denominators: Sequence[float | None]
) -> float | None:
    """Return the mean squared winsorised z-score; None without a usable place or spread."""
    spread = math.sqrt(target * (1 - target))
    if spread == 0:
        return None
    scores = [
        (count / denominator - target) * math.sqrt(denominator) / spread
        for count, denominator in zip(counts, denominators, strict=True)
        if count is not None and denominator
    ]
    return winsorised_mean_square(scores)
