"""Mid-2020 population of the small areas of 2011, with their places and IMD 2019 decile."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from amhe_explore.catalogue import Catalogue
from amhe_explore.sources.deprivation import deprivation_parcel
from amhe_explore.sources.given_file import GivenFile, Head
from amhe_explore.sources.parcel import parcel
from amhe_explore.sources.table_file import table_with
from amhe_explore.sources.text_table import ODS_CODE, ONS_CODE, TextTable
from amhe_explore.sources.tidy import Reader, Tidy

SOURCE = "population-2020"
EDITION = "2020"
PEOPLE = {
    "all_ages": "population_mid2020",
    "16_plus": "population_16_plus_mid2020",
    "18_plus": "population_18_plus_mid2020",
}


def readers() -> list[Reader]:
    """Return the reader of the population file."""
    return [PopulationReader()]


class PopulationReader:
    """Reads the population Parquet: one row a small area of 2011."""

    kind = "population-2020"
    used = True

    def recognises(self, head: Head) -> bool:
        """Return whether small areas of 2011 stand with populations."""
        populations = any(column.startswith("population_") for column in head.column_set)
        return head.form == "parquet" and "lsoa11cd" in head.column_set and populations

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:  # noqa: ARG002 - the protocol's
        """Yield places, deprivation and population of the areas.

        Raises:
            SourceFileError: A missing column, a bad value, an area twice, more adults than people.
        """
        table = table_with(file, "lsoa11cd", "LSOA11CD")
        headers = [_header(table, name) for name in ("LSOA11CD", "imd2019_rank", "imd2019_decile")]
        yield deprivation_parcel(
            table,
            headers=(headers[0], headers[1], headers[2]),
            score="",
            index_edition=2019,
            source=SOURCE,
            edition=EDITION,
        )
        areas = table.text(headers[0])
        yield parcel(
            "small_area_place",
            SOURCE,
            EDITION,
            len(table),
            lsoa=areas,
            vintage=2011,
            sub_icb_code=table.codes(_header(table, "SICBL22CDH"), ODS_CODE, "02P"),
            icb_code=table.codes(_header(table, "ICB22CDH"), ODS_CODE, "QF7"),
            district_ons=table.codes(_header(table, "LAD22CD"), ONS_CODE, "E08000016"),
            district_name="",
        )
        yield from _people(table, areas)


def _header(table: TextTable, name: str) -> str:
    return table.header(name.lower(), name)


def _people(table: TextTable, areas: object) -> Iterator[Tidy]:
    """Yield one parcel a base; a narrower base never holds more people than a wider one."""
    wider = np.full(len(table), np.iinfo(np.int64).max)
    for base, name in PEOPLE.items():
        header = _header(table, name)
        people = table.whole_numbers(header)
        over = np.flatnonzero(people > wider)
        if len(over):
            at = int(over[0])
            raise table.fault(at, header, f"{people[at]:,} people", f"at most {wider[at]:,}")
        wider = people
        yield parcel(
            "small_area_population",
            SOURCE,
            EDITION,
            len(table),
            lsoa=areas,
            vintage=2011,
            table="estimate",
            category="",
            base=base,
            year=2020,
            people=people,
        )
