"""Benjamini-Hochberg over the comparisons of one screen, against p-values worked by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amhe_explore.measures.false_discovery import controlled
from amhe_explore.measures.results import Comparison, Difference
from tests.measures.judged import RULES, estimate
from tests.narrative.compared import closed, compared


def comparison(p_value: float, value: float = -0.10, reach: float = 0.05) -> Comparison:
    """A comparison whose interval leaves out nought, with a p-value of our choosing."""
    found = compared(value, value - reach, value + reach)
    return replace(found, difference=Difference(value, value - reach, value + reach, p_value))


def directions(comparisons: tuple[Comparison, ...]) -> list[str]:
    return [each.verdict.direction for each in comparisons]


def test_twenty_comparisons_need_no_control() -> None:
    given = [comparison(0.04)] * 20
    held, control = controlled(given, RULES)
    assert held == tuple(given)
    assert (control.tested, control.applied, control.withdrawn) == (20, False, 0)


def test_the_twenty_first_brings_control_to_all() -> None:
    # 21 tests: the smallest p may be 0.05/21 = 0.0024; 0.002 stays. The second smallest may be
    # 0.0048: 0.04 goes.
    given = [comparison(0.002), comparison(0.04), *[comparison(0.5)] * 19]
    held, control = controlled(given, RULES)
    assert held[0] is given[0]
    assert held[1].verdict.direction == "cannot tell"
    assert held[1].verdict.reason == (
        "among 21 comparisons a difference of this size could be chance"
    )
    assert held[1].difference == given[1].difference
    assert (control.tested, control.applied, control.withdrawn) == (21, True, 20)


def test_a_small_whole_interval_becomes_about_the_same() -> None:
    # 0.5 to 3.5 points lower: clear alone, wholly within 5 points.
    slight = comparison(0.03, value=-0.02, reach=0.015)
    held, _ = controlled([slight, *[comparison(0.5)] * 21], RULES)
    assert held[0].verdict.direction == "about the same"


def test_what_is_not_compared_does_not_count_and_stays() -> None:
    shut = closed("fewer than 30 courses on one side")
    held, control = controlled([shut, *[comparison(0.001)] * 20], RULES)
    assert held[0] is shut
    assert (control.tested, control.not_tested, control.applied) == (20, 1, False)


def test_verdicts_that_are_not_clear_are_left_alone() -> None:
    unclear = compared(-0.02, -0.09, 0.05)
    held, control = controlled([unclear] * 25, RULES)
    assert directions(held) == ["cannot tell"] * 25
    assert control.withdrawn == 0


def test_a_ratio_rests_on_its_own_p_value() -> None:
    # 25 ratios of 0.8 (0.7 to 0.9): each with p = 0.01 by hand.
    found = compared(0.8, 0.7, 0.9, measure="completion")
    held, _ = controlled([found] * 25, RULES)
    assert directions(held) == ["lower"] * 25
    far = replace(found, ratio=Difference(0.8, 0.7, 0.9, 0.3))
    held, _ = controlled([far] * 25, RULES)
    assert directions(held) == ["cannot tell"] * 25


def test_without_a_p_value_nothing_is_clear() -> None:
    without = replace(comparison(0.01), difference=Difference(-0.1, -0.15, -0.05, None))
    held, _ = controlled([without, *[comparison(0.001)] * 24], RULES)
    assert held[0].verdict.direction == "cannot tell"


@pytest.mark.parametrize("size", [30, 5000])
def test_reliability_is_kept(size: float) -> None:
    given = replace(comparison(0.4), estimate=estimate(size=size))
    held, _ = controlled([given] * 21, RULES)
    assert held[0].verdict.reliability == given.verdict.reliability
