"""Screens of groups for the charts: nested groups, every verdict, gaps in the figures."""

from __future__ import annotations

from dataclasses import replace

from amhe_explore.measures import Against, GroupLine, GroupTable, SlopePoint
from amhe_explore.measures.false_discovery import Control
from amhe_explore.measures.results import (
    Comparison,
    Difference,
    Estimate,
    Gate,
    Gradient,
    GroupResult,
    Profile,
    Verdict,
)
from tests.charts import made

WORDS = ("lower", "higher", "about the same", "cannot tell", "not compared")


def ethnic(place: str = "kent", second: bool = True, made_up: bool = False) -> GroupTable:
    """Sixteen groups under one larger one, every verdict among them, declined and not recorded."""
    own = made.ethnicity(made_up=made_up)
    other = made.ethnicity(made.ENGLAND) if place == "kent" else None
    larger = made.group(
        "asian_or_asian_british", "Asian or Asian British", {"recovery": made.rate(0.45)}
    )
    lines = [_line(larger, 0, other, second, larger=True)]
    lines += [_line(group, n, other, second) for n, group in enumerate(own.groups[1:])]
    return _screen(own, other, lines, second, Against("rest", "rest"), made_up)


def tenths() -> GroupTable:
    """Ten tenths against the least deprived one."""
    own, other = made.deprivation(), made.deprivation(made.ENGLAND)
    lines = [_line(group, n, other, False) for n, group in enumerate(own.groups[1:])]
    return _screen(own, other, lines, False, Against("reference", "imd_10"), False)


def genders() -> GroupTable:
    """Three groups without a reference."""
    own = made.gender()
    lines = [replace(_line(group, 3, None, False), comparison=None) for group in own.groups[1:]]
    return _screen(own, None, lines, False, None, False)


def _line(
    group: GroupResult, n: int, other: Profile | None, second: bool, larger: bool = False
) -> GroupLine:
    """One line; the verdicts follow one another."""
    same = None if other is None else other.group(group.id)
    estimate = group.rates["recovery"]
    return GroupLine(
        group,
        larger,
        estimate,
        None if same is None else same.rates["recovery"],
        _comparison(estimate, WORDS[n % 5]) if group.kind == "known" else None,
        made.rate(0.66, 0.03) if second else None,
        None,
        _comparison(estimate, WORDS[(n + 1) % 5]) if second else None,
    )


def _comparison(estimate: Estimate, word: str) -> Comparison:
    """One comparison with a verdict of our choosing."""
    gap = None if word == "not compared" else Difference(-0.1, -0.15, -0.05, 0.01)
    return Comparison(
        "recovery", "x", "rest", "rest", estimate, estimate, gap, None, Verdict(word, "ok", "")
    )


def _screen(
    own: Profile,
    other: Profile | None,
    lines: list[GroupLine],
    second: bool,
    against: Against | None,
    made_up: bool,
) -> GroupTable:
    """The screen of these lines."""
    with_second = _with_improvement(own) if second else own
    return GroupTable(
        with_second,
        _with_improvement(other) if second and other is not None else other,
        "recovery",
        "reliable_improvement" if second else "",
        against,
        () if against is None else (against,),
        tuple(lines),
        Control(16, 0, False),
        Gate("outcomes", "open"),
        None,
        made_up,
        own.sources,
    )


def _with_improvement(profile: Profile) -> Profile:
    """The profile whose total improved as well."""
    total = profile.groups[0]
    rates = {**total.rates, "reliable_improvement": made.rate(0.68, 0.01)}
    return replace(profile, groups=(replace(total, rates=rates), *profile.groups[1:]))


GRADIENT = Gradient(
    "recovery", Difference(0.136, 0.106, 0.167), None, Difference(0.42, 0.4, 0.44), None, None,
    12_480, None, None,
)  # fmt: skip


def points() -> tuple[SlopePoint, ...]:
    """Ten tenths of the same size."""
    groups = made.deprivation().groups[1:11]
    return tuple(
        SlopePoint(group, n / 10 + 0.05, group.rates["recovery"]) for n, group in enumerate(groups)
    )
