"""Adults of a place by deprivation tenth of the area they live in (IMD 2019, mid-2020)."""

from __future__ import annotations

from amhe_explore import catalogue as catalogue_package
from amhe_explore.measures.people import BASES, people_of
from amhe_explore.measures.results import SourceRef
from amhe_explore.measures.source_refs import source_files
from amhe_explore.warehouse import Warehouse


def adults_by_tenth(warehouse: Warehouse, place: str) -> dict[str, int]:
    """Return the adults of each tenth, `imd_01` the most deprived; 0 where nobody lives.

    Empty where the place's adults are not known at all.

    Args:
        warehouse: The open warehouse.
        place: Key of the place.
    """
    entry = catalogue_package.load().characteristics["deprivation"]
    people = people_of(warehouse, place, entry)
    tenths = [group.id for group in entry.groups if group.kind == "known"]
    if not any(tenth in people for tenth in tenths):
        return {}
    return {tenth: people.get(tenth, 0) for tenth in tenths}


def adults_sources(warehouse: Warehouse, place: str) -> tuple[SourceRef, ...]:
    """Return where the adults of each tenth are from; nothing where they are not known.

    Args:
        warehouse: The open warehouse.
        place: Key of the place.
    """
    base = BASES["adults_by_imd2019_decile"]
    rows = warehouse.kept_rows("population", place=place)
    used = {row[-1] for row in rows if row[0] == "deprivation" and row[2] == base}
    return source_files(warehouse, used)
