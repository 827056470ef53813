"""One headline measure of one place and year: its lines, each with a figure or its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import Group, HeadlineMeasure
from amhe_explore.catalogue.headlines import EACH, GAP, REST, SHARE
from amhe_explore.measures import rates
from amhe_explore.measures.comparisons import words_of_flag
from amhe_explore.measures.gaps import comparison
from amhe_explore.measures.pairs import pair_comparison
from amhe_explore.measures.referral_shares import share_of_referrals
from amhe_explore.measures.results import (
    CALCULATED,
    NOT_PUBLISHED,
    Comparison,
    Difference,
    Estimate,
    Profile,
)

EVERYONE_ELSE = "everyone else"
ADULTS_HERE = "adults living here"
STAGES = {"referrals": "at referral", "finished": "among courses that finished"}
RECORDS = "counted among all records"


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of one place and period.

    Attributes:
        estimate: The group's own figure; its value is None where there is none.
        beside: The figure it stands beside; None where there is nothing to stand beside.
        comparison: The two compared, with a verdict; None where the measure compares nothing.
        reason: Why there is no figure, or no comparison of it; "" where there is.
    """

    estimate: Estimate
    beside: Estimate | None = None
    comparison: Comparison | None = None
    reason: str = ""

    @property
    def gap(self) -> Difference | None:
        """Return the difference, or the ratio of yearly rates."""
        if self.comparison is None:
            return None
        return self.comparison.difference or self.comparison.ratio


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a headline measure: what it is of, and its reading."""

    id: str
    label: str
    against: str
    reading: Reading


def lines(
    measure: HeadlineMeasure, profiles: Mapping[str, Profile | str], adults: Estimate | None
) -> tuple[Line, ...]:
    """Return the lines of a measure: the same ones for every place.

    Args:
        measure: The headline measure.
        profiles: The profile by each of its characteristics, or why there is none.
        adults: Share of the adults living here, where the measure stands beside it.
    """
    own = profiles[measure.characteristics[0]]
    if measure.kind == SHARE:
        return (_share(measure, own, adults),)
    if measure.kind == GAP:
        against = _group(measure, measure.reference).plain_label
        return (_gap(measure, _group(measure, measure.group), own, against),)
    if measure.kind == EACH:
        return _gaps(measure, own)
    return tuple(
        _not_recorded(characteristic, stage, profiles[characteristic])
        for characteristic in measure.characteristics
        for stage in measure.stages
    )


def _share(measure: HeadlineMeasure, own: Profile | str, adults: Estimate | None) -> Line:
    """Return a group's share of referrals beside its share of the adults living here."""
    group = _group(measure, measure.group)
    label = group.plain_label or group.label
    against = ADULTS_HERE if measure.population else ""
    if isinstance(own, str):
        return Line(group.id, label, against, _none(own, adults))
    share = share_of_referrals(own, measure.group, measure.among)
    why = "" if share.value is not None else f"the figure is {words_of_flag(share.flag)}"
    return Line(group.id, label, against, Reading(share, adults, reason=why))


def _gaps(measure: HeadlineMeasure, own: Profile | str) -> tuple[Line, ...]:
    """Return every group that is compared against the measure's reference."""
    groups = catalogue_package.load().characteristics[measure.characteristics[0]].groups
    against = EVERYONE_ELSE
    if measure.reference != REST:
        against = _group(measure, measure.reference).plain_label
    return tuple(
        _gap(measure, group, own, against)
        for group in groups
        if group.kind == "known" and group.id != measure.reference and group.compared
    )


def _gap(measure: HeadlineMeasure, group: Group, own: Profile | str, against: str) -> Line:
    """Return one group against the measure's reference."""
    label = group.plain_label or group.label
    if isinstance(own, str):
        return Line(group.id, label, against, _none(own))
    here = own.group(group.id)
    if here is None:
        return Line(group.id, label, against, _none("not published for this group"))
    if measure.reference == REST:
        found = comparison(own, group.id, REST)
    else:
        found = pair_comparison(own, group.id, measure.reference, measure.measure)
    if found is None:
        why = "the group to compare with is not published"
        return Line(group.id, label, against, Reading(here.rates[measure.measure], reason=why))
    why = "" if found.difference or found.ratio else found.verdict.reason
    reading = Reading(found.estimate, found.reference_estimate, found, why)
    return Line(group.id, label, against, reading)


def _not_recorded(characteristic: str, stage: str, own: Profile | str) -> Line:
    """Return the share of one stage's records that lack a characteristic."""
    name = catalogue_package.load().characteristics[characteristic].name
    label = f"{name}, {STAGES.get(stage, stage)}"
    if isinstance(own, str):
        return Line(f"{characteristic}_{stage}", label, "", _none(own))
    share = own.not_recorded_share.get(stage)
    total = own.total.counts[stage]
    if share is None:
        return Line(f"{characteristic}_{stage}", label, "", _none("not published"))
    exact = total.rounded_to == 1
    estimate = Estimate(
        share,
        None,
        None,
        None,
        total.value,
        CALCULATED,
        rates.EXACT if exact else rates.ROUNDED,
        RECORDS,
    )
    return Line(f"{characteristic}_{stage}", label, "", Reading(estimate))


def _none(reason: str, beside: Estimate | None = None) -> Reading:
    """Return a reading without a figure, with its reason."""
    return Reading(rates.no_estimate(NOT_PUBLISHED), beside, reason=reason)


def _group(measure: HeadlineMeasure, group: str) -> Group:
    """Return a group of the measure's own characteristic."""
    return catalogue_package.load().characteristics[measure.characteristics[0]].group(group)
