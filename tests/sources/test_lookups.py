"""The ONS lookups: header years vary, the rows do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amhe_explore.catalogue import load
from amhe_explore.errors import SourceFileError
from amhe_explore.sources.lookups import PlaceLookupReader, SmallAreaLookupReader
from amhe_explore.sources.tidy import TABLES, Tidy
from tests.sources import made_files

SOUTH_YORKSHIRE = "E54000061"


def read(folder: Path, content: str) -> list[Tidy]:
    areas = SmallAreaLookupReader() if "LSOA" in content else PlaceLookupReader()
    return list(areas.read(made_files.given(folder, "given.csv", content), load()))


def rows(tidy: Tidy) -> list[dict[str, Any]]:
    assert tidy.rows.schema == TABLES[tidy.table]
    assert tidy.edition in load().sources[tidy.source].editions
    found: list[dict[str, Any]] = tidy.rows.to_pylist()
    return found


def links(tidy: Tidy) -> dict[tuple[str, str], tuple[str, str, str, str]]:
    assert tidy.table == "place_link"
    return {
        (row["type"], row["code"]): (
            row["ons_code"],
            row["name"],
            row["parent_type"],
            row["parent_code"],
        )
        for row in rows(tidy)
    }


def test_small_areas_of_2021(tmp_path: Path) -> None:
    places, linked = read(tmp_path, made_files.lookup_2021())
    assert (places.edition, linked.edition) == ("2023", "2023")
    assert rows(places)[2] == {
        "lsoa": "E01900003",
        "vintage": 2021,
        "sub_icb_code": "Z9Z9Z",
        "icb_code": "QKS",
        "district_ons": "E07000901",
        "district_name": "Downham, City of",
    }
    # The name is left to the file that knows the former CCG.
    assert links(linked) == {
        ("sub_icb", "09Z"): ("E38000900", "", "icb", "QF7"),
        ("sub_icb", "Z9Z9Z"): ("E38000901", "", "icb", "QKS"),
    }


@pytest.mark.parametrize("upper_ods", [True, False])
def test_small_areas_of_2011_by_ccg(tmp_path: Path, upper_ods: bool) -> None:
    # Without the column of ODS codes the catalogue knows the board by its ONS code.
    places, linked = read(tmp_path, made_files.lookup_2011("CCG21", "STP21", upper_ods))
    assert [(row["vintage"], row["icb_code"]) for row in rows(places)] == [(2011, "QF7")]
    assert links(linked) == {("ccg", "09Z"): ("E38000900", "Upton CCG (09Z)", "icb", "QF7")}


def test_small_areas_of_2011_by_sub_icb(tmp_path: Path) -> None:
    places, linked = read(tmp_path, made_files.lookup_2011())
    assert places.edition == "2011"
    assert links(linked) == {("sub_icb", "09Z"): ("E38000900", "", "icb", "QF7")}


def test_a_ccg_keeps_the_code_of_its_largest_part(tmp_path: Path) -> None:
    (linked,) = read(tmp_path, made_files.ccgs())
    assert linked.edition == "2021-2022"
    assert links(linked) == {
        ("sub_icb", "09Z"): ("E38000900", "Upton (09Z)", "icb", "QF7"),
        ("sub_icb", "Z9Z9Z"): ("E38000951", "Downham and Nhsby (Z9Z9Z)", "icb", "QKS"),
        ("ccg", "09Z"): ("E38000900", "Upton CCG (09Z)", "icb", "QF7"),
        ("ccg", "Z9Z9Z"): ("E38000901", "Downham and Nhsby CCG (Z9Z9Z)", "icb", "QKS"),
    }


def test_boards_are_joined_to_regions_by_ods_code(tmp_path: Path) -> None:
    (linked,) = read(tmp_path, made_files.regions())
    assert linked.edition == "2024"
    assert links(linked) == {
        ("sub_icb", "09Z"): ("E38000900", "", "icb", "QF7"),
        ("sub_icb", "09Y"): ("E38000902", "", "icb", "QF7"),
        ("icb", "QF7"): (SOUTH_YORKSHIRE, "South Yorkshire", "region", "Y63"),
    }


# (made file, what to replace, with what, the row and the words of the message)
SPOILED = [
    (made_files.lookup_2021(), "LAD23NM", "DISTRICT", 1, "column LADyyNM: this column is missing"),
    (made_files.lookup_2021(), "SICBL23CDH", "SICB", 1, "SICBLyyCDH: this column is missing"),
    (made_files.lookup_2021(), "E01900002", "E01900001", 3, "a second time (first in row 2)"),
    (made_files.lookup_2021(), "E01900002", "E0190000", 3, "'E0190000' stands here"),
    (made_files.lookup_2021(), "Z9Z9Z,NHS", "09Z,NHS", 4, "09Z lies in QKS here and in QF7 above"),
    (made_files.lookup_2021(), "QKS,NHS", ",NHS", 4, "the cell is empty"),
    (made_files.lookup_2011("CCG21", "STP21", False), SOUTH_YORKSHIRE, "E54000909", 2,
     "E54000909 is no icb of the catalogue"),
    (made_files.ccgs(), "n_lsoa11", "areas", 1, "column n_lsoa11: this column is missing"),
    (made_files.ccgs(), ",413", ",0", 4, "'0' stands here. Expected: a whole number of 1 or more"),
    (made_files.ccgs(), ",413", ",8", 3, "would be the code of two CCGs, E38000900 and E38000901"),
    (made_files.regions(), "E40000012", "E40000099", 2, "E40000099 is no region of the catalogue"),
]  # fmt: skip


@pytest.mark.parametrize(("whole", "old", "new", "row", "says"), SPOILED)
def test_spoiled_lookups(
    tmp_path: Path, whole: str, old: str, new: str, row: int, says: str
) -> None:
    assert old in whole
    with pytest.raises(SourceFileError) as caught:
        read(tmp_path, whole.replace(old, new))
    assert says in caught.value.line()
    assert caught.value.row == row


def test_a_board_in_two_regions(tmp_path: Path) -> None:
    before, _, after = made_files.regions().rpartition("E40000012")
    with pytest.raises(SourceFileError, match=r"row 3, .*QF7 lies in Y56 here and in Y63 above"):
        read(tmp_path, f"{before}E40000003{after}")
