"""Places to learn from: where a group does clearly better than the same group in England.

The rule: the group's own rate is clearly above England's for that group; the gap is not clearly
larger than England's; the other group is not clearly below England's; not recorded up to a share;
a denominator large enough on both sides in each of two years; no break. What speaks for a place is
called clear only after false-discovery control where many places are tested; what speaks against it
needs no such control. For a measure of which less is better, above and below change places.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore import stats
from amhe_explore.catalogue import Rules
from amhe_explore.measures import gaps, periods, verdicts
from amhe_explore.measures.all_places import GroupPair, against_england, gap_of
from amhe_explore.measures.breaks import Breaks
from amhe_explore.measures.false_discovery import outlasts
from amhe_explore.measures.place_profiles import PlaceProfiles, place_profiles
from amhe_explore.measures.results import (
    Comparison,
    Difference,
    Estimate,
    PlaceRef,
    Profile,
    SourceRef,
)
from amhe_explore.warehouse import Warehouse

BETTER = {"higher is better": 1, "lower is better": -1}

# Why a place is not on the list, in the order in which the conditions are asked.
NO_FIGURES = "no figures of both groups"
BREAK = "a break in its figures"
NOT_RECORDED = "too many not recorded"
SMALL = "too few courses in one of the two years"
GROUP_NOT_ABOVE = "its own rate is not clearly better than England's for this group"
OTHER_BELOW = "its other group is clearly worse off than in England"
GAP_LARGER = "its gap is clearly larger than England's"
REASONS = (NO_FIGURES, BREAK, NOT_RECORDED, SMALL, GROUP_NOT_ABOVE, OTHER_BELOW, GAP_LARGER)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One place, held against the rule.

    Attributes:
        place: The place.
        reasons: Every condition that it does not meet; () for a place on the list.
        comparison: The gap of the pair in the place.
        above: The group's rate less England's for the group.
    """

    place: PlaceRef
    reasons: tuple[str, ...]
    comparison: Comparison | None = None
    above: Difference | None = None


@dataclass(frozen=True, slots=True)
class Learning:
    """All places held against the rule, by name.

    Attributes:
        reason: Why there is no list at all, "" where there may be one.
        tested: How many groups' rates were tested against England's.
        years: The two years in which both sides must be large enough.
    """

    kind: str
    period: str
    measure: str
    pair: GroupPair
    england: Comparison | None
    lessons: tuple[Lesson, ...]
    years: tuple[str, ...]
    tested: int
    made_up: bool
    sources: tuple[SourceRef, ...]
    reason: str = ""

    @property
    def listed(self) -> tuple[Lesson, ...]:
        """Return the places on the list, by name."""
        return tuple(each for each in self.lessons if not each.reasons)

    @property
    def failed(self) -> Mapping[str, int]:
        """Return how many places fail each condition; one place may fail several."""
        counts = {
            reason: sum(reason in each.reasons for each in self.lessons) for reason in REASONS
        }
        return {reason: count for reason, count in counts.items() if count}

    def of(self, place: str) -> Lesson | None:
        """Return one place by its key, None where it is not among them."""
        return next((each for each in self.lessons if each.place.key == place), None)


def learning(
    warehouse: Warehouse, kind: str, period: str, measure: str, pair: GroupPair
) -> Learning:
    """Return every place of a type held against the rule of whom to learn from.

    Args:
        warehouse: The open warehouse.
        kind: Type of the places.
        period: A financial year; of a pooled period, its last year is taken with the one before.
        measure: Id of a proportion of which more, or less, is better.
        pair: The group, and whom it is set against.

    Raises:
        AmheError: No such period, type, characteristic or measure.
    """
    year = periods.years_of(period)[-1]
    years = (periods.before(year), year)
    now = _read(warehouse, kind, year, measure, pair)
    earlier = (
        _read(warehouse, kind, years[0], measure, pair)
        if years[0] in periods.all_periods(warehouse)
        else None
    )
    england = None if now.england is None else gap_of(now.england, pair, measure)
    entry = catalogue_package.load().measures[measure]
    reason = ""
    if entry.kind != "proportion" or entry.polarity not in BETTER:
        reason = "more or less of this measure is not better or worse"
    elif england is None or england.difference is None:
        reason = "England's gap is not there to compare with"
    asked = _Asked(now, earlier, measure, pair, england, BETTER.get(entry.polarity, 1), _rules())
    found, tested = asked.lessons() if not reason else ([], 0)
    profiles = [*now.of_place.values(), *([now.england] if now.england else [])]
    return Learning(
        kind=kind,
        period=year,
        measure=measure,
        pair=pair,
        england=england,
        lessons=tuple(sorted(found, key=lambda each: (each.place.name.casefold(), each.place.key))),
        years=years,
        tested=tested,
        made_up=any(each.made_up for each in profiles),
        sources=tuple(dict.fromkeys(source for each in profiles for source in each.sources)),
        reason=reason,
    )


