"""Tables and file names as the pages hand them over."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from amhe_explore.measures import Estimate
from amhe_explore.ui import figures
from tests.narrative import made


def split() -> None:
    from amhe_explore import export
    from amhe_explore.ui import figures

    columns = ("Group", *(f"c{n}" for n in range(11)))
    rows = tuple((name, *(f"{name}{n}" for n in range(11))) for name in ("a", "b"))
    figures.table(export.Table(columns, rows, "Caption"))


def stages() -> None:
    from amhe_explore import export
    from amhe_explore.ui import figures

    rows = (
        ("Everyone", "Finished", "100", "not shown", "no likely range"),
        ("Everyone", "Recovered", "48", "48", "46 to 50"),
        ("Everyone", "Ended", "not published", "not published", "not published"),
        ("Young", "Finished", "40", "not shown", "no likely range"),
        ("Young", "Recovered", "suppressed (under 5)", "suppressed (under 5)", "no likely range"),
    )
    figures.steps_table(export.Table(("Group", "Stage", "Count", "Per 100", "Range"), rows, "C"))


def test_a_wide_table_becomes_several_of_the_same_rows() -> None:
    tables = [table.value for table in AppTest.from_function(split).run().table]
    assert len(tables) == math.ceil(11 / figures.WIDEST)
    assert [list(table.index) for table in tables] == [["a", "b"]] * len(tables)
    assert [name for table in tables for name in table.columns] == [f"c{n}" for n in range(11)]
    assert tables[0].index.name == "Group"


def test_stages_stand_side_by_side_and_what_is_not_carried_is_left_to_the_note() -> None:
    (table,) = AppTest.from_function(stages).run().table
    assert list(table.value.columns) == ["Finished", "Recovered"]
    assert table.value.to_numpy().tolist() == [
        ["100", "48 (48 of 100)"],
        ["40", "suppressed (under 5)"],
    ]


@pytest.mark.parametrize(
    ("made_up", "name"),
    [
        (False, "talking-therapies_QKS_deprivation_2024-25_funnel.png"),
        (True, "MADE-UP_talking-therapies_QKS_deprivation_2024-25_funnel.png"),
    ],
)
def test_a_file_name_says_what_it_holds(made_up: bool, name: str) -> None:
    profile = made.profile(made.KENT, "deprivation", made.place().groups[0], made_up=made_up)
    assert figures.file_name("funnel", profile, "png") == name


def test_a_picture_carries_its_source_and_says_when_it_is_made_up() -> None:
    official = figures.picture("Finding", "Subtitle", made.place())
    assert official.source.startswith("Source: NHS England, ")
    assert not official.made_up
    invented = figures.picture(
        "Finding",
        "Subtitle",
        made.profile(made.KENT, "total", made.place().groups[0], made_up=True),
    )
    assert invented.source.startswith("Made-up figures")
    assert invented.made_up


def test_recovery_of_a_place_stands_beside_its_comparator() -> None:
    bars = figures.recovery_bars(made.place(), made.england())
    assert [(bar.name, bar.meant) for bar in bars] == [
        ("Kent and Medway", True),
        ("England", False),
    ]
    assert len(figures.recovery_bars(made.england(), None)) == 1


def draw_one(value: Estimate, **_: object) -> None:
    """Stands for a chart; never called."""


def test_two_drawings_are_the_same_only_with_every_figure_the_same() -> None:
    one = Estimate(0.5, 0.4, 0.6, 50, 100, "published", "exact", "Wilson")
    same, other = replace(one), replace(one, upper=0.6000001)
    digests = [figures._content(partial(draw_one, each, dark=True)) for each in (one, same, other)]
    assert digests[0] == digests[1] != digests[2]
    assert figures._content(partial(draw_one, one, dark=False)) != digests[0]


def test_a_kept_drawing_is_not_changed_by_being_shown() -> None:
    app = AppTest.from_function(_shown_twice).run()
    assert not app.exception
    first, second = (json.loads(each.proto.spec) for each in app.get("vega_lite_chart"))
    assert first == second
    assert "50" in first["description"]


def _shown_twice() -> None:
    from functools import partial

    from amhe_explore import charts
    from amhe_explore.measures import Estimate
    from amhe_explore.ui import figures

    bar = charts.ComparedBar("A", Estimate(0.5, 0.4, 0.6, 50, 100, "published", "exact", "Wilson"))
    for _ in range(2):
        words = charts.Picture("Title", "Subtitle", "Source", False)
        figures.figure(partial(charts.two_bars, (bar,)), words)
