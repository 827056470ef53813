"""Screens of groups made by hand, with verdicts judged by the agreed rules, for the sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from amhe_explore.measures import Against, GroupLine, GroupTable
from amhe_explore.measures.false_discovery import Control
from amhe_explore.measures.results import Comparison, Estimate, Gate, GroupResult, Profile
from tests.narrative import made
from tests.narrative.compared import compared

REST = Against("rest", "rest")
OPEN = Gate("outcomes", "open")
CLOSED = Gate(
    "outcomes",
    "closed",
    "Religion was not recorded for 54% of finished courses: the table is shown, no comparison.",
)


def against_rest(group: str, value: float, reach: float, rate: float, **more: Any) -> Comparison:
    """A group against everyone else, so much lower or higher, so far either way."""
    return compared(
        value, value - reach, value + reach, one=rate, two=0.49, group=group, against="rest",
        reference="rest", **more,
    )  # fmt: skip


def line(
    group: GroupResult,
    comparison: Comparison | None,
    second: Comparison | None = None,
    larger: bool = False,
) -> GroupLine:
    """One line, its rates those of its comparisons."""
    own = made.rate(0.5, 0.45, 0.55) if comparison is None else comparison.estimate
    gap = None if comparison is None else comparison.difference
    slight = (
        comparison is not None
        and gap is not None
        and comparison.verdict.direction in ("lower", "higher")
        and abs(gap.value) < 0.02
    )
    beside = None if second is None else second.estimate
    return GroupLine(group, larger, own, None, comparison, beside, None, second, slight)


def screen(
    *lines: GroupLine,
    characteristic: str = "ethnicity_detailed",
    measure: str = "recovery",
    against: Against | None = REST,
    other: Profile | None = None,
    control: Control | None = None,
    closed: Gate = OPEN,
    combined: Profile | None = None,
    made_up: bool = False,
) -> GroupTable:
    """A screen of Kent and Medway 2024-25."""
    found = made.by(characteristic, *(each.group for each in lines if not each.larger))
    found = replace(found, made_up=made_up)
    tested = sum(each.comparison is not None for each in lines)
    second = {"recovery": "reliable_improvement", "reliable_improvement": "recovery"}
    return GroupTable(
        found,
        other,
        measure,
        second.get(measure, ""),
        against,
        () if against is None else (against,),
        lines,
        control or Control(tested, 0, False),
        closed,
        combined,
        made_up,
        found.sources,
    )


def both(
    group: str, first: float, second: float, reach: float = 0.05
) -> tuple[Comparison, Comparison]:
    """A group's recovery and its reliable improvement against everyone else."""
    return (
        against_rest(group, first, reach, 0.49 + first),
        against_rest(group, second, reach, 0.68 + second, measure="reliable_improvement"),
    )


def people(group: str, plain: str) -> GroupResult:
    """A known group by its plain name."""
    return made.group(group, plain)


def estimate(value: float) -> Estimate:
    """A rate below England."""
    return made.rate(value, value - 0.03, value + 0.03, value)
