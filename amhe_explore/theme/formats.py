"""Numbers as words: the one place where a figure becomes text."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

REASONS = {
    "suppressed": "suppressed (under 5)",
    "not_published": "not published",
    "not_applicable": "not applicable",
}
NO_FIGURE = "not available"

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def reason_text(flag: str) -> str:
    """Return why there is no figure, in words."""
    return REASONS.get(flag, NO_FIGURE)


def count_text(count: int | None, flag: str) -> str:
    """Return a count with thousands separators, or the reason why there is none."""
    return reason_text(flag) if count is None else f"{count:,}"


def rounded(value: float, decimals: int) -> Decimal:
    """Return a number rounded half up on its exact decimal form, as the publications round.

    The shortest decimal that stands for the float is taken: 902 / 1,760 is 0.5125, so 51.25 per
    cent and 51.3, where binary rounding gives 51.2.
    """
    step = Decimal(1).scaleb(-decimals)
    return Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP)


def scaled(value: float, per: int, decimals: int) -> Decimal:
    """Return a ratio per 100, per 1,000..., rounded half up after exact multiplication."""
    step = Decimal(1).scaleb(-decimals)
    return (Decimal(repr(float(value))) * per).quantize(step, rounding=ROUND_HALF_UP)


def percent_text(value: float | None, decimals: int) -> str:
    """Return a proportion 0..1 as a percentage with so many decimals: 0.505, 1 is "50.5%"."""
    return NO_FIGURE if value is None else f"{scaled(value, 100, decimals)}%"


def published_percent(value: float | None, exact: bool) -> str:
    """Return a proportion as the publications print it.

    Args:
        value: 0..1.
        exact: Whether it rests on exact counts (England): one decimal; else a whole per cent.
    """
    return percent_text(value, 1 if exact else 0)


def share_text(value: float) -> str:
    """Return a share 0..1 as a whole per cent; one that rounds to 0 is "under 1%"."""
    return "under 1%" if value > 0 and scaled(value, 100, 0) == 0 else percent_text(value, 0)


def limit_text(limit: float, exact: bool, per: int = 100) -> str:
    """Return one limit of an interval; one that rounds to 0 is "under 1" ("under 0.1")."""
    number = scaled(limit, per, 1 if exact else 0)
    if number == 0:
        return "under 0.1" if exact else "under 1"
    return f"{number:,}"


def interval_text(lower: float | None, upper: float | None, exact: bool, per: int = 100) -> str:
    """Return an interval in words: 0.42, 0.46 is "42 to 46"; "" where there is none.

    Args:
        lower: Lower limit, 0..1 for percentages.
        upper: Upper limit.
        exact: Whether it rests on exact counts (England): one decimal.
        per: 100 for percentages and figures per 100; 1 for values that are per 1,000 already.
    """
    if lower is None or upper is None:
        return ""
    return f"{limit_text(lower, exact, per)} to {limit_text(upper, exact, per)}"


def per_text(value: float | None, per: int = 100, decimals: int = 0) -> str:
    """Return a ratio as so many per 100 (or 1,000): 0.37 is "37"; a tiny one "under 1"."""
    if value is None:
        return NO_FIGURE
    number = scaled(value, per, decimals)
    if number == 0 and value > 0:
        return f"under {Decimal(1).scaleb(-decimals)}"
    return f"{number:,}"


def rate_text(value: float | None, decimals: int = 0) -> str:
    """Return a figure that is per 1,000 already: 46.7 is "47"."""
    return per_text(value, 1, decimals)


def period_text(period: str) -> str:
    """Return a period in words: "2024-25", "2022-23 to 2024-25" (pooled), "March 2026"."""
    start, _, end = period.partition("-")
    if not (start.isdigit() and end.isdigit() and len(start) == 4 and len(end) == 2):
        return period
    first, last = int(start), int(end)
    if last == (first + 1) % 100:
        return period
    if 1 <= last <= 12 and last <= first % 100:
        return f"{MONTHS[last - 1]} {first}"
    century = first - first % 100
    return f"{period_of(first)} to {period_of(century + last - 1)}"


def in_the_period(period: str) -> str:
    """Return when something was counted: "in the year", "in the three years" (pooled)."""
    return "in the three years" if " to " in period_text(period) else "in the year"


def period_of(first_year: int) -> str:
    """Return the id of the reporting year that starts in April of this year: 2024 is "2024-25"."""
    return f"{first_year}-{(first_year + 1) % 100:02d}"
