"""The numbers that a room may watch: their baseline, whether they can show change, what changed."""

from __future__ import annotations

import math
from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore.measures import periods, rates
from amhe_explore.measures.gaps import comparison, gap_change
from amhe_explore.measures.headline_change import break_between
from amhe_explore.measures.pairs import pair_comparison
from amhe_explore.measures.references import REST
from amhe_explore.measures.results import (
    CALCULATED,
    CLOSED,
    Comparison,
    Difference,
    Estimate,
    PlaceRef,
    Profile,
)
from amhe_explore.measures.verdicts import CANNOT_TELL, HIGHER, LOWER, difference
from amhe_explore.warehouse import Warehouse

RECOVERY, IMPROVEMENT, GAP, NOT_WRITTEN = "recovery", "reliable_improvement", "gap", "not_recorded"
WATCHED = (RECOVERY, GAP, IMPROVEMENT, NOT_WRITTEN)
REFERRALS = "referrals"
SMALLEST = 5
WIDER, NARROWER = "wider", "narrower"
# Why a number is not there.
SHUT, FEW, HIDDEN, NO_GROUP = "closed", "few", "hidden", "no group"


@dataclass(frozen=True, slots=True)
class Watch:
    """One number to watch.

    Attributes:
        id: recovery or reliable_improvement of the group, gap between the two groups, or
            not_recorded: the share of referrals without the characteristic.
        group: Id of the group; `reference` what it is beside, "" where nothing.
        estimate: The number; None for a gap. `gap` holds both sides of one.
        reason: closed, few, hidden or no group where there is no number to show; "" where there is.
        small: Whether it rests on fewer courses than can move clearly in one year.
        moves_from: The smallest change, 0..1, that would stand out from chance if next year's
            interval is as wide: half its width times the root of two (the limits of the difference
            of two independent figures). None where there is no interval, or nothing to show.
    """

    id: str
    place: PlaceRef
    characteristic: str
    period: str
    group: str
    reference: str
    made_up: bool
    estimate: Estimate | None = None
    gap: Comparison | None = None
    reason: str = ""
    small: bool = False
    moves_from: float | None = None

    @property
    def difference(self) -> Difference | None:
        """Return the gap's difference, None where the number is no gap or none is told."""
        return None if self.gap is None else self.gap.difference


@dataclass(frozen=True, slots=True)
class WatchChange:
    """What changed since the baseline.

    Attributes:
        direction: lower, higher, narrower, wider, cannot tell; "" where it is not compared.
        change: Now less then, 0..1; None where it is not compared.
        reason: Why it is not compared, "" where it is.
    """

    direction: str
    change: Difference | None
    reason: str = ""


def watch(profile: Profile, watch_id: str, group: str, reference: str) -> Watch:
    """Return one number to watch, or why there is none.

    Args:
        profile: The place, year and characteristic.
        watch_id: One of `WATCHED`.
        group: Id of the group.
        reference: Id of what it is beside: a group, or rest.
    """
    start = Watch(
        watch_id,
        profile.place,
        profile.characteristic,
        profile.period,
        group,
        reference,
        profile.made_up,
    )
    if watch_id == NOT_WRITTEN:
        return _not_recorded(start, profile)
    found = profile.group(group)
    if found is None or found.kind != "known" or not found.compared:
        return _without(start, NO_GROUP)
    if profile.gate("outcomes").state == CLOSED or profile.gate("place").state == CLOSED:
        return _without(start, SHUT)
    if watch_id == GAP:
        return _gap(start, profile)
    return _rate(start, found.rates[watch_id])


def watch_change(warehouse: Warehouse, then: Watch, now: Watch) -> WatchChange:
    """Return what changed between two years of the same number, or why that is not told.

    Args:
        warehouse: The open warehouse.
        then: The number at the baseline.
        now: The same number later.
    """
    reason = _not_comparable(warehouse, then, now)
    if reason:
        return WatchChange("", None, reason)
    if then.id == NOT_WRITTEN:
        return _share_change(then, now)
    found = None
    if then.gap is not None and now.gap is not None:
        found = gap_change(now.gap, then.gap)
    elif then.estimate is not None and now.estimate is not None:
        found = difference(now.estimate, then.estimate)
    if found is None:
        return WatchChange("", None, "one of the two has no likely range")
    if found.lower <= 0 <= found.upper:
        return WatchChange(CANNOT_TELL, found)
    return WatchChange(_direction(then, now, found), found)


