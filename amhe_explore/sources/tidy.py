"""The tables that readers hand on: their columns, and the parcel in which rows travel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

import pyarrow as pa

from amhe_explore.catalogue import Catalogue
from amhe_explore.sources.given_file import GivenFile, Head

TEXT = pa.string()
LABEL = pa.dictionary(pa.int32(), pa.string())

# One row per published cell of the annual report. `text` is the cell as published, `value` the
# number or null, `flag` why it is null; `rounded_to` 5 below England, 1 (exact) for England;
# `row` the line in the file (the header is line 1) or the record of a Parquet file (from 1).
ACTIVITY = pa.schema(
    [
        ("period", LABEL),
        ("org_type", LABEL),
        ("org_code", LABEL),
        ("org_name", LABEL),
        ("variable_type", LABEL),
        ("variable_a", LABEL),
        ("variable_b", LABEL),
        ("measure", LABEL),
        ("text", LABEL),
        ("value", pa.float64()),
        ("flag", LABEL),
        ("rounded_to", pa.int8()),
        ("row", pa.int32()),
    ]
)

# Where a small area (LSOA of `vintage` 2011 or 2021) lies. ODS codes in *_code, ONS in *_ons.
SMALL_AREA_PLACE = pa.schema(
    [
        ("lsoa", TEXT),
        ("vintage", pa.int16()),
        ("sub_icb_code", TEXT),
        ("icb_code", TEXT),
        ("district_ons", TEXT),
        ("district_name", TEXT),
    ]
)

# Deprivation of a small area. `index_edition` 2019 or 2025; rank and decile 1 = most deprived;
# score null where the file carries none.
SMALL_AREA_DEPRIVATION = pa.schema(
    [
        ("lsoa", TEXT),
        ("index_edition", pa.int16()),
        ("rank", pa.int32()),
        ("decile", pa.int8()),
        ("score", pa.float64()),
    ]
)

# People of a small area: `base` is all_ages, 16_plus, 18_plus or a group of a Census table
# (`table` = TS021, TS007A, ... with `category` as published; else table = estimate, category = "").
SMALL_AREA_POPULATION = pa.schema(
    [
        ("lsoa", TEXT),
        ("vintage", pa.int16()),
        ("table", LABEL),
        ("category", LABEL),
        ("base", LABEL),
        ("year", pa.int16()),
        ("people", pa.int64()),
    ]
)

# A published summary of a place's deprivation. `statistic`: average_score, average_rank,
# share_most_deprived_10 (0..1), ... ; place by ONS code, ODS code where known else "".
PLACE_DEPRIVATION = pa.schema(
    [
        ("place_type", TEXT),
        ("ons_code", TEXT),
        ("index_edition", pa.int16()),
        ("domain", TEXT),
        ("statistic", TEXT),
        ("value", pa.float64()),
    ]
)

# A place and its parent. Types as in the catalogue; codes are ODS, ons_code "" where unknown.
PLACE_LINK = pa.schema(
    [
        ("type", TEXT),
        ("code", TEXT),
        ("ons_code", TEXT),
        ("name", TEXT),
        ("parent_type", TEXT),
        ("parent_code", TEXT),
    ]
)

# A provider: its ICB's ODS code as published (not checked against the 42), "" where none.
PROVIDER = pa.schema([("code", TEXT), ("name", TEXT), ("icb_code", TEXT), ("status", TEXT)])

# The outline of a place, WKB in British National Grid (EPSG:27700), simplified without gaps.
BOUNDARY = pa.schema(
    [
        ("place_type", TEXT),
        ("ons_code", TEXT),
        ("name", TEXT),
        ("geometry", pa.binary()),
    ]
)

# People of a place in a category, as printed for it. `edition` of the parcel names the table.
PLACE_POPULATION = pa.schema(
    [
        ("place", TEXT),
        ("category", TEXT),
        ("base", TEXT),
        ("year", pa.int16()),
        ("people", pa.int64()),
    ]
)

# A count over a span of months, by the measure id of the monthly publication; dates inclusive.
ACTIVITY_SPAN = pa.schema(
    [
        ("starts", pa.date32()),
        ("ends", pa.date32()),
        ("place", TEXT),
        ("measure_id", TEXT),
        ("measure", TEXT),
        ("value", pa.int64()),
    ]
)

# One published cell of the monthly statistics: `period` 2026-03, `measure` an id of ours.
MONTHLY = pa.schema(
    [
        ("period", LABEL),
        ("place_type", LABEL),
        ("code", LABEL),
        ("name", LABEL),
        ("measure", LABEL),
        ("value", pa.float64()),
        ("flag", LABEL),
        ("rounded_to", pa.int8()),
    ]
)

TABLES = MappingProxyType(
    {
        "activity": ACTIVITY,
        "monthly": MONTHLY,
        "small_area_place": SMALL_AREA_PLACE,
        "small_area_deprivation": SMALL_AREA_DEPRIVATION,
        "small_area_population": SMALL_AREA_POPULATION,
        "place_deprivation": PLACE_DEPRIVATION,
        "place_link": PLACE_LINK,
        "provider": PROVIDER,
        "boundary": BOUNDARY,
        "place_population": PLACE_POPULATION,
        "activity_span": ACTIVITY_SPAN,
    }
)


@dataclass(frozen=True)
class Tidy:
    """Some rows of one tidy table, read from one file.

    Attributes:
        table: A key of TABLES; `rows` has exactly its schema.
        source: Id of the source in the catalogue.
        edition: Edition of the source: a year for annual files, else a key of its editions.
    """

    table: str
    source: str
    edition: str
    rows: pa.Table


class Reader(Protocol):
    """A reader of one file family. `used` is False for files recognised but not used yet."""

    kind: str
    used: bool

    def recognises(self, head: Head) -> bool:
        """Return whether a file is of this family, from its content alone."""
        ...

    def read(self, file: GivenFile, catalogue: Catalogue, /) -> Iterator[Tidy]:
        """Yield the file's rows in parcels small enough for memory.

        Raises:
            SourceFileError: A missing column or a bad value, with file, row and column.
        """
        ...
