"""A download under way: a hidden file beside the one it will become, and a note to resume it by."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Version:
    """How a server tells one version of a file from the next: its ETag and date, or nothing."""

    etag: str = ""
    last_modified: str = ""

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> Version:
        """Return the version that an answer names."""
        return cls(headers.get("etag", ""), headers.get("last-modified", ""))

    @property
    def exact(self) -> str:
        """Return what stands for the very same bytes; a weak ETag does not."""
        if self.etag:
            return "" if self.etag.startswith("W/") else self.etag
        return self.last_modified

    def unless_same(self) -> dict[str, str]:
        """Return the headers that ask for the file only if it is another version."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True)
class Note:
    """Which version of which address a part holds the beginning of, and its size when whole."""

    address: str
    version: Version
    total: int | None


class PartFile:
    """The beginning of one download; a build never reads it, for its name starts with a dot."""

    def __init__(self, final: Path) -> None:
        self.final = final
        self.path = final.with_name(f".{final.name}.part")
        self._note = final.with_name(f".{final.name}.part.json")

    def size(self) -> int:
        """Return how many bytes are there; 0 without a file."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def note(self) -> Note | None:
        """Return what the part is the beginning of, if that is known."""
        try:
            held = json.loads(self._note.read_bytes())
            return Note(held["address"], Version(**held["version"]), held["total"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def begin(self, note: Note) -> None:
        """Start again from nothing; the note is whole before the first byte is there."""
        self.discard()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._note, json.dumps(asdict(note)).encode())
        self.path.touch()

    def discard(self) -> None:
        """Remove the note, then the part: a part without a note is never resumed."""
        self._note.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)

    def finish(self) -> None:
        """Give the part its final name, in one step that cannot be seen half done."""
        self.path.replace(self.final)
        self._note.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.new")
    with partial.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    partial.replace(path)
