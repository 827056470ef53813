"""One invented source, a server for it, and a fetch from it: what the tests of fetching share."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from amhe_explore.catalogue import Edition, Source
from amhe_explore.sources.download import Limits
from amhe_explore.sources.fetch import fetch
from amhe_explore.sources.fetch_plan import Wanted
from amhe_explore.sources.held_download import Outcome
from tests.sources.web_server import Page, Server, ToServer

ADDRESS = "https://files.example.org/4E/pack.zip"
# As the real limits, for people with less time.
LIMITS = Limits(
    size=200_000,
    connect_seconds=2,
    read_seconds=1.5,
    slow_seconds=0.3,
    slow_bytes=2_000,
    attempts=3,
    unreachable_attempts=2,
    first_wait_seconds=0.01,
    longest_wait_seconds=0.05,
    tell_seconds=0,
)
TABLE = "a,b\n" + "".join(f"{n},{n * 7919 % 1000}\n" for n in range(3_000))


def zipped(text: str = TABLE, name: str = "main.csv") -> bytes:
    """A zip of one file, the same bytes each time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


PACK = zipped()
NEW_PACK = zipped(TABLE + "3000,1\n")


class Bench:
    """A folder for downloads, a server, and the way between them."""

    def __init__(self, server: Server, dest: Path) -> None:
        self.server = server
        self.dest = dest
        self.limits = LIMITS
        self.events: list[Mapping[str, Any]] = []

    def wanted(self, address: str = ADDRESS, **edition: Any) -> Wanted:
        """One edition of an invented source."""
        source = Source(
            "tt-annual", "Invented", "Nobody", "Open Government Licence v3.0", "Contains nothing.",
            hosts=("files.example.org", "more.example.org"),
        )  # fmt: skip
        return Wanted(source, "2024-25", Edition(address=address, **edition), self.dest)

    def put(self, content: bytes = PACK, address: str = ADDRESS, **page: Any) -> Page:
        """Set a page."""
        return self.server.put(address, Page(content, **page))

    def fetch(self, *wanted: Wanted, offline: bool = False) -> Outcome:
        """Fetch, and return what became of the first download."""
        self.events.clear()
        way = ToServer(self.server.port)
        asked = list(wanted or [self.wanted()])
        return fetch(asked, self.events.append, offline, self.limits, way)[0]

    def allow(self, **limits: Any) -> None:
        """Set other limits."""
        self.limits = replace(self.limits, **limits)

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for."""
        return [path for path, _ in self.server.asked]

    @property
    def retries(self) -> list[str]:
        """Why it was tried again, each time."""
        return [each["reason"] for each in self.events if each["event"] == "retry"]

    @property
    def file(self) -> Path:
        """Where the download goes."""
        return self.dest / "tt-annual" / "pack.zip"

    def names(self) -> list[str]:
        """Every file beside the download, hidden ones too."""
        return sorted(path.name for path in self.file.parent.glob("*"))


KEPT = [".pack.zip.record.json", "pack.zip"]
