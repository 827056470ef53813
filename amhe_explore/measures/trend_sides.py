"""Which two sides a trend follows, and their comparison in any one year."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.measures.comparisons import ENGLAND_CODE, TOTAL
from amhe_explore.measures.gaps import comparison, first_pair
from amhe_explore.measures.pairs import PLACE, pair_comparison, place_comparison
from amhe_explore.measures.references import ENGLAND, REFERENCE
from amhe_explore.measures.results import Comparison, Profile


@dataclass(frozen=True, slots=True)
class Sides:
    """A group and what it is compared with.

    Attributes:
        group: Id of the group; total for everyone.
        against: reference, rest, england or place.
        reference: Id of the reference group, rest, ENG, or the key of a place.
    """

    group: str
    against: str
    reference: str


def sides_of(
    profile: Profile, other: Profile | None, group: str | None = None, against: str | None = None
) -> Sides | None:
    """Return the two sides that a trend follows; None where there are no two.

    Everyone is followed beside the comparator. A group is followed beside its reference, everyone
    else, or the same group in England; where none is asked for, beside the first that its
    characteristic names. The group is the one asked for, else the one that pages open with.

    Args:
        profile: The place in the chosen year.
        other: The comparator in the chosen year; None where there is none.
        group: Id of a group that was asked for.
        against: reference, rest or england, where it was asked for.
    """
    if profile.characteristic == TOTAL:
        return _of_places(other)
    pair = first_pair(profile)
    if pair is None:
        return None
    named = profile.group(group or "")
    chosen = pair[0] if named is None or named.kind != "known" else named.id
    asked = comparison(profile, chosen, against) if against else None
    first = next(
        (each for each in profile.comparisons if each.group == chosen and each.against != ENGLAND),
        None,
    )
    found = asked or first
    if found is not None:
        return Sides(chosen, found.against, found.reference)
    reference = next(each for each in reversed(pair) if each != chosen)
    return Sides(chosen, REFERENCE, reference)


def _of_places(other: Profile | None) -> Sides | None:
    """Return everyone here beside everyone there."""
    if other is None:
        return None
    if other.place.type == "england":
        return Sides(TOTAL, ENGLAND, ENGLAND_CODE)
    return Sides(TOTAL, PLACE, other.place.key)


def in_year(
    sides: Sides, profile: Profile, other: Profile | None, measure: str
) -> Comparison | None:
    """Return the comparison of two sides in one year; None where a side is not published.

    Args:
        sides: The two sides.
        profile: The place in that year, with its comparisons of the measure.
        other: The comparator in that year.
        measure: Id of the rate.
    """
    if sides.against == PLACE:
        return None if other is None else place_comparison(profile, other, measure, sides.group)
    found = comparison(profile, sides.group, sides.against, sides.reference)
    if found is None and sides.against == REFERENCE:
        return pair_comparison(profile, sides.group, sides.reference, measure)
    return found
