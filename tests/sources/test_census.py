"""Census tables: two layouts, the same rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from amhe_explore.catalogue import load
from amhe_explore.errors import SourceFileError
from amhe_explore.sources.census import CensusOtherAreasReader, CensusReader
from amhe_explore.sources.tidy import TABLES, Tidy
from tests.sources import made_files


def read(folder: Path, content: str) -> list[Tidy]:
    file = made_files.given(folder, "given.csv", content)
    return list(CensusReader().read(file, load()))


def counts(tidies: list[Tidy], area: str = "E01900001") -> dict[str, int]:
    found = {}
    for tidy in tidies:
        assert tidy.rows.schema == TABLES["small_area_population"]
        assert tidy.edition in load().sources[tidy.source].editions
        for row in tidy.rows.to_pylist():
            assert (row["vintage"], row["base"], row["year"]) == (2021, "all_ages", 2021)
            if row["lsoa"] == area:
                found[row["category"]] = row["people"]
    return found


BROAD = dict(zip(["Total", *made_files.ETHNIC], [100, 10, 5, 4, 80, 1], strict=True))


@pytest.mark.parametrize("suffix", ["; measures: Value", ""])
def test_the_bulk_layout_keeps_broad_and_detailed_groups(tmp_path: Path, suffix: str) -> None:
    found = read(tmp_path, made_files.ethnic_bulk(suffix=suffix))
    assert counts(found) == BROAD | {"White: Roma": 2}
    assert {tidy.rows.column("table").to_pylist()[0] for tidy in found} == {"TS021"}
    assert {tidy.source for tidy in found} == {"census-ts021"}


def test_the_table_download_has_the_same_labels(tmp_path: Path) -> None:
    found = read(tmp_path, made_files.ethnic_download())
    assert counts(found) == BROAD
    assert counts(found, "E01900002") == dict.fromkeys(BROAD, 0)


def test_areas_of_wales_are_left_out(tmp_path: Path) -> None:
    for tidy in read(tmp_path, made_files.ethnic_download()):
        assert tidy.rows.column("lsoa").to_pylist() == ["E01900001", "E01900002"]


def test_age_bands_in_both_layouts(tmp_path: Path) -> None:
    download = read(tmp_path, made_files.age_download())
    assert counts(download) == counts(read(tmp_path, made_files.age_bulk()))
    assert counts(download)["Aged 85 years and over"] == 18
    assert len(download) == 19
    assert {tidy.source for tidy in download} == {"census-ts007a"}


def test_larger_areas_give_no_rows(tmp_path: Path) -> None:
    file = made_files.given(tmp_path, "given.csv", made_files.ethnic_bulk("E92000001"))
    assert list(CensusOtherAreasReader().read(file, load())) == []


# Rows: the header of the download is line 7 and its records start at line 9.
SPOILED = [
    (made_files.ethnic_bulk(), "Ethnic group: White; ", "Ethnic group: Whites; ", 1,
     "column White: this column is missing"),
    (made_files.ethnic_bulk(), "Total: All usual residents", "Everyone", 1, "column Total: this"),
    (made_files.ethnic_bulk(), "geography code", "code", 1, "geography code: this column is missi"),
    (made_files.ethnic_bulk(), ",80,1,2", ",c,1,2", 2, "measures: Value: 'c' stands here"),
    (made_files.ethnic_bulk(), "W01900001", "E01900001", 3, "E01900001 stands here a second time"),
    (made_files.ethnic_download(), "E01900002", "E01900001", 10, "(first in row 9)"),
    (made_files.ethnic_download(), ',0,0,0,0,0,0', ',0,0,-5,0,0,0', 10, "'-5' stands here"),
    (made_files.ethnic_download(), ',80,1', ',80', 9, "the row has 7 cells"),
    (made_files.age_download(), "Aged 20 to 24 years", "Aged 20 to 25 years", 5,
     "Aged 20 to 24 years: this column is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("whole", "old", "new", "row", "says"), SPOILED)
def test_spoiled_tables(
    tmp_path: Path, whole: str, old: str, new: str, row: int, says: str
) -> None:
    assert old in whole
    with pytest.raises(SourceFileError) as caught:
        read(tmp_path, whole.replace(old, new, 1))
    assert says in caught.value.line()
    assert caught.value.row == row
