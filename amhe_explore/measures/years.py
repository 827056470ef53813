"""Every loaded year of one place: what change over time is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from amhe_explore import catalogue as catalogue_package
from amhe_explore.errors import NotPublishedError, UnknownMeasureError
from amhe_explore.measures import periods, place_list
from amhe_explore.measures.breaks import Breaks, breaks_of
from amhe_explore.measures.groups import characteristic_of
from amhe_explore.measures.profile import DEFAULT_MEASURE, compared_measures, profile
from amhe_explore.measures.results import PlaceRef, Profile
from amhe_explore.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Years:
    """Every loaded year of one place, characteristic and measure.

    Attributes:
        place: The place.
        characteristic: Id.
        measure: Id of the rate that the profiles compare.
        profiles: By year, oldest first; a year in which it is not published is left out.
        breaks: What breaks each of these years.
    """

    place: PlaceRef
    characteristic: str
    measure: str
    profiles: Mapping[str, Profile]
    breaks: Mapping[str, Breaks]

    def chosen(self, period: str) -> Profile:
        """Return the profile of a year; of a pooled period that of its last year.

        Raises:
            NotPublishedError: There is none.
        """
        year = periods.years_of(period)[-1]
        if year not in self.profiles:
            raise NotPublishedError(
                f"{self.characteristic} is not published for {self.place.name} in {year}",
                f"one of {', '.join(self.profiles)}",
            )
        return self.profiles[year]

    def between(self, first: str, last: str) -> Years:
        """Return the years from one to another, both included."""
        kept = [year for year in self.profiles if first <= year <= last]
        return replace(
            self,
            profiles={year: self.profiles[year] for year in kept},
            breaks={year: self.breaks[year] for year in kept},
        )


def years(
    warehouse: Warehouse, place: str, characteristic: str, measure: str = DEFAULT_MEASURE
) -> Years:
    """Return every loaded year of a place, each as its own profile has it.

    Args:
        warehouse: The open warehouse.
        place: Key of the place, type:code.
        characteristic: Id of an offered characteristic.
        measure: Id of a rate.

    Raises:
        UnknownPlaceError, UnknownCharacteristicError: No such thing.
        UnknownMeasureError: No such rate.
        NotPublishedError: Not published for the place in any year.
    """
    catalogue = catalogue_package.load()
    entry = characteristic_of(catalogue, characteristic)
    if measure not in compared_measures(catalogue):
        known = ", ".join(compared_measures(catalogue))
        raise UnknownMeasureError(f"Unknown measure {periods.short(measure)!r}", f"one of {known}")
    listed = place_list.entry_of(warehouse, place)
    loaded = periods.all_periods(warehouse) if listed is None else listed.periods
    found = {}
    for year in sorted(loaded):
        try:
            found[year] = profile(warehouse, place, entry.id, year, measure)
        except NotPublishedError:
            continue
    if not found:
        name = periods.short(place) if listed is None else listed.name
        raise NotPublishedError(f"{entry.name} is not published for {name} in any loaded year")
    ref = next(reversed(found.values())).place
    broken = {year: breaks_of(warehouse, ref.key, year, catalogue.rules) for year in found}
    return Years(ref, entry.id, measure, MappingProxyType(found), MappingProxyType(broken))
