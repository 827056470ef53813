"""Workbooks read back: the same as on screen, with reasons, without formulas or merged cells."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from amhe_explore import export
from amhe_explore.export.workbook import number_of
from tests.charts import made

FACTS = (("Place", "Kent and Medway (QKS)"), ("Year", "2024-25"), ("Licence", "OGL v3.0"))
COVER = export.Cover("Recovered less often in the most deprived areas", FACTS, ("A caution",))
TABLE = export.profile_table(made.deprivation(), made.deprivation(made.ENGLAND))
SMALL = export.Table(
    ("Group", "Count", "Rate", "Range", "Code"),
    (
        ("=cmd|' /C calc'!A0", "1,813,432", "50.5%", "42 to 46", "007"),
        ("@x", "suppressed (under 5)", "-3.5", "-", "+2 more"),
        ("2021", "0", "49%", "not shown", "-1+1"),
    ),
    "Hazards",
    ("group", "count", "lower"),
    (("=1", "1813432", ""), ("b", "suppressed (under 5)", "not applicable"),
     ("c", "not published", "48.0")),
)  # fmt: skip


def opened(*tables: export.Table, cover: export.Cover = COVER) -> Any:
    return openpyxl.load_workbook(io.BytesIO(export.workbook(tables, cover)))


def as_read(cell: Any) -> str:
    """What a spreadsheet shows of a cell: its own number format, applied by hand."""
    if isinstance(cell.value, str):
        return cell.value
    shape = cell.number_format
    value = cell.value * (100 if shape.endswith("%") else 1)
    decimals = len(shape.rstrip("%").partition(".")[2])
    marked = "," if "," in shape else ""
    return f"{value:{marked}.{decimals}f}{'%' if shape.endswith('%') else ''}"


def grid(sheet: Any) -> list[tuple[str, ...]]:
    return [tuple(as_read(cell) for cell in row) for row in sheet.iter_rows(min_row=4)]


@pytest.mark.parametrize("table", [TABLE, SMALL], ids=["a profile", "hazards"])
def test_a_table_reads_as_on_screen(table: export.Table) -> None:
    assert grid(opened(table)["Table 1"]) == [table.columns, *table.rows]


def test_numbers_are_numbers_and_words_are_words() -> None:
    sheet = opened(SMALL)["Table 1"]
    assert [cell.value for cell in sheet[5]] == [
        "=cmd|' /C calc'!A0", 1_813_432, pytest.approx(0.505), "42 to 46", "007",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[6]][1:3] == ["suppressed (under 5)", -3.5]
    # A row's name is a name, even where it is a year.
    assert sheet["A7"].value == "2021"


def test_no_cell_is_a_formula() -> None:
    book = opened(SMALL, cover=export.Cover("=1+1", (("=a", "@b"),), ("+c",)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    words = [cell for cell in cells if isinstance(cell.value, str)]
    risky = [cell for cell in words if cell.value[:1] in ("=", "+", "-", "@")]
    assert len(risky) >= 8
    assert all(cell.quotePrefix for cell in risky)


def test_data_have_shorthand_where_there_is_no_figure() -> None:
    assert grid(opened(SMALL)["Table 1 data"]) == [
        ("group", "count", "lower"), ("=1", "1813432", "[x]"), ("b", "[c]", "[z]"),
        ("c", "[x]", "48.0"),
    ]  # fmt: skip


def test_sheets_in_order_with_shorthand_explained_first() -> None:
    book = opened(TABLE, SMALL)
    assert book.sheetnames == [
        "Cover", "Contents", "Notes", "Table 1", "Table 1 data", "Table 2", "Table 2 data",
    ]  # fmt: skip
    notes = [row[0].value for row in book["Notes"].iter_rows(min_row=3)]
    assert notes == ["[c]", "[x]", "[z]", "1"]
    contents = [row[0].value for row in book["Contents"].iter_rows(min_row=3)]
    assert contents == book.sheetnames[2:]


def test_the_cover_says_what_it_is_and_not_when_it_was_made() -> None:
    cover = opened(TABLE)["Cover"]
    assert cover["A1"].value == COVER.title
    lines = [tuple(cell.value for cell in row) for row in cover.iter_rows(min_row=3)]
    assert lines == [*FACTS, ("Figures", "official figures")]
    assert export.workbook([TABLE], COVER) == export.workbook([TABLE], COVER)


def test_made_up_figures_say_so_on_every_sheet_with_figures() -> None:
    table = export.profile_table(made.deprivation(made.COAST, made_up=True), None)
    book = opened(table)
    for name in ("Cover", "Table 1", "Table 1 data"):
        assert book[name]["A1"].value.startswith("Made-up figures. ")
        assert book[name]["A1"].value.count("Made-up figures.") == 1
    assert book.properties.title.startswith("Made-up figures.")


def test_heads_stay_in_sight_and_nothing_is_merged() -> None:
    book = opened(TABLE)
    for name in ("Table 1", "Table 1 data"):
        assert book[name].freeze_panes == "B5"
        assert book[name].column_dimensions["A"].width > 15
    assert not any(sheet.merged_cells.ranges for sheet in book)
    cells = [cell for row in book["Table 1"].iter_rows(min_row=4) for cell in row]
    assert all(cell.value is not None for cell in cells)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,813,432", (1_813_432, "#,##0")),
        ("47980", (47_980, "0")),
        ("49%", (0.49, "0%")),
        ("50.5%", (0.505, "0.0%")),
        ("-3.50", (-3.5, "0.00")),
        ("0", (0, "0")),
        ("0.5", (0.5, "0.0")),
        ("007", None),
        ("1,81", None),
        ("2024-25", None),
        ("under 1", None),
        ("", None),
    ],
)
def test_what_is_a_number(text: str, found: tuple[float, str] | None) -> None:
    number = number_of(text)
    if found is None or number is None:
        assert number is found
    else:
        assert number[0] == pytest.approx(found[0])
        assert number[1] == found[1]
