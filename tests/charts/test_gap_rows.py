"""Gaps as rows: what is written, by which shape, and that the scale holds every figure."""

from __future__ import annotations

import pytest

from amhe_explore import charts, theme
from tests.charts.drawn import GAPS, drawn, picture


@pytest.mark.parametrize("width", [390, 880])
def test_both_values_size_and_likely_range_are_written(width: int) -> None:
    words = drawn(charts.gap_rows(GAPS, theme.LIGHT, picture()), width).words
    assert {"43%", "55%", "likely 9 to 15"} <= set(words)
    # "points" would not fit beside the dots of a phone.
    assert ("12 lower" if width < 560 else "12 points lower") in words


def test_the_longest_title_that_fits_is_drawn() -> None:
    wide = drawn(charts.gap_rows(GAPS, theme.LIGHT, picture()), 880).words
    narrow = drawn(charts.gap_rows(GAPS, theme.LIGHT, picture()), 390).words
    assert "Most deprived fifth, against least deprived fifth" in wide
    assert "Most, against least" in narrow


def test_england_stands_at_the_right_and_has_a_tick_only_where_it_is_known() -> None:
    spec = charts.gap_rows(GAPS, theme.LIGHT, picture()).to_dict()
    ticks = [
        layer for layer in spec["layer"] if isinstance(layer["mark"], dict)
        and layer["mark"]["type"] == "tick"
    ]  # fmt: skip
    assert [row["england"] for row in ticks[0]["data"]["values"]] == [pytest.approx(44.6)]
    assert "45%" in drawn(charts.gap_rows(GAPS, theme.LIGHT, picture()), 880).words


def test_without_england_nothing_is_said_of_a_tick() -> None:
    words = drawn(charts.gap_rows(GAPS[1:], theme.LIGHT, picture()), 880).all_words
    assert "Tick" not in words
    assert "same group" not in words


def test_only_lower_and_higher_are_filled_triangles() -> None:
    spec = charts.gap_rows(GAPS, theme.LIGHT, picture()).to_dict()
    shapes = {
        (row["shape"], layer["mark"]["filled"])
        for layer in spec["layer"]
        if "shape" in layer.get("encoding", {})
        for row in layer["data"]["values"]
    }
    assert shapes == {("triangle-down", True), ("diamond", False)}


def test_the_scale_reaches_every_figure() -> None:
    """91 per cent and its limits lie beyond the usual 75."""
    spec = charts.gap_rows(GAPS, theme.LIGHT, picture()).to_dict()
    scales = [
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in spec["layer"]
        if "scale" in layer["encoding"].get("x", {})
    ]
    assert all(low <= 20 and high >= 95 for low, high in scales)


def test_the_description_holds_what_the_picture_does() -> None:
    said = charts.describe_gap_rows(GAPS)
    assert (
        "Most deprived fifth, against least deprived fifth: 43% (likely 41 to 45) against 55%, "
        "12 points lower (likely 9 to 15; the same group in England 45%)"
    ) in said
    assert said.startswith("Gaps between groups. ")
    assert charts.describe_gap_rows(GAPS, made_up=True).startswith("Made-up figures. ")
