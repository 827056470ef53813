"""Tables from files of any form, and the errors that name file, row and column."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from amhe_explore.errors import SourceFileError
from amhe_explore.sources.table_file import csv_table, table_with, tables_of
from amhe_explore.sources.text_table import TextTable
from tests.sources import made_files


def table(folder: Path, text: str | bytes, header_line: int = 0) -> TextTable:
    return csv_table(made_files.given(folder, "some.csv", text), header_line)


def test_a_csv_keeps_text_as_it_stands_and_knows_its_rows(tmp_path: Path) -> None:
    # A mark at the start, Windows line ends, spaces round a cell, a quoted comma, leading zeros.
    made = table(tmp_path, '\ufeffcode , name\r\n 007 ,"Up, ton"\r\n008,x\r\n\r\n')
    assert made.headers == ("code ", " name")
    assert made.text("code ").to_pylist() == ["007", "008"]
    assert made.text(" name").to_pylist() == ["Up, ton", "x"]
    assert made.first_row == 2


def test_notes_round_a_table_are_no_rows_of_it(tmp_path: Path) -> None:
    made = table(tmp_path, 'title\n\na,b\n\n1,2\n3,4\n\n"note","x","y"\n', header_line=2)
    assert made.text("b").to_pylist() == ["2", "4"]
    assert made.first_row == 5


def test_columns_are_found_by_their_words(tmp_path: Path) -> None:
    made = table(tmp_path, "IMD  Average score ,x\n1,2\n")
    assert made.header("imd average score", "IMD Average score") == "IMD  Average score "


def test_numbers_of_every_form(tmp_path: Path) -> None:
    made = table(tmp_path, "whole,number\n12,-0.5\n13.0,1.0E-3\n0,7\n")
    np.testing.assert_array_equal(made.whole_numbers("whole"), [12, 13, 0])
    np.testing.assert_allclose(made.numbers("number"), [-0.5, 0.001, 7])


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("-5", "'-5' stands here"),
        ("1.5", "'1.5' stands here"),
        ("1 234", "'1 234' stands here"),
        ("many", "'many' stands here"),
        ("", "the cell is empty"),
        ("9" * 30, f"'{'9' * 30}' stands here"),  # would not fit into the number
    ],
)
def test_what_is_no_whole_number_is_shown_with_its_place(
    tmp_path: Path, cell: str, shown: str
) -> None:
    made = table(tmp_path, f"code,people\na,1\nb,{cell}\nc,x\n")
    with pytest.raises(SourceFileError) as caught:
        made.whole_numbers("people")
    assert (caught.value.file, caught.value.row, caught.value.column) == ("some.csv", 3, "people")
    assert shown in caught.value.line()
    assert "Expected: a whole number of 0 or more." in caught.value.line()


def test_a_number_outside_its_limits(tmp_path: Path) -> None:
    made = table(tmp_path, "decile,share\n1,0.5\n11,1.5\n")
    with pytest.raises(SourceFileError, match=r"row 3, column decile: '11' .* Expected: 1 to 10\."):
        made.whole_numbers("decile", 1, 10)
    with pytest.raises(SourceFileError, match=r"row 3, column share: '1\.5' .* from 0 to 1\."):
        made.numbers("share", 0, 1)


def test_a_code_that_stands_twice(tmp_path: Path) -> None:
    made = table(tmp_path, "code,x\nE01900001,1\nE01900002,1\nE01900001,1\n")
    with pytest.raises(SourceFileError, match=r"row 4, column code: .* \(first in row 2\)"):
        made.unique_codes("code", r"^E01\d{6}$", "E01000001")


@pytest.mark.parametrize(
    ("text", "row", "says"),
    [
        ("a,b\n1,2\n3\n", 3, "the row has 1 cells"),
        ("a,b\n1,2\n3,4,5\n", 3, "the row has 3 cells"),
    ],
)
def test_rows_that_do_not_fit_the_header(tmp_path: Path, text: str, row: int, says: str) -> None:
    with pytest.raises(SourceFileError, match=says) as caught:
        table(tmp_path, text)
    assert caught.value.row == row


def test_a_blank_line_inside_is_a_row_of_nothing(tmp_path: Path) -> None:
    # Skipped, it would shift the rows that messages name.
    made = table(tmp_path, "a,b\n1,2\n\n3,4\n")
    with pytest.raises(SourceFileError, match="row 3, column a: the cell is empty"):
        made.whole_numbers("a")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_header_without_rows_is_refused_when_it_is_needed(tmp_path: Path, form: str) -> None:
    made = "a,b\n" if form == "csv" else made_files.workbook({"Data": [["a", "b"]]})
    (empty,) = tables_of(made_files.given(tmp_path, f"some.{form}", made))
    with pytest.raises(SourceFileError, match="has a header and no rows"):
        empty.text("a")


def test_another_encoding_is_named_with_its_place(tmp_path: Path) -> None:
    file = made_files.given(tmp_path, "some.csv", "a,name\n1,Ynys M\u00f4n\n".encode("latin-1"))
    with pytest.raises(SourceFileError, match=r"row 2, column name: byte 0xf4 is not UTF-8"):
        csv_table(file)


def test_a_missing_and_a_doubled_column(tmp_path: Path) -> None:
    made = table(tmp_path, "a,a \n1,2\n")
    with pytest.raises(SourceFileError, match="row 1, column b: this column is missing"):
        made.header("b", "b")
    with pytest.raises(SourceFileError, match="2 columns are named so"):
        made.header("a", "a")


def test_a_workbook_counts_rows_as_the_spreadsheet_does(tmp_path: Path) -> None:
    content = made_files.workbook(
        # A title over the table, an empty row, a column without a header.
        {"Data": [["Title"], [], ["code", None, "n"], ["a", "?", 1], ["b", "?", "x"], []]}
    )
    (made,) = tables_of(made_files.given(tmp_path, "some.xlsx", content))
    assert made.headers == ("code", "n")
    with pytest.raises(SourceFileError, match=r"some\.xlsx, sheet Data, row 5, column n: 'x'"):
        made.whole_numbers("n")


def test_a_null_in_a_parquet_file_is_an_empty_cell(tmp_path: Path) -> None:
    content = made_files.parquet({"code": ["a", None], "n": [1.0, 2.0]})
    (made,) = tables_of(made_files.given(tmp_path, "some.parquet", content))
    np.testing.assert_array_equal(made.whole_numbers("n"), [1, 2])
    with pytest.raises(SourceFileError, match="row 2, column code: the cell is empty"):
        made.filled("code")


@pytest.mark.parametrize("name", ["some.xlsx", "some.parquet"])
def test_a_truncated_file_is_one_clear_line(tmp_path: Path, name: str) -> None:
    whole = made_files.file_1_2019() if name.endswith("xlsx") else made_files.tidy_areas()
    file = made_files.given(tmp_path, name, whole[: len(whole) // 2])
    with pytest.raises(SourceFileError, match=f"{name}: is not a readable"):
        table_with(file, "lsoa code.*", "LSOA code (2021)")
