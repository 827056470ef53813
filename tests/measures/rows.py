"""Published rows made by hand: what one line of a file says, cell by cell."""

from __future__ import annotations

from amhe_explore.measures.published import Cell, Row

SUPPRESSED = "suppressed"
NOT_APPLICABLE = "not_applicable"


def local(**cells: float | str) -> Row:
    """Return a row below England: numbers are published, words are flags."""
    return _row(5, cells)


def england(**cells: float | str) -> Row:
    """Return a row of England, whose counts are exact."""
    return _row(1, cells)


def _row(rounded_to: int, cells: dict[str, float | str]) -> Row:
    return Row(
        {
            name: Cell(None, value, rounded_to)
            if isinstance(value, str)
            else Cell(float(value), "published", rounded_to)
            for name, value in cells.items()
        }
    )
