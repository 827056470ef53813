"""The provider list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from amhe_explore.catalogue import load
from amhe_explore.errors import SourceFileError
from amhe_explore.sources.providers import ProviderReader
from amhe_explore.sources.tidy import TABLES, Tidy
from tests.sources import made_files


def read(folder: Path, columns: dict[str, object]) -> Tidy:
    file = made_files.given(folder, "given.csv", made_files.parquet(columns))
    (tidy,) = ProviderReader().read(file, load())
    return tidy


def test_providers_keep_their_board_as_published(tmp_path: Path) -> None:
    tidy = read(tmp_path, made_files.providers())
    assert (tidy.table, tidy.source) == ("provider", "tt-providers")
    assert tidy.edition in load().sources[tidy.source].editions
    assert tidy.rows.schema == TABLES["provider"]
    assert [tuple(row.values()) for row in tidy.rows.to_pylist()] == [
        ("RZZ1", "Upton NHS Trust", "QF7", "Active"),
        ("8Z999", "North Upton Mind", "S1Y5D", "Active"),
        ("AZ9", "Nowhere CIC", "", "Inactive"),
    ]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"org_code": ["AZ9", "8Z999", "AZ9"]}, "row 3, .*AZ9 stands here a second time"),
        ({"org_name": pa.array(["a", None, "b"])}, "row 2, column org_name: the cell is empty"),
        ({"icb_code": ["QF7", "Kent", ""]}, "row 2, column icb_code: 'Kent' stands here"),
    ],
)
def test_spoiled_lists(tmp_path: Path, change: dict[str, Any], says: str) -> None:
    with pytest.raises(SourceFileError, match=says):
        read(tmp_path, made_files.providers() | change)


@pytest.mark.parametrize("column", ["org_code", "status"])
def test_a_missing_column(tmp_path: Path, column: str) -> None:
    columns = made_files.providers()
    del columns[column]
    with pytest.raises(SourceFileError, match=f"column {column}: this column is missing"):
        read(tmp_path, columns)
