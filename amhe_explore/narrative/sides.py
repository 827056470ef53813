"""The two sides of a comparison by name, as they stand inside a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore import catalogue
from amhe_explore.measures import Comparison, Estimate, PlaceRef, Profile
from amhe_explore.narrative import wording
from amhe_explore.narrative.made_up import marked
from amhe_explore.theme import formats

REFERENCE, REST, ENGLAND, PLACE = "reference", "rest", "england", "place"
RATIO_KINDS = ("ratio", "per_population")
# The two ends of deprivation are called by their plainer names in a heading.
ENDS = {
    "in the most deprived fifth of areas": "in the most deprived areas",
    "in the most deprived tenth of areas": "in the most deprived areas",
    "in the least deprived fifth of areas": "in the least deprived areas",
    "in the least deprived tenth of areas": "in the least deprived areas",
}
NOUNS = {
    "completion": "The number of courses finished for every 100 referrals",
    "treated_of_ended": "The share who had at least one treatment session",
    "finished_of_ended": "The share who finished a course",
}


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides with their prepositions.

    Attributes:
        group: "for bisexual people", or "in Kent and Medway" for everyone.
        reference: "for heterosexual people", "for everyone else with ethnicity recorded".
        where: The group in a heading: "in the most deprived areas", "among bisexual people".
        short: The reference as "than ..." goes on: "in the least deprived fifth of areas".
    """

    group: str
    reference: str
    where: str
    short: str


def sides(profile: Profile, comparison: Comparison, other: PlaceRef | None = None) -> Sides:
    """Return the names of both sides.

    Args:
        profile: The place that the group belongs to.
        comparison: One of its comparisons.
        other: The other place, where it is compared with one that is not England.
    """
    group = profile.group(comparison.group)
    plain = "" if group is None else group.plain_label
    if comparison.group == wording.EVERYONE:
        here = wording.within(profile.place)
        there = _place(other)
        return Sides(here, there, here, there)
    reference = f"for {_reference(profile, comparison, other)}"
    where = _where(plain)
    return Sides(f"for {plain}", reference, ENDS.get(where, where), _than(reference))


def side_labels(
    profile: Profile, comparison: Comparison, other: PlaceRef | None = None
) -> tuple[str, str]:
    """Return the names of both sides as they stand above bars and dots."""
    group, reference = profile.group(comparison.group), profile.group(comparison.reference)
    one = profile.place.name if comparison.group == wording.EVERYONE else ""
    two = _reference(profile, comparison, other)
    if comparison.group == wording.EVERYONE:
        two = "England" if other is None else other.name
    elif comparison.against == REFERENCE and reference is not None:
        two = reference.label
    label = comparison.group if group is None else group.label
    return one or label, two[:1].upper() + two[1:]


@marked
def said_of(profile: Profile, sentence: str) -> str:  # noqa: ARG001 - read by the mark
    """Return a sentence as one about a place: it says first where the figures are made up."""
    return sentence


def noun(measure_id: str) -> str:
    """Return a measure as the subject of a sentence: "Recovery"."""
    return NOUNS.get(measure_id, catalogue.load().measures[measure_id].name)


def verb(measure_id: str) -> str:
    """Return what happened to those counted: "recovered"."""
    return catalogue.load().measures[measure_id].plain_name


def by_ratio(measure_id: str) -> bool:
    """Return whether a measure is compared by ratio only."""
    return catalogue.load().measures[measure_id].kind in RATIO_KINDS


def shown(estimate: Estimate, measure_id: str) -> str:
    """Return a rate in its own unit: "43%", "29" for every 100, "47" for every 1,000."""
    if not by_ratio(measure_id):
        return wording.percent(estimate)
    per = 1 if catalogue.load().measures[measure_id].kind == "per_population" else 100
    return formats.per_text(estimate.value, per)


def in_tables_only(comparison: Comparison) -> bool:
    """Return whether a comparison rests on one of England's counts of 1 to 4."""
    counts = [
        count
        for each in (comparison.estimate, comparison.reference_estimate)
        if each is not None
        for count in (each.numerator, each.denominator)
    ]
    return any(count is not None and 0 < count < wording.SMALLEST_SPOKEN for count in counts)


def is_exact(comparison: Comparison) -> bool:
    """Return whether both sides rest on exact counts, so that differences have a decimal."""
    other = comparison.reference_estimate
    both = (comparison.estimate, other)
    return all(each is not None and each.precision == wording.EXACT for each in both)


def _reference(profile: Profile, comparison: Comparison, other: PlaceRef | None) -> str:
    """Return who the group is compared with."""
    if comparison.against == REST:
        return f"everyone else with {_recorded(profile)} recorded"
    if comparison.against in (ENGLAND, PLACE):
        return f"the same group {_place(other)}"
    group = profile.group(comparison.reference)
    return comparison.reference if group is None else group.plain_label


def _recorded(profile: Profile) -> str:
    """Return what is recorded or not: "ethnicity" for both its broad and its detailed groups."""
    entries = catalogue.load().characteristics
    entry = entries.get(profile.characteristic)
    if entry is None:
        return profile.characteristic_name.lower()
    return entries.get(entry.recorded_with, entry).name.lower()


def _place(other: PlaceRef | None) -> str:
    """Return the other place after its preposition; England where none is named."""
    return "in England" if other is None else wording.within(other)


def _where(plain: str) -> str:
    """Return a group as a place in a heading."""
    if plain.startswith("people in "):
        return plain.removeprefix("people ")
    return f"among {plain}"


def _than(reference: str) -> str:
    """Return what follows "than": areas need no "people" before them."""
    return reference.removeprefix("for people ") if "people in " in reference else reference
