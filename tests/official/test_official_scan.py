"""The scan of official places: Kent and Medway's figures by a query of their own, every year."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from amhe_explore import measures, warehouse
from amhe_explore.measures import Scan
from amhe_explore.narrative import scan as scan_words

YEAR = "2024-25"
THREE = ("2022-23", "2023-24", "2024-25")
SAMPLE = 7
KENT_ONS = "E54000032"


@pytest.fixture(scope="module")
def kent(opened: warehouse.Warehouse) -> Scan:
    return measures.scan(opened, "QKS", YEAR)


class Release:
    """Kent and Medway's cells, straight from the tidy release: asked without this program."""

    def __init__(self, folder: Path) -> None:
        path = folder / "talking_therapies" / "measures_annual.parquet"
        found = pd.read_parquet(path, filters=[("org_code", "==", "QKS")])
        keys = ["reporting_period", "variable_type", "variable_a", "variable_b", "measure_name",
                "measure_statistic"]  # fmt: skip
        self._cells = found.drop_duplicates(keys).set_index(keys)["value"].sort_index()

    def get(self, kind: str, a: str, name: str, year: str = YEAR, b: str = "NULL",
            statistic: str = "count") -> float:  # fmt: skip
        """One published number."""
        return float(self._cells.loc[(year, kind, a, b, name, statistic)])

    def able(self, kind: str, a: str, year: str = YEAR, b: str = "NULL") -> float:
        """How many could recover: finished less not at caseness, or the agreed approximation."""
        finished = self.get(kind, a, "finished_course_treatment", year, b)
        if self._cells.loc[(year, kind, a, b, "not_at_caseness", "count")] != "*":
            return finished - self.get(kind, a, "not_at_caseness", year, b)
        above = self.get(kind, a, "at_caseness", year, b)
        return above if finished - above <= 5 else finished - 2

    def joined(self, groups: list[tuple[str, str, str, str]]) -> float:
        """Recovery of several groups or years: each percentage times those who could recover."""
        events = size = 0.0
        for kind, a, year, b in groups:
            able = self.able(kind, a, year, b)
            percent = self.get(kind, a, "recovery", year, b, "percentage")
            events += percent / 100 * able
            size += able
        return events / size


@pytest.fixture(scope="module")
def release(official_data: Path) -> Release:
    return Release(official_data)


def test_the_gaps_we_are_sure_of(kent: Scan) -> None:
    """One line a characteristic, ordered by the near end of reliable recovery."""
    said = [
        (
            gap.group,
            round(100 * (gap.shown.estimate.value or 0)),
            round(100 * (gap.shown.reference_estimate.value or 0)),  # type: ignore[union-attr]
            scan_words.gap_size(gap)[1:],
            scan_words.same_group(gap.shown.england),
            gap.points,
        )
        for gap in kent.leading
        if gap.characteristic != "ethnicity_detailed"
    ]
    assert said == [
        ("65_and_over_worked_out", 63, 50,
         ("14 points higher", "likely 10 to 17"), "63%", "better"),
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
            scan_words.same_group(gap.england),
        )
        for gap in kent.small
    }  # fmt: skip
    assert said == {"pakistani": (34, 27, 43, 49, "41%"), "bangladeshi": (36, 28, 44, 49, "40%")}


@pytest.mark.parametrize("group", ["Bangladeshi", "Pakistani"])
def test_small_groups_by_hand(kent: Scan, release: Release, group: str) -> None:
    found = next(each for each in kent.small if each.group == group.lower())
    years = [("Ethnic Group", "Asian or Asian British", year, group) for year in THREE]
    assert found.estimate.value == pytest.approx(release.joined(years), abs=1e-6)


def test_old_people_and_one_disability_by_hand(kent: Scan, release: Release) -> None:
    bands = [("Age Group", band, YEAR, "NULL") for band in ("65 to 74", "75 to 89", "90 and over")]
    old = kent.cell("age", "65_and_over_worked_out", "recovery")
    assert old is not None
    assert old.estimate.value == pytest.approx(release.joined(bands), abs=1e-6)
    percent = release.get(
        "Disability Type", "01 Behaviour and Emotional", "recovery", statistic="percentage"
    )
    group = "behavioural_or_emotional_difficulty_as_recorded"
    shown = kent.cell("disability", group, "recovery")
    assert shown is not None
    assert shown.estimate.published == pytest.approx(percent / 100)


def test_the_share_of_old_people_by_hand(kent: Scan, release: Release, official_data: Path) -> None:
    """7 % of adult referrals; 25 % of adults: bands from 20 and two fifths of 15 to 19."""
    bands = ("18 to 25", "26 to 64", "65 to 74", "75 to 89", "90 and over")
    received = [release.get("Age Group", band, "referrals_received") for band in bands]
    lived = pd.read_csv(official_data / "population" / "derived_TS007A_age5_icb24_code.csv")
    own = lived[lived["icb24_code"] == KENT_ONS].iloc[0]
    people = {int(name.split()[1]): own[name] for name in lived.columns if name.startswith("Aged")}
    old = sum(count for age, count in people.items() if age >= 65)
    adults = sum(count for age, count in people.items() if age >= 20) + 0.4 * people[15]
    age = kent.representation("age")
    assert age is not None
    found = age.group("65_and_over_worked_out")
    assert found is not None
    assert found.share_referrals.value == pytest.approx(sum(received[2:]) / sum(received))
    assert found.share_residents == pytest.approx(old / adults, abs=0.001)
    assert round(100 * (found.share_referrals.value or 0)) == 7
    assert round(100 * (found.share_residents or 0)) == 25


def test_who_reaches_the_service(kent: Scan) -> None:
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
            scan_words.scan_finding(found)
