"""Control limits of a funnel plot of any figure that has a standard error."""

from collections.abc import Sequence

from amhe_explore.stats.arguments import check_confidence, check_number, check_sequence
from amhe_explore.stats.missing_cells import present
from amhe_explore.stats.normal_quantile import z_value
from amhe_explore.stats.results import FunnelLimits
from amhe_explore.stats.winsorised import winsorised_mean_square

METHOD = "funnel plot control limits (normal approximation with given standard errors)"


def standard_error_limits(
    target: float | None,
    standard_errors: Sequence[float | None],
    confidence: float,
    *,
    values: Sequence[float | None] | None = None,
) -> FunnelLimits:
    """Return control limits around a target for figures of given standard errors.

    Formula: ``target -/+ z s``, s the standard error of each figure. With values given, also the
    over-dispersion factor: the mean of the squared z-scores ``(value - target) / s``, the highest
    and lowest 10 % of them set to the next one inwards (winsorised). It is reported and never
    widens the limits.

    Assumptions: a target known without error; independent figures whose errors are near normal.

    Limits: as good as the standard errors. A difference of two proportions is near normal where
    each has about 5 events and 5 others; a ratio is so by its logarithm. Nothing is clipped.

    Reference: Spiegelhalter DJ (2005), Statistics in Medicine 24:1185-1202.

    Args:
        target: The figure the funnel is drawn around, or None if missing.
        standard_errors: The standard error of each place's figure; None if missing.
        confidence: 0.95 or 0.998 for the usual two pairs of limits.
        values: Each place's figure, for the over-dispersion factor; None if missing.

    Raises:
        ValueError: A number is not finite, a standard error is negative; a sequence is empty or of
            unequal length.
    """
    _check(target, standard_errors, confidence, values)
    if target is None:
        nothing = (None,) * len(standard_errors)
        return FunnelLimits(None, nothing, nothing, confidence, METHOD, "the target is missing")
    z = z_value(confidence)
    missing = sum(not error for error in standard_errors)
    return FunnelLimits(
        value=float(target),
        lower=tuple(target - z * error if error else None for error in standard_errors),
        upper=tuple(target + z * error if error else None for error in standard_errors),
        confidence=confidence,
        method=METHOD,
        reason=f"{missing} of {len(standard_errors)} places have no standard error"
        if missing
        else None,
        overdispersion=None if values is None else _overdispersion(target, values, standard_errors),
    )


def _check(
    target: float | None,
    standard_errors: Sequence[float | None],
    confidence: float,
    values: Sequence[float | None] | None,
) -> None:
    check_confidence(confidence)
    check_sequence("standard_errors", standard_errors)
    _check_numbers("target", [target])
    _check_numbers("standard_errors", standard_errors)
    if any(error is not None and error < 0 for error in standard_errors):
        raise ValueError(
            f"standard_errors must not be negative, got {min(present(standard_errors))}"
        )
    if values is None:
        return
    if len(values) != len(standard_errors):
        many = f"{len(values)} and {len(standard_errors)}"
        raise ValueError(f"values must be as many as standard_errors, got {many}")
    _check_numbers("values", values)


def _check_numbers(name: str, numbers: Sequence[float | None]) -> None:
    for position, number in enumerate(numbers):
        if number is not None:
            check_number(f"{name}[{position}]", number)


def _overdispersion(
    target: float, values: Sequence[float | None], standard_errors: Sequence[float | None]
) -> float | None:
    """Return the mean squared winsorised z-score; None without a usable place."""
    scores = [
        (value - target) / error
        for value, error in zip(values, standard_errors, strict=True)
        if value is not None and error
    ]
    return winsorised_mean_square(scores)
