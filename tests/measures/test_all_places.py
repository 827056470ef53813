"""All places of a type at once: each as its own profile, reasons kept, pairs found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.errors import AmheError
from amhe_explore.measures import DEPRIVATION_FIFTHS, GroupPair

YEAR = "2024-25"
Warehouse = warehouse.Warehouse


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


@pytest.fixture(scope="module")
def example(example_warehouse: Path) -> Iterator[Warehouse]:
    with warehouse.open_current(example_warehouse) as found:
        yield found


@pytest.mark.parametrize("kind", ["icb", "region", "sub_icb", "provider"])
@pytest.mark.parametrize("measure", measures.PLACE_MEASURES)
def test_everyone_is_as_the_profile_has_it(opened: Warehouse, kind: str, measure: str) -> None:
    found = measures.place_values(opened, kind, YEAR, measure)
    assert found.places
    for each in found.places:
        profile = measures.profile(opened, each.place.key, "total", YEAR, measure)
        assert each.estimate == profile.total.rates[measure]
        assert each.comparison == measures.comparison(profile, "total", "england")


@pytest.mark.parametrize(
    "pair",
    [
        DEPRIVATION_FIFTHS,
        GroupPair("ethnicity_detailed", "bangladeshi", "rest"),
        GroupPair("disability", "", ""),
        GroupPair("age", "65_and_over_worked_out", "26_to_64"),
    ],
    ids=lambda pair: pair.characteristic,
)
@pytest.mark.parametrize("measure", ["recovery", "completion"])
@pytest.mark.parametrize("period", [YEAR, "2022-25"])
def test_a_gap_is_as_the_profile_has_it(
    opened: Warehouse, pair: GroupPair, measure: str, period: str
) -> None:
    if not pair.group:
        england = measures.profile(opened, "ENG", pair.characteristic, YEAR)
        pair = measures.pair_in(england) or pair
    found = measures.place_values(opened, "icb", period, measure, pair)
    assert len(found.places) == 3
    for each in found.places:
        profile = measures.profile(opened, each.place.key, pair.characteristic, period, measure)
        against = "rest" if pair.reference == "rest" else "reference"
        own = measures.comparison(profile, pair.group, against, pair.reference)
        assert each.comparison == own
        assert bool(each.reason) is (each.value is None)


def test_places_stand_in_alphabetical_order_with_england_apart(opened: Warehouse) -> None:
    found = measures.place_values(opened, "icb", YEAR)
    assert [each.place.code for each in found.places] == ["QWU", "QKS", "QOC"]
    assert found.england is not None
    assert found.england.place.code == "ENG"
    assert found.of("icb:QKS") is found.places[1]
    assert found.of("icb:QXX") is None


def test_a_suppressed_place_is_kept_with_its_reason(opened: Warehouse) -> None:
    """Shropshire's Bangladeshi row is under 5 throughout."""
    pair = GroupPair("ethnicity_detailed", "any_other_black_background", "rest")
    found = measures.place_values(opened, "icb", YEAR, "recovery", pair)
    shropshire = found.of("icb:QOC")
    assert shropshire is not None
    assert shropshire.value is None
    assert shropshire.reason


def test_a_volume_break_closes_ratios_and_leaves_outcomes(opened: Warehouse) -> None:
    ratios = measures.place_values(opened, "icb", YEAR, "completion").of("icb:QWU")
    outcomes = measures.place_values(opened, "icb", YEAR, "recovery").of("icb:QWU")
    assert ratios is not None
    assert outcomes is not None
    assert "fell by" in ratios.reason
    assert ratios.value is not None
    assert outcomes.reason == ""


def test_example_places_are_made_up_and_england_is_not_among_them(example: Warehouse) -> None:
    found = measures.place_values(example, "icb", YEAR, "recovery", DEPRIVATION_FIFTHS)
    assert found.made_up
    assert len(found.places) == 20
    assert {each.place.code[0] for each in found.places} == {"X"}


@pytest.mark.parametrize(
    ("characteristic", "group", "expected"),
    [
        ("deprivation_fifth", None, ("imd_q1", "imd_q5")),
        ("deprivation_fifth", "imd_q2", ("imd_q2", "imd_q5")),
        ("deprivation_fifth", "imd_q5", ("imd_q5", "imd_q1")),
        ("deprivation_fifth", "nobody", ("imd_q1", "imd_q5")),
        ("gender", "female", ("female", "male")),
        ("ethnicity_detailed", "bangladeshi", ("bangladeshi", "rest")),
    ],
)
def test_the_pair_is_the_same_for_every_place(
    opened: Warehouse, characteristic: str, group: str | None, expected: tuple[str, str]
) -> None:
    england = measures.profile(opened, "ENG", characteristic, YEAR)
    assert measures.pair_in(england, group) == GroupPair(characteristic, *expected)


def test_everyone_has_no_pair(opened: Warehouse) -> None:
    assert measures.pair_in(measures.profile(opened, "ENG", "total", YEAR)) is None


@pytest.mark.parametrize(
    ("kind", "period", "measure"),
    [("moon", YEAR, "recovery"), ("icb", "2050-51", "recovery"), ("icb", YEAR, "joy")],
)
def test_what_is_not_there_is_refused(
    opened: Warehouse, kind: str, period: str, measure: str
) -> None:
    with pytest.raises(AmheError):
        measures.place_values(opened, kind, period, measure)
