"""The gaps of Place profile in words: every branch, its sentence written out."""

from __future__ import annotations

import pytest

from amhe_explore import narrative
from tests.narrative import scanned

AGE = ("age", "65_and_over_worked_out")
FIFTH = ("deprivation_fifth", "imd_q1")
BISEXUAL = ("sexual_orientation", "bisexual_people")


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        ([], "Nothing here can be told apart from chance; see what could not be tested."),
        ([(*AGE, "better")], "Improvement points the same way."),
        ([(*AGE, "better"), (*FIFTH, "worse")], "Improvement points the same way in each."),
        (
            [(*AGE, "better"), (*FIFTH, "worse"), (*BISEXUAL, "mixed", "take care", 0.132)],
            (
                "Improvement points the same way in the first two; mixed: bisexual. "
                "Take care, not recorded: sexual orientation 13%."
            ),
        ),
        (
            [(*AGE, "better"), (*FIFTH, "mixed"), (*BISEXUAL, "cannot tell")],
            (
                "Improvement points the same way in the first; mixed: most deprived fifth; "
                "improvement cannot tell: bisexual."
            ),
        ),
        (
            [(*AGE, "mixed"), (*FIFTH, "worse")],
            "Improvement points the same way: most deprived fifth; mixed: 65 and over.",
        ),
        ([(*AGE, "mixed")], "Improvement is mixed: 65 and over."),
    ],
)
def test_improvement_beside_recovery(gaps: list[tuple[str, str, str]], said: str) -> None:
    leading = tuple(scanned.sure(*each) for each in gaps)
    assert narrative.sure_sentence(scanned.scan(leading)) == said


TWO = (scanned.small("pakistani"), scanned.small("bangladeshi"))
START = "Ethnic minorities (including White minorities) as one group: "


@pytest.mark.parametrize(
    ("direction", "own", "other", "said"),
    [
        ("about the same", 0.49, 0.49, "49%, the same as White British people. This hides both."),
        (
            "about the same",
            0.48,
            0.49,
            "48%, about the same as White British people (49%). This hides both.",
        ),
        ("lower", 0.41, 0.49, "41%, lower than White British people (49%). This hides both."),
        ("higher", 0.52, 0.49, "52%, higher than White British people (49%). This hides both."),
        (
            "cannot tell",
            0.48,
            0.49,
            "48%, White British people 49%, and we cannot tell them apart. This hides both.",
        ),
    ],
)
def test_what_one_figure_for_all_hides(direction: str, own: float, other: float, said: str) -> None:
    found = narrative.combined_sentence(
        scanned.scan(gaps=TWO), scanned.combined(direction, own, other)
    )
    assert found == START + said


def test_the_combined_figure_never_stands_alone() -> None:
    same = scanned.combined("about the same", 0.49, 0.49)
    assert narrative.combined_sentence(scanned.scan(), same) == ""
    assert narrative.combined_sentence(scanned.scan(gaps=TWO), None) == ""
    closed = scanned.combined("not compared", 0.49, 0.49)
    assert narrative.combined_sentence(scanned.scan(gaps=TWO), closed) == ""
    one = narrative.combined_sentence(scanned.scan(gaps=TWO[:1]), same)
    assert one.endswith("This hides this gap.")
    more = narrative.combined_sentence(scanned.scan(gaps=(*TWO, TWO[0])), same)
    assert more.endswith("This hides these gaps.")


def test_gaps_that_are_not_drawn_are_counted() -> None:
    assert narrative.small_more(scanned.scan(), 0) == ""
    assert narrative.small_more(scanned.scan(), 3) == "3 more under All characteristics."
    made_up = scanned.scan(made_up=True)
    assert narrative.small_more(made_up, 1) == "Made-up figures. 1 more under All characteristics."
    assert narrative.sure_sentence(made_up).startswith("Made-up figures. Nothing here")
