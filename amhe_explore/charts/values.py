"""What a count or an estimate says in a chart: its number, or the reason why there is none.

England publishes counts of 1 to 4. They may stand in tables, never in a chart: here they become
"under 5", and so does every rate that rests on one.
"""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.measures.results import Count, Estimate
from amhe_explore.theme import formats

UNDER_FIVE = "under 5"
NOT_CARRIED = "not published in this source"

PERCENT = "percent"
PER_HUNDRED = "per hundred"
PER_THOUSAND = "per thousand"


@dataclass(frozen=True, slots=True)
class Shown:
    """One value ready to be drawn.

    Attributes:
        value: Length of the bar in its unit; None where there is nothing to draw.
        lower: Lower limit in the same unit.
        upper: Upper limit.
        text: The label, or the reason in words where `value` is None.
    """

    value: float | None
    lower: float | None
    upper: float | None
    text: str

    @property
    def end(self) -> float:
        """Return how far the drawing reaches."""
        return max(self.value or 0.0, self.upper or 0.0)


def is_tiny(count: int | None) -> bool:
    """Return whether a published count is one of the 1 to 4 that only tables may show."""
    return count is not None and 0 < count < 5


def shown_count(count: Count) -> Shown:
    """Return a count as drawn."""
    if is_tiny(count.value):
        return Shown(None, None, None, UNDER_FIVE)
    text = formats.count_text(count.value, count.flag)
    return Shown(None if count.value is None else float(count.value), None, None, text)


def shown_rate(estimate: Estimate | None, unit: str) -> Shown:
    """Return a rate as drawn: per cent, per hundred, or per thousand."""
    if estimate is None:
        return Shown(None, None, None, formats.reason_text("not_published"))
    if is_tiny(estimate.numerator) or is_tiny(estimate.denominator):
        return Shown(None, None, None, UNDER_FIVE)
    if estimate.value is None:
        return Shown(None, None, None, formats.reason_text(estimate.flag))
    times = 1 if unit == PER_THOUSAND else 100
    limits = [
        None if limit is None else limit * times for limit in (estimate.lower, estimate.upper)
    ]
    return Shown(estimate.value * times, limits[0], limits[1], rate_label(estimate, unit))


def rate_label(estimate: Estimate, unit: str) -> str:
    """Return the label of a rate that has a value: "50.5%", "47"."""
    if unit == PERCENT:
        value = estimate.value if estimate.published is None else estimate.published
        return formats.published_percent(value, is_exact(estimate))
    if unit == PER_THOUSAND:
        return formats.rate_text(estimate.value)
    return formats.per_text(estimate.value)


def is_exact(estimate: Estimate) -> bool:
    """Return whether a rate rests on exact counts (England), so that it is printed to 0.1."""
    return estimate.precision == "exact"


def likely_text(estimate: Estimate, unit: str) -> str:
    """Return the interval in words, "42 to 46"; "" where there is none."""
    per = 1 if unit == PER_THOUSAND else 100
    exact = unit == PERCENT and is_exact(estimate)
    return formats.interval_text(estimate.lower, estimate.upper, exact, per)
