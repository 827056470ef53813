"""What every chart must hold, at every width, in light and dark, on screen and as a file."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from amhe_explore import theme
from tests.charts.drawn import CHARTS, SOURCE, SUBTITLE, TITLE, WITHOUT_BARS, drawn, picture

NAMES = list(CHARTS)
RIGHT_PADDING = 6
ROUNDING = 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [320, 390, 700, 880, 1280])
def test_nothing_reaches_over_the_edge(name: str, width: int) -> None:
    drawing = drawn(CHARTS[name](theme.LIGHT, picture(), False), width)
    assert drawing.width <= width + RIGHT_PADDING + ROUNDING


@pytest.mark.parametrize("name", NAMES)
def test_an_export_has_one_width(name: str) -> None:
    drawing = drawn(CHARTS[name](theme.LIGHT, picture(True), True))
    assert drawing.width == pytest.approx(880 + 2 * 24, abs=ROUNDING)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [390, 880])
def test_source_with_its_edition_and_subtitle_stand_inside(name: str, width: int) -> None:
    words = drawn(CHARTS[name](theme.LIGHT, picture(), False), width).words
    assert SOURCE in words
    assert any(text.startswith(SUBTITLE) for text in words)
    assert TITLE not in words


@pytest.mark.parametrize("name", NAMES)
def test_an_export_carries_the_title(name: str) -> None:
    words = drawn(CHARTS[name](theme.LIGHT, picture(), True)).words
    assert TITLE in words
    assert SOURCE in words


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("export", [False, True])
def test_made_up_figures_say_so_and_official_ones_do_not(name: str, export: bool) -> None:
    width = None if export else 700
    made_up = drawn(CHARTS[name](theme.LIGHT, picture(True), export), width).words
    assert "MADE-UP FIGURES" in made_up
    start = TITLE if export else SUBTITLE
    assert any(text.startswith(f"Made-up figures. {start}") for text in made_up)
    official = drawn(CHARTS[name](theme.LIGHT, picture(False), export), width).all_words
    assert "made-up" not in official.lower()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_no_colour_outside_the_palette(name: str, palette: theme.Palette) -> None:
    drawing = drawn(CHARTS[name](palette, picture(True), False), 700)
    assert drawing.colours <= set(astuple(palette))


@pytest.mark.parametrize("name", NAMES)
def test_an_export_is_light_whatever_the_page(name: str) -> None:
    chart = CHARTS[name](theme.DARK, picture(), True)
    assert chart.to_dict() == CHARTS[name](theme.LIGHT, picture(), True).to_dict()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [390, 880])
def test_bars_begin_at_zero(name: str, width: int) -> None:
    drawing = drawn(CHARTS[name](theme.LIGHT, picture(), False), width)
    zeros = drawing.zero_lines | {0.0}
    assert bool(drawing.bars) is (name not in WITHOUT_BARS)
    assert {round(start, 2) for _, start, _ in drawing.bars} <= zeros
    assert all(length >= 0 for _, _, length in drawing.bars)


@pytest.mark.parametrize("name", NAMES)
def test_the_accessible_name_is_a_text_summary(name: str) -> None:
    spec = CHARTS[name](theme.LIGHT, picture(), False).to_dict()
    assert len(spec["description"]) > 60
    assert spec["description"].endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_screen_charts_fill_their_container(name: str) -> None:
    spec = CHARTS[name](theme.LIGHT, picture(), False).to_dict()
    assert spec["width"] == "container"
    assert spec["autosize"] == {"type": "fit-x", "contains": "padding"}
    assert "datasets" not in spec


@pytest.mark.parametrize("name", NAMES)
def test_no_layer_is_empty(name: str) -> None:
    spec = CHARTS[name](theme.LIGHT, picture(True), False).to_dict()
    assert all(layer["data"]["values"] for layer in spec["layer"])
