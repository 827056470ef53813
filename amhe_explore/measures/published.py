"""Published cells of one place: what stands in the warehouse, ready to be counted and rated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amhe_explore.measures.results import (
    CALCULATED,
    NOT_PUBLISHED,
    PUBLISHED,
    SUPPRESSED,
    Count,
)
from amhe_explore.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Cell:
    """One published cell: a number, or the reason for none."""

    value: float | None
    flag: str
    rounded_to: int


NO_CELL = Cell(None, NOT_PUBLISHED, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """Every cell of one group in one period."""

    cells: Mapping[str, Cell]

    def cell(self, measure: str) -> Cell:
        """Return the cell of a measure; one that the source does not carry is not_published."""
        return self.cells.get(measure, NO_CELL)

    def number(self, measure: str) -> float | None:
        """Return the number of a measure, or None."""
        return self.cell(measure).value

    @property
    def exact(self) -> bool:
        """Return whether the counts are exact, as England's are."""
        return all(cell.rounded_to == 1 for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Published:
    """What is published for one place, by period and group; and from which sources."""

    rows: Mapping[tuple[str, str, str], Row]
    sources: tuple[str, ...]

    def row(self, period: str, characteristic: str, group: str) -> Row | None:
        """Return one group's row, or None where the place publishes none."""
        return self.rows.get((period, characteristic, group))


def read(
    warehouse: Warehouse, place: str, periods: Iterable[str], characteristics: Iterable[str]
) -> Published:
    """Return the published cells of a place.

    Args:
        warehouse: The open warehouse.
        place: Key of the place.
        periods: Annual periods.
        characteristics: Characteristics under which cells are stored.
    """
    found: dict[tuple[str, str, str], dict[str, Cell]] = {}
    sources: set[str] = set()
    for period, characteristic, group, measure, value, flag, rounded_to, source in warehouse.rows(
        "cells",
        place=place,
        periods=list(periods),
        characteristics=list(characteristics),
    ):
        cells = found.setdefault((period, characteristic, group), {})
        cells[measure] = Cell(value, flag, rounded_to)
        sources.add(source)
    return Published({key: Row(cells) for key, cells in found.items()}, tuple(sorted(sources)))


def read_places(
    warehouse: Warehouse,
    places: Iterable[str],
    periods: Iterable[str],
    characteristics: Iterable[str],
) -> dict[str, Published]:
    """Return the published cells of many places by key, read at once.

    A place without any is left out.

    Args:
        warehouse: The open warehouse.
        places: Keys of the places.
        periods: Annual periods.
        characteristics: Characteristics under which cells are stored.
    """
    found: dict[str, dict[tuple[str, str, str], dict[str, Cell]]] = {}
    sources: dict[str, set[str]] = {}
    for (
        place,
        period,
        characteristic,
        group,
        measure,
        value,
        flag,
        rounded_to,
        source,
    ) in warehouse.rows(
        "cells_of_places",
        places=list(places),
        periods=list(periods),
        characteristics=list(characteristics),
    ):
        rows = found.setdefault(place, {})
        rows.setdefault((period, characteristic, group), {})[measure] = Cell(
            value, flag, rounded_to
        )
        sources.setdefault(place, set()).add(source)
    return {
        place: Published(
            {key: Row(cells) for key, cells in rows.items()}, tuple(sorted(sources[place]))
        )
        for place, rows in found.items()
    }


def count_of(rows: list[Row], measure: str) -> Count:
    """Return one count, of one published group or of several together.

    A count of several is worked out; it is there only if every part is published.
    """
    if measure == "eligible":
        return _eligible(rows)
    cells = [row.cell(measure) for row in rows]
    missing = next((cell for cell in cells if cell.value is None), None)
    if missing is not None:
        return Count(None, missing.flag, None)
    value = round(sum(cell.value for cell in cells if cell.value is not None))
    flag = PUBLISHED if len(rows) == 1 else CALCULATED
    return Count(value, flag, max(cell.rounded_to for cell in cells))


def _eligible(rows: list[Row]) -> Count:
    """Return finished less not at caseness; nothing where either is not published."""
    finished, below = count_of(rows, "finished"), count_of(rows, "not_at_caseness")
    if finished.value is None or below.value is None:
        flags = {finished.flag, below.flag}
        flag = (
            SUPPRESSED
            if SUPPRESSED in flags
            else (finished if finished.value is None else below).flag
        )
        return Count(None, flag, None)
    return Count(max(finished.value - below.value, 0), CALCULATED, finished.rounded_to)
