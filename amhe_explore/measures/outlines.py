"""The outlines of places that a warehouse holds, with the year they were drawn in."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore.measures.periods import years_of
from amhe_explore.measures.results import PlaceRef, SourceRef
from amhe_explore.measures.source_refs import sources_once
from amhe_explore.warehouse import Warehouse

LONDON = "region:Y56"
LAST_STEP = 3


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of one place.

    Attributes:
        place: The place.
        region: Key of its region, "" where it has none.
        shape: WKB in metres of the British National Grid.
    """

    place: PlaceRef
    region: str
    shape: bytes

    @property
    def in_london(self) -> bool:
        """Return whether the place lies in London and is not London itself: too small to see."""
        return self.region == LONDON and self.place.type != "region"


@dataclass(frozen=True, slots=True)
class Outlines:
    """The outlines of every place of one type.

    Attributes:
        level: The type of place.
        source: The boundary file; None where there is none.
        areas: One outline a place, by code.
    """

    level: str
    source: SourceRef | None
    areas: tuple[Outline, ...]


def outlines(warehouse: Warehouse, level: str) -> Outlines:
    """Return the outlines of one type of place; without areas where no file holds them.

    Args:
        warehouse: The open warehouse.
        level: icb, sub_icb or region.
    """
    parents = {row[0]: row[4] for row in warehouse.kept_rows("place_list")}
    rows = warehouse.rows("outline_list", type=level)
    areas = tuple(
        Outline(
            PlaceRef(code, name, kind, (parent or "").partition(":")[2] or None),
            region_of(f"{kind}:{code}", parents),
            bytes(shape),
        )
        for code, name, kind, parent, shape, _ in rows
    )
    source = sources_once(warehouse, {rows[0][5]})[0] if rows else None
    return Outlines(level, source, areas)


def region_of(place: str, parents: dict[str, str | None]) -> str:
    """Return the key of the region that a place lies in or is, "" where it is not known."""
    at: str | None = place
    for _ in range(LAST_STEP):
        if at is None or at.startswith("region:"):
            break
        at = parents.get(at)
    return at if at is not None and at.startswith("region:") else ""


def fits_period(source: SourceRef | None, period: str) -> bool:
    """Return whether boundaries show the places of a period: never those of later places."""
    if source is None:
        return False
    edition = catalogue_package.load().sources[source.id].editions.get(source.edition)
    last = edition.last_period if edition else ""
    return not last or max(years_of(period)) <= last
