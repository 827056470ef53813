"""The stages of a whole place, step by step."""

from __future__ import annotations

from amhe_explore.measures import Funnel, GroupFunnel, Profile
from amhe_explore.narrative import wording
from amhe_explore.narrative.frequencies import DIFFERENT_PEOPLE, per_100_referrals, stage
from amhe_explore.narrative.made_up import marked
from amhe_explore.theme import formats

AFTER_ONE_SESSION = (
    "After one session or none, some people were helped elsewhere, did not need more, or chose to "
    "stop; the figures do not say which."
)
FINISHED_MEANS = (
    "Finished a course means two or more treatment sessions, then the referral ended; it does not "
    "mean that all planned sessions were had."
)
RECOVERED_MEANS = "Recovered means above the clinical cut-off at the start and below it at the end."
COHORT_PARTS = {
    "treated": "had at least one treatment session",
    "finished": "finished a course",
    "eligible": "could end in recovery",
    "recovered": "did recover",
}


@marked
def place_sentence(profile: Profile, funnel: Funnel) -> str:
    """Return the path of a whole place from referral to recovery in a year.

    Out of 100 referrals where that may be shown, otherwise the counts and why not.
    """
    said = per_100_referrals(funnel.total)
    when = formats.in_the_period(funnel.period)
    if said is not None:
        finished, recovered = said
        return (
            f"For every 100 referrals received {when}, {finished} courses of treatment were "
            f"finished and {recovered} ended in recovery ({DIFFERENT_PEOPLE})."
        )
    why = _why_closed(profile, funnel) or _first_reason(funnel.total)
    closed = f"Steps between referral and recovery are not shown for {_period(funnel)}: {why}."
    return " ".join(part for part in (_counts(funnel.total, when), closed if why else "") if part)


def _period(funnel: Funnel) -> str:
    """Return the year or years of a funnel in words."""
    return formats.period_text(funnel.period)


def _why_closed(profile: Profile, funnel: Funnel) -> str:
    """Return why the steps are closed, in as few words as there are, to stand inside a sentence."""
    if funnel.by_group:
        return ""
    reason = (profile.gate("stages").short or funnel.closed_reason).rstrip(".")
    return reason[:1].lower() + reason[1:]


def _counts(total: GroupFunnel, when: str) -> str:
    """Return the counts of the stages in a sentence; "" where one of them may not be said."""
    stages = [stage(total, each) for each in ("referrals", "finished", "eligible", "recovered")]
    numbers = [
        wording.number(each.count)
        for each in stages
        if each is not None and wording.may_be_said(each.count)
    ]
    if len(numbers) < len(stages):
        return ""
    referrals, finished, eligible, recovered = numbers
    return (
        f"{referrals} referrals were received and {finished} courses were finished {when}; "
        f"of the {eligible} that could end in recovery, {recovered} did."
    )


def _first_reason(total: GroupFunnel) -> str:
    """Return the first reason why a step has no figure."""
    return next((each.reason.rstrip(".") for each in total.stages if each.reason), "")


@marked
def cohort_sentence(funnel: Funnel) -> str:
    """Return one cohort followed to its end: of every 100, how many came as far as each stage."""
    stages = funnel.total.stages
    parts = [
        f"{wording.out_of_100(each.of_first.value)} {COHORT_PARTS.get(each.id, each.label.lower())}"
        for each in stages[1:]
        if each.of_first is not None
        and each.of_first.value is not None
        and wording.may_be_said(each.count)
    ]
    if not parts or not wording.may_be_said(stages[0].count):
        return ""
    return f"{funnel.base[:1].upper()}{funnel.base[1:]}, {wording.listed(parts)}."


def not_published_sentence(funnel: Funnel) -> str:
    """Return which stages the loaded source does not carry; "" where it carries all."""
    if not funnel.not_published:
        return ""
    return f"Not published in this source: {wording.listed(funnel.not_published).lower()}."


@marked
def by_group_closed(profile: Profile) -> str:
    """Return that the steps are closed by group, and why; "" where they are open.

    Args:
        profile: The groups.
    """
    gate = profile.gate("stages")
    if profile.characteristic == wording.EVERYONE or gate.state != "closed":
        return ""
    why = gate.short or gate.reason.rstrip(".")
    return (
        f"{wording.by_group(profile).capitalize()}: closed for {profile.period}. {why}: a drop-off "
        "between stages by group would be false here."
    )


@marked
def closed_sentence(profile: Profile, funnel: Funnel, last_open: str | None) -> str:
    """Return why the groups are not side by side, and when they last can be; "" where they are.

    Args:
        profile: The groups.
        funnel: Their funnel of activity in the year.
        last_open: The newest earlier year in which the gates are open, None where there is none.
    """
    if funnel.by_group or funnel.characteristic == wording.EVERYONE:
        return ""
    seen = (
        f"The last year they can be shown is {last_open}: choose it under Year."
        if last_open
        else "There is no earlier year in which they can be shown."
    )
    return (
        f"Steps between referral and recovery are not shown by group for {_period(funnel)}: "
        f"{_why_closed(profile, funnel)}. {seen}"
    )
