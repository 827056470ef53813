"""The one Altair theme, the same on screen and in exports."""

from __future__ import annotations

from typing import Any

import altair as alt

from amhe_explore.theme.palette import LIGHT, Palette

# Source Sans is what the pages use. The list ends with a generic family: without it the converter
# drops every word of a picture when the named fonts are not installed. No quotes and no digits in
# the names: quoted, the converter measures words in one font and draws them in another.
FONT = "Source Sans, Arial, sans-serif"
NAME = "amhe"


def altair_theme(palette: Palette) -> dict[str, Any]:
    """Return the Vega-Lite configuration in the colours of one palette."""
    return {
        "font": FONT,
        "background": palette.bg,
        "view": {"stroke": None},
        "text": {"fontSize": 14, "color": palette.ink},
        "bar": {"color": palette.focus},
        # Lines, bands and ticks have no words of their own: unnamed, each would be read out as an
        # image. The whole picture has one name, its description, and a real table beside it.
        "rule": {"color": palette.ref, "aria": False},
        "rect": {"aria": False},
        "tick": {"aria": False},
        "line": {"strokeWidth": 2.5},
        "point": {"filled": True, "size": 80},
        "axis": {
            "labelFontSize": 13,
            "labelColor": palette.soft,
            "titleFontSize": 13,
            "titleColor": palette.soft,
            "titleFontWeight": "normal",
            "gridColor": palette.grid,
            "domain": False,
            "ticks": False,
            "labelPadding": 6,
        },
        "axisX": {"grid": True},
        "axisY": {"grid": False, "title": None},
        "legend": {
            "orient": "top",
            "title": None,
            "labelFontSize": 13,
            "labelColor": palette.ink,
        },
    }


def register() -> None:
    """Register the theme with Altair and enable it; a second call changes nothing.

    Each chart also carries the configuration of its own palette, so that visitors in light and in
    dark mode can be served by one process.
    """
    if NAME not in alt.theme.names():
        alt.theme.register(NAME, enable=False)(_registered)
    if alt.theme.active != NAME:
        alt.theme.enable(NAME)


def _registered() -> alt.theme.ThemeConfig:
    """Return the theme in the form Altair's registry asks for."""
    return alt.theme.ThemeConfig(config=altair_theme(LIGHT))  # type: ignore[typeddict-item]
