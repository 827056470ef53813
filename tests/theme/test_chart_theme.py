"""One theme, registered once; a font list that the converter can read."""

from __future__ import annotations

import altair as alt

from amhe_explore import theme


def test_registering_twice_leaves_one_enabled_theme() -> None:
    theme.register()
    theme.register()
    assert alt.theme.active == "amhe"
    assert alt.theme.names().count("amhe") == 1


def test_the_registered_theme_reaches_a_plain_chart() -> None:
    theme.register()
    chart = alt.Chart(alt.Data(values=[{}])).mark_point()  # type: ignore[no-untyped-call]
    assert chart.to_dict()["config"]["font"] == theme.FONT


def test_the_theme_is_in_the_colours_of_its_palette() -> None:
    for palette in (theme.LIGHT, theme.DARK):
        config = theme.altair_theme(palette)
        assert config["background"] == palette.bg
        assert config["text"]["color"] == palette.ink
        assert config["axis"]["labelColor"] == palette.soft


def test_the_font_list_ends_with_a_generic_family_and_needs_no_quotes() -> None:
    assert theme.FONT.endswith("sans-serif")
    assert not any(character.isdigit() or character in "'\"" for character in theme.FONT)
