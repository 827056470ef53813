"""What a profile is made of: the rows of one place, characteristic and period, read once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import Catalogue, Characteristic, Group
from amhe_explore.errors import NotPublishedError
from amhe_explore.measures import periods, place_list, published
from amhe_explore.measures.breaks import Breaks, breaks_of
from amhe_explore.measures.groups import (
    TOTAL,
    GroupRows,
    characteristic_of,
    group_rows,
    stored_under,
)
from amhe_explore.measures.published import Published
from amhe_explore.measures.results import PlaceRef, SourceRef
from amhe_explore.measures.source_refs import source_files
from amhe_explore.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Material:
    """The rows of one place, characteristic and period, and what breaks its years."""

    place: PlaceRef
    period: str
    years: tuple[str, ...]
    entry: Characteristic
    total: GroupRows
    groups: list[GroupRows]
    breaks: tuple[Breaks, ...]
    sources: tuple[SourceRef, ...]

    @property
    def exact(self) -> bool:
        """Return whether the counts are exact, as England's are."""
        return all(row.exact for row in self.total.rows)


def gather(warehouse: Warehouse, place: str, characteristic: str, period: str) -> Material:
    """Return the rows of a profile.

    Raises:
        UnknownPeriodError, UnknownPlaceError, UnknownCharacteristicError: No such thing.
        NotPublishedError: Not published for the place in the period, or not to be pooled.
    """
    catalogue = catalogue_package.load()
    entry = characteristic_of(catalogue, characteristic)
    ref = place_list.resolve(warehouse, place, periods.check(warehouse, period))
    years = periods.years_of(period)
    found = published.read(warehouse, ref.key, years, stored_under(entry))
    breaks = tuple(breaks_of(warehouse, ref.key, year, catalogue.rules) for year in years)
    return assemble(warehouse, ref, entry, period, found, breaks)


def assemble(
    warehouse: Warehouse,
    ref: PlaceRef,
    entry: Characteristic,
    period: str,
    found: Published,
    breaks: tuple[Breaks, ...],
) -> Material:
    """Return the rows of a profile from cells that are read already.

    Args:
        warehouse: The open warehouse.
        ref: The place.
        entry: The characteristic.
        period: A year, or three pooled.
        found: The place's cells.
        breaks: What breaks each of the years.

    Raises:
        NotPublishedError: Not published for the place in the period, or not to be pooled.
    """
    years = periods.years_of(period)
    total = [row for year in years if (row := found.row(year, *TOTAL)) is not None]
    groups = group_rows(warehouse, entry, found, years)
    if len(total) < len(years) or (not groups and entry.id != "total"):
        raise not_published(warehouse, catalogue_package.load(), ref, entry, period)
    _check_pooling(ref, entry, years, breaks)
    everyone = GroupRows(total_group(), "Total", total)
    return Material(
        ref, period, years, entry, everyone, groups, breaks, source_files(warehouse, found.sources)
    )


def pooled_periods(warehouse: Warehouse, place: str, loaded: Collection[str]) -> tuple[str, ...]:
    """Return the periods of three years together that a place has figures for, newest first.

    Args:
        warehouse: The open warehouse.
        place: Key of the place.
        loaded: The years in which it has figures.
    """
    rules = catalogue_package.load().rules
    found = []
    for year in sorted(loaded, reverse=True):
        pooled = periods.pooled(year)
        years = periods.years_of(pooled)
        if set(years) <= set(loaded):
            breaks = tuple(breaks_of(warehouse, place, each, rules) for each in years)
            if not _place_break(breaks):
                found.append(pooled)
    return tuple(found)


def groups_changed(entry: Characteristic, years: tuple[str, ...]) -> str:
    """Return the year among several in which the groups of a characteristic changed, or nothing."""
    return next((year for year in years[1:] if year in entry.breaks), "")


def _place_break(breaks: tuple[Breaks, ...]) -> str:
    """Return why the years of a place cannot be pooled, or nothing."""
    reasons = [each.area for each in breaks[1:]] + [each.incomplete for each in breaks]
    return next((each for each in reasons if each), "")


def total_group() -> Group:
    """Return the group of everyone in a place."""
    return catalogue_package.load().characteristics["total"].group("total")


def _check_pooling(
    ref: PlaceRef, entry: Characteristic, years: tuple[str, ...], breaks: tuple[Breaks, ...]
) -> None:
    """Refuse to pool years across a change of area or of groups, or with an incomplete year."""
    if len(years) == 1:
        return
    changed = groups_changed(entry, years)
    reason = _place_break(breaks) or (f"the groups changed in {changed}" if changed else "")
    if reason:
        raise NotPublishedError(
            f"{entry.name} of {ref.name} cannot be pooled over {years[0]} to {years[-1]}: {reason}",
            "a single year, or years with the same definitions",
        )


def own_storage(entry: Characteristic) -> set[str]:
    """Return the characteristics whose cells this one's known groups need."""
    parts = {each.partition("/")[0] for group in entry.groups for each in group.parts}
    return parts if parts and not entry.variable_types else {entry.id}


def not_published(
    warehouse: Warehouse,
    catalogue: Catalogue,
    ref: PlaceRef,
    entry: Characteristic,
    period: str,
) -> NotPublishedError:
    """Return the error that says what is published instead."""
    rows = warehouse.kept_rows("place_characteristics", place=ref.key)
    needed = own_storage(entry)
    years = sorted(
        set.intersection(*({year for name, year in rows if name == stored} for stored in needed))
    )
    stored = {name for name, year in rows if year in periods.years_of(period)}
    there = [
        each.id
        for each in catalogue.characteristics.values()
        if each.offered and own_storage(each) <= stored
    ]
    span = f"; {entry.name} is published for it in {', '.join(years)}" if years else ""
    return NotPublishedError(
        f"{entry.name} is not published for {ref.name} in {period}",
        f"one of {', '.join(there)} in {period}{span}",
    )
