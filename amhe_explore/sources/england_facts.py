"""England's printed figures, typed in: annual reports, ended referrals, population.

Small files of the embedded default. A measure or group that is not printed has no row.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from amhe_explore.catalogue import Catalogue
from amhe_explore.errors import SourceFileError
from amhe_explore.sources import cells
from amhe_explore.sources.given_file import GivenFile, Head, decoded
from amhe_explore.sources.parcel import parcel
from amhe_explore.sources.tidy import Reader, Tidy

ENGLAND = "england:ENG"
LABELS = ("period", "VariableType", "VariableA", "VariableB")
COUNTS = (
    "referrals",
    "finished",
    "not_at_caseness",
    "recovered",
    "reliably_recovered",
    "improved",
    "deteriorated",
)
POPULATION = ("edition", "category", "base", "year", "people")
ENDED = ("starts", "ends", "measure_id", "measure", "value")
FIRST_ROW = 2

Rows = Sequence[Mapping[str, str]]


def readers() -> list[Reader]:
    """Return the readers of England's typed-in figures."""
    return [EnglandAnnualReader(), EnglandPopulationReader(), EnglandEndedReader()]


class _Facts:
    """What the three readers share: a file is known by its exact header."""

    used = True

    def __init__(self, kind: str, source: str, header: tuple[str, ...]) -> None:
        self.kind, self.source, self.header = kind, source, header

    def recognises(self, head: Head) -> bool:
        """Return whether the header is exactly the one of this file."""
        return head.form == "csv" and tuple(head.columns) == self.header

    def rows(self, file: GivenFile) -> Rows:
        """Return the file's rows.

        Raises:
            SourceFileError: A row with more or fewer cells than the header.
        """
        lines = decoded(file, file.bytes()).splitlines()
        found = list(csv.DictReader(lines, restkey="more", restval=None))
        for n, row in enumerate(found, FIRST_ROW):
            if "more" in row or None in row.values():
                raise SourceFileError(file.name, "wrong number of cells", "as the header", row=n)
        return found


class EnglandAnnualReader(_Facts):
    """Reads England's counts by year and group."""

    def __init__(self) -> None:
        super().__init__("England's printed annual figures", "england-facts", LABELS + COUNTS)

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:  # noqa: ARG002 - the protocol's
        """Yield one parcel for each year; see `Reader.read`."""
        rows = list(enumerate(self.rows(file), FIRST_ROW))
        for period in sorted({row["period"] for _, row in rows}):
            yield self._year(file, period, [pair for pair in rows if pair[1]["period"] == period])

    def _year(
        self, file: GivenFile, period: str, rows: list[tuple[int, Mapping[str, str]]]
    ) -> Tidy:
        """Return the cells of one year."""
        listed = [(n, row, measure) for measure in COUNTS for n, row in rows]
        return parcel(
            "activity",
            self.source,
            period,
            len(listed),
            period=period,
            org_type="England",
            org_code="All",
            org_name="All",
            variable_type=[row["VariableType"] for _, row, _ in listed],
            variable_a=[row["VariableA"] for _, row, _ in listed],
            variable_b=[row["VariableB"] for _, row, _ in listed],
            measure=[measure for _, _, measure in listed],
            text=[row[measure] for _, row, measure in listed],
            value=[float(_whole(file, n, measure, row)) for n, row, measure in listed],
            flag=cells.FLAGS[cells.PUBLISHED],
            rounded_to=1,
            row=[n for n, _, _ in listed],
        )


class EnglandPopulationReader(_Facts):
    """Reads how many people live in England, by category of a named table."""

    def __init__(self) -> None:
        super().__init__("England's printed population", "england-population", POPULATION)

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:
        """Yield one parcel for each table.

        Raises:
            SourceFileError: A bad number, or a table that the source does not name.
        """
        rows = list(enumerate(self.rows(file), FIRST_ROW))
        named = catalogue.sources[self.source].editions
        for n, row in rows:
            if row["edition"] not in named:
                what = f"unknown table {row['edition']!r}"
                raise SourceFileError(file.name, what, f"one of {', '.join(named)}", row=n)
        for edition in dict.fromkeys(row["edition"] for _, row in rows):
            own = [(n, row) for n, row in rows if row["edition"] == edition]
            yield parcel(
                "place_population",
                self.source,
                edition,
                len(own),
                place=ENGLAND,
                category=[row["category"] for _, row in own],
                base=[row["base"] for _, row in own],
                year=[_whole(file, n, "year", row) for n, row in own],
                people=[_whole(file, n, "people", row) for n, row in own],
            )


class EnglandEndedReader(_Facts):
    """Reads England's referrals that ended in a span of months, by how far they came."""

    def __init__(self) -> None:
        super().__init__("England's printed ended referrals", "england-ended", ENDED)

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:
        """Yield the one span of the file; see `Reader.read`."""
        rows = list(enumerate(self.rows(file), FIRST_ROW))
        (edition,) = catalogue.sources[self.source].editions
        yield parcel(
            "activity_span",
            self.source,
            edition,
            len(rows),
            starts=[dt.date.fromisoformat(row["starts"]) for _, row in rows],
            ends=[dt.date.fromisoformat(row["ends"]) for _, row in rows],
            place=ENGLAND,
            measure_id=[row["measure_id"] for _, row in rows],
            measure=[row["measure"] for _, row in rows],
            value=[_whole(file, n, "value", row) for n, row in rows],
        )


def _whole(file: GivenFile, n: int, column: str, row: Mapping[str, str]) -> int:
    """Return a whole number, or stop with the file's row and column."""
    text = row[column]
    if not text.isascii() or not text.isdigit():
        raise SourceFileError(
            file.name, f"{text!r} is no whole number", "digits", row=n, column=column
        )
    return int(text)
