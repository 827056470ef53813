"""The whole way and the waits of Kent and Medway against the official files, read on their own."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from amhe_explore import measures, narrative, warehouse


@pytest.fixture(scope="module")
def kent(official_data: Path) -> pd.DataFrame:
    """Every cell of Kent and Medway as published."""
    file = official_data / "talking_therapies" / "measures_annual.parquet"
    return pd.read_parquet(file, filters=[("org_code", "=", "QKS")])


def cell(kent: pd.DataFrame, period: str, kind: str, a: str, b: str, measure: str) -> float:
    one = kent[
        (kent.reporting_period == period)
        & (kent.variable_type == kind)
        & (kent.variable_a == a)
        & (kent.variable_b.fillna("NULL") == b)
        & (kent.measure_name == measure)
        & (kent.measure_statistic == "count")
    ]
    assert len(one) == 1
    return float(one.value.iloc[0])


def test_the_gradient_reverses_along_the_way(
    opened: warehouse.Warehouse, kent: pd.DataFrame
) -> None:
    profile = measures.profile(opened, "QKS", "deprivation_fifth", "2023-24")
    way = measures.pathway(profile)
    assert narrative.pathway_headline(way) == (
        "The most deprived areas have a higher referral rate, but fewer courses finished for each "
        "referral and lower recovery"
    )
    fifths = []
    for tenths in (
        ("10 Most deprived", "09 More deprived"),
        ("01 Least deprived", "02 Less deprived"),
    ):
        finished, referrals = (
            sum(cell(kent, "2023-24", "Indices of Deprivation Decile", each, "NULL", measure)
                for each in tenths)
            for measure in ("finished_course_treatment", "referrals_received")
        )  # fmt: skip
        fifths.append(f"{100 * finished / referrals:.0f}")
    assert f"; {fifths[0]} against {fifths[1]} courses finished for every 100 referrals (" in (
        narrative.pathway_sizes(profile, way)
    )


def test_a_volume_break_leaves_recovery_alone(opened: warehouse.Warehouse) -> None:
    way = measures.pathway(measures.profile(opened, "QKS", "deprivation_fifth", "2024-25"))
    assert way is not None
    assert narrative.pathway_headline(way) == ""
    assert way.finished.verdict.direction == "not compared"
    assert way.recovered.verdict.direction == "lower"


@pytest.mark.parametrize("period", ["2019-20", "2024-25"])
def test_lengths_of_wait_are_those_published(
    opened: warehouse.Warehouse, kent: pd.DataFrame, period: str
) -> None:
    place = "QKS" if period == "2024-25" else "ENG"
    found = measures.waits(opened, measures.profile(opened, place, "total", period))
    assert len(found.to_first) == len(found.to_second) == 4
    assert all(each.count.value for each in (*found.to_first, *found.to_second))
    if place == "QKS":
        bands = ("<=28 days", "29-56 days", "57-90 days", ">90 days")
        for kind, own in (("Accessing services", found.to_first),
                          ("First to Second treatment", found.to_second)):  # fmt: skip
            assert [each.count.value for each in own] == [
                cell(kent, period, "Waiting Time", kind, band, "finished_course_treatment")
                for band in bands
            ]
        assert narrative.waits_sentence(found) == (
            "Of every 100 courses finished in the year, 68 began within 28 days of referral and 3 "
            "after more than 90; after the first session, 25 had the second session within 28 days "
            "and 40 after more than 90."
        )
    assert narrative.no_means_sentence(found).startswith("Mean waits by group are not published")
