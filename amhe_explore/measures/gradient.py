"""The gradient over deprivation tenths: slope, relative index, potential gain, expected rate."""

from __future__ import annotations

from amhe_explore import stats
from amhe_explore.catalogue import Characteristic, Measure, Rules
from amhe_explore.measures.results import CLOSED, Difference, Estimate, Gate, Gradient, GroupResult

TENTHS = 10


def gradient(
    entry: Characteristic,
    measure: Measure,
    results: tuple[GroupResult, ...],
    england: dict[str, Estimate],
    outcomes: Gate,
    rules: Rules,
) -> tuple[Gradient | None, str]:
    """Return the gradient of a profile, or None and why there is none.

    Args:
        entry: The characteristic; only deprivation in tenths has a gradient.
        measure: A proportion.
        results: The profile's groups.
        england: England's rates by group id, for the expected rate; empty for England itself.
        outcomes: The recording gate for outcomes.
        rules: The thresholds.
    """
    known = [group for group in results if group.kind == "known" and not group.worked_out]
    reason = _why_not(entry, measure, known, outcomes, rules)
    if reason:
        return None, reason
    estimates = [group.rates[measure.id] for group in known]
    sizes = [estimate.size or 0.0 for estimate in estimates]
    events = [min((each.value or 0.0) * n, n) for each, n in zip(estimates, sizes, strict=True)]
    slope = stats.slope_index(events, sizes)
    gain = stats.potential_gain(events, sizes, len(known) - 1)
    sii = _limits(slope.sii, slope.sii_lower, slope.sii_upper)
    intercept = _limits(slope.intercept, slope.intercept_lower, slope.intercept_upper)
    if sii is None or intercept is None:
        return None, slope.reason or "the slope has no limits"
    rates = [england[group.id].value for group in known if group.id in england]
    expected = None
    if len(rates) == len(known) and all(rate is not None for rate in rates):
        paired = zip(rates, sizes, strict=True)
        expected = sum((rate or 0.0) * n for rate, n in paired) / sum(sizes)
    return Gradient(
        measure.id,
        sii,
        _limits(slope.rii, slope.rii_lower, slope.rii_upper),
        intercept,
        _limits(gain.value, gain.lower, gain.upper),
        gain.share,
        round(sum(sizes)),
        expected,
        sum(events) / sum(sizes),
    ), ""


def _limits(value: float | None, lower: float | None, upper: float | None) -> Difference | None:
    """Return a number with its limits, None where one is missing."""
    if value is None or lower is None or upper is None:
        return None
    return Difference(value, lower, upper)


def _why_not(
    entry: Characteristic,
    measure: Measure,
    known: list[GroupResult],
    outcomes: Gate,
    rules: Rules,
) -> str:
    """Return why a profile has no gradient, or nothing."""
    if entry.id != "deprivation":
        return "a gradient is worked out over deprivation tenths only"
    if measure.kind != "proportion" or not measure.published_as:
        return f"no gradient is worked out for {measure.name.lower()}"
    if outcomes.state == CLOSED:
        return outcomes.reason
    # The exact denominators are not at stake here: D of an approximate rate counts as well.
    missing = [group for group in known if group.rates[measure.id].value is None]
    if len(known) < TENTHS or missing:
        named = f": {missing[0].label.lower()} is suppressed" if missing else ""
        return f"not every tenth is published{named}"
    least = rules.size_not_compared_under
    small = [group for group in known if (group.rates[measure.id].size or 0) < least]
    if small:
        return f"too few: {small[0].label.lower()} has fewer than {least} courses"
    return ""
