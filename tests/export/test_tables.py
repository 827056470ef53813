"""The tables behind the pictures: every cell has a figure or a reason, and none gives one away."""

from __future__ import annotations

from dataclasses import replace

from amhe_explore import export
from amhe_explore.export import Table
from amhe_explore.measures.results import GroupResult, Profile
from tests.charts import made


def cell(table: Table, group: str, column: str) -> str:
    row = next(row for row in table.rows if row[0] == group)
    return row[table.columns.index(column)]


def raw(table: Table, group: str, column: str) -> str:
    row = next(row for row in table.raw_rows if row[0] == group)
    return row[table.raw_columns.index(column)]


def one_group(group: GroupResult) -> Profile:
    return made.profile(made.KENT, "religion", "Religion", (group,))


def test_figures_and_their_ranges() -> None:
    table = export.profile_table(made.deprivation(), made.deprivation(made.ENGLAND))
    first = "Most deprived tenth"
    assert cell(table, first, "Referrals per 1,000") == "47"
    assert cell(table, first, "Finished per 100 referrals") == "38"
    assert cell(table, first, "Recovery") == "43%"
    assert cell(table, first, "Likely range") == "40 to 46"
    assert cell(table, first, "England, recovery") == "42.8%"
    assert cell(table, first, "Reliable recovery") == "not published"
    assert cell(table, "Total", "Referrals") == "47,980"


def test_without_a_comparator_there_is_no_column_for_it() -> None:
    table = export.profile_table(made.deprivation(), None)
    assert not any("England" in column for column in table.columns)


def test_reasons_stand_in_the_cells() -> None:
    table = export.profile_table(made.ethnicity(), made.ethnicity(made.ENGLAND))
    assert cell(table, "Indian", "Referrals") == "suppressed (under 5)"
    assert cell(table, "Indian", "Recovery") == "suppressed (under 5)"
    assert cell(table, "African", "Finished per 100 referrals") == "not published"
    assert cell(table, "Indian", "Likely range") == "no likely range"
    assert raw(table, "Indian", "referrals") == "suppressed (under 5)"
    assert "" not in {text for row in table.rows for text in row}


def test_a_withheld_denominator_is_not_given_away() -> None:
    rate = made.rate(0.4, flag="approximate", numerator=20, denominator=None)
    counts = {
        "finished": made.count(50),
        "eligible": made.count(48),
        "recovered": made.count(20),
    }
    table = export.profile_table(
        one_group(made.group("sikh", "Sikh", {"recovery": rate}, counts)), None
    )
    assert cell(table, "Sikh", "Could recover") == "suppressed (under 5)"
    assert raw(table, "Sikh", "could_recover") == "suppressed (under 5)"
    assert "48" not in {text for row in (*table.rows, *table.raw_rows) for text in row}


def test_a_published_denominator_is_shown() -> None:
    counts = {"eligible": made.count(1000)}
    table = export.profile_table(
        one_group(made.group("a", "A", {"recovery": made.rate(0.4)}, counts)), None
    )
    assert cell(table, "A", "Could recover") == "1,000"


def test_a_closed_gate_closes_the_column() -> None:
    table = export.profile_table(made.deprivation(gates=(made.VOLUME,)), None)
    place = table.columns.index("Finished per 100 referrals")
    assert {row[place] for row in table.rows} == {"not shown"}


def test_captions_say_what_when_and_whether_made_up() -> None:
    official = export.profile_table(made.deprivation(), None).caption
    assert official == "Deprivation: Kent and Medway, 2024-25"
    coast = made.deprivation(made.COAST, made_up=True)
    assert export.profile_table(coast, None).caption.startswith("Made-up figures. ")
    assert export.funnel_table(made.cohort(made_up=True)).caption.startswith("Made-up figures. ")


def test_every_row_fills_every_column() -> None:
    tables = [
        export.profile_table(made.ethnicity(), made.ethnicity(made.ENGLAND)),
        export.funnel_table(made.activity()),
        export.funnel_table(made.cohort()),
        export.recording_table(made.recordings()),
    ]
    for table in tables:
        assert {len(row) for row in table.rows} == {len(table.columns)}
        assert {len(row) for row in table.raw_rows} == {len(table.raw_columns)}
        assert len(table.rows) == len(table.raw_rows)


def test_a_funnel_has_a_row_a_stage_and_names_what_is_not_carried() -> None:
    table = export.funnel_table(made.activity())
    stages = [row[1] for row in table.rows]
    assert stages.count("Started treatment in the year") == 1
    assert "Second treatment" in stages
    finished = next(row for row in table.rows if row[1].startswith("Courses finished"))
    assert finished[2:] == ("12,875", "27", "26 to 27")


def test_groups_are_left_out_where_they_may_not_be_shown() -> None:
    assert len(export.funnel_table(made.cohort()).rows) == 11 * 5 + 1
    assert len(export.funnel_table(replace(made.cohort(), by_group=False)).rows) == 5 + 1


def test_recording_says_shares_and_gates() -> None:
    table = export.recording_table(made.recordings())
    religion = next(row for row in table.rows if row[0] == "Religion")
    assert religion[1:4] == ("85%", "2%", "54%")
    assert religion[4].startswith("closed: ")
    disability = next(row for row in table.rows if row[0] == "Disability")
    assert disability[1] == "not published"
