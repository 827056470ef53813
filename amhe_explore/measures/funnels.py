"""The two funnels of a profile: activity in the year, and the cohort of referrals that ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore import stats
from amhe_explore.measures.rates import EXACT
from amhe_explore.measures.results import (
    APPROXIMATE,
    CALCULATED,
    CLOSED,
    NOT_PUBLISHED,
    SUPPRESSED,
    Count,
    Estimate,
    Gate,
    GroupResult,
    Profile,
)
from amhe_explore.measures.stage_results import Funnel, GroupFunnel, Stage

LABELS = {
    "referrals": "Referrals received in the year",
    "started": "Started treatment in the year",
    "finished": "Finished a course in the year",
    "eligible": "of these, above the clinical cut-off at the start, so could recover",
    "recovered": "of these, recovered",
    "ended": "Referrals that ended in the year",
    "treated": "of these, had at least one treatment session",
}
COHORT_LABELS = {"finished": "of these, finished a course"}
ACTIVITY = ("referrals", "started", "finished", "eligible", "recovered")
COHORT = ("ended", "treated", "finished", "eligible", "recovered")
LATE_COHORT = ("finished", "eligible", "recovered")
# One more than the wording of each step allows would be a claim about the same people.
ACTIVITY_BASE = (
    "for every 100 referrals received in the year; different people may be counted at each step"
)
COHORT_BASE = "of every 100 referrals that ended in the year"
LATE_BASE = "of every 100 courses finished in the year"

Step = Callable[[Count, Count, bool], Estimate | None]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which stages a funnel has, which of them are carried, and how two are set side by side."""

    stages: tuple[str, ...]
    carried: tuple[str, ...]
    step: Step
    labels: dict[str, str]


def funnels(profile: Profile) -> tuple[Funnel, Funnel]:
    """Return (activity in the year, referrals that ended in the year) of a profile."""
    return _activity(profile), _cohort(profile)


def _activity(profile: Profile) -> Funnel:
    """Return counts of the year: three date bases, so ratios and never proportions."""
    plan = _Plan(ACTIVITY, _carried(profile, ACTIVITY), _yearly, LABELS)
    gate = profile.gate("stages")
    return _funnel(profile, "activity", "Activity in the year", ACTIVITY_BASE, plan, (), gate)


def _cohort(profile: Profile) -> Funnel:
    """Return one cohort followed to its end; from finished on where ended is not published.

    One cohort has no volume break between its own stages; what closes it by group is recording:
    across its stages, or of the outcomes where it starts at finished.
    """
    outcomes = profile.gate("outcomes")
    if profile.total.counts["ended"].flag == NOT_PUBLISHED:
        plan = _Plan(LATE_COHORT, LATE_COHORT, _shares, LABELS)
        title = "Courses that finished in the year"
        early = tuple(LABELS[each] for each in COHORT if each not in LATE_COHORT)
        return _funnel(profile, "cohort", title, LATE_BASE, plan, early, outcomes)
    plan = _Plan(COHORT, _carried(profile, COHORT), _shares, LABELS | COHORT_LABELS)
    title = "Referrals that ended in the year, followed to their end"
    recording = profile.gate("recording")
    gate = recording if recording.state == CLOSED else outcomes
    return _funnel(profile, "cohort", title, COHORT_BASE, plan, (), gate)


