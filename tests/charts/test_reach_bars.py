"""Who reaches the service: bars in pairs, each on its own scale."""

from __future__ import annotations

from amhe_explore import charts
from amhe_explore.theme import DARK, LIGHT

PAIRS = (
    charts.ReachPair(
        "People of 65 and over",
        (
            charts.ReachBar("7% of adult referrals", 0.07),
            charts.ReachBar("25% of adults living here", 0.25, meant=False),
        ),
    ),
    charts.ReachPair(
        "Referrals per 1,000 adults",
        (
            charts.ReachBar("47 most deprived tenth", 47.0),
            charts.ReachBar("least deprived tenth: suppressed (under 5)", None, meant=False),
        ),
    ),
)
WORDS = charts.Picture("Who reaches the service", "", "Source: somebody.")


def rows(spec: dict[str, object]) -> list[dict[str, object]]:
    layers = spec["layer"]
    assert isinstance(layers, list)
    found: list[dict[str, object]] = layers[0]["data"]["values"]
    return found


def test_each_pair_has_its_own_scale_and_no_bar_where_there_is_no_figure() -> None:
    spec = charts.reach_bars(PAIRS, LIGHT, WORDS).to_dict()
    drawn = rows(spec)
    assert [row["share"] for row in drawn] == [0.07 / 0.25, 1.0, 1.0]
    assert [row["meant"] for row in drawn] == [True, False, True]


def test_the_words_of_every_bar_stand_in_the_accessible_name() -> None:
    said = charts.describe_reach_bars(PAIRS)
    assert said == (
        "Bars of who reaches the service. People of 65 and over: 7% of adult referrals, 25% of "
        "adults living here; Referrals per 1,000 adults: 47 most deprived tenth, least deprived "
        "tenth: suppressed (under 5)."
    )
    assert charts.reach_bars(PAIRS, DARK, WORDS).to_dict()["description"] == said


def test_made_up_figures_are_marked() -> None:
    picture = charts.Picture("Who", "", "Source: somebody.", made_up=True)
    spec = str(charts.reach_bars(PAIRS, LIGHT, picture).to_dict())
    assert "MADE-UP FIGURES" in spec
    assert charts.describe_reach_bars(PAIRS, made_up=True).startswith("Made-up figures.")


def test_nothing_to_draw_leaves_words_only() -> None:
    none = (charts.ReachPair("Head", (charts.ReachBar("not published", None),)),)
    spec = charts.reach_bars(none, LIGHT, WORDS).to_dict()
    assert "not published" in str(spec)
    assert '"mark": {"type": "bar"' not in str(spec)
