"""The stages of a place in sentences."""

from __future__ import annotations

import dataclasses

from amhe_explore.measures.results import CLOSED, Gate
from amhe_explore.narrative import (
    closed_sentence,
    cohort_sentence,
    not_published_sentence,
    place_sentence,
)
from tests.narrative import made

SHUT = made.by(
    "deprivation",
    gates=(Gate("stages", CLOSED, "Long reason.", "Finished courses fell by 46% in a year."),),
)
COUNTS = (47_980, 12_875, 12_520, 6_160)


def test_a_place_out_of_100_referrals() -> None:
    assert place_sentence(made.place(), made.activity()) == (
        "For every 100 referrals received in the year, 37 courses of treatment were finished and "
        "18 ended in recovery (different people may be counted at each step)."
    )


def test_a_place_with_closed_steps_gives_its_counts_and_the_reason() -> None:
    shut = made.activity(whole=made.steps("total", None, None, COUNTS), by_group=False)
    assert place_sentence(SHUT, shut) == (
        "47,980 referrals were received and 12,875 courses were finished in the year; of the "
        "12,520 that could end in recovery, 6,160 did. Steps between referral and recovery are not "
        "shown for 2024-25: finished courses fell by 46% in a year."
    )


def test_without_a_short_reason_the_long_one_is_given() -> None:
    shut = made.activity(
        whole=made.steps("total", None, None, COUNTS), by_group=False, closed_reason="Why it is."
    )
    assert place_sentence(made.place(), shut).endswith("are not shown for 2024-25: why it is.")


def test_a_place_with_a_suppressed_stage_gives_only_the_reason() -> None:
    shut = made.steps("total", None, None, (40, 10, None, None), "suppressed (under 5)")
    assert place_sentence(made.place(), made.activity(whole=shut)) == (
        "Steps between referral and recovery are not shown for 2024-25: suppressed (under 5)."
    )


def test_a_place_with_nothing_to_say_says_nothing() -> None:
    silent = made.steps("total", None, None, (40, 10, None, None))
    assert place_sentence(made.place(), made.activity(whole=silent)) == ""


def test_a_cohort_from_ended_referrals() -> None:
    funnel = made.cohort(
        ("ended", 40_000, 1.0),
        ("treated", 28_000, 0.7),
        ("finished", 16_000, 0.4),
        ("eligible", 15_200, 0.38),
        ("recovered", 7_600, 0.19),
    )
    assert cohort_sentence(funnel) == (
        "Of every 100 referrals that ended in the year, 70 had at least one treatment session, 40 "
        "finished a course, 38 could end in recovery and 19 did recover."
    )


def test_a_cohort_from_finished_courses() -> None:
    funnel = made.cohort(
        ("finished", 12_875, 1.0), ("eligible", 12_520, 0.972), ("recovered", 6_160, 0.478)
    )
    assert cohort_sentence(funnel) == (
        "Of every 100 courses finished in the year, 97 could end in recovery and 48 did recover."
    )


def test_a_cohort_says_nothing_of_suppressed_or_tiny_counts() -> None:
    assert cohort_sentence(made.cohort(("finished", 20, 1.0), ("recovered", 3, 0.15))) == ""
    assert cohort_sentence(made.cohort(("finished", None, 1.0), ("recovered", 5, 0.25))) == ""
    assert cohort_sentence(
        made.cohort(("finished", 20, 1.0), ("eligible", None, None), ("recovered", 10, 0.5))
    ) == ("Of every 100 courses finished in the year, 50 did recover.")


def test_stages_that_the_source_does_not_carry_are_named() -> None:
    assert not_published_sentence(made.activity()) == ""
    funnel = made.activity(not_published=("Referrals that ended", "Had at least one treatment"))
    assert not_published_sentence(funnel) == (
        "Not published in this source: referrals that ended and had at least one treatment."
    )


def test_a_closed_funnel_says_why_and_when_it_was_last_open() -> None:
    shut = made.activity(by_group=False, closed_reason="Courses that finished fell by 46%.")
    assert closed_sentence(SHUT, made.activity(), None) == ""
    assert closed_sentence(SHUT, shut, "2023-24") == (
        "Steps between referral and recovery are not shown by group for 2024-25: finished courses "
        "fell by 46% in a year. The last year they can be shown is 2023-24: choose it under Year."
    )
    assert closed_sentence(made.place(), shut, None) == (
        "Steps between referral and recovery are not shown by group for 2024-25: courses that "
        "finished fell by 46%. There is no earlier year in which they can be shown."
    )


def test_everyone_together_is_no_closed_funnel() -> None:
    everyone = dataclasses.replace(
        made.activity(by_group=False, closed_reason="No groups."), characteristic="total"
    )
    assert closed_sentence(SHUT, everyone, None) == ""
