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
    assert heads[0].startswith("Made-up figures. Between places: ")
    assert heads[1].startswith("Made-up figures. Inside places: lower in ")
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
    assert rows.loc["Surrey Heartlands (QXU)"].iloc[0] == "10.38"


@pytest.mark.parametrize(
    ("place", "period"),
    [("ENG", "2024-25"), ("Y59", "2022-25"), ("RDY", "2023-24"), ("91Q", "2022-23")],
)
def test_places_and_years_without_deprivation_answer(visit: Visit, place: str, period: str) -> None:
    app = visit("map", place=place, period=period)
    assert not app.exception
    assert "no place has both figures" in texts(app)
    # Sub-ICBs have neither tiles nor boundaries here: no map, and it says so.
    drawn = "".join(json.dumps(each) for each in specs(app))
    if place == "91Q":
        assert "no map, the table has every place" in "".join(each.value for each in app.info)
    else:
        assert "no deprivation figures are loaded" in drawn


def test_every_place_stands_in_the_table_by_name_and_the_chosen_one_stands_out(
    example: Visit,
) -> None:
    app = example("map", place="X05")
    assert not [each for each in app.table if len(each.value) == 20]
    app.session_state["map_table"] = True
    app.run()
    assert not app.exception
    table = next(each.value for each in app.table if len(each.value) == 20)
    names = [name.strip("*") for name in table.index]
    assert names == sorted(names, key=str.casefold)
    assert [name for name in table.index if "chosen" in name] == [
        "**Example City North (X05) (chosen)**"
    ]
    assert set(table.columns) >= {"Deprivation score (IMD 2025)", "Recovery", "Courses finished"}


def test_the_scatter_shows_recovery_beside_the_gap_and_the_gap_with_both_in_one(
    example: Visit,
) -> None:
    side = specs(example("map", place="X05"))
    assert side[2]["title"]["subtitle"][0] == "Recovered, % of courses that could"
    both = specs(example("map", place="X05", view="both"))
    assert both[1]["title"]["subtitle"][0] == "Recovery: most deprived fifth below least, points"


def test_no_change_sends_geometry(example: Visit) -> None:
    app = example("map", place="X05")
    box(app, "Outcome").select("recovery").run()
    sent = [json.dumps(each) for each in specs(app)[:4]]
    assert not [each for each in sent if "coordinates" in each]
    # Two maps, scatter and ordered dots; the wire packs them to a quarter.
    assert sum(map(len, sent)) < 50_000


def test_the_region_of_the_chosen_place_can_be_shown_alone(example: Visit) -> None:
    whole = example("map", place="X05")
    near = example("map", place="X05", zoom="region")

    def codes(app: AppTest) -> set[str]:
        lookup = next(step for step in specs(app)[0]["layer"][0]["transform"] if "lookup" in step)
        return {row["code"] for row in lookup["from"]["data"]["values"]}

    assert len(codes(whole)) == 20
    assert codes(near) == {f"X{n:02d}" for n in range(1, 6)}
    # England lies in no region: nothing to zoom to.
    assert "Show" not in [each.label for each in example("map", place="ENG").segmented_control]


def test_tenths_and_councils_stand_inside_the_place(example: Visit) -> None:
    app = example("map", place="X05")
    heads = [each.value for each in app.subheader]
    assert "Councils in Example City North" in heads
    assert "Not loaded: which councils lie here" in texts(app)
    assert "Made-up figures. Referrals per 1,000 adults: " in texts(app)
    region = example("map", place="XR1")
    assert not [each.value for each in region.subheader if each.value.startswith("Councils")]


def test_adults_that_are_not_known_are_said_to_be(visit: Visit) -> None:
    assert "is not known: no rate per 1,000 adults" in texts(visit("map", place="QKS"))


def test_every_picture_can_be_taken_away_and_only_outlines_that_are_loaded(example: Visit) -> None:
    app = example("map", place="X05")
    labels = [each.proto.label for each in app.get("download_button")]
    assert labels.count("Picture (PNG)") == 5
    # No outlines of example places are loaded.
    assert "Areas (GeoJSON)" not in labels
