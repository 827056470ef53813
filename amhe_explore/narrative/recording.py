"""How much is recorded, what to read first, and who is not in the figures at all."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore.measures import Count, Notice, Profile, Recording
from amhe_explore.narrative import wording
from amhe_explore.narrative.made_up import marked

CLOSED = "closed"
TAKE_CARE = "take care"


@marked
def recording_sentence(recordings: Sequence[Recording], referrals: Count) -> str:
    """Return the least and the most complete characteristic, and which are too thin to compare."""
    shares = {
        each.name.lower(): each.share_referrals
        for each in recordings
        if each.share_referrals is not None
    }
    if not shares:
        return "How much is recorded is not published for this place and year."
    parts = [
        f"{wording.out_of_100(share)}% for {name}"
        for name, share in (
            min(shares.items(), key=lambda item: item[1]),
            max(shares.items(), key=lambda item: item[1]),
        )
    ]
    of = f", of {wording.number(referrals)} referrals" if wording.may_be_said(referrals) else ""
    spread = f"from {parts[0]} to {parts[1]}" if len(shares) > 1 else parts[0]
    return f"Not recorded at referral{of}: {spread}.{_closed(recordings)}"


def _closed(recordings: Sequence[Recording]) -> str:
    """Return which characteristics are recorded too seldom to be shown by group, "" where none."""
    steps = [each.name.lower() for each in recordings if each.stages.state == CLOSED]
    rates = [each.name.lower() for each in recordings if each.outcomes.state == CLOSED]
    said = ""
    if steps:
        said = f" Closed for steps from referral to recovery by group: {wording.listed(steps)}."
    if rates:
        said += f" Closed for recovery by group{' as well' if steps else ''}: "
        said += f"{wording.listed(rates)}."
    return said


@marked
def recorded_note(profile: Profile) -> str:
    """Return the share not recorded beside a result by group, and the care it asks for.

    "" for everyone together, where nothing can be missing.
    """
    if profile.characteristic == wording.EVERYONE:
        return ""
    shares = [
        f"{wording.out_of_100(profile.not_recorded_share[count])}% of {of}"
        for count, of in (("referrals", "referrals"), ("finished", "courses finished"))
        if count in profile.not_recorded_share
    ]
    said = f"Not recorded: {wording.listed(shares)}." if shares else ""
    gate = profile.gate("outcomes")
    if gate.state == TAKE_CARE:
        said += " Take care: the groups could look different if all were known."
    elif gate.state == CLOSED:
        said += " Too many for a headline: recovery by group is in the table only."
    return said.strip()


@marked
def read_first(notices: Sequence[Notice], more: str = "") -> str:
    """Return the notices as one text, each sentence once; "" where there is nothing to say."""
    texts = [notice.text.strip() for notice in notices] + [more.strip()]
    said = dict.fromkeys(text if text.endswith(".") else f"{text}." for text in texts if text)
    return " ".join(said)
