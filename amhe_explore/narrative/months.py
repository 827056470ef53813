"""Months in words: what the latest says, and that it is provisional."""

from __future__ import annotations

from amhe_explore.measures import Monthly, MonthlyPoint
from amhe_explore.narrative import wording
from amhe_explore.theme import formats

PROVISIONAL = (
    "Monthly figures are provisional: they can differ from the annual report by up to about 2 in"
    " 100, and the two are never mixed."
)


def latest_month_sentence(monthly: Monthly) -> str:
    """Return the latest month of a place: referrals and courses that finished."""
    month = formats.period_text(monthly.months[-1])
    parts = [
        f"{formats.count_text(round(point.value), point.flag)} {words}"
        for measure, words in (
            ("referrals", "referrals received"),
            ("finished", "courses finished"),
        )
        if (point := _at(monthly, measure, monthly.months[-1])) is not None
        and point.value is not None
    ]
    if not parts:
        return f"{month}: the counts are suppressed or not published."
    return f"{month}: {wording.listed(parts)}."


def _at(monthly: Monthly, measure: str, month: str) -> MonthlyPoint | None:
    """Return one month of one measure, None where there is none."""
    points = monthly.series.get(measure, ())
    return next((point for point in points if point.month == month), None)
