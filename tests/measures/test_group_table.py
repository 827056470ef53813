"""One measure over every group, on the little warehouse of invented official rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.errors import UnknownMeasureError
from amhe_explore.measures import GroupTable

Warehouse = warehouse.Warehouse


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


def words(table: GroupTable) -> dict[str, str]:
    return {line.group.id: line.word for line in table.lines}


def test_larger_groups_stand_above_their_parts_and_not_recorded_last(opened: Warehouse) -> None:
    table = measures.group_table(opened, "QKS", "ethnicity_detailed", "2024-25")
    order = [(line.group.id, line.larger) for line in table.lines]
    assert order[:5] == [
        ("asian_or_asian_british", True),
        ("bangladeshi", False),
        ("indian", False),
        ("pakistani", False),
        ("any_other_asian_background", False),
    ]
    assert order[-1] == ("not_recorded", False)
    assert sum(larger for _, larger in order) == 5
    assert len(order) == 16 + 5 + 1


def test_against_white_british_people_there_are_no_larger_groups(opened: Warehouse) -> None:
    table = measures.group_table(
        opened, "QKS", "ethnicity_detailed", "2024-25", against="reference"
    )
    assert not any(line.larger for line in table.lines)
    assert words(table)["white_british"] == ""
    assert words(table)["bangladeshi"] == "lower"
    assert {line.comparison.reference for line in table.lines if line.comparison is not None} == {
        "white_british"
    }


def test_recovery_stands_beside_reliable_improvement(opened: Warehouse) -> None:
    table = measures.group_table(opened, "QKS", "gender", "2024-25", "reliable_improvement")
    assert (table.measure, table.second) == ("reliable_improvement", "recovery")
    female = table.line("female")
    assert female is not None
    assert female.second is not None
    assert female.second.value == pytest.approx(0.5, abs=0.01)
    assert measures.group_table(opened, "QKS", "gender", "2024-25", "deterioration").second == ""


def test_gender_has_no_reference_of_its_own(opened: Warehouse) -> None:
    table = measures.group_table(opened, "QKS", "gender", "2024-25", compare="ENG")
    assert table.against is None
    assert [each.id for each in table.options] == ["england"]
    assert {line.comparison for line in table.lines} == {None}
    chosen = measures.group_table(
        opened, "QKS", "gender", "2024-25", against="england", compare="ENG"
    )
    assert chosen.against is not None
    assert words(chosen)["female"] == "about the same"
    assert words(chosen)["not_recorded"] == ""


def test_the_same_group_of_any_other_place_can_stand_beside(opened: Warehouse) -> None:
    table = measures.group_table(
        opened, "QKS", "deprivation", "2023-24", against="england", compare="Y59"
    )
    line = table.line("imd_01")
    assert line is not None
    assert line.comparison is not None
    assert (line.comparison.against, line.comparison.reference) == ("place", "region:Y59")
    assert line.beside == line.comparison.reference_estimate


def test_declined_stands_apart_from_not_recorded_and_neither_is_compared(
    opened: Warehouse,
) -> None:
    table = measures.group_table(opened, "QKS", "disability", "2024-25")
    last = [(line.group.kind, line.comparison) for line in table.lines][-3:]
    assert last == [("declined", None), ("not_recorded", None), ("not_recorded", None)]


def test_a_closed_gate_leaves_a_table_and_no_verdict(opened: Warehouse) -> None:
    table = measures.group_table(opened, "QKS", "religion", "2024-25")
    assert table.closed.id == "outcomes"
    assert not table.drawn
    assert table.figures_shown
    assert not any(line.clear for line in table.lines)
    assert table.control.tested == 0
    assert table.control.not_tested > 0


def test_a_drop_off_by_group_is_not_shown_after_a_volume_break(opened: Warehouse) -> None:
    table = measures.group_table(opened, "QWU", "deprivation", "2024-25", "completion")
    assert table.closed.id == "stages"
    assert not table.drawn
    assert not table.figures_shown
    assert measures.group_table(opened, "QWU", "deprivation", "2024-25").drawn


def test_a_ratio_has_no_rest_to_be_compared_with(opened: Warehouse) -> None:
    table = measures.group_table(
        opened, "QKS", "ethnicity_detailed", "2024-25", "completion", "rest", "ENG"
    )
    assert [each.id for each in table.options] == ["reference", "england"]
    assert table.against == table.options[0]


def test_ethnic_minorities_together_come_with_the_detailed_groups(opened: Warehouse) -> None:
    table = measures.group_table(opened, "QKS", "ethnic_minority", "2024-25")
    first, *others = table.lines
    assert first.group.id == "ethnic_minorities_including_white_minorities"
    assert first.larger
    assert len(others) == 16 + 1
    assert [each.id for each in table.options] == ["reference"]
    assert table.combined is not None
    assert [line.group.id for line in table.lines].count("white_british") == 1


def test_no_verdict_on_fewer_than_thirty_courses(opened: Warehouse) -> None:
    shut = 0
    for characteristic in measures.characteristics(opened, "QOC", "2024-25"):
        table = measures.group_table(
            opened, "QOC", characteristic, "2024-25", against="england", compare="ENG"
        )
        for line in table.lines:
            if line.comparison is not None and (line.estimate.size or 0) < 30:
                assert line.word == "not compared", line.group.id
                shut += 1
    assert shut > 5


def test_an_intersection_with_a_small_cell_is_closed_below_england(opened: Warehouse) -> None:
    table = measures.group_table(opened, "QOC", "age_gender", "2024-25")
    assert table.lines == ()
    assert table.closed.id == "cells"
    assert measures.group_table(opened, "ENG", "age_gender", "2024-25").lines


def test_only_measures_with_figures_are_offered(opened: Warehouse) -> None:
    by_gender = measures.group_table(opened, "QKS", "gender", "2024-25").profile
    assert measures.offered_measures(by_gender) == (
        "recovery",
        "reliable_recovery",
        "reliable_improvement",
        "deterioration",
        "completion",
        "treated_of_ended",
        "finished_of_ended",
    )


def test_why_years_are_not_put_together(opened: Warehouse) -> None:
    assert measures.pooling_refused(opened, "icb:QKS", "gender", "2024-25") == ""
    assert measures.pooling_refused(opened, "icb:QKS", "gender", "2023-24") == (
        "there are no figures for 2021-22"
    )


def test_an_unknown_measure_is_said(opened: Warehouse) -> None:
    with pytest.raises(UnknownMeasureError):
        measures.group_table(opened, "QKS", "gender", "2024-25", "happiness")
