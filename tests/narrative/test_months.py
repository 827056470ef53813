"""Months in words: the latest month, and nothing where it is hidden."""

from __future__ import annotations

from amhe_explore.measures import Monthly, MonthlyPoint, PlaceRef
from amhe_explore.narrative import PROVISIONAL, latest_month_sentence

PLACE = PlaceRef("RDY", "Dorset", "provider")


def months(**series: tuple[MonthlyPoint, ...]) -> Monthly:
    return Monthly(PLACE, ("2025-02", "2025-03"), series, ())


def test_the_latest_month_is_said() -> None:
    found = months(
        referrals=(MonthlyPoint("2025-02", 9, ""), MonthlyPoint("2025-03", 1_815.0, "published")),
        finished=(MonthlyPoint("2025-03", 885.0, "published"),),
    )
    assert latest_month_sentence(found) == (
        "March 2025: 1,815 referrals received and 885 courses finished."
    )


def test_a_hidden_month_says_only_that() -> None:
    found = months(referrals=(MonthlyPoint("2025-03", None, "suppressed"),))
    assert latest_month_sentence(found) == (
        "March 2025: the counts are suppressed or not published."
    )


def test_provisional_is_always_the_same_sentence() -> None:
    assert "never mixed" in PROVISIONAL
