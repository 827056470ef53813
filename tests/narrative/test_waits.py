"""How long people waited: every branch with its sentence written out."""

from __future__ import annotations

from amhe_explore import narrative
from tests.measures.waited import TO_FIRST, TO_SECOND, waits


def test_both_waits() -> None:
    assert narrative.waits_sentence(waits()) == (
        "Of every 100 courses finished in the year, 68 began within 28 days of referral and 3 "
        "after more than 90; after the first session, 25 had the second session within 28 days "
        "and 40 after more than 90."
    )


def test_only_one_wait() -> None:
    assert narrative.waits_sentence(waits(to_second=())) == (
        "Of every 100 courses finished in the year, 68 began within 28 days of referral and 3 "
        "after more than 90."
    )
    assert narrative.waits_sentence(waits(to_first=())) == (
        "Of every 100 courses finished in the year, 25 had the second session within 28 days of "
        "the first and 40 after more than 90."
    )


def test_a_suppressed_or_tiny_end_is_not_said() -> None:
    assert narrative.waits_sentence(waits((None, *TO_FIRST[1:]), (*TO_SECOND[:3], None))) == ""
    # England publishes counts of 1 to 4; they stay in tables.
    assert narrative.waits_sentence(waits((*TO_FIRST[:3], 3), ())) == ""


def test_without_any() -> None:
    assert narrative.waits_sentence(waits((), ())) == ""


def test_made_up_figures_say_so() -> None:
    assert narrative.waits_sentence(waits(made_up=True)).startswith("Made-up figures. Of every")


def test_why_there_are_no_means() -> None:
    assert narrative.no_means_sentence(waits()) == ""
    assert narrative.no_means_sentence(waits(groups=())) == (
        "Mean waits by group are not published in the loaded source: the annual report's own CSV "
        "carries them, its tidy release does not."
    )
    assert narrative.no_means_sentence(waits(groups=(), years=3)) == (
        "Mean waits by group are shown for single years: means of years cannot be joined."
    )


def test_the_subtitle_is_of_the_whole_place() -> None:
    assert narrative.waits_subtitle(waits()) == (
        "How long people waited, % of courses finished in the year. Kent and Medway, 2024-25."
    )
