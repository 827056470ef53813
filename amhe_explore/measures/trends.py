"""Change over time: every loaded year of a place by group, its gap, and what may be said of them.

No line, trend or change crosses a change of area or of groups; the pandemic year and incomplete
years are shown and used in no verdict. Where a reader starts the picture changes none of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amhe_explore import catalogue as catalogue_package
from amhe_explore.measures.comparisons import TOTAL
from amhe_explore.measures.gap_trend import gap_trend
from amhe_explore.measures.pairs import PLACE
from amhe_explore.measures.rates import no_estimate
from amhe_explore.measures.references import ENGLAND, REFERENCE, REST
from amhe_explore.measures.results import NOT_PUBLISHED, Profile
from amhe_explore.measures.side_by_side import refuse_mixed
from amhe_explore.measures.trend_lines import all_lines, closed_in, line_points, trend_verdict
from amhe_explore.measures.trend_results import Gap, Trend, TrendLine, YearBreak
from amhe_explore.measures.trend_sides import Sides, sides_of
from amhe_explore.measures.year_breaks import YearState, year_breaks, year_states
from amhe_explore.measures.years import Years

EVERYONE_ELSE, ENGLAND_NAME = "Everyone else", "England"


def trend(
    own: Years,
    other: Years | None,
    period: str,
    group: str | None = None,
    against: str | None = None,
) -> Trend:
    """Return the change over time of one measure, up to one year.

    Args:
        own: Every year of the place.
        other: Every year of the comparator, by the same characteristic and measure; None where
            there is none.
        period: The chosen year, the last that is looked at; of a pooled period its last year.
        group: Id of the group whose gap is followed; the one that pages open with where not given.
        against: reference, rest or england; the first that the characteristic names where not
            given.

    Raises:
        NotPublishedError: The characteristic is not published for the place in that year.
        MixedFiguresError: An example place beside a real place other than England.
    """
    now = own.chosen(period)
    last = now.period
    beside = None if other is None else other.profiles.get(last)
    if beside is not None:
        refuse_mixed(now, beside)
    sides = sides_of(now, beside, group, against)
    here = _standing(own, next(iter(own.profiles)), last)
    there = None
    if other is not None and beside is not None:
        there = _standing(other, next(iter(own.profiles)), last)
    lines = all_lines(here.years, here.states)
    theirs = () if there is None else _their_lines(all_lines(there.years, there.states), sides)
    gap = None if sides is None else _gap(here, there, sides)
    both = (here,) if there is None else (here, there)
    profiles = [profile for each in both for profile in each.years.profiles.values()]
    return Trend(
        place=now.place,
        other=None if beside is None else beside.place,
        characteristic=now.characteristic,
        characteristic_name=now.characteristic_name,
        measure=own.measure,
        period=last,
        periods=tuple(here.years.profiles),
        lines=lines,
        reference_line=_reference_line(here, gap, lines, theirs, beside),
        theirs=theirs,
        gap=gap,
        breaks=here.breaks,
        other_breaks=() if there is None else there.breaks,
        years_after=tuple(year for year in own.profiles if year > last),
        made_up=any(each.made_up for each in profiles),
        sources=tuple(dict.fromkeys(source for each in profiles for source in each.sources)),
    )


@dataclass(frozen=True, slots=True)
class _Standing:
    """The years of one place that are looked at, what breaks them, and where each stands."""

    years: Years
    breaks: tuple[YearBreak, ...]
    states: tuple[YearState, ...]


def _standing(years: Years, first: str, last: str) -> _Standing:
    """Return the years between two with their breaks."""
    kept = years.between(first, last)
    entry = catalogue_package.load().characteristics[years.characteristic]
    breaks = year_breaks(entry, years.measure, kept.breaks)
    return _Standing(kept, breaks, year_states(tuple(kept.profiles), breaks))


def _gap(here: _Standing, there: _Standing | None, sides: Sides) -> Gap:
    """Return the gap; one between two places is broken by what breaks either of them."""
    if there is None:
        return gap_trend(here.years, None, sides, here.states, here.breaks)
    breaks, states = here.breaks, here.states
    if sides.against == PLACE:
        breaks = tuple(sorted((*breaks, *there.breaks), key=lambda each: each.period))
        states = year_states(tuple(here.years.profiles), breaks)
    return gap_trend(here.years, there.years, sides, states, breaks, there.states)


def _their_lines(lines: Sequence[TrendLine], sides: Sides | None) -> tuple[TrendLine, ...]:
    """Return the comparator's lines that stand beside the place's: everyone, and both sides."""
    wanted = {TOTAL} if sides is None else {TOTAL, sides.group, sides.reference}
    return tuple(each for each in lines if each.group in wanted)


def _reference_line(
    here: _Standing,
    gap: Gap | None,
    lines: Sequence[TrendLine],
    theirs: Sequence[TrendLine],
    beside: Profile | None,
) -> TrendLine | None:
    """Return what the group is compared with as a line; None where there is none."""
    if gap is None:
        return None
    if gap.against == REFERENCE:
        return next((each for each in lines if each.group == gap.reference), None)
    line = next((each for each in theirs if each.group == gap.group), None)
    if line is not None and beside is not None and _is_of(gap, beside):
        return replace(line, label=beside.place.name, short_label=beside.place.name)
    return _compared_with(here.years, here.states, gap)


def _is_of(gap: Gap, beside: Profile) -> bool:
    """Return whether the gap is to the comparator itself."""
    return gap.against == PLACE or (gap.against == ENGLAND and beside.place.type == "england")


def _compared_with(here: Years, states: Sequence[YearState], gap: Gap) -> TrendLine:
    """Return the other side of each year's comparison: everyone else is published nowhere."""
    sides = {
        point.period: None if point.comparison is None else point.comparison.reference_estimate
        for point in gap.points
    }
    kind = TOTAL if gap.group == TOTAL else "known"
    points = line_points(
        states,
        lambda year: sides[year] or no_estimate(NOT_PUBLISHED),
        lambda year: closed_in(here.profiles[year], here.measure, kind),
    )
    label = EVERYONE_ELSE if gap.against == REST else ENGLAND_NAME
    verdict = trend_verdict(points, here.measure)
    return TrendLine(gap.reference, label, label, label, "known", points, verdict)
