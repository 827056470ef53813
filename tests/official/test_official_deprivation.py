"""The published Indices of Deprivation as read, against each other and the catalogue."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from amhe_explore.catalogue import load
from amhe_explore.sources.deprivation import SmallAreaDeprivationReader
from amhe_explore.sources.deprivation_places import PlaceDeprivationReader
from amhe_explore.sources.given_file import open_given
from amhe_explore.sources.tidy import Tidy


def areas(path: Path) -> Tidy:
    (file,) = open_given(path)
    (tidy,) = SmallAreaDeprivationReader().read(file, load())
    return tidy


@pytest.fixture(scope="module")
def folder(official_data: Path) -> Path:
    return official_data / "deprivation"


@pytest.fixture(scope="module")
def file_1_2019(folder: Path) -> Tidy:
    return areas(folder / "File_1_-_IMD2019_Index_of_Multiple_Deprivation.xlsx")


def test_2025_has_33_755_areas_and_two_files_agree(folder: Path) -> None:
    file_1 = areas(folder / "File_1_IoD2025_Index_of_Multiple_Deprivation.zip")
    tidy = areas(folder / "imd2025_england_lsoa21.parquet")
    assert (file_1.edition, tidy.edition) == ("file-1", "tidy")
    assert file_1.rows.num_rows == tidy.rows.num_rows == 33_755
    keys = ["lsoa", "index_edition", "rank", "decile"]
    one, other = (each.rows.select(keys).sort_by("lsoa") for each in (file_1, tidy))
    assert one.equals(other)


def test_the_most_deprived_area_has_the_highest_score(folder: Path) -> None:
    rows = areas(folder / "imd2025_england_lsoa21.parquet").rows.sort_by("rank")
    assert (np.diff(rows.column("score").to_numpy()) <= 0).all()


def test_2019_has_32_844_areas_of_which_a_tenth_is_most_deprived(file_1_2019: Tidy) -> None:
    assert (file_1_2019.source, file_1_2019.edition) == ("iod-2019", "file-1")
    assert file_1_2019.rows.num_rows == 32_844
    deciles = file_1_2019.rows.column("decile").to_numpy()
    assert (np.bincount(deciles, minlength=11)[1:] // 10 == 328).all()


def test_2019_deciles_are_those_of_the_population_file(
    file_1_2019: Tidy, official_data: Path
) -> None:
    path = official_data / "population" / "lsoa11_imd2019_population_mid2020.parquet"
    with duckdb.connect() as connection:
        connection.register("file_1", file_1_2019.rows)
        found = connection.execute(
            "select count(*), count(*) filter (p.imd2019_decile = f.decile"
            " and p.imd2019_rank = f.rank)"
            " from read_parquet(?) p join file_1 f on f.lsoa = p.LSOA11CD",
            [str(path)],
        ).fetchone()
    assert found == (32_844, 32_844)


def test_icb_summaries_are_those_of_the_catalogue(folder: Path) -> None:
    (file,) = open_given(folder / "imd2025_england_icb24.csv")
    rows = pa.concat_tables(
        tidy.rows for tidy in PlaceDeprivationReader().read(file, load())
    ).to_pylist()
    found = {(row["ons_code"], row["domain"], row["statistic"]): row["value"] for row in rows}
    boards = [place for place in load().places.values() if place.type == "icb"]
    assert len(boards) == 42
    assert len(found) == len(rows) == 42 * 56
    for board in boards:
        code = board.ons_codes[0]
        score = found[code, "imd", "average_score"]
        tenth = 100 * found[code, "imd", "share_most_deprived_10"]
        assert board.imd_average_score == pytest.approx(score, abs=0.00501), board.name
        assert board.most_deprived_tenth_percent == pytest.approx(tenth, abs=0.0501), board.name
