"""Deprivation against outcomes on the official figures, worked out by hand from the files."""

from __future__ import annotations

import csv
import json
import math
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats as scipy_stats

from amhe_explore import export, maps, measures, warehouse

YEAR = "2024-25"
Warehouse = warehouse.Warehouse
DECILES = "Indices of Deprivation Decile"
MOST, LEAST = ("09 More deprived", "10 Most deprived"), ("01 Least deprived", "02 Less deprived")


@pytest.fixture(scope="module")
def ods_of(official_data: Path) -> dict[str, str]:
    """The code that the NHS uses for each ICB, by ONS code."""
    facts = pd.read_csv(official_data / "geography" / "icb_facts.csv")
    return dict(zip(facts.icb23_ons_code, facts.icb23_ods_code, strict=True))


@pytest.fixture(scope="module")
def file_13(official_data: Path, ods_of: dict[str, str]) -> pd.DataFrame:
    """The published ICB summaries by NHS code."""
    rows = pd.read_csv(official_data / "deprivation" / "imd2025_england_icb24.csv")
    return rows.set_index(rows.icb24_code.map(ods_of))


@pytest.fixture(scope="module")
def cells(official_data: Path) -> dict[tuple[str, str, str, str], str]:
    """Every ICB's printed cell of the year by place, group, measure and statistic."""
    rows = pd.read_parquet(
        official_data / "talking_therapies" / "measures_annual.parquet",
        filters=[
            ("org_type", "==", "ICB"),
            ("reporting_period", "==", YEAR),
            ("variable_type", "in", ["Total", DECILES]),
        ],
    )
    names = ["org_code", "variable_a", "measure_name", "measure_statistic"]
    return dict(
        zip(rows[names].itertuples(index=False, name=None), rows.value.astype(str), strict=True)
    )


def test_deprivation_is_file_13_for_all_42(opened: Warehouse, file_13: pd.DataFrame) -> None:
    found = measures.deprivation_map(opened, "icb", YEAR)
    shown = {each.place.code: each.deprivation for each in found.places}
    assert len(shown) == 42
    assert shown == pytest.approx(file_13.imd_average_score.to_dict(), abs=1e-9)
    ordered = sorted(shown, key=lambda code: shown[code] or 0)
    assert (ordered[0], round(shown[ordered[0]] or 0, 2)) == ("QXU", 10.38)
    assert (ordered[-1], round(shown[ordered[-1]] or 0, 2)) == ("QHL", 34.77)
    tenth = measures.deprivation_map(opened, "icb", YEAR, deprivation="tenth")
    printed = file_13.imd_proportion_of_lso_as_in_most_deprived_10_percent_nationally
    assert {each.place.code: each.deprivation for each in tenth.places} == pytest.approx(
        (100 * printed).to_dict(), abs=1e-9
    )


@pytest.mark.parametrize(
    ("chosen", "column"),
    [
        ("income", "income_average_score"),
        ("employment", "employment_average_score"),
        ("health", "health_deprivation_and_disability_average_score"),
        ("crime", "crime_average_score"),
        ("education", "education_skills_and_training_average_score"),
        ("housing_and_services", "barriers_to_housing_and_services_average_score"),
        ("environment", "living_environment_average_score"),
    ],
)
def test_domains_are_file_13(
    opened: Warehouse, file_13: pd.DataFrame, chosen: str, column: str
) -> None:
    found = measures.deprivation_map(opened, "icb", YEAR, deprivation=chosen)
    shown = {each.place.code: each.deprivation for each in found.places}
    assert shown == pytest.approx(file_13[column].to_dict(), abs=1e-9)


def test_a_region_has_the_share_of_its_own_small_areas(
    opened: Warehouse, official_data: Path
) -> None:
    areas = pd.read_parquet(official_data / "deprivation" / "imd2025_england_lsoa21.parquet")
    with zipfile.ZipFile(
        official_data
        / "geography"
        / "LSOA_(2021)_to_SICBL_to_ICB_to_LAD_(April_2023)_Lookup_in_EN.zip"
    ) as archive:
        name = next(each for each in archive.namelist() if each.endswith(".csv"))
        with archive.open(name) as file:
            lookup = pd.read_csv(file, encoding="utf-8-sig")
    facts = pd.read_csv(official_data / "geography" / "icb_facts.csv")
    region_of = dict(zip(facts.icb23_ods_code, facts.nhser24_name, strict=True))
    joined = lookup.merge(
        areas[["lsoa21_code", "IMD_decile"]], left_on="LSOA21CD", right_on="lsoa21_code"
    )
    assert len(joined) == 33_755
    share = 100 * joined.IMD_decile.eq(1).groupby(joined.ICB23CDH.map(region_of)).mean()
    found = measures.deprivation_map(opened, "region", YEAR, deprivation="tenth")
    shown = {each.place.name: each.deprivation for each in found.places}
    assert shown == pytest.approx(share.to_dict(), abs=1e-9)


