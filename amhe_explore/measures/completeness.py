"""How completely each characteristic is recorded: stage by stage, and year by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import Characteristic
from amhe_explore.measures import periods, place_list, published
from amhe_explore.measures.groups import TOTAL as TOTAL_KEY
from amhe_explore.measures.groups import GroupRows, group_rows, stored_under
from amhe_explore.measures.profile import characteristics
from amhe_explore.measures.published import Published, Row, count_of
from amhe_explore.measures.recording import (
    not_recorded_share,
    outcomes_gate,
    share_of_kind,
    stages_gate,
)
from amhe_explore.measures.results import (
    NOT_APPLICABLE,
    PUBLISHED,
    SUPPRESSED,
    Gate,
    PlaceRef,
    Recording,
    SourceRef,
)
from amhe_explore.measures.source_refs import source_files
from amhe_explore.warehouse import Warehouse

STAGES = ("referrals", "started", "finished")


@dataclass(frozen=True, slots=True)
class Share:
    """A share 0..1 of one count, or the reason for none.

    Suppressed: every label that says so is under 5, which stands for nought in sums.
    """

    value: float | None
    flag: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """How completely one characteristic is recorded in a place and year.

    Attributes:
        not_recorded: Share not recorded of each count of STAGES.
        declined: Share asked who preferred not to say; not_applicable where no label says so.
        missing: Both together, of each count that is published.
        stages: The recording gate across stages, and `outcomes` that for outcomes.
    """

    characteristic: str
    name: str
    not_recorded: tuple[Share, ...]
    declined: tuple[Share, ...]
    missing: tuple[Share, ...]
    stages: Gate
    outcomes: Gate

    @property
    def at_referral(self) -> float | None:
        """Return the share missing at referral, both kinds together."""
        return self.missing[0].value


@dataclass(frozen=True, slots=True)
class PlaceCompleteness:
    """Every characteristic of a place: in one year, and at referral over all its years."""

    place: PlaceRef
    period: str
    made_up: bool
    sources: tuple[SourceRef, ...]
    entries: tuple[Completeness, ...]
    by_year: tuple[tuple[str, tuple[Completeness, ...]], ...]

    @property
    def characteristic(self) -> str:
        """Return what stands in the place of a characteristic in names of files."""
        return "completeness"

    @property
    def ranked(self) -> tuple[Completeness, ...]:
        """Return the characteristics, the one missing most often at referral first."""
        known = [each for each in self.entries if each.at_referral is not None]
        return tuple(sorted(known, key=lambda each: -(each.at_referral or 0.0)))

    def of(self, characteristic: str) -> Completeness | None:
        """Return one characteristic, or None where the place does not publish it."""
        return next((each for each in self.entries if each.characteristic == characteristic), None)


def completeness(warehouse: Warehouse, place: str, period: str) -> PlaceCompleteness:
    """Return how completely everything is recorded in a place.

    Args:
        warehouse: The open warehouse.
        place: A code, or type:code.
        period: A financial year.

    Raises:
        AmheError: No such place or period, or no figures of the place in it.
    """
    ref = place_list.resolve(warehouse, place, periods.check(warehouse, period))
    entry = place_list.entry_of(warehouse, ref.key)
    had = () if entry is None else entry.periods
    years = [year for year in reversed(periods.all_periods(warehouse)) if year in had]
    by_year = {year: _of_year(warehouse, ref, year) for year in years}
    cells = published.read(warehouse, ref.key, [period], [TOTAL_KEY[0]])
    sources = source_files(warehouse, cells.sources)
    return PlaceCompleteness(
        place=ref,
        period=period,
        made_up=any(source.made_up for source in sources),
        sources=sources,
        entries=by_year[period],
        by_year=tuple(by_year.items()),
    )


def recordings(warehouse: Warehouse, place: str, period: str) -> tuple[Recording, ...]:
    """Return how completely each characteristic is recorded in a place and year."""
    rules = catalogue_package.load().rules
    ref = place_list.resolve(warehouse, place, periods.check(warehouse, period))
    made_up = place_list.is_made_up(warehouse, ref.key)
    found = []
    for entry, total, groups in _recorded(warehouse, ref, period):
        shares = not_recorded_share(total, groups)
        if shares:
            found.append(
                Recording(
                    characteristic=entry.id,
                    name=entry.name,
                    share_referrals=shares.get("referrals"),
                    share_finished=shares.get("finished"),
                    declined_referrals=share_of_kind(total, groups, "declined", "referrals"),
                    stages=stages_gate(entry, shares, rules),
                    outcomes=outcomes_gate(entry, shares, rules),
                    made_up=made_up,
                )
            )
    return tuple(found)


Recorded = tuple[Characteristic, list[Row], list[GroupRows]]


def _recorded(warehouse: Warehouse, ref: PlaceRef, period: str) -> Iterator[Recorded]:
    """Yield each characteristic that can be missing, with the total and the groups of a place."""
    catalogue = catalogue_package.load()
    years = periods.years_of(period)
    offered = [
        catalogue.characteristics[each] for each in characteristics(warehouse, ref.key, period)
    ]
    cells = published.read(warehouse, ref.key, years, _stored(offered))
    total = _total(cells, years)
    for entry in offered:
        if not entry.crosses and not entry.recorded_with:
            yield entry, total, group_rows(warehouse, entry, cells, years)


def _stored(entries: list[Characteristic]) -> set[str]:
    """Return the characteristics under which the cells of all entries stand."""
    return {name for entry in entries for name in stored_under(entry)}


def _total(cells: Published, years: tuple[str, ...]) -> list[Row]:
    """Return the rows of everyone together."""
    return [row for year in years if (row := cells.row(year, *TOTAL_KEY)) is not None]


def _of_year(warehouse: Warehouse, ref: PlaceRef, year: str) -> tuple[Completeness, ...]:
    """Return every characteristic of one year."""
    rules = catalogue_package.load().rules
    found = []
    for entry, total, groups in _recorded(warehouse, ref, year):
        shares = not_recorded_share(total, groups)
        if not shares:
            continue
        kinds = {
            kind: tuple(_share(total, groups, kind, stage) for stage in STAGES)
            for kind in ("not_recorded", "declined")
        }
        found.append(
            Completeness(
                characteristic=entry.id,
                name=entry.name,
                not_recorded=kinds["not_recorded"],
                declined=kinds["declined"],
                missing=tuple(
                    Share(shares[stage], PUBLISHED)
                    if stage in shares
                    else Share(None, count_of(total, stage).flag)
                    for stage in STAGES
                ),
                stages=stages_gate(entry, shares, rules),
                outcomes=outcomes_gate(entry, shares, rules),
            )
        )
    return tuple(found)


def _share(total: list[Row], groups: list[GroupRows], kind: str, stage: str) -> Share:
    """Return the share of one count that is of one kind, or the reason for none."""
    hidden = [each for each in groups if each.group.kind == kind]
    if not hidden:
        return Share(None, NOT_APPLICABLE)
    share = share_of_kind(total, groups, kind, stage)
    if share is None:
        return Share(None, count_of(total, stage).flag)
    if all(count_of(each.rows, stage).flag == SUPPRESSED for each in hidden):
        return Share(None, SUPPRESSED)
    return Share(share, PUBLISHED)
