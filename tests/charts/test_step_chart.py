"""Where the gap opens: steps that join, their sizes in words, the hollow one, and reasons."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from amhe_explore import charts, theme
from amhe_explore.measures.stage_results import Decomposition
from tests.charts import made
from tests.charts.drawn import Drawing, drawn, picture

GAP = made.decomposition()


def draw(found: Decomposition = GAP, width: int = 1000) -> Drawing:
    return drawn(charts.step_chart(found, theme.LIGHT, picture()), width)


def test_every_step_has_its_size_range_and_share_in_words() -> None:
    words = draw().words
    assert "24% fewer go on (likely 18% to 29% fewer); 53% of the gap" in words
    assert "22% fewer recover (likely 16% to 28% fewer); 50% of the gap" in words
    assert "Finished a course" in words
    assert "40% fewer reach recovery (likely 34% to 46% fewer)" in words


def test_a_step_that_may_be_none_says_that_we_cannot_tell() -> None:
    assert (
        "cannot tell whether fewer or more go on (from 6% fewer to 2% more); 3% of the gap"
    ) in draw().words


def test_who_came_is_hollow_and_says_so() -> None:
    drawing = draw()
    said = "3% more are above it (likely 1% to 5% more); who came, not a loss; closes 6% of the gap"
    assert said in drawing.words
    hollow = f'fill="{theme.LIGHT.bg}" stroke="{theme.LIGHT.mid}"'
    assert drawing.svg.count(hollow) == 1
    assert "Hollow: who came, not a loss." in drawing.all_words


@pytest.mark.parametrize("width", [390, 700, 1000])
def test_the_steps_join_and_add_up_to_the_whole(width: int) -> None:
    bars = {
        name.partition(":")[0]: (start, length) for name, start, length in draw(GAP, width).bars
    }
    names = (
        "Had at least one treatment session",
        "Finished a course",
        "Above the clinical cut-off at the start",
        "Recovered",
        "Altogether, from the end of a referral to recovery",
    )
    treated, finished, came, recovered, whole = (bars[name] for name in names)
    zero = treated[0] + treated[1]
    assert finished[0] + finished[1] == pytest.approx(treated[0], abs=0.01)
    assert came[0] == pytest.approx(finished[0], abs=0.01)  # to the right: fewer are lost
    assert recovered[0] + recovered[1] == pytest.approx(came[0] + came[1], abs=0.01)
    assert whole[0] == pytest.approx(recovered[0], abs=0.01)
    assert whole[0] + whole[1] == pytest.approx(zero, abs=0.01)
    ratios = [step.ratio.value for step in GAP.steps if step.ratio]
    scale = whole[1] / -math.log(math.prod(ratios))
    assert finished[1] / scale == pytest.approx(-math.log(0.76), abs=0.001)


def test_without_shares_none_are_drawn() -> None:
    assert "of the gap" not in draw(made.decomposition(False)).all_words


def test_a_closed_one_says_why_at_every_width() -> None:
    for width in (320, 880):
        words = draw(made.no_decomposition(), width).all_words
        assert "Not shown" in words
        assert "31% of referrals and 12% of finished courses" in words


def test_the_summary_says_what_is_drawn() -> None:
    said = charts.describe_step_chart(GAP, made_up=True)
    assert said.startswith(
        "Made-up figures. Where the gap opens, Most deprived fifth against Least deprived fifth. "
    )
    assert "Finished a course: 24% fewer go on (likely 18% to 29% fewer); 53% of the gap" in said
    assert said.endswith("recovery: 40% fewer reach recovery (likely 34% to 46% fewer).")


def test_the_summary_of_a_closed_one_is_its_reason() -> None:
    said = charts.describe_step_chart(made.no_decomposition())
    assert said.startswith(
        "Where the gap opens, Bangladeshi against White British. Not shown: Ethnicity was not"
    )
    bare = replace(made.no_decomposition(), group_label="", reference_label="")
    assert charts.describe_step_chart(bare).startswith("Where the gap opens. Not shown: ")
