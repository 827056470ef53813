"""Change over time on the official years, against figures worked out from the file itself."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest

from amhe_explore import measures, narrative, stats, warehouse

Warehouse = warehouse.Warehouse
YEARS = ("2020-21", "2021-22", "2022-23", "2023-24", "2024-25")


@pytest.fixture(scope="module")
def tidy(official_data: Path) -> pd.DataFrame:
    """The tidy release as it is."""
    return pd.read_parquet(official_data / "talking_therapies" / "measures_annual.parquet")


def trend(opened: Warehouse, place: str, characteristic: str, **asked: str) -> measures.Trend:
    """A place beside England."""
    measure = asked.pop("measure", "recovery")
    period = asked.pop("period", "2024-25")
    own = measures.years(opened, place, characteristic, measure)
    england = measures.years(opened, "england:ENG", characteristic, measure)
    return measures.trend(own, england, period, asked.get("group"))


def test_kent_and_medway_says_what_its_profile_says(opened: Warehouse) -> None:
    found = trend(opened, "icb:QKS", "deprivation_fifth")
    assert narrative.trend_finding(found) == (
        "Too few comparable years for a trend. The gap between fifths was 12 points the year before"
        " and 12 now: any change could be chance."
    )
    assert found.periods == YEARS


def test_its_gaps_are_those_of_the_published_counts(opened: Warehouse, tidy: pd.DataFrame) -> None:
    """Two tenths together, recovered over finished less not at caseness, straight from the file."""
    gap = trend(opened, "icb:QKS", "deprivation_fifth").gap
    assert gap is not None
    for point in gap.points:
        most, least = (_rate(tidy, point.period, tenths) for tenths in (("10", "09"), ("01", "02")))
        assert point.shown is not None
        assert point.shown.value == pytest.approx(most - least, abs=0.002), point.period
    assert gap.year_before is not None
    change = gap.year_before.change
    assert change is not None
    # A difference of two independent differences: half-widths add as squares (about 3 points each).
    widths = [point.shown.upper - point.shown.lower for point in gap.points[-2:] if point.shown]
    assert change.upper - change.lower == pytest.approx(math.hypot(*widths), rel=0.02)


def _rate(tidy: pd.DataFrame, period: str, tenths: tuple[str, str]) -> float:
    """Recovered over those who could, of two published tenths of Kent and Medway together."""
    year = tidy[
        tidy.variable_type.str.contains("Deprivation")
        & (tidy.org_code == "QKS")
        & tidy.variable_a.str.startswith(tenths)
    ]
    year = year[_of_year(year, period)]
    year = year[year.measure_statistic == "count"]
    numbers = year.assign(value=pd.to_numeric(year["value"])).groupby("measure_name")["value"].sum()
    eligible = numbers["finished_course_treatment"] - numbers["not_at_caseness"]
    return float(numbers["recovery"] / eligible)


def _of_year(rows: pd.DataFrame, period: str) -> pd.Series:
    """Which rows are of a reporting year."""
    return rows["reporting_period"].astype(str) == period


def test_englands_four_comparable_years_are_too_few(opened: Warehouse) -> None:
    """With the pandemic year counted in, the rule would find no significant change (67.1)."""
    line = measures.trend(measures.years(opened, "england:ENG", "total"), None, "2024-25").focus
    assert line.verdict.direction == "too few comparable years"
    assert line.verdict.periods == YEARS[1:]
    points = [point.estimate for point in line.points if point.period in YEARS]
    found = stats.time_trend(
        [each.numerator for each in points], [each.denominator for each in points]
    )
    assert found.statistic == pytest.approx(67.1, abs=0.05)
    assert found.direction == "no significant change"


@pytest.mark.parametrize("place", ["QUA", "QHL", "QF7", "QT1", "QOP", "QJ2", "QUE", "QPM"])
def test_nothing_crosses_a_change_of_area(opened: Warehouse, place: str) -> None:
    found = trend(opened, f"icb:{place}", "deprivation_fifth", period="2022-23")
    for line in found.lines:
        by_year = {point.period: point.segment for point in line.points}
        assert by_year["2021-22"] is None or by_year["2021-22"] != by_year["2022-23"]
    assert found.gap is not None
    assert found.gap.year_before is not None
    assert found.gap.year_before.change is None
    assert found.gap.year_before.reason == "the area changed in 2022-23"


def test_age_is_never_joined_across_its_bands(opened: Warehouse) -> None:
    own = measures.years(opened, "england:ENG", "age")
    found = measures.trend(own, None, "2024-25")
    for line in found.lines:
        by_year = {point.period: point.segment for point in line.points}
        before = {by_year[each] for each in ("2017-18", "2018-19", "2019-20")} - {None}
        after = {by_year[each] for each in YEARS[1:]} - {None}
        assert before.isdisjoint(after), line.group
    assert found.gap is not None
    assert found.gap.earliest is not None
    assert found.gap.earliest.since == "2021-22"


def test_coventry_2020_21_is_incomplete(opened: Warehouse) -> None:
    found = trend(opened, "icb:QWU", "total")
    assert found.focus.points[0].hollow
    assert ("2020-21", "incomplete") in {(each.period, each.kind) for each in found.breaks}
    assert found.focus.verdict.periods == YEARS[1:]


def test_boards_have_a_sentence_and_every_year_its_profile(opened: Warehouse) -> None:
    for characteristic in ("deprivation_fifth", "gender"):
        england = measures.years(opened, "england:ENG", characteristic)
        # Every fourth board: the area breaks above are of eight others.
        for entry in measures.places(opened, "icb", period="2024-25")[::4]:
            own = measures.years(opened, entry.key, characteristic)
            found = measures.trend(own, england, "2024-25")
            assert narrative.trend_finding(found), entry.key
            assert found.gap is not None
            now = measures.profile(opened, entry.key, characteristic, "2024-25")
            line = found.line(found.gap.group)
            alone = now.group(found.gap.group)
            assert line is not None
            assert alone is not None
            assert line.points[-1].estimate == alone.rates["recovery"]
