"""Deprivation against outcomes: units, verdicts, what is made up, thirds and the line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from scipy import stats as scipy_stats

from amhe_explore import catalogue, measures, warehouse
from amhe_explore.measures import DEPRIVATION_FIFTHS, DeprivationMap, PlaceRef
from amhe_explore.measures.deprivation_map import _clear_of_chance
from tests.maps import mapped

YEAR = "2024-25"
Warehouse = warehouse.Warehouse


@pytest.fixture(scope="module")
def example(example_warehouse: Path) -> Iterator[Warehouse]:
    with warehouse.open_current(example_warehouse) as found:
        yield found


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


@pytest.fixture(scope="module")
def gaps(example: Warehouse) -> DeprivationMap:
    return measures.deprivation_map(example, "icb", YEAR)


@pytest.fixture(scope="module")
def rates(example: Warehouse) -> DeprivationMap:
    return measures.deprivation_map(example, "icb", YEAR, "recovery")


def test_the_gap_is_the_points_by_which_the_most_deprived_fifth_lies_below(
    example: Warehouse, gaps: DeprivationMap
) -> None:
    values = measures.place_values(example, "icb", YEAR, "recovery", DEPRIVATION_FIFTHS)
    for each in values.places:
        shown = gaps.of(each.place.code)
        assert shown is not None
        assert each.value is not None
        assert each.lower is not None
        assert each.upper is not None
        assert (shown.value, shown.lower, shown.upper) == pytest.approx(
            (-100 * each.value, -100 * each.upper, -100 * each.lower)
        )
    # The most deprived fifth below: positive, as England's.
    assert gaps.england == pytest.approx(11.28, abs=0.01)


@pytest.mark.parametrize(
    ("outcome", "times"), [("recovery", 100), ("completion", 100), ("referral_rate", 1)]
)
def test_rates_are_in_the_unit_shown(example: Warehouse, outcome: str, times: int) -> None:
    found = measures.deprivation_map(example, "icb", YEAR, outcome)
    for each in measures.place_values(example, "icb", YEAR, outcome).places:
        shown = found.of(each.place.code)
        assert shown is not None
        if each.reason:
            assert (shown.value, shown.reason) == (None, each.reason)
        else:
            assert each.value is not None
            assert shown.value == pytest.approx(times * each.value)


def test_inside_holds_every_place_once_whatever_the_map_shows(
    gaps: DeprivationMap, rates: DeprivationMap
) -> None:
    inside = gaps.inside
    lists = (inside.lower, inside.higher, inside.same, inside.cannot_tell, inside.not_compared)
    codes = [each.place.code for places in lists for each in places]
    assert sorted(codes) == sorted(each.place.code for each in gaps.places)
    assert inside.compared == len(codes) - len(inside.not_compared)
    assert all(each.upper is not None and each.upper > 0 for each in inside.lower)
    names = [[each.place.code for each in places] for places in (rates.inside.lower, inside.lower)]
    assert names[0] == names[1]


def test_only_made_up_sources_stand_under_made_up_places(gaps: DeprivationMap) -> None:
    assert gaps.made_up
    assert not [each for each in gaps.sources if each.id.startswith("iod-")]
    assert all(each.place.code.startswith("X") for each in gaps.places)
    assert {each.region for each in gaps.places} == {f"region:XR{n}" for n in range(1, 5)}


def test_correlation_and_limits_as_by_hand(rates: DeprivationMap) -> None:
    x, y = np.array([each.pair for each in rates.places], dtype=float).T
    by_hand = scipy_stats.pearsonr(x, y)
    limits = by_hand.confidence_interval()
    assert (rates.pearson.value, rates.pearson.lower, rates.pearson.upper) == pytest.approx(
        (by_hand.statistic, limits.low, limits.high)
    )
    slope, intercept = np.polyfit(x, y, 1)
    residual = y - intercept - slope * x
    reach = (
        scipy_stats.t.ppf(0.975, len(x) - 2)
        * np.sqrt((residual**2).sum() / (len(x) - 2))
        * np.sqrt(1 + 1 / len(x) + (x - x.mean()) ** 2 / ((x - x.mean()) ** 2).sum())
    )
    standing = np.where(np.abs(residual) <= reach, "", np.where(residual > 0, "above", "below"))
    assert [each.standing for each in rates.places] == list(standing)


def test_thirds_hold_a_third_each_and_the_last_is_the_more(
    gaps: DeprivationMap, rates: DeprivationMap
) -> None:
    for found, way in ((gaps, 1), (rates, -1)):
        placed = [(each.pair, each.thirds) for each in found.places]
        assert len(found.with_both) == 20
        for side, sign in ((0, 1), (1, way)):
            groups: list[list[float]] = [[], [], []]
            for pair, thirds in placed:
                assert pair is not None
                assert thirds is not None
                groups[thirds[side]].append(sign * pair[side])
            assert all(6 <= len(group) <= 7 for group in groups)
            assert max(groups[0]) < min(groups[1])
            assert max(groups[1]) < min(groups[2])


def test_without_deprivation_figures_there_is_a_reason(opened: Warehouse) -> None:
    found = measures.deprivation_map(opened, "icb", YEAR)
    assert found.pearson.value is None
    assert found.pearson.reason == "no place has both figures"
    assert found.line == ()
    assert found.inside.compared == 3
    assert measures.deprivation_choices(opened, "icb") == ()


def test_a_type_without_places_is_empty_and_no_error(example: Warehouse) -> None:
    found = measures.deprivation_map(example, "sub_icb", YEAR)
    assert found.places == ()
    assert found.inside.compared == 0


def test_three_years_together_have_a_map(example: Warehouse) -> None:
    found = measures.deprivation_map(example, "icb", "2022-25", "recovery")
    assert found.period == "2022-25"
    assert len(found.with_both) > 10


def test_real_boards_in_the_embedded_default_have_deprivation_alone(example: Warehouse) -> None:
    found = measures.known_deprivation(example)
    assert not found.made_up
    assert len(found.places) == 42
    assert all(each.value is None and each.deprivation is not None for each in found.places)
    assert {each.reason for each in found.places} == {"figures not loaded"}
    facts = {
        each.code: each.imd_average_score
        for each in catalogue.load().places.values()
        if each.type == "icb"
    }
    assert {each.place.code: each.deprivation for each in found.places} == facts
    assert [each.id for each in found.sources] == ["iod-2025"]


def test_of_many_gaps_one_that_chance_would_give_is_not_clear() -> None:
    # 21 gaps, more than may be shown without control; one at p = 0.03, the rest at 0.9.
    places = [
        mapped.place("QKS", 20.0, 10.0, verdict="lower" if n == 0 else "cannot tell")
        for n in range(21)
    ]
    places = [
        replace(each, place=PlaceRef(f"P{n}", f"P{n}", "icb")) for n, each in enumerate(places)
    ]
    chances = [0.03] + [0.9] * 20

    def judged(values: list[float]) -> list[str]:
        gaps = [
            SimpleNamespace(place=each.place, gap=SimpleNamespace(p_value=value))
            for each, value in zip(places, values, strict=False)
        ]
        found = cast(Any, SimpleNamespace(places=gaps))
        return [each.verdict for each in _clear_of_chance(places, found)]

    assert judged(chances)[0] == "cannot tell"
    assert judged([0.0001] + [0.9] * 20)[0] == "lower"
    # Of few there is no control.
    assert judged(chances[:20])[0] == "lower"
