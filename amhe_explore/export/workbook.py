"""Tables as a workbook for spreadsheets: cover, contents, notes, one table a sheet.

Every table stands twice: as read, with the words of the screen, and as data, with plain numbers and
the shorthand of official statistics where there is none. The same tables give the same bytes: a
workbook does not say when it was made.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from amhe_explore.export.files import FORMULA_STARTS
from amhe_explore.export.tables import MADE_UP, NO_INTERVAL, NOT_SHOWN, Table
from amhe_explore.theme import formats

# What the publisher's own workbooks call a missing figure.
SUPPRESSED, NOT_AVAILABLE, NOT_APPLICABLE = "[c]", "[x]", "[z]"
SHORTHAND = (
    (SUPPRESSED, "suppressed by the publisher: a count under 5, or a figure that rests on one"),
    (NOT_AVAILABLE, "not available: not published in this source, or not shown here"),
    (NOT_APPLICABLE, "not applicable"),
)
REASONS = MappingProxyType(
    {
        formats.REASONS["suppressed"]: SUPPRESSED,
        formats.REASONS["not_published"]: NOT_AVAILABLE,
        formats.REASONS["not_applicable"]: NOT_APPLICABLE,
        formats.NO_FIGURE: NOT_AVAILABLE,
        NOT_SHOWN: NOT_AVAILABLE,
        NO_INTERVAL: NOT_AVAILABLE,
        "": NOT_AVAILABLE,
    }
)
COVER, CONTENTS, NOTES = "Cover", "Contents", "Notes"
# A fixed day in place of the moment of making.
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
# Caption, a word on where the notes are, an empty row, then the heads.
HEAD_ROW = 3
NARROWEST, WIDEST = 9, 60
# A number as it is read: thousands marked, perhaps decimals, perhaps a per cent sign.
NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)")
# Digits that are a name, not a number, keep their zeros: codes, months.
LEADING_ZERO = re.compile(r"-?0\d")
OPTIONS = MappingProxyType(
    {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first sheet says.

    Attributes:
        title: The finding.
        facts: Name and value, a row each: place, year, source, licence.
        notes: Cautions, a row each on the sheet of notes.
        made_up: Whether any figure is made up.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
    made_up: bool = False


def workbook(tables: Sequence[Table], cover: Cover) -> bytes:
    """Return tables as an Excel workbook.

    Args:
        tables: Each gets a sheet as read and one as data.
        cover: What the first sheet says.
    """
    import xlsxwriter  # for these files alone, not at every start

    made = io.BytesIO()
    made_up = cover.made_up or any(table.made_up for table in tables)
    with xlsxwriter.Workbook(made, dict(OPTIONS)) as book:
        title = _title(cover.title, made_up)
        book.set_properties({"title": title, "created": NO_TIME})
        pen = _Pen(book)
        sheets = [
            (f"Table {n}{part}", table)
            for n, each in enumerate(tables, 1)
            for part, table in (("", each), (" data", _data(each)))
        ]
        standing = "made-up figures for an example place" if made_up else "official figures"
        pen.lines(COVER, title, [*cover.facts, ("Figures", standing)])
        listed = [(name, _title(table.caption, made_up)) for name, table in sheets]
        pen.lines(CONTENTS, CONTENTS, [(NOTES, "Shorthand and cautions"), *listed])
        cautions = [(str(n), note) for n, note in enumerate(cover.notes, 1)]
        pen.lines(NOTES, "Notes: shorthand first", [*SHORTHAND, *cautions])
        for name, table in sheets:
            pen.table(name, table, _title(table.caption, made_up))
    return made.getvalue()


def number_of(text: str) -> tuple[float, str] | None:
    """Return a cell as (number, number format) that reads the same; None where it is words.

    "1,813,432" is 1813432 as "#,##0", "50.5%" is 0.505 as "0.0%", "0042" is a name.
    """
    found = NUMBER.fullmatch(text)
    if found is None or LEADING_ZERO.match(text):
        return None
    decimals, percent = len(found[1] or ""), found[2]
    value = float(text.replace(",", "").removesuffix("%"))
    whole = "#,##0" if "," in text else "0"
    shape = f"{whole}.{'0' * decimals}" if decimals else whole
    return (value / 100, f"{shape}%") if percent else (value, shape)


def _title(text: str, made_up: bool) -> str:
    """Return a title that says first that figures are made up, where they are."""
    return f"{MADE_UP} {text.removeprefix(MADE_UP).strip()}" if made_up else text


def _data(table: Table) -> Table:
    """Return a table as data: plain numbers, and shorthand in place of a reason."""
    rows = tuple(
        tuple(REASONS.get(cell, cell) for cell in row) for row in table.raw_rows or table.rows
    )
    return Table(table.raw_columns or table.columns, rows, f"{table.caption}: data")


class _Pen:
    """Writes sheets of one workbook: never a formula, never a merged cell."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[Any, ...], Any] = {}

    def lines(self, name: str, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Write a sheet of two columns under a title."""
        sheet = self._book.add_worksheet(name)
        self._words(sheet, 0, 0, title, bold=True, font_size=14)
        for row, (one, two) in enumerate(lines, 2):
            self._words(sheet, row, 0, one, bold=True, valign="top")
            self._words(sheet, row, 1, two, text_wrap=True, valign="top")
        sheet.set_column(0, 0, _width([one for one, _ in lines]))
        sheet.set_column(1, 1, WIDEST + 20)

    def table(self, name: str, table: Table, title: str) -> None:
        """Write one table: its caption, where the notes are, heads that stay in sight, cells."""
        sheet = self._book.add_worksheet(name)
        self._words(sheet, 0, 0, title, bold=True, font_size=12)
        self._words(sheet, 1, 0, f"Shorthand and cautions: sheet {NOTES}")
        for column, head in enumerate(table.columns):
            self._words(sheet, HEAD_ROW, column, head, bold=True, text_wrap=True, bottom=1)
            texts = [head, *(row[column] for row in table.rows)]
            sheet.set_column(column, column, _width(texts))
        for row, cells in enumerate(table.rows, HEAD_ROW + 1):
            for column, cell in enumerate(cells):
                self._cell(sheet, row, column, cell)
        sheet.freeze_panes(HEAD_ROW + 1, 1)

    def _cell(self, sheet: Any, row: int, column: int, text: str) -> None:
        """Write one cell: as a number where it reads as one; the first column names the row."""
        number = number_of(text) if column else None
        if number is None:
            self._words(sheet, row, column, text)
            return
        value, shape = number
        sheet.write_number(row, column, value, self._format(num_format=shape))

    def _words(self, sheet: Any, row: int, column: int, text: str, **look: Any) -> None:
        """Write words; those that a spreadsheet could take for a formula are marked as words."""
        if text.startswith(FORMULA_STARTS):
            look["quote_prefix"] = True
        sheet.write_string(row, column, text, self._format(**look) if look else None)

    def _format(self, **look: Any) -> Any:
        """Return one format of the workbook, made once."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]


def _width(texts: Sequence[str]) -> int:
    """Return the width of a column that holds these texts."""
    longest = max((len(text) for text in texts), default=0)
    return min(max(longest + 2, NARROWEST), WIDEST)
