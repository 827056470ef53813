"""The ranking of what is missing: order, the part that was declined, the comparator's tick."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amhe_explore import charts, theme
from tests.charts import made
from tests.charts.drawn import drawn, picture

KENT = made.completeness()
ENGLAND = made.completeness(made.ENGLAND)


def test_the_worst_stands_on_top_and_what_is_not_published_is_left_out() -> None:
    drawing = drawn(charts.completeness_ranking(KENT, None, theme.LIGHT, picture()), 700)
    assert [name for name, _, _ in drawing.bars] == [
        "Long-term condition: 92%",
        "Disability: 28% (8% declined)",
        "Deprivation: under 1%",
    ]
    assert "Presenting complaint" not in drawing.all_words


def test_the_bar_is_what_was_not_recorded_and_the_grey_behind_it_all_that_is_missing() -> None:
    chart = charts.completeness_ranking(KENT, None, theme.LIGHT, picture())
    lengths = {name.partition(":")[0]: length for name, _, length in drawn(chart, 700).bars}
    assert lengths["Disability"] / lengths["Long-term condition"] == pytest.approx(20 / 92)
    layers = chart.to_dict()["layer"]
    (behind,) = [each for each in layers if each["mark"].get("color") == theme.LIGHT.ref
                 and each["mark"]["type"] == "bar"]  # fmt: skip
    assert [row["whole"] for row in behind["data"]["values"]] == [0.28]


def test_the_key_names_only_what_is_drawn() -> None:
    both = drawn(charts.completeness_ranking(KENT, ENGLAND, theme.LIGHT, picture()), 1280)
    assert "Bar: not recorded. Grey end: asked, preferred not to say." in both.all_words
    assert "Tick: England, both together." in both.all_words
    plain = replace(KENT, entries=KENT.entries[1:])
    alone = drawn(charts.completeness_ranking(plain, None, theme.LIGHT, picture()), 1280)
    assert "Grey" not in alone.all_words
    assert "Tick" not in alone.all_words


def test_the_summary_says_every_figure_and_the_comparators() -> None:
    assert charts.describe_completeness_ranking(KENT, ENGLAND) == (
        "Bars of the share missing at referral. Long-term condition: 92%, England 92%; "
        "Disability: 28% (8% declined), England 28%; Deprivation: under 1%, England under 1%."
    )


def test_made_up_shares_say_so_first() -> None:
    made_up = made.completeness(made.COAST, made_up=True)
    assert charts.describe_completeness_ranking(made_up, None).startswith("Made-up figures. ")
