"""The table behind a screen of groups, as read and as data."""

from __future__ import annotations

from dataclasses import replace

from amhe_explore import export
from amhe_explore.measures import Against
from amhe_explore.measures.results import Gate
from tests.narrative import made
from tests.narrative.compared import closed, compared
from tests.narrative.screens import CLOSED, against_rest, both, line, people, screen

PAKISTANI = people("pakistani", "Pakistani people")
CHINESE = people("chinese", "Chinese people")
UNKNOWN = made.group("not_recorded", "not recorded", kind="not_recorded")


def test_verdict_and_difference_come_first() -> None:
    table = screen(line(PAKISTANI, *both("pakistani", -0.14, -0.10)), line(UNKNOWN, None))
    found = export.group_comparison_table(table)
    assert found.columns == (
        "Group",
        "Against everyone else with ethnicity recorded",
        "Difference",
        "Recovery",
        "Likely range",
        "Courses that could",
        "Reliable improvement",
        "Reliable improvement, verdict",
        "Both together",
    )
    assert found.rows[0] == (
        "Pakistani people",
        "▼ lower",
        "14 points lower (9 to 19)",
        "35%",
        "33 to 37",
        "1,000",
        "58%",
        "▼ lower",
        "▼ worse",
    )
    assert found.rows[1][:3] == ("Not recorded", "not compared", "not compared")
    assert found.caption == (
        "Recovered, % of courses that could, by detailed ethnic group. Kent and Medway, 2024-25"
    )


def test_no_cell_is_blank_and_data_have_plain_numbers() -> None:
    shut = closed("fewer than 30 courses on one side", group="chinese", against="rest")
    table = screen(
        line(people("asian_or_asian_british", "Asian"), None, larger=True),
        line(PAKISTANI, against_rest("pakistani", -0.14, 0.07, 0.34)),
        line(CHINESE, shut),
        line(UNKNOWN, None),
    )
    found = export.group_comparison_table(table)
    assert all(cell.strip() for row in found.rows for cell in row)
    assert [row[0] for row in found.rows] == [
        "Asian",
        "– Pakistani people",
        "– Chinese people",
        "Not recorded",
    ]
    assert found.rows[2][1:3] == (
        "not compared: fewer than 30 courses on one side",
        "not compared",
    )
    raw = dict(zip(found.raw_columns, found.raw_rows[1], strict=True))
    assert raw["kind"] == "known"
    assert raw["against"] == "everyone else with ethnicity recorded"
    assert raw["verdict"] == "lower"
    assert [raw[f"difference{end}"] for end in ("", "_lower_95", "_upper_95")] == [
        "-14.0",
        "-21.0",
        "-7.0",
    ]
    assert (raw["recovery"], raw["recovery_lower_95"], raw["denominator"]) == (
        "34.0",
        "32.0",
        "1000",
    )


def test_what_fits_both_directions_has_no_single_size() -> None:
    table = screen(line(PAKISTANI, against_rest("pakistani", -0.04, 0.09, 0.45, care="take care")))
    row = export.group_comparison_table(table).rows[0]
    assert row[1:3] == ("◇ cannot tell (take care)", "from 13 lower to 5 higher")


def test_a_ratio_is_a_ratio() -> None:
    ratio = compared(0.8, 0.7, 0.9, measure="completion", group="pakistani", one=0.32, two=0.4)
    table = screen(line(PAKISTANI, ratio), measure="completion")
    found = export.group_comparison_table(table)
    assert found.rows[0][1:4] == ("▼ lower", "20% lower (10% to 30% lower)", "32")
    raw = dict(zip(found.raw_columns, found.raw_rows[0], strict=True))
    assert (raw["difference"], raw["completion"]) == ("0.800", "32.0")


def test_a_suppressed_denominator_is_not_given_away() -> None:
    found = against_rest("pakistani", -0.14, 0.07, 0.34)
    hidden = replace(found.estimate, denominator=None)
    one = replace(line(PAKISTANI, found), estimate=hidden)
    table = export.group_comparison_table(screen(one))
    assert table.rows[0][5] == "suppressed (under 5)"
    assert "1000" not in table.raw_rows[0]


def test_a_closed_outcome_keeps_its_rates_and_a_closed_step_does_not() -> None:
    shut = closed("Religion was not recorded", group="pakistani", against="rest")
    outcome = export.group_comparison_table(screen(line(PAKISTANI, shut), closed=CLOSED))
    assert outcome.rows[0][1] == "not compared: Religion was not recorded"
    assert outcome.rows[0][3] == "43%"
    gate = Gate("stages", "closed", "Courses that finished fell by 46% in a year.")
    step = export.group_comparison_table(
        screen(line(PAKISTANI, None), measure="completion", closed=gate)
    )
    assert step.rows[0][3:6] == ("not shown", "no likely range", "not shown")


def test_the_reference_is_named_and_without_one_there_is_no_verdict() -> None:
    british = people("white_british", "White British people")
    table = screen(line(british, None), against=Against("reference", "white_british"))
    assert export.group_comparison_table(table).rows[0][1] == "the reference"
    alone = export.group_comparison_table(screen(line(PAKISTANI, None), against=None))
    assert alone.columns[:2] == ("Group", "Recovery")


def test_made_up_figures_say_so_in_the_caption() -> None:
    table = screen(line(PAKISTANI, against_rest("pakistani", -0.1, 0.05, 0.39)), made_up=True)
    found = export.group_comparison_table(table)
    assert found.made_up
    assert found.caption.count("Made-up figures.") == 1
