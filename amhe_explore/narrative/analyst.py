"""One comparison for analysts: rates, difference and ratio with their intervals, the verdict."""

from __future__ import annotations

from amhe_explore.measures import Comparison, Difference, PlaceRef, Profile
from amhe_explore.narrative import wording
from amhe_explore.narrative.comparing import (
    COMBINED,
    NOT_COMPARED,
    finding,
    hidden_by,
    verdict_words,
)
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.sides import by_ratio, in_tables_only, noun, shown, sides


@marked
def analyst_finding(
    profile: Profile,
    comparison: Comparison,
    other: PlaceRef | None = None,
    detailed: Profile | None = None,
) -> str:
    """Return one comparison as one sentence for analysts: rates, difference, ratio, verdict.

    Args: as `finding`.
    """
    combined = profile.characteristic == COMBINED and comparison.group != wording.EVERYONE
    if (combined and detailed is None) or comparison.verdict.direction == NOT_COMPARED:
        return finding(profile, comparison, other, detailed)
    named = sides(profile, comparison, other)
    if in_tables_only(comparison):
        return finding(profile, comparison, other, detailed)
    verdict = comparison.verdict
    own, theirs = (_with_limits(comparison, own=side) for side in (True, False))
    parts = [f"{noun(comparison.measure)} {named.group} {own}, {named.reference} {theirs}"]
    if comparison.difference is not None:
        parts.append(f"difference {_points(comparison.difference)} (95% CI)")
    if comparison.ratio is not None:
        ratio = comparison.ratio
        parts.append(f"ratio {ratio.value:.2f} ({ratio.lower:.2f} to {ratio.upper:.2f})")
    parts.append(f"verdict: {verdict_words(comparison)}, reliability: {verdict.reliability}")
    said = f"{'; '.join(parts)}."
    return f"{said} {hidden_by(detailed)}" if combined and detailed is not None else said


def _with_limits(comparison: Comparison, own: bool) -> str:
    """Return one side's rate with its interval: "43% (41 to 45)"."""
    estimate = comparison.estimate if own else comparison.reference_estimate
    if estimate is None:
        return "not known"
    text = shown(estimate, comparison.measure)
    if by_ratio(comparison.measure):
        return text
    likely = wording.likely(estimate)
    return f"{text} ({likely.removeprefix('likely ')})" if likely else text


def _points(gap: Difference) -> str:
    """Return a difference with its limits to a tenth of a point: "−11.7 points (−14.8 to −8.5)"."""
    value, lower, upper = (
        f"{'−' if each < 0 else '+'}{abs(each) * 100:.1f}"
        for each in (gap.value, gap.lower, gap.upper)
    )
    return f"{value} points ({lower} to {upper})"
