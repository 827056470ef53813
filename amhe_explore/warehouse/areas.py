"""Small areas, population, deprivation and boundaries: other files' rows into the warehouse."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from amhe_explore.catalogue import Catalogue
from amhe_explore.sources import TABLES, Tidy
from amhe_explore.warehouse import queries

# In the order in which one reads the other.
STEPS = (
    "small_areas",
    "councils",
    "deprivation_published",
    "deprivation_computed",
    "population_deprivation",
    "population_census",
    "population_places",
    "activity_span",
    "boundaries",
    "monthly",
)


class OtherTables:
    """The tidy tables other than activity, kept until every file is read."""

    def __init__(self) -> None:
        self._parcels: dict[str, list[pa.Table]] = {
            name: [_sourced(schema.empty_table(), "", "")]
            for name, schema in TABLES.items()
            if name != "activity"
        }

    def add(self, tidy: Tidy, source: str) -> None:
        """Let one parcel join the rows that wait."""
        self._parcels[tidy.table].append(_sourced(tidy.rows, source, tidy.edition))

    def show_to(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Let a connection read them as tidy_<table>."""
        for name, parcels in self._parcels.items():
            connection.register(f"tidy_{name}", pa.concat_tables(parcels).unify_dictionaries())


def _sourced(rows: pa.Table, source: str, edition: str) -> pa.Table:
    """Return rows with the source and edition they came from."""
    for name, text in (("source", source), ("edition", edition)):
        rows = rows.append_column(name, pa.repeat(pa.scalar(text, pa.string()), rows.num_rows))
    return rows


def write_areas(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Fill core_small_area, core_deprivation, core_population and core_boundary."""
    connection.execute("create temp table place_ons (ons_code varchar, place varchar)")
    for key, place in catalogue.places.items():
        for ons_code in place.ons_codes:
            connection.execute("insert into place_ons values (?, ?)", [ons_code, key])
    connection.execute(queries.sql("place_ons"))
    connection.execute("create temp table deprivation_label (decile integer, group_id varchar)")
    for group in catalogue.characteristics["deprivation"].groups:
        for decile in group.census:
            connection.execute(
                "insert into deprivation_label values (?, ?)", [int(decile), group.id]
            )
    for step in STEPS:
        for statement in queries.statements(step):
            connection.execute(statement)
