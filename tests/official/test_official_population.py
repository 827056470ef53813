"""The mid-2020 population as read, against the published sums by board and tenth."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from amhe_explore.catalogue import load
from amhe_explore.sources.given_file import open_given
from amhe_explore.sources.population import PopulationReader

SUMS = """
select p.icb_code, d.decile,
    sum(n.people) filter (n.base = 'all_ages')::bigint,
    sum(n.people) filter (n.base = '16_plus')::bigint,
    sum(n.people) filter (n.base = '18_plus')::bigint,
    count(distinct n.lsoa)
from small_area_population n
join small_area_place p using (lsoa)
join small_area_deprivation d using (lsoa)
group by all order by all
"""


@pytest.fixture(scope="module")
def tables(official_data: Path) -> dict[str, pa.Table]:
    (file,) = open_given(official_data / "population" / "lsoa11_imd2019_population_mid2020.parquet")
    found: dict[str, list[pa.Table]] = {}
    for tidy in PopulationReader().read(file, load()):
        found.setdefault(tidy.table, []).append(tidy.rows)
    return {name: pa.concat_tables(parts) for name, parts in found.items()}


def test_every_area_of_2011_has_a_place_and_three_bases(tables: dict[str, pa.Table]) -> None:
    assert tables["small_area_place"].num_rows == 32_844
    assert tables["small_area_deprivation"].num_rows == 32_844
    assert tables["small_area_population"].num_rows == 3 * 32_844


def test_places_are_those_of_the_catalogue(tables: dict[str, pa.Table]) -> None:
    boards = {place.code for place in load().places.values() if place.type == "icb"}
    assert set(tables["small_area_place"].column("icb_code").to_pylist()) == boards
    assert len(set(tables["small_area_place"].column("sub_icb_code").to_pylist())) == 106


def test_sums_by_board_and_tenth_are_the_published_ones(
    tables: dict[str, pa.Table], official_data: Path
) -> None:
    path = official_data / "population" / "derived_imd2019_decile_by_icb_mid2020.csv"
    with duckdb.connect() as connection:
        for name, rows in tables.items():
            connection.register(name, rows)
        ours = connection.execute(SUMS).fetchall()
        theirs = connection.execute(
            "select * from read_csv(?) order by icb_code, imd2019_decile", [str(path)]
        ).fetchall()
    assert len(ours) > 390
    assert ours == theirs
