"""The funnel plot: everyone drawn, one named, shapes and words beside colour."""

from __future__ import annotations

import pytest

from amhe_explore import charts, theme
from tests.charts import placed
from tests.charts.drawn import drawn, picture

HERE = "icb:Q09"


def test_every_place_with_a_figure_is_a_point() -> None:
    plot = placed.of_everyone()
    spec = charts.place_funnel_plot(plot, [HERE], theme.LIGHT, picture()).to_dict()
    points = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    assert sum(len(layer["data"]["values"]) for layer in points) == 39
    shapes = {row["shape"] for layer in points for row in layer["data"]["values"]}
    assert shapes == {"circle", "triangle-down", "triangle-up", "diamond"}


@pytest.mark.parametrize("width", [390, 880])
def test_only_the_places_asked_for_are_named_beside_england(width: int) -> None:
    chart = charts.place_funnel_plot(
        placed.of_everyone(), [HERE, "icb:Q20"], theme.LIGHT, picture()
    )
    words = drawn(chart, width).words
    named = {text for text in words if text.startswith("Place ")}
    assert {text[:8].strip() for text in named} == {"Place 9", "Place 20"}
    assert "England 50.5%" in words
    assert {"95%", "99.8%"} <= set(words)


@pytest.mark.parametrize(
    ("plot", "said"),
    [
        (placed.of_everyone(), "45%"),
        (placed.of_everyone("referral_rate"), "40"),
        (placed.of_gaps(), "no gap"),
        (placed.of_gaps(), "10 lower"),
        (placed.of_gaps(factor=True), "the same"),
        (placed.of_gaps(factor=True), "× 0.8"),
    ],
)
def test_the_axis_speaks_in_words(plot: object, said: str) -> None:
    chart = charts.place_funnel_plot(plot, [HERE], theme.LIGHT, picture())  # type: ignore[arg-type]
    assert said in drawn(chart, 880).words


def test_the_key_says_what_is_drawn() -> None:
    def key(plot: object) -> str:
        chart = charts.place_funnel_plot(plot, [HERE], theme.LIGHT, picture())  # type: ignore[arg-type]
        return drawn(chart, 1280).all_words

    both = key(placed.of_everyone())
    assert "Triangle: outside the 95% limits." in both
    assert "Blue: same region." in both
    assert "Hollow: not held against the limits." in both
    assert "Hollow" not in key(placed.of_gaps())


def test_the_summary_counts_and_names() -> None:
    said = charts.describe_place_funnel_plot(placed.of_everyone(), [HERE, "icb:none"], True)
    assert said == (
        "Made-up figures. Funnel plot of places. 39 places around England: 6 inside the limits, "
        "3 outside the 95% limits, 29 outside the 99.8% limits, 1 not held against the limits; "
        "Place 9 with a long name and Another: 47%, outside the 99.8% limits."
    )


def test_the_summary_of_similar_places() -> None:
    assert charts.describe_similar_bars(placed.alike()).startswith(
        "Bars of the distance from Place 9 with a long name and Another. Place 0 with a long name "
        "and Another: 0.40;"
    )
