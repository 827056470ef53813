"""A group's share of referrals over its share of the people living in the place.

Compared with how many live there, not with how many need help. One person can be referred more than
once, so the likely ranges are too narrow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amhe_explore.catalogue import Characteristic, Measure, Rules
from amhe_explore.measures import rates, verdicts
from amhe_explore.measures.comparisons import words_of_flag
from amhe_explore.measures.groups import GroupRows
from amhe_explore.measures.published import Row, count_of
from amhe_explore.measures.recording import FIRST
from amhe_explore.measures.residents import Residents
from amhe_explore.measures.results import (
    CALCULATED,
    CLOSED,
    NOT_APPLICABLE,
    NOT_PUBLISHED,
    Difference,
    Estimate,
    Gate,
)
from amhe_explore.measures.scan_results import ResidentShare

MEASURE = "representation"
NO_COUNTERPART = "no counterpart"
NO_GROUPS = "the population figures have no such groups"
NO_RESIDENTS = "how many of this group live here is not loaded"
METHOD = "share of referrals over the share of residents"
AS_MANY = Estimate(1.0, 1.0, 1.0, None, None, CALCULATED, "none", METHOD)


@dataclass(frozen=True, slots=True)
class Reach:
    """What shares of referrals and of residents are worked out from.

    Attributes:
        entry: The characteristic.
        groups: The place's groups with their rows.
        residents: The people of the place; None where none are loaded.
        not_recorded: Share of referrals without the characteristic recorded, None where not known.
        gates: The profile's gates by id.
        rules: The thresholds.
    """

    entry: Characteristic
    groups: Sequence[GroupRows]
    residents: Residents | None
    not_recorded: float | None
    gates: Mapping[str, Gate]
    rules: Rules


@dataclass(frozen=True, slots=True)
class _Side:
    """One group, or several joined, whose share is asked for."""

    id: str
    label: str
    plain_label: str
    rows: list[Row]
    closed: str = ""
    note: str = ""
    within: bool = True


def resident_shares(reach: Reach, measure: Measure) -> tuple[ResidentShare, ...]:
    """Return every known group's share of referrals beside its share of residents.

    Args:
        reach: What the shares are worked out from.
        measure: The measure `representation`.
    """
    base = _referral_rows(reach)
    return tuple(_resident_share(reach, side, base, measure) for side in _sides(reach))


def _sides(reach: Reach) -> list[_Side]:
    """Return the known groups in order, then those that only together have a counterpart."""
    known = [each for each in reach.groups if each.group.kind == "known"]
    by_id = {each.group.id: each for each in known}
    sides = [
        _Side(
            each.group.id,
            each.group.label,
            each.group.plain_label or each.group.label,
            each.rows,
            ("" if each.group.compared else each.group.note) or each.group.resident_verdict,
            each.group.census_note,
            _is_within(each, reach.entry.share_of),
        )
        for each in known
    ]
    people = {} if reach.residents is None else reach.residents.people
    for joined in reach.entry.joined:
        if joined.id in people and all(each in by_id for each in joined.groups):
            rows = [row for each in joined.groups for row in by_id[each].rows]
            sides.append(_Side(joined.id, joined.label, joined.plain_label, rows))
    return sides


def _referral_rows(reach: Reach) -> list[Row]:
    """Return the rows whose referrals together the shares are of."""
    wanted = reach.entry.share_of
    return [
        row
        for each in reach.groups
        if each.group.kind == "known" and not each.worked_out
        if not wanted or each.group.id in wanted
        for row in each.rows
    ] or [row for each in reach.groups if each.group.kind == "known" for row in each.rows]


def _is_within(group: GroupRows, wanted: tuple[str, ...]) -> bool:
    """Return whether a group is part of what the shares are of."""
    parts = [each.partition("/")[2] for each in group.group.parts] or [group.group.id]
    return not wanted or all(each in wanted for each in parts)


def share_of_referrals(rows: list[Row], base: list[Row]) -> Estimate:
    """Return the share of referrals that are of one group, with its limits.

    A suppressed count among the others (under 5) counts as none.

    Args:
        rows: The group's rows.
        base: The rows of every group that the share is of.
    """
    own = count_of(rows, FIRST)
    if own.value is None:
        return rates.no_estimate(own.flag)
    among = round(sum(row.number(FIRST) or 0.0 for row in base))
    if among <= 0:
        return rates.no_estimate(NOT_APPLICABLE)
    exact = all(row.exact for row in base)
    return rates.share_of_counts(min(own.value, among), among, len(rows), len(base), exact)


def ratio_to_residents(share: Estimate, residents: float | None, flag: str) -> Estimate:
    """Return a share of referrals over a share of residents, which counts as exact.

    Args:
        share: The share of referrals.
        residents: The share of residents, 0..1.
        flag: Why there is none, where there is none.
    """
    if share.value is None or share.lower is None or share.upper is None:
        return rates.no_estimate(share.flag)
    if not residents:
        return rates.no_estimate(flag)
    expected = (share.denominator or 0) * residents
    return Estimate(
        share.value / residents, share.lower / residents, share.upper / residents,
        share.numerator, round(expected), CALCULATED, share.precision, METHOD, None, expected,
    )  # fmt: skip


def _resident_share(reach: Reach, side: _Side, base: list[Row], measure: Measure) -> ResidentShare:
    """Return one group's line."""
    counted = side.within and reach.entry.population != NO_COUNTERPART
    share = share_of_referrals(side.rows, base) if counted else rates.no_estimate(NOT_APPLICABLE)
    living = None if reach.residents is None else reach.residents.share(side.id)
    flag = NOT_APPLICABLE if side.note and living is None else NOT_PUBLISHED
    ratio = ratio_to_residents(share, living, flag)
    reason = side.closed or _closed(reach, side, share, ratio)
    compared: Difference | None = None
    if reason:
        verdict = verdicts.not_compared(reason)
    else:
        compared = verdicts.ratio(ratio, AS_MANY, measure)
        verdict = verdicts.judge(measure, None, compared, _care(reach, ratio), reach.rules)
    note = side.note if living is None else ""
    return ResidentShare(
        side.id, side.label, side.plain_label, share, living, ratio, compared, verdict, note
    )


