"""One measure, or the gap of two groups in it, in every place of a type."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore.measures import gaps, references
from amhe_explore.measures.comparisons import ENGLAND_CODE, TOTAL
from amhe_explore.measures.pairs import pair_comparison
from amhe_explore.measures.place_profiles import PlaceProfiles, place_profiles
from amhe_explore.measures.results import (
    CLOSED,
    Comparison,
    Difference,
    Estimate,
    GroupResult,
    PlaceRef,
    Profile,
    SourceRef,
)
from amhe_explore.measures.verdicts import NOT_COMPARED, RATIO_KINDS
from amhe_explore.theme import formats
from amhe_explore.warehouse import Warehouse

# What places are compared on, in the order a reader chooses from.
PLACE_MEASURES = (
    "recovery",
    "reliable_recovery",
    "reliable_improvement",
    "deterioration",
    "completion",
    "referral_rate",
)
PLACE_TYPES = ("icb", "region", "sub_icb", "provider")


@dataclass(frozen=True, slots=True)
class GroupPair:
    """Two groups of one characteristic.

    Attributes:
        characteristic: Its id.
        group: Id of the group.
        reference: Id of the group it is set against, or rest: everyone else with it recorded.
    """

    characteristic: str
    group: str
    reference: str


DEPRIVATION_FIFTHS = GroupPair("deprivation_fifth", *gaps.PAIRS["deprivation_fifth"])


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """One place's figure, or the reason why there is none.

    Attributes:
        place: The place.
        estimate: The rate of everyone; with a pair that of its group. None where not published.
        comparison: Of the pair; without one, of the place against England (None for England).
        reason: Why the figure is not there, or may not be compared; "" where it may.
        by_gap: Whether the figure is the gap of a pair.
        outside: Whether the place-year is kept out of every comparison of places.
    """

    place: PlaceRef
    estimate: Estimate | None
    comparison: Comparison | None
    reason: str
    by_gap: bool
    outside: bool = False

    @property
    def gap(self) -> Difference | None:
        """Return the gap of the pair, a difference or a ratio; None where it is not compared."""
        if not self.by_gap or self.comparison is None or self.reason:
            return None
        return self.comparison.difference or self.comparison.ratio

    @property
    def shown(self) -> Estimate | Difference | None:
        """Return the figure with its limits: the gap, or the rate of everyone."""
        return self.gap if self.by_gap else self.estimate

    @property
    def value(self) -> float | None:
        """Return the figure: 0..1, a difference of such, a ratio, or per 1,000 people."""
        return None if self.shown is None else self.shown.value

    @property
    def lower(self) -> float | None:
        """Return its lower 95 % limit."""
        return None if self.shown is None else self.shown.lower

    @property
    def upper(self) -> float | None:
        """Return its upper 95 % limit."""
        return None if self.shown is None else self.shown.upper


@dataclass(frozen=True, slots=True)
class PlaceValues:
    """One measure, or a gap in it, of every place of a type.

    Attributes:
        kind: Type of the places.
        period: A year, or three pooled.
        measure: Id of the measure.
        pair: The pair whose gap it is; None for everyone.
        england: England's figure; None where it has none.
        places: Every place of the type with figures in the period, by name.
        group: The pair's group as England has it, for its labels.
        reference: The group it is set against; None for the rest.
    """

    kind: str
    period: str
    measure: str
    pair: GroupPair | None
    england: PlaceValue | None
    places: tuple[PlaceValue, ...]
    made_up: bool
    sources: tuple[SourceRef, ...]
    group: GroupResult | None = None
    reference: GroupResult | None = None

    @property
    def by_ratio(self) -> bool:
        """Return whether the figures are a gap that is a ratio."""
        kind = catalogue_package.load().measures[self.measure].kind
        return self.pair is not None and kind in RATIO_KINDS

    @property
    def characteristic(self) -> str:
        """Return the characteristic of the pair; total for everyone."""
        return TOTAL if self.pair is None else self.pair.characteristic

    def of(self, place: str) -> PlaceValue | None:
        """Return the figure of one place by its key, None where it is not among them."""
        return next((each for each in self.places if each.place.key == place), None)


def place_values(
    warehouse: Warehouse,
    kind: str,
    period: str,
    measure: str = "recovery",
    pair: GroupPair | None = None,
) -> PlaceValues:
    """Return one measure, or the gap of a pair in it, of every place of a type.

    Each figure is that of the place's own profile. A place without one is kept, with the reason.

    Args:
        warehouse: The open warehouse.
        kind: Type of the places: region, icb, sub_icb or provider.
        period: A financial year, or three pooled.
        measure: Id of a rate.
        pair: The two groups of the gap; None for everyone.

    Raises:
        AmheError: No such period, type, characteristic or measure.
    """
    return values_of(_read(warehouse, kind, period, measure, pair), period, measure, pair)


def _read(
    warehouse: Warehouse, kind: str, period: str, measure: str, pair: GroupPair | None
) -> PlaceProfiles:
    """Return the profiles that the figures stand in."""
    if pair is None:
        return place_profiles(warehouse, kind, period, measure)
    groups = (pair.group, pair.reference)
    return place_profiles(warehouse, kind, period, measure, pair.characteristic, groups)


def values_of(
    found: PlaceProfiles, period: str, measure: str, pair: GroupPair | None
) -> PlaceValues:
    """Return the figures of profiles that are read already."""
    values = [_value(each, measure, pair) for each in found.of_place.values()]
    values += [
        PlaceValue(place, None, None, reason, pair is not None)
        for place, reason in found.missing.items()
    ]
    england = found.england
    profiles = [*found.of_place.values(), *([england] if england else [])]
    groups: list[GroupResult | None] = [None, None]
    if england is not None and pair is not None:
        groups = [england.group(pair.group), england.group(pair.reference)]
    return PlaceValues(
        kind=found.kind,
        period=period,
        measure=measure,
        pair=pair,
        england=None if england is None else _value(england, measure, pair),
        places=tuple(sorted(values, key=lambda each: (each.place.name.casefold(), each.place.key))),
        made_up=any(each.made_up for each in profiles),
        sources=tuple(dict.fromkeys(source for each in profiles for source in each.sources)),
        group=groups[0],
        reference=groups[1],
    )


def gap_of(profile: Profile, pair: GroupPair, measure: str) -> Comparison | None:
    """Return the comparison of a pair in one place, None where it has no such groups."""
    kind = references.REST if pair.reference == references.REST else references.REFERENCE
    listed = gaps.comparison(profile, pair.group, kind, pair.reference)
    if listed is not None or kind == references.REST:
        return listed
    return pair_comparison(profile, pair.group, pair.reference, measure)


def against_england(profile: Profile, group: str = TOTAL) -> Comparison | None:
    """Return a place's rate against England's for everyone or for one group."""
    return gaps.comparison(profile, group, references.ENGLAND, ENGLAND_CODE)


def _value(profile: Profile, measure: str, pair: GroupPair | None) -> PlaceValue:
    """Return one place's figure."""
    outside = profile.gate("place").state == CLOSED
    if pair is None:
        estimate = profile.total.rates[measure]
        compared = against_england(profile)
        return PlaceValue(
            profile.place, estimate, compared, _reason(estimate, compared), False, outside
        )
    found = gap_of(profile, pair, measure)
    if found is None:
        return PlaceValue(profile.place, None, None, NO_GROUPS, True, outside)
    why = found.verdict.reason if found.verdict.direction == NOT_COMPARED else ""
    return PlaceValue(profile.place, found.estimate, found, why, True, outside)


NO_GROUPS = "the two groups are not both published"


def _reason(estimate: Estimate, compared: Comparison | None) -> str:
    """Return why the rate of everyone is not there or may not be compared, "" where it may."""
    if estimate.value is None:
        return formats.reason_text(estimate.flag)
    if compared is not None and compared.verdict.direction == NOT_COMPARED:
        return compared.verdict.reason
    return ""


def pair_in(england: Profile, group: str | None = None) -> GroupPair | None:
    """Return the pair that places are compared on by a characteristic; None with one group only.

    The same for every place: found in England's groups.

    Args:
        england: England's profile by the characteristic.
        group: Id of a group asked for; where England has none of that id the usual pair is taken.
    """
    first = gaps.first_pair(england)
    if first is None:
        return None
    one, other = first
    asked = england.group(group or "")
    if asked is not None and asked.kind == "known" and asked.compared:
        one = asked.id
    entry = catalogue_package.load().characteristics[england.characteristic]
    usual = [reference for _, reference in references.against(entry)]
    possible = [each for each in (*usual[:1], other, *first, *usual[1:]) if each != one]
    known = {references.REST, *(each.id for each in england.groups)}
    return GroupPair(england.characteristic, one, next(each for each in possible if each in known))
