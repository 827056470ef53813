"""The map as GeoJSON: figures, reasons, attribution; degrees, longitude first."""

from __future__ import annotations

import json

import shapely

from amhe_explore import maps
from amhe_explore.measures import Outline, Outlines, PlaceRef
from tests.maps import mapped

NOTES = ("NHS England, OGL v3.0.", "Contains OS data © Crown copyright and database right 2023.")
# A square kilometre in Kent and one in Surrey, British National Grid.
SQUARES = {"QKS": (580_000, 150_000), "QXU": (510_000, 150_000), "QZZ": (400_000, 300_000)}


def content(made_up: bool = False) -> dict[str, object]:
    areas = tuple(
        Outline(
            PlaceRef(code, code, "icb"), "", shapely.to_wkb(shapely.box(x, y, x + 1000, y + 1000))
        )
        for code, (x, y) in SQUARES.items()
    )
    found = mapped.deprivation_map(made_up=made_up)
    read: dict[str, object] = json.loads(
        maps.geojson_file(found, Outlines("icb", mapped.SOURCES[0], areas), NOTES)
    )
    return read


def test_each_place_has_its_figures_or_the_reason() -> None:
    features = content()["features"]
    assert isinstance(features, list)
    by_code = {each["properties"]["code"]: each["properties"] for each in features}
    # An outline without figures is left out.
    assert set(by_code) == {"QKS", "QXU"}
    kent = by_code["QKS"]
    assert (kent["deprivation_score"], kent["gap"], kent["lower_95"], kent["upper_95"]) == (
        *(21.17, 12.0, 9.0, 15.0),
    )
    assert by_code["QXU"]["gap"] is None
    assert by_code["QXU"]["reason"] == mapped.SUPPRESSED
    assert by_code["QXU"]["deprivation_score"] == 10.38


def test_sources_and_attribution_are_inside() -> None:
    assert content()["attribution"] == list(NOTES)
    assert "notice" not in content()


def test_made_up_figures_say_so() -> None:
    found = content(made_up=True)
    assert found["notice"] == "Made-up figures."
    features = found["features"]
    assert isinstance(features, list)
    assert all(each["properties"]["made_up"] for each in features)


def test_places_are_where_they_are_in_degrees() -> None:
    features = content()["features"]
    assert isinstance(features, list)
    kent = next(each for each in features if each["properties"]["code"] == "QKS")
    west, south = kent["geometry"]["coordinates"][0][0]
    assert 0.4 < west < 0.8
    assert 51.1 < south < 51.4
