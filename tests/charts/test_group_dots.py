"""Dots with intervals: shapes and words, lines with names, columns that a phone leaves out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from amhe_explore import charts, theme
from tests.charts import made, screens
from tests.charts.drawn import drawn, picture


def spec(table: Any = None) -> dict[str, Any]:
    chart = charts.group_dots(table or screens.ethnic(), theme.LIGHT, picture())
    found: dict[str, Any] = chart.to_dict()
    return found


def at(width: int, table: Any = None) -> tuple[str, ...]:
    chart = charts.group_dots(table or screens.ethnic(), theme.LIGHT, picture(), False)
    return drawn(chart, width).words


def marks(table: Any = None) -> list[dict[str, Any]]:
    return [layer["mark"] for layer in spec(table)["layer"]]


def test_each_verdict_has_its_word_and_its_shape() -> None:
    words = at(845)
    for word in screens.WORDS:
        assert word in words
    shapes = {mark.get("shape") for mark in marks() if mark["type"] == "point"}
    assert shapes == {"circle", "triangle-down", "triangle-up", "square", "diamond"}
    hollow = next(mark for mark in marks() if mark.get("shape") == "diamond")
    assert (hollow["fill"], hollow["stroke"]) == (theme.LIGHT.bg, theme.LIGHT.mid)


def test_a_filled_dot_is_lower_or_higher_and_nothing_else() -> None:
    layers = spec()["layer"]
    filled = [
        layer
        for layer in layers
        if layer["mark"].get("shape") == "circle"
        and layer["mark"].get("color") == theme.LIGHT.focus
    ]
    said = [row["said"] for row in filled[0]["data"]["values"]]
    assert said
    assert all(each.endswith((", lower", ", higher")) for each in said)
    rings = [
        row["said"]
        for layer in layers
        if layer["mark"].get("shape") == "circle" and "stroke" in layer["mark"]
        for row in layer["data"]["values"]
        if "description" in layer["mark"]
    ]
    assert rings
    assert not any(each.endswith((", lower", ", higher")) for each in rings)


def test_both_lines_carry_their_names() -> None:
    assert {"Kent and Medway 49%", "England 49%"} <= set(at(845))
    assert "Here 49%" in at(358)


def test_a_place_with_a_long_name_is_called_this_place() -> None:
    long = replace(made.KENT, name="Bath and North East Somerset, Swindon and Wiltshire")
    table = screens.ethnic()
    table = replace(table, profile=replace(table.profile, place=long))
    assert "This place 49%" in at(845, table)


def test_columns_stand_where_there_is_room_and_a_phone_keeps_shape_and_word() -> None:
    wide, phone = at(845), at(358)
    for head in ("rate", "likely", "courses"):
        assert head in wide
        assert head not in phone
    assert "v everyone else" in wide
    assert "v everyone else" in phone
    assert "36%" in wide
    assert "36%" not in phone
    assert "lower" in phone


def test_a_column_head_names_the_reference() -> None:
    assert "v least deprived tenth" in at(845, screens.tenths())
    assert "the reference" in at(845, screens.tenths())
    assert not [word for word in at(845, screens.genders()) if word.startswith("v ")]


def test_why_there_is_no_dot_stands_in_its_place() -> None:
    # Indian: suppressed. England's Chinese: a rate on 2 of 4 is not drawn.
    assert "suppressed" in at(845)
    england = replace(
        screens.ethnic("england"),
        lines=tuple(
            replace(line, estimate=same.rates["recovery"])
            for line in screens.ethnic("england").lines
            if (same := made.ethnicity(made.ENGLAND).group(line.group.id)) is not None
        ),
    )
    assert "under 5" in at(845, england)


def test_the_denominator_that_would_give_a_count_away_is_a_dash() -> None:
    table = screens.tenths()
    hidden = tuple(
        replace(line, estimate=replace(line.estimate, denominator=None)) for line in table.lines
    )
    assert "–" not in at(845, table)
    assert "–" in at(845, replace(table, lines=hidden))


def test_larger_groups_are_bold_and_their_parts_indented() -> None:
    (names,) = [
        layer["data"]["values"]
        for layer in spec()["layer"]
        if layer["data"]["values"][0].get("label") and layer["mark"].get("aria") is False
    ]
    assert (names[0]["bold"], names[0]["indent"]) == (True, 0)
    assert (names[1]["bold"], names[1]["indent"]) == (False, 12)
    assert (names[-1]["grey"], names[-1]["indent"]) == (True, 0)
    assert names[-1]["label"][2] == ["Not recorded"]


def test_groups_for_tables_only_are_not_drawn() -> None:
    table = screens.tenths()
    first = table.lines[0]
    kept = replace(first, group=replace(first.group, note="Shown in tables only.", compared=False))
    table = replace(table, lines=(kept, *table.lines[1:]))
    assert "Most deprived tenth" not in at(845, table)


def test_a_range_of_a_handful_does_not_squeeze_the_others() -> None:
    table = screens.tenths()
    first = table.lines[0]
    tiny = replace(first.estimate, lower=0.02, upper=0.98, size=12)
    table = replace(table, lines=(replace(first, estimate=tiny), *table.lines[1:]))
    ticks = [word for word in at(845, table) if re.fullmatch(r"\d+%", word)]
    assert "10%" not in ticks
    assert "90%" not in ticks
    assert any("A range of very few courses ends at the edge." in word for word in at(845, table))


def test_the_description_names_place_comparator_and_every_group() -> None:
    said = charts.describe_group_dots(screens.ethnic())
    assert said.startswith("Recovery by group, Kent and Medway 49%, England 49%. Asian or Asian")
    assert "Bangladeshi: 36%, lower; " in said
    assert "Indian: suppressed (under 5), higher; " in said
    assert charts.describe_group_dots(screens.ethnic(), True).startswith("Made-up figures. ")


def test_the_slope_has_both_ends_and_every_tenth() -> None:
    said = charts.describe_slope(screens.points(), screens.GRADIENT)
    assert said.startswith("Fitted line from 42.0% (most deprived) to 55.6% (least deprived). ")
    assert "Most deprived tenth: 43%" in said
    words = drawn(charts.slope(screens.points(), screens.GRADIENT, theme.LIGHT, picture()), 700)
    assert {"Most deprived", "Least deprived"} <= set(words.words)


@pytest.mark.parametrize("width", [320, 358, 560, 640, 779, 845, 1200])
def test_no_word_reaches_beyond_the_picture(width: int) -> None:
    drawing = drawn(charts.group_dots(screens.ethnic(), theme.LIGHT, picture()), width)
    assert drawing.width <= width + 7
