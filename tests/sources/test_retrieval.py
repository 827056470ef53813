"""When a file came: from its own record, and only from its own."""

from __future__ import annotations

from pathlib import Path

from amhe_explore.sources.fetch_record import Record, write_record
from amhe_explore.sources.part_file import Version
from amhe_explore.sources.retrieval import retrieved

WHEN = "2026-11-20T18:20:00Z"


def recorded(file: Path, size: int) -> None:
    address = "https://files.digital.nhs.uk/x.csv"
    record = Record("tt-annual", "2024-25", address, WHEN, "ab" * 32, size, "OGL", Version())
    write_record(file, record)


def test_a_download_knows_when_it_came(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(b"a,b\n1,2\n")
    recorded(file, 8)
    assert retrieved(file) == WHEN


def test_a_file_given_by_hand_does_not(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(b"a,b\n")
    assert retrieved(file) == ""


def test_a_file_put_in_the_place_of_a_download_is_given_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(b"a,b\n1,2\n3,4\n")
    recorded(file, 8)
    assert retrieved(file) == ""
