"""Any two groups set side by side: of one place, or the same group of two places."""

from __future__ import annotations

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import Measure, Rules
from amhe_explore.measures import verdicts
from amhe_explore.measures.comparisons import STAGE_RATES, TOTAL, words_of_flag
from amhe_explore.measures.references import ENGLAND, REFERENCE
from amhe_explore.measures.results import (
    CLOSED,
    OPEN,
    TAKE_CARE,
    Comparison,
    Gate,
    GroupResult,
    Profile,
)

PLACE = "place"


def place_comparison(
    profile: Profile, other: Profile, measure: str, group: str = TOTAL
) -> Comparison | None:
    """Return a place against another place, for everyone or for one group.

    Against England it is the same as the comparison that the profile itself carries. A place inside
    the other (an ICB and its region) is part of both sides: the likely range is then a little too
    wide, never too narrow.

    Args:
        profile: The place.
        other: The place it is compared with, by the same characteristic in the same period.
        measure: Id of a rate.
        group: Id of the group; everyone where it is not given.

    Returns:
        The comparison with `against` england or place, and `reference` ENG or the place's key; None
        where one of them has no such group.

    Raises:
        ValueError: Another period or characteristic.
    """
    if (profile.period, profile.characteristic) != (other.period, other.characteristic):
        raise ValueError(
            f"other must be {profile.characteristic} of {profile.period}, "
            f"got {other.characteristic} of {other.period}"
        )
    england = other.place.type == "england"
    return _between(
        (profile, group),
        (other, group),
        measure,
        (ENGLAND, other.place.code) if england else (PLACE, other.place.key),
    )


def pair_comparison(
    profile: Profile, group: str, reference: str, measure: str = "recovery"
) -> Comparison | None:
    """Return two groups of one place side by side, where neither need be a reference.

    Args:
        profile: The place.
        group: Id of one group.
        reference: Id of the other.
        measure: Id of a rate.
    """
    return _between((profile, group), (profile, reference), measure, (REFERENCE, reference))


def _between(
    one: tuple[Profile, str], two: tuple[Profile, str], measure_id: str, named: tuple[str, str]
) -> Comparison | None:
    """Return the comparison of two groups with its verdict."""
    catalogue = catalogue_package.load()
    measure, rules = catalogue.measures[measure_id], catalogue.rules
    sides = [(profile, profile.group(group)) for profile, group in (one, two)]
    found = [(profile, group) for profile, group in sides if group is not None]
    if len(found) < len(sides):
        return None
    (_, group), (_, other) = found
    estimate, second = group.rates[measure_id], other.rates[measure_id]
    reason = _closed(found, measure, rules)
    gap = factor = None
    if reason:
        verdict = verdicts.not_compared(reason)
    else:
        care = verdicts.reliability(estimate, second, _outcomes(found), rules)
        factor = verdicts.ratio(estimate, second, measure)
        if measure.kind not in verdicts.RATIO_KINDS:
            gap = verdicts.difference(estimate, second)
        verdict = verdicts.judge(measure, gap, factor, care, rules)
    against, reference = named
    return Comparison(
        measure_id, group.id, against, reference, estimate, second, gap, factor, verdict
    )


def _closed(sides: list[tuple[Profile, GroupResult]], measure: Measure, rules: Rules) -> str:
    """Return the first reason why two sides are not compared, or nothing."""
    for profile, group in sides:
        if not group.compared:
            return group.note or "shown, never compared"
        for gate in _gates(profile, group, measure):
            if gate.state == CLOSED:
                return gate.reason
    one, two = (group.rates[measure.id] for _, group in sides)
    if one.value is None:
        return f"the group's figure is {words_of_flag(one.flag)}"
    if two.value is None:
        return f"the figure to compare with is {words_of_flag(two.flag)}"
    return verdicts.size_reason(one, two, rules)


def _gates(profile: Profile, group: GroupResult, measure: Measure) -> list[Gate]:
    """Return the gates that one side must pass; recording is not at stake for everyone together."""
    by_stages = measure.id in STAGE_RATES
    if group.kind == TOTAL:
        return [profile.gate(each) for each in (("place", "volume") if by_stages else ("place",))]
    return [profile.gate("place"), profile.gate("stages" if by_stages else "outcomes")]


def _outcomes(sides: list[tuple[Profile, GroupResult]]) -> Gate:
    """Return the recording gate of the side that asks for more care."""
    gates = [profile.gate("outcomes") for profile, group in sides if group.kind != TOTAL]
    return next((gate for gate in gates if gate.state == TAKE_CARE), Gate("outcomes", OPEN))