def _carried(profile: Profile, stages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stages that the source carries for the place."""
    return tuple(each for each in stages if _count(profile.total, each).flag != NOT_PUBLISHED)


def _funnel(
    profile: Profile,
    funnel_id: str,
    title: str,
    base: str,
    plan: _Plan,
    early: tuple[str, ...],
    gate: Gate,
) -> Funnel:
    """Return a funnel of the place and of every group.

    Args:
        profile: The profile.
        funnel_id: activity or cohort.
        title: Its name on the page.
        base: What "of every 100" means.
        plan: Its stages.
        early: Labels of stages before its first one that the source does not carry.
        gate: What closes it by group.
    """
    closed = gate.state == CLOSED
    missing = tuple(plan.labels[each] for each in plan.stages if each not in plan.carried)
    # A volume break closes the place's own steps too; a recording gate only those by group.
    whole = ("volume", "place")
    total_closed = funnel_id == "activity" and any(
        profile.gate(each).state == CLOSED for each in whole
    )
    reason = gate.reason if closed else ""
    return Funnel(
        id=funnel_id,
        title=title,
        base=base,
        place=profile.place,
        period=profile.period,
        characteristic=profile.characteristic,
        made_up=profile.made_up,
        sources=profile.sources,
        total=_group(profile.total, plan, gate.reason if total_closed else ""),
        groups=tuple(_group(group, plan, reason) for group in profile.groups[1:]),
        by_group=not closed,
        closed_reason=reason,
        not_published=early + missing,
    )


def _group(group: GroupResult, plan: _Plan, closed_reason: str) -> GroupFunnel:
    """Return the stages of one group, those that the source does not carry in their place."""
    carried = [each for each in plan.stages if each in plan.carried]
    first = _count(group, carried[0])
    before = first
    stages = []
    for stage in plan.stages:
        if stage not in plan.carried:
            absent = Count(None, NOT_PUBLISHED, None)
            stages.append(
                Stage(stage, plan.labels[stage], absent, None, None, "not published in this source")
            )
            continue
        count = _count(group, stage)
        of_first = of_previous = None
        if stage != carried[0] and not closed_reason:
            whole = group.kind == "total"
            of_first = plan.step(_events(group, stage, count, plan), first, whole)
            of_previous = plan.step(count, before, whole)
        if stage == "recovered":
            # Recovered of those who could: the rate itself, within one cohort whatever the gate.
            of_previous = group.rates["recovery"]
        reason = closed_reason if stage != carried[0] else ""
        stages.append(
            Stage(stage, plan.labels[stage], count, of_first, of_previous, reason or _why(count))
        )
        before = count
    return GroupFunnel(group.id, group.label, group.short_label, group.kind, tuple(stages))


def _events(group: GroupResult, stage: str, count: Count, plan: _Plan) -> Count:
    """Return the count that a share of one cohort rests on.

    In a small place the published percentage times its denominator is closer than the rounded
    count of those who recovered.
    """
    rate = group.rates["recovery"]
    if plan.step is not _shares or stage != "recovered" or count.value is None:
        return count
    if rate.value is None or rate.size is None or rate.precision == EXACT:
        return count
    return Count(round(rate.value * rate.size), APPROXIMATE, count.rounded_to)


def _why(count: Count) -> str:
    """Return why a stage has no count, or nothing."""
    if count.value is not None:
        return ""
    if count.flag == SUPPRESSED:
        rules = catalogue_package.load().rules
        return f"suppressed (under {rules.precision_base})"
    return count.flag.replace("_", " ")


def _count(group: GroupResult, stage: str) -> Count:
    """Return the count of a stage; treated is ended less ended untreated."""
    if stage != "treated":
        return group.counts[stage]
    share = group.rates["treated_of_ended"]
    return Count(share.numerator, share.flag if share.value is None else CALCULATED,
                 group.counts["ended"].rounded_to if share.value is not None else None)  # fmt: skip


def _yearly(count: Count, base: Count, whole_place: bool) -> Estimate | None:
    """Return the ratio of two counts of a year, with Byar's limits."""
    if count.value is None or not base.value:
        return None
    if not whole_place and count.value > base.value:
        # More later than earlier: recorded later on, not a step anybody took.
        return None
    found = stats.rate(count.value, base.value, 1)
    return step_estimate(found, count, base)


def _shares(count: Count, base: Count, _: bool) -> Estimate | None:
    """Return the share of a cohort's count in an earlier one."""
    if count.value is None or not base.value:
        return None
    top = min(count.value, base.value)
    exact = count.rounded_to == 1
    found = stats.proportion(top, base.value) if exact else stats.rounding_interval(top, base.value)
    return step_estimate(found, count, base)


def step_estimate(found: stats.Estimate, count: Count, base: Count) -> Estimate:
    """Return a step as an estimate of the results."""
    exact = count.rounded_to == 1
    return Estimate(
        found.value,
        found.lower,
        found.upper,
        count.value,
        base.value,
        CALCULATED,
        "exact" if exact else "rounded counts",
        found.method,
        None,
        float(base.value or 0),
    )
