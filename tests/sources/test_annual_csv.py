"""The annual main CSV: every edition's header, every way to be given, every way to be wrong."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as given_by_hypothesis
from hypothesis import strategies as st

from amhe_explore.catalogue import load
from amhe_explore.errors import AmheError, SourceFileError
from amhe_explore.sources.annual_csv import AnnualMainReader, column_key, year_in
from amhe_explore.sources.given_file import head_of, open_given
from amhe_explore.sources.tidy import ACTIVITY
from tests import pack

NAME = "main-2024-25.csv"
OUTCOMES = (
    "Count_AtCaseness",
    "Count_NotAtCaseness",
    "Count_Improvement",
    "Count_NoReliableChange",
    "Count_Deterioration",
    "Count_Recovery",
    "Count_ReliableRecovery",
    "Percentage_Improvement",
    "Percentage_NoReliableChange",
    "Percentage_Deterioration",
    "Percentage_Recovery",
    "Percentage_ReliableRecovery",
)
# The least that a main file carries, in the style since 2020-21.
LEAST = (*pack.NAMES, "Count_ReferralsReceived", "Count_FinishedCourseTreatment", *OUTCOMES)
SINCE_2022 = (*LEAST, "Count_AccessingServices", "Count_SecondTreatment",
              "Count_EndedAfterOneTreatment", "Mean_WaitAccessingServices")  # fmt: skip
IN_2020 = (*LEAST, "Count_FirstTreatment", "Count_SecondTreatment", "Mean_WaitEnteredTreatment")
# To 2019-20 without underscores, and no second treatment yet.
TO_2019 = tuple(
    column.replace("_", "")
    for column in (*LEAST, "Count_FirstTreatment", "Mean_WaitEnteredTreatment")
)

ENGLAND = {"OrgType": "England", "OrgCode": "All", "OrgName": "All", "VariableType": "Total",
           "VariableA": "NULL", "VariableB": "NULL", "Count_ReferralsReceived": "1000"}  # fmt: skip
# A comma inside the name, quoted; a suppressed cell, one that does not apply, one left empty.
BOARD = {"OrgType": "ICB", "OrgCode": "QOC", "OrgName": "NHS SHROPSHIRE, TELFORD AND WREKIN ICB",
         "VariableType": "Religion", "VariableA": "Baha`i", "VariableB": "NULL",
         "Count_ReferralsReceived": "5", "Count_FinishedCourseTreatment": "*",
         "Count_Recovery": "-", "Percentage_Recovery": "", "Count_Improvement": "NULL"}  # fmt: skip
Row = dict[str, str]


def text(header: tuple[str, ...], *rows: Row) -> str:
    """A CSV of the rows; cells that a row does not give hold 7."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        by_key = {column_key(name): cell for name, cell in row.items()}
        writer.writerow([by_key.get(column_key(name), "7") for name in header])
    return held.getvalue()


def read(path: Path, content: str | bytes | None = None) -> list[dict[str, Any]]:
    """Every cell the reader finds in a file, in order."""
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = []
    for file in open_given(path):
        assert AnnualMainReader().recognises(head_of(file))
        for tidy in AnnualMainReader().read(file, load()):
            assert tidy.rows.schema == ACTIVITY
            assert (tidy.table, tidy.source) == ("activity", "tt-annual")
            found += tidy.rows.to_pylist()
    return found


def cell(rows: list[dict[str, Any]], org_code: str, measure: str) -> dict[str, Any]:
    (one,) = [row for row in rows if (row["org_code"], row["measure"]) == (org_code, measure)]
    return one


def refused(path: Path, content: str | bytes) -> SourceFileError:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(SourceFileError) as caught:
        read(path)
    line = str(caught.value)
    assert line.startswith(path.name)
    assert "\n" not in line
    return caught.value


# Header, and which of our measures it carries beside those of every edition.
EDITIONS = {
    "to 2019-20": (TO_2019, {"started", "wait_to_start_days"}),
    "2020-21": (IN_2020, {"started", "wait_to_start_days", "second_treatment"}),
    "since 2022-23": (
        SINCE_2022,
        {"started", "wait_to_start_days", "second_treatment", "ended_after_one"},
    ),
    # The little that is common to all: no started, no ended counts.
    "the least": (LEAST, set()),
    "alphabetical": (tuple(sorted(LEAST)), set()),
}


