"""Comparisons made by hand, judged by the agreed rules, for the sentences."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from amhe_explore import catalogue
from amhe_explore.measures import verdicts
from amhe_explore.measures.results import Comparison, Difference, Estimate, Gate, Profile, Verdict
from tests.narrative import made

CATALOGUE = catalogue.load()
MOST, LEAST = "imd_q1", "imd_q5"


def side(
    value: float | None,
    exact: bool = False,
    numerator: int | None = 500,
    size: float = 1000,
    flag: str = "published",
) -> Estimate:
    """One side's rate, with an interval of two points either way."""
    if value is None:
        return made.rate(None, flag=flag, precision="none", size=size)
    precision = "exact" if exact else "rounded counts"
    found = made.rate(value, value - 0.02, value + 0.02, None, precision, size)
    return Estimate(
        found.value, found.lower, found.upper, numerator, 1000, flag, precision, found.method,
        None, size,
    )  # fmt: skip


def compared(
    value: float,
    lower: float,
    upper: float,
    *,
    measure: str = "recovery",
    one: float = 0.43,
    two: float = 0.55,
    group: str = MOST,
    against: str = "reference",
    reference: str = LEAST,
    care: str = "ok",
    exact: tuple[bool, bool] = (False, False),
    **sizes: Any,
) -> Comparison:
    """A comparison by difference (or, for ratios, by ratio) with its verdict."""
    entry, rules = CATALOGUE.measures[measure], CATALOGUE.rules
    found = Difference(value, lower, upper, 0.01)
    by_ratio = entry.kind in verdicts.RATIO_KINDS
    gap = None if by_ratio else found
    factor = found if by_ratio else Difference(0.79, 0.74, 0.84)
    return Comparison(
        measure,
        group,
        against,
        reference,
        side(one, exact[0], **sizes),
        side(two, exact[1]),
        gap,
        factor,
        verdicts.judge(entry, gap, factor, care, rules),
    )


def closed(reason: str, group: str = MOST, **named: Any) -> Comparison:
    """A comparison that may not be made."""
    return Comparison(
        named.get("measure", "recovery"),
        group,
        named.get("against", "reference"),
        named.get("reference", LEAST),
        side(0.43),
        side(0.55),
        None,
        None,
        Verdict("not compared", "take care", reason),
    )


def fifths(where: Any = made.KENT, gates: tuple[Gate, ...] = ()) -> Profile:
    """Kent and Medway, or another place, by deprivation fifth."""
    return made.by(
        "deprivation_fifth",
        made.group(MOST, "people in the most deprived fifth of areas"),
        made.group(LEAST, "people in the least deprived fifth of areas"),
        gates=gates,
        where=where,
    )


def detailed(*comparisons: Comparison) -> Profile:
    """Four detailed ethnic groups of Kent and Medway."""
    found = made.by(
        "ethnicity_detailed",
        made.group("bangladeshi", "Bangladeshi people"),
        made.group("pakistani", "Pakistani people"),
        made.group("indian", "Indian people"),
        made.group("white_irish", "White Irish people"),
        made.group("chinese", "Chinese people"),
        made.group("not_recorded", "not recorded", kind="not_recorded"),
    )
    return Profile(
        found.place, found.period, found.characteristic, found.characteristic_name, False,
        found.sources, found.groups, comparisons=comparisons,
        not_recorded_share=MappingProxyType({}),
    )  # fmt: skip
