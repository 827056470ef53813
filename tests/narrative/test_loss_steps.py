"""Where along one cohort a gap opens: each branch written out."""

from __future__ import annotations

from dataclasses import replace

from amhe_explore import narrative
from amhe_explore.measures.results import Difference
from amhe_explore.measures.stage_results import Decomposition, LossStep

CUT_OFF = "above the clinical cut-off at the start"
STEPS = (
    LossStep(
        "treated",
        "had at least one treatment session",
        Difference(0.93, 0.9, 0.96),
        0.6,
        0.65,
        0.12,
    ),
    LossStep("finished", "finished a course", Difference(0.76, 0.71, 0.82), 0.5, 0.66, 0.46),
    LossStep("eligible", CUT_OFF, Difference(1.02, 1.01, 1.04), 0.95, 0.93, -0.03, True),
    LossStep("recovered", "recovered", Difference(0.78, 0.72, 0.84), 0.43, 0.55, 0.45),
)
GAP = Decomposition("a", "b", "Most", "Least", Difference(0.56, 0.51, 0.62), STEPS)
NAMES = ("people in the most deprived areas", "people in the least deprived areas")
BASE = (
    "Of the referrals that ended, 44% fewer reached recovery for people in the most deprived"
    " areas than for people in the least deprived areas (likely 38% to 49% fewer)."
)


def test_the_whole_gap_and_its_largest_part() -> None:
    assert narrative.opens_sentence(GAP, *NAMES) == (
        f"{BASE} The largest part of the gap (46%) opens at: finished a course."
    )
    assert narrative.shares_note(GAP) == ""


def test_without_names_the_labels_stand() -> None:
    assert "for Most than for Least" in narrative.opens_sentence(GAP)


def test_sizes_only_where_shares_may_not_be_given() -> None:
    bare = replace(
        GAP,
        steps=tuple(replace(step, share=None) for step in STEPS),
        shares_reason="the steps do not all point the same way: their sizes are shown, no shares",
    )
    assert narrative.opens_sentence(bare, *NAMES) == BASE
    assert narrative.shares_note(bare) == (
        "No shares of the gap are given: the steps do not all point the same way."
    )


def test_a_part_that_could_be_none_is_not_called_the_largest() -> None:
    unclear = replace(STEPS[1], ratio=Difference(0.76, 0.5, 1.1))
    gap = replace(GAP, steps=(STEPS[0], unclear, *STEPS[2:]))
    assert narrative.opens_sentence(gap, *NAMES) == BASE


def test_who_came_is_never_the_part_where_the_gap_opens() -> None:
    gap = replace(GAP, steps=(replace(STEPS[2], share=0.9), replace(STEPS[3], share=0.1)))
    assert narrative.opens_sentence(gap, *NAMES).endswith(
        "The largest part of the gap (10%) opens at: recovered."
    )


def test_more_of_the_group_may_go_on() -> None:
    gap = replace(GAP, whole=Difference(1.3, 1.2, 1.4), steps=())
    assert narrative.opens_sentence(gap, *NAMES) == (
        "Of the referrals that ended, 30% more reached recovery for people in the most"
        " deprived areas than for people in the least deprived areas (likely 20% to 40% more)."
    )
    much = replace(GAP, whole=Difference(2.5, 2.2, 2.9), steps=())
    assert narrative.opens_sentence(much, *NAMES) == (
        "Of the referrals that ended, 2.5 times as many reached recovery for people in the"
        " most deprived areas as for people in the least deprived areas (likely 2.2 to 2.9 times as"
        " many)."
    )


def test_a_gap_that_cannot_be_told_from_none() -> None:
    gap = replace(GAP, whole=Difference(0.97, 0.9, 1.05))
    assert narrative.opens_sentence(gap, *NAMES) == (
        "Of the referrals that ended, we cannot tell whether fewer or more reached recovery"
        " for people in the most deprived areas than for people in the least deprived areas: these"
        " figures fit anything from 10% fewer to 5% more."
    )


def test_a_closed_one_says_why() -> None:
    reason = "Referrals that ended are not published in this source."
    gap = Decomposition("a", "b", "Most", "Least", None, (), reason, reason)
    assert narrative.opens_sentence(gap) == (
        "Not shown: referrals that ended are not published in this source."
    )
    assert narrative.shares_note(gap) == ""
