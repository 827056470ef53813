"""One group year by year, and the time-trend rule over the years that can be compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from amhe_explore import catalogue as catalogue_package
from amhe_explore import stats
from amhe_explore.catalogue import Rules
from amhe_explore.measures.comparisons import STAGE_RATES, TOTAL
from amhe_explore.measures.groups import NOT_RECORDED
from amhe_explore.measures.rates import no_estimate
from amhe_explore.measures.results import (
    CLOSED,
    NOT_PUBLISHED,
    Estimate,
    GroupResult,
    Profile,
)
from amhe_explore.measures.trend_results import (
    NOT_TESTED,
    TOO_FEW,
    TrendLine,
    TrendPoint,
    TrendVerdict,
)
from amhe_explore.measures.year_breaks import YearState
from amhe_explore.measures.years import Years

PROPORTION = "proportion"
TABLE_ONLY = "it rests on a count under 5, which stands in tables only"
SMALLEST_DRAWN = 5
# Not the groups whose outcomes are at stake: they are shown, never judged.
NOT_JUDGED = "it is shown, never compared"


def all_lines(years: Years, states: Sequence[YearState]) -> tuple[TrendLine, ...]:
    """Return the line of everyone and of every group of any year.

    Everyone first, then the groups of the newest year in their order, then those that only earlier
    years have; declined and not recorded last.
    """
    newest_first = reversed(list(years.profiles.values()))
    groups: dict[str, GroupResult] = {}
    for profile in newest_first:
        for group in profile.groups:
            groups.setdefault(group.id, group)
    known = [each for each in groups.values() if each.kind not in NOT_RECORDED]
    hidden = [each for each in groups.values() if each.kind in NOT_RECORDED]
    return tuple(group_line(years, states, each) for each in (*known, *hidden))


def group_line(years: Years, states: Sequence[YearState], group: GroupResult) -> TrendLine:
    """Return one group year by year; a year without it has a point that says so."""

    def estimate(year: str) -> Estimate:
        found = years.profiles[year].group(group.id)
        return no_estimate(NOT_PUBLISHED) if found is None else found.rates[years.measure]

    def closed(year: str) -> str:
        return closed_in(years.profiles[year], years.measure, group.kind)

    points = line_points(states, estimate, closed)
    may_be_judged = group.compared and group.kind in ("known", TOTAL)
    verdict = (
        trend_verdict(points, years.measure)
        if may_be_judged
        else TrendVerdict(NOT_TESTED, (), group.note.rstrip(".") or NOT_JUDGED)
    )
    return TrendLine(
        group.id, group.label, group.short_label, group.plain_label, group.kind, points, verdict
    )


def closed_in(profile: Profile, measure: str, kind: str) -> str:
    """Return why a year's rate stands in the table only, "" where a picture may show it.

    Recording is not at stake for everyone together; a jump in numbers is, for rates between stages.
    """
    if measure in STAGE_RATES:
        gate = profile.gate("volume" if kind == TOTAL else "stages")
    elif kind == TOTAL:
        return ""
    else:
        gate = profile.gate("outcomes")
    return gate.reason if gate.state == CLOSED else ""


def line_points(
    states: Sequence[YearState],
    estimate: Callable[[str], Estimate],
    closed: Callable[[str], str],
) -> tuple[TrendPoint, ...]:
    """Return a point a year; a year that cannot be drawn parts the line as a break does."""
    points: list[TrendPoint] = []
    segment, last_run = 0, None
    for state in states:
        found = estimate(state.period)
        why = closed(state.period) or (TABLE_ONLY if in_tables_only(found) else "")
        if found.value is None or why or state.hollow:
            segment += 1
            points.append(TrendPoint(state.period, found, None, bool(state.hollow), why))
            continue
        if last_run is not None and state.run != last_run:
            segment += 1
        last_run = state.run
        points.append(TrendPoint(state.period, found, segment, False, ""))
    return tuple(points)


def in_tables_only(estimate: Estimate) -> bool:
    """Return whether a rate rests on one of England's published counts of 1 to 4."""
    counts = (estimate.numerator, estimate.denominator)
    return any(count is not None and 0 < count < SMALLEST_DRAWN for count in counts)


def trend_verdict(points: Sequence[TrendPoint], measure_id: str) -> TrendVerdict:
    """Return what the time-trend rule says over the latest years in a row that can be compared.

    The rule asks for yearly points at equal distances, so the years must follow each other: the
    pandemic year, an incomplete year, a break, a missing figure or one of too few courses ends the
    row. Where fewer are left than the rule needs, nothing is tested.
    """
    catalogue = catalogue_package.load()
    measure, rules = catalogue.measures[measure_id], catalogue.rules
    if measure.kind != PROPORTION:
        return TrendVerdict(NOT_TESTED, (), "the rule is for shares of one group of courses")
    row = _in_a_row(points, rules)
    years = tuple(each.period for each in row)
    if len(row) < rules.comparable_periods_needed:
        return TrendVerdict(TOO_FEW, years, _too_few(years, rules))
    sizes = [each.estimate.size or 0.0 for each in row]
    events = [
        min((each.estimate.value or 0.0) * size, size)
        for each, size in zip(row, sizes, strict=True)
    ]
    found = stats.time_trend(events, sizes)
    if found.direction is None:
        return TrendVerdict(NOT_TESTED, years, found.reason or "the rule could not be applied")
    tested = years[-rules.comparable_periods_needed :]
    return TrendVerdict(found.direction, tested, "", found.statistic, found.p_value, found.slope)


def _in_a_row(points: Sequence[TrendPoint], rules: Rules) -> list[TrendPoint]:
    """Return the latest points that follow each other without a break, oldest first."""
    row: list[TrendPoint] = []
    for point in reversed(points):
        if point.segment is None or (point.estimate.size or 0) < rules.size_not_compared_under:
            break
        if row and (point.segment != row[0].segment):
            break
        row.insert(0, point)
    return row


def _too_few(years: tuple[str, ...], rules: Rules) -> str:
    """Return how many years in a row can be compared, and how many the rule needs."""
    needed = rules.comparable_periods_needed
    if not years:
        return f"the chosen year cannot be compared; {needed} in a row are needed"
    if len(years) == 1:
        return f"one year can be compared ({years[0]}); {needed} in a row are needed"
    span = f"{years[0]} to {years[-1]}"
    return f"{len(years)} years in a row can be compared ({span}); {needed} are needed"
