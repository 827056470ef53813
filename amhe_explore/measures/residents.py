"""How many people living in a place belong to each group of a characteristic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import Characteristic
from amhe_explore.measures.people import people_of, people_of_group
from amhe_explore.warehouse import Warehouse

TOTAL = "Total"
# People who did not answer are not part of the shares, as those not recorded are not.
NOT_ANSWERED = "Not answered"
DEPRIVATION = "deprivation"
ADULT_WORDS = "adults living here (18 and over)"


@dataclass(frozen=True, slots=True)
class Residents:
    """The people of a place by group.

    Attributes:
        people: By group id, joined groups among them.
        total: Everyone that the shares are of.
        words: What they are: "adults living here".
        source: Source and edition, as stored with the figures.
    """

    people: Mapping[str, float]
    total: float
    words: str
    source: str

    def share(self, group_id: str) -> float | None:
        """Return a group's share of everyone, 0..1; None where it has no counterpart."""
        people = self.people.get(group_id)
        return None if people is None or self.total <= 0 else people / self.total


def residents_of(warehouse: Warehouse, place: str, entry: Characteristic) -> Residents | None:
    """Return the people of a place by a characteristic; None where none are loaded.

    Args:
        warehouse: The open warehouse.
        place: Key of the place.
        entry: The characteristic; its `census` entries say which categories make which group.
    """
    if entry.id.startswith(DEPRIVATION):
        return _by_deprivation(warehouse, place, entry)
    if not entry.census_table:
        return None
    rows = [
        (table, category, people, source)
        for table, category, base, _, people, source in warehouse.kept_rows(
            "population", place=place
        )
        if base == entry.census_base
    ]
    return _by_own_groups(entry, rows) or _by_detail(entry, rows) or _by_table(entry, rows)


_Rows = list[tuple[str, str, float, str]]


def _by_deprivation(warehouse: Warehouse, place: str, entry: Characteristic) -> Residents | None:
    """Return adults by how deprived their area is."""
    people = people_of(warehouse, place, entry)
    found = {group.id: people_of_group(group, people) for group in entry.groups}
    known = {group: float(number) for group, number in found.items() if number is not None}
    if not known:
        return None
    source = next(
        row[5] for row in warehouse.kept_rows("population", place=place) if row[0] == DEPRIVATION
    )
    return Residents(known, sum(known.values()), ADULT_WORDS, source)


def _by_own_groups(entry: Characteristic, rows: _Rows) -> Residents | None:
    """Return the people of a place whose population is stored by our own groups."""
    own = {group: float(people) for table, group, people, _ in rows if table == entry.id}
    if not own:
        return None
    source = next(source for table, _, _, source in rows if table == entry.id)
    return Residents(own, sum(own.values()), entry.residents_words, source)


def _by_table(entry: Characteristic, rows: _Rows) -> Residents | None:
    """Return the people by the categories of a Census table."""
    table = {category: people for name, category, people, _ in rows if name == entry.census_table}
    groups = [(group.id, group.census) for group in entry.groups if group.census]
    groups += [(joined.id, joined.census) for joined in entry.joined]
    found = {
        group: float(sum(table[each] for each in census))
        for group, census in groups
        if all(each in table for each in census)
    }
    if not found:
        return None
    source = next(source for name, _, _, source in rows if name == entry.census_table)
    return Residents(found, _everyone(entry, table), entry.residents_words, source)


def _everyone(entry: Characteristic, table: Mapping[str, float]) -> float:
    """Return everyone that the shares of a table are of."""
    if entry.census_total:
        return sum(table.get(each, 0) * part for each, part in entry.census_total.items())
    hidden = table.get(NOT_ANSWERED, 0)
    if TOTAL in table:
        return float(table[TOTAL] - hidden)
    return float(sum(table.values()) - hidden)


def _by_detail(entry: Characteristic, rows: _Rows) -> Residents | None:
    """Return the people of broad groups as the sums of the detailed groups they are made of."""
    for detailed in _details_of(entry):
        found = _by_own_groups(detailed, rows) or _by_table(detailed, rows)
        if found is None:
            continue
        parts = [group for group in detailed.groups if group.broad]
        if any(group.id not in found.people for group in parts):
            continue
        broad: dict[str, float] = {}
        for group in parts:
            broad[group.broad] = broad.get(group.broad, 0.0) + found.people[group.id]
        return Residents(broad, found.total, entry.residents_words, found.source)
    return None


def _details_of(entry: Characteristic) -> Iterable[Characteristic]:
    """Return the characteristics whose groups are the details of this one's."""
    return (
        each
        for each in catalogue_package.load().characteristics.values()
        if each.recorded_with == entry.id and any(group.broad for group in each.groups)
    )
