"""The Census tables as read, summed by the lookup as read, against independent sums."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from amhe_explore.catalogue import load
from amhe_explore.sources.census import CensusReader
from amhe_explore.sources.given_file import open_given
from amhe_explore.sources.lookups import PlaceLookupReader, SmallAreaLookupReader
from amhe_explore.sources.tidy import Tidy

TABLES = {
    "TS021": ("TS021_ethnic_group_lsoa11.zip", "ethnic6", 6),
    "TS007A": ("TS007A_age_by_five_year_age_bands_lsoa11.zip", "age5", 19),
}
SUMS = {
    "icb": "select p.icb_code, c.category, sum(c.people)::bigint from census c"
    " join place p using (lsoa) group by all",
    "sicbl": "select p.sub_icb_code, c.category, sum(c.people)::bigint from census c"
    " join place p using (lsoa) group by all",
}


def of_table(tidies: Iterable[Tidy], table: str) -> pa.Table:
    return pa.concat_tables(tidy.rows for tidy in tidies if tidy.table == table)


@pytest.fixture(scope="module")
def places(official_data: Path) -> pa.Table:
    (path,) = (official_data / "geography").glob("LSOA_(2021)_to_SICBL*.zip")
    (file,) = open_given(path)
    return of_table(SmallAreaLookupReader().read(file, load()), "small_area_place")


@pytest.fixture(scope="module")
def ons_codes(official_data: Path) -> dict[str, str]:
    """ODS codes to the ONS codes by which the independent sums are named."""
    (file,) = open_given(official_data / "geography" / "sicbl24_icb24_nhser24.csv")
    links = of_table(PlaceLookupReader().read(file, load()), "place_link").to_pylist()
    return {link["code"]: link["ons_code"] for link in links}


def published(path: Path) -> dict[tuple[str, str], int]:
    found = {}
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            code, *cells = row.items()
            for label, value in cells:
                category = "Total" if label.startswith("Total") else label
                found[code[1], category] = int(value)
    return found


@pytest.mark.parametrize("level", ["icb", "sicbl"])
@pytest.mark.parametrize("table", TABLES)
def test_sums_of_small_areas_equal_independent_ones(
    official_data: Path,
    places: pa.Table,
    ons_codes: dict[str, str],
    table: str,
    level: str,
) -> None:
    archive, label, categories = TABLES[table]
    folder = official_data / "population"
    (file,) = open_given(folder / archive)
    census = of_table(CensusReader().read(file, load()), "small_area_population")
    assert census.num_rows == 33_755 * categories
    with duckdb.connect() as connection:
        connection.register("census", census)
        connection.register("place", places)
        ours = connection.execute(SUMS[level]).fetchall()
    theirs = published(folder / f"derived_{table}_{label}_{level}24_code.csv")
    assert {(ons_codes[code], category): people for code, category, people in ours} == theirs


@pytest.mark.parametrize("table", TABLES)
def test_the_categories_of_an_area_add_up_to_its_total(official_data: Path, table: str) -> None:
    archive, _, _ = TABLES[table]
    (file,) = open_given(official_data / "population" / archive)
    totals: dict[str, int] = defaultdict(int)
    for tidy in CensusReader().read(file, load()):
        category = tidy.rows.column("category")[0].as_py()
        for lsoa, people in zip(
            tidy.rows.column("lsoa").to_pylist(),
            tidy.rows.column("people").to_pylist(),
            strict=True,
        ):
            totals[lsoa] += people if category == "Total" else -people
    # Counts are perturbed by the ONS, each table as a whole: the parts still make the total.
    assert set(totals.values()) == {0}