def _closed(reach: Reach, side: _Side, share: Estimate, ratio: Estimate) -> str:
    """Return why a share is not compared with residents, or nothing."""
    if ratio.value is None and side.note:
        return side.note
    if reach.entry.population == NO_COUNTERPART:
        return NO_GROUPS
    reason = _gate_reason(reach)
    if reason:
        return reason
    if share.value is None:
        return f"the group's figure is {words_of_flag(share.flag)}"
    if ratio.value is None:
        return NO_RESIDENTS
    if (ratio.size or 0) < reach.rules.size_not_compared_under:
        return f"fewer than {reach.rules.size_not_compared_under} referrals would be expected"
    return ""


def _gate_reason(reach: Reach) -> str:
    """Return why the place's shares of referrals are not compared at all, or nothing."""
    for gate in ("place", "volume"):
        found = reach.gates.get(gate)
        if found is not None and found.state == CLOSED:
            return found.reason
    if reach.not_recorded is None or reach.not_recorded <= reach.rules.stages_not_recorded_over:
        return ""
    percent = f"{reach.not_recorded * 100:.0f}%"
    return f"{reach.entry.name} was not recorded for {percent} of referrals."


def _care(reach: Reach, ratio: Estimate) -> str:
    """Return ok, or take care where few are expected or many are not recorded."""
    small = (ratio.size or 0) < reach.rules.size_take_care_under
    often = (reach.not_recorded or 0.0) > reach.rules.outcomes_not_recorded_fine_to
    return verdicts.CARE if small or often else verdicts.OK
