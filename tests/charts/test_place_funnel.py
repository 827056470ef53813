"""The funnel of a whole place."""

from __future__ import annotations

from dataclasses import replace

from amhe_explore import charts, theme
from amhe_explore.measures.stage_results import Funnel, GroupFunnel, Stage
from tests.charts import made
from tests.charts.drawn import Drawing, drawn, picture


def draw(funnel: Funnel, width: int = 880) -> Drawing:
    return drawn(charts.place_funnel(funnel, theme.LIGHT, picture()), width)


def with_stages(*stages: Stage) -> Funnel:
    return replace(
        made.activity(),
        total=GroupFunnel("total", "Total", "Total", "total", stages),
        not_published=(),
    )


def test_every_stage_has_its_name_and_its_count() -> None:
    drawing = draw(made.activity())
    for words in ("Referrals received in the year", "47,980", "12,875", "12,520", "6,160"):
        assert words in drawing.words
    assert len(drawing.bars) == 4


def test_stages_that_the_source_does_not_carry_are_named_without_a_bar() -> None:
    drawing = draw(made.activity())
    assert drawing.words.count("Started treatment in the year") == 1
    assert "Second treatment" in drawing.words
    assert drawing.words.count("not published in this source") == 2
    assert not any("Started" in name for name, _, _ in drawing.bars)


def test_steps_stand_between_bars_only_where_they_may() -> None:
    assert "27 for every 100 referrals received" in draw(made.activity()).words
    assert "49 for every 100 that could recover" in draw(made.activity()).words
    assert "referrals received" not in draw(made.activity(by_group=False)).all_words


def test_a_suppressed_stage_says_so() -> None:
    first = made.stage("referrals", "Referrals received", made.count(25))
    last = made.stage("recovered", "Recovered", made.count(None, "suppressed"))
    drawing = draw(with_stages(first, last))
    assert "suppressed (under 5)" in drawing.words
    assert len(drawing.bars) == 1


def test_small_counts_of_england_are_not_drawn() -> None:
    stages = [
        made.stage(f"s{value}", f"Stage {value}", made.count(value, base=1))
        for value in (30, 5, 4, 1, 0)
    ]
    drawing = draw(with_stages(*stages))
    assert drawing.words.count("under 5") == 2
    assert {"30", "5", "0"} <= set(drawing.words)
    assert not {"4", "1"} & set(drawing.words)
    assert len(drawing.bars) == 3


def test_a_step_on_a_small_count_is_not_written() -> None:
    first = made.stage("referrals", "Referrals received", made.count(30, base=1))
    few = made.rate(0.1, numerator=3, denominator=30)
    last = made.stage("finished", "Finished", made.count(3, base=1), few, few)
    assert "for every 100" not in draw(with_stages(first, last)).all_words


def test_all_zero_is_drawn() -> None:
    drawing = draw(with_stages(made.stage("referrals", "Referrals", made.count(0, base=1))))
    assert drawing.bars[0][2] == 0
    assert "0" in drawing.words


def test_lengths_are_in_proportion() -> None:
    lengths = {name: length for name, _, length in draw(made.activity()).bars}
    first = lengths["Referrals received in the year: 47,980"]
    assert abs(lengths["of these, recovered: 6,160"] / first - 6160 / 47980) < 0.001


def test_long_names_wrap_on_a_phone() -> None:
    name = "of these, above the clinical cut-off at the start, so could recover"
    narrow = drawn(charts.place_funnel(made.activity(), theme.LIGHT, picture()), 340)
    assert name in narrow.words
    assert ">of these, above the clinical cut-off at the</tspan>" in narrow.svg


def test_the_summary_names_every_stage_and_what_is_missing() -> None:
    said = charts.describe_place_funnel(made.activity(made_up=True))
    assert said.startswith("Made-up figures.")
    assert "Courses finished in the year: 12,875 (27 for every 100 referrals received)" in said
    assert "Started treatment in the year: not published in this source" in said


def test_long_steps_wrap_on_a_phone() -> None:
    both = made.rate(0.25)
    stages = made.activity().total.stages
    last = replace(stages[-1], of_first=both, of_previous=both)
    drawing = draw(with_stages(*stages[:-1], last), 340)
    assert (
        "25 for every 100 that could recover; 25 for every 100 referrals received" in drawing.words
    )
    assert drawing.width <= 340 + 7
