"""Parcels of tidy rows in exactly the schema of their table."""

from __future__ import annotations

import pyarrow as pa

from amhe_explore.sources.tidy import TABLES, Tidy


def parcel(table: str, source: str, edition: str, length: int, /, **columns: object) -> Tidy:
    """Return tidy rows.

    Args:
        table: A key of TABLES.
        source: Id of the source.
        edition: Edition of the source.
        length: How many rows.
        columns: Every column of the table; one text or number holds for every row.
    """
    schema = TABLES[table]
    made = []
    for field in schema:
        column = columns[field.name]
        if isinstance(column, str | int | float):
            column = pa.repeat(pa.scalar(column, _plain(field.type)), length)
        elif not isinstance(column, pa.Array | pa.ChunkedArray):
            column = pa.array(column)
        made.append(column if column.type == field.type else column.cast(field.type))
    return Tidy(table, source, edition, pa.table(made, schema=schema))


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind
