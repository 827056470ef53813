"""The warehouse to take away: every table whole, every column explained, read by others."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from amhe_explore.warehouse import Warehouse, data_package, open_current

# Table Schema, the types it knows that we use.
TYPES = {"string", "integer", "number", "boolean", "date", "any"}


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[Warehouse]:
    with open_current(small_warehouse) as warehouse:
        yield warehouse


@pytest.fixture(scope="module")
def package(opened: Warehouse) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data_package(opened)))


@pytest.fixture(scope="module")
def description(package: zipfile.ZipFile) -> dict[str, Any]:
    return dict(json.loads(package.read("datapackage.json")))


def table(package: zipfile.ZipFile, name: str) -> Any:
    return pq.read_table(io.BytesIO(package.read(f"data/{name}.parquet")))


def test_every_core_table_is_a_file_and_a_resource(
    opened: Warehouse, package: zipfile.ZipFile, description: dict[str, Any]
) -> None:
    tables = [name for name, _ in opened.rows("package_tables")]
    assert {"core_activity", "core_place", "core_source", "core_finding"} <= set(tables)
    assert [each["name"] for each in description["resources"]] == tables
    files = [f"data/{name}.parquet" for name in tables]
    assert package.namelist() == [*files, "datapackage.json"]
    assert package.testzip() is None


def test_every_row_is_there(opened: Warehouse, package: zipfile.ZipFile) -> None:
    for name, _ in opened.rows("package_tables"):
        assert table(package, name).num_rows == len(opened.rows("package_rows", table=name)), name


def test_cells_are_those_of_the_warehouse(opened: Warehouse, package: zipfile.ZipFile) -> None:
    for name in ("core_activity", "core_place", "core_period"):
        rows = opened.rows("package_rows", table=name)
        assert [tuple(row.values()) for row in table(package, name).to_pylist()] == rows


def test_columns_are_those_described_with_their_types(
    package: zipfile.ZipFile, description: dict[str, Any]
) -> None:
    arrow = {"integer": "int", "number": "double", "boolean": "bool", "date": "date32"}
    for resource in description["resources"]:
        fields = resource["schema"]["fields"]
        schema = table(package, resource["name"]).schema
        assert schema.names == [field["name"] for field in fields]
        for field in fields:
            assert field["type"] in TYPES
            start = arrow.get(field["type"], "string" if field["type"] == "string" else "binary")
            assert str(schema.field(field["name"]).type).startswith(start), field


def test_every_table_and_column_says_what_it_holds(description: dict[str, Any]) -> None:
    for resource in description["resources"]:
        assert resource["description"].endswith("."), resource["name"]
        for field in resource["schema"]["fields"]:
            assert field["description"].endswith("."), (resource["name"], field["name"])


def test_sizes_and_checksums_are_right(
    package: zipfile.ZipFile, description: dict[str, Any]
) -> None:
    for resource in description["resources"]:
        content = package.read(resource["path"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_keys_are_named_and_hold(package: zipfile.ZipFile, description: dict[str, Any]) -> None:
    keys = {each["name"]: each["schema"].get("primaryKey") for each in description["resources"]}
    assert keys["core_place"] == ["place"]
    assert keys["core_group"] == ["characteristic", "group"]
    for name, key in keys.items():
        if key:
            rows = [tuple(row.values()) for row in table(package, name).select(key).to_pylist()]
            assert len(rows) == len(set(rows))


def test_build_licences_and_sources_are_told(
    opened: Warehouse, description: dict[str, Any]
) -> None:
    assert description["version"] == opened.build_id
    assert description["created"] == opened.facts["built_at"]
    assert not description["made_up"]
    assert "MADE-UP" not in description["title"]
    assert description["licenses"][0]["name"] == "OGL-UK-3.0"
    told = {each["name"]: each for each in description["sources"]}
    assert {"tt-annual:2024-25", "tt-annual-tidy:v0.3.0"} <= set(told)
    for each in told.values():
        assert each["title"]
        assert each["licence"] == "Open Government Licence v3.0"
        assert each["attribution"]


def test_the_same_build_gives_the_same_bytes(opened: Warehouse) -> None:
    assert data_package(opened) == data_package(opened)


def test_made_up_figures_say_so_in_the_title(
    opened: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(opened.facts, "mode", "example")
    with zipfile.ZipFile(io.BytesIO(data_package(opened))) as archive:
        told = json.loads(archive.read("datapackage.json"))
    assert told["made_up"]
    assert told["title"].startswith("MADE-UP FIGURES")
