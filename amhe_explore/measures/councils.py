"""Councils: which ICBs each lies in, how many people live there, how deprived its areas are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore.measures import place_list
from amhe_explore.measures.results import PlaceRef, SourceRef
from amhe_explore.measures.source_refs import source_files
from amhe_explore.warehouse import Warehouse

COUNTY, DISTRICT = "county", "district"


@dataclass(frozen=True, slots=True)
class CouncilPart:
    """The part of a council that lies in one ICB, in small areas."""

    icb: PlaceRef
    small_areas: int


@dataclass(frozen=True, slots=True)
class Council:
    """One council and what is known of it from its small areas.

    Attributes:
        code: ONS code.
        name: Its name.
        kind: county (two tiers of councils) or district (any other council).
        parts: The ICBs it lies in, the one with most of it first.
        small_areas: How many small areas it has.
        tenth: How many of them are among the most deprived tenth of England; None if not loaded.
        fifth: The same of the most deprived fifth.
        people: People of all ages (Census 2021); None if not loaded.
    """

    code: str
    name: str
    kind: str
    parts: tuple[CouncilPart, ...]
    small_areas: int
    tenth: int | None
    fifth: int | None
    people: int | None
    sources: tuple[SourceRef, ...]
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """One district in one ICB."""

    name: str
    icb: str
    small_areas: int
    tenth: int | None
    fifth: int | None
    people: int | None
    sources: tuple[str, ...]


def councils(warehouse: Warehouse) -> tuple[Council, ...]:
    """Return every council by name; none where no lookup of small areas is loaded."""
    rows: dict[str, list[_Row]] = {}
    for district, name, icb, areas, tenth, fifth, people, *named in warehouse.kept_rows(
        "council_list"
    ):
        used = tuple(each for each in named if each)
        row = _Row(name, icb, areas, tenth, fifth, people, used)
        rows.setdefault(district, []).append(row)
    found = [_council(warehouse, code, DISTRICT, own) for code, own in rows.items()]
    for county in catalogue_package.load_counties():
        inside = [row for district in county.districts for row in rows.get(district, [])]
        if inside and all(district in rows for district in county.districts):
            found.append(_council(warehouse, county.code, COUNTY, inside, county.name))
    return tuple(sorted(found, key=lambda each: (each.name, each.code)))


def find_council(known: Iterable[Council], asked: str) -> Council | None:
    """Return the council of a code or name; None where there is none."""
    wanted = asked.strip().casefold()
    return next(
        (each for each in known if wanted in (each.code.casefold(), each.name.casefold())), None
    )


def districts_in(known: Iterable[Council], icb: str) -> tuple[Council, ...]:
    """Return the councils that lie in an ICB, wholly or in part, without the counties over them.

    Args:
        known: Every council.
        icb: Code of the ICB.
    """
    return tuple(
        each
        for each in known
        if each.kind == DISTRICT and any(part.icb.code == icb for part in each.parts)
    )


def _council(
    warehouse: Warehouse, code: str, kind: str, rows: list[_Row], name: str = ""
) -> Council:
    """Return one council made of its rows."""
    by_icb: dict[str, int] = {}
    for row in rows:
        by_icb[row.icb] = by_icb.get(row.icb, 0) + row.small_areas
    parts = sorted(by_icb.items(), key=lambda each: (-each[1], each[0]))
    used = {source for row in rows for source in row.sources}
    return Council(
        code=code,
        name=name or rows[0].name,
        kind=kind,
        parts=tuple(CouncilPart(_icb(warehouse, icb), count) for icb, count in parts),
        small_areas=sum(row.small_areas for row in rows),
        tenth=_sum(row.tenth for row in rows),
        fifth=_sum(row.fifth for row in rows),
        people=_sum(row.people for row in rows),
        sources=source_files(warehouse, used),
    )


def _icb(warehouse: Warehouse, code: str) -> PlaceRef:
    """Return an ICB as results name it; by its code alone where nothing else is known."""
    entry = place_list.entry_of(warehouse, f"icb:{code}")
    if entry is not None:
        return place_list.as_ref(entry)
    known = catalogue_package.load().places.get(f"icb:{code}")
    return PlaceRef(code, known.name if known else code, "icb")


def _sum(values: Iterable[int | None]) -> int | None:
    """Return a sum; None where a part is not known."""
    numbers = list(values)
    known = [each for each in numbers if each is not None]
    return sum(known) if len(known) == len(numbers) else None
