"""The number of studies: most on top, both figures where the source disagrees with itself."""

from __future__ import annotations

from amhe_explore import charts, theme
from amhe_explore.catalogue import load_practice
from tests.charts.drawn import drawn, picture

REVIEW = load_practice().review


def test_bars_are_as_long_as_their_counts_and_labelled() -> None:
    drawing = drawn(charts.study_bars(REVIEW, theme.LIGHT, picture()), 880)
    lengths = [length for _, _, length in sorted(drawing.bars, key=lambda bar: -bar[2])]
    # 65 studies of low income against 36 of ethnicity, as the source prints them.
    assert round(lengths[1] / lengths[0], 3) == round(36 / 65, 3)
    assert len(lengths) == 11
    assert "65" in drawing.words
    assert "Faith groups (the source also gives 3)" in drawing.words


def test_the_chosen_topic_is_the_one_in_colour() -> None:
    def focused(*topics: str) -> int:
        chart = charts.study_bars(REVIEW, theme.LIGHT, picture(), topics=topics)
        return sum(
            len(layer["data"]["values"])
            for layer in chart.to_dict()["layer"]
            if layer["mark"].get("type") == "bar" and layer["mark"]["color"] == theme.LIGHT.focus
        )

    assert focused("age") == 1
    assert focused() == focused("long_term_condition") == 11  # none meant: all are


def test_the_summary_reads_every_count() -> None:
    said = charts.describe_study_bars(REVIEW)
    assert said.startswith("Number of studies by characteristic. People on low incomes")
    assert "Young people and older people: 30;" in said
    assert "Faith groups (the source also gives 3): 2." in said
