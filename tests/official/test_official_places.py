"""Lookups, boundaries and providers as read: which places there are and that they fit together."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from amhe_explore.catalogue import load
from amhe_explore.sources.boundaries import BoundaryReader
from amhe_explore.sources.given_file import open_given
from amhe_explore.sources.lookups import PlaceLookupReader, SmallAreaLookupReader
from amhe_explore.sources.providers import ProviderReader
from amhe_explore.sources.tidy import Reader, Tidy

Link = tuple[str, str]


def read(reader: Reader, folder: Path, pattern: str) -> list[Tidy]:
    (path,) = folder.glob(pattern)
    (file,) = open_given(path)
    return list(reader.read(file, load()))


@pytest.fixture(scope="module")
def folder(official_data: Path) -> Path:
    return official_data / "geography"


def parents(tidies: list[Tidy], place_type: str) -> dict[str, str]:
    return {
        row["code"]: row["parent_code"]
        for tidy in tidies
        if tidy.table == "place_link"
        for row in tidy.rows.to_pylist()
        if row["type"] == place_type
    }


def names(tidies: list[Tidy], place_type: str) -> dict[str, str]:
    return {
        row["code"]: row["name"] for row in tidies[-1].rows.to_pylist() if row["type"] == place_type
    }


def test_every_area_of_2021_lies_in_one_place(folder: Path) -> None:
    places, _ = read(SmallAreaLookupReader(), folder, "LSOA_(2021)_to_SICBL*.zip")
    assert places.rows.num_rows == 33_755
    lsoas: dict[str, int] = {}
    for row in places.rows.to_pylist():
        lsoas[row["icb_code"]] = lsoas.get(row["icb_code"], 0) + 1
    boards = {p.code: p.small_areas for p in load().places.values() if p.type == "icb"}
    assert lsoas == boards


def test_three_lookups_put_the_106_sub_icbs_into_the_same_42_boards(folder: Path) -> None:
    areas = read(SmallAreaLookupReader(), folder, "LSOA_(2021)_to_SICBL*.zip")
    from_ccgs = read(PlaceLookupReader(), folder, "ccg21*.csv")
    to_regions = read(PlaceLookupReader(), folder, "sicbl24*.csv")
    found = [parents(each, "sub_icb") for each in (areas, from_ccgs, to_regions)]
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 106
    assert len(set(found[0].values())) == 42


def test_boards_lie_in_the_regions_of_the_catalogue(folder: Path) -> None:
    found = parents(read(PlaceLookupReader(), folder, "sicbl24*.csv"), "icb")
    places = load().places.values()
    assert found == {p.code: p.parent.partition(":")[2] for p in places if p.type == "icb"}


def test_names_come_from_the_ccgs(folder: Path) -> None:
    links = read(PlaceLookupReader(), folder, "ccg21*.csv")
    sub_icbs, ccgs = names(links, "sub_icb"), names(links, "ccg")
    assert sub_icbs["02P"] == "Barnsley (02P)"
    assert ccgs["02P"] == "Barnsley CCG (02P)"
    assert len(ccgs) == len(set(ccgs.values())) == len(set(sub_icbs.values())) == 106
    # Areas that changed hands: the larger part keeps the code.
    assert ccgs["D2P2L"] == "Black Country and West Birmingham CCG (D2P2L)"
    assert ccgs["01Y"] == "Tameside and Glossop CCG (01Y)"
    assert sub_icbs["15E"] == "Birmingham and Solihull (15E)"


LAYERS = [
    ("Integrated_Care_Boards*.geojson", "icb", 42, 114, 90_000),
    ("Sub_Integrated*.geojson", "sub_icb", 106, 178, 120_000),
    ("NHS_England_Regions*.geojson", "region", 7, 68, 50_000),
    ("Local_Authority*.geojson", "district", 296, 366, 190_000),
]


@pytest.mark.parametrize(("pattern", "place_type", "places", "parts", "largest"), LAYERS)
def test_outlines_are_few_bytes_without_gaps_or_losses(
    folder: Path, pattern: str, place_type: str, places: int, parts: int, largest: int
) -> None:
    (tidy,) = read(BoundaryReader(), folder, pattern)
    assert set(tidy.rows.column("place_type").to_pylist()) == {place_type}
    packed = tidy.rows.column("geometry").to_pylist()
    assert len(packed) == places
    assert sum(len(each) for each in packed) < largest
    outlines = shapely.from_wkb(packed)
    assert shapely.is_valid(outlines).all()
    assert shapely.coverage_is_valid(outlines)
    assert shapely.get_num_geometries(outlines).sum() == parts
    # England is about 130,000 square kilometres.
    assert 128e9 < shapely.area(outlines).sum() < 135e9


@pytest.mark.parametrize(
    ("pattern", "place_type"),
    [("Integrated*.geojson", "icb"), ("NHS_England*.geojson", "region")],
)
def test_outlines_belong_to_places_of_the_catalogue(
    folder: Path, pattern: str, place_type: str
) -> None:
    (tidy,) = read(BoundaryReader(), folder, pattern)
    places = [p for p in load().places.values() if p.type == place_type]
    # Regions that ended before the boundaries of 2024 have no ONS code in the catalogue.
    known = {place.ons_codes[0] for place in places if place.ons_codes}
    assert set(tidy.rows.column("ons_code").to_pylist()) == known


def test_the_isles_of_scilly_are_kept(folder: Path) -> None:
    (tidy,) = read(BoundaryReader(), folder, "Integrated_Care_Boards*.geojson")
    rows = {row["ons_code"]: row["geometry"] for row in tidy.rows.to_pylist()}
    cornwall = shapely.from_wkb(rows[load().places["icb:QT6"].ons_codes[0]])
    # St Mary's lies near 90,000 east, 10,500 north.
    assert shapely.box(80_000, 5_000, 98_000, 20_000).intersects(cornwall)


def test_233_providers_of_which_most_have_a_board(official_data: Path) -> None:
    (tidy,) = read(ProviderReader(), official_data / "talking_therapies", "metadata_providers*")
    rows = tidy.rows.to_pylist()
    assert len(rows) == len({row["code"] for row in rows}) == 233
    assert sum(row["icb_code"] == "" for row in rows) == 14
    boards = {p.code for p in load().places.values() if p.type == "icb"}
    # Boards of April 2026 are handed on as published; the warehouse decides.
    assert {row["icb_code"] for row in rows} - boards - {""}
