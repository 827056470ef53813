"""How much is recorded, and what to read first, in sentences."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType

import pytest

from amhe_explore.measures.results import CLOSED, OPEN, TAKE_CARE, Count, Gate, Notice, Recording
from amhe_explore.narrative import read_first, recorded_note, recording_sentence
from tests.narrative import made

SHUT = Gate("outcomes", CLOSED, "not recorded for 54%")
FINE = Gate("outcomes", OPEN)
STAGES = Gate("stages", OPEN)
NO_STEPS = Gate("stages", CLOSED, "recorded later on")
ETHNICITY = Recording("ethnicity", "Ethnicity", 0.07, 0.05, None, STAGES, FINE)
RELIGION = Recording("religion", "Religion", 0.85, 0.54, None, NO_STEPS, SHUT)
CONDITION = Recording("long_term_condition", "Long-term condition", 0.92, 0.9, None, NO_STEPS, SHUT)
DISABILITY = Recording("disability", "Disability", 0.08, 0.19, None, NO_STEPS, FINE)
UNKNOWN = Recording("age", "Age", None, None, None, STAGES, FINE)
REFERRALS = Count(47_980, "published", 5)


def test_the_least_the_most_and_what_is_closed() -> None:
    recordings = (ETHNICITY, RELIGION, DISABILITY, CONDITION, UNKNOWN)
    assert recording_sentence(recordings, REFERRALS) == (
        "Not recorded at referral, of 47,980 referrals: from 7% for ethnicity to 92% for long-term "
        "condition. Closed for steps from referral to recovery by group: religion, disability "
        "and long-term condition. Closed for recovery by group as well: religion and long-term "
        "condition."
    )


def test_one_characteristic() -> None:
    only_outcomes = Recording("religion", "Religion", 0.2, 0.54, None, STAGES, SHUT)
    assert recording_sentence((only_outcomes,), Count(None, "suppressed")) == (
        "Not recorded at referral: 20% for religion. Closed for recovery by group: religion."
    )
    assert recording_sentence((DISABILITY,), REFERRALS) == (
        "Not recorded at referral, of 47,980 referrals: 8% for disability. Closed for steps from "
        "referral to recovery by group: disability."
    )
    assert recording_sentence((ETHNICITY,), REFERRALS) == (
        "Not recorded at referral, of 47,980 referrals: 7% for ethnicity."
    )


def test_nothing_known() -> None:
    assert recording_sentence((UNKNOWN,), REFERRALS) == (
        "How much is recorded is not published for this place and year."
    )


def test_read_first_says_each_notice_once_as_a_sentence() -> None:
    notices = (Notice("volume", "Courses fell by 46%"), Notice("stages", "Courses fell by 46%."))
    assert read_first(notices) == "Courses fell by 46%."
    assert read_first((*notices, Notice("area", "Areas changed."))) == (
        "Courses fell by 46%. Areas changed."
    )
    assert read_first(()) == ""


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (OPEN, ""),
        (TAKE_CARE, " Take care: the groups could look different if all were known."),
        (CLOSED, " Too many for a headline: recovery by group is in the table only."),
    ],
)
def test_the_share_not_recorded_stands_beside_each_result(state: str, words: str) -> None:
    profile = made.by("ethnicity", gates=(Gate("outcomes", state, "not recorded"),))
    assert recorded_note(profile) == f"Not recorded: 9% of referrals.{words}"
    shares = MappingProxyType({"referrals": 0.089, "finished": 0.004})
    assert recorded_note(dataclasses.replace(profile, not_recorded_share=shares)) == (
        f"Not recorded: 9% of referrals and under 1% of courses finished.{words}"
    )


def test_nothing_is_missing_of_everyone_together() -> None:
    assert recorded_note(made.place()) == ""