@pytest.mark.parametrize("label", EDITIONS)
def test_headers_of_every_edition(tmp_path: Path, label: str) -> None:
    header, extra = EDITIONS[label]
    rows = read(tmp_path / NAME, text(header, ENGLAND, BOARD))
    assert {row["measure"] for row in rows} == extra | {
        "referrals",
        "finished",
        "at_caseness",
        "not_at_caseness",
        "improved",
        "no_change",
        "deteriorated",
        "recovered",
        "reliably_recovered",
        "reliable_improvement_published",
        "no_change_published",
        "deterioration_published",
        "recovery_published",
        "reliable_recovery_published",
    }
    assert len(rows) == 2 * (14 + len(extra))
    assert cell(rows, "All", "referrals")["value"] == 1000


def test_a_cell_keeps_its_text_its_flag_and_its_row(tmp_path: Path) -> None:
    rows = read(tmp_path / NAME, text(SINCE_2022, ENGLAND, BOARD))
    shared = {
        "period": "2024-25",
        "org_type": "ICB",
        "org_code": "QOC",
        "org_name": "NHS SHROPSHIRE, TELFORD AND WREKIN ICB",
        "variable_type": "Religion",
        "variable_a": "Baha`i",
        "variable_b": "NULL",
        "rounded_to": 5,
        "row": 3,
    }
    expected = {
        "referrals": ("5", 5.0, "published"),
        "finished": ("*", None, "suppressed"),
        "recovered": ("-", None, "not_applicable"),
        "improved": ("NULL", None, "not_applicable"),
        "recovery_published": ("", None, "not_published"),
    }
    for measure, (said, value, flag) in expected.items():
        assert cell(rows, "QOC", measure) == shared | {
            "measure": measure, "text": said, "value": value, "flag": flag
        }  # fmt: skip
    # England's figures are exact.
    assert {row["rounded_to"] for row in rows if row["org_code"] == "All"} == {1}


PLAIN = text(SINCE_2022, ENGLAND, BOARD)
WAYS: dict[str, bytes] = {
    "with line ends of old Macs": PLAIN.replace("\r\n", "\r").encode(),
    "with a byte-order mark": b"\xef\xbb\xbf" + PLAIN.encode(),
    "with Unix line ends": PLAIN.replace("\r\n", "\n").encode(),
    "without an end of line at its end": PLAIN.rstrip().encode(),
    "every cell quoted": "\r\n".join(
        ",".join(f'"{each}"' for each in row) for row in csv.reader(io.StringIO(PLAIN))
    ).encode(),
    # A spreadsheet saves columns of which nothing is left but their commas.
    "with empty columns at the end": PLAIN.replace("\r\n", ",,\r\n").encode(),
    "with a column nobody knows": PLAIN.replace("\r\n", ",9\r\n")
    .replace("Services,9\r", "Services,Count_New\r", 1)
    .encode(),
    "with other case and spaces in the header": PLAIN.replace(
        "OrgType,OrgCode", "orgtype, Org_Code "
    ).encode(),
}


@pytest.mark.parametrize("label", WAYS)
def test_the_same_figures_however_they_are_written(tmp_path: Path, label: str) -> None:
    assert WAYS[label] != PLAIN.encode()
    assert read(tmp_path / NAME, WAYS[label]) == read(tmp_path / f"plain-{NAME}", PLAIN)


