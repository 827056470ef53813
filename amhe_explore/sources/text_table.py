"""A table of which every cell is text: its columns found by header and read with exact errors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from amhe_explore.errors import SourceFileError

WHOLE_NUMBER = r"^\d{1,12}(\.0+)?$"
NUMBER = r"^-?\d+(\.\d+)?([eE][-+]?\d+)?$"
SMALL_AREA = r"^E01\d{6}$"
ONS_CODE = r"^E\d{8}$"
ODS_CODE = r"^[A-Z0-9]{3,6}$"
TODO = "Nothing was changed; correct the file or download it again"

Whole = npt.NDArray[np.int64]
Decimal = npt.NDArray[np.float64]


def words(header: str) -> str:
    """Return a header in lower case with single spaces, as headers are compared."""
    return " ".join(header.split()).lower()


def matching(headers: Iterable[str], pattern: str) -> list[str]:
    """Return the headers whose words match a pattern from beginning to end."""
    return [header for header in headers if re.fullmatch(pattern, words(header))]


@dataclass(frozen=True)
class TextTable:
    """One table of a file: every cell as text without the spaces around it, "" for nothing.

    Attributes:
        file: Name to show; a sheet of a workbook stands after the file.
        headers: As published.
        columns: One text array a header, all of one length.
        first_row: Row of the first record in the file, the first line being row 1.
    """

    file: str
    headers: tuple[str, ...]
    columns: tuple[pa.ChunkedArray, ...]
    first_row: int

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    def header(self, pattern: str, expected: str) -> str:
        """Return the one header that matches a pattern.

        Raises:
            SourceFileError: No such column, or several.
        """
        found = matching(self.headers, pattern)
        if len(found) == 1:
            return found[0]
        what = f"{len(found)} columns are named so" if found else "this column is missing"
        row = self.first_row - 1 or None
        raise SourceFileError(
            self.file, what, f"one column {expected!r}", TODO, row=row, column=expected
        )

    def text(self, header: str) -> pa.ChunkedArray:
        """Return a column as it stands.

        Raises:
            SourceFileError: The table has no records.
        """
        if not len(self):
            raise SourceFileError(self.file, "has a header and no rows", "the whole table", TODO)
        return self.columns[self.headers.index(header)]

    def codes(self, header: str, pattern: str, example: str) -> pa.ChunkedArray:
        """Return a column of codes.

        Raises:
            SourceFileError: A cell that does not match the pattern.
        """
        column = self.text(header)
        self._refuse(header, pc.match_substring_regex(column, pattern), f"a code like {example}")
        return column

    def filled(self, header: str) -> pa.ChunkedArray:
        """Return a column of texts, none of them empty.

        Raises:
            SourceFileError: An empty cell.
        """
        column = self.text(header)
        self._refuse(header, pc.not_equal(column, ""), "a text")
        return column

    def unique_codes(self, header: str, pattern: str, example: str) -> pa.ChunkedArray:
        """Return a column of codes of which none stands twice.

        Raises:
            SourceFileError: A cell that does not match the pattern, or a code seen before.
        """
        column = self.codes(header, pattern, example)
        first_seen: dict[str, int] = {}
        for n, code in enumerate(column.to_pylist()):
            if first_seen.setdefault(code, n) != n:
                earlier = self.first_row + first_seen[code]
                what = f"{code} stands here a second time (first in row {earlier:,})"
                raise self.fault(n, header, what, "each code once")
        return column

    def whole_numbers(self, header: str, low: int = 0, high: int | None = None) -> Whole:
        """Return a column of whole numbers.

        Raises:
            SourceFileError: Text, a fraction, a negative number or one outside the limits.
        """
        limit = f"a whole number of {low} or more" if high is None else f"{low} to {high:,}"
        column = self.text(header)
        self._refuse(header, pc.match_substring_regex(column, WHOLE_NUMBER), limit)
        bare = pc.replace_substring_regex(column, r"\.0+$", "")
        values: Whole = bare.cast(pa.int64()).to_numpy()
        inside = values >= low if high is None else (values >= low) & (values <= high)
        self._refuse(header, pa.array(inside), limit)
        return values

    def numbers(self, header: str, low: float = -np.inf, high: float = np.inf) -> Decimal:
        """Return a column of numbers.

        Raises:
            SourceFileError: A cell that is no number, or one outside the limits.
        """
        limits = np.isfinite([low, high]).any()
        expected = f"a number from {low:g} to {high:g}" if limits else "a number"
        column = self.text(header)
        self._refuse(header, pc.match_substring_regex(column, NUMBER), expected)
        values: Decimal = column.cast(pa.float64()).to_numpy()
        self._refuse(header, pa.array((values >= low) & (values <= high)), expected)
        return values

    def fault(self, record: int, header: str, what: str, expected: str) -> SourceFileError:
        """Return the error for one cell; `record` counts from 0."""
        row = self.first_row + record
        return SourceFileError(self.file, what, expected, TODO, row=row, column=header.strip())

    def _refuse(self, header: str, good: pa.ChunkedArray, expected: str) -> None:
        """Raise for the first cell that is not good."""
        bad = pc.index(good, False).as_py()
        if bad >= 0:
            value = self.text(header)[bad].as_py()
            what = f"{value!r} stands here" if value else "the cell is empty"
            raise self.fault(bad, header, what, expected)
