"""The mid-2020 population of 2011 small areas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amhe_explore.catalogue import load
from amhe_explore.errors import SourceFileError
from amhe_explore.sources.population import PopulationReader
from amhe_explore.sources.tidy import TABLES, Tidy
from tests.sources import made_files


def read(folder: Path, columns: dict[str, object]) -> list[Tidy]:
    file = made_files.given(folder, "given.csv", made_files.parquet(columns))
    return list(PopulationReader().read(file, load()))


def test_places_deprivation_and_three_bases(tmp_path: Path) -> None:
    found = read(tmp_path, made_files.population())
    assert [tidy.table for tidy in found] == [
        "small_area_deprivation",
        "small_area_place",
        *["small_area_population"] * 3,
    ]
    for tidy in found:
        assert tidy.rows.schema == TABLES[tidy.table]
        assert tidy.edition in load().sources[tidy.source].editions
    assert found[0].rows.column("decile").to_pylist() == made_files.DECILES
    assert found[1].rows.slice(0, 1).to_pylist() == [
        {
            "lsoa": made_files.LSOAS[0],
            "vintage": 2011,
            "sub_icb_code": "09Z",
            "icb_code": "QF7",
            "district_ons": "E07000900",
            "district_name": "",
        }
    ]
    people = {
        tidy.rows.column("base").to_pylist()[0]: tidy.rows.column("people").to_pylist()[:2]
        for tidy in found[2:]
    }
    assert people == {"all_ages": [1000, 1001], "16_plus": [0, 1001], "18_plus": [0, 1001]}


@pytest.mark.parametrize(
    ("column", "values", "says"),
    [
        ("population_18_plus_mid2020", [5000], "row 1, .*: 5,000 people. Expected: at most 0"),
        ("population_mid2020", [-5], "row 1, column population_mid2020: '-5' stands here"),
        ("imd2019_decile", [10], "rank 1 of 20 has decile 10. Expected: decile 1"),
        ("ICB22CDH", [None], "row 1, column ICB22CDH: the cell is empty"),
        ("LSOA11CD", [made_files.LSOAS[1]], "row 2, .* stands here a second time"),
    ],
)
def test_spoiled_values(tmp_path: Path, column: str, values: list[Any], says: str) -> None:
    columns = made_files.population()
    whole = columns[column]
    assert isinstance(whole, list)
    with pytest.raises(SourceFileError, match=says):
        read(tmp_path, columns | {column: values + whole[len(values) :]})


def test_a_missing_column(tmp_path: Path) -> None:
    columns = made_files.population()
    del columns["SICBL22CDH"]
    with pytest.raises(SourceFileError, match="column SICBL22CDH: this column is missing"):
        read(tmp_path, columns)
