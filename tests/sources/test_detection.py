"""Each reader knows its own family by content, whatever the file is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from amhe_explore.sources.given_file import head_of
from amhe_explore.sources.registry import find, readers
from amhe_explore.sources.tidy import Reader
from tests.sources import made_files

KINDS = made_files.every_kind()
# A name that belongs to another family; the reader must not believe it.
MISLEADING = ("psych-ther-ann-rep-csv-2024-25-main2.csv", "File_7_IoD2025.csv", "TS021.csv")


def who_knows(folder: Path, name: str, content: bytes | str) -> list[Reader]:
    head = head_of(made_files.given(folder, name, content))
    return [reader for reader in readers() if reader.recognises(head)]


@pytest.mark.parametrize("name", MISLEADING)
@pytest.mark.parametrize("label", KINDS)
def test_exactly_one_reader_knows_each_file(tmp_path: Path, label: str, name: str) -> None:
    kind, content = KINDS[label]
    assert [reader.kind for reader in who_knows(tmp_path, name, content)] == [kind]


NEIGHBOURS: dict[str, bytes | str] = {
    # Files 2 and 5 of the Indices: every domain, but ranks alone or scores alone.
    "File 2": "LSOA code (2021),Index of Multiple Deprivation (IMD) Rank,Income Rank\nE01,1,1\n",
    "File 5": "LSOA code (2021),Index of Multiple Deprivation (IMD) Score,Income Score\nE01,1,1\n",
    "File 6": "LSOA code (2021),Total population: mid 2022,Older population\nE01,1,1\n",
    # File 10: the same summaries by district.
    "File 10": made_files.workbook(
        {"IMD": [["Local Authority District code (2024)", "IMD - Average score "], ["E06", 1]]}
    ),
    "facts about boards": "icb23_ods_code,icb23_ons_code,imd2025_avg_score\nQF7,E54000061,1\n",
    "sums of a Census table": "icb24_code,Total,White\nE54000061,1,1\n",
    "TS007 by single years": made_files.age_bulk().replace(
        '"Age: Aged 4 years and under"', '"Age: Aged under 1 year"'
    ),
    "another Census table": made_files.ethnic_download().replace("TS021 - Eth", "TS030 - Rel"),
    "boundaries of April 2026": made_files.geojson(made_files.boundaries("ICB26CD", "ICB26NM")),
    "boundaries of wards": made_files.geojson(made_files.boundaries("WD23CD", "WD23NM")),
    "a lookup of 2019": made_files.lookup_2011("CCG21", "STP21").replace("CCG21", "CCG19"),
    "a list of places": made_files.parquet({"org_code": ["QF7"], "org_name": ["x"], "town": ["x"]}),
    "a list of measures": made_files.parquet({"reporting_period": ["2024-25"], "notes": ["x"]}),
}


@pytest.mark.parametrize("label", NEIGHBOURS)
def test_neighbouring_families_are_left_alone(tmp_path: Path, label: str) -> None:
    assert who_knows(tmp_path, MISLEADING[1], NEIGHBOURS[label]) == []


def test_a_census_archive_is_used_for_its_small_areas_only(tmp_path: Path) -> None:
    path = tmp_path / "census2021-ts021.zip"
    path.write_bytes(made_files.ethnic_bulk_zip())
    known = {one.file.member: (one.used, one.reason) for one in find([path])}
    assert known == {
        "census2021-ts021-ctry.csv": (False, "recognised, not used yet"),
        "census2021-ts021-lsoa.csv": (True, ""),
        "metadata/ts021-variables.txt": (False, "not of a known kind"),
    }


# A column of a known family that was renamed: the file is still known, so that the reader hears
# of the column instead of "not of a known kind".
RENAMED = [
    ("2025 File 1", "Decile (where", "Tenth (where"),
    ("2025 File 7", "(IMD) Score", "(IMD) Points"),
    ("2025 File 7", "Total population", "All people"),
    ("LSOA 2021", "ICB23CDH", "BOARD"),
    ("CCGs", "icb22_code_h", "board"),
    ("regions", "nhser24_ons_code", "region"),
    ("TS021 bulk", "geography code", "code"),
    ("TS021 download", "mnemonic", "code"),
    ("ICB boundaries", "ICB23CD", "CODE"),
]


@pytest.mark.parametrize(("label", "old", "new"), RENAMED)
def test_a_renamed_column_does_not_hide_the_family(
    tmp_path: Path, label: str, old: str, new: str
) -> None:
    kind, content = KINDS[label]
    assert isinstance(content, str)
    assert old in content
    known = who_knows(tmp_path, "x.csv", content.replace(old, new))
    assert [reader.kind for reader in known] == [kind]
