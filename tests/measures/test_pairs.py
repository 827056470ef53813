"""Any two groups side by side: both gates hold, both sizes count, England is the same as before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.measures.results import CLOSED, TAKE_CARE, Gate
from tests.measures import judged
from tests.measures.judged import ENGLAND, SOUTH_EAST, estimate, group, profile

HERE = profile(group("a", estimate(0.43)), group("b", estimate(0.55)), total=estimate(0.49))
THERE = profile(group("a", estimate(0.45)), place=SOUTH_EAST, total=estimate(0.53))
YEAR = "2024-25"


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


def test_a_place_against_a_place() -> None:
    found = measures.place_comparison(HERE, THERE, "recovery")
    assert found is not None
    assert (found.group, found.against, found.reference) == ("total", "place", "region:Y59")
    assert found.difference is not None
    assert found.difference.value == pytest.approx(-0.04)
    assert found.verdict.direction == "lower"


def test_a_group_against_the_same_group_elsewhere() -> None:
    found = measures.place_comparison(HERE, THERE, "recovery", "a")
    assert found is not None
    assert found.difference is not None
    assert found.difference.value == pytest.approx(-0.02)
    assert measures.place_comparison(HERE, THERE, "recovery", "b") is None


def test_two_groups_without_a_reference() -> None:
    found = measures.pair_comparison(HERE, "a", "b")
    assert found is not None
    assert (found.against, found.reference, found.verdict.direction) == ("reference", "b", "lower")
    assert measures.pair_comparison(HERE, "a", "c") is None


@pytest.mark.parametrize(
    "other",
    [
        profile(place=SOUTH_EAST, period="2023-24"),
        profile(place=SOUTH_EAST, characteristic="gender"),
    ],
)
def test_like_is_compared_with_like(other: measures.Profile) -> None:
    with pytest.raises(ValueError, match="other must be deprivation of 2024-25"):
        measures.place_comparison(HERE, other, "recovery")


@pytest.mark.parametrize("closed", ["place", "outcomes"])
def test_a_closed_gate_of_either_place_closes(closed: str) -> None:
    gate = Gate(closed, CLOSED, "Not comparable.")
    shut = profile(group("a"), gates=(gate,))
    other = profile(group("a"), place=SOUTH_EAST, gates=(gate,))
    open_there = profile(group("a"), place=SOUTH_EAST)
    for pair in ((shut, open_there), (profile(group("a")), other)):
        found = measures.place_comparison(*pair, "recovery", "a")
        assert found is not None
        assert (found.verdict.direction, found.verdict.reason) == (
            "not compared",
            "Not comparable.",
        )
        assert found.difference is None
    whole = measures.place_comparison(shut, open_there, "recovery")
    assert whole is not None
    # Everyone together does not rest on how often a characteristic is recorded.
    assert (whole.verdict.direction == "not compared") is (closed == "place")


@pytest.mark.parametrize(("gate", "group_id"), [("volume", "total"), ("stages", "a")])
def test_a_volume_break_closes_ratios_of_stages_only(gate: str, group_id: str) -> None:
    shut = profile(group("a"), gates=(Gate(gate, CLOSED, "Courses fell by half."),))
    other = profile(group("a"), place=SOUTH_EAST)
    ratio = measures.place_comparison(shut, other, "completion", group_id)
    outcome = measures.place_comparison(shut, other, "recovery", group_id)
    assert ratio is not None
    assert outcome is not None
    assert ratio.verdict.reason == "Courses fell by half."
    assert outcome.verdict.direction != "not compared"


def test_a_ratio_has_no_difference() -> None:
    found = measures.place_comparison(HERE, THERE, "completion")
    assert found is not None
    assert found.difference is None
    assert found.ratio is not None


@pytest.mark.parametrize(
    ("size", "direction", "reliability"),
    [(29, "not compared", "take care"), (30, "lower", "take care"), (100, "lower", "ok")],
)
def test_both_sizes_count(size: float, direction: str, reliability: str) -> None:
    small = profile(total=estimate(0.5, size=size), place=SOUTH_EAST)
    here = profile(total=estimate(0.4))
    found = measures.place_comparison(here, small, "recovery")
    assert found is not None
    assert (found.verdict.direction, found.verdict.reliability) == (direction, reliability)


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        (None, 0.5, "the group's figure is suppressed or would give a suppressed one away"),
        (0.5, None, "the figure to compare with is suppressed or would give a suppressed one away"),
    ],
)
def test_a_missing_figure_is_named(one: float | None, two: float | None, reason: str) -> None:
    here = profile(total=estimate(one, flag="suppressed"))
    there = profile(total=estimate(two, flag="suppressed"), place=SOUTH_EAST)
    found = measures.place_comparison(here, there, "recovery")
    assert found is not None
    assert found.verdict.reason == reason


def test_a_group_that_is_never_compared_is_not() -> None:
    children = profile(group("under_18", compared=False))
    other = profile(group("under_18", compared=False), place=ENGLAND)
    found = measures.place_comparison(children, other, "recovery", "under_18")
    assert found is not None
    assert found.verdict.reason == "mainly an adult service"


def test_many_not_recorded_on_either_side_take_care() -> None:
    gate = Gate("outcomes", TAKE_CARE, "13% not recorded.")
    other = profile(group("a", estimate(0.6)), place=SOUTH_EAST, gates=(gate,))
    found = measures.place_comparison(HERE, other, "recovery", "a")
    assert found is not None
    assert found.verdict.reliability == "take care"
    whole = measures.place_comparison(HERE, other, "recovery")
    assert whole is not None
    assert whole.verdict.reliability == "ok"


def test_against_england_it_is_the_comparison_of_the_profile(opened: warehouse.Warehouse) -> None:
    for characteristic in ("total", "deprivation", "ethnicity_detailed", "religion", "age"):
        here = measures.profile(opened, "QKS", characteristic, YEAR)
        england = measures.profile(opened, "ENG", characteristic, YEAR)
        carried = [each for each in here.comparisons if each.against == "england"]
        assert carried
        for each in carried:
            assert measures.place_comparison(here, england, "recovery", each.group) == each


def test_everyone_never_takes_care_for_what_is_not_recorded(opened: warehouse.Warehouse) -> None:
    """Sexual orientation: 23 per cent are not recorded; the place as a whole is what it is."""
    found = measures.profile(opened, "QKS", "sexual_orientation", YEAR)
    assert found.gate("outcomes").state == TAKE_CARE
    whole = measures.comparison(found, "total", "england")
    group_ = measures.comparison(found, "bisexual_people", "england")
    assert whole is not None
    assert group_ is not None
    assert (whole.verdict.reliability, group_.verdict.reliability) == ("ok", "take care")
    assert judged.RULES.outcomes_not_recorded_fine_to == 0.1
