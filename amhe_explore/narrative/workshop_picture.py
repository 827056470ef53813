"""The workshop's picture in plain words: two groups out of 100 courses, or why not, and what else.

Everything here is read out in a room. A test holds every sentence to the reading age of the pages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from amhe_explore import catalogue
from amhe_explore.measures import Comparison, Estimate, GroupResult, Notice, Profile
from amhe_explore.narrative import wording
from amhe_explore.narrative.comparing import (
    CANNOT_TELL,
    CLEAR,
    COMBINED,
    NOT_COMPARED,
    SAME,
    TAKE_CARE,
    is_slight,
)
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.method import source_line
from amhe_explore.narrative.sides import ENDS, REFERENCE, REST, in_tables_only, side_labels
from amhe_explore.theme import differences, formats

CLOSED = "closed"
VOLUME, PANDEMIC, INCOMPLETE = "volume", "pandemic", "incomplete"
AREAS = {
    "in the most deprived areas": "Most deprived areas",
    "in the least deprived areas": "Least deprived areas",
}
EVERYONE_ELSE = "Everyone else"
ASK = "Take 100 courses for each group: how many ended in recovery?"
ASK_ONE = "Take 100 courses: how many ended in recovery?"
BASE = (
    "Each dot is a course for someone who was unwell enough at the start to count. "
    "One person can be counted twice."
)
NOT_EVERYONE = "It says nothing of people who never came to the service."
FIFTHS = "Each group is one fifth of all areas. It does not say that each person there is poor."
KEY = "Filled dot: ended in recovery. Hollow dot: did not."
WHOLE_PLACE = "What we can show is the whole place as one."
TRY_OTHERS = "You can also pick other groups, or something else to look at."
TRY_YEARS = "Three years put together may show more. Pick them under Year, at the side."
NO_PLACE = "There is no number to show for the whole place."

Word = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class SightSide:
    """One group of the picture: official label, its phrase in a sentence, and its recovery."""

    official: str
    phrase: str
    recovery: Estimate

    @property
    def number(self) -> str:
        """Return how many of 100, as the publications round."""
        value = wording.spoken_value(self.recovery)
        return "" if value is None else wording.out_of_100(value)


@dataclass(frozen=True, slots=True)
class Sight:
    """What a room may see.

    Attributes:
        profile: The figures behind it.
        comparison: The two groups; None where they are not shown.
        sides: Two sides, one (the whole place), or none.
        closed: Why two groups are not shown, "" where they are; `offers` what may be instead.
        year_note: Why another year is shown than the one chosen, "" where none is.
    """

    profile: Profile
    comparison: Comparison | None
    sides: tuple[SightSide, ...]
    closed: str = ""
    offers: tuple[str, ...] = ()
    year_note: str = ""

    @property
    def made_up(self) -> bool:
        """Return whether any figure is made up."""
        return self.profile.made_up

    @property
    def has_gap(self) -> bool:
        """Return whether the picture clearly shows one."""
        return self.comparison is not None and self.comparison.verdict.direction in CLEAR


def sight(
    profile: Profile, comparison: Comparison | None, year_note: str = "", pooled: bool = False
) -> Sight:
    """Return what a room may see of two groups, or of the whole place and why.

    Args:
        profile: The place by the characteristic.
        comparison: Recovery of the two groups; None where there is no pair.
        year_note: Why another year is shown than the one chosen.
        pooled: Whether three years together could be chosen instead.
    """
    closed = picture_closed(profile, comparison)
    if not closed and comparison is not None and comparison.reference_estimate is not None:
        estimates = (comparison.estimate, comparison.reference_estimate)
        named = zip(_labels(profile, comparison), _phrases(profile, comparison), strict=True)
        sides = tuple(
            SightSide(label, phrase, estimate)
            for (label, phrase), estimate in zip(named, estimates, strict=True)
        )
        return Sight(profile, comparison, sides, year_note=year_note)
    whole = _whole_place(profile)
    offers = [WHOLE_PLACE if whole else NO_PLACE]
    if pooled and comparison is not None and _few(comparison):
        offers.append(TRY_YEARS)
    return Sight(profile, None, whole, closed, (*offers, TRY_OTHERS), year_note)


def picture_closed(profile: Profile, comparison: Comparison | None) -> str:
    """Return why two groups are not shown to a room, in plain words; "" where they are."""
    if profile.characteristic == wording.EVERYONE:
        return "There are no groups yet. Pick what to look at, such as age, at the side."
    if profile.characteristic == COMBINED:
        return "We do not show all ethnic minorities as one. One number hides the groups in it."
    if profile.gate("outcomes").state == CLOSED:
        return (
            "We can not show two groups here. For too many courses, the service did not write "
            "down which group the person is in."
        )
    if profile.gate("place").state == CLOSED:
        return "We can not show two groups for this place and year. The figures are not complete."
    if comparison is None or comparison.reference_estimate is None or in_tables_only(comparison):
        return "We can not show these two groups. One of the numbers is not there."
    if _few(comparison):
        least = catalogue.load().rules.size_take_care_under
        return (
            f"We can not show these two groups. One of them has fewer than {least} courses. "
            "Chance moves small numbers a lot."
        )
    if comparison.verdict.direction == NOT_COMPARED:
        return "We can not show these two groups. One of the numbers is not there."
    return ""


def _few(comparison: Comparison) -> bool:
    """Return whether one of the sides is too small for a room; False where it has no figure."""
    least = catalogue.load().rules.size_take_care_under
    sides = (comparison.estimate, comparison.reference_estimate)
    return any(each is not None and each.size is not None and each.size < least for each in sides)


@marked
def sight_sentence(seen: Sight, word: Word = str) -> str:
    """Return the sentence above the picture; "" where there is nothing to show.

    Args:
        seen: What the room sees.
        word: From an official label to what the room calls the group.
    """
    if not seen.sides:
        return ""
    first, *rest = seen.sides
    if not rest:
        place = seen.profile.place
        return f"Take 100 courses {wording.within(place)}: {first.number} ended in recovery."
    (second,) = rest
    return (
        f"Take 100 courses of treatment. {_capital(_said(first, word))}, {first.number} ended in "
        f"recovery. {_capital(_said(second, word))}, {second.number}."
    )


@marked
def sight_question(seen: Sight) -> str:
    """Return what is asked while the numbers are hidden."""
    return ASK if len(seen.sides) > 1 else ASK_ONE


@marked
def gap_sentence(seen: Sight) -> str:
    """Return how large the gap is and how sure we are, in plain words; "" without two groups."""
    if seen.comparison is None or seen.comparison.difference is None:
        return ""
    gap = seen.comparison.difference
    direction = seen.comparison.verdict.direction
    if direction == CANNOT_TELL:
        return "We can not tell if this gap is real. It could be chance."
    if direction == SAME:
        return "That is about the same."
    size = differences.points_number(gap.value)
    about = size if size.startswith("under") else f"about {size}"
    more = "fewer" if gap.value < 0 else "more"
    near, far = sorted((gap.lower, gap.upper), key=abs)
    low, high = differences.points_number(near), differences.points_number(far)
    small = " That is a small gap." if is_slight(seen.comparison) else ""
    likely = f"is likely to be from {low} to {high}" if low != high else f"is likely to be {low}"
    return f"That is {about} {more} in each 100. The true gap {likely}.{small}"


@marked
def sight_about(seen: Sight) -> tuple[str, ...]:
    """Return what must be said beside the picture: base, year, what it does not show."""
    profile = seen.profile
    said = [BASE]
    if seen.comparison is not None and profile.characteristic.startswith("deprivation"):
        said.append(FIFTHS)
    said.append(seen.year_note or _year_notice(profile.notices, profile.period))
    if seen.comparison is not None:
        said.append(_not_written(profile))
        if seen.comparison.verdict.reliability == TAKE_CARE:
            said.append("Take care: the picture could change if we knew the group of each person.")
    said.append(NOT_EVERYONE)
    return tuple(each for each in said if each)


def sight_source(seen: Sight) -> str:
    """Return what stands under the picture: the key, place, year, source."""
    profile = seen.profile
    when = formats.period_text(profile.period)
    source = source_line(profile.sources, profile.made_up)
    return f"{KEY} {profile.place.name}, {when}. {source}"


def year_moved(chosen: str, shown: str) -> str:
    """Return why an earlier year is shown than the one chosen."""
    return (
        f"We show {shown}. In {chosen} the number of courses changed a lot, or a new service "
        "began. That would not be a fair picture."
    )


@marked
def recorded_sentence(profile: Profile) -> str:
    """Return for how many of 100 referrals the group is not written down; "" where not known."""
    share = profile.not_recorded_share.get("referrals")
    if share is None or profile.characteristic == wording.EVERYONE:
        return ""
    number = wording.out_of_100(share)
    if not number.isdigit():
        return "The service wrote down the group of almost all people who were sent to it."
    return (
        f"Take 100 times that someone was sent to the service. For {number} of them, no one wrote "
        "down which group the person is in."
    )


def _year_notice(notices: tuple[Notice, ...], period: str) -> str:
    """Return in plain words what is odd about the year that is shown."""
    kinds = {notice.kind for notice in notices}
    when = formats.period_text(period)
    if VOLUME in kinds:
        return (
            f"In {when} the number of courses changed a lot, or a new service began. The picture "
            "is only about the courses that came to an end in that time."
        )
    if PANDEMIC in kinds:
        return f"{when} was the first year of Covid. It is not like other years."
    if INCOMPLETE in kinds:
        return f"The figures of {when} are not complete."
    return ""


def _not_written(profile: Profile) -> str:
    """Return for how many courses the group is not written down."""
    share = profile.not_recorded_share.get("finished")
    number = wording.out_of_100(share or 0.0)
    if not number.isdigit() or number == "0":
        return ""
    return f"For {number} of 100 courses, no one wrote down the group. They are not in the dots."


def _whole_place(profile: Profile) -> tuple[SightSide, ...]:
    """Return the place as one side, () where its number may not be shown to a room."""
    recovery = profile.total.rates["recovery"]
    least = catalogue.load().rules.size_take_care_under
    shown = recovery.value is not None and (recovery.size or 0) >= least
    if not shown or profile.gate("place").state == CLOSED:
        return ()
    return (SightSide(profile.place.name, wording.within(profile.place), recovery),)


def _labels(profile: Profile, comparison: Comparison) -> tuple[str, str]:
    """Return the official label of both sides."""
    one, two = side_labels(profile, comparison)
    groups = (profile.group(comparison.group), profile.group(comparison.reference))
    if comparison.against == REST:
        return _area(groups[0]) or one, EVERYONE_ELSE
    if comparison.against != REFERENCE:
        return _area(groups[0]) or one, two
    return _area(groups[0]) or one, _area(groups[1]) or two


def _area(group: GroupResult | None) -> str:
    """Return an end of deprivation as areas, "" for any other group."""
    return "" if group is None else AREAS.get(_end(group), "")


def _end(group: GroupResult) -> str:
    """Return an end of deprivation as it stands in a sentence, "" for any other group."""
    return ENDS.get(group.plain_label.removeprefix("people "), "")


def _phrases(profile: Profile, comparison: Comparison) -> tuple[str, str]:
    """Return both sides as they stand in a sentence."""
    group, other = profile.group(comparison.group), profile.group(comparison.reference)
    if comparison.against == REST:
        return _phrase(group), "for everyone else"
    if comparison.against != REFERENCE:
        return _phrase(group), "for the same group in England"
    return _phrase(group), _phrase(other)


def _phrase(group: GroupResult | None) -> str:
    """Return a group as it stands in a sentence: "in the most deprived areas", "for men"."""
    if group is None:
        return "for the other group"
    return _end(group) or f"for {group.plain_label}"


def _said(side: SightSide, word: Word) -> str:
    """Return a side by the room's own word for it, else as it is published."""
    agreed = word(side.official)
    return side.phrase if agreed == side.official else f"for “{agreed}”"


def _capital(text: str) -> str:
    """Return words to begin a sentence with."""
    return text[:1].upper() + text[1:]
