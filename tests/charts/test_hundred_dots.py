"""The same, out of 100: dots counted in the drawing."""

from __future__ import annotations

import re

import pytest

from amhe_explore import charts, theme
from amhe_explore.charts import Hundred
from amhe_explore.measures.results import Estimate
from tests.charts import made
from tests.charts.drawn import HUNDREDS, Drawing, drawn, picture


def draw(*pairs: Hundred, width: int = 700) -> Drawing:
    return drawn(charts.hundred_dots(pairs, theme.LIGHT, picture()), width)


def dots(drawing: Drawing) -> tuple[int, int, int]:
    """How many discs, rings and small dots are drawn."""
    circles = re.findall(r"<path[^>]*A[^>]*>", drawing.svg)
    discs = [each for each in circles if f'fill="{theme.LIGHT.focus}"' in each]
    rings = [each for each in circles if f'stroke="{theme.LIGHT.mid}"' in each]
    small = [each for each in circles if f'fill="{theme.LIGHT.ref}"' in each]
    return len(discs), len(rings), len(small)


@pytest.mark.parametrize("width", [320, 700, 1280])
def test_a_hundred_dots_a_group(width: int) -> None:
    drawing = draw(*HUNDREDS, width=width)
    assert dots(drawing) == (43 + 55, 57 + 45, 0)
    assert {"43", "55", "of 100 recovered"} <= set(drawing.words)
    assert "Most deprived fifth of areas" in drawing.words
    assert "Filled: recovered. Ring: finished, not recovered." in drawing.all_words


def test_of_referrals_those_who_did_not_finish_are_small_dots() -> None:
    drawing = draw(Hundred("Most deprived", made.rate(0.16), made.rate(0.39)))
    assert dots(drawing) == (16, 23, 61)
    assert "recovered, 39 finished" in drawing.words
    assert "Small dot: not finished." in drawing.all_words


@pytest.mark.parametrize(("value", "count"), [(0.0, 0), (1.0, 100), (0.505, 51), (0.4949, 49)])
def test_halves_are_rounded_up_and_both_ends_fit(value: float, count: int) -> None:
    assert dots(draw(Hundred("A", made.rate(value)))) == (count, 100 - count, 0)


def test_the_published_figure_is_drawn_below_england() -> None:
    """497.6 of 1,000 by the rounded counts, 49 per cent as published before rounding."""
    found = Estimate(0.4976, 0.45, 0.54, 500, 1000, "published", "whole per cent", "x", 0.49)
    exact = Estimate(0.4976, 0.45, 0.54, 500, 1000, "published", "exact", "x", 0.49)
    assert dots(draw(Hundred("A", found)))[0] == 49
    assert dots(draw(Hundred("A", exact)))[0] == 50


def test_a_tiny_share_is_not_none() -> None:
    drawing = draw(Hundred("A", made.rate(0.003)))
    assert "under 1" in drawing.words
    assert dots(drawing) == (0, 100, 0)


@pytest.mark.parametrize(
    ("estimate", "reason"),
    [
        (made.rate(None, flag="suppressed"), "suppressed (under 5)"),
        (made.rate(0.5, precision="exact", numerator=2, denominator=4), "under 5"),
    ],
)
def test_what_may_not_be_drawn_says_why(estimate: Estimate, reason: str) -> None:
    drawing = draw(HUNDREDS[0], Hundred("Indian", estimate))
    assert dots(drawing) == (43, 57, 0)
    assert reason in drawing.words
    assert f"Indian: {reason}" in charts.describe_hundred_dots([Hundred("Indian", estimate)])


def test_nothing_is_drawn_without_groups() -> None:
    assert dots(draw()) == (0, 0, 0)
    assert charts.describe_hundred_dots([]).endswith("Nothing to draw.")


def test_the_summary_gives_both_numbers() -> None:
    assert charts.describe_hundred_dots(HUNDREDS, made_up=True) == (
        "Made-up figures. A hundred dots for each group. Most deprived fifth of areas: 43 of 100"
        " recovered; Everyone else with ethnicity recorded: 55 of 100 recovered."
    )
    said = charts.describe_hundred_dots([Hundred("A", made.rate(0.16), made.rate(0.39))])
    assert said.endswith("A: 16 of 100 recovered, 39 finished.")


def test_no_dot_is_an_image_without_a_name() -> None:
    spec = charts.hundred_dots(HUNDREDS, theme.LIGHT, picture()).to_dict()
    points = [layer["mark"] for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    assert len(points) == 2
    assert all(mark["aria"] is False for mark in points)
