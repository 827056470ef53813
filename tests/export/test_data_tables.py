"""The tables of Data and methods: what is loaded, how complete, what it means."""

from __future__ import annotations

import csv as csv_format
import dataclasses
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import catalogue, export
from amhe_explore.measures import (
    LoadedFile,
    LoadedSource,
    NotLoaded,
    PlaceCompleteness,
    Status,
    build_report,
    completeness,
    status,
)
from amhe_explore.warehouse import Warehouse, open_current

SOURCE = LoadedSource(
    "tt-annual", "2024-25", "Annual report 2024-25", "NHS England", "Open Government Licence v3.0",
    "Contains information from NHS England.", "https://files.digital.nhs.uk/4E/2104A0/a_b (2).zip",
    True, "", False,
    (
        LoadedFile("a_b.zip > main.csv", "ab" * 32, 1234, "2026-11-20T18:20:00Z"),
        LoadedFile("x.csv", "cd" * 32, 5, ""),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[Warehouse]:
    with open_current(small_warehouse) as warehouse:
        yield warehouse


@pytest.fixture(scope="module")
def found(opened: Warehouse) -> Status:
    return status(opened)


@pytest.fixture(scope="module")
def kent(opened: Warehouse) -> PlaceCompleteness:
    return completeness(opened, "QKS", "2024-25")


def everything(opened: Warehouse, found: Status, kent: PlaceCompleteness) -> list[export.Table]:
    report = build_report(opened)
    return [
        export.coverage_table(found),
        export.publication_table(found.sources),
        export.origin_table(found.sources),
        export.licence_table(found.sources),
        export.checks_table(report),
        *(export.findings_table(check) for check in report.checks if check.findings),
        export.breaks_table(report),
        *(heat.table for heat in export.completeness_tables(kent)),
        export.completeness_by_year(kent).table,
        export.completeness_data(kent),
        export.counts_table(),
        export.rates_table(),
        export.judgement_table(),
        export.characteristics_table(),
        export.glossary_table(),
    ]


def test_no_cell_is_blank_and_every_row_is_as_wide_as_its_head(
    opened: Warehouse, found: Status, kent: PlaceCompleteness
) -> None:
    for table in everything(opened, found, kent):
        assert table.rows, table.caption
        for row in table.rows:
            assert len(row) == len(table.columns), table.caption
            assert all(cell.strip() for cell in row), (table.caption, row)


def test_names_of_rows_stand_once_where_cells_are_shaded(kent: PlaceCompleteness) -> None:
    for heat in (*export.completeness_tables(kent), export.completeness_by_year(kent)):
        names = [row[0] for row in heat.table.rows]
        assert len(names) == len(set(names))


def test_places_by_year_newest_first(found: Status) -> None:
    table = export.coverage_table(found)
    assert table.columns == ("Year", "England", "NHS regions", "ICBs", "Sub-ICBs", "Providers")
    assert [row[0] for row in table.rows] == ["2024-25", "2023-24", "2022-23"]
    assert table.rows[0] == ("2024-25", "1", "1", "3", "2", "2")


def test_months_are_not_years(found: Status) -> None:
    more = dataclasses.replace(found, periods=(*found.periods, ("2026-03", "monthly")))
    assert export.coverage_table(more) == export.coverage_table(found)


def test_a_file_says_where_it_came_from_and_when() -> None:
    first, second = export.origin_table([SOURCE]).rows
    assert [cell.replace("\u200b", "") for cell in first] == [
        "a_b.zip > main.csv",
        "[files.digital.nhs.uk: a_b (2).zip](https://files.digital.nhs.uk/4E/2104A0/a_b%20(2%29.zip)",
        "2026-11-20 18:20 UTC",
        "abababababab",
    ]
    assert second[2] == "given by hand"


def test_what_comes_with_the_program_is_not_given_by_hand() -> None:
    made_up = dataclasses.replace(SOURCE, made_up=True)
    assert export.origin_table([made_up]).rows[1][2] == "comes with the program"
    default = next(each for each in catalogue.load().sources.values() if each.default_only)
    typed_in = dataclasses.replace(SOURCE, id=default.id)
    assert export.origin_table([typed_in]).rows[1][2] == "comes with the program"


def test_a_source_that_is_not_used_says_why(found: Status) -> None:
    used = {row[0]: row[-1] for row in export.publication_table(found.sources).rows}
    assert "no: read; another source carries the same figures" in used.values()
    assert used["NHS Talking Therapies annual report 2024-25"] == "yes"


def test_what_is_not_loaded_has_links_or_says_that_there_is_none() -> None:
    lines = [
        NotLoaded("a", "1", "A", "P", "Maps", "https://a.example/x.csv", "https://a.example/"),
        NotLoaded("b", "", "B", "P", "Places", "", "https://b.example/page"),
    ]
    one, two = export.not_loaded_table(lines).rows
    plain = [cell.replace("\u200b", "") for cell in one]
    assert plain[2:] == [
        "[a.example: x.csv](https://a.example/x.csv)",
        "[a.example](https://a.example/)",
    ]
    assert two[2] == "no fixed address"


def test_every_file_is_in_the_data_with_its_whole_checksum(found: Status) -> None:
    table = export.sources_data(found)
    lines = list(csv_format.reader(io.StringIO(export.csv(table, ["Build"]).decode("utf-8-sig"))))
    assert lines[0] == list(table.columns)
    files = sum(each.files for each in found.sources)
    assert len(table.rows) == files + len(found.not_used)
    checksums = {row[8] for row in table.rows[:files]}
    assert all(len(checksum) == 64 for checksum in checksums)


def test_numbers_and_shades_belong_together(kent: PlaceCompleteness) -> None:
    for heat in (*export.completeness_tables(kent), export.completeness_by_year(kent)):
        assert len(heat.shares) == len(heat.table.rows)
        for row, shares in zip(heat.table.rows, heat.shares, strict=True):
            for text, share in zip(row[1:], shares, strict=True):
                assert text.endswith("%") == (share is not None)


def test_declined_is_a_table_of_its_own(kent: PlaceCompleteness) -> None:
    missing, declined = export.completeness_tables(kent)
    rows = {row[0]: row[1:] for row in missing.table.rows}
    assert rows["Disability"] == ("20%", "20%", "20%")
    assert list(declined.table.rows) == [("Disability", "8%", "8%", "8%")]
    by_year = {row[0]: row[1:] for row in export.completeness_by_year(kent).table.rows}
    assert by_year["Disability"] == ("28%", "28%", "28%")


def test_made_up_shares_say_so(kent: PlaceCompleteness) -> None:
    made_up = dataclasses.replace(kent, made_up=True)
    tables = [heat.table for heat in export.completeness_tables(made_up)]
    for table in (*tables, export.completeness_by_year(made_up).table):
        assert table.caption.startswith("Made-up figures. ")


def test_every_measure_is_defined_once() -> None:
    names = [
        row[0] for table in (export.counts_table(), export.rates_table()) for row in table.rows
    ]
    assert sorted(names) == sorted(each.name for each in catalogue.load().measures.values())
    rates = [row[0] for row in export.rates_table().rows]
    assert [row[0] for row in export.judgement_table().rows] == rates


def test_recovery_is_told_with_both_counts_and_its_target() -> None:
    recovery = next(row for row in export.rates_table().rows if row[0] == "Recovery")
    assert recovery[1:3] == ("Recovered", "Eligible for recovery")
    judged = next(row for row in export.judgement_table().rows if row[0] == "Recovery")
    assert judged[1] == "higher is better"
    assert judged[2].startswith("0.5: long-standing national standard")


def test_every_offered_characteristic_has_groups_and_a_reference() -> None:
    rows = {row[0]: row for row in export.characteristics_table().rows}
    offered = [each for each in catalogue.load().characteristics.values() if each.offered]
    assert list(rows) == [each.name for each in offered]
    assert rows["Deprivation"][1].startswith("Most deprived tenth; 2nd most deprived tenth")
    assert rows["Deprivation"][2] == "Least deprived tenth; also everyone else"
    assert "One person can be in several groups." in rows["Disability"][3]
    assert "Groups changed in 2021-22." in rows["Age"][3]


def test_every_term_is_in_the_glossary_with_its_other_names() -> None:
    names = [row[0] for row in export.glossary_table().rows]
    assert len(names) == len(catalogue.load_glossary())
    assert "Confidence interval (likely range)" in names


def test_breaks_are_data_with_codes(opened: Warehouse) -> None:
    table = export.breaks_table(build_report(opened))
    assert table.rows[0][0] == "Coventry and Warwickshire (QWU), 2024-25"
    assert table.raw_rows[0][:5] == ("icb", "QWU", "Coventry and Warwickshire", "2024-25", "volume")
