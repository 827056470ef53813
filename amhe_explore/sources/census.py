"""Census 2021 by small area: ethnic group (TS021) and age in five-year bands (TS007A)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from amhe_explore.catalogue import Catalogue
from amhe_explore.errors import SourceFileError
from amhe_explore.sources.given_file import GivenFile, Head, decoded
from amhe_explore.sources.parcel import parcel
from amhe_explore.sources.table_file import csv_table
from amhe_explore.sources.text_table import TODO, TextTable, matching
from amhe_explore.sources.tidy import Reader, Tidy

SMALL_AREA = re.compile(r"[EW]01\d{6}")
ENGLAND = r"^E01\d{6}$"
ENGLAND_OR_WALES = r"^[EW]01\d{6}$"
CODE_HEADER = MappingProxyType({"bulk": "geography code", "download": "mnemonic"})
NOT_CATEGORIES = ("date", "geography", "geography code", "mnemonic")
MEASURE = re.compile(r"; measures: value$", re.IGNORECASE)
TOTAL = re.compile(r"Total(: All usual residents)?")
TITLE = re.compile(r'"?(TS\d{3}[A-Z]?) - ')


@dataclass(frozen=True)
class CensusTable:
    """One table of the Census: what its columns begin with, and the categories it must have."""

    id: str
    source: str
    prefix: str
    categories: tuple[str, ...]


AGES = (
    "Aged 4 years and under",
    *(f"Aged {first} to {first + 4} years" for first in range(5, 85, 5)),
    "Aged 85 years and over",
)
TABLES = (
    CensusTable(
        "TS021",
        "census-ts021",
        "Ethnic group: ",
        (
            "Asian, Asian British or Asian Welsh",
            "Black, Black British, Black Welsh, Caribbean or African",
            "Mixed or Multiple ethnic groups",
            "White",
            "Other ethnic group",
        ),
    ),
    CensusTable("TS007A", "census-ts007a", "Age: ", AGES),
)


@dataclass(frozen=True)
class Layout:
    """How a file holds a Census table: `bulk` or `download`, and the line of its header."""

    table: CensusTable
    name: str
    header_line: int
    small_areas: bool


def readers() -> list[Reader]:
    """Return the readers of the Census tables."""
    return [CensusReader(), CensusOtherAreasReader()]


class CensusReader:
    """Reads the small areas of England; those of Wales stand in the same files and are left out."""

    kind = "census-small-areas"
    used = True

    def recognises(self, head: Head) -> bool:
        """Return whether the file holds TS021 or TS007A by small area, in either layout."""
        layout = _layout(head.lines)
        return layout is not None and layout.small_areas

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:  # noqa: ARG002 - the protocol's
        """Yield one parcel a category, named as published; the whole is the category Total.

        Raises:
            SourceFileError: A missing category, a bad count, an area twice.
        """
        layout = _layout(tuple(decoded(file, file.bytes()).splitlines()[:40]))
        if layout is None:
            raise SourceFileError(file.name, "is no Census table", "TS021 or TS007A", TODO)
        table = csv_table(file, layout.header_line)
        code = CODE_HEADER[layout.name]
        areas = table.unique_codes(table.header(code, code), ENGLAND_OR_WALES, "E01000001")
        in_england = pc.match_substring_regex(areas, ENGLAND)
        for header, category in _categories(table, layout):
            people = pa.array(table.whole_numbers(header)).filter(in_england.combine_chunks())
            yield parcel(
                "small_area_population",
                layout.table.source,
                "2021",
                len(people),
                lsoa=areas.filter(in_england),
                vintage=2021,
                table=layout.table.id,
                category=category,
                base="all_ages",
                year=2021,
                people=people,
            )


class CensusOtherAreasReader:
    """Knows the same tables by larger areas, which come in one archive with the small ones."""

    kind = "census-other-areas"
    used = False

    def recognises(self, head: Head) -> bool:
        """Return whether the file holds TS021 or TS007A by areas other than small areas."""
        layout = _layout(head.lines)
        return layout is not None and not layout.small_areas

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:  # noqa: ARG002 - the protocol's
        """Yield nothing: places are summed from small areas."""
        return iter(())


def _layout(lines: tuple[str, ...]) -> Layout | None:
    """Return how a file holds a Census table, from its first lines, or None."""
    title = ""
    for n, line in enumerate(lines):
        cells = [cell.strip() for cell in next(csv.reader([line]), [])]
        found = TITLE.match(line)
        title = found[1] if found and not title else title
        lower = [cell.lower() for cell in cells]
        if "geography" in lower[:3]:
            return _with_table(_by_prefix(cells), "bulk", n, lines)
        if len(cells) > 2 and "2021" in cells[0] and title:
            return _with_table(_by_title(title), "download", n, lines)
    return None


def _with_table(
    table: CensusTable | None, name: str, header_line: int, lines: tuple[str, ...]
) -> Layout | None:
    """Return the layout with what its first record says about the areas."""
    if table is None:
        return None
    record = next((line for line in lines[header_line + 1 :] if line.strip()), "")
    cells = next(csv.reader([record]), [])[:3]
    small = any(SMALL_AREA.fullmatch(cell.strip()) for cell in cells)
    return Layout(table, name, header_line, small)


def _by_title(title: str) -> CensusTable | None:
    return next((table for table in TABLES if table.id == title), None)


def _by_prefix(headers: list[str]) -> CensusTable | None:
    """Return the table whose columns these are; single years of age are another one (TS007)."""
    if matching(headers, r"age: aged under 1 year.*"):
        return None
    for table in TABLES:
        if any(header.startswith(table.prefix) for header in headers):
            return table
    return None


def _categories(table: TextTable, layout: Layout) -> list[tuple[str, str]]:
    """Return header and category of every column of counts.

    Raises:
        SourceFileError: A category of the table, or its total, is missing.
    """
    found = []
    for header in table.headers[1:]:
        if header.strip().lower() in NOT_CATEGORIES:
            continue
        label = MEASURE.sub("", header.strip()).removeprefix(layout.table.prefix)
        found.append((header, "Total" if TOTAL.fullmatch(label) else label))
    known = {category for _, category in found}
    for category in ("Total", *layout.table.categories):
        if category not in known:
            raise SourceFileError(
                table.file,
                "this column is missing",
                f"a column for each category of {layout.table.id}",
                TODO,
                row=layout.header_line + 1,
                column=category,
            )
    return found
