"""The workbook opens and reads back equal: cover, contents, shorthand, words, one table a sheet."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

from amhe_explore.export import pack as packs
from amhe_explore.export.pack.sheets import figures
from tests.export.pack.conftest import Finished
from tests.export.test_workbook import as_read


def opened(found: Finished) -> Any:
    return openpyxl.load_workbook(io.BytesIO(found.files["xlsx"]))


def test_it_begins_with_cover_contents_and_shorthand(whole: Finished) -> None:
    book = opened(whole)
    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    notes = [row[0].value for row in book["Notes"].iter_rows(min_row=3)]
    assert notes[:3] == ["[c]", "[x]", "[z]"]
    said = [row[1].value for row in book["Notes"].iter_rows(min_row=3)]
    assert all(warning in said for warning in whole.pack.warnings)


def test_no_cell_is_merged_and_none_is_a_formula(whole: Finished) -> None:
    for sheet in opened(whole).worksheets:
        assert not sheet.merged_cells.ranges
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_each_table_reads_back_equal(whole: Finished) -> None:
    book = opened(whole)
    tables = [each.table for each in figures(whole.pack)]
    for number, table in enumerate(tables, 2):
        sheet = book[f"Table {number}"]
        read = [tuple(as_read(cell) for cell in row) for row in sheet.iter_rows(min_row=4)]
        assert read == [table.columns, *table.rows]


def test_the_first_table_holds_every_sentence(whole: Finished) -> None:
    said = {row[2].value for row in opened(whole)["Table 1"].iter_rows(min_row=5)}
    paragraphs = [b for _, b in whole.pack.blocks() if isinstance(b, packs.Paragraph)]
    assert {each.text for each in paragraphs} <= said


def test_made_up_stands_on_every_sheet(invented: Finished) -> None:
    for sheet in opened(invented).worksheets[3:]:
        assert sheet["A1"].value.startswith("Made-up figures."), sheet.title
    assert opened(invented)["Cover"]["A1"].value.startswith("Made-up figures.")