def recovery(cells: dict[tuple[str, str, str, str], str], place: str) -> float:
    """Recovery of everyone: the ratio of the rounded counts, for every ICB has over 1,000."""

    def count(measure: str) -> float:
        return float(cells[place, "NULL", measure, "count"])

    size = count("finished_course_treatment") - count("not_at_caseness")
    assert size >= 1000
    return 100 * count("recovery") / size


def test_recovery_against_the_score_over_the_42(
    opened: Warehouse, file_13: pd.DataFrame, cells: dict[tuple[str, str, str, str], str]
) -> None:
    codes = list(file_13.index)
    x = file_13.imd_average_score.to_numpy()
    y = np.array([recovery(cells, code) for code in codes])
    by_hand = scipy_stats.pearsonr(x, y)
    limits = by_hand.confidence_interval(0.95)
    found = measures.deprivation_map(opened, "icb", YEAR, "recovery")
    shown = (found.pearson.value, found.pearson.lower, found.pearson.upper)
    assert found.pearson.places == len(codes) == 42
    assert shown == pytest.approx((by_hand.statistic, limits.low, limits.high), abs=0.005)
    assert shown == pytest.approx((-0.26, -0.52, 0.05), abs=0.005)
    assert found.spearman.value == pytest.approx(scipy_stats.spearmanr(x, y).statistic, abs=0.005)
    assert found.of("QKS") is not None
    for each in found.places:
        assert each.value == pytest.approx(recovery(cells, each.place.code), abs=1e-9)


def test_the_places_named_lie_outside_limits_worked_out_by_hand(
    opened: Warehouse, file_13: pd.DataFrame, cells: dict[tuple[str, str, str, str], str]
) -> None:
    x = file_13.imd_average_score.to_numpy()
    y = np.array([recovery(cells, code) for code in file_13.index])
    slope, intercept = np.polyfit(x, y, 1)
    fitted = intercept + slope * x
    spread = math.sqrt(((y - fitted) ** 2).sum() / (len(x) - 2))
    leverage = 1 / len(x) + (x - x.mean()) ** 2 / ((x - x.mean()) ** 2).sum()
    reach = scipy_stats.t.ppf(0.975, len(x) - 2) * spread * np.sqrt(1 + leverage)
    outside = {
        code: "above" if value > line else "below"
        for code, value, line, far in zip(file_13.index, y, fitted, reach, strict=True)
        if abs(value - line) > far
    }
    found = measures.deprivation_map(opened, "icb", YEAR, "recovery")
    assert {each.place.code: each.standing for each in found.places if each.standing} == outside
    # Somerset above; Bath and North East Somerset, Swindon and Wiltshire below.
    assert outside == {"QSL": "above", "QOX": "below"}


def test_inside_places_38_of_39_are_clearly_lower(
    opened: Warehouse, cells: dict[tuple[str, str, str, str], str]
) -> None:
    found = measures.deprivation_map(opened, "icb", YEAR)
    inside = found.inside
    assert (len(inside.lower), inside.compared) == (38, 39)
    assert [each.place.code for each in inside.cannot_tell] == ["QMF"]
    assert {each.place.code for each in inside.not_compared} == {"QNQ", "QT6", "QXU"}
    assert inside.higher == inside.same == ()
    # Not compared: exactly where one of the four tenths has no published recovery.
    bare = {
        each.place.code
        for each in found.places
        if any(
            cells.get((each.place.code, tenth, "recovery", "percentage"), "*") in ("*", "NULL")
            for tenth in (*MOST, *LEAST)
        )
    }
    assert bare == {"QNQ", "QT6", "QXU"}
    assert {each.place.code for each in found.places if each.value is None} == bare


