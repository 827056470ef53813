"""Every place in a row of its own: filled only where it is clear, a reason where there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import vl_convert

from amhe_explore import maps
from amhe_explore.maps.ordered_dots import ROW
from tests.maps import mapped

FOUND = mapped.deprivation_map()


def rows(spec: dict[str, Any]) -> dict[str, dict[str, Any]]:
    layer = next(each for each in spec["layer"] if each["mark"]["type"] == "point")
    return {row["code"]: row for row in mapped.values_of(spec, layer["data"])}


def order(spec: dict[str, Any]) -> list[str]:
    layer = next(each for each in spec["layer"] if each["mark"]["type"] == "point")
    return [each.partition("|")[0] for each in layer["encoding"]["y"]["sort"]]


def test_the_widest_gap_is_first_and_places_without_a_figure_last_by_name() -> None:
    names = order(maps.ordered_dots(FOUND, mapped.ground(), mapped.WORDS))
    assert names[0] == "Somerset"
    assert names[-1] == "Surrey Heartlands"
    assert names[-2] == "North East London"


def test_two_places_without_a_figure_stand_by_name_never_by_their_value() -> None:
    bare = mapped.place("QNQ", 12.0, None)
    found = mapped.deprivation_map(places=(bare, *mapped.GAPS))
    assert order(maps.ordered_dots(found, mapped.ground(), mapped.WORDS))[-2:] == [
        "Frimley",
        "Surrey Heartlands",
    ]


def test_of_a_rate_the_lowest_is_first() -> None:
    found = mapped.deprivation_map("recovery")
    names = order(maps.ordered_dots(found, mapped.ground(), mapped.WORDS))
    assert names[0] == "North East London"


def test_a_dot_is_filled_only_where_the_gap_is_clear() -> None:
    found = rows(maps.ordered_dots(FOUND, mapped.ground(), mapped.WORDS))
    assert found["QKS"]["clear"]
    assert not found["QMF"]["clear"]
    assert "QXU" not in found


def test_the_reason_stands_in_the_row() -> None:
    drawing = vl_convert.vegalite_to_svg(
        maps.ordered_dots(FOUND, mapped.ground().for_file(), mapped.WORDS), vl_version="6.4"
    )
    assert "not compared: a figure is suppressed" in drawing


def test_the_reason_is_shorter_where_the_plot_is_narrow() -> None:
    # The drawer of files knows no container: what the browser does is read from the expression.
    spec = maps.ordered_dots(FOUND, mapped.ground(), mapped.WORDS)
    texts = [each["mark"].get("text") for each in spec["layer"]]
    whole = "not compared: a figure is suppressed"
    assert {"expr": f'containerSize()[0] < 380 ? "not compared" : "{whole}"'} in texts


def test_rows_have_room_and_nothing_but_reasons_is_no_error() -> None:
    spec = maps.ordered_dots(FOUND, mapped.ground(), mapped.WORDS)
    assert spec["height"] >= ROW * len(FOUND.places)
    bare = tuple(
        replace(each, value=None, lower=None, upper=None, reason="too few") for each in mapped.GAPS
    )
    nothing = replace(FOUND, places=bare, line=())
    spec = maps.ordered_dots(nothing, mapped.ground(), mapped.WORDS)
    assert all(layer["mark"]["type"] != "point" for layer in spec["layer"])
