"""Tables from files of any form: CSV, Parquet or workbook, every cell as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from amhe_explore.errors import SourceFileError
from amhe_explore.sources.given_file import GivenFile, decoded
from amhe_explore.sources.text_table import TODO, TextTable, matching


def tables_of(file: GivenFile) -> Iterator[TextTable]:
    """Yield the tables of a file: every filled sheet of a workbook, else the one table.

    Raises:
        SourceFileError: The file cannot be read.
    """
    first = file.first_bytes(4)
    if first == b"PAR1":
        yield _parquet_table(file)
    elif first == b"PK\x03\x04":
        yield from _sheets(file)
    else:
        yield csv_table(file)


def table_with(file: GivenFile, pattern: str, expected: str) -> TextTable:
    """Return the first table of a file that has a column, notes and other sheets left out.

    Raises:
        SourceFileError: No table has the column.
    """
    for table in tables_of(file):
        if matching(table.headers, pattern):
            return table
    raise SourceFileError(
        file.name, "this column is missing", f"one column {expected!r}", TODO, column=expected
    )


def csv_table(file: GivenFile, header_line: int = 0) -> TextTable:
    """Return a CSV as a table.

    Args:
        file: The file.
        header_line: Lines before the header. Where there are any, the table is a download with
            notes: blank lines may follow the header, and the first one after the records ends it.

    Raises:
        SourceFileError: Another encoding, or a row with too few or too many cells.
    """
    lines = (
        decoded(file, file.bytes()).replace("\r\n", "\n").rstrip("\n").split("\n", header_line + 1)
    )
    headers = tuple(next(csv.reader(lines[header_line : header_line + 1]), []))
    body = lines[header_line + 1] if len(lines) > header_line + 1 else ""
    first_row = header_line + 2
    if header_line:
        records = body.lstrip("\n")
        first_row += len(body) - len(records)
        body = records.partition("\n\n")[0]
    if not body:
        return TextTable(
            file.name, headers, tuple(pa.chunked_array([], pa.string()) for _ in headers), first_row
        )
    return TextTable(file.name, headers, _csv_columns(file, headers, body, first_row), first_row)


def _csv_columns(
    file: GivenFile, headers: tuple[str, ...], body: str, first_row: int
) -> tuple[pa.ChunkedArray, ...]:
    """Return the columns of the records of a CSV."""
    odd: list[tuple[int, int]] = []

    def refuse(row: pa_csv.InvalidRow) -> str:
        odd.append((row.number or 0, row.actual_columns))
        return "skip"

    names = [str(n) for n in range(len(headers))]
    try:
        table = pa_csv.read_csv(
            pa.py_buffer(body.encode()),
            pa_csv.ReadOptions(column_names=names, use_threads=False),
            pa_csv.ParseOptions(ignore_empty_lines=False, invalid_row_handler=refuse),
            pa_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
        )
    except pa.ArrowException as error:
        raise SourceFileError(
            file.name, f"is not a readable CSV ({error})", "a CSV", TODO
        ) from error
    if odd:
        number, cells = odd[0]
        raise SourceFileError(
            file.name,
            f"the row has {cells} cells",
            f"{len(headers)} cells, as in the header",
            TODO,
            row=first_row + number - 1,
        )
    return tuple(pc.utf8_trim_whitespace(column) for column in table.columns)


def _parquet_table(file: GivenFile) -> TextTable:
    """Return a Parquet file as a table; its records count from 1."""
    try:
        table = pq.read_table(io.BytesIO(file.bytes()))
        columns = tuple(_as_text(column) for column in table.columns)
    except (pa.ArrowException, OSError) as error:
        raise SourceFileError(
            file.name, f"is not a readable Parquet file ({error})", "a whole Parquet file", TODO
        ) from error
    return TextTable(file.name, tuple(table.column_names), columns, 1)


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.utf8_trim_whitespace(pc.fill_null(column.cast(pa.string()), ""))


def _sheets(file: GivenFile) -> Iterator[TextTable]:
    """Yield every sheet of a workbook with a row of two or more cells: the first is the header."""
    import openpyxl  # nothing else needs it, and the app starts without it

    try:
        book = openpyxl.load_workbook(io.BytesIO(file.bytes()), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True)
            for number, row in enumerate(rows, start=1):
                if sum(cell is not None for cell in row) > 1:
                    name = f"{file.name}, sheet {sheet.title}"
                    yield _sheet(name, row, list(rows), number + 1)
                    break
        book.close()
    except SourceFileError:
        raise
    except Exception as error:  # openpyxl lets errors of zipfile, xml and its own through
        raise SourceFileError(
            file.name, f"is not a readable workbook ({error})", "a whole .xlsx file", TODO
        ) from error


def _sheet(
    name: str, header: tuple[object, ...], rows: list[tuple[object, ...]], first_row: int
) -> TextTable:
    """Return one sheet as a table without the empty rows at its end and unnamed columns."""
    while rows and all(cell is None for cell in rows[-1]):
        rows.pop()
    places = [n for n, cell in enumerate(header) if cell is not None]
    columns = (
        pa.array([_cell(row[n]) if n < len(row) else "" for row in rows], pa.string())
        for n in places
    )
    return TextTable(
        name,
        tuple(str(header[n]) for n in places),
        tuple(pa.chunked_array([column]) for column in columns),
        first_row,
    )


def _cell(value: object) -> str:
    return "" if value is None else str(value).strip()
