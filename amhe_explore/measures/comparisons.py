"""Every comparison of a profile: groups against their reference, the rest, and England."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.catalogue import Characteristic, Measure, Rules
from amhe_explore.measures import references, verdicts
from amhe_explore.measures.groups import GroupRows
from amhe_explore.measures.results import (
    CLOSED,
    OPEN,
    Comparison,
    Difference,
    Estimate,
    Gate,
    GroupResult,
)

ENGLAND_CODE = "ENG"
TOTAL = "total"
REPRESENTATION = "representation"
# Rates that rest on two stages: the gate between stages closes them.
STAGE_RATES = ("completion", "referral_rate", "start_rate", REPRESENTATION)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a place's comparisons stand on.

    Attributes:
        entry: The characteristic.
        measure: The measure compared.
        rules: The thresholds.
        gates: The profile's gates by id.
        total: The whole place's rows, and each group's.
        england: England's rates of the measure by group id; empty for England itself.
    """

    entry: Characteristic
    measure: Measure
    rules: Rules
    gates: dict[str, Gate]
    total: GroupRows
    groups: list[GroupRows]
    england: dict[str, Estimate]


def compare(ground: Ground, results: tuple[GroupResult, ...]) -> tuple[Comparison, ...]:
    """Return the comparisons of a profile, group by group in its order."""
    by_id = {group.id: group for group in results}
    rows = {each.group.id: each for each in ground.groups}
    found = []
    for group in results:
        if group.kind not in ("known", TOTAL):
            continue
        estimate = group.rates[ground.measure.id]
        if group.kind == "known":
            for kind, reference in references.against(ground.entry):
                if reference == group.id:
                    continue
                other = _other(ground, kind, reference, rows[group.id], by_id)
                if other is not None:
                    found.append(_compared(ground, group, estimate, kind, reference, other))
        england = ground.england.get(group.id)
        if england is not None:
            found.append(
                _compared(ground, group, estimate, references.ENGLAND, ENGLAND_CODE, england)
            )
    return tuple(found)


def _other(
    ground: Ground,
    kind: str,
    reference: str,
    group: GroupRows,
    by_id: dict[str, GroupResult],
) -> Estimate | None:
    """Return the rate of the reference; None where the place has no such group."""
    if kind == references.REST:
        hidden = references.hidden_groups(ground.groups)
        if ground.measure.kind == "ratio" and ground.measure.id != REPRESENTATION:
            rows = ground.total.rows
            return references.rest_ratio(rows, group, hidden, ground.measure, ground.rules)
        if ground.measure.kind != "proportion" or not ground.measure.published_as:
            return None
        return references.rest(ground.total.rows, group, hidden, ground.measure, ground.rules)
    if reference not in by_id:
        return None
    return by_id[reference].rates[ground.measure.id]


def _compared(
    ground: Ground,
    group: GroupResult,
    estimate: Estimate,
    kind: str,
    reference: str,
    other: Estimate,
) -> Comparison:
    """Return one comparison with its verdict."""
    reason = _closed(ground, group, estimate, other)
    gap: Difference | None = None
    factor: Difference | None = None
    if reason:
        verdict = verdicts.not_compared(reason)
    else:
        # Everyone together does not rest on how often the characteristic is recorded.
        outcomes = Gate("outcomes", OPEN) if group.kind == TOTAL else ground.gates["outcomes"]
        care = verdicts.reliability(estimate, other, outcomes, ground.rules)
        factor = verdicts.ratio(estimate, other, ground.measure)
        if ground.measure.kind not in verdicts.RATIO_KINDS:
            gap = verdicts.difference(estimate, other)
        verdict = verdicts.judge(ground.measure, gap, factor, care, ground.rules)
    return Comparison(
        ground.measure.id, group.id, kind, reference, estimate, other, gap, factor, verdict
    )


def _closed(ground: Ground, group: GroupResult, estimate: Estimate, other: Estimate) -> str:
    """Return why two sides are not compared, or nothing."""
    if not group.compared:
        return group.note or "shown, never compared"
    known = {each.group.id: each.group.resident_verdict for each in ground.groups}
    if ground.measure.id == REPRESENTATION and known.get(group.id):
        return known[group.id]
    place = ground.gates["place"]
    if place.state == CLOSED:
        return place.reason
    gate = ground.gates["stages" if ground.measure.id in STAGE_RATES else "outcomes"]
    if gate.state == CLOSED and group.kind != TOTAL:
        return gate.reason
    if gate.state == CLOSED and ground.gates["volume"].state == CLOSED and gate.id == "stages":
        return ground.gates["volume"].reason
    if estimate.value is None:
        return f"the group's figure is {words_of_flag(estimate.flag)}"
    if other.value is None:
        return f"the figure to compare with is {words_of_flag(other.flag)}"
    return verdicts.size_reason(estimate, other, ground.rules)


def words_of_flag(flag: str) -> str:
    """Return why a figure may not be compared, in words."""
    return {
        "suppressed": "suppressed or would give a suppressed one away",
        "not_published": "not published",
        "not_applicable": "too small, or most of those recorded",
    }.get(flag, flag)