@pytest.fixture(scope="module")
def adults_2020(official_data: Path) -> dict[str, dict[int, int]]:
    """Adults of 18 and over by ICB and decile of their 2011 small area, 1 the most deprived."""
    areas = pd.read_parquet(
        official_data / "population" / "lsoa11_imd2019_population_mid2020.parquet"
    )
    people: dict[str, dict[int, int]] = {}
    for icb, decile, adults in areas[
        ["ICB22CDH", "imd2019_decile", "population_18_plus_mid2020"]
    ].itertuples(index=False, name=None):
        own = people.setdefault(icb, dict.fromkeys(range(1, 11), 0))
        own[decile] += adults
    assert len(people) == 42
    return people


def test_adults_by_decile_are_the_sums_of_the_2011_areas(
    opened: Warehouse, adults_2020: dict[str, dict[int, int]]
) -> None:
    for icb, people in adults_2020.items():
        found = measures.adults_by_tenth(opened, f"icb:{icb}")
        assert found == {f"imd_{decile:02d}": people[decile] for decile in range(1, 11)}
        assert sum(found.values()) == sum(people.values())
    bare = {
        (icb, decile)
        for icb, people in adults_2020.items()
        for decile, adults in people.items()
        if not adults
    }
    assert bare == {("QXU", 1), ("QNQ", 1), ("QT6", 10)}


@pytest.mark.parametrize(("icb", "row"), [("QXU", 0), ("QNQ", 0), ("QT6", 9)])
def test_a_decile_without_residents_keeps_its_counts_and_has_no_rate(
    opened: Warehouse, cells: dict[tuple[str, str, str, str], str], icb: str, row: int
) -> None:
    profile = measures.profile(opened, f"icb:{icb}", "deprivation", YEAR)
    table = export.tenths_table(profile, measures.adults_by_tenth(opened, f"icb:{icb}"))
    label, adults, referrals, rate = table.rows[row][:4]
    assert label.startswith(("Most deprived", "Least deprived"))
    assert adults == "no residents"
    assert rate == "no rate: no residents"
    printed = cells[icb, (MOST[1] if row == 0 else LEAST[0]), "referrals_received", "count"]
    assert referrals == (f"{int(float(printed)):,}" if printed != "*" else "suppressed (under 5)")


def test_the_first_row_is_the_most_deprived_decile_and_its_rate_is_by_hand(
    opened: Warehouse,
    cells: dict[tuple[str, str, str, str], str],
    adults_2020: dict[str, dict[int, int]],
) -> None:
    # The annual report counts the other way round: its 10 is the most deprived.
    profile = measures.profile(opened, "icb:QKS", "deprivation", YEAR)
    table = export.tenths_table(profile, measures.adults_by_tenth(opened, "icb:QKS"))
    referrals = float(cells["QKS", MOST[1], "referrals_received", "count"])
    people = adults_2020["QKS"][1]
    assert table.rows[0][0].startswith("Most deprived")
    assert table.rows[-1][0].startswith("Least deprived")
    assert table.rows[0][1:3] == (f"{people:,}", f"{int(referrals):,}")
    assert table.rows[0][3].startswith(f"{1000 * referrals / people:.0f} (")
    raw = export.csv(table, ()).decode("utf-8-sig").splitlines()
    (line,) = [each for each in csv.reader(raw) if each and each[0].startswith("Most deprived")]
    assert line[1] == f"{people:,}"


def test_the_geojson_holds_figures_outline_and_attribution(
    opened: Warehouse, file_13: pd.DataFrame
) -> None:
    found = measures.deprivation_map(opened, "icb", YEAR, "recovery")
    notes = ("Contains OS data © Crown copyright and database right 2023.",)
    content = json.loads(maps.geojson_file(found, measures.outlines(opened, "icb"), notes))
    assert len(content["features"]) == 42
    assert content["attribution"] == list(notes)
    kent = next(each for each in content["features"] if each["properties"]["code"] == "QKS")
    assert kent["properties"]["deprivation_score"] == pytest.approx(
        file_13.imd_average_score["QKS"], abs=0.005
    )
    west, south = np.min([at for part in _rings(kent["geometry"]) for at in part], axis=0)
    # In degrees, longitude first (RFC 7946).
    assert 0 < west < 1.5
    assert 50.8 < south < 51.5


def _rings(geometry: dict[str, object]) -> list[list[list[float]]]:
    """The rings of a polygon or of several."""
    parts = geometry["coordinates"]
    assert isinstance(parts, list)
    return parts if geometry["type"] == "Polygon" else [ring for part in parts for ring in part]
