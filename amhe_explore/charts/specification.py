"""A drawing as the specification that the browser gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from altair.utils.schemapi import debug_mode


def specification(draw: Callable[[], Any]) -> dict[str, Any]:
    """Return a drawing as its specification, not held against the schema of Vega-Lite.

    The check takes far longer than the drawing, and a drawing made of results cannot fail it in one
    view only: the tests hold every chart against the schema.

    Args:
        draw: Returns the chart, with everything filled in.
    """
    with debug_mode(False):
        found: dict[str, Any] = draw().to_dict(validate=False)
    return found