def _rules() -> Rules:
    return catalogue_package.load().rules


def _read(
    warehouse: Warehouse, kind: str, year: str, measure: str, pair: GroupPair
) -> PlaceProfiles:
    groups = (pair.group, pair.reference)
    return place_profiles(warehouse, kind, year, measure, pair.characteristic, groups)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What every place is held against."""

    now: PlaceProfiles
    earlier: PlaceProfiles | None
    measure: str
    pair: GroupPair
    england: Comparison | None
    better: int
    rules: Rules

    def lessons(self) -> tuple[list[Lesson], int]:
        """Return every place held against the rule, and how many rates were tested."""
        profiles = list(self.now.of_place.values())
        above = {each.place.key: self._above(each) for each in profiles}
        tested = [key for key, found in above.items() if found is not None]
        clear = self._clear({key: each for key, each in above.items() if each is not None})
        found = [
            Lesson(
                each.place,
                self._reasons(each, each.place.key in clear),
                gap_of(each, self.pair, self.measure),
                above[each.place.key],
            )
            for each in profiles
        ]
        missing = [Lesson(place, (NO_FIGURES,)) for place in self.now.missing]
        return [*found, *missing], len(tested)

    def _above(self, profile: Profile) -> Difference | None:
        """Return the group's rate less England's; None where they are not compared."""
        found = against_england(profile, self.pair.group)
        return None if found is None else found.difference

    def _clear(self, above: Mapping[str, Difference]) -> set[str]:
        """Return the places whose group is clearly better off than in England."""
        clear = {
            key
            for key, each in above.items()
            if (each.lower > 0 if self.better > 0 else each.upper < 0)
        }
        if len(above) <= self.rules.many_comparisons_over:
            return clear
        keys = list(above)
        adjusted = stats.adjust_p_values([above[key].p_value for key in keys]).value
        surely = {key for key, p in zip(keys, adjusted, strict=True) if outlasts(p, self.rules)}
        return clear & surely

    def _reasons(self, profile: Profile, above: bool) -> tuple[str, ...]:
        """Return every condition that a place does not meet."""
        gap = gap_of(profile, self.pair, self.measure)
        if gap is None or gap.difference is None or gap.reference_estimate is None:
            broken = (BREAK,) if self._broken(profile) else ()
            return (NO_FIGURES, *broken)
        met = {
            BREAK: not self._broken(profile),
            NOT_RECORDED: self._recorded(profile),
            SMALL: self._large(profile, gap),
            GROUP_NOT_ABOVE: above,
            OTHER_BELOW: not self._other_worse(gap.reference_estimate),
            GAP_LARGER: not self._gap_larger(gap),
        }
        return tuple(reason for reason in REASONS if not met.get(reason, True))

    def _broken(self, profile: Profile) -> bool:
        """Return whether a break lies in the place's year."""
        found: tuple[Breaks, ...] = self.now.breaks.get(profile.place.key, ())
        return any(
            each.volume or each.area or each.incomplete or each.after_incomplete for each in found
        )

    def _recorded(self, profile: Profile) -> bool:
        """Return whether few enough of those who finished are not recorded."""
        share = profile.not_recorded_share.get("finished")
        return share is None or share <= self.rules.learn_not_recorded_to

    def _large(self, profile: Profile, gap: Comparison) -> bool:
        """Return whether both sides are large enough in both years."""
        before = None
        if self.earlier is not None and profile.place.key in self.earlier.of_place:
            before = gap_of(self.earlier.of_place[profile.place.key], self.pair, self.measure)
        if before is None:
            return False
        sides = [
            side for each in (gap, before) for side in (each.estimate, each.reference_estimate)
        ]
        least = self.rules.learn_denominator_from
        return all(side is not None and (side.size or 0) >= least for side in sides)

    def _other_worse(self, other: Estimate) -> bool:
        """Return whether the other group is clearly worse off than in England."""
        theirs = None if self.england is None else self.england.reference_estimate
        found = None if theirs is None else verdicts.difference(other, theirs)
        if found is None:
            return True
        return found.upper < 0 if self.better > 0 else found.lower > 0

    def _gap_larger(self, gap: Comparison) -> bool:
        """Return whether the gap is clearly larger than England's, in England's direction."""
        if self.england is None or self.england.difference is None:
            return True
        change = gaps.gap_change(gap, self.england)
        if change is None:
            return True
        return change.upper < 0 if self.england.difference.value < 0 else change.lower > 0
