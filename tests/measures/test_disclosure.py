"""Nothing we give out tells more of a suppressed count than the published cells do.

Two ways. Identities: no printed number, taken from other printed ones, is a suppressed count.
Interval arithmetic (`tests.measures.intervals`): the bounds on every suppressed count are the same
with our results as without them. Areas with their parts, two editions and months are joined in
`tests.measures.test_disclosure_joined`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.errors import AmheError
from tests.measures.intervals import suppressed_bounds

PLACES = ("icb:QOC", "sub_icb:M2L0M", "provider:AAA01", "icb:QWU")
PERIODS = ("2022-23", "2023-24", "2024-25", "2022-25")
Json = dict[str, Any]


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


@pytest.fixture(scope="module")
def profiles(opened: warehouse.Warehouse) -> list[Json]:
    """Every profile of the small places: many of their cells are suppressed."""
    found = []
    for place in PLACES:
        for period in PERIODS:
            for characteristic in measures.characteristics(opened, place, PERIODS[-2]):
                try:
                    each = measures.profile(opened, place, characteristic, period)
                except AmheError:
                    continue
                found.append(measures.profile_json(each))
    return found


def suppressed(found: Json) -> list[tuple[Json, str]]:
    """Every suppressed count: its group and its name."""
    return [
        (group, name)
        for group in found["groups"]
        for name, count in group["counts"].items()
        if count["flag"] == "suppressed"
    ]


def test_there_is_much_to_hide(profiles: list[Json]) -> None:
    assert sum(len(suppressed(each)) for each in profiles) > 2_000


def test_interval_arithmetic_bounds_no_suppressed_count_more_tightly(
    profiles: list[Json],
) -> None:
    for found in profiles:
        alone = suppressed_bounds(found, with_results=False)
        assert suppressed_bounds(found, with_results=True) == alone


def test_no_suppressed_count_is_printed(profiles: list[Json]) -> None:
    for found in profiles:
        assert all(group["counts"][name]["value"] is None for group, name in suppressed(found))


def test_what_contains_a_suppressed_count_is_withheld(profiles: list[Json]) -> None:
    """Finished less eligible would be not_at_caseness; so would finished less a denominator."""
    for found in profiles:
        for group, name in suppressed(found):
            counts, rates = group["counts"], group["rates"]
            if name in ("finished", "not_at_caseness"):
                assert counts["eligible"]["value"] is None
                assert rates["recovery"]["denominator"] is None
                assert rates["reliable_recovery"]["denominator"] is None
            if name in ("ended", "ended_untreated"):
                assert rates["treated_of_ended"]["numerator"] is None
            if name in ("finished", "referrals"):
                assert rates["completion"]["value"] is None


def test_a_joined_group_with_a_suppressed_part_has_no_count(profiles: list[Json]) -> None:
    fifths = [each for each in profiles if each["characteristic"] == "deprivation_fifth"]
    tenths = {
        (each["place"]["code"], each["place"]["type"], each["period"]): each
        for each in profiles
        if each["characteristic"] == "deprivation"
    }
    tested = 0
    for found in fifths:
        by = tenths[(found["place"]["code"], found["place"]["type"], found["period"])]
        parts = {group["id"]: group["counts"] for group in by["groups"]}
        for group in found["groups"]:
            if not group["id"].startswith("imd_q"):
                continue
            n = int(group["id"][-1])
            for name, count in group["counts"].items():
                two = [parts[f"imd_{2 * n - 1:02d}"][name], parts[f"imd_{2 * n:02d}"][name]]
                if any(each["value"] is None for each in two):
                    assert count["value"] is None
                    tested += 1
    assert tested > 10


def test_pooled_years_with_a_suppressed_one_have_no_count(profiles: list[Json]) -> None:
    by_key = {
        (each["place"]["type"], each["place"]["code"], each["characteristic"], each["period"]): each
        for each in profiles
    }
    tested = 0
    for (kind, code, characteristic, period), found in by_key.items():
        if period != PERIODS[-1]:
            continue
        for group in found["groups"]:
            for name, count in group["counts"].items():
                years = [
                    g["counts"][name]
                    for year in PERIODS[:3]
                    for g in by_key[(kind, code, characteristic, year)]["groups"]
                    if g["id"] == group["id"]
                ]
                # An intersection may be closed in one of the years: then it shows no group at all.
                if any(each["value"] is None for each in years):
                    assert count["value"] is None
                    tested += 1
    assert tested > 100


def test_the_rest_gives_no_count_away(profiles: list[Json]) -> None:
    for found in profiles:
        for each in found["comparisons"]:
            if each["reference_rate"] is not None:
                assert set(each["reference_rate"]) == {"value", "lower", "upper"}


def test_a_suppressed_side_has_no_rest(opened: warehouse.Warehouse) -> None:
    """Total less the rest would be the group, total less rest and group those not recorded."""
    tested = 0
    for place in PLACES:
        for characteristic in ("ethnicity_detailed", "religion", "sexual_orientation"):
            found = measures.profile(opened, place, characteristic, "2024-25")
            for each in found.comparisons:
                if each.against == "rest" and each.estimate.value is None:
                    assert each.reference_estimate is not None
                    assert each.reference_estimate.value is None
                    tested += 1
    assert tested > 5


@pytest.mark.parametrize(
    "leak", ["a rate of a suppressed count", "a sharper share", "the derived denominator"]
)
def test_the_arithmetic_finds_a_leak(profiles: list[Json], leak: str) -> None:
    """It is no proof if it finds nothing where something is given away."""
    caught = 0
    for found in profiles:
        planted = copy.deepcopy(found)
        for group in planted["groups"]:
            rate, counts = group["rates"]["recovery"], group["counts"]
            hidden = counts["recovered"]["flag"] == "suppressed"
            if leak.startswith("a rate") and hidden and counts["finished"]["value"]:
                rate |= {"value": 0.0, "precision": "whole per cent"}
            below = counts["not_at_caseness"]["flag"] == "suppressed"
            if leak.startswith("a sharper") and below and counts["finished"]["value"]:
                counts["eligible"]["value"] = counts["finished"]["value"] - 8
            if leak.startswith("the derived") and below and counts["at_caseness"]["value"]:
                rate["denominator"] = counts["at_caseness"]["value"]
        alone = suppressed_bounds(planted, with_results=False)
        caught += suppressed_bounds(planted, with_results=True) != alone
    assert caught > 5
