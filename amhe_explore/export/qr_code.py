"""A QR code of an address, made here: no service is asked and nothing leaves this machine."""

from __future__ import annotations

import io

import segno

LONGEST = 1200
QUIET_ZONE = 2


def qr_svg(address: str, says: str) -> str:
    """Return the code as an SVG drawing; "" for an address too long to be read by a phone.

    Args:
        address: The address of a view.
        says: Its accessible name.
    """
    if not address or len(address) > LONGEST:
        return ""
    drawn: str = segno.make(address, error="m", micro=False).svg_inline(
        border=QUIET_ZONE, omitsize=True, title=says, svgclass="qr", lineclass=None
    )
    return drawn.replace("<svg ", '<svg role="img" ', 1)


def qr_png(address: str, scale: int = 6) -> bytes:
    """Return the code as a PNG picture; b"" for an address too long to be read by a phone."""
    if not address or len(address) > LONGEST:
        return b""
    target = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        target, kind="png", scale=scale, border=QUIET_ZONE
    )
    return target.getvalue()
