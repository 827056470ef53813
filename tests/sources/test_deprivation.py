"""The Indices of Deprivation: every layout to the same rows, and what must not pass."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amhe_explore.catalogue import load
from amhe_explore.errors import SourceFileError
from amhe_explore.sources.deprivation import SmallAreaDeprivationReader
from amhe_explore.sources.deprivation_places import PlaceDeprivationReader, meaning
from amhe_explore.sources.tidy import TABLES, Tidy
from tests.sources import made_files


def areas(folder: Path, content: bytes | str) -> list[Tidy]:
    file = made_files.given(folder, "given.csv", content)
    return list(SmallAreaDeprivationReader().read(file, load()))


def summaries(folder: Path, content: bytes | str) -> list[Tidy]:
    file = made_files.given(folder, "given.csv", content)
    return list(PlaceDeprivationReader().read(file, load()))


def column(tidy: Tidy, name: str) -> list[Any]:
    values: list[Any] = tidy.rows.column(name).to_pylist()
    return values


@pytest.mark.parametrize(
    ("label", "content", "source", "edition", "year"),
    [
        ("2025 File 1", made_files.file_1_2025(), "iod-2025", "file-1", 2025),
        ("2025 File 7", made_files.file_7_2025(), "iod-2025", "file-7", 2025),
        ("2019 File 1", made_files.file_1_2019(), "iod-2019", "file-1", 2019),
        ("tidy", made_files.tidy_areas(), "iod-2025", "tidy", 2025),
    ],
)
def test_every_layout_gives_the_same_rows(
    tmp_path: Path, label: str, content: bytes | str, source: str, edition: str, year: int
) -> None:
    tidy = areas(tmp_path, content)[0]
    assert (tidy.table, tidy.source, tidy.edition) == ("small_area_deprivation", source, edition)
    assert tidy.rows.schema == TABLES["small_area_deprivation"], label
    assert column(tidy, "lsoa") == made_files.LSOAS
    assert column(tidy, "rank") == made_files.RANKS
    assert column(tidy, "decile") == made_files.DECILES
    assert set(column(tidy, "index_edition")) == {year}
    assert edition in load().sources[source].editions


def test_a_score_is_kept_where_there_is_one(tmp_path: Path) -> None:
    assert set(column(areas(tmp_path, made_files.file_1_2025())[0], "score")) == {None}
    scores = column(areas(tmp_path, made_files.file_7_2025())[0], "score")
    assert scores[made_files.RANKS.index(1)] == 59
    assert scores[made_files.RANKS.index(made_files.AREAS)] == 0.001


@pytest.mark.parametrize(
    ("content", "source", "vintage", "year", "first"),
    [
        (made_files.file_7_2025(), "iod-2025", 2021, 2022, 1501),
        (made_files.file_7_2019(), "iod-2019", 2011, 2015, 1401),
    ],
)
def test_file_7_carries_the_population_too(
    tmp_path: Path, content: str, source: str, vintage: int, year: int, first: int
) -> None:
    _, tidy = areas(tmp_path, content)
    assert (tidy.table, tidy.source, tidy.edition) == ("small_area_population", source, "file-7")
    assert tidy.rows.schema == TABLES["small_area_population"]
    assert tidy.rows.slice(0, 1).to_pylist() == [
        {
            "lsoa": made_files.LSOAS[0],
            "vintage": vintage,
            "table": "estimate",
            "category": "",
            "base": "all_ages",
            "year": year,
            "people": first,
        }
    ]


def test_areas_may_share_a_rank(tmp_path: Path) -> None:
    ranks = column(areas(tmp_path, made_files.file_7_2019())[0], "rank")
    assert sorted(ranks)[13:17] == [14, 15, 15, 17]


def reversed_deciles() -> str:
    """Decile 10 for the most deprived, as in the annual reports."""
    lines = made_files.file_1_2025().split("\r\n")
    turned = [
        f"{line.rsplit(',', 1)[0]},{11 - int(line.rsplit(',', 1)[1])}" for line in lines[1:-1]
    ]
    return "\r\n".join([lines[0], *turned])


# Row 2 of File 1 has rank 1, decile 1; row 3 rank 8, decile 4.
ROW_2, ROW_3 = "E01900001,", "E01900002,"
SPOILED = {
    "renamed": (("(IMD) Rank (where", "(IMD) Place (where"), 1, "(IMD) Rank: this column is missi"),
    "no year": (("LSOA code (2021)", "LSOA code"), 1, "LSOA code (2021) or LSOA code (2011): this"),
    "text": ((",8,4\r", ",eight,4\r"), 3, "'eight' stands here. Expected: 1 to 20."),
    "decile 0": ((",8,4\r", ",8,0\r"), 3, "'0' stands here. Expected: 1 to 10."),
    "next decile": ((",8,4\r", ",8,5\r"), 3, "rank 8 of 20 has decile 5. Expected: decile 4"),
    "area twice": ((ROW_3, ROW_2), 3, "E01900001 stands here a second time (first in row 2)"),
    "Welsh area": ((ROW_3, "W01900002,"), 3, "'W01900002' stands here"),
    "gap": ((",8,4\r", ",9,5\r"), 3, "rank 9 comes after 7. Expected: every rank from 1 to 20"),
}


@pytest.mark.parametrize("label", SPOILED)
def test_a_spoiled_file_1_names_row_and_column(tmp_path: Path, label: str) -> None:
    (old, new), row, says = SPOILED[label]
    whole = made_files.file_1_2025()
    assert old in whole
    with pytest.raises(SourceFileError) as caught:
        areas(tmp_path, whole.replace(old, new, 1))
    assert says in caught.value.line()
    assert caught.value.row == row
    assert caught.value.column


def test_reversed_deciles_are_called_that(tmp_path: Path) -> None:
    with pytest.raises(SourceFileError, match="run the wrong way: rank 1 has decile 10") as caught:
        areas(tmp_path, reversed_deciles())
    assert "decile 1 for the most deprived tenth" in caught.value.line()


def test_a_file_that_lost_its_end_is_refused(tmp_path: Path) -> None:
    lines = made_files.file_1_2025().split("\r\n")
    with pytest.raises(SourceFileError, match="Expected: 1 to 15"):
        areas(tmp_path, "\r\n".join(lines[:16]))


def test_a_workbook_without_the_table_is_refused(tmp_path: Path) -> None:
    content = made_files.workbook({"Notes": [["a", "b"], ["c", "d"]]})
    with pytest.raises(SourceFileError, match=r"column LSOA code \(2021\): this column is missing"):
        areas(tmp_path, content)


def as_rows(tidies: list[Tidy]) -> dict[tuple[str, str, str], float]:
    return {
        (row["ons_code"], row["domain"], row["statistic"]): row["value"]
        for tidy in tidies
        for row in tidy.rows.to_pylist()
    }


def test_file_13_from_all_its_sheets(tmp_path: Path) -> None:
    tidies = summaries(tmp_path, made_files.file_13())
    assert {(tidy.source, tidy.edition) for tidy in tidies} == {("iod-2025", "file-13")}
    assert all(tidy.rows.schema == TABLES["place_deprivation"] for tidy in tidies)
    rows = as_rows(tidies)
    assert len(rows) == 2 * (7 + 5)
    assert rows["E54000900", "imd", "average_score"] == 29.5
    assert rows["E54000900", "imd", "rank_of_average_rank"] == 1
    assert rows["E54000901", "imd", "share_most_deprived_10"] == 0
    assert rows["E54000901", "imd", "local_concentration"] == 21000.5
    assert rows["E54000900", "income", "scale"] == 600000
    assert rows["E54000901", "income", "rank_of_scale"] == 2


def test_the_tidy_summaries_mean_the_same(tmp_path: Path) -> None:
    tidies = summaries(tmp_path, made_files.tidy_summaries())
    assert {tidy.edition for tidy in tidies} == {"tidy"}
    rows = as_rows(tidies)
    assert rows["E54000900", "imd", "share_most_deprived_10"] == 0.25
    assert rows["E54000900", "imd", "rank_of_extent"] == 2
    assert rows["E54000900", "education", "average_score"] == 22
    assert rows["E54000900", "employment", "rank_of_scale"] == 1


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("IMD - Average score ", ("imd", "average_score")),
        ("Living Environment - Rank of average rank", ("environment", "rank_of_average_rank")),
        ("IDACI - Average score", ("income_children", "average_score")),
        # Words that only begin like a domain or a statistic.
        ("Income Deprivation - Average score", None),
        ("IMD - Average score of districts", None),
        ("Integrated Care Board code (2024)", None),
    ],
)
def test_headers_are_matched_by_their_words(header: str, expected: tuple[str, str] | None) -> None:
    assert meaning(header) == expected


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("imd_average_score", "imd_mean_score", "this column of the domain imd is missing"),
        ("0.25", "25", "'25' stands here. Expected: a number from 0 to 1"),
        ("29.5", "n/a", "row 2, column imd_average_score: 'n/a' stands here"),
        ("E54000900", "QF7", "'QF7' stands here. Expected: a code like E54000001"),
        ("imd_", "other_", "the IMD is missing"),
    ],
)
def test_spoiled_summaries(tmp_path: Path, old: str, new: str, says: str) -> None:
    whole = made_files.tidy_summaries()
    with pytest.raises(SourceFileError) as caught:
        summaries(tmp_path, whole.replace(old, new))
    assert says in caught.value.line()


def test_a_board_twice(tmp_path: Path) -> None:
    whole = made_files.tidy_summaries()
    with pytest.raises(SourceFileError, match="E54000900 stands here a second time"):
        summaries(tmp_path, whole + whole.splitlines()[1] + "\n")
