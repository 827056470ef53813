"""Maps, on the little warehouse of invented official rows and on the example places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Visit, plain


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.main.markdown)


def specs(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(each.proto.spec) for each in app.get("vega_lite_chart")]


def box(app: AppTest, label: str) -> Any:
    return next(each for each in app.selectbox if each.label == label)


@pytest.fixture
def example(example_warehouse: Path, visit_without: Any) -> Visit:
    visit: Visit = visit_without(example_warehouse)
    return visit


def test_the_two_answers_stand_above_the_maps(example: Visit) -> None:
    app = example("map", place="X05")
    assert not app.exception
    assert plain(app.header[0].value).startswith("Made-up figures. In ")
    heads = [each.value for each in app.subheader]
    assert heads[0].startswith("Between places: ")
    assert heads[1].startswith("Inside places: lower in ")
    assert "This compares places, not people." in texts(app)
    assert "Inside Example City North" in heads
    assert len(specs(app)) == 5


def test_example_places_are_drawn_as_made_up(example: Visit) -> None:
    for spec in specs(example("map", place="X05"))[:4]:
        assert spec["title"]["text"][0].startswith("Made-up figures.")
        assert "MADE-UP FIGURES" in json.dumps(spec)
    areas = specs(example("map", place="X05"))[0]["layer"][0]
    assert areas["mark"]["strokeDash"] == [5, 3]


def test_a_choice_goes_into_the_address_and_back(example: Visit) -> None:
    app = example("map", place="X05")
    box(app, "Outcome").select("recovery").run()
    assert app.query_params["measure"] in ("recovery", ["recovery"])
    again = example("map", place="X05", measure="recovery", view="both")
    assert not again.exception
    assert box(again, "Outcome").value == "recovery"
    assert "How to read this map" in [each.value for each in again.subheader]
    box(again, "Outcome").select("gap").run()
    assert "measure" not in again.query_params


def test_what_is_not_there_is_said(example: Visit) -> None:
    app = example("map", place="X05", measure="deterioration", geometry="globe", level="planet")
    assert not app.exception
    said = "\n".join(each.value for each in app.info)
    assert "Maps do not show Reliable deterioration" in said or "Maps do not show" in said
    assert "globe" in said
    assert "planet" in said


def test_a_real_place_without_figures_has_its_deprivation_alone(example: Visit) -> None:
    app = example("map", place="QKS")
    assert not app.exception
    (spec,) = specs(app)
    assert "params" not in json.dumps(spec["layer"])
    assert "Only deprivation is known here" in texts(app)
    assert "MADE-UP" not in json.dumps(spec)
    rows = app.table[0].value
    assert len(rows) == 42
    assert list(rows.index) == sorted(rows.index, key=str.casefold)
    assert rows.loc["Surrey Heartlands"].iloc[0] == "10.4"


@pytest.mark.parametrize("period", ["2024-25", "2021-22", "2019-20", "2017-18"])
@pytest.mark.parametrize("place", ["ENG", "QKS", "Y59", "RDY"])
def test_every_place_and_year_answers(visit: Visit, place: str, period: str) -> None:
    app = visit("map", place=place, period=period)
    assert not app.exception


def test_every_place_stands_in_the_table_by_name(visit: Visit) -> None:
    app = visit("map", place="QKS", period="2024-25")
    table = app.table[-1].value
    names = list(table.index)
    assert names == sorted(names, key=str.casefold)
    assert "rank" not in texts(app).casefold()


def test_tenths_without_residents_are_named(visit: Visit) -> None:
    app = visit("map", place="QKS", period="2024-25")
    assert "Tenth 1 is the most deprived" in texts(app) or "is not known" in texts(app)
