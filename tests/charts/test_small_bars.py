"""The small charts: shares not recorded, and two bars beside the finding."""

from __future__ import annotations

from amhe_explore import charts, theme
from amhe_explore.charts import ComparedBar
from tests.charts import made
from tests.charts.drawn import Drawing, drawn, picture


def shares(width: int = 400) -> Drawing:
    return drawn(charts.not_recorded_bars(made.recordings(), theme.LIGHT, picture()), width)


def test_closed_gates_are_said_in_words_and_shown_in_colour() -> None:
    drawing = shares()
    assert {"Ethnicity", "Religion: closed", "Long-term condition: closed"} <= set(drawing.words)
    assert {"7%", "15%", "85%", "92%"} <= set(drawing.words)
    assert drawing.svg.count(f'fill="{theme.LIGHT.focus}"') == 2


def test_shares_are_of_one_whole() -> None:
    lengths = {name: length for name, _, length in shares().bars}
    assert abs(lengths["Religion: closed: 85%"] / lengths["Ethnicity: 7%"] - 0.85 / 0.07) < 0.01
    assert lengths["Long-term condition: closed: 92%"] < 0.85 * 400


def test_a_place_without_a_total_says_so() -> None:
    assert "not published" in shares().words
    assert "Disability: not published" in charts.describe_not_recorded_bars(made.recordings())


def test_two_bars_have_intervals_ticks_and_values() -> None:
    bars = (
        ComparedBar("Most deprived fifth", made.rate(0.43, 0.02), made.rate(0.446)),
        ComparedBar("Least deprived fifth", made.rate(0.55, 0.02), meant=False),
    )
    drawing = drawn(charts.two_bars(bars, theme.LIGHT, picture()), 400)
    assert {"43%", "55%", "Most deprived fifth"} <= set(drawing.words)
    assert drawing.svg.count('<path aria-hidden="true" d="M') == 1
    assert "Thin line: likely range." in drawing.all_words
    said = charts.describe_two_bars(bars)
    assert "Most deprived fifth: 43% (likely 41 to 45)" in said


def test_bars_take_other_units() -> None:
    bars = (ComparedBar("Most deprived tenth", made.rate(46.7, 1.5, top=None)),)
    chart = charts.two_bars(bars, theme.LIGHT, picture(), unit="per thousand")
    assert "47" in drawn(chart, 400).words
    assert "47 (likely 45 to 48)" in charts.describe_two_bars(bars, "per thousand")


def test_a_missing_value_has_its_reason() -> None:
    bars = (ComparedBar("Indian", made.rate(None, flag="suppressed")),)
    drawing = drawn(charts.two_bars(bars, theme.LIGHT, picture()), 400)
    assert "suppressed (under 5)" in drawing.words
    assert not drawing.bars


def test_england_is_printed_to_one_decimal() -> None:
    bars = (ComparedBar("England", made.rate(0.505, 0.001, precision="exact")),)
    assert "50.5%" in drawn(charts.two_bars(bars, theme.LIGHT, picture()), 400).words
