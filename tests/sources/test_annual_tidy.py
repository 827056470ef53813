"""The tidy release: long rows as text, read group by group, refused where they are wrong."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from amhe_explore.catalogue import load
from amhe_explore.errors import SourceFileError
from amhe_explore.sources.annual_tidy import LABELS, AnnualTidyReader
from amhe_explore.sources.given_file import head_of, open_given
from amhe_explore.sources.tidy import ACTIVITY
from tests import pack

BOARD = ("2024-25", "ICB", "QOC", "NHS SHROPSHIRE ICB", "Gender", "Male", "NULL")
NATION = ("2024-25", "England", "All", "All", "Total", "NULL", "NULL")
ROWS = [
    (*NATION, "referrals_received", "count", "1813432"),
    (*NATION, "recovery", "percentage", "50.5"),
    # A suppressed count, a rate resting on one, a cell that does not apply, an empty one.
    (*BOARD, "recovery", "count", "*"),
    (*BOARD, "recovery", "percentage", "*"),
    (*BOARD, "improvement", "count", "NULL"),
    (*BOARD, "at_caseness", "count", ""),
    # A count that would be no percentage, and one that has the name of a percentage.
    (*BOARD, "deterioration", "count", "105"),
]
# What a row says: its measure, text, value, flag, rounding and record in the file.
READ = [
    ("referrals", "1813432", 1_813_432.0, "published", 1, 1),
    ("recovery_published", "50.5", 50.5, "published", 1, 2),
    ("recovered", "*", None, "suppressed", 5, 3),
    ("recovery_published", "*", None, "suppressed", 5, 4),
    ("improved", "NULL", None, "not_applicable", 5, 5),
    ("at_caseness", "", None, "not_published", 5, 6),
    ("deteriorated", "105", 105.0, "published", 5, 7),
]


def table(rows: list[tuple[Any, ...]]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else [[] for _ in LABELS]
    return pa.table({name: pa.array(list(each), pa.string())
                     for name, each in zip(LABELS, columns, strict=True)})  # fmt: skip


def read(path: Path) -> list[dict[str, Any]]:
    found = []
    for file in open_given(path):
        assert AnnualTidyReader().recognises(head_of(file))
        for tidy in AnnualTidyReader().read(file, load()):
            assert tidy.rows.schema == ACTIVITY
            assert (tidy.table, tidy.source) == ("activity", "tt-annual-tidy")
            assert tidy.edition in load().sources["tt-annual-tidy"].editions
            found += tidy.rows.to_pylist()
    return sorted(found, key=lambda row: int(row["row"]))


def figures(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    names = ("measure", "text", "value", "flag", "rounded_to", "row")
    return [tuple(row[name] for name in names) for row in rows]


@pytest.mark.parametrize("rows_a_group", [1, 3, 100])
def test_rows_of_every_kind(tmp_path: Path, rows_a_group: int) -> None:
    path = tmp_path / "x.bin"
    pq.write_table(table(ROWS), path, row_group_size=rows_a_group)
    found = read(path)
    assert figures(found) == READ
    labels = ("period", "org_type", "org_code", "org_name", "variable_type", "variable_a",
              "variable_b")  # fmt: skip
    assert {tuple(row[name] for name in labels) for row in found} == {NATION, BOARD}


def test_the_release_inside_a_zip(tmp_path: Path) -> None:
    pq.write_table(table(ROWS), tmp_path / "x.parquet")
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.write(tmp_path / "x.parquet", "measures_annual.parquet")
    assert figures(read(tmp_path / "x.zip")) == READ


def test_columns_in_another_order_dictionaries_and_columns_nobody_knows(tmp_path: Path) -> None:
    changed = table(ROWS).select(LABELS[::-1]).append_column("note", pa.array(["x"] * len(ROWS)))
    for name in ("org_code", "value"):
        place = changed.schema.get_field_index(name)
        changed = changed.set_column(place, name, changed[name].dictionary_encode())
    pq.write_table(changed, tmp_path / "x.parquet")
    assert figures(read(tmp_path / "x.parquet")) == READ


def test_a_null_stands_for_the_text_null(tmp_path: Path) -> None:
    # pandas writes the text NULL as a missing value unless it is told not to.
    rows = [tuple(None if each == "NULL" else each for each in row) for row in ROWS]
    pq.write_table(table(rows), tmp_path / "x.parquet")
    assert figures(read(tmp_path / "x.parquet")) == READ


def test_the_invented_release_is_read_whole(tmp_path: Path) -> None:
    path = pack.write_tidy(tmp_path / "x.parquet")
    found = read(path)
    assert len(found) == pq.read_metadata(path).num_rows
    assert [row["row"] for row in found] == list(range(1, len(found) + 1))


def refused(path: Path, made: pa.Table) -> SourceFileError:
    pq.write_table(made, path)
    with pytest.raises(SourceFileError) as caught:
        read(path)
    assert str(caught.value).startswith(path.name)
    assert "\n" not in str(caught.value)
    return caught.value


def changed(column: str, said: str | None) -> pa.Table:
    """The rows with another text in the fourth."""
    rows: list[list[Any]] = [list(row) for row in ROWS]
    rows[3][LABELS.index(column)] = said
    return table([tuple(row) for row in rows])


FAULTS = [
    ("value", "-5", "'-5'"),
    ("value", "101", "'101'"),
    ("value", "nan", "'nan'"),
    ("reporting_period", "2024", "'2024'"),
    ("reporting_period", "2024-26", "'2024-26'"),
    ("reporting_period", "2024-2025", "'2024-2025'"),
    ("reporting_period", None, "'NULL'"),
    ("org_type", "Trust", "'Trust'"),
    ("org_type", None, "'NULL'"),
    ("org_code", "", "''"),
    ("org_code", None, "'NULL'"),
    ("measure_name", "cheer", "'cheer percentage'"),
]


@pytest.mark.parametrize("rows_a_group", [1, 100])
@pytest.mark.parametrize(("column", "said", "word"), FAULTS)
def test_a_fault_is_named_with_its_record_and_column(
    tmp_path: Path, column: str, said: str | None, word: str, rows_a_group: int
) -> None:
    path = tmp_path / "x.parquet"
    pq.write_table(changed(column, said), path, row_group_size=rows_a_group)
    with pytest.raises(SourceFileError) as caught:
        read(path)
    assert (caught.value.file, caught.value.row, caught.value.column) == ("x.parquet", 4, column)
    assert word in caught.value.what


def test_an_unknown_statistic_is_refused(tmp_path: Path) -> None:
    error = refused(tmp_path / "x.parquet", changed("measure_statistic", "median"))
    assert (error.row, error.column) == (4, "measure_name")
    assert "'recovery median'" in error.what


@pytest.mark.parametrize("column", LABELS)
def test_a_renamed_column_is_named(tmp_path: Path, column: str) -> None:
    names = [f"{name}_x" if name == column else name for name in LABELS]
    error = refused(tmp_path / "x.parquet", table(ROWS).rename_columns(names))
    assert error.column == column
    assert "missing" in error.what


def test_a_column_twice_is_refused(tmp_path: Path) -> None:
    made = table(ROWS).append_column("value", pa.array(["1"] * len(ROWS)))
    error = refused(tmp_path / "x.parquet", made)
    assert error.column == "value"
    assert "twice" in error.what


def test_no_rows_is_an_error(tmp_path: Path) -> None:
    assert "no rows" in refused(tmp_path / "x.parquet", table([])).what


def test_a_file_damaged_within_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    pq.write_table(table(ROWS * 500), path, compression="zstd")
    content = bytearray(path.read_bytes())
    # The footer is whole, so the file is known; what stands before it is not.
    content[200:1200] = bytes(1000)
    path.write_bytes(content)
    with pytest.raises(SourceFileError, match=r"x\.parquet: is not a readable Parquet file"):
        read(path)


def test_other_parquet_files_are_left_alone(tmp_path: Path) -> None:
    for names in (
        # The monthly release, and the metadata of the annual one.
        ("reporting_period", "group_type", "org_code1", "org_name1", "measure_id", "measure_name",
         "measure_statistic", "value"),
        ("reporting_period", "dataset_name", "variable_type", "variable_a", "variable_b", "notes"),
    ):  # fmt: skip
        path = tmp_path / "measures_annual.parquet"
        pq.write_table(pa.table({name: ["x"] for name in names}), path)
        (file,) = open_given(path)
        assert not AnnualTidyReader().recognises(head_of(file))
