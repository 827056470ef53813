"""The SQL of the warehouse, each statement in a file of its own under `sql/`."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "sql"


@functools.cache
def sql(name: str) -> str:
    """Return the SQL of one file, without its ending."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def statements(name: str) -> list[str]:
    """Return the statements of a file that holds several."""
    return [each.strip() for each in sql(name).split(";\n") if each.strip()]


def digest() -> str:
    """Return one checksum over every SQL file."""
    total = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.sql")):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
