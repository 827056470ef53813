"""Shares as one hue in five steps, each with words in a colour that can be read on it."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.theme.palette import Palette

# Where the next darker step begins, and how much of the hue each step takes.
STEPS = (0.05, 0.10, 0.25, 0.50)
STRENGTHS = (0.0, 0.10, 0.24, 0.72, 1.0)
KEY = "Darker: more is missing. Steps at 5%, 10%, 25% and 50%."


@dataclass(frozen=True, slots=True)
class Shade:
    """The background of one cell, and the colour of the words on it."""

    background: str
    words: str


def shade(share: float, palette: Palette) -> Shade:
    """Return how a cell with a share 0..1 looks: the more, the stronger the hue."""
    strength = STRENGTHS[sum(share > step for step in STEPS)]
    background = mixed(palette.bg, palette.focus, strength)
    words = max((palette.ink, palette.bg), key=lambda colour: contrast(colour, background))
    return Shade(background, words)


def mixed(start: str, end: str, part: float) -> str:
    """Return the colour that lies so far (0..1) between two colours."""
    pairs = zip(_channels(start), _channels(end), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as the accessibility guidelines count it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of a colour such as #12436D."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1."""
    parts = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
