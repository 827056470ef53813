"""Palette, number formats and the Altair theme: how everything looks."""

from amhe_explore.theme import differences, formats, heat
from amhe_explore.theme.chart_theme import FONT, altair_theme, register
from amhe_explore.theme.map_palette import DARK_MAP, LIGHT_MAP, MapPalette, ink_on, map_palette
from amhe_explore.theme.palette import DARK, LIGHT, Palette, palette

__all__ = [
    "DARK",
    "DARK_MAP",
    "FONT",
    "LIGHT",
    "LIGHT_MAP",
    "MapPalette",
    "Palette",
    "altair_theme",
    "differences",
    "formats",
    "heat",
    "ink_on",
    "map_palette",
    "palette",
    "register",
]
