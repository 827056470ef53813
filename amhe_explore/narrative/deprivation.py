"""What a place's deprivation explains, and the size of the gap over all its tenths."""

from __future__ import annotations

from decimal import Decimal

from amhe_explore.measures import Gradient
from amhe_explore.narrative.sides import verb
from amhe_explore.theme import formats

GAINED = {
    "recovery": "recoveries",
    "reliable_recovery": "reliable recoveries",
    "reliable_improvement": "reliable improvements",
}
NOT_A_FORECAST = "This is the size of the gap, not a forecast."
LARGE = 10_000


def expected_sentence(gradient: Gradient | None) -> str:
    """Return what would be expected at England's rates by tenth; "" where it is not known."""
    if gradient is None or gradient.expected is None or gradient.observed is None:
        return ""
    expected, observed = (
        formats.percent_text(each, 1) for each in (gradient.expected, gradient.observed)
    )
    return (
        f"If each of its deprivation tenths had England's rate, {expected} would have "
        f"{verb(gradient.measure)}; {observed} did."
    )


def gain_sentence(gradient: Gradient | None) -> str:
    """Return the potential gain in its agreed wording; "" where there is none to be told.

    Only for outcomes of which more is better, and only where the whole likely range is above none.
    """
    if gradient is None or gradient.gain is None or gradient.measure not in GAINED:
        return ""
    if gradient.gain.lower <= 0:
        return ""
    return (
        "If every decile had the least deprived decile's rate there would have been about "
        f"{_about(gradient.gain.value)} more {GAINED[gradient.measure]} among "
        f"{gradient.events_among:,} courses. {NOT_A_FORECAST}"
    )


def _about(events: float) -> str:
    """Return a number of events to the nearest ten, from 10,000 to the nearest hundred."""
    step = 100 if events >= LARGE else 10
    number = int(formats.scaled(events / step, 1, 0)) * step
    return f"{Decimal(number):,}" if number else "under 10"
