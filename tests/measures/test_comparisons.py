"""The comparisons of a profile on the little warehouse: which there are, and what closes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.measures.results import Comparison, Profile

YEAR = "2024-25"


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


def one(profile: Profile, group: str, against: str, reference: str = "") -> Comparison:
    found = measures.comparison(profile, group, against, reference)
    assert found is not None
    return found


def kinds(profile: Profile, group: str) -> list[tuple[str, str]]:
    return [(each.against, each.reference) for each in profile.comparisons if each.group == group]


def test_every_group_against_its_reference_everyone_else_and_england(
    opened: warehouse.Warehouse,
) -> None:
    found = measures.profile(opened, "QKS", "deprivation", YEAR)
    three = [("reference", "imd_10"), ("rest", "rest"), ("england", "ENG")]
    assert kinds(found, "imd_01") == three
    assert kinds(found, "imd_10") == three[1:]  # never against itself
    assert kinds(found, "total") == [("england", "ENG")]
    assert kinds(found, "not_recorded") == []


def test_england_has_no_england_beside_it(opened: warehouse.Warehouse) -> None:
    found = measures.profile(opened, "ENG", "deprivation", YEAR)
    assert {each.against for each in found.comparisons} == {"reference", "rest"}


def test_overlapping_groups_have_no_rest(opened: warehouse.Warehouse) -> None:
    found = measures.profile(opened, "QKS", "disability", YEAR)
    assert {each.against for each in found.comparisons} == {"reference", "england"}


def test_gender_has_no_reference(opened: warehouse.Warehouse) -> None:
    found = measures.profile(opened, "QKS", "gender", YEAR)
    assert {each.against for each in found.comparisons} == {"england"}


def test_a_gap_of_the_pack(opened: warehouse.Warehouse) -> None:
    """The pack's tenths recover at 43.5 and 57 per cent."""
    found = one(measures.profile(opened, "QKS", "deprivation", YEAR), "imd_01", "reference")
    assert found.difference is not None
    assert found.difference.value == pytest.approx(-0.135, abs=0.003)
    assert (found.verdict.direction, found.verdict.reliability) == ("lower", "ok")
    assert found.ratio is not None
    assert found.ratio.value == pytest.approx(0.435 / 0.57, abs=0.01)


def test_the_same_as_in_england_is_about_the_same(opened: warehouse.Warehouse) -> None:
    found = one(measures.profile(opened, "QKS", "deprivation", YEAR), "imd_01", "england")
    assert found.verdict.direction == "about the same"


def test_a_group_that_is_most_of_those_recorded_has_no_rest(opened: warehouse.Warehouse) -> None:
    found = measures.profile(opened, "QKS", "ethnicity_detailed", YEAR)
    assert one(found, "white_british", "rest").verdict.direction == "not compared"
    assert one(found, "bangladeshi", "rest").verdict.direction == "lower"


def test_a_recording_gate_closes_groups_and_leaves_the_place(opened: warehouse.Warehouse) -> None:
    found = measures.profile(opened, "QKS", "religion", YEAR)
    assert "46% of finished courses" in one(found, "muslim", "england").verdict.reason
    assert one(found, "muslim", "england").difference is None
    assert one(found, "total", "england").verdict.direction == "about the same"


def test_a_volume_break_closes_ratios_and_leaves_outcomes(opened: warehouse.Warehouse) -> None:
    ratio = measures.profile(opened, "QWU", "deprivation", YEAR, "completion")
    assert "Courses that finished fell by" in one(ratio, "imd_01", "reference").verdict.reason
    assert "Courses that finished fell by" in one(ratio, "total", "england").verdict.reason
    outcome = measures.profile(opened, "QWU", "deprivation", YEAR)
    assert one(outcome, "imd_01", "reference").verdict.direction == "lower"


def test_ratios_of_yearly_counts_are_compared_by_ratio_only(opened: warehouse.Warehouse) -> None:
    found = measures.profile(opened, "QKS", "deprivation", YEAR, "completion")
    comparison = one(found, "imd_01", "reference")
    assert comparison.difference is None
    assert comparison.verdict.direction == "about the same"
    rest = one(found, "imd_01", "rest")
    assert rest.difference is None
    assert rest.reference_estimate is not None
    # The counts of everyone else are never given: a suppressed group could be worked out.
    assert rest.reference_estimate.numerator is rest.reference_estimate.denominator is None


def test_small_groups_are_not_compared(opened: warehouse.Warehouse) -> None:
    found = measures.profile(opened, "QOC", "ethnicity_detailed", YEAR)
    sizes = {group.id: group.rates["recovery"].size or 0 for group in found.groups}
    for each in found.comparisons:
        if sizes[each.group] < 30:
            assert each.verdict.direction == "not compared"
            assert each.difference is None


def test_three_years_pooled_are_narrower(opened: warehouse.Warehouse) -> None:
    one_year, three = (
        one(measures.profile(opened, "QKS", "ethnicity_detailed", period), "bangladeshi", "rest")
        for period in (YEAR, "2022-25")
    )
    assert one_year.difference is not None
    assert three.difference is not None
    width = [each.upper - each.lower for each in (one_year.difference, three.difference)]
    assert width[1] < width[0]
    assert three.estimate.flag == "calculated"


def test_children_are_shown_and_never_compared(opened: warehouse.Warehouse) -> None:
    found = one(measures.profile(opened, "QKS", "age", YEAR), "under_18", "reference")
    assert "mainly an adult service" in found.verdict.reason
