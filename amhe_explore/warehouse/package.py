"""The whole warehouse to take away: a Parquet file a table, with a description of every column.

The description is a Data Package (https://specs.frictionlessdata.io/data-package/), so that other
programs can read types, meanings, licences and sources without this one.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from amhe_explore.warehouse.connection import Warehouse

DESCRIPTION = "datapackage.json"
FOLDER = "data"
NAME = "talking-therapies-inequality-profiles"
TITLE = "NHS Talking Therapies inequality profiles, England"
MADE_UP = "MADE-UP FIGURES for the example places"
ABOUT = (
    "The warehouse of AMHE Explore: published figures of NHS Talking Therapies, with population, "
    "deprivation and boundaries. A missing value always has a flag that says why. Counts below "
    "England are rounded to 5 and suppressed under 5 by the publisher."
)
LICENCE = {
    "name": "OGL-UK-3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "title": "Open Government Licence v3.0",
}
# What a type of DuckDB is called in a Table Schema; ENUM columns hold words.
TYPES = {
    "VARCHAR": "string",
    "ENUM": "string",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DOUBLE": "number",
    "BLOB": "any",
}
WHOLE_NUMBER = "integer"
# The same inputs give the same bytes: members of the archive carry no time of their own.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def data_package(warehouse: Warehouse) -> bytes:
    """Return every core table as Parquet and `datapackage.json`, as one zip archive.

    The read-only connection may not write files: rows leave it as Arrow batches.
    """
    keys = dict(warehouse.rows("package_keys"))
    fields: dict[str, list[dict[str, str]]] = {}
    for table, column, kind, comment in warehouse.rows("package_columns"):
        described = {"name": column, "type": TYPES.get(kind, WHOLE_NUMBER), "description": comment}
        fields.setdefault(table, []).append(described)
    whole = io.BytesIO()
    resources = []
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for table, comment in warehouse.rows("package_tables"):
            content = _parquet(warehouse, table)
            path = f"{FOLDER}/{table}.parquet"
            archive.writestr(zipfile.ZipInfo(path, NO_TIME), content)
            schema: dict[str, Any] = {"fields": fields[table]}
            if table in keys:
                schema["primaryKey"] = list(keys[table])
            resources.append(_resource(table, path, comment, content, schema))
        about = json.dumps(_description(warehouse, resources), indent=2, ensure_ascii=False)
        archive.writestr(zipfile.ZipInfo(DESCRIPTION, NO_TIME), about.encode() + b"\n")
    return whole.getvalue()


def _parquet(warehouse: Warehouse, table: str) -> bytes:
    """Return one table as a Parquet file."""
    written = io.BytesIO()
    with warehouse.batches("package_rows", table=table) as reader:
        schema = _plain(reader.schema)
        with pq.ParquetWriter(written, schema, compression="zstd") as writer:
            for batch in reader:
                writer.write_batch(batch.cast(schema))
    return written.getvalue()


def _plain(schema: pa.Schema) -> pa.Schema:
    """Return the schema with words as words: readers need not know DuckDB's lists of them."""
    return pa.schema(
        [
            field.with_type(pa.string()) if pa.types.is_dictionary(field.type) else field
            for field in schema
        ]
    )


def _resource(
    table: str, path: str, comment: str, content: bytes, schema: dict[str, Any]
) -> dict[str, Any]:
    """Return the description of one table."""
    return {
        "name": table,
        "path": path,
        "description": comment,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _description(warehouse: Warehouse, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the description of the whole package."""
    made_up = warehouse.mode != "official"
    return {
        "name": NAME,
        "title": f"{MADE_UP}. {TITLE}" if made_up else TITLE,
        "description": ABOUT,
        "version": warehouse.build_id,
        "created": warehouse.facts["built_at"],
        "made_up": made_up,
        "licenses": [LICENCE],
        "sources": _sources(warehouse),
        "resources": resources,
    }


def _sources(warehouse: Warehouse) -> list[dict[str, Any]]:
    """Return the files that the figures come from, each with its licence and attribution."""
    listed = []
    for row in warehouse.kept_rows("source_list"):
        source, _, _, title, publisher, licence, attribution, address, file, sha256 = row[:10]
        if source is not None:
            told = {
                "title": f"{publisher}: {title}",
                "path": address,
                "name": source,
                "licence": licence,
                "attribution": attribution,
                "file": file,
                "sha256": sha256,
            }
            listed.append({key: value for key, value in told.items() if value})
    return listed
