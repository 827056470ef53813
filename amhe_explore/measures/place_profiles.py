"""One measure of many places at once, each exactly as its own profile has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import Catalogue, Characteristic
from amhe_explore.errors import AmheError, NotPublishedError, UnknownMeasureError
from amhe_explore.measures import periods, place_list, published
from amhe_explore.measures.breaks import Breaks, breaks_of_all
from amhe_explore.measures.comparisons import Ground, compare
from amhe_explore.measures.gates import check
from amhe_explore.measures.groups import GroupRows, characteristic_of, stored_under
from amhe_explore.measures.material import Material, assemble
from amhe_explore.measures.people import people_of, people_of_group
from amhe_explore.measures.profile import PER_HEAD, compared_measures, rate_of
from amhe_explore.measures.results import (
    Count,
    Estimate,
    GroupResult,
    PlaceEntry,
    PlaceRef,
    Profile,
)
from amhe_explore.warehouse import Warehouse

NO_COUNTS: Mapping[str, Count] = MappingProxyType({})
NO_BREAKS = Breaks()


@dataclass(frozen=True, slots=True)
class PlaceProfiles:
    """Profiles of many places that hold one measure, of everyone and of the groups asked for.

    Attributes:
        kind: The type of the places.
        england: England's; None where it has none.
        of_place: By key of the place, by name. Their groups have no counts.
        breaks: What breaks each place's years, by key.
        missing: The places without a profile, with the reason.
    """

    kind: str
    england: Profile | None
    of_place: Mapping[str, Profile]
    breaks: Mapping[str, tuple[Breaks, ...]]
    missing: Mapping[PlaceRef, str]


def place_profiles(
    warehouse: Warehouse,
    kind: str,
    period: str,
    measure: str,
    characteristic: str = "total",
    groups: Iterable[str] = (),
) -> PlaceProfiles:
    """Return one measure of every place of a type: everyone, and some groups.

    Rates, gates and comparisons are those of `profile`; everything else is left out, so that all
    places are read in one query.

    Args:
        warehouse: The open warehouse.
        kind: Type of the places: region, icb, sub_icb or provider.
        period: A financial year, or three pooled.
        measure: Id of a rate.
        characteristic: Id of the characteristic that the groups belong to.
        groups: Ids of the groups.

    Raises:
        UnknownPeriodError, UnknownPlaceError, UnknownCharacteristicError, UnknownMeasureError:
            No such thing.
    """
    catalogue = catalogue_package.load()
    if measure not in compared_measures(catalogue):
        known = ", ".join(compared_measures(catalogue))
        raise UnknownMeasureError(f"Unknown measure {periods.short(measure)!r}", f"one of {known}")
    entry = characteristic_of(catalogue, characteristic)
    years = periods.years_of(periods.check(warehouse, period))
    refs = [place_list.as_ref(each) for each in _listed(warehouse, kind, years)]
    keys = [place_list.ENGLAND, *(ref.key for ref in refs)]
    cells = published.read_places(warehouse, keys, years, stored_under(entry))
    broken = breaks_of_all(warehouse, catalogue.rules, years)
    breaks = {key: tuple(broken.get((key, year), NO_BREAKS) for year in years) for key in keys}
    reading = _Reading(warehouse, catalogue, entry, period, measure, frozenset(groups))
    england = reading.england(cells, breaks)
    found: dict[str, Profile] = {}
    missing: dict[PlaceRef, str] = {}
    for ref in refs:
        try:
            if ref.key not in cells:
                raise NotPublishedError(f"{entry.name} is not published for {ref.name}", "")
            found[ref.key] = reading.profile(
                assemble(warehouse, ref, entry, period, cells[ref.key], breaks[ref.key]), england
            )
        except AmheError as error:
            missing[ref] = _reason(error, entry, period)
    return PlaceProfiles(
        kind,
        england,
        MappingProxyType(found),
        MappingProxyType(breaks),
        MappingProxyType(missing),
    )


def _listed(warehouse: Warehouse, kind: str, years: tuple[str, ...]) -> list[PlaceEntry]:
    """Return the places of a type with figures in any of the years, by name."""
    having = [
        each
        for each in place_list.places(warehouse, type=kind)
        if set(years) & set(each.periods) and each.key != place_list.ENGLAND
    ]
    return sorted(having, key=lambda each: (each.name.casefold(), each.code))


def _reason(error: AmheError, entry: Characteristic, period: str) -> str:
    """Return why a place has no profile, short enough for a cell."""
    _, pooled, why = error.what.partition("cannot be pooled over")
    if pooled:
        return f"the years cannot be pooled: {why.partition(': ')[2]}"
    return f"{entry.name} is not published for it in {period}"


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is asked of every place."""

    warehouse: Warehouse
    catalogue: Catalogue
    entry: Characteristic
    period: str
    measure: str
    groups: frozenset[str]

    def england(
        self, cells: Mapping[str, published.Published], breaks: Mapping[str, tuple[Breaks, ...]]
    ) -> Profile | None:
        """Return England's profile, None where it has none."""
        key = place_list.ENGLAND
        entry = place_list.entry_of(self.warehouse, key)
        if key not in cells or entry is None:
            return None
        try:
            material = assemble(
                self.warehouse,
                place_list.as_ref(entry),
                self.entry,
                self.period,
                cells[key],
                breaks[key],
            )
        except AmheError:
            return None
        return self.profile(material, None)

    def profile(self, material: Material, england: Profile | None) -> Profile:
        """Return one place's profile of the measure."""
        rules, entry = self.catalogue.rules, self.entry
        checked = check(material, rules)
        groups = checked.groups
        wanted = [each for each in groups if each.group.id in self.groups]
        results = self._results(material, [material.total, *wanted])
        ground = Ground(
            entry,
            self.catalogue.measures[self.measure],
            rules,
            checked.by_id,
            material.total,
            groups,
            _rates_of(england, self.measure),
        )
        return Profile(
            place=material.place,
            period=self.period,
            characteristic=entry.id,
            characteristic_name=entry.name,
            made_up=any(source.made_up for source in material.sources),
            sources=material.sources,
            groups=results,
            gates=checked.gates,
            comparisons=compare(ground, results),
            not_recorded_share=MappingProxyType(checked.not_recorded),
        )

    def _results(self, material: Material, groups: list[GroupRows]) -> tuple[GroupResult, ...]:
        """Return everyone and the groups, each with the one rate."""
        people: dict[str, int] = {}
        if self.measure in PER_HEAD:
            people = people_of(self.warehouse, material.place.key, self.entry)
        return tuple(
            GroupResult(
                id=each.group.id,
                label=each.group.label,
                short_label=each.group.short_label or each.group.label,
                plain_label=each.group.plain_label or each.group.label,
                official_label=each.official_label,
                kind=each.group.kind,
                order=order,
                counts=NO_COUNTS,
                rates=MappingProxyType({self.measure: self._rate(each, material, people)}),
                worked_out=each.worked_out,
                compared=each.group.compared,
                note=each.group.note,
            )
            for order, each in enumerate(groups)
        )

    def _rate(self, each: GroupRows, material: Material, people: dict[str, int]) -> Estimate:
        """Return the measure of one group."""
        own = people_of_group(each.group, people)
        return rate_of(self.catalogue, self.measure, each.rows, own, len(material.years))


def _rates_of(england: Profile | None, measure: str) -> dict[str, Estimate]:
    """Return England's rates by group."""
    if england is None:
        return {}
    return {group.id: group.rates[measure] for group in england.groups}
