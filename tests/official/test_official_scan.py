"""The scan of official places: Kent and Medway's figures by a query of their own, every year."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from amhe_explore import measures, narrative, warehouse
from amhe_explore.measures import Scan

YEAR = "2024-25"
THREE = ("2022-23", "2023-24", "2024-25")
SAMPLE = 7


@pytest.fixture(scope="module")
def kent(opened: warehouse.Warehouse) -> Scan:
    return measures.scan(opened, "QKS", YEAR)


@pytest.fixture(scope="module")
def published(official_data: Path) -> pd.DataFrame:
    """Kent and Medway's cells, straight from the tidy release."""
    path = official_data / "talking_therapies" / "measures_annual.parquet"
    return pd.read_parquet(path, filters=[("org_code", "==", "QKS")])


def number(cells: pd.DataFrame, year: str, measure: str, **labels: str) -> float:
    """One published number."""
    wanted = cells[_is_year(cells, year) & (cells["measure_id_statistic"] == measure)]
    for name, value in labels.items():
        wanted = wanted[wanted[name] == value]
    return float(wanted["value"].iloc[0])


def _is_year(cells: pd.DataFrame, year: str) -> pd.Series:
    return cells["reporting_period"] == year


def test_the_gaps_we_are_sure_of(kent: Scan) -> None:
    """One line a characteristic, ordered by the near end of reliable recovery."""
    said = [
        (
            gap.group,
            round(100 * (gap.shown.estimate.value or 0)),
            round(100 * (gap.shown.reference_estimate.value or 0)),  # type: ignore[union-attr]
            narrative.gap_size(gap)[1:],
            narrative.same_group(gap.shown.england),
            gap.points,
        )
        for gap in kent.leading
        if gap.characteristic != "ethnicity_detailed"
    ]
    assert said == [
        ("65_and_over_worked_out", 63, 50, ("14 points higher", "likely 10 to 17"), "63%", "better"),
        ("imd_q1", 43, 55, ("12 points lower", "likely 9 to 15"), "45%", "worse"),
        ("behavioural_or_emotional_difficulty_as_recorded", 38, 52,
         ("14 points lower", "likely 9 to 19"), "37%", "worse"),
        ("bisexual_people", 43, 50, ("7 points lower", "likely 3 to 12"), "45%", "mixed"),
    ]  # fmt: skip
    nears = [gap.near for gap in kent.sure]
    assert nears == sorted(nears, reverse=True)


def test_the_large_gaps_in_small_groups(kent: Scan) -> None:
    said = {
        gap.group: (
            *(round(100 * (each or 0)) for each in (
                gap.estimate.value, gap.estimate.lower, gap.estimate.upper,
                gap.reference_estimate.value)),
            narrative.same_group(gap.england),
        )
        for gap in kent.small
    }  # fmt: skip
    assert said == {"pakistani": (34, 27, 43, 49, "41%"), "bangladeshi": (36, 28, 44, 49, "40%")}


def test_who_reaches_the_service(opened: warehouse.Warehouse, kent: Scan) -> None:
    gender = kent.representation("gender")
    assert gender is not None
    men = gender.group("male")
    assert men is not None
    assert men.share_referrals.value == pytest.approx(0.32, abs=0.005)
    rates = {
        group: kent.cell("deprivation", group, "referral_rate") for group in ("imd_01", "imd_10")
    }
    said = {group: round(each.estimate.value or 0) for group, each in rates.items() if each}
    assert said == {"imd_01": 47, "imd_10": 22}


def test_nothing_of_a_broken_year_is_said_across_stages(kent: Scan) -> None:
    """Courses fell by 46 % and a new provider code holds most: the stage ratios are closed."""
    stages = ("referral_rate", "representation", "completion")
    assert not [each for each in kent.cells if each.key.measure in stages]
    closed = kent.cell("age", "65_and_over_worked_out", "representation")
    assert closed is not None
    assert closed.estimate.value is None or closed.estimate.value < 1


@pytest.mark.parametrize("place", ["QF7", "QHM", "QMJ"])
def test_other_places_hold_the_rules(opened: warehouse.Warehouse, place: str) -> None:
    found = measures.scan(opened, place, YEAR)
    for each in found.cells:
        assert (each.estimate.size or 0) >= 30
    for gap in found.sure:
        assert (gap.reliable_recovery.estimate.size or 0) >= 100
        assert gap.characteristic not in ("deprivation", "ethnic_minority")


def test_every_board_can_be_scanned(opened: warehouse.Warehouse) -> None:
    """Each seventh board in each of three years; a benchmark runs them all."""
    for year in THREE:
        boards = [place.key for place in measures.places(opened, "icb", period=year)]
        assert len(boards) == 42
        for board in boards[THREE.index(year) :: SAMPLE]:
            found = measures.scan(opened, board, year)
            assert found.blocks
            narrative.scan_finding(found)
