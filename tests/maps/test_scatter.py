"""The scatter: a dot a place at its own figures, the line, names of the few that stand out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import vl_convert

from amhe_explore import maps
from tests.maps import mapped

FOUND = mapped.deprivation_map()


def dots(spec: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        row["code"]: row
        for layer in spec["layer"]
        if layer["mark"]["type"] == "point"
        for row in mapped.values_of(spec, layer["data"])
    }


def test_each_place_with_both_figures_has_a_dot_with_its_interval() -> None:
    found = dots(maps.scatter(FOUND, mapped.ground(), mapped.WORDS))
    assert set(found) == {"QHL", "QKS", "QMF", "QSL", "QU9"}
    kent = found["QKS"]
    assert (kent["x"], kent["y"], kent["lo"], kent["hi"]) == (21.17, 12.0, 9.0, 15.0)
    assert kent["n"] == 10_000


def test_the_axes_hold_every_interval_and_limit() -> None:
    spec = maps.scatter(FOUND, mapped.ground(), mapped.WORDS)
    layer = next(each for each in spec["layer"] if each["mark"]["type"] == "point")
    low, high = layer["encoding"]["y"]["scale"]["domain"]
    assert low < min(at.place_lower for at in FOUND.line)
    assert high > max(at.place_upper for at in FOUND.line)


def test_the_chosen_place_and_those_outside_the_limits_are_named_and_no_others() -> None:
    drawing = vl_convert.vegalite_to_svg(
        maps.scatter(FOUND, mapped.ground().for_file(), mapped.WORDS), vl_version="6.4"
    )
    assert ">Kent and Medway<" in drawing
    assert ">North East London<" in drawing
    assert ">Somerset<" not in drawing
    for name in ("straight line", "95% limits for a place", "Contains OS data"):
        assert name in drawing


def test_a_dot_is_clicked_on_screen_only() -> None:
    assert maps.PICK in json.dumps(maps.scatter(FOUND, mapped.ground(), mapped.WORDS))
    file = maps.scatter(FOUND, mapped.ground().for_file(), mapped.WORDS)
    assert "params" not in json.dumps(file)


def test_made_up_dots_say_so() -> None:
    made_up = mapped.deprivation_map(made_up=True)
    words = replace(mapped.WORDS, made_up=True)
    drawing = json.dumps(maps.scatter(made_up, mapped.ground(), words))
    assert "MADE-UP FIGURES" in drawing
    assert "Made-up figures." in drawing


def test_the_title_of_the_axis_is_in_lines_that_fit_a_phone() -> None:
    words = replace(mapped.WORDS, axes=("Average IMD 2025 score: more deprived to the right", ""))
    spec = maps.scatter(FOUND, mapped.ground(), words)
    layer = next(each for each in spec["layer"] if each["mark"]["type"] == "point")
    title = layer["encoding"]["x"]["axis"]["title"]
    assert title == ["Average IMD 2025 score", "more deprived to the right"]
