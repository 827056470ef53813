"""Charts as files: they hold their words, and they need no network."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from amhe_explore import charts, export, theme
from amhe_explore.export.pictures import grammar_version
from tests.charts import made
from tests.charts.drawn import TITLE, picture

TITLE_AREA = (48, 48, 1400, 100)
DARK = 110


def chart(words: charts.Picture | None = None) -> Any:
    return charts.place_funnel(made.activity(), theme.LIGHT, words or picture(), export=True)


def dark_pixels(png: bytes) -> int:
    area = Image.open(io.BytesIO(png)).convert("L").crop(TITLE_AREA)
    return sum(area.histogram()[:DARK])


def test_a_png_contains_its_title() -> None:
    assert dark_pixels(export.png(chart())) > 2_000


def test_a_font_list_without_a_generic_family_would_lose_the_words() -> None:
    class Wordless:
        def to_dict(self) -> dict[str, Any]:
            spec: dict[str, Any] = chart().to_dict()
            spec["config"]["font"] = "Nowhere Installed Sans"
            return spec

    assert dark_pixels(export.png(Wordless())) < dark_pixels(export.png(chart()))


def test_a_png_is_twice_as_fine() -> None:
    image = Image.open(io.BytesIO(export.png(chart())))
    assert image.format == "PNG"
    assert image.width == pytest.approx(2 * (880 + 48), abs=2)


def test_an_svg_holds_words_as_words() -> None:
    drawing = export.svg(chart())
    assert TITLE in drawing
    assert "sans-serif" in drawing


def test_a_made_up_picture_says_so_in_the_file() -> None:
    drawing = export.svg(chart(picture(made_up=True)))
    assert "MADE-UP FIGURES" in drawing
    assert f"Made-up figures. {TITLE}" in drawing


def test_a_specification_without_its_grammar_is_refused() -> None:
    with pytest.raises(ValueError, match="schema"):
        grammar_version({})


def test_nothing_is_fetched() -> None:
    class Remote:
        def to_dict(self) -> dict[str, Any]:
            return {
                "$schema": "https://vega.github.io/schema/vega-lite/v6.4.1.json",
                "data": {"url": "https://example.org/figures.csv"},
                "mark": "bar",
            }

    with pytest.raises(ValueError, match=r"(?i)not allowed|url"):
        export.svg(Remote())
