"""The maps as drawn: fills by class, hatching by measure, the chosen place, what a file carries."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import vl_convert

from amhe_explore import maps, theme
from tests.maps import mapped

PICTURES = {
    "deprivation": maps.deprivation_picture,
    "outcome": maps.outcome_picture,
    "both": maps.both_picture,
}
FOUND = mapped.deprivation_map()
CODES = {each.place.code for each in FOUND.places}


def svg(spec: dict[str, Any]) -> str:
    drawing: str = vl_convert.vegalite_to_svg(spec, vl_version="6.4")
    return drawing


def fills(spec: dict[str, Any]) -> dict[str, str]:
    """The fill of each place, from the rows that go over the wire."""
    lookup = next(step for step in spec["layer"][0]["transform"] if "lookup" in step)
    return {row["code"]: row["fill"] for row in lookup["from"]["data"]["values"]}


def kinds(spec: dict[str, Any]) -> str:
    return json.dumps([layer.get("transform", []) for layer in spec["layer"]])


def test_the_most_deprived_has_the_last_class_and_the_widest_gap_too() -> None:
    ground = mapped.ground()
    deprived = fills(maps.deprivation_picture(FOUND, ground, mapped.WORDS))
    ramp = theme.LIGHT_MAP.deprivation
    assert deprived["QHL"] == ramp[4]
    assert deprived["QXU"] == ramp[0]
    gaps = fills(maps.outcome_picture(FOUND, ground, mapped.WORDS))
    assert gaps["QSL"] == theme.LIGHT_MAP.outcome[4]
    assert gaps["QMF"] == theme.LIGHT_MAP.outcome[0]


def test_of_a_rate_the_lowest_has_the_last_class() -> None:
    rates = mapped.deprivation_map("recovery")
    shown = fills(maps.outcome_picture(rates, mapped.ground(), mapped.WORDS))
    assert shown["QMF"] == theme.LIGHT_MAP.outcome[4]
    assert shown["QSL"] == theme.LIGHT_MAP.outcome[0]


def test_hatched_is_what_has_no_figure_of_this_measure() -> None:
    outcome = kinds(maps.outcome_picture(FOUND, mapped.ground(), mapped.WORDS))
    assert "['QXU']" in outcome
    # Its deprivation is known.
    assert "indexof(['QXU']" not in kinds(
        maps.deprivation_picture(FOUND, mapped.ground(), mapped.WORDS)
    )


@pytest.mark.parametrize("name", PICTURES)
def test_the_screen_fetches_geometry_and_a_file_carries_it(name: str) -> None:
    on = mapped.ground()
    screen = json.dumps(PICTURES[name](FOUND, on, mapped.WORDS))
    assert "/app/static/b/tiles.json" in screen
    assert "coordinates" not in screen
    # Repaint: rows and marks alone.
    assert len(screen) < 20_000
    file = json.dumps(PICTURES[name](FOUND, on.for_file(), mapped.WORDS))
    assert "/app/static" not in file
    assert "coordinates" in file


@pytest.mark.parametrize("name", PICTURES)
def test_a_file_says_source_attribution_and_what_it_shows(name: str) -> None:
    drawing = svg(PICTURES[name](FOUND, mapped.ground().for_file(), mapped.WORDS))
    for said in ("Contains OS data", "annual report 2024-25", "A clear gap in 4 of 5 places"):
        assert said in drawing
    for end in mapped.WORDS.ends:
        assert end in drawing
    assert "MADE-UP" not in drawing


@pytest.mark.parametrize("name", PICTURES)
def test_made_up_places_carry_every_sign(name: str) -> None:
    words = replace(mapped.WORDS, made_up=True)
    found = mapped.deprivation_map(made_up=True)
    spec = PICTURES[name](found, mapped.ground().for_file(), words)
    drawing = svg(spec)
    assert drawing.count("MADE-UP FIGURES") >= 3, "the tag and the mark across the plot, twice"
    assert "Made-up figures." in drawing
    assert spec["layer"][0]["mark"]["strokeDash"] == [5, 3]
    if name != "both":
        real = {*theme.LIGHT_MAP.deprivation, *theme.LIGHT_MAP.outcome}
        assert not real & set(fills(spec).values())


def test_the_chosen_place_is_outlined_by_a_halo_and_a_line() -> None:
    spec = maps.deprivation_picture(FOUND, mapped.ground("QKS"), mapped.WORDS)
    lines = [each for each in spec["layer"] if "code == 'QKS'" in json.dumps(each)]
    assert [each["mark"]["strokeWidth"] for each in lines] == [5.5, 2.5]
    none = maps.deprivation_picture(FOUND, mapped.ground(""), mapped.WORDS)
    assert "5.5" not in json.dumps([each.get("mark") for each in none["layer"]])


def test_a_click_picks_a_place_and_a_file_has_nothing_to_click() -> None:
    spec = maps.deprivation_picture(FOUND, mapped.ground(), mapped.WORDS)
    assert spec["layer"][0]["params"][0]["name"] == maps.PICK
    assert spec["layer"][0]["params"][0]["select"]["fields"] == ["code"]
    file = maps.deprivation_picture(FOUND, mapped.ground().for_file(), mapped.WORDS)
    assert "params" not in json.dumps(file["layer"])


def test_each_shape_has_a_name_of_words() -> None:
    spec = maps.deprivation_picture(FOUND, mapped.ground().for_file(), mapped.WORDS)
    assert 'aria-label="Kent and Medway: 12 lower"' in svg(spec)


def test_only_the_region_is_drawn_where_asked() -> None:
    on = mapped.ground(only=("QKS", "QXU"))
    spec = maps.outcome_picture(FOUND, on, mapped.WORDS)
    assert set(fills(spec)) == {"QKS", "QXU"}
    whole = maps.outcome_picture(FOUND, mapped.ground(), mapped.WORDS)
    assert set(fills(whole)) == CODES
    assert spec["height"] <= whole["height"]


def test_the_nine_colours_have_their_corners_in_words_and_shapes() -> None:
    drawing = svg(maps.both_picture(FOUND, mapped.ground().for_file(), mapped.WORDS))
    for corner in (
        "less deprived, wider gap",
        "more deprived, wider gap",
        "more deprived, narrower gap",
        "less deprived, narrower gap",
    ):
        assert corner in drawing
    spec = maps.both_picture(FOUND, mapped.ground(), mapped.WORDS)
    shown = fills(spec)
    both = theme.LIGHT_MAP.both
    assert (shown["QHL"], shown["QSL"], shown["QU9"]) == (both[2][0], both[0][2], both[0][0])
    marks = next(each for each in spec["layer"] if each.get("mark", {}).get("type") == "point")
    lookup = next(step for step in marks["transform"] if "lookup" in step)
    shapes = {row["code"]: row["shape"] for row in lookup["from"]["data"]["values"]}
    # The middle third has no shape.
    assert shapes == {"QHL": "square", "QMF": "square", "QSL": "triangle-up", "QU9": "circle"}


def test_two_heads_side_by_side_take_the_same_lines() -> None:
    long = replace(mapped.WORDS, subtitle=("Recovery, points", "Outlined: " + "a long name " * 6))
    one, other = maps.aligned(mapped.WORDS, long)
    assert len(one.subtitle_lines) == len(other.subtitle_lines) > len(mapped.WORDS.subtitle_lines)
    assert one.subtitle_lines[: len(mapped.WORDS.subtitle_lines)] == mapped.WORDS.subtitle_lines
