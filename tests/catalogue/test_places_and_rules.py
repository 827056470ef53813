"""The 42 ICBs, 7 regions and the thresholds, against the figures they were agreed with."""

from __future__ import annotations

import dataclasses

import pytest

from amhe_explore.catalogue import Place, load

ICBS = {place.code: place for place in load().places.values() if place.type == "icb"}
REGIONS = {
    "Y56": ("London", "E40000003", 5),
    "Y58": ("South West", "E40000006", 7),
    "Y59": ("South East", "E40000005", 6),
    "Y60": ("Midlands", "E40000011", 11),
    "Y61": ("East of England", "E40000013", 6),
    "Y62": ("North West", "E40000014", 3),
    "Y63": ("North East and Yorkshire", "E40000012", 4),
}
# Name, region, latitude, longitude, small areas, score, most deprived 10 % and 20 %, people.
SAMPLE = {
    "QUA": ("Black Country", "Y60", 52.53, -2.04, 723, 30.21, 18.0, 44.3, 1223619),
    "QMF": ("North East London", "Y56", 51.56, 0.11, 1087, 26.33, 5.8, 26.9, 2026631),
    "QHL": ("Birmingham and Solihull", "Y60", 52.49, -1.81, 793, 34.77, 37.8, 48.5, 1372005),
    "QOC": ("Shropshire, Telford and Wrekin", "Y60", 52.62, -2.74, 313, 20.1, 5.4, 12.5, 516479),
    "QHM": ("North East and North Cumbria", "Y63", 54.94, -2.22, 1889, 27.87, 20.1, 35.3, 3004478),
    "QE1": ("Lancashire and South Cumbria", "Y62", 54.1, -2.73, 1060, 25.81, 18.0, 29.9, 1738156),
    "QNQ": ("Frimley", "Y59", 51.4, -0.7, 455, 12.36, 0.0, 2.6, 774255),
    "QSL": ("Somerset", "Y58", 51.07, -3.3, 339, 19.14, 2.1, 9.4, 577091),
}  # fmt: skip


@pytest.mark.parametrize("code", SAMPLE)
def test_facts_of_a_board(code: str) -> None:
    place = ICBS[code]
    assert (
        place.name,
        place.parent.removeprefix("region:"),
        place.latitude,
        place.longitude,
        place.small_areas,
        place.imd_average_score,
        place.most_deprived_tenth_percent,
        place.most_deprived_fifth_percent,
        place.population,
    ) == SAMPLE[code]


def test_sums_over_the_boards() -> None:
    assert len(ICBS) == 42
    # Every small area of England of 2021, and everyone in mid-2022.
    assert sum(place.small_areas or 0 for place in ICBS.values()) == 33_755
    assert sum(place.population or 0 for place in ICBS.values()) == 57_112_129
    assert round(sum(place.imd_average_score or 0 for place in ICBS.values()), 2) == 870.85
    assert {place.first_period for place in ICBS.values()} == {"2020-21"}
    assert all(50 < (place.latitude or 0) < 55.5 for place in ICBS.values())


def test_regions_and_their_boards() -> None:
    found = {
        place.code: (
            place.name,
            place.ons_codes[0],
            sum(icb.parent == place.key for icb in ICBS.values()),
        )
        for place in load().places.values()
        # Those with a last period are the regions of earlier years, joined to nothing.
        if place.type == "region" and not place.last_period
    }
    assert found == REGIONS


def test_ons_codes_name_one_place_each() -> None:
    codes = [code for place in load().places.values() for code in place.ons_codes]
    assert len(codes) == len(set(codes))
    # Surrey Heartlands and Sussex changed codes in 2023: boundaries of 2022 carry the old ones.
    assert set(ICBS["QXU"].ons_codes) == {"E54000063", "E54000052"}
    assert set(ICBS["QNX"].ons_codes) == {"E54000064", "E54000053"}
    assert [icb.code for icb in ICBS.values() if len(icb.ons_codes) != 1] == ["QXU", "QNX"]


def test_tiles_do_not_overlap() -> None:
    tiles = [place.tile for place in ICBS.values()]
    assert None not in tiles
    assert len(set(tiles)) == 42


def test_england_stands_above_every_place() -> None:
    places = load().places

    def top(place: Place) -> str:
        return top(places[place.parent]) if place.parent else place.key

    assert {top(place) for place in places.values()} == {"england:ENG"}


def test_thresholds_are_those_agreed() -> None:
    found = dataclasses.asdict(dataclasses.replace(load().rules, breaks=(), same_within={}))
    assert found == {
        "size_not_compared_under": 30,
        "size_take_care_under": 100,
        "precision_base": 5,
        "precision_ratio_from": 1_000,
        "precision_eligible_guess": 2,
        "precision_at_caseness_within": 5,
        "stages_not_recorded_over": 0.25,
        "stages_not_recorded_difference_over": 0.05,
        "outcomes_not_recorded_fine_to": 0.10,
        "outcomes_not_recorded_closed_over": 0.25,
        "volume_change_over": 0.25,
        "volume_change_count_over": 200,
        "volume_exempt_periods": ("2020-21", "2021-22"),
        "volume_new_provider_share_over": 0.5,
        "pandemic_periods": ("2020-21",),
        "comparable_periods_needed": 5,
        "rest_denominator_from": 100,
        "rest_share_to": 0.6,
        "slightly_under": 0.02,
        "same_within": {},
        "same_ratio": (0.90, 1.11),
        "scan_denominator_from": 100,
        "scan_small_gap_from": 0.08,
        "learn_not_recorded_to": 0.10,
        "learn_denominator_from": 100,
        "many_comparisons_over": 20,
        "false_discovery_level": 0.05,
        "referrals_fold_change_listed": 3.0,
        "disagreement_shown_from": 10,
        "intersection_cell_from": 30,
        "breaks": (),
    }
    assert dict(load().rules.same_within) == {
        "recovery": 0.05,
        "reliable_recovery": 0.05,
        "reliable_improvement": 0.05,
        "deterioration": 0.03,
        "treated_of_ended": 0.05,
        "finished_of_ended": 0.05,
    }


def test_breaks_are_those_agreed() -> None:
    found = {(each.kind, each.period, frozenset(each.places)) for each in load().rules.breaks}
    pairs = [("QUA", "QHL"), ("QF7", "QT1"), ("QOP", "QJ2"), ("QUE", "QPM")]
    areas = {("area", "2022-23", frozenset(f"icb:{code}" for code in pair)) for pair in pairs}
    assert areas <= found
    assert ("incomplete", "2020-21", frozenset({"icb:QWU"})) in found
    # The four regions of 2017-18 were drawn anew; London kept its code.
    assert found - areas == {
        ("incomplete", "2020-21", frozenset({"icb:QWU"})),
        ("area", "2018-19", frozenset({"region:Y56"})),
    }
