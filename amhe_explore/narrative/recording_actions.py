"""What to ask for where too little is recorded: one sentence a characteristic."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.measures import Completeness, PlaceCompleteness
from amhe_explore.narrative import wording
from amhe_explore.narrative.made_up import begun, marked
from amhe_explore.theme import formats

CLOSED = "closed"
# Who records is asked differently by those who buy services and by those who run them.
WHO = {"england": "Ask providers", "region": "Ask providers", "provider": "Ask your teams"}
YOUR_PROVIDER = "Ask your provider"
AT_REFERRAL = "at referral"
# What is written down, and when it is known, where that is not the characteristic at referral.
WRITTEN_DOWN = {"deprivation": "the postcode"}
WHEN = {"presenting_complaint": "at assessment"}
# Half and more of those missing were asked: a different question helps, not another form.
MOSTLY_DECLINED = 0.5


@marked
def completeness_finding(found: PlaceCompleteness) -> str:
    """Return which characteristic is missing most often at referral in a place and year."""
    if not found.ranked:
        return f"How much is recorded {wording.within(found.place)} is not published."
    worst = found.ranked[0]
    share = formats.share_text(worst.at_referral or 0.0)
    return f"Missing most often at referral {wording.within(found.place)}: {_lower(worst)}, {share}"


def completeness_subtitle(found: PlaceCompleteness) -> str:
    """Return what the ranking shows, where and when."""
    period = formats.period_text(found.period)
    return f"Not recorded or declined, % of referrals received. {found.place.name}, {period}."


def completeness_actions(found: PlaceCompleteness) -> tuple[tuple[str, str], ...]:
    """Return (characteristic, what to ask) in the order of the ranking."""
    who = WHO.get(found.place.type, YOUR_PROVIDER)
    said = [(each.name, _action(each, who)) for each in found.ranked]
    if found.made_up:
        return tuple((name, begun(action)) for name, action in said)
    return tuple(said)


def _action(each: Completeness, who: str) -> str:
    """Return what to ask of whom about one characteristic, how much is missing, what it closes."""
    rules = catalogue.load().rules
    share = each.at_referral or 0.0
    missing = f"{formats.share_text(share)} missing"
    if share <= rules.outcomes_not_recorded_fine_to:
        return _well_recorded(each, who, missing)
    declined = each.declined[0].value or 0.0
    if declined >= share * MOSTLY_DECLINED:
        ask = f"{who} how the question is put, and to say why it is asked: {missing}, mostly"
        return f"{ask} people who were asked and preferred not to say.{_closed(each)}"
    what, when = _what(each), WHEN.get(each.characteristic, AT_REFERRAL)
    said = f", of which {formats.share_text(declined)} preferred not to say" if declined else ""
    return f"{who} to record {what} {when}: {missing}{said}.{_later(each)}{_closed(each)}"


def _well_recorded(each: Completeness, who: str, missing: str) -> str:
    """Return what to ask where little is missing at referral: to keep it up, where it is not."""
    last = each.missing[-1].value
    if each.stages.state != CLOSED or last is None:
        return f"{missing}: well recorded, nothing to ask."
    ask = f"{who} to keep {_what(each)} on the record until treatment ends"
    ends = f"{formats.share_text(last)} of finished courses"
    return f"{ask}: {missing} at referral, {ends}.{_closed(each)}"


def _later(each: Completeness) -> str:
    """Return that it is recorded later on, where it is."""
    last = each.missing[-1].value
    over = catalogue.load().rules.stages_not_recorded_difference_over
    if last is None or (each.at_referral or 0.0) - last <= over:
        return ""
    return (
        f" It is often recorded later on: {formats.share_text(last)} of finished courses lack it."
    )


def _what(each: Completeness) -> str:
    """Return what is to be written down."""
    return WRITTEN_DOWN.get(each.characteristic, _lower(each))


def _closed(each: Completeness) -> str:
    """Return what stays closed meanwhile."""
    closed = [
        words
        for gate, words in (
            (each.stages, "steps from referral to recovery"),
            (each.outcomes, "recovery by group"),
        )
        if gate.state == CLOSED
    ]
    return f" Closed until then: {wording.listed(closed)}." if closed else ""


def _lower(each: Completeness) -> str:
    """Return a characteristic's name inside a sentence."""
    return each.name[:1].lower() + each.name[1:]
