"""Files for download: comma-separated figures, and names that say what a file holds."""

from __future__ import annotations

import csv as csv_format
import io
import re
from collections.abc import Sequence

from amhe_explore.export.tables import Table

MADE_UP_START = "MADE-UP"
MADE_UP_CELL = "made-up figures"
SERVICE = "talking-therapies"
# A spreadsheet reads a cell that starts with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv(table: Table, notes: Sequence[str]) -> bytes:
    """Return a table as comma-separated values for spreadsheets (UTF-8 with its mark).

    Args:
        table: Its data rows are written where it has them, else the rows as read.
        notes: Source, edition, licence and cautions: one a row below an empty row, after the
            caption, so that a reader of the first rows meets only heads and figures.
    """
    text = io.StringIO(newline="")
    writer = csv_format.writer(text)
    # In every row, so that a row copied by itself still says so.
    mark = (MADE_UP_CELL,) if table.made_up else ()
    writer.writerow([*mark, *(safe(head) for head in table.raw_columns or table.columns)])
    for row in table.raw_rows or table.rows:
        writer.writerow([*mark, *(safe(cell) for cell in row)])
    writer.writerow([])
    for note in (table.caption, *notes):
        writer.writerow([safe(note)])
    return text.getvalue().encode("utf-8-sig")


def file_name(
    kind: str, place: str, characteristic: str, period: str, made_up: bool, ending: str
) -> str:
    """Return a file name such as "talking-therapies_QKS_deprivation_2024-25_funnel.png"."""
    parts = [SERVICE, place, characteristic, period, kind]
    if made_up:
        parts.insert(0, MADE_UP_START)
    name = "_".join(_plain_part(part) for part in parts if part)
    return f"{name}.{_plain_part(ending.lstrip('.'))}"


def _plain_part(text: str) -> str:
    """Return the text with only letters, digits and hyphens between its parts."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", text).strip("-")


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; numbers stay as they are."""
    if cell.startswith(FORMULA_STARTS) and not re.fullmatch(r"[+-]?\d+(\.\d+)?", cell):
        return f"'{cell}"
    return cell
