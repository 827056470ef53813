"""Groups side by side as natural frequencies, only where the gates are open."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore import catalogue
from amhe_explore.measures import Funnel, GroupFunnel, GroupResult, Profile, Stage
from amhe_explore.narrative import findings, wording
from amhe_explore.narrative.comparing import COMBINED
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.sides import ENDS
from amhe_explore.theme import formats

KNOWN = "known"
CLOSED = "closed"
FEW_ENOUGH_TO_LIST = 4
DIFFERENT_PEOPLE = "different people may be counted at each step"


def stage(funnel: GroupFunnel, stage_id: str) -> Stage | None:
    """Return one stage of a group, None where the funnel has none of that id."""
    return next((each for each in funnel.stages if each.id == stage_id), None)


def per_100_referrals(funnel: GroupFunnel) -> tuple[str, str] | None:
    """Return (finished, ended in recovery) for every 100 referrals; None where not to be said."""
    said = []
    for stage_id in ("referrals", "finished", "recovered"):
        each = stage(funnel, stage_id)
        if each is None or not wording.may_be_said(each.count):
            return None
        if stage_id != "referrals":
            if each.of_first is None or each.of_first.value is None:
                return None
            said.append(wording.out_of_100(each.of_first.value))
    return said[0], said[1]


def named_groups(profile: Profile, able: Sequence[GroupResult]) -> tuple[GroupResult, ...]:
    """Return the groups a sentence names, chosen by order or size, never by outcome.

    An ordered characteristic gives its two ends, or its reference and the upper end; a reference
    of an unordered one stands beside the largest other group; otherwise all groups where they are
    few, else the three with most referrals.
    """
    entry = catalogue.load().characteristics.get(profile.characteristic)
    if len(able) < 2 or entry is None:
        return tuple(able[:3])
    reference = next((group for group in able if group.id == entry.reference), None)
    if entry.ordered:
        return _ends(able, reference)
    by_size = sorted(able, key=lambda group: -(group.counts["referrals"].value or 0))
    if reference is not None:
        return (next(group for group in by_size if group is not reference), reference)
    return tuple(able) if len(able) <= FEW_ENOUGH_TO_LIST else tuple(by_size[:3])


def _ends(able: Sequence[GroupResult], reference: GroupResult | None) -> tuple[GroupResult, ...]:
    """Return the two ends of an order; a reference in the middle stands beside the upper end.

    The upper end is the group that is worked out, where there is one: 65 and over.
    """
    published = [group for group in able if not group.worked_out] or list(able)
    last = next((group for group in reversed(able) if group.worked_out), published[-1])
    if reference is None or reference in (published[0], published[-1]):
        return (published[0], published[-1])
    return (reference, last)


@marked
def group_sentence(profile: Profile, funnel: Funnel) -> str:
    """Return what happened to every 100 referrals, group beside group; "" where not to be said.

    Args:
        profile: The groups.
        funnel: Their funnel of activity in the year.
    """
    able = _able_by_stage(profile, funnel)
    chosen = named_groups(profile, [group for group in profile.groups if group.id in able])
    if not funnel.by_group or len(chosen) < 2:
        return ""
    parts = []
    when = formats.in_the_period(profile.period)
    for group in chosen:
        finished, recovered = able[group.id]
        words = f"{finished} and {recovered}"
        if group is chosen[0]:
            words = f"{_courses_finished(finished)} and {recovered} ended in recovery"
            parts.append(
                f"For every 100 referrals received from {_areas(group)} {when}, "
                f"{words} ({DIFFERENT_PEOPLE})"
            )
        else:
            parts.append(f"from {_areas(group)}, {words}")
    return "; ".join(parts) + "." + _others(profile, len(able), len(chosen))


def _areas(group: GroupResult) -> str:
    """Return whom referrals came from; the two ends of deprivation by their plainer names."""
    areas = group.plain_label.removeprefix("people ")
    return ENDS[areas].removeprefix("in ") if areas in ENDS else group.plain_label


def _courses_finished(finished: str) -> str:
    """Return "29 courses of treatment were finished", in the singular where it is one."""
    if finished == "1":
        return "1 course of treatment was finished"
    if finished == "under 1":
        return "under 1 course of treatment was finished"
    return f"{finished} courses of treatment were finished"


def _others(profile: Profile, able: int, named: int) -> str:
    """Return where the groups that are not named stand, "" where all are."""
    known = sum(group.kind == KNOWN and not group.worked_out for group in profile.groups)
    return " The other groups are in the chart and the table." if max(able, known) > named else ""


def _able_by_stage(profile: Profile, funnel: Funnel) -> dict[str, tuple[str, str]]:
    """Return, by group id, the steps that may be said."""
    steps = {each.group: per_100_referrals(each) for each in funnel.groups}
    return {
        group.id: said
        for group in comparable(profile)
        if (said := steps.get(group.id)) is not None
        and not findings.too_few(group.rates["recovery"])
    }


def comparable(profile: Profile) -> list[GroupResult]:
    """Return the known groups that may be compared at all."""
    return [group for group in profile.groups if group.kind == KNOWN and group.compared]


@marked
def outcome_finding(profile: Profile) -> str:
    """Return recovery of the named groups side by side; "" where it may not be said."""
    if profile.gate("outcomes").state == CLOSED:
        return ""
    able = [
        group
        for group in comparable(profile)
        if (rate := group.rates["recovery"]).value is not None
        and wording.may_be_said(group.counts["recovered"])
        and not findings.too_few(rate)
    ]
    chosen = named_groups(profile, able)
    if len(chosen) < 2:
        return ""
    parts = [f"{_recovered(group)} for {group.plain_label}" for group in chosen]
    return f"Recovered, of every 100 courses that could: {', '.join(parts)}"


def _recovered(group: GroupResult) -> str:
    """Return how many of every 100 courses of a group ended in recovery."""
    value = wording.spoken_value(group.rates["recovery"])
    return "" if value is None else wording.out_of_100(value)


@marked
def funnel_finding(profile: Profile, funnel: Funnel) -> str:
    """Return the heading of a funnel by group: two numbers, of whatever may be said.

    Finished per 100 referrals where the gates are open, otherwise recovery, otherwise the place as
    a whole. Ethnic minorities together are never a heading: one figure hides the groups within.
    """
    if profile.characteristic == COMBINED:
        return findings.place_finding(profile, None)
    able = _able_by_stage(profile, funnel) if funnel.by_group else {}
    chosen = named_groups(profile, [group for group in profile.groups if group.id in able])
    if len(chosen) >= 2:
        parts = [f"{able[group.id][0]} for {group.plain_label}" for group in chosen]
        return f"Courses finished for every 100 referrals: {', '.join(parts)}"
    return outcome_finding(profile) or findings.place_finding(profile, None)
