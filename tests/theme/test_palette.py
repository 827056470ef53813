"""Every word and every mark that carries meaning is seen, in light and in dark."""

from __future__ import annotations

from dataclasses import fields

import pytest

from amhe_explore import theme

WORDS = ("ink", "soft", "focus")
MARKS = ("ref", "mid", "focus", "tint")
PALETTES = [theme.LIGHT, theme.DARK]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("palette", PALETTES, ids=["light", "dark"])
@pytest.mark.parametrize("name", WORDS)
def test_words_reach_4_5_on_the_background(palette: theme.Palette, name: str) -> None:
    assert contrast(getattr(palette, name), palette.bg) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=["light", "dark"])
def test_words_inside_marks_reach_4_5(palette: theme.Palette) -> None:
    assert contrast(palette.bg, palette.focus) >= 4.5
    assert contrast(palette.on_ref, palette.ref) >= 4.5
    assert contrast(palette.soft, palette.band) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=["light", "dark"])
@pytest.mark.parametrize("name", MARKS)
def test_marks_that_carry_meaning_reach_3(palette: theme.Palette, name: str) -> None:
    assert contrast(getattr(palette, name), palette.bg) >= 3


@pytest.mark.parametrize("palette", PALETTES, ids=["light", "dark"])
def test_the_end_tick_parts_the_band_from_the_background(palette: theme.Palette) -> None:
    assert contrast(palette.mid, palette.band) >= 3


def test_dark_pages_get_the_dark_palette() -> None:
    assert theme.palette(dark=True) is theme.DARK
    assert theme.palette(dark=False) is theme.LIGHT


def test_both_palettes_name_six_digit_colours() -> None:
    for palette in PALETTES:
        for field in fields(palette):
            value = getattr(palette, field.name)
            assert len(value) == 7
            assert value == value.upper()
            assert value.startswith("#")
