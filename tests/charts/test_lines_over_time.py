"""Lines over time: what is joined, what is hollow, what is marked, and a reader's own words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from amhe_explore import charts, theme
from amhe_explore.charts import Marker
from tests.charts.drawn import drawn, picture
from tests.charts.made_trends import NOTE, YEARS, trend

HOSTILE = '"]); alert(1)} datum["x"] **bold** <script>'


def lines(width: int | None = 880, **asked: Any) -> Any:
    """The drawing of the lines."""
    chart = charts.group_lines(trend(), theme.LIGHT, picture(), width is None, **asked)
    return drawn(chart, width)


def rows(chart: Any, field: str) -> list[dict[str, Any]]:
    """Every row of a chart that has a field."""
    found = [row for layer in chart.to_dict()["layer"] for row in layer["data"]["values"]]
    return [row for row in found if field in row]


def test_no_line_joins_the_pandemic_year_or_crosses_a_change_of_area() -> None:
    chart = charts.group_lines(trend(), theme.LIGHT, picture())
    joined: dict[str, list[int]] = {}
    for row in rows(chart, "line"):
        joined.setdefault(row["line"], []).append(row["x"])
    assert joined
    pandemic, area = YEARS.index("2020-21"), YEARS.index("2022-23")
    for places in joined.values():
        assert pandemic not in places
        assert not (min(places) < pandemic < max(places))
        assert not (min(places) < area <= max(places))


def test_breaks_and_the_pandemic_year_are_named() -> None:
    words = lines().all_words
    for label in ("pandemic year", "area changed", "numbers changed"):
        assert label in words
    assert "Hollow: not joined, used in no verdict." in words
    assert "Dashed: the same group in England." in words


def test_years_are_short_where_it_is_narrow() -> None:
    assert "2024-25" in lines(880).words
    narrow = lines(340).words
    assert "24-25" in narrow
    assert "2024-25" not in narrow
    # Eight years: every other one is named.
    assert "23-24" not in narrow


def test_five_years_are_all_named_on_a_phone_but_not_at_four_times_the_size() -> None:
    assert {"23-24", "24-25"} <= set(lines(358, since="2020-21").words)
    zoomed = lines(288, since="2020-21").words
    assert "24-25" in zoomed
    assert "23-24" not in zoomed


def test_values_and_names_stand_at_the_end() -> None:
    words = lines().words
    assert "44%" in words
    assert "Most deprived fifth" in words


def test_other_groups_are_grey_and_named_only_when_asked_for() -> None:
    assert "Middle" not in lines().words
    found = lines(all_groups=True)
    assert "Middle" in found.words
    assert "Grey: the other groups." in found.all_words


def test_a_later_start_draws_fewer_years() -> None:
    words = lines(since="2022-23").words
    assert "2021-22" not in words
    # The change of area stands before the first year drawn: nothing to mark.
    assert "area changed" not in words
    assert "2017-18" in lines(since="no such year").words


def test_a_readers_own_note_is_marked_as_such() -> None:
    words = lines(marker=NOTE).all_words
    assert "Dotted line, June 2023: New service opened in Thanet (reader's own note)." in words
    assert "own note" in lines(marker=NOTE).words
    assert "reader's own note" in lines(None, marker=NOTE).all_words
    early = Marker(2009, 1, "Long before")
    assert "Long before" not in lines(marker=early).all_words


def test_a_note_is_data_and_never_part_of_an_expression() -> None:
    chart = charts.group_lines(
        trend(), theme.LIGHT, picture(), marker=Marker(2023, 6, HOSTILE)
    ).to_dict()

    def expressions(node: Any) -> list[str]:
        if isinstance(node, dict):
            own = [str(node["expr"])] if "expr" in node else []
            return own + [each for value in node.values() for each in expressions(value)]
        if isinstance(node, list):
            return [each for value in node for each in expressions(value)]
        return []

    assert not [each for each in expressions(chart) if "alert" in each]
    assert "alert(1)" in json.dumps(chart)
    assert "alert(1)" in lines(marker=Marker(2023, 6, HOSTILE)).all_words


@pytest.mark.parametrize(
    ("year", "month", "place"),
    [
        (2023, 4, 6 - 0.5 + 0.5 / 12),  # the middle of the first month of 2023-24
        (2024, 3, 6 + 0.5 - 0.5 / 12),  # of its last
        (2017, 10, 0.5 / 12),  # just after the middle of the first year
    ],
)
def test_a_month_stands_inside_its_reporting_year(year: int, month: int, place: float) -> None:
    assert Marker(year, month, "x").place(2017) == pytest.approx(place)


def test_a_missing_year_is_said_and_not_joined() -> None:
    found = trend(missing="2023-24")
    assert "2023-24 not shown" in charts.describe_group_lines(found)
    chart = charts.group_lines(found, theme.LIGHT, picture())
    joined = [row for row in rows(chart, "line") if row["colour"] == theme.LIGHT.focus]
    assert len({row["line"] for row in joined if row["x"] in (5, 7)}) == 2


def test_nothing_to_draw_is_known_before() -> None:
    assert charts.can_be_drawn(trend())
    found = trend(missing="2024-25")
    assert not charts.can_be_drawn(found, "2024-25")
    assert not charts.gap_can_be_drawn(found, "2024-25")


def test_the_gap_has_its_line_of_none_and_the_comparators_ring() -> None:
    words = drawn(charts.gap_by_year(trend(), theme.LIGHT, picture(), marker=NOTE), 880)
    assert "no gap" in words.words
    assert "Ring: the same gap in England." in words.all_words
    assert "reader's own note" in words.all_words
    assert {"11", "12"} & set(words.words)
    said = charts.describe_gap_by_year(trend(), marker=NOTE)
    assert said.startswith("Gap by year, Kent and Medway. 2017-18 12 points lower (9 to 15);")
    assert said.endswith("(reader's own note).")


def test_a_gap_of_ratios_stands_around_one() -> None:
    found = trend("completion")
    words = drawn(charts.gap_by_year(found, theme.LIGHT, picture()), 880).words
    assert "1" in words
    assert any(word.startswith("0.") for word in words)
    assert "% lower" in charts.describe_gap_by_year(found)
