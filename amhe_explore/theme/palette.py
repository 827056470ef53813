"""The colours of every chart, one palette for light and one for dark pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one mode, named for what they mean.

    Attributes:
        bg: Background of page and picture.
        ink: Words and figures; thin interval lines over a bar.
        soft: Secondary words: notes, axes, ranges.
        mid: The end tick of a comparator's band; outlines.
        ref: The other side of a comparison, or "cannot tell".
        rule: Lines between rows.
        grid: Grid lines of an axis.
        band: The comparator's bar behind a place's bar; always closed by a tick in `mid`.
        focus: The one thing meant.
        tint: The interval around what is meant.
        on_ref: Figures written inside a bar in `ref`; those inside `focus` are in `bg`.
        made_up: The mark across pictures of invented figures.
    """

    bg: str
    ink: str
    soft: str
    mid: str
    ref: str
    rule: str
    grid: str
    band: str
    focus: str
    tint: str
    on_ref: str
    made_up: str


LIGHT = Palette(
    bg="#FFFFFF",
    ink="#1B1F23",
    soft="#4A5560",
    mid="#5B6670",
    ref="#8B96A1",
    rule="#DDE3E9",
    grid="#E8ECF0",
    band="#D9DFE5",
    focus="#12436D",
    tint="#7391B0",
    on_ref="#1B1F23",
    made_up="#801650",
)
DARK = Palette(
    bg="#10151B",
    ink="#EEF2F6",
    soft="#B4BFCA",
    mid="#B4BFCA",
    ref="#8793A0",
    rule="#2C3742",
    grid="#222C36",
    band="#37424E",
    focus="#8DB8E2",
    tint="#4A7097",
    on_ref="#10151B",
    made_up="#E08DBB",
)


def palette(dark: bool) -> Palette:
    """Return the palette of dark or of light pages."""
    return DARK if dark else LIGHT
