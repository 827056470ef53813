"""The numbers a room may watch: as published, how far they must move, and what changed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.measures import Watch
from amhe_explore.measures.results import Estimate
from amhe_explore.warehouse import Warehouse

PAIR = ("imd_q1", "imd_q5")


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


def watched(
    opened: Warehouse, period: str, watch_id: str = "recovery", place: str = "QKS"
) -> Watch:
    profile = measures.profile(opened, place, "deprivation_fifth", period)
    return measures.watch(profile, watch_id, *PAIR)


def with_limits(found: Watch, value: float, half: float, size: float = 5000.0) -> Watch:
    """The same number with another value and interval."""
    estimate = Estimate(
        value, value - half, value + half, 1, int(size), "calculated", "rounded counts", "x", None,
        size,
    )  # fmt: skip
    return replace(found, estimate=estimate)


def test_a_rate_is_the_profiles_own_and_moves_from_half_its_width_times_root_two(
    opened: Warehouse,
) -> None:
    profile = measures.profile(opened, "QKS", "deprivation_fifth", "2023-24")
    group = profile.group("imd_q1")
    assert group is not None
    own = group.rates["recovery"]
    found = measures.watch(profile, "recovery", *PAIR)
    assert found.estimate == own
    assert own.lower is not None
    assert own.upper is not None
    assert found.moves_from == pytest.approx((own.upper - own.lower) / 2 * math.sqrt(2))
    assert not found.small


def test_a_gap_holds_both_sides(opened: Warehouse) -> None:
    found = watched(opened, "2023-24", "gap")
    assert found.difference is not None
    assert found.difference.value == pytest.approx(-0.12, abs=0.01)


@pytest.mark.parametrize(
    ("group", "reason"), [("nobody", "no group"), ("not_recorded", "no group")]
)
def test_without_a_group_there_is_a_reason(opened: Warehouse, group: str, reason: str) -> None:
    profile = measures.profile(opened, "QKS", "deprivation_fifth", "2023-24")
    found = measures.watch(profile, "recovery", group, "imd_q5")
    assert (found.reason, found.estimate) == (reason, None)


def test_a_closed_gate_leaves_no_number(opened: Warehouse) -> None:
    profile = measures.profile(opened, "QKS", "religion", "2023-24")
    group = next(each for each in profile.groups if each.kind == "known")
    assert measures.watch(profile, "recovery", group.id, "rest").reason == "closed"
    assert measures.watch(profile, "not_recorded", group.id, "rest").estimate is not None


@pytest.mark.parametrize(
    ("size", "small", "reason"), [(29, False, "few"), (99, True, ""), (100, False, "")]
)
def test_a_small_group_is_told_to_be_small(
    opened: Warehouse, size: float, small: bool, reason: str
) -> None:
    profile = measures.profile(opened, "QKS", "deprivation_fifth", "2023-24")
    group = profile.group("imd_q1")
    assert group is not None
    rate = replace(group.rates["recovery"], size=size)
    thin = replace(group, rates={**group.rates, "recovery": rate})
    others = tuple(thin if each.id == group.id else each for each in profile.groups)
    found = measures.watch(replace(profile, groups=others), "recovery", *PAIR)
    assert (found.small, found.reason) == (small, reason)


@pytest.mark.parametrize(
    ("now", "direction"), [(0.50, "higher"), (0.30, "lower"), (0.41, "cannot tell")]
)
def test_a_change_is_told_only_where_chance_alone_would_not_make_it(
    opened: Warehouse, now: float, direction: str
) -> None:
    # Half widths of 0.02 each: a difference must pass 0.02 x root 2 = 0.028.
    then = with_limits(watched(opened, "2022-23"), 0.40, 0.02)
    later = with_limits(watched(opened, "2023-24"), now, 0.02)
    found = measures.watch_change(opened, then, later)
    assert (found.direction, found.reason) == (direction, "")
    assert found.change is not None
    assert found.change.value == pytest.approx(now - 0.40)


def test_the_same_year_and_the_pandemic_year_are_not_compared(opened: Warehouse) -> None:
    then = watched(opened, "2023-24")
    assert measures.watch_change(opened, then, then).reason == "there is no later year yet"
    old = replace(then, period="2020-21")
    found = measures.watch_change(opened, old, then)
    assert found.reason == "one of the years is the pandemic year"
    assert found.change is None


def test_years_across_a_change_of_groups_are_not_compared(opened: Warehouse) -> None:
    then = replace(watched(opened, "2023-24"), characteristic="age", period="2019-20")
    now = replace(watched(opened, "2023-24"), characteristic="age")
    found = measures.watch_change(opened, then, now)
    assert found.change is None
    assert found.reason