def _direction(then: Watch, now: Watch, change: Difference) -> str:
    """Return which way it went; a gap that keeps its side is wider or narrower."""
    before, after = then.difference, now.difference
    if before is None or after is None or before.value * after.value <= 0:
        return HIGHER if change.value > 0 else LOWER
    return NARROWER if (change.value > 0) == (before.value < 0) else WIDER


def _not_comparable(warehouse: Warehouse, then: Watch, now: Watch) -> str:
    """Return why two years are not set beside each other, "" where they are."""
    first, last = (periods.years_of(each.period) for each in (then, now))
    if first[-1] >= last[0]:
        return "there is no later year yet"
    pandemic = catalogue_package.load().rules.pandemic_periods
    if {*first, *last} & set(pandemic):
        return "one of the years is the pandemic year"
    if then.reason:
        return "there is no number for the first year"
    if now.reason:
        return "there is no number for the later year"
    by_referrals = then.id == NOT_WRITTEN
    between = (then.period, now.period)
    return break_between(warehouse, then.place.key, [then.characteristic], between, by_referrals)


def _share_change(then: Watch, now: Watch) -> WatchChange:
    """Return the change of a share of all records: no chance in it but how it is rounded."""
    if then.estimate is None or now.estimate is None:
        return WatchChange("", None, "one of the two has no number")
    value = (now.estimate.value or 0.0) - (then.estimate.value or 0.0)
    step = 1 / (2 * (now.estimate.denominator or 1)) if now.estimate.denominator else 0.0
    direction = HIGHER if value > step else LOWER if value < -step else CANNOT_TELL
    return WatchChange(direction, Difference(value, value, value, None))


def _without(start: Watch, reason: str) -> Watch:
    """Return a watch that has no number, and why."""
    return _with(start, reason=reason)


def _with(
    start: Watch,
    estimate: Estimate | None = None,
    gap: Comparison | None = None,
    reason: str = "",
    small: bool = False,
    moves_from: float | None = None,
) -> Watch:
    """Return a watch with its number."""
    return Watch(
        start.id, start.place, start.characteristic, start.period, start.group, start.reference,
        start.made_up, estimate, gap, reason, small, moves_from,
    )  # fmt: skip


def _rate(start: Watch, estimate: Estimate) -> Watch:
    """Return a rate of the group as a number to watch."""
    rules = catalogue_package.load().rules
    if estimate.value is None or _tiny(estimate):
        return _without(start, HIDDEN)
    if (estimate.size or 0) < rules.size_not_compared_under:
        return _without(start, FEW)
    small = (estimate.size or 0) < rules.size_take_care_under
    return _with(
        start,
        estimate=estimate,
        small=small,
        moves_from=_visible(estimate.lower, estimate.upper),
    )


def _gap(start: Watch, profile: Profile) -> Watch:
    """Return the gap between the two groups as a number to watch."""
    rules = catalogue_package.load().rules
    if start.reference == REST:
        found = comparison(profile, start.group, REST)
    else:
        found = pair_comparison(profile, start.group, start.reference)
    if found is None or found.difference is None or found.reference_estimate is None:
        return _without(start, HIDDEN)
    sides = (found.estimate, found.reference_estimate)
    if any(_tiny(each) for each in sides):
        return _without(start, HIDDEN)
    small = any((each.size or 0) < rules.size_take_care_under for each in sides)
    moves = _visible(found.difference.lower, found.difference.upper)
    return _with(start, gap=found, small=small, moves_from=moves)


def _not_recorded(start: Watch, profile: Profile) -> Watch:
    """Return the share of referrals without the characteristic as a number to watch."""
    share = profile.not_recorded_share.get(REFERRALS)
    total = profile.total.counts[REFERRALS]
    if share is None:
        return _without(start, HIDDEN)
    precision = rates.EXACT if total.rounded_to == 1 else rates.ROUNDED
    estimate = Estimate(
        share, None, None, None, total.value, CALCULATED, precision, "counted among all records"
    )
    return _with(start, estimate=estimate)


def _visible(lower: float | None, upper: float | None) -> float | None:
    """Return the smallest change that would stand out from chance, 0..1."""
    if lower is None or upper is None:
        return None
    return math.sqrt(2) * (upper - lower) / 2


def _tiny(estimate: Estimate) -> bool:
    """Return whether an estimate rests on one of England's counts of 1 to 4."""
    counts = (estimate.numerator, estimate.denominator)
    return any(count is not None and 0 < count < SMALLEST for count in counts)
