"""The record of a download: who published it, where, when it came, its checksum and licence."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from amhe_explore.sources.part_file import Version, write_whole


@dataclass(frozen=True)
class Record:
    """What was written down when a file was first downloaded.

    Attributes:
        retrieved: Time in UTC, as 2026-11-20T18:20:00Z.
        version: The version as the server named it then, or when it was last asked.
    """

    source: str
    edition: str
    address: str
    retrieved: str
    sha256: str
    size: int
    licence: str
    version: Version

    @property
    def day(self) -> str:
        """Return the day of the download."""
        return self.retrieved[:10]


def record_path(file: Path) -> Path:
    """Return where the record of a download is: beside it, hidden, so that no build reads it."""
    return file.with_name(f".{file.name}.record.json")


def read_record(file: Path) -> Record | None:
    """Return the record of a download; None without one, or where it cannot be read."""
    try:
        held = json.loads(record_path(file).read_bytes())
        return Record(**held | {"version": Version(**held["version"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_record(file: Path, record: Record) -> None:
    """Write the record beside a download, whole or not at all."""
    write_whole(record_path(file), (json.dumps(asdict(record), indent=2) + "\n").encode())


def sha256_of(path: Path) -> str:
    """Return the checksum of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
