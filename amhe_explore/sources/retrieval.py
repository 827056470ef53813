"""When a given file was downloaded, from the record beside it."""

from __future__ import annotations

from pathlib import Path

from amhe_explore.sources.fetch_record import read_record


def retrieved(path: Path) -> str:
    """Return when a file was downloaded, as 2026-11-20T18:20:00Z; "" where it was given by hand.

    A record that stands beside another file than it was written for says nothing about that one.
    """
    record = read_record(path)
    if record is None or record.size != path.stat().st_size:
        return ""
    return record.retrieved
