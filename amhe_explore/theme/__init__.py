"""Palette, number formats and the Altair theme: how everything looks."""

from amhe_explore.theme import differences, formats, heat
from amhe_explore.theme.chart_theme import FONT, altair_theme, register
from amhe_explore.theme.palette import DARK, LIGHT, Palette, palette

__all__ = [
    "DARK",
    "FONT",
    "LIGHT",
    "Palette",
    "altair_theme",
    "differences",
    "formats",
    "heat",
    "palette",
    "register",
]
