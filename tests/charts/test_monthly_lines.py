"""Months as lines: from zero, the latest named, a hidden month a gap."""

from __future__ import annotations

from amhe_explore import charts, theme
from amhe_explore.measures import MonthlyPoint
from tests.charts.drawn import drawn, picture

POINTS = (
    MonthlyPoint("2025-01", 1_500.0, "published"),
    # A suppressed month is no zero.
    MonthlyPoint("2025-02", None, "suppressed"),
    MonthlyPoint("2025-03", 1_815.0, "published"),
)
LINES = (("Referrals", POINTS), ("Finished a course", POINTS[:1]))


def test_the_latest_month_of_each_line_is_named() -> None:
    drawing = drawn(charts.monthly_lines(LINES, theme.LIGHT, picture()), 600)
    assert {"1,815", "Referrals", "1,500", "Finished a course"} <= set(drawing.words)
    assert "0" in drawing.words


def test_a_hidden_month_is_named_nowhere() -> None:
    said = charts.describe_monthly_lines(LINES)
    assert "Referrals: 1,500 in 2025-01, 1,815 in 2025-03" in said
    assert "2025-02" not in said


def test_made_up_months_say_so() -> None:
    drawing = drawn(charts.monthly_lines(LINES, theme.LIGHT, picture(made_up=True), export=True))
    assert "MADE-UP FIGURES" in drawing.all_words
    assert charts.describe_monthly_lines(LINES, made_up=True).startswith("Made-up figures.")
