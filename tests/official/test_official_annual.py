"""The eight official years: what the program says against an independent reading of the files."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import duckdb
import pytest

from amhe_explore import catalogue, measures, warehouse
from amhe_explore.errors import NotPublishedError, UnknownPlaceError
from amhe_explore.measures.breaks import breaks_of

YEARS = ("2017-18", "2018-19", "2019-20", "2020-21", "2021-22", "2022-23", "2023-24", "2024-25")
ICB_YEARS = YEARS[3:]


@pytest.fixture(scope="module")
def published(official_data: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The Parquet itself, read by nothing of ours."""
    path = official_data / "talking_therapies" / "measures_annual.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            "create view published as from read_parquet($path)".replace("$path", f"'{path}'")
        )
        yield connection


def test_eight_years_with_their_places(opened: warehouse.Warehouse) -> None:
    status = measures.status_json(measures.status(opened))
    assert [each["id"] for each in status["periods"]] == list(YEARS)
    for each in status["periods"]:
        assert each["kind"] == "annual"
        assert each["places"]["england"] == 1
        if each["id"] in ICB_YEARS:
            assert (each["places"]["region"], each["places"]["icb"]) == (7, 42)
            assert "stp" not in each["places"]
        else:
            assert "icb" not in each["places"]
            assert each["places"]["stp"] in (42, 44)
    codes = {place.code for place in measures.places(opened)}
    assert "UNKNOWN" not in codes


def test_referrals_of_every_icb_and_year_equal_the_file(
    opened: warehouse.Warehouse, published: duckdb.DuckDBPyConnection
) -> None:
    expected = published.execute(
        "select org_code, reporting_period, cast(value as integer) from published"
        " where org_type in ('ICB', 'STP') and variable_type = 'Total' and org_code <> 'UNKNOWN'"
        " and measure_name = 'referrals_received' and reporting_period >= '2020-21'"
    ).fetchall()
    assert len(expected) == 42 * 5
    for code, period, referrals in expected:
        found = measures.profile(opened, code, "total", period)
        assert found.place.type == "icb"
        assert found.total.counts["referrals"].value == referrals, (code, period)


def test_england_less_its_icbs_is_the_remainder(
    opened: warehouse.Warehouse, published: duckdb.DuckDBPyConnection
) -> None:
    for period in ICB_YEARS:
        england = measures.profile(opened, "ENG", "total", period).total.counts["referrals"].value
        icbs = [
            measures.profile(opened, place.key, "total", period).total.counts["referrals"].value
            for place in measures.places(opened, "icb", period=period)
        ]
        unknown = published.execute(
            "select cast(value as integer) from published where org_code = 'UNKNOWN'"
            " and org_type in ('ICB', 'STP') and variable_type = 'Total'"
            " and measure_name = 'referrals_received' and reporting_period = $period",
            {"period": period},
        ).fetchall()[0][0]
        assert england is not None
        assert abs(england - sum(each or 0 for each in icbs) - unknown) <= 90
        # Printed in the publications: 2,690 in 2024-25, 29,700 in 2020-21.
        assert {"2024-25": 2_690, "2020-21": 29_700}.get(period, unknown) == unknown


def test_england_2024_25(opened: warehouse.Warehouse) -> None:
    total = measures.profile(opened, "ENG", "total", "2024-25").total
    assert total.counts["referrals"].value == 1_813_432
    assert total.counts["finished"].value == 670_419
    assert total.counts["recovered"].value == 321_061
    recovery = total.rates["recovery"]
    assert recovery.published == 0.505
    assert (recovery.numerator, recovery.denominator) == (321_061, 635_185)
    assert recovery.lower == pytest.approx(0.5042, abs=5e-5)
    assert recovery.upper == pytest.approx(0.5067, abs=5e-5)


def test_every_england_percentage_is_reproduced_to_its_last_digit(
    opened: warehouse.Warehouse,
) -> None:
    """Half up on exact integers, all years and characteristics, each rate that is published."""
    tested = 0
    for period in YEARS:
        for characteristic in measures.characteristics(opened, "ENG", period):
            for group in measures.profile(opened, "ENG", characteristic, period).groups:
                for name, rate in group.rates.items():
                    if rate.published is None or not rate.denominator:
                        continue
                    exact = Decimal(100 * (rate.numerator or 0)) / Decimal(rate.denominator)
                    said = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
                    shown = (Decimal(repr(rate.published)) * 100).quantize(Decimal("0.1"))
                    assert said == shown, (period, characteristic, group.id, name)
                    tested += 1
    # Four rates; at least 60 groups in each of eight years.
    assert tested > 4 * 60 * 8


def test_no_england_percentage_escapes_the_check_of_the_build(opened: warehouse.Warehouse) -> None:
    silent = {"england_rates", "england_totals", "remainder", "parts", "unrounded", "rates"}
    assert [each for each in warehouse.findings(opened) if each.check in silent] == []


def test_deprivation_runs_from_most_to_least(opened: warehouse.Warehouse) -> None:
    found = measures.profile(opened, "QOC", "deprivation", "2024-25")
    most, least = found.group("imd_01"), found.group("imd_10")
    assert most is not None
    assert least is not None
    assert (most.official_label, most.rates["recovery"].value) == ("10 Most deprived", 0.42)
    assert (least.official_label, least.rates["recovery"].value) == ("01 Least deprived", 0.59)
    assert [group.id for group in found.groups[1:11]] == [f"imd_{n:02d}" for n in range(1, 11)]


