"""What an analyst asks of a screen of groups: tests, the fitted line, and who the unknown could be.

None of these gates a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore import stats
from amhe_explore.catalogue import Characteristic
from amhe_explore.measures import references, verdicts
from amhe_explore.measures.gaps import gap_change
from amhe_explore.measures.group_lines import GroupTable
from amhe_explore.measures.pairs import pair_comparison
from amhe_explore.measures.results import (
    CLOSED,
    Comparison,
    Difference,
    Estimate,
    GroupResult,
    Profile,
)

WOMEN, MEN = "_female", "_male"
HIDDEN = ("declined", "not_recorded")
# What the groups of an intersection are set against, by the characteristic crossed with gender.
CROSS_REFERENCES = {"age_gender": "26_to_64", "ethnicity_gender": "white_british"}
TREND, SPREAD = "trend", "spread"


@dataclass(frozen=True, slots=True)
class SpreadTest:
    """One test over all groups of a screen.

    Attributes:
        kind: trend (ordered groups) or spread (unordered ones).
        statistic: Chi-square; None where there is a reason.
        degrees_of_freedom: Of the statistic.
        p_value: Two-sided.
        groups: How many groups took part.
        left_out: How many have too few courses or no figure.
        reason: Why there is no test, "" where there is one.
    """

    kind: str
    statistic: float | None
    degrees_of_freedom: int | None
    p_value: float | None
    groups: int
    left_out: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SlopePoint:
    """One group along the cumulative population, from most (0) to least (1) disadvantaged."""

    group: GroupResult
    midpoint: float
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class UnknownRange:
    """How far those whose group is not recorded could move one difference.

    Attributes:
        comparison: The difference among the known.
        unknown: Courses with no group recorded.
        lower: The smallest difference, 0..1; None where there is a reason.
        upper: The largest.
        tipping_point: The fewest of them that could close the gap; None where none could.
        reason: Why it is not worked out, "" where it is.
    """

    comparison: Comparison
    unknown: int | None
    lower: float | None
    upper: float | None
    tipping_point: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GenderGap:
    """One gap among women and among men, and how much the two differ (women less men).

    `reason` says why they are not compared, "" where they are.
    """

    label: str
    women: Difference | None
    men: Difference | None
    change: Difference | None
    reason: str = ""


def spread_test(table: GroupTable) -> SpreadTest:
    """Return the test over all groups: for trend where they are ordered, else of homogeneity.

    Only groups that are published as they are, that may be compared and that have enough courses
    take part; ordered groups only where every one of them can.
    """
    catalogue = catalogue_package.load()
    entry = catalogue.characteristics[table.characteristic]
    kind = TREND if entry.ordered else SPREAD
    groups = [
        line.group
        for line in table.lines
        if not line.larger
        and line.group.kind == "known"
        and line.group.compared
        and (not line.group.worked_out or entry.id == "deprivation_fifth")
    ]
    rates = [group.rates[table.measure] for group in groups]
    least = catalogue.rules.size_not_compared_under
    used = [each for each in rates if each.value is not None and (each.size or 0) >= least]
    left_out = len(rates) - len(used)
    reason = _no_test(table, entry, kind, len(used), left_out)
    if reason:
        return SpreadTest(kind, None, None, None, len(used), left_out, reason)
    sizes = [each.size or 0.0 for each in used]
    events = [min((each.value or 0.0) * n, n) for each, n in zip(used, sizes, strict=True)]
    found = (stats.trend_test if kind == TREND else stats.homogeneity_test)(events, sizes)
    return SpreadTest(
        kind,
        found.statistic,
        found.degrees_of_freedom,
        found.p_value,
        len(used),
        left_out,
        found.reason or "",
    )


def _no_test(table: GroupTable, entry: Characteristic, kind: str, used: int, left_out: int) -> str:
    """Return why there is no test over all groups, "" where there is one."""
    measure = catalogue_package.load().measures[table.measure]
    possible = (
        (entry.overlapping, "the groups overlap: one person can be in several"),
        (table.closed.state == CLOSED, table.closed.reason),
        (
            bool(entry.crosses) or entry.open_vocabulary,
            "larger groups stand among their parts, so people would be counted twice",
        ),
        (
            measure.kind != "proportion",
            f"{measure.name.lower()} is no proportion of one set of courses",
        ),
        (kind == TREND and left_out > 0, "not every group has enough courses or a figure"),
        (used < 2, "fewer than two groups have enough courses"),
    )
    return next((reason for holds, reason in possible if holds), "")


def slope_points(table: GroupTable) -> tuple[SlopePoint, ...]:
    """Return the groups that the slope is fitted through; nothing where there is no slope."""
    if table.profile.gradient is None:
        return ()
    groups = [group for group in table.profile.groups if group.kind == "known"]
    sizes = [group.rates[table.measure].size or 0.0 for group in groups]
    whole, before, points = sum(sizes), 0.0, []
    for group, size in zip(groups, sizes, strict=True):
        points.append(SlopePoint(group, (before + size / 2) / whole, group.rates[table.measure]))
        before += size
    return tuple(points)


def unknown_range(table: GroupTable, group_id: str) -> UnknownRange | None:
    """Return the bounds of one group's difference over who the unknown could be.

    Every denominator behind it must be published as it is: with a suppressed count there are no
    bounds.

    Args:
        table: The screen.
        group_id: Id of one of its groups.

    Returns:
        None where the group has no difference with a verdict.
    """
    line = table.line(group_id)
    comparison = None if line is None else line.comparison
    if line is None or comparison is None or comparison.difference is None or line.larger:
        return None
    reason, unknown, events = _unknown(table)
    if comparison.against not in (references.REFERENCE, references.REST):
        reason = "it is worked out inside one place only"
    sides = _sides(table, comparison)
    if not reason and sides is None:
        reason = "a count behind it is suppressed"
    if reason or sides is None:
        return UnknownRange(comparison, None, None, None, None, reason)
    found = stats.unknown_bounds(*sides, unknown, min(events, unknown))
    return UnknownRange(
        comparison, round(unknown), found.lower, found.upper, found.tipping_point,
        found.reason or "",
    )  # fmt: skip


def _unknown(table: GroupTable) -> tuple[str, float, float]:
    """Return why the unknown may not be counted ("" where they may), their courses and events."""
    hidden = [group for group in table.profile.groups if group.kind in HIDDEN]
    if not hidden:
        return "no group of this characteristic is called not recorded", 0.0, 0.0
    courses = events = 0.0
    for group in hidden:
        rate = group.rates[table.measure]
        if group.counts["finished"].value == 0:
            continue
        if rate.value is None or rate.denominator is None:
            return "a count behind it is suppressed", 0.0, 0.0
        courses += rate.denominator
        events += rate.value * rate.denominator
    return "", courses, events


def _sides(table: GroupTable, comparison: Comparison) -> tuple[float, float, float, float] | None:
    """Return events and courses of both sides; None where a count behind them is not published."""
    own, other = comparison.estimate, comparison.reference_estimate
    if other is None or own.value is None or other.value is None or own.denominator is None:
        return None
    published = table.total if comparison.against == references.REST else other
    if published.denominator is None or not own.size or not other.size:
        return None
    return own.value * own.size, own.size, other.value * other.size, other.size


def gender_gaps(profile: Profile, measure: str) -> tuple[GenderGap, ...]:
    """Return each group's gap among women and among men, of an intersection with gender.

    Args:
        profile: A profile of `age_gender` or `ethnicity_gender`.
        measure: Id of a proportion.
    """
    reference = CROSS_REFERENCES.get(profile.characteristic)
    if reference is None:
        return ()
    catalogue = catalogue_package.load()
    crossed = catalogue.characteristics[profile.characteristic].crosses[0]
    never = {group.id for group in catalogue.characteristics[crossed].groups if not group.compared}
    stems = {
        group.id.removesuffix(WOMEN): group.label.rpartition(", ")[0]
        for group in profile.groups
        if group.id.endswith(WOMEN) and profile.group(group.id.removesuffix(WOMEN) + MEN)
    }
    return tuple(
        _gender_gap(profile, each, reference, label, measure)
        for each, label in stems.items()
        if each != reference and each not in never
    )


def _gender_gap(
    profile: Profile, group: str, reference: str, label: str, measure: str
) -> GenderGap:
    """Return one group's gap to the reference among women and among men."""
    women, men = (
        pair_comparison(profile, f"{group}{gender}", f"{reference}{gender}", measure)
        for gender in (WOMEN, MEN)
    )
    if women is None or men is None:
        return GenderGap(label, None, None, None, "the reference is not published")
    shut = next(
        (each for each in (women, men) if each.verdict.direction == verdicts.NOT_COMPARED), None
    )
    if shut is not None:
        return GenderGap(label, women.difference, men.difference, None, shut.verdict.reason)
    return GenderGap(label, women.difference, men.difference, gap_change(women, men))
