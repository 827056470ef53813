"""Published cells as numbers with flags: what each mark in the annual files means."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from amhe_explore.errors import SourceFileError
from amhe_explore.sources.tidy import LABEL

FLAGS = ("published", "suppressed", "not_applicable", "not_published")
PUBLISHED, SUPPRESSED, NOT_APPLICABLE, NOT_PUBLISHED = range(4)
# `*`: a count under 5, or a rate resting on one. NULL and `-`: does not apply. Blank: left empty.
MARKS = {"*": SUPPRESSED, "null": NOT_APPLICABLE, "-": NOT_APPLICABLE, "": NOT_PUBLISHED}
# Digits alone, or with commas at the thousands. No sign, no exponent, no "inf": float() takes more.
WHOLE = r"(?:\d{1,9}|\d{1,3}(?:,\d{3}){1,2})"
FORMS = {
    "count": re.compile(rf"{WHOLE}(?:\.0+)?", re.ASCII),
    "published_percentage": re.compile(rf"{WHOLE}?(?:\.\d+)?", re.ASCII),
    "mean": re.compile(rf"{WHOLE}?(?:\.\d+)?", re.ASCII),
}
EXPECTED = {
    "count": "a whole number from 0 to 999,999,999, *, NULL, - or nothing",
    "published_percentage": "a number from 0 to 100, *, NULL, - or nothing",
    "mean": "a number of 0 or more, *, NULL, - or nothing",
}


@dataclass(frozen=True)
class Cells:
    """One column of cells: text as published, value or null, flag."""

    text: pa.DictionaryArray
    value: pa.Array
    flag: pa.DictionaryArray


def parse(column: pa.DictionaryArray, kind: str, file: str, name: str, rows: np.ndarray) -> Cells:
    """Return a column of texts as numbers and flags.

    Args:
        column: The cells as published, dictionary-encoded so that each text is read once.
        kind: count, published_percentage or mean.
        file: Name of the file, for messages.
        name: Name of the column, for messages.
        rows: Row of each cell in the file, for messages.

    Raises:
        SourceFileError: A text that is no such number and no known mark; file, row and column.
    """
    texts = column.dictionary.to_pylist()
    values = np.full(max(len(texts), 1), np.nan)
    flags = np.zeros(max(len(texts), 1), dtype=np.int32)
    for n, text in enumerate(texts):
        value, flag = _one(text, kind)
        if flag is None:
            at = int(np.flatnonzero(column.indices.to_numpy(zero_copy_only=False) == n)[0])
            raise SourceFileError(
                file,
                f"{text!r} is not a {_noun(kind)}",
                EXPECTED[kind],
                "Nothing was changed; correct the file or download it again",
                row=int(rows[at]),
                column=name,
            )
        values[n] = value
        flags[n] = flag
    at = column.indices.to_numpy(zero_copy_only=False)
    found = values[at]
    return Cells(
        text=column,
        value=pa.array(found, mask=np.isnan(found)),
        flag=pa.DictionaryArray.from_arrays(pa.array(flags[at]), pa.array(FLAGS)),
    )


def check(
    column: pa.DictionaryArray,
    good: Callable[[str], object],
    file: str,
    name: str,
    first_row: int,
    expected: str,
) -> None:
    """Refuse a column of labels that holds one which is not good.

    Args:
        column: The labels as published, dictionary-encoded so that each is looked at once.
        good: Whether a label is one of those expected.
        file: Name of the file, for messages.
        name: Name of the column, for messages.
        first_row: Row of the first label in the file, for messages.
        expected: What was expected, in words.

    Raises:
        SourceFileError: The first such label; file, row and column.
    """
    bad = [n for n, text in enumerate(column.dictionary.to_pylist()) if not good(text)]
    at = np.flatnonzero(np.isin(column.indices.to_numpy(zero_copy_only=False), bad))
    if len(at):
        text = column[int(at[0])].as_py()
        raise SourceFileError(
            file,
            f"unknown {text[:60]!r}",
            expected,
            "Nothing was changed; correct the file or download it again",
            row=first_row + int(at[0]),
            column=name,
        )


def _noun(kind: str) -> str:
    return {"count": "count", "published_percentage": "percentage", "mean": "mean"}[kind]


def _one(text: str, kind: str) -> tuple[float, int | None]:
    """Return the number and flag of one text; flag None where it is neither."""
    bare = text.strip()
    mark = MARKS.get(bare.lower())
    if mark is not None:
        return math.nan, mark
    if not FORMS[kind].fullmatch(bare):
        return math.nan, None
    value = float(bare.replace(",", ""))
    if kind == "published_percentage" and value > 100:
        return math.nan, None
    return value, PUBLISHED


def constant(text: str, length: int) -> pa.DictionaryArray:
    """Return a dictionary-encoded column that holds one text throughout."""
    return pa.DictionaryArray.from_arrays(
        pa.array(np.zeros(length, dtype=np.int32)), pa.array([text])
    ).cast(LABEL)
