"""What each text of a cell means: a number, a mark, or a clear refusal."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amhe_explore.errors import SourceFileError
from amhe_explore.sources import cells

ROWS = np.arange(2, 102, dtype=np.int32)


def parse(texts: list[str], kind: str = "count") -> list[tuple[float | None, str]]:
    column = pa.array(texts, pa.string()).dictionary_encode()
    found = cells.parse(column, kind, "x.csv", "Count_X", ROWS[: len(texts)])
    assert found.text.to_pylist() == texts
    return list(zip(found.value.to_pylist(), found.flag.to_pylist(), strict=True))


def refused(text: str, kind: str) -> SourceFileError:
    # The bad cell is the fourth; two good ones and a repeat stand before it.
    column = pa.array(["5", "*", "5", text, text], pa.string()).dictionary_encode()
    with pytest.raises(SourceFileError) as caught:
        cells.parse(column, kind, "x.csv", "Count_X", ROWS[:5])
    assert (caught.value.file, caught.value.row, caught.value.column) == ("x.csv", 5, "Count_X")
    return caught.value


MARKS = [
    ("*", "suppressed"),  # a count under 5, or a rate resting on one
    (" * ", "suppressed"),
    ("NULL", "not_applicable"),
    ("Null", "not_applicable"),
    ("-", "not_applicable"),  # older files
    ("", "not_published"),
    ("   ", "not_published"),
]


@pytest.mark.parametrize("kind", cells.FORMS)
@pytest.mark.parametrize(("text", "flag"), MARKS)
def test_a_mark_says_why_there_is_no_number(text: str, flag: str, kind: str) -> None:
    assert parse([text], kind) == [(None, flag)]


NUMBERS = [
    ("count", "0", 0),
    ("count", "1813432", 1_813_432),
    ("count", " 25 ", 25),
    ("count", "1,813,432", 1_813_432),  # as a spreadsheet shows it
    ("count", "25.0", 25),  # as a program writes a whole number it took for a fraction
    ("count", "999999999", 999_999_999),
    ("published_percentage", "0", 0),
    ("published_percentage", "51.3", 51.3),
    ("published_percentage", "100", 100),
    ("published_percentage", ".5", 0.5),
    ("mean", "27.44", 27.44),
    ("mean", "1,234.5", 1234.5),
]


@pytest.mark.parametrize(("kind", "text", "value"), NUMBERS)
def test_a_number_is_read(kind: str, text: str, value: float) -> None:
    assert parse([text], kind) == [(value, "published")]


NO_NUMBERS = [
    "-5",
    "+5",
    "1e3",  # float() takes all of the next six
    "NaN",
    "inf",
    "Infinity",
    "1_000",
    "\u0661\u0662",  # digits of another script
    "1,2",
    "1,2345",
    ",5",
    "5,",
    "12 345",
    "0x10",
    "5*",
    "**",
    "N/A",
    "<5",
    "50%",
    "--",
    ".",
    "5.",
    "\u22125",  # a minus sign of its own
    "1234567890",  # ten digits: no count of England
    "9" * 400,
]


@pytest.mark.parametrize("kind", cells.FORMS)
@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_only_looks_like_a_number_is_refused(text: str, kind: str) -> None:
    error = refused(text, kind)
    assert repr(text) in error.what
    assert "\n" not in str(error)


@pytest.mark.parametrize(("kind", "text"), [("count", "12.5"), ("published_percentage", "101"),
                                            ("published_percentage", "100.1")])  # fmt: skip
def test_a_number_of_the_wrong_kind_is_refused(kind: str, text: str) -> None:
    assert repr(text) in refused(text, kind).what


def test_the_message_says_what_was_expected() -> None:
    assert str(refused("-5", "count")) == (
        "x.csv, row 5, column Count_X: '-5' is not a count."
        " Expected: a whole number from 0 to 999,999,999, *, NULL, - or nothing."
        " Nothing was changed; correct the file or download it again."
    )


def test_an_empty_column_is_an_empty_column() -> None:
    assert parse([]) == []


GOOD = st.integers(0, 999_999_999)


@given(st.lists(st.one_of(GOOD.map(str), st.sampled_from(["*", "NULL", "-", ""])), max_size=30))
def test_counts_come_back_in_their_order(texts: list[str]) -> None:
    for text, (value, flag) in zip(texts, parse(texts), strict=True):
        assert (flag == "published") == text.isdigit()
        assert value == (int(text) if text.isdigit() else None)


@given(GOOD)
def test_thousands_may_be_marked(number: int) -> None:
    assert parse([f"{number:,}"]) == parse([str(number)])


@given(st.integers(0, 1000))
def test_percentages_with_one_decimal_are_read_exactly(tenths: int) -> None:
    text = f"{tenths // 10}.{tenths % 10}"
    assert parse([text], "published_percentage") == [(float(text), "published")]


@given(st.text(max_size=12), st.sampled_from(sorted(cells.FORMS)))
def test_any_text_is_a_number_a_mark_or_refused(text: str, kind: str) -> None:
    try:
        ((value, flag),) = parse([text], kind)
    except SourceFileError:
        return
    # A number is never below zero, and a missing one always says why.
    assert (value is None) != (flag == "published")
    assert value is None or 0 <= value <= (100 if kind == "published_percentage" else 1e10)
    assert text.strip().isascii()


def test_constant_repeats_one_text() -> None:
    assert cells.constant("2024-25", 3).to_pylist() == ["2024-25"] * 3
    assert cells.constant("2024-25", 0).to_pylist() == []
