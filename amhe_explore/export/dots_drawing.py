"""A hundred dots as a small SVG drawing, from the number that was shown and nothing else."""

from __future__ import annotations

from html import escape

ACROSS, STEP, RADIUS, EDGE = 10, 20, 7.6, 11
FOCUS, HOLLOW_EDGE = "#12436D", "#5B6670"
HUNDRED = 100


def filled_of(number: str) -> int | None:
    """Return how many dots a shown number fills: "41" is 41, "under 1" none; None for words."""
    if number.startswith("under"):
        return 0
    return min(int(number), HUNDRED) if number.isdigit() else None


def dots_svg(number: str, name: str) -> str:
    """Return a square of a hundred dots, filled row by row; "" where there is no number.

    Args:
        number: As it is written above the dots.
        name: Whose dots they are, for its accessible name.
    """
    filled = filled_of(number)
    if filled is None:
        return ""
    size = 2 * EDGE + STEP * (ACROSS - 1)
    label = escape(f"{name}: {number} of 100 dots are filled", quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" '
        f'height="{size}" role="img" aria-label="{label}">{circles(filled)}</svg>'
    )


def circles(filled: int) -> str:
    """Return the circles of a square, at its own origin."""
    return "".join(
        f'<circle cx="{EDGE + n % ACROSS * STEP}" cy="{EDGE + n // ACROSS * STEP}" r="{RADIUS}" '
        f'fill="{FOCUS if n < filled else "#FFFFFF"}" '
        f'stroke="{FOCUS if n < filled else HOLLOW_EDGE}" stroke-width="1.5"/>'
        for n in range(HUNDRED)
    )
