"""The numbers that a room may watch, in plain words: now, whether they can move, what changed."""

from __future__ import annotations

import math

from amhe_explore.measures import Estimate, Watch, WatchChange
from amhe_explore.narrative import wording
from amhe_explore.narrative.made_up import marked
from amhe_explore.theme import differences, formats

RECOVERY, IMPROVEMENT, GAP, NOT_WRITTEN = "recovery", "reliable_improvement", "gap", "not_recorded"
OWN = "own"
OWN_LABEL = "Something we count ourselves"
OWN_BASELINE = "Count it once before you start."
OWN_SHOWS = "You count this yourselves. Count it the same way each time."
TOO_SMALL = "This number is too small to move clearly. Choose a second sign."
ALL_RECORDS = "This number can show change. It counts every record."
NO_NUMBER = {
    "closed": "There is no number: too often, no one wrote down the group.",
    "few": "There is no number: too few courses.",
    "hidden": "There is no number: it is not there for this place and year.",
    "no group": "There is no number for this group.",
}
NO_NUMBER_SHOWS = "No number here can show change. Choose a second sign."
DIRECTIONS = {
    "lower": "It went down.",
    "higher": "It went up.",
    "narrower": "The gap is smaller.",
    "wider": "The gap is larger.",
    "cannot tell": "We can not tell if it changed. It could be chance.",
}
NOT_COMPARED = "We do not set the two years side by side: {}."
NOT_WHY = "This does not show why."


def watch_label(watch_id: str, group: str, other: str) -> str:
    """Return a number to watch by name.

    Args:
        watch_id: Its id.
        group: What the room calls the group.
        other: What it calls the group beside it.
    """
    labels = {
        RECOVERY: f"Courses that ended in recovery: {group}",
        GAP: f"The gap in recovery: {group} and {other}",
        IMPROVEMENT: f"Courses after which people felt clearly better: {group}",
        NOT_WRITTEN: "How often no one wrote down the group",
    }
    return labels.get(watch_id, OWN_LABEL)


@marked
def watch_baseline(found: Watch) -> str:
    """Return a number as it is now, with year and likely range, or why there is none."""
    return f"{_value(found)}{_when(found)}{_range(found)}." if not found.reason else _why_not(found)


def watch_shows(found: Watch) -> str:
    """Return whether a number can show change, in plain words."""
    if found.reason:
        return NO_NUMBER_SHOWS
    if found.small:
        return TOO_SMALL
    if found.id == NOT_WRITTEN:
        return ALL_RECORDS
    if found.moves_from is None:
        return NO_NUMBER_SHOWS
    points = max(1, math.ceil(found.moves_from * 100))
    return f"It must move by about {points} in 100 before we can tell that from chance."


@marked
def then_and_now(then: Watch, now: Watch | None, change: WatchChange | None) -> tuple[str, ...]:
    """Return a number then and now, and what may be said of its change: a sentence each."""
    said = [f"Then: {_plain(then)}"]
    if now is None or change is None:
        return (*said, "There is no later number yet.")
    said.append(f"Now: {_plain(now)}")
    if change.reason:
        return (*said, NOT_COMPARED.format(change.reason))
    return (*said, DIRECTIONS[change.direction], NOT_WHY)


def _plain(found: Watch) -> str:
    """Return a number with its year and range, without the mark, which the whole line carries."""
    return _why_not(found) if found.reason else f"{_value(found)}{_when(found)}{_range(found)}."


def _why_not(found: Watch) -> str:
    """Return why there is no number."""
    return NO_NUMBER[found.reason]


def _value(found: Watch) -> str:
    """Return a number out of 100, or both sides of a gap."""
    if found.gap is not None:
        sides = (found.gap.estimate, found.gap.reference_estimate)
        one, two = (_of_100(each) for each in sides)
        return f"{one} and {two} of 100"
    return f"{_of_100(found.estimate)} of 100"


def _of_100(estimate: Estimate | None) -> str:
    """Return a rate out of 100."""
    value = None if estimate is None else wording.spoken_value(estimate)
    return formats.NO_FIGURE if value is None else wording.out_of_100(value)


def _when(found: Watch) -> str:
    """Return the year of a number."""
    return f" in {formats.period_text(found.period)}"


def _range(found: Watch) -> str:
    """Return the likely range in brackets, "" where there is none."""
    gap = found.difference
    if gap is not None:
        likely = differences.points_range(gap.lower, gap.upper, words=("fewer", "more"))
        return f" (the gap is likely {likely})"
    if found.estimate is None:
        return ""
    likely = wording.likely(found.estimate, whole=True)
    return f" ({likely})" if likely else ""
