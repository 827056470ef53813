"""The pictures of a pack, drawn once: as a drawing, as a picture made from it, with their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import vl_convert

from amhe_explore.export.pack.parts import Drawing, Pack
from amhe_explore.export.pictures import grammar_version

# A chart is drawn narrower than on its own, so that its words are of the size of the text around.
WIDTH = 680
SCALE = 2.0


@dataclass(frozen=True, slots=True)
class Image:
    """One picture: drawing, picture, and what it shows in words."""

    id: str
    svg: str
    png: bytes
    alt: str
    caption: str


def images_of(pack: Pack, tell: Callable[[str, float], None] | None = None) -> Mapping[str, Image]:
    """Return every picture of a pack by its id.

    Args:
        pack: The pack.
        tell: Told which picture is drawn, and how far, 0..1.
    """
    found: dict[str, Image] = {}
    drawings = pack.drawings
    for n, each in enumerate(drawings):
        if tell is not None:
            tell(f"picture {n + 1} of {len(drawings)}", n / len(drawings))
        if each.id not in found:
            found[each.id] = image(each)
    return found


def image(drawing: Drawing) -> Image:
    """Return one picture, drawn once; the picture is made from the drawing."""
    # Every chart is checked against its grammar by its own tests: to do so again takes longer than
    # to draw it.
    spec: dict[str, Any] = {**drawing.chart().to_dict(validate=False), "width": WIDTH}
    svg = vl_convert.vegalite_to_svg(spec, vl_version=grammar_version(spec), allowed_base_urls=[])
    png: bytes = vl_convert.svg_to_png(svg, scale=SCALE)
    return Image(drawing.id, svg, png, str(spec["description"]), drawing.caption)
