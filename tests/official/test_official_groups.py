"""Groups compared on the official years, against figures printed elsewhere and the raw file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from amhe_explore import measures, narrative, warehouse
from amhe_explore.measures import GroupTable

YEAR = "2024-25"
Warehouse = warehouse.Warehouse


def screen(
    opened: Warehouse, place: str, characteristic: str, period: str = YEAR, **more: Any
) -> GroupTable:
    compare = None if place == "ENG" else "ENG"
    return measures.group_table(opened, place, characteristic, period, compare=compare, **more)


def test_improvement_by_ethnic_group_equals_the_governments_page(opened: Warehouse) -> None:
    """Ethnicity facts and figures, outcomes of talking therapies, 2022 to 2023: England."""
    table = screen(opened, "ENG", "ethnicity_detailed", "2022-23", measure="reliable_improvement")
    printed = {
        "white_british": "67.3%",
        "any_other_white_background": "67.2%",
        "bangladeshi": "61.1%",
        "any_other_asian_background": "63.5%",
    }
    for group, percent in printed.items():
        line = table.line(group)
        assert line is not None
        assert narrative.shown(line.estimate, "reliable_improvement") == percent


def test_bangladeshi_people_in_kent_in_one_year_and_in_three(opened: Warehouse) -> None:
    one, three = (
        screen(opened, "QKS", "ethnicity_detailed", period).line("bangladeshi")
        for period in (YEAR, "2022-25")
    )
    assert one is not None
    assert three is not None
    assert (one.word, three.word) == ("cannot tell", "lower")
    assert narrative.shown(three.estimate, "recovery") == "36%"


def test_the_screen_of_kent_and_medway_in_three_years(opened: Warehouse) -> None:
    table = screen(opened, "QKS", "ethnicity_detailed", "2022-25")
    assert narrative.groups_finding(table) == (
        "Recovered less often among Pakistani people: 34% against 49%"
    )
    assert "lower for Bangladeshi people, Pakistani people, " in narrative.by_verdict(table)
    assert table.control.applied
    assert (table.control.tested, table.control.not_tested) == (38, 4)


def test_recovered_and_eligible_are_those_of_the_file(
    opened: Warehouse, official_data: Path
) -> None:
    file = official_data / "talking_therapies" / "measures_annual.parquet"
    rows = pd.read_parquet(file)
    rows = rows[
        (rows["reporting_period"] == YEAR)
        & (rows["org_type"] == "England")
        & (rows["variable_type"] == "Ethnic Group")
        & (rows["variable_b"] == "Bangladeshi")
        & (rows["measure_statistic"] == "count")
    ]
    counts = rows.set_index("measure_name")["value"].astype(float)
    line = screen(opened, "ENG", "ethnicity_detailed").line("bangladeshi")
    assert line is not None
    eligible = counts["finished_course_treatment"] - counts["not_at_caseness"]
    assert line.estimate.denominator == eligible
    assert line.estimate.value == pytest.approx(counts["recovery"] / eligible)


def test_religion_in_kent_gives_the_reason_and_no_headline(opened: Warehouse) -> None:
    table = screen(opened, "QKS", "religion")
    assert narrative.groups_finding(table) == ""
    assert not table.drawn
    assert narrative.closed_table_note(table) == (
        "Not compared. Religion was not recorded for 54% of finished courses. The table stays "
        "below."
    )
    assert len(table.lines) == 13


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("QM7", "too few: most deprived tenth has fewer than 30 courses"),
        ("QNQ", "not every tenth is published: most deprived tenth is suppressed"),
        ("QT6", "not every tenth is published"),
        ("QXU", "not every tenth is published"),
    ],
)
def test_four_boards_say_why_there_is_no_gradient(
    opened: Warehouse, place: str, reason: str
) -> None:
    (said,) = narrative.slope_sentences(screen(opened, place, "deprivation"))
    assert said.startswith(f"No gradient: {reason}")


def test_england_by_tenths_for_analysts(opened: Warehouse) -> None:
    table = screen(opened, "ENG", "deprivation")
    slope, relative, gain = narrative.slope_sentences(table)
    assert slope.startswith("Slope index of inequality (SII): +14.0 points (+13.6 to +14.4)")
    assert "1.32 (1.31 to 1.33)" in relative
    assert "about 35,400 more recoveries" in gain
    assert "chi-square 4,017.8" in narrative.spread_sentence(table)


def test_no_verdict_rests_on_fewer_than_thirty_courses(opened: Warehouse) -> None:
    tested = 0
    for place in ("QKS", "QNQ", "QOC", "QWU", "QMF"):
        for characteristic in measures.characteristics(opened, place, YEAR):
            for against in ("reference", "england"):
                table = screen(opened, place, characteristic, against=against)
                for line in table.lines:
                    if line.comparison is None or line.word == "not compared":
                        continue
                    other = line.comparison.reference_estimate
                    assert other is not None
                    assert min(line.estimate.size or 0, other.size or 0) >= 30
                    tested += 1
    assert tested > 200
