"""The archive: every document, picture and table, each named and described."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import Any

from amhe_explore.export.pack.bundle import plain_csv
from amhe_explore.export.tables import Table
from tests.export.pack.conftest import Finished

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def opened(found: Finished) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(found.files["zip"]))


def descriptor(found: Finished) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(opened(found).read("datapackage.json"))
    return content


def rows(found: Finished, path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(opened(found).read(path).decode("utf-8"), newline="")))


def test_the_documents_inside_are_those_outside(whole: Finished) -> None:
    archive = opened(whole)
    names = [name for name in whole.names if not name.endswith("zip")]
    assert all(archive.read(n) == whole.files[n.rpartition(".")[2]] for n in names)


def test_every_picture_is_there_twice(whole: Finished) -> None:
    archive = opened(whole)
    for each in whole.pack.drawings:
        assert archive.read(f"charts/{each.id}.png").startswith(b"\x89PNG")
        assert b"<svg" in archive.read(f"charts/{each.id}.svg")[:200]


def test_every_table_is_described_and_has_the_columns_that_are_said(whole: Finished) -> None:
    found = descriptor(whole)
    listed = {each["path"]: each for each in found["resources"]}
    assert set(listed) == {n for n in opened(whole).namelist() if n.startswith("data/")}
    for path, each in listed.items():
        table = rows(whole, path)
        assert table[0] == [field["name"] for field in each["schema"]["fields"]]
        assert len({len(row) for row in table}) == 1, path
        assert all(row[-1].startswith("Source: ") for row in table[1:])
    assert len(listed) == len({each.id for each in whole.pack.grids if not each.form}) + 1
    assert found["sources"][0]["sha256"]
    assert found["version"] == whole.pack.build


def test_no_cell_of_any_table_can_become_a_formula(whole: Finished) -> None:
    for path in (each["path"] for each in descriptor(whole)["resources"]):
        for row in rows(whole, path):
            for cell in row:
                assert not cell.startswith(("=", "+", "-", "@")) or NUMBER.fullmatch(cell), cell


def test_what_people_typed_cannot_become_a_formula(whole: Finished) -> None:
    words = rows(whole, "data/words.csv")
    assert any(cell == "'=1+1" for row in words for cell in row)
    table = Table(("a",), (("@x",), ("-1",), ("+1+1",)), "Hazards")
    said = plain_csv(table, whole.pack).decode().splitlines()
    assert [line.partition(",")[0] for line in said] == ["a", "'@x", "-1", "'+1+1"]


def test_made_up_stands_in_every_name_and_every_row(invented: Finished) -> None:
    archive = opened(invented)
    named = [n for n in archive.namelist() if n not in ("README.txt", "datapackage.json")]
    assert all(name.rpartition("/")[2].startswith("MADE-UP_") for name in named)
    found = descriptor(invented)
    assert found["made_up"] is True
    assert found["title"].startswith("Made-up figures.")
    for each in found["resources"]:
        assert each["title"].startswith("Made-up figures.")
        assert all(row[0] == "made-up figures" for row in rows(invented, each["path"])[1:])
    assert archive.read("README.txt").decode().startswith("Made-up figures.")
