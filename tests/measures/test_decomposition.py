"""Where a gap opens: the steps multiply to the whole, and every reason not to show them."""

from __future__ import annotations

import math
from dataclasses import replace
from types import MappingProxyType

import pytest

from amhe_explore import measures
from amhe_explore.measures.results import CLOSED, Count, Gate, GroupResult
from tests.measures.judged import estimate, group, profile


def cohort(
    group_id: str, ended: int, treated: int | None, *later: int | None, size: float = 1000
) -> GroupResult:
    """A group by its stages: ended, treated, finished, eligible, recovered."""
    finished, eligible, recovered = later
    made = group(
        group_id,
        estimate(0.5, size=size),
        counts={
            "ended": ended, "finished": finished, "eligible": eligible, "recovered": recovered,
        },
    )  # fmt: skip
    share = replace(estimate(0.6), numerator=treated)
    return replace(made, rates=MappingProxyType({**made.rates, "treated_of_ended": share}))


ONE = cohort("one", 10_000, 6_000, 3_000, 2_850, 1_140)
TWO = cohort("two", 10_000, 7_000, 4_900, 4_508, 2_479)


def test_the_steps_multiply_to_the_whole() -> None:
    found = measures.decomposition(profile(ONE, TWO), "one", "two")
    assert found.reason == ""
    assert [step.id for step in found.steps] == ["treated", "finished", "eligible", "recovered"]
    assert [step.case_mix for step in found.steps] == [False, False, True, False]
    ratios = [step.ratio.value for step in found.steps if step.ratio]
    assert ratios == pytest.approx([6 / 7, 0.5 / 0.7, 0.95 / 0.92, 0.4 / (2479 / 4508)])
    assert found.whole is not None
    assert math.prod(ratios) == pytest.approx(found.whole.value)
    assert found.whole.value == pytest.approx(1140 / 2479)
    assert (found.steps[1].group_share, found.steps[1].reference_share) == (0.5, 0.7)


def test_shares_add_up_to_the_whole_gap() -> None:
    found = measures.decomposition(profile(ONE, TWO), "one", "two")
    assert found.shares_reason == ""
    assert sum(step.share or 0 for step in found.steps) == pytest.approx(1)


def test_no_shares_where_the_losses_point_both_ways() -> None:
    turned = cohort("one", 10_000, 8_000, 3_000, 2_850, 1_140)
    found = measures.decomposition(profile(turned, TWO), "one", "two")
    assert found.shares_reason.startswith("the steps do not all point the same way")
    assert all(step.share is None for step in found.steps)
    assert all(step.ratio is not None for step in found.steps)


def test_case_mix_may_point_the_other_way() -> None:
    """Above the cut-off 95 against 92 of 100: who came, so shares are given all the same."""
    found = measures.decomposition(profile(ONE, TWO), "one", "two")
    came = found.steps[2]
    assert came.ratio is not None
    assert came.ratio.value > 1
    assert came.share is not None
    assert came.share < 0


def test_no_shares_of_a_gap_that_may_be_none() -> None:
    like = cohort("one", 1_000, 698, 489, 449, 246)
    found = measures.decomposition(profile(like, TWO), "one", "two")
    assert found.shares_reason == "the whole gap cannot be told apart from none"
    assert all(step.share is None for step in found.steps)


def test_a_count_above_the_stage_before_is_capped() -> None:
    """Rounding: 275 finished of 273 treated."""
    rounded = cohort("one", 400, 273, 275, 270, 100)
    found = measures.decomposition(profile(rounded, TWO), "one", "two")
    assert found.steps[1].group_share == 1.0


@pytest.mark.parametrize(
    ("one", "gates", "reason"),
    [
        (cohort("one", 100, 60, None, 28, 11), (), "a stage is suppressed (under 5)"),
        (cohort("one", 100, None, 30, 28, 11), (), "a stage is suppressed (under 5)"),
        (cohort("one", 100, 60, 30, 28, 11, size=29), (), "fewer than 30 courses in one of the"),
        (ONE, (Gate("recording", CLOSED, "Often recorded later on."),), "Often recorded later on."),
        (ONE, (Gate("place", CLOSED, "Not comparable."),), "Not comparable."),
        (group("another"), (), "one of the groups is not published here"),
        (
            replace(
                ONE, counts=MappingProxyType({**ONE.counts, "ended": Count(None, "not_published")})
            ),
            (),
            "referrals that ended are not published in this source",
        ),
    ],
)
def test_every_reason_not_to_show_it(
    one: GroupResult, gates: tuple[Gate, ...], reason: str
) -> None:
    found = measures.decomposition(profile(one, TWO, gates=gates), "one", "two")
    assert found.reason.startswith(reason)
    assert (found.whole, found.steps) == (None, ())


def test_a_volume_break_is_no_reason() -> None:
    """Ended referrals are one cohort: no year is set beside another."""
    gates = (Gate("volume", CLOSED, "Fell by half."), Gate("stages", CLOSED, "Fell by half."))
    assert measures.decomposition(profile(ONE, TWO, gates=gates), "one", "two").reason == ""
