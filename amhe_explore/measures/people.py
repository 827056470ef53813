"""How many people live in a place, by group, for rates per head."""

from __future__ import annotations

from types import MappingProxyType

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import Characteristic, Group
from amhe_explore.warehouse import Warehouse

# Who a rate per head is for, by the characteristic's population base.
BASES = MappingProxyType({"adults_by_imd2019_decile": "18_plus", "all": "18_plus"})
STORED = ("deprivation", "total")


def people_of(warehouse: Warehouse, place: str, entry: Characteristic) -> dict[str, int]:
    """Return the people of a place by group id; empty where none are known.

    Where some tenths are known, nobody lives in areas of those that are not: they have 0.
    """
    base = BASES.get(entry.population)
    if base is None:
        return {}
    found = {
        group: people
        for characteristic, group, who, _, people, _ in warehouse.kept_rows(
            "population", place=place
        )
        if who == base and characteristic in STORED
    }
    tenths = catalogue_package.load().characteristics[STORED[0]].groups
    known = [each.id for each in tenths if each.kind == "known"]
    return dict.fromkeys(known, 0) | found if any(each in found for each in known) else found


def people_of_group(group: Group, people: dict[str, int]) -> int | None:
    """Return the people of one group, or of its parts together; None where one is not known."""
    names = [each.partition("/")[2] for each in group.parts] or [group.id]
    if any(name not in people for name in names):
        return None
    return sum(people[name] for name in names)
