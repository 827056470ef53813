"""The national evidence on example places: which test holds, fails, or cannot be told, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import catalogue, measures, warehouse
from amhe_explore.errors import UnknownPeriodError, UnknownPlaceError
from amhe_explore.measures import Evidence

YEAR = "2024-25"


@pytest.fixture(scope="module")
def opened(example_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    """The embedded default: England's printed figures and made-up places."""
    with warehouse.open_current(example_warehouse) as found:
        yield found


@pytest.fixture(scope="module")
def england(opened: warehouse.Warehouse) -> Evidence:
    return measures.england_evidence(opened)


@pytest.fixture(scope="module")
def example(opened: warehouse.Warehouse, england: Evidence) -> Evidence:
    return measures.evidence(opened, "X03", YEAR, england)


def test_every_statement_has_england_and_the_place_each_with_a_reason(example: Evidence) -> None:
    assert len(example.findings) == 40
    for each in example.findings:
        for side in (each.england, each.here):
            assert side.local in ("agrees", "differs", "cannot tell", "not about this service")
            assert side.why.endswith("."), each.statement.id
    assert example.england_period == YEAR


def test_made_up_figures_are_marked_and_englands_are_not(
    example: Evidence, england: Evidence
) -> None:
    assert example.made_up
    assert any(source.made_up for source in example.sources)
    assert not england.made_up
    assert england.place.code == "ENG"


def test_statements_about_other_services_are_never_judged(example: Evidence) -> None:
    for each in example.findings:
        other = each.statement.other_service
        for side in (each.england, each.here):
            assert (side.local == "not about this service") is other
            assert not (other and side.tested)


def test_all_three_parts_of_the_reversing_gradient_must_hold(
    example: Evidence, england: Evidence
) -> None:
    # Example places carry ended referrals by group, England's printed figures do not.
    side = example.finding("E35").here
    deciding = [each for each in side.tested if each.decides]
    assert [each.measure for each in deciding] == [
        "referral_rate",
        "completion",
        "treated_of_ended",
    ]
    assert [each.direction for each in deciding] == ["higher", "lower", "lower"]
    assert side.local == "agrees"
    nation = england.finding("E35").england
    assert [each.local for each in nation.tested if each.decides] == [
        "agrees",
        "agrees",
        "cannot tell",
    ]
    assert nation.local == "cannot tell"
    assert "had treatment, of referrals that ended: not published" in nation.why


def test_a_part_that_no_file_carries_stands_beside_with_its_reason(
    example: Evidence, england: Evidence
) -> None:
    assert [each.decides for each in example.finding("E24").here.tested] == [True, True]
    nation = england.finding("E24").england
    assert [each.decides for each in nation.tested] == [True, False]
    assert "who started treatment: not published" in nation.why


def test_englands_share_of_men_stands_in_and_says_so(example: Evidence) -> None:
    side = example.finding("E24").here
    assert "England's share of people stands in for the place's own." in side.why
    # 22,287,192 of 46,007,035 people of 16 and over (Census 2021).
    people = side.tested[0].reference_estimate
    assert people is not None
    assert people.value == pytest.approx(0.48443, abs=0.00001)


def test_without_people_of_the_group_it_cannot_be_told(example: Evidence) -> None:
    side = example.finding("E02").here
    assert side.local == "cannot tell"
    assert "population not loaded" in side.why


def test_detailed_shares_of_people_where_the_census_is_detailed(england: Evidence) -> None:
    # Printed in the evidence: African 0.97, Caribbean 1.7 times their share of residents.
    tested = {each.group: each for each in england.finding("E07").england.tested}
    african, caribbean = tested["african"].ratio, tested["caribbean"].ratio
    assert african is not None
    assert caribbean is not None
    assert round(african.value, 2) == 0.97
    assert round(caribbean.value, 1) == 1.7
    assert england.finding("E07").england.local == "cannot tell"  # says nothing of "early"


def test_a_suppressed_band_of_age_leaves_the_joined_group_untold(example: Evidence) -> None:
    side = example.finding("E04").here
    assert side.local == "cannot tell"
    assert "suppressed" in side.why


def test_pooled_years_work_and_have_no_change_over_time(
    opened: warehouse.Warehouse, england: Evidence
) -> None:
    found = measures.evidence(opened, "X01", "2022-25", england)
    assert len(found.findings) == 40
    assert "change is read from single years" in found.finding("E21").here.why


def test_no_change_over_time_before_the_year_it_starts_from_or_across_a_break(
    opened: warehouse.Warehouse, england: Evidence
) -> None:
    early = measures.evidence(opened, "X01", "2019-20", england)
    assert "change is counted from 2019-20" in early.finding("E21").here.why
    broken = next(iter(catalogue.load_example().breaks))
    after = measures.evidence(opened, broken.places[0], YEAR, england)
    assert after.finding("E21").here.local == "cannot tell"
    assert "cannot be set beside earlier years" in after.finding("E21").here.why


def test_a_place_or_year_that_is_not_there_is_refused(opened: warehouse.Warehouse) -> None:
    with pytest.raises(UnknownPeriodError):
        measures.evidence(opened, "X01", "2035-36")
    with pytest.raises(UnknownPlaceError):
        measures.evidence(opened, "Q99", YEAR)


def test_england_in_its_latest_year_is_its_own_comparison(
    opened: warehouse.Warehouse, england: Evidence
) -> None:
    assert measures.evidence(opened, "ENG", YEAR, england) is england


def test_the_answer_for_machines_has_the_keys_agreed(example: Evidence) -> None:
    rows = measures.evidence_json(example)
    keys = "id characteristic group domain statement source england_now local why"
    assert [" ".join(row) for row in rows] == 40 * [keys]
    row = rows[3]
    assert row["id"] == "E04"
    assert row["source"] == "NHS England strategy 2020, Annex 1, Table 4, Age / Outcomes"
    assert row["england_now"].startswith(
        "agrees (2024-25): People aged 65 and over: recovery 62.8%"
    )
    assert row["local"] == "cannot tell"
    assert row["why"] == example.finding("E04").here.why
