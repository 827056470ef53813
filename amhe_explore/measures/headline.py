"""The headline measures of a place: the same few everywhere, each against its locked baseline."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import HeadlineMeasure
from amhe_explore.errors import AmheError
from amhe_explore.measures import headline_readings, periods, place_list
from amhe_explore.measures.false_discovery import controlled
from amhe_explore.measures.headline_change import Change, change_of
from amhe_explore.measures.headline_readings import Line, Reading
from amhe_explore.measures.place_list import ENGLAND
from amhe_explore.measures.profile import profile
from amhe_explore.measures.referral_shares import share_of_adults
from amhe_explore.measures.results import Estimate, PlaceRef, Profile, SourceRef
from amhe_explore.measures.source_refs import source_files
from amhe_explore.warehouse import Warehouse

# From a place's key, a characteristic and a period to its profile.
Read = Callable[[str, str, str], Profile]


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """One figure of a headline measure: now, in England, at the baseline, and what changed.

    Attributes:
        id: Id of the group, or of characteristic and stage.
        label: What the line is of; `against` is what it is compared with, "" where with nothing.
        now: The figure, or the reason for none.
        england: The same in England; None for England itself.
        baseline: The same in the baseline year; None in that year itself, and before.
        change: From the baseline to now; None where `change_reason` says why not.
    """

    id: str
    label: str
    against: str
    now: Reading
    england: Reading | None
    baseline: Reading | None
    change: Change | None
    change_reason: str


@dataclass(frozen=True, slots=True)
class HeadlineResult:
    """One headline measure of a place: its definition, its year and its figures."""

    measure: HeadlineMeasure
    period: str
    figures: tuple[HeadlineFigure, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline measures of a place and year."""

    place: PlaceRef
    period: str
    made_up: bool
    sources: tuple[SourceRef, ...]
    results: tuple[HeadlineResult, ...]

    def result(self, measure_id: str) -> HeadlineResult:
        """Return one measure; KeyError where there is none of that id."""
        for each in self.results:
            if each.measure.id == measure_id:
                return each
        raise KeyError(measure_id)


@dataclass(slots=True)
class _Place:
    """A place while its figures are read, with the sources met on the way."""

    warehouse: Warehouse
    ref: PlaceRef
    read: Read
    sources: dict[SourceRef, None]

    def lines(self, measure: HeadlineMeasure, period: str) -> tuple[Line, ...]:
        """Return the lines of one measure in a period, each with a figure or its reason."""
        found: dict[str, Profile | str] = {}
        for characteristic in measure.characteristics:
            try:
                own = self.read(self.ref.key, characteristic, period)
            except AmheError as error:
                found[characteristic] = error.what.rstrip(".")
                continue
            found[characteristic] = own
            self.sources.update(dict.fromkeys(own.sources))
        return headline_readings.lines(measure, found, self._adults(measure))

    def _adults(self, measure: HeadlineMeasure) -> Estimate | None:
        """Return the share of the adults living here, where the measure stands beside it."""
        if not measure.population:
            return None
        share, used = share_of_adults(self.warehouse, self.ref.key)
        self.sources.update(dict.fromkeys(source_files(self.warehouse, used)))
        return share


def headline(
    warehouse: Warehouse, place: str, period: str | None = None, read: Read | None = None
) -> Headline:
    """Return the headline measures of a place.

    Args:
        warehouse: The open warehouse.
        place: A code, or type:code.
        period: A financial year; the newest in which the place has figures where it is not given.
        read: Where profiles come from; every caller of a session may share one that keeps them.

    Raises:
        UnknownPlaceError: No such place, or none in the year.
        NoFiguresError: A real place, and only the embedded default is loaded.
    """
    ref = place_list.resolve(warehouse, place, period or _newest(warehouse, place))
    year = periods.years_of(period or _newest(warehouse, place))[-1]
    reading = read or functools.cache(functools.partial(profile, warehouse))
    sources: dict[SourceRef, None] = {}
    here = _Place(warehouse, ref, reading, sources)
    there = None
    if ref.type != "england":
        england = place_list.resolve(warehouse, ENGLAND, year)
        there = _Place(warehouse, england, reading, sources)
    results = tuple(_result(each, here, there, year) for each in catalogue_package.load_headlines())
    made_up = any(source.made_up for source in sources)
    return Headline(ref, year, made_up, tuple(sources), _held(results))


def _newest(warehouse: Warehouse, place: str) -> str:
    """Return the newest year in which a place has figures; the newest loaded where it has none."""
    kind, _, code = place.strip().rpartition(":")
    years = [
        year
        for entry in place_list.places(warehouse)
        if entry.code.upper() == code.upper() and kind.lower() in ("", entry.type)
        for year in entry.periods
    ]
    return max(years) if years else periods.all_periods(warehouse)[0]


def _result(
    measure: HeadlineMeasure, here: _Place, there: _Place | None, year: str
) -> HeadlineResult:
    """Return one measure of a place with England's beside, and its change."""
    period = periods.pooled(year) if measure.pooled else year
    england = {} if there is None else {each.id: each for each in there.lines(measure, period)}
    before = {}
    if measure.baseline < period:
        before = {each.id: each for each in here.lines(measure, measure.baseline)}
    figures = []
    for line in here.lines(measure, period):
        old = before.get(line.id)
        beside = england.get(line.id)
        change, reason = change_of(here.warehouse, here.ref.key, measure, period, line, old)
        figures.append(
            HeadlineFigure(
                id=line.id,
                label=line.label,
                against=line.against,
                now=line.reading,
                england=None if beside is None else beside.reading,
                baseline=None if old is None else old.reading,
                change=change,
                change_reason=reason,
            )
        )
    return HeadlineResult(measure, period, tuple(figures))


def _held(results: tuple[HeadlineResult, ...]) -> tuple[HeadlineResult, ...]:
    """Return the measures with the verdicts that may stand together on one screen."""
    compared = [
        figure.now.comparison
        for result in results
        for figure in result.figures
        if figure.now.comparison is not None
    ]
    kept, _ = controlled(compared, catalogue_package.load().rules)
    by_place = iter(kept)
    return tuple(
        replace(
            result,
            figures=tuple(
                figure
                if figure.now.comparison is None
                else replace(figure, now=replace(figure.now, comparison=next(by_place)))
                for figure in result.figures
            ),
        )
        for result in results
    )