def _zip(path: Path, member: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("folder/", "")
        archive.writestr(member, PLAIN)
    return path


PLACES: dict[str, Callable[[Path], Path]] = {
    "in the official zip": lambda folder: _zip(folder / "pack-2024-25.zip", "main.csv"),
    "in a folder of a zip": lambda folder: _zip(folder / "pack.zip", "a/b/main-2024-25.csv"),
    "in a zip of another name": lambda folder: _zip(folder / "pack-2024-25.csv", "main.csv"),
    "with a misleading name": lambda folder: folder / "census2021-ts021-2024-25.xlsx",
    "without an ending": lambda folder: folder / "2024-2025",
    "in a folder of its year": lambda folder: folder / "2024-25" / "main.csv",
}


@pytest.mark.parametrize("label", PLACES)
def test_the_same_figures_wherever_they_lie(tmp_path: Path, label: str) -> None:
    (tmp_path / "2024-25").mkdir()
    path = PLACES[label](tmp_path)
    if not path.exists():
        path.write_text(PLAIN, newline="")
    assert read(path) == read(tmp_path / f"plain-{NAME}", PLAIN)


def test_a_file_of_several_blocks_keeps_its_rows(tmp_path: Path) -> None:
    # More than one block of the CSV parser, whose dictionaries then differ.
    places = [BOARD | {"OrgCode": f"Q{n:05d}", "OrgName": "N" * 4000} for n in range(4_500)]
    path = tmp_path / NAME
    path.write_text(text(LEAST, ENGLAND, *places))
    (file,) = open_given(path)
    first = next(AnnualMainReader().read(file, load())).rows
    assert first["org_code"].to_pylist() == ["All", *(place["OrgCode"] for place in places)]
    assert first["row"].to_pylist() == list(range(2, 4_503))


def period_of(path: Path, england: Row) -> str:
    (period,) = {row["period"] for row in read(path, text(LEAST, england, BOARD))}
    return str(period)


def test_englands_totals_tell_the_year_whatever_the_name(tmp_path: Path) -> None:
    for year, edition in load().sources["tt-annual"].editions.items():
        totals = {
            "Count_ReferralsReceived": str(edition.england["referrals"]),
            "Count_FinishedCourseTreatment": f"{edition.england['finished']:,}",
        }
        assert period_of(tmp_path / "main-2031-32.csv", ENGLAND | totals) == year
        # One of the two alone is no proof.
        del totals["Count_FinishedCourseTreatment"]
        assert period_of(tmp_path / "main-2031-32.csv", ENGLAND | totals) == "2031-32"


def test_the_name_tells_the_year_of_an_unknown_edition(tmp_path: Path) -> None:
    (tmp_path / "2019-20").mkdir()
    # The nearest name wins: member, archive, folder.
    assert period_of(tmp_path / "2019-20" / "pack_2025-26.csv", ENGLAND) == "2025-26"
    assert period_of(tmp_path / "2019-20" / "pack.csv", ENGLAND) == "2019-20"


def test_no_year_anywhere_is_an_error(tmp_path: Path) -> None:
    # 2024-26 is no year, nor is the version number.
    error = refused(tmp_path / "main-2024-26-v2.csv", PLAIN)
    assert "the year cannot be told" in error.what
    assert "2024-25" in error.expected


YEARS = {
    "psych-ther-ann-rep-csv-2024-25-main2.csv": "2024-25",
    "psych-ther-ann-rep-csv-2020-21-main-csv-v2.csv": "2020-21",
    "annual_2021_22.csv": "2021-22",
    "annual 202223.csv": "2022-23",
    "annual-2023-2024.csv": "2023-24",
    "tt 2099-00": "2099-00",
    "2024": "",
    "2024-26": "",
    "120242025": "",
    "": "",
}


@pytest.mark.parametrize("name", YEARS)
def test_years_in_names(name: str) -> None:
    assert year_in(name) == YEARS[name]


@given_by_hypothesis(st.integers(2000, 2098), st.sampled_from("-_ "), st.text("abc.-", max_size=5))
def test_any_year_is_found_in_any_name(first: int, sign: str, around: str) -> None:
    year = f"{first}-{(first + 1) % 100:02d}"
    assert year_in(f"{around}{first}{sign}{(first + 1) % 100:02d}{around}") == year


def with_cell(column: str, said: str) -> str:
    return text(SINCE_2022, ENGLAND, BOARD | {column: said})


# What is wrong, the row and column of the message, and a word of it.
FAULTS: dict[str, tuple[str | bytes, int | None, str | None, str]] = {
    "a negative count": (with_cell("Count_Recovery", "-5"), 3, "Count_Recovery", "'-5'"),
    "half a course": (with_cell("Count_Recovery", "12.5"), 3, "Count_Recovery", "'12.5'"),
    "an exponent": (with_cell("Count_Recovery", "1e3"), 3, "Count_Recovery", "'1e3'"),
    "not a number": (with_cell("Count_Recovery", "NaN"), 3, "Count_Recovery", "'NaN'"),
    "infinity": (with_cell("Count_Recovery", "inf"), 3, "Count_Recovery", "'inf'"),
    "over a hundred": (with_cell("Percentage_Recovery", "101"), 3, "Percentage_Recovery", "'101'"),
    "a note in a cell": (with_cell("Count_Recovery", "see 1"), 3, "Count_Recovery", "'see 1'"),
    "an unknown kind of organisation": (with_cell("OrgType", "Trust"), 3, "OrgType", "'Trust'"),
    "no kind of organisation": (with_cell("OrgType", ""), 3, "OrgType", "''"),
    "no code": (with_cell("OrgCode", ""), 3, "OrgCode", "''"),
    "NULL for a code": (with_cell("OrgCode", "NULL"), 3, "OrgCode", "'NULL'"),
    "a path for a code": (with_cell("OrgCode", "../QOC"), 3, "OrgCode", "'../QOC'"),
    "a name for a code": (with_cell("OrgCode", "N" * 4000), 3, "OrgCode", "'NNN"),
    "a renamed column": (
        PLAIN.replace("Count_Recovery", "Count_Recovered"),
        1, "CountRecovery", "not known here: Count_Recovered",
    ),
    "a renamed identifier": (PLAIN.replace("OrgType", "Organisation", 1), 1, "OrgType", "missing"),
    "a column twice": (
        PLAIN.replace("Count_Recovery", "Count_Improvement", 1), 1, "Count_Improvement", "twice"
    ),
    "a column in both styles": (
        PLAIN.replace("Count_SecondTreatment", "CountRecovery", 1), 1, "CountRecovery", "twice"
    ),
    "old and new name of one measure": (
        PLAIN.replace("Count_SecondTreatment", "Count_FirstTreatment", 1),
        1, "Count_FirstTreatment", "a second column for started",
    ),
    "cut off in the middle of a row": (PLAIN[:-40], 3, None, "cells"),
    "cut off inside quotes": (PLAIN[: PLAIN.index("SHROPSHIRE")], 3, None, "3 cells"),
    "a cell too many": (PLAIN.replace("QOC,", "QOC,QOC,"), 3, None, "25 cells"),
    "a header over two lines": (
        PLAIN.replace("Count_Second", '"Count_\n"', 1), 1, None, "header is broken"
    ),
    "a header alone": (PLAIN[: PLAIN.index("\r\n") + 2], None, None, "no rows"),
    "latin-1 late in the file": (
        PLAIN.encode() + BOARD["OrgType"].encode() + b",QXX,CAF\xc9", 4, "OrgName", "0xc9"
    ),
    "semicolons in one row": (PLAIN + "ICB;QKS;x\r\n", 4, None, "1 cells"),
}  # fmt: skip


@pytest.mark.parametrize("label", FAULTS)
def test_a_fault_is_named_with_its_row_and_column(tmp_path: Path, label: str) -> None:
    content, row, column, said = FAULTS[label]
    error = refused(tmp_path / NAME, content)
    assert (error.row, error.column) == (row, column)
    assert said in error.what
    assert error.expected


def test_a_fault_in_an_archive_names_archive_and_member(tmp_path: Path) -> None:
    path = tmp_path / "pack-2024-25.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("main.csv", with_cell("Count_Recovery", "-5"))
    with pytest.raises(SourceFileError) as caught:
        read(path)
    assert caught.value.file == "pack-2024-25.zip > main.csv"


def test_the_invented_pack_is_read_whole(tmp_path: Path) -> None:
    rows = read(tmp_path / NAME, pack.main_csv("2024-25"))
    # 19 counts and percentages and 2 means for each line; three columns are known and not used.
    lines = len(pack.rows("2024-25"))
    assert len(rows) == lines * (len(pack.HEADER) - len(pack.NAMES) - 3)
    assert {row["row"] for row in rows} == set(range(2, lines + 2))
    assert {row["org_type"] for row in rows} == {each.org_type for each in pack.ORGANISATIONS}


def test_other_headers_are_not_main_files(tmp_path: Path) -> None:
    for header in (
        "OrgType,OrgCode,OrgName,VariableType,VariableA,VariableB,Count_ReferralsReceived",
        ",".join(OUTCOMES),
        "a;b;c",
        "",
    ):
        path = tmp_path / "x.csv"
        path.write_text(header + "\n1,2\n")
        (file,) = open_given(path)
        assert not AnnualMainReader().recognises(head_of(file))


@given_by_hypothesis(st.data())
def test_any_spoiled_file_is_read_or_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(PLAIN.encode())
    start = content.index(b"\n")
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(start, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    path = tmp_path_factory.getbasetemp() / NAME
    path.write_bytes(bytes(content))
    (file,) = open_given(path)
    line = ""
    try:
        list(AnnualMainReader().read(file, load()))
    except AmheError as error:
        line = str(error)
    assert "\n" not in line
    assert line.startswith(NAME) or not line
