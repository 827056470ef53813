"""Periods: financial years by id, and the one before."""

from __future__ import annotations

import calendar
import re

from amhe_explore.errors import UnknownPeriodError
from amhe_explore.warehouse import Warehouse

YEAR = re.compile(r"(20\d\d)-(\d\d)")
POOLED_YEARS = 3


def before(period: str) -> str:
    """Return the financial year before one: 2023-24 for 2024-25."""
    return financial_year(int(period[:4]) - 1)


def financial_year(start: int) -> str:
    """Return the financial year that begins in a calendar year: 2024-25 for 2024."""
    return f"{start}-{(start + 1) % 100:02d}"


def years_of(period: str) -> tuple[str, ...]:
    """Return the financial years of a period: itself, or three for a pooled one (2022-25)."""
    found = YEAR.fullmatch(period)
    if found:
        start = int(found[1])
        if (start + POOLED_YEARS) % 100 == int(found[2]):
            return tuple(financial_year(start + n) for n in range(POOLED_YEARS))
    return (period,)


def pooled(period: str) -> str:
    """Return the pooled period that ends with a financial year: 2022-25 for 2024-25."""
    start = int(period[:4])
    return f"{start - POOLED_YEARS + 1}-{(start + 1) % 100:02d}"


def month_name(month: str) -> str:
    """Return a month in words: March 2025 for 2025-03."""
    year, _, number = month.partition("-")
    return f"{calendar.month_name[int(number)]} {year}"


def all_periods(warehouse: Warehouse) -> tuple[str, ...]:
    """Return the annual periods that are loaded, newest first."""
    rows = warehouse.kept_rows("period_list")
    return tuple(period for period, kind in reversed(rows) if kind == "annual")


def check(warehouse: Warehouse, period: str) -> str:
    """Return the period, if figures of any place are loaded for it.

    Raises:
        UnknownPeriodError: They are not; the message lists the periods that are.
    """
    loaded = all_periods(warehouse)
    if not set(years_of(period)) <= set(loaded):
        raise UnknownPeriodError(
            f"No figures are loaded for {short(period)!r}", f"one of {', '.join(reversed(loaded))}"
        )
    return period


def short(text: str) -> str:
    """Return a reader's value cut to a length that fits a message."""
    return text if len(text) <= 60 else text[:57] + "..."
