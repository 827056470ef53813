"""One cohort from its first stage to its last."""

from __future__ import annotations

from dataclasses import replace

from amhe_explore import charts, theme
from amhe_explore.measures.stage_results import Funnel
from tests.charts import made
from tests.charts.drawn import Drawing, drawn, picture


def draw(funnel: Funnel, width: int = 1000) -> Drawing:
    return drawn(charts.cohort_steps(funnel, theme.LIGHT, picture()), width)


def test_every_group_has_a_bar_at_every_later_stage() -> None:
    drawing = draw(made.cohort())
    assert len(drawing.bars) == 10 * 4 - 1
    assert {"62%", "71%", "14%"} <= set(drawing.words)
    assert "suppressed (under 5)" in drawing.words


def test_panels_share_one_scale() -> None:
    lengths = {name: length for name, _, length in draw(made.cohort()).bars}
    treated = lengths["Most deprived tenth, Had at least one treatment appointment: 62%"]
    recovered = lengths["Most deprived tenth, Recovered: 14%"]
    assert abs(recovered / treated - 0.14 / 0.62) < 0.001


def test_stages_that_are_not_carried_are_named() -> None:
    said = "Not published in this source: Ended after one appointment."
    assert said in draw(made.cohort()).all_words
    alone = draw(made.cohort(0)).words
    assert "Ended after one appointment" in alone
    assert "not published in this source" in alone


def test_one_place_alone_stands_as_rows() -> None:
    drawing = draw(made.cohort(0))
    assert len(drawing.bars) == 5
    assert "Referrals that ended: 4,000" in drawing.words
    assert "100%" in drawing.words


def test_one_group_is_enough() -> None:
    assert len(draw(made.cohort(1)).bars) == 4


def test_groups_that_may_not_be_shown_are_not() -> None:
    drawing = draw(replace(made.cohort(), by_group=False))
    assert "Most deprived tenth" not in drawing.words
    assert len(drawing.bars) == 5


def test_no_name_claims_to_be_a_share_of_the_stage_before() -> None:
    stages = tuple(
        replace(stage, label=f"of these, {stage.label.lower()}") if place else stage
        for place, stage in enumerate(made.cohort().total.stages)
    )
    funnel = made.cohort(0)
    funnel = replace(funnel, total=replace(funnel.total, stages=stages))
    words = draw(funnel).words
    assert "Recovered" in words
    assert "of these" not in " ".join(words)


def test_the_summary_names_stages_and_groups() -> None:
    said = charts.describe_cohort_steps(made.cohort(made_up=True))
    assert said.startswith("Made-up figures.")
    assert "Recovered by group: Most deprived tenth 14%" in said
    assert "3rd most deprived tenth suppressed (under 5)" in said
    assert "Ended after one appointment: not published in this source" in said


def test_nothing_carried_is_said() -> None:
    stages = (made.stage("ended", "Referrals that ended", made.count(None, "not_published")),)
    funnel = made.cohort(0)
    funnel = replace(funnel, total=replace(funnel.total, stages=stages))
    assert draw(funnel).words.count("not published in this source") == 2
