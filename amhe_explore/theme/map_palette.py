"""The colours of maps: one hue for deprivation, one for the outcome, nine for both together."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.theme.heat import contrast

DARK_INK, LIGHT_INK = "#12171D", "#FFFFFF"

Ramp = tuple[str, str, str, str, str]
Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class MapPalette:
    """The colours of maps in one mode.

    In light mode more is darker, in dark mode lighter: legends say "more", never "darker".

    Attributes:
        deprivation: Five classes, the least deprived first.
        outcome: Five classes, the least worrying first.
        made_up: Five classes for invented figures, never used for real ones.
        both: By third of deprivation, then of the outcome.
        edge: The line around an area: it carries the shape where the fill is pale.
        hatch: Lines across an area without a figure.
        dots: Places that are not chosen, and the likely range of each.
        range: The same.
        chosen: The outline of the chosen place, over a halo in the background.
        made_up_ink: Dashed edge, tag and mark of invented figures.
        on_made_up: Words on the tag.
    """

    deprivation: Ramp
    outcome: Ramp
    made_up: Ramp
    both: tuple[Row, Row, Row]
    edge: str
    hatch: str
    dots: str
    range: str
    chosen: str
    made_up_ink: str
    on_made_up: str


LIGHT_MAP = MapPalette(
    deprivation=("#E9F0F7", "#BFD3E6", "#86AACD", "#4479AB", "#12436D"),
    outcome=("#FDF1E7", "#F9CFAE", "#EE9C63", "#B95414", "#7C2D06"),
    made_up=("#F3EFF9", "#D9CCEC", "#B79BD9", "#8A64BD", "#54308A"),
    both=(
        ("#EDEFF1", "#F3B88C", "#D9651E"),
        ("#A9C6E0", "#A08D86", "#94451F"),
        ("#4B87BD", "#4B5572", "#2B1B2E"),
    ),
    edge="#66717C",
    hatch="#4A545E",
    dots="#66717C",
    range="#8A949E",
    chosen="#1B1F23",
    made_up_ink="#54308A",
    on_made_up="#FFFFFF",
)
DARK_MAP = MapPalette(
    deprivation=("#17324B", "#245680", "#4489C0", "#79B0DC", "#CFE5F7"),
    outcome=("#43220F", "#7A3A12", "#B6581A", "#EC9A5E", "#FCE0C8"),
    made_up=("#2B2140", "#4A3573", "#7456AC", "#A98FD6", "#E4D9F5"),
    both=(
        ("#2A323B", "#8A4A1F", "#E98A45"),
        ("#2F6390", "#8C7F7B", "#F3B893"),
        ("#7DB6E6", "#B4BBD2", "#F4EEF6"),
    ),
    edge="#8A97A4",
    hatch="#B6C2CE",
    dots="#8A97A4",
    range="#6F7C88",
    chosen="#FFFFFF",
    made_up_ink="#CDB8F0",
    on_made_up="#12171D",
)


def map_palette(dark: bool) -> MapPalette:
    """Return the map colours of dark or of light pages."""
    return DARK_MAP if dark else LIGHT_MAP


def ink_on(fill: str) -> str:
    """Return the colour of words on a fill: whichever of dark and white is read better."""
    return max((DARK_INK, LIGHT_INK), key=lambda ink: contrast(ink, fill))
