"""Where along one cohort the gap between two groups opens."""

from __future__ import annotations

import math

from amhe_explore import catalogue as catalogue_package
from amhe_explore import stats
from amhe_explore.catalogue import Rules
from amhe_explore.measures.funnels import COHORT
from amhe_explore.measures.results import CLOSED, NOT_PUBLISHED, Difference, GroupResult, Profile
from amhe_explore.measures.stage_results import Decomposition, LossStep

LABELS = {
    "treated": "had at least one treatment session",
    "finished": "finished a course",
    "eligible": "above the clinical cut-off at the start",
    "recovered": "recovered",
}
# Who came, not a loss along the way.
CASE_MIX = "eligible"


def decomposition(profile: Profile, group: str, reference: str) -> Decomposition:
    """Return where the gap between two groups opens, among referrals that ended.

    Args:
        profile: A profile whose source carries referrals that ended.
        group: Id of the group.
        reference: Id of the group it is set against.
    """
    one, other = profile.group(group), profile.group(reference)
    if one is None or other is None:
        return _none(group, reference, "", "", "one of the groups is not published here")
    rules = catalogue_package.load().rules
    stages = [_stages(each) for each in (one, other)]
    reason = _closed(profile, one, other, rules) or _missing(stages)
    if reason:
        return _none(group, reference, one.label, other.label, reason)
    counts = [[float(count or 0) for count in each] for each in stages]
    found = stats.stage_decomposition(*counts)
    if found.value is None or found.lower is None or found.upper is None:
        reason = found.reason or "it has no interval"
        return _none(group, reference, one.label, other.label, reason)
    losses = [step for step in found.steps if COHORT[step.position + 1] != CASE_MIX]
    signs = {math.copysign(1, step.value) for step in losses if step.value}
    why = "" if found.distinguishable else "the whole gap cannot be told apart from none"
    if not why and len(signs) > 1:
        why = "the steps do not all point the same way: their sizes are shown, no shares"
    return Decomposition(
        group,
        reference,
        one.label,
        other.label,
        _factor(found.value, found.lower, found.upper),
        tuple(_step(step, counts, give_share=not why) for step in found.steps),
        why,
        made_up=profile.made_up,
    )


def _none(group: str, reference: str, label: str, other: str, reason: str) -> Decomposition:
    """Return the result that says why there is no decomposition."""
    return Decomposition(group, reference, label, other, None, (), reason, reason)


def _stages(group: GroupResult) -> list[int | None]:
    """Return the cohort's counts of one group; each capped at the stage before (rounding)."""
    treated = group.rates["treated_of_ended"].numerator
    raw = [treated if stage == "treated" else group.counts[stage].value for stage in COHORT]
    stages: list[int | None] = []
    for count in raw:
        before = stages[-1] if stages else None
        capped = count if count is None or before is None else min(count, before)
        stages.append(capped)
    return stages


def _closed(profile: Profile, one: GroupResult, other: GroupResult, rules: Rules) -> str:
    """Return why two groups may not be followed side by side, or nothing."""
    if one.counts["ended"].flag == NOT_PUBLISHED:
        return "referrals that ended are not published in this source"
    for name in ("place", "recording"):
        gate = profile.gate(name)
        if gate.state == CLOSED:
            return gate.reason
    least = rules.size_not_compared_under
    sizes = [group.rates["recovery"].size or 0 for group in (one, other)]
    return f"fewer than {least} courses in one of the groups" if min(sizes) < least else ""


def _missing(stages: list[list[int | None]]) -> str:
    """Return that a stage is suppressed, or nothing."""
    missing = any(count is None for each in stages for count in each)
    return "a stage is suppressed (under 5)" if missing else ""


def _step(step: stats.StageStep, counts: list[list[float]], give_share: bool) -> LossStep:
    """Return one step with both groups' shares of the earlier stage."""
    stage = COHORT[step.position + 1]
    passed = [
        each[step.position + 1] / each[step.position] if each[step.position] else None
        for each in counts
    ]
    return LossStep(
        stage,
        LABELS[stage],
        _factor(step.value, step.lower, step.upper),
        passed[0],
        passed[1],
        step.share if give_share else None,
        stage == CASE_MIX,
    )


def _factor(value: float | None, lower: float | None, upper: float | None) -> Difference | None:
    """Return a log ratio as a ratio."""
    if value is None or lower is None or upper is None:
        return None
    return Difference(math.exp(value), math.exp(lower), math.exp(upper))
