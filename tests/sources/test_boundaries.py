"""Boundaries: simple, without gaps, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from amhe_explore.catalogue import load
from amhe_explore.errors import SourceFileError
from amhe_explore.sources.boundaries import BoundaryReader
from amhe_explore.sources.tidy import TABLES, Tidy
from tests.sources import made_files


def read(folder: Path, content: dict[str, Any] | str) -> Tidy:
    text = content if isinstance(content, str) else made_files.geojson(content)
    (tidy,) = BoundaryReader().read(made_files.given(folder, "given.geojson", text), load())
    return tidy


def outlines(tidy: Tidy) -> list[Any]:
    return list(shapely.from_wkb(tidy.rows.column("geometry").to_pylist()))


@pytest.mark.parametrize(
    ("code", "name", "place_type", "edition"),
    [
        ("ICB23CD", "ICB23NM", "icb", "2023"),
        ("SICBL23CD", "SICBL23NM", "sub_icb", "2023"),
        ("NHSER24CD", "NHSER24NM", "region", "2024"),
        ("LAD24CD", "LAD24NM", "district", "2024"),
        ("ltla24_code", "ltla24_name", "district", "2024"),
    ],
)
def test_property_names_say_what_the_places_are(
    tmp_path: Path, code: str, name: str, place_type: str, edition: str
) -> None:
    tidy = read(tmp_path, made_files.boundaries(code, name))
    assert (tidy.source, tidy.edition) == ("icb-boundaries-2023", edition)
    assert edition in load().sources[tidy.source].editions
    assert tidy.rows.schema == TABLES["boundary"]
    assert tidy.rows.column("place_type").to_pylist() == [place_type] * 3
    assert tidy.rows.column("ons_code").to_pylist() == ["E54000900", "E54000901", "E54000902"]
    assert tidy.rows.column("name").to_pylist() == ["Place 0", "Place 1", "Place 2"]


def test_neighbours_stay_joined_and_lose_their_small_steps(tmp_path: Path) -> None:
    places = outlines(read(tmp_path, made_files.boundaries()))
    assert shapely.get_num_coordinates(places).sum() < 40
    assert shapely.coverage_is_valid(places)
    joined: Any = shapely.union_all(places)
    # The islet and the mainland: no gap between the neighbours makes a third part or a hole.
    assert [len(part.interiors) for part in joined.geoms] == [0, 0]


def test_an_islet_smaller_than_the_tolerance_stays(tmp_path: Path) -> None:
    west, _, _ = outlines(read(tmp_path, made_files.boundaries()))
    assert len(west.geoms) == 2
    assert min(part.area for part in west.geoms) > 10_000


def test_coordinates_are_metres_of_the_national_grid(tmp_path: Path) -> None:
    _, east, _ = outlines(read(tmp_path, made_files.boundaries()))
    # 52 degrees north, 0.5 degrees west, worked out with the Ordnance Survey's formulas.
    assert east.bounds[2] == pytest.approx(502_999, abs=300)
    assert east.bounds[1] == pytest.approx(234_700, abs=1500)


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    first = read(tmp_path, made_files.boundaries())
    assert first.rows.equals(read(tmp_path, made_files.boundaries()).rows)


def spoiled(kind: str) -> dict[str, Any]:
    content: dict[str, Any] = made_files.boundaries()
    feature = content["features"][1]
    if kind == "twice":
        feature["properties"]["ICB23CD"] = "E54000900"
    elif kind == "ods code":
        feature["properties"]["ICB23CD"] = "QF7"
    elif kind == "crossing":
        bow = made_files.ring([(-1.0, 52.0), (-0.5, 52.2), (-0.5, 52.0), (-1.0, 52.2)])
        feature["geometry"]["coordinates"] = [bow]
    elif kind == "point":
        feature["geometry"] = {"type": "Point", "coordinates": [-1.0, 52.0]}
    elif kind == "none":
        feature["geometry"] = None
    elif kind == "metres":
        box = made_files.ring([(400000, 300000), (500000, 300000), (500000, 400000)])
        feature["geometry"]["coordinates"] = [box]
    return content


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("twice", "row 2, column ICB23CD: 'E54000900' stands here a second time"),
        ("ods code", "row 2, column ICB23CD: 'QF7' is no ONS code"),
        ("crossing", "row 2: E54000901 is not a valid area"),
        ("point", "row 2: E54000901 is not a valid area"),
        ("none", "row 2: E54000901 has no outline"),
        ("metres", "row 2: E54000901 lies at 400,000.0, 300,000.0"),
    ],
)
def test_spoiled_outlines(tmp_path: Path, kind: str, says: str) -> None:
    with pytest.raises(SourceFileError, match=says):
        read(tmp_path, spoiled(kind))


def test_a_renamed_code_is_missed(tmp_path: Path) -> None:
    with pytest.raises(SourceFileError, match="the features have no icb code"):
        read(tmp_path, made_files.boundaries("CODE", "ICB23NM"))


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    text = json.dumps(made_files.boundaries())
    with pytest.raises(SourceFileError, match="is not a readable GeoJSON file"):
        read(tmp_path, text[: len(text) // 2])
