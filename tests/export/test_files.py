"""Figures as comma-separated values, and the names of files."""

from __future__ import annotations

import csv
import io

import pytest

from amhe_explore import export
from tests.charts import made

NOTES = ("Source: NHS England, annual report 2024-25", "Licence: Open Government Licence v3.0")


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_spreadsheet_knows_the_encoding() -> None:
    table = export.Table(("Group",), (("Bahá'í",),), "Religion")
    content = export.csv(table, NOTES)
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows(content)[1] == ["Bahá'í"]


def test_caption_and_notes_stand_below_an_empty_row() -> None:
    table = export.profile_table(made.deprivation(), None)
    written = rows(export.csv(table, NOTES))
    empty = written.index([])
    assert empty == 1 + len(table.raw_rows)
    assert written[empty + 1 :] == [[table.caption], *([note] for note in NOTES)]


def test_numbers_are_plain() -> None:
    table = export.profile_table(made.deprivation(), made.deprivation(made.ENGLAND))
    written = rows(export.csv(table, NOTES))
    total = dict(zip(written[0], written[1], strict=True))
    assert total["referrals"] == "47980"
    assert total["recovery_percent"] == "49"
    assert total["recovery_lower_95"] == "48.0"


def test_made_up_figures_say_so_in_the_file() -> None:
    table = export.profile_table(made.deprivation(made.COAST, made_up=True), None)
    assert any(row and row[0].startswith("Made-up figures.") for row in rows(export.csv(table, ())))


def test_no_cell_becomes_a_formula() -> None:
    table = export.Table(("Place", "Change"), (("=HYPERLINK(1)", "-3.5"), ("@x", "+2")), "c")
    assert rows(export.csv(table, ()))[1:3] == [["'=HYPERLINK(1)", "-3.5"], ["'@x", "+2"]]


@pytest.mark.parametrize(
    ("made_up", "place", "name"),
    [
        (False, "QKS", "talking-therapies_QKS_deprivation_2024-25_funnel.png"),
        (True, "X01", "MADE-UP_talking-therapies_X01_deprivation_2024-25_funnel.png"),
        (False, "../Q K/S", "talking-therapies_Q-K-S_deprivation_2024-25_funnel.png"),
    ],
)
def test_names_say_what_a_file_holds(made_up: bool, place: str, name: str) -> None:
    made_name = export.file_name("funnel", place, "deprivation", "2024-25", made_up, "png")
    assert made_name == name


def test_an_ending_may_have_its_dot() -> None:
    assert export.file_name("table", "ENG", "age", "2024-25", False, ".csv").endswith("_table.csv")


def test_no_head_becomes_a_formula() -> None:
    table = export.Table(("=1", "a"), (("x", "y"),), "c")
    assert rows(export.csv(table, ()))[0] == ["'=1", "a"]
