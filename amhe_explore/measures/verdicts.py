"""What a comparison may say: direction, reliability and the reason, by the agreed rules."""

from __future__ import annotations

import math

from amhe_explore import stats
from amhe_explore.catalogue import Measure, Rules
from amhe_explore.measures.results import (
    TAKE_CARE,
    Comparison,
    Difference,
    Estimate,
    Gate,
    Verdict,
)
from amhe_explore.theme import differences

LOWER, HIGHER = "lower", "higher"
SAME, CANNOT_TELL, NOT_COMPARED = "about the same", "cannot tell", "not compared"
CLEAR = (LOWER, HIGHER)
OK, CARE = "ok", "take care"
RATIO_KINDS = ("ratio", "per_population")


def not_compared(reason: str) -> Verdict:
    """Return the verdict of a comparison that may not be made."""
    return Verdict(NOT_COMPARED, CARE, reason)


def size_reason(one: Estimate, other: Estimate, rules: Rules) -> str:
    """Return why two sides are too small to be compared, or nothing."""
    smallest = min(each.size or 0 for each in (one, other))
    if smallest >= rules.size_not_compared_under:
        return ""
    return f"fewer than {rules.size_not_compared_under} courses on one side"


def reliability(one: Estimate, other: Estimate, outcomes: Gate, rules: Rules) -> str:
    """Return ok, or take care where a side is small or many are not recorded."""
    small = min(each.size or 0 for each in (one, other)) < rules.size_take_care_under
    return CARE if small or outcomes.state == TAKE_CARE else OK


def difference(one: Estimate, other: Estimate) -> Difference | None:
    """Return the difference of two rates with its limits, None where a side has none."""
    sides = [one.value, one.lower, one.upper, other.value, other.lower, other.upper]
    numbers = [each for each in sides if each is not None]
    if len(numbers) < len(sides):
        return None
    found = stats.difference_of_intervals(*numbers)
    if found.value is None or found.lower is None or found.upper is None:
        return None
    return Difference(found.value, found.lower, found.upper, found.p_value)


def ratio(one: Estimate, other: Estimate, measure: Measure) -> Difference | None:
    """Return the ratio of two rates with its limits, None where it cannot be formed.

    Proportions: Katz. Ratios and rates of yearly counts: their limits combined on the log scale.
    """
    if measure.kind not in RATIO_KINDS:
        return _katz(one, other)
    sides = [one.value, one.lower, one.upper, other.value, other.lower, other.upper]
    logs = [math.log(each) for each in sides if each]
    if len(logs) < len(sides):
        return None
    found = stats.difference_of_intervals(*logs)
    if found.value is None or found.lower is None or found.upper is None:
        return None
    return Difference(
        math.exp(found.value), math.exp(found.lower), math.exp(found.upper), found.p_value
    )


def _katz(one: Estimate, other: Estimate) -> Difference | None:
    """Return the ratio of two proportions by Katz's limits."""
    if one.value is None or other.value is None or not one.size or not other.size:
        return None
    found = stats.ratio(one.value * one.size, one.size, other.value * other.size, other.size)
    if found.value is None or found.lower is None or found.upper is None:
        return None
    return Difference(found.value, found.lower, found.upper, found.p_value)


def judge(
    measure: Measure,
    gap: Difference | None,
    factor: Difference | None,
    care: str,
    rules: Rules,
) -> Verdict:
    """Return the verdict of one comparison.

    Args:
        measure: The measure compared.
        gap: The difference; unused for ratios of yearly counts.
        factor: The ratio; unused for proportions.
        care: ok or take care.
        rules: The thresholds.
    """
    by_ratio = measure.kind in RATIO_KINDS
    shown = factor if by_ratio else gap
    if shown is None:
        return not_compared("there is no interval")
    none = 1.0 if by_ratio else 0.0
    within = rules.same_ratio if by_ratio else _same(measure.id, rules)
    if shown.upper < none:
        return Verdict(LOWER, care, "the whole likely range is lower")
    if shown.lower > none:
        return Verdict(HIGHER, care, "the whole likely range is higher")
    if within[0] <= shown.lower and shown.upper <= within[1]:
        return Verdict(SAME, care, "the whole likely range is small")
    return Verdict(CANNOT_TELL, care, _fits(shown, by_ratio))


def is_small(comparison: Comparison, rules: Rules) -> bool:
    """Return whether the whole interval of a comparison lies within what is about the same."""
    gap, factor = comparison.difference, comparison.ratio
    if gap is not None:
        low, high = _same(comparison.measure, rules)
        return low <= gap.lower and gap.upper <= high
    low, high = rules.same_ratio
    return factor is not None and low <= factor.lower and factor.upper <= high


def _same(measure: str, rules: Rules) -> tuple[float, float]:
    """Return the limits within which a difference is about the same."""
    reach = rules.same_within[measure]
    return -reach, reach


def _fits(shown: Difference, by_ratio: bool) -> str:
    """Return what a wide interval leaves open, in words."""
    if by_ratio:
        both = differences.factor_range(shown.lower, shown.upper, (LOWER, HIGHER))
        return f"these figures fit anything {both}"
    low, high = differences.points_text(shown.lower), differences.points_text(shown.upper)
    return f"these figures fit anything from {low} lower to {high} higher"
