"""Charts as picture files, drawn without a browser and without the network."""

from __future__ import annotations

import re
from typing import Any, Protocol

import vl_convert

SCALE = 2.0


class Drawn(Protocol):
    """Anything that gives a Vega-Lite specification: an Altair chart or a map."""

    def to_dict(self) -> dict[str, Any]:
        """Return the specification."""
        ...


def png(chart: Drawn) -> bytes:
    """Return the chart as a PNG picture, twice as fine as on screen."""
    spec = chart.to_dict()
    picture: bytes = vl_convert.vegalite_to_png(
        spec, vl_version=grammar_version(spec), scale=SCALE, allowed_base_urls=[]
    )
    return picture


def svg(chart: Drawn) -> str:
    """Return the chart as an SVG drawing."""
    spec = chart.to_dict()
    drawing: str = vl_convert.vegalite_to_svg(
        spec, vl_version=grammar_version(spec), allowed_base_urls=[]
    )
    return drawing


def grammar_version(spec: dict[str, Any]) -> str:
    """Return the Vega-Lite version that a specification names, as "6.1"."""
    found = re.search(r"/v(\d+\.\d+)", str(spec.get("$schema", "")))
    if found is None:
        raise ValueError(f"spec: no Vega-Lite version in $schema {spec.get('$schema')!r}")
    return found.group(1)
