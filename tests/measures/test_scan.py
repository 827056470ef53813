"""The scan: verdicts that survive many comparisons, and the exact rules of both lists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from amhe_explore import catalogue, measures, warehouse
from amhe_explore.measures.results import Difference, Estimate, Verdict
from amhe_explore.measures.scan_cells import controlled
from amhe_explore.measures.scan_gaps import listed, sure_gaps
from amhe_explore.measures.scan_results import Cell, CellKey, Scan, Untested

YEAR = "2024-25"
KNOWN = catalogue.load()
FIFTH = CellKey("deprivation_fifth", "imd_q1", "reliable_recovery")


def estimate(value: float, size: float = 1000) -> Estimate:
    """A rate with a likely range of 2 points either side."""
    return Estimate(
        value, value - 0.02, value + 0.02, 100, 200, "published", "rounded counts", "made",
        value, size,
    )  # fmt: skip


def cell(
    key: CellKey = FIFTH,
    gap: tuple[float, float, float] = (-0.1, -0.13, -0.07),
    p_value: float | None = 1e-6,
    direction: str = "lower",
    size: float = 1000,
    other: float = 1000,
) -> Cell:
    """One tested cell: 10 points lower, beyond doubt, unless told otherwise."""
    return Cell(
        key, "label", "plain", estimate(0.4, size), "reference", "imd_q5", "the others",
        estimate(0.5, other), Difference(*gap, p_value), None, p_value, p_value,
        Verdict(direction, "ok", "made"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def example(example_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(example_warehouse) as found:
        yield found


@pytest.fixture(scope="module")
def scanned(example: warehouse.Warehouse) -> Scan:
    return measures.scan(example, "X01", YEAR)


def family(count: int, p_value: float) -> list[Cell | Untested]:
    """Comparisons of reliable recovery with one p-value among `count` that say nothing."""
    first = cell(p_value=p_value)
    rest = [
        cell(replace(FIFTH, group=f"other_{n}"), (0.0, -0.06, 0.06), 0.9, "cannot tell")
        for n in range(count - 1)
    ]
    return [first, *rest]


def test_twenty_comparisons_are_taken_as_they_are() -> None:
    cells, families = controlled(KNOWN, family(20, 0.04))
    found = cells[0]
    assert isinstance(found, Cell)
    assert (found.p_adjusted, found.verdict.direction) == (0.04, "lower")
    assert not next(each for each in families if each.measure == "reliable_recovery").adjusted


def test_of_twenty_one_a_single_p_of_four_hundredths_is_no_longer_clear() -> None:
    """Benjamini-Hochberg by hand: the smallest of 21 is 21 x 0.04 = 0.84 or, at most, 0.9."""
    cells, families = controlled(KNOWN, family(21, 0.04))
    found = cells[0]
    assert isinstance(found, Cell)
    assert found.p_adjusted == pytest.approx(0.84)
    assert found.verdict.direction == "cannot tell"
    assert "many comparisons" in found.verdict.reason
    assert next(each for each in families if each.measure == "reliable_recovery").adjusted


def test_a_strong_one_of_twenty_one_survives() -> None:
    cells, _ = controlled(KNOWN, family(21, 0.001))
    found = cells[0]
    assert isinstance(found, Cell)
    assert found.p_adjusted == pytest.approx(0.021)
    assert found.verdict.direction == "lower"


def test_a_small_difference_that_does_not_survive_is_about_the_same() -> None:
    small = cell(gap=(-0.02, -0.04, -0.001), p_value=0.04)
    cells, _ = controlled(KNOWN, [small, *family(21, 0.9)[1:], *family(2, 0.9)[1:]])
    found = cells[0]
    assert isinstance(found, Cell)
    assert found.verdict.direction == "about the same"


def test_the_reference_counts_as_neither_tested_nor_untested() -> None:
    reference = Untested(FIFTH, "label", "made", estimate(0.5), is_reference=True)
    closed = Untested(FIFTH, "label", "made", estimate(0.5))
    _, families = controlled(KNOWN, [reference, closed, cell()])
    found = next(each for each in families if each.measure == "reliable_recovery")
    assert (found.tested, found.untested) == (1, 1)


@pytest.mark.parametrize(
    ("made", "count"),
    [
        (cell(), 1),
        (cell(size=100), 1),
        (cell(size=99), 0),
        (cell(other=99), 0),
        (cell(direction="cannot tell"), 0),
        (cell(replace(FIFTH, measure="recovery")), 0),
        (cell(replace(FIFTH, characteristic="deprivation", group="imd_01")), 0),
        (cell(CellKey("ethnic_minority", "white_british", "reliable_recovery")), 0),
        (cell(CellKey("age", "65_to_74", "reliable_recovery")), 0),
        (cell(CellKey("age", "65_and_over_worked_out", "reliable_recovery")), 1),
        (cell(CellKey("gender", "male", "reliable_recovery")), 0),
    ],
    ids=["clear", "exactly 100", "under 100", "other side under 100", "not clear", "not primary",
         "tenths", "combined", "part of a joined band", "joined band", "no reference"],
)  # fmt: skip
def test_the_rule_of_the_sure_list(made: Cell, count: int) -> None:
    assert len(sure_gaps(KNOWN, [made])) == count


def test_the_near_end_orders_the_sure_list() -> None:
    """20 points with a wide range stand after 10 points with a narrow one."""
    wide = cell(replace(FIFTH, group="imd_q2"), (-0.2, -0.38, -0.02))
    found = sure_gaps(KNOWN, [wide, cell()])
    assert [(each.group, round(each.near, 2)) for each in found] == [
        ("imd_q1", 0.07),
        ("imd_q2", 0.02),
    ]


@pytest.mark.parametrize(
    ("recovery", "improvement", "points"),
    [
        ((-0.1, -0.13, -0.07), (-0.05, -0.08, -0.02), "worse"),
        ((0.1, 0.07, 0.13), (0.05, 0.02, 0.08), "better"),
        ((-0.1, -0.13, -0.07), (0.05, 0.02, 0.08), "mixed"),
        ((-0.1, -0.13, -0.07), (-0.01, -0.05, 0.03), "mixed"),
        ((-0.1, -0.13, -0.07), None, "cannot tell"),
    ],
)
def test_improvement_points_the_same_way_or_it_is_mixed(
    recovery: tuple[float, float, float],
    improvement: tuple[float, float, float] | None,
    points: str,
) -> None:
    cells = [cell(), cell(replace(FIFTH, measure="recovery"), recovery)]
    if improvement is not None:
        cells.append(cell(replace(FIFTH, measure="reliable_improvement"), improvement))
    assert sure_gaps(KNOWN, cells)[0].points == points


def test_no_list_holds_the_combined_figure_of_ethnic_minorities() -> None:
    assert listed(KNOWN.characteristics["ethnic_minority"]) == []


def test_every_group_of_every_characteristic_is_there_tested_or_not(scanned: Scan) -> None:
    keys = [each.key for each in scanned.cells] + [each.key for each in scanned.untested]
    assert len(keys) == len(set(keys))
    for block in scanned.blocks:
        for group in block.groups:
            wanted = {block.access, "completion", "recovery", "reliable_recovery",
                      "reliable_improvement"}  # fmt: skip
            if not group.id.endswith("_together"):
                assert {each.key.measure for each in group.cells} == wanted


def test_a_verdict_has_thirty_on_both_sides(scanned: Scan) -> None:
    for each in scanned.cells:
        assert (each.estimate.size or 0) >= 30
        other = each.reference_estimate
        assert other is None or (other.size or 0) >= 30


def test_every_closed_cell_says_why(scanned: Scan) -> None:
    assert all(each.reason and each.short for each in scanned.untested)


def test_lower_and_higher_have_survived(scanned: Scan) -> None:
    adjusted = {each.measure for each in scanned.families if each.adjusted}
    assert "reliable_recovery" in adjusted
    for each in scanned.cells:
        if each.verdict.direction in ("lower", "higher") and each.key.measure in adjusted:
            assert each.p_adjusted is not None
            assert each.p_adjusted <= 0.05


def test_small_groups_are_small_and_their_gaps_large(scanned: Scan) -> None:
    assert scanned.small
    for gap in scanned.small:
        assert gap.period == "2022-25"
        assert (gap.size or 0) < 100
        assert abs(gap.difference.value) >= 0.08


def test_three_years_together_have_no_list_of_small_groups(example: warehouse.Warehouse) -> None:
    found = measures.scan(example, "X01", "2022-25")
    assert found.small == ()
    assert "three years" in found.small_reason


def test_the_figures_of_an_example_place_are_made_up(scanned: Scan) -> None:
    assert scanned.made_up
    assert all(each.made_up for each in scanned.representations)


def test_the_contract(example: warehouse.Warehouse, scanned: Scan) -> None:
    beside = measures.evidence(example, scanned.place.code, scanned.period)
    found = measures.scan_json(scanned, beside)
    assert set(found) == {
        "schema", "place", "period", "made_up", "sources", "cells", "untested", "evidence"
    }  # fmt: skip
    for each in found["cells"]:
        assert set(each) == {
            "characteristic", "group", "label", "measure", "estimate", "against", "difference",
            "ratio", "p_value", "p_adjusted", "verdict", "not_recorded_share",
        }  # fmt: skip
        assert set(each["estimate"]) == {"value", "lower", "upper"}
        assert each["against"] in ("rest", "england", "reference")
        assert set(each["verdict"]) == {"direction", "reliability", "reason"}
    for each in found["untested"]:
        assert set(each) == {"characteristic", "group", "measure", "reason"}
    assert found["evidence"] == measures.evidence_json(beside)
    assert len(found["evidence"]) == len(beside.findings) > 0
    json.dumps(found, allow_nan=False)