def test_a_suppressed_count_is_given_away_nowhere(opened: warehouse.Warehouse) -> None:
    """Every cell of the 42 ICBs whose not_at_caseness is `*`, all characteristics, 2024-25."""
    tested = 0
    for place in measures.places(opened, "icb", period="2024-25"):
        for characteristic in ("deprivation", "ethnicity_detailed", "religion", "disability"):
            for group in measures.profile(opened, place.key, characteristic, "2024-25").groups:
                if group.counts["not_at_caseness"].flag != "suppressed":
                    continue
                tested += 1
                assert group.counts["not_at_caseness"].value is None
                assert (group.counts["eligible"].value, group.counts["eligible"].flag) == (
                    None,
                    "suppressed",
                )
                for name in ("recovery", "reliable_recovery"):
                    rate = group.rates[name]
                    assert rate.denominator is None
                    assert rate.flag in ("approximate", "suppressed")
                    assert (rate.value is None) == (rate.flag == "suppressed")
    assert tested > 1_000


def test_age_bands_changed_and_nothing_joins_them(opened: warehouse.Warehouse) -> None:
    before = measures.profile(opened, "QKS", "age", "2020-21")
    after = measures.profile(opened, "QKS", "age", "2021-22")
    bands = [
        {group.id for group in each.groups if group.kind == "known"} for each in (before, after)
    ]
    assert not bands[0] & bands[1]
    assert after.gate("years").state == "closed"
    assert "the groups of age changed in 2021-22" in after.gate("years").reason


BREAKS = {
    "2020-21": set(),
    "2021-22": set(),
    "2022-23": {"QGH", "QK1", "QMM", "QOX", "QPM", "QWU"},
    "2023-24": {"QHL", "QOX", "QT1"},
    "2024-25": {"QJM", "QKS", "QT1"},
}


@pytest.mark.parametrize("period", BREAKS)
def test_volume_breaks_are_exactly_these(opened: warehouse.Warehouse, period: str) -> None:
    rules = catalogue.load().rules
    by_count, by_provider = set(), set()
    for place in measures.places(opened, "icb"):
        found = breaks_of(opened, place.key, period, rules)
        if found.changes:
            by_count.add(place.code)
        if found.new_provider:
            by_provider.add(place.code)
    assert by_count == BREAKS[period]
    assert by_provider - by_count == ({"QVV"} if period == "2023-24" else set())


def test_breaks_stand_on_top_of_the_place_year(opened: warehouse.Warehouse) -> None:
    kent = measures.profile(opened, "QKS", "deprivation", "2024-25")
    assert kent.gate("stages").state == "closed"
    assert kent.gate("outcomes").state == "open"
    assert kent.notices[0].text.startswith(
        "Courses that finished fell by 46% in a year (23,865 to 12,875), and one provider code,"
        " new this year, reports almost all referrals."
    )
    black_country = measures.profile(opened, "QUA", "total", "2022-23")
    assert [notice.kind for notice in black_country.notices] == ["area"]
    assert black_country.gate("years").state == "closed"
    coventry = measures.profile(opened, "QWU", "total", "2020-21")
    assert coventry.gate("place").state == "closed"
    assert "not comparable" in coventry.gate("place").reason.lower()


def test_religion_in_kent_is_closed_by_recording(opened: warehouse.Warehouse) -> None:
    found = measures.profile(opened, "QKS", "religion", "2024-25")
    assert round(found.not_recorded_share["referrals"], 2) == 0.85
    assert round(found.not_recorded_share["finished"], 2) == 0.54
    assert found.gate("recording").state == "closed"
    assert found.gate("outcomes").state == "closed"
    assert all(not funnel.by_group for funnel in measures.funnels(found)[:1])


def test_shares_not_recorded_in_england(opened: warehouse.Warehouse) -> None:
    """As read from the files: gender 1 %, ethnicity 9, disability 29, religion 46 and so on."""
    expected = {"gender": 1, "deprivation": 1, "ethnicity": 9, "disability": 29,
                "sexual_orientation": 32, "religion": 46, "long_term_condition": 75}  # fmt: skip
    for characteristic, percent in expected.items():
        found = measures.profile(opened, "ENG", characteristic, "2024-25")
        assert round(found.not_recorded_share["referrals"] * 100) == percent, characteristic


def test_referrals_per_thousand_adults(opened: warehouse.Warehouse) -> None:
    """Kent and Medway 2024-25: 4,125 referrals among 87,417 adults, 2,795 among 124,912."""
    found = measures.profile(opened, "QKS", "deprivation", "2024-25")
    most, least = found.group("imd_01"), found.group("imd_10")
    assert most is not None
    assert least is not None
    assert most.rates["referral_rate"].value == pytest.approx(4_125 / 87_417 * 1_000)
    assert least.rates["referral_rate"].value == pytest.approx(2_795 / 124_912 * 1_000)


def test_what_is_not_there_is_said_in_one_line(opened: warehouse.Warehouse) -> None:
    with pytest.raises(
        UnknownPlaceError, match=r"has no figures in 2019-20: .* has 2020-21 to 2024-25"
    ):
        measures.profile(opened, "QKS", "total", "2019-20")
    with pytest.raises(NotPublishedError, match="is published for it in 2020-21, 2021-22"):
        measures.profile(opened, "ENG", "disability", "2018-19")
