"""The way into a warehouse: read-only, fenced, safe for threads, clear when there is none."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from amhe_explore import measures, warehouse
from amhe_explore.errors import WarehouseMissingError
from amhe_explore.paths import POINTER
from amhe_explore.warehouse import queries


def test_no_folder_says_so_with_the_command(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissingError, match=r"python -m amhe_explore build --from FOLDER"):
        warehouse.open_current(tmp_path / "nowhere")


@pytest.mark.parametrize("pointed", ["", "gone.duckdb", "../outside.duckdb", "\x00", "a" * 5000])
def test_a_pointer_to_nothing_says_so(pointed: str, tmp_path: Path) -> None:
    (tmp_path / POINTER).write_text(pointed)
    with pytest.raises(WarehouseMissingError):
        warehouse.open_current(tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a database", b"\xff" * 4096])
def test_a_broken_file_says_so(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "broken.duckdb").write_bytes(content)
    (tmp_path / POINTER).write_text("broken.duckdb")
    with pytest.raises(WarehouseMissingError, match="cannot be read"):
        warehouse.open_current(tmp_path)


def test_another_database_says_so(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "other.duckdb")) as connection:
        connection.execute("create table t (a integer)")
    (tmp_path / POINTER).write_text("other.duckdb")
    with pytest.raises(WarehouseMissingError, match="built by another version"):
        warehouse.open_current(tmp_path)


def test_queries_cannot_write_or_reach_outside(small_warehouse: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text("a\n1\n")
    with warehouse.open_current(small_warehouse) as opened:
        connection = opened._connection
        for statement in (
            "select * from read_csv($path)",
            "copy (select 1) to $path",
            "attach $path as other",
            "delete from core_activity where place::varchar = $path",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(statement, {"path": str(outside)})
        with pytest.raises(duckdb.Error):
            connection.execute("set enable_external_access = true")


def test_eight_threads_answer_as_one_does(small_warehouse: Path) -> None:
    asked = [
        (place, characteristic, period)
        for place in ("ENG", "QKS", "QOC", "QWU", "RDY")
        for characteristic in ("total", "deprivation", "ethnicity_detailed", "age", "disability")
        for period in ("2022-23", "2023-24", "2024-25")
    ]
    with warehouse.open_current(small_warehouse) as opened:
        alone = {each: measures.profile(opened, *each) for each in asked}

        def one(n: int) -> bool:
            each = asked[n % len(asked)]
            return measures.profile(opened, *each) == alone[each]

        with ThreadPoolExecutor(8) as threads:
            assert all(threads.map(one, range(800)))


def test_every_query_says_what_it_answers() -> None:
    for path in sorted(queries.FOLDER.glob("*.sql")):
        text = path.read_text()
        assert text.startswith("-- Question: "), path.name
        assert "-- Grain: " in text, path.name
        assert "eads:" in text, path.name
