"""What is written around every picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

MADE_UP_WORDS = "Made-up figures."
MADE_UP_MARK = "MADE-UP FIGURES"


@dataclass(frozen=True, slots=True)
class Picture:
    """The words around one picture.

    Attributes:
        title: The finding. Drawn only in exports; on screen it is the page's heading.
        subtitle: Measure and base, place, years. Each chart adds what its marks are.
        source: Publisher, publication and edition.
        made_up: Whether any number in the picture is generated.
    """

    title: str
    subtitle: str
    source: str
    made_up: bool = False


def with_key(picture: Picture, key: str) -> Picture:
    """Return the picture with what its marks are, as the last sentence of the subtitle."""
    start = picture.subtitle.strip()
    if start and not start.endswith((".", "!", "?")):
        start += "."
    return replace(picture, subtitle=f"{start} {key}".strip())
