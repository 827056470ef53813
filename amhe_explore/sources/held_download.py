"""One download against what is there of it: fetched, kept, or left alone and said why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from amhe_explore.errors import DownloadError
from amhe_explore.sources.arrived_file import check_arrived
from amhe_explore.sources.download import Asked, Downloader
from amhe_explore.sources.fetch_plan import Wanted
from amhe_explore.sources.fetch_record import (
    Record,
    read_record,
    record_path,
    sha256_of,
    write_record,
)
from amhe_explore.sources.part_file import PartFile, Version

FAILED_STATES = ("changed", "failed")


@dataclass(frozen=True)
class Outcome:
    """What became of one download.

    Attributes:
        state: downloaded, kept (as it was), changed (at the publisher; the old file is kept),
            skipped (an archive nobody here can open), missing (offline, and not there) or failed.
        reason: Why, or what is to be known.
        todo: What to do by hand.
        sound: Whether a build may read the file that is there.
    """

    wanted: Wanted
    state: str
    reason: str = ""
    todo: str = ""
    sound: bool = True

    @property
    def failed(self) -> bool:
        """Return whether the reader has to do something."""
        return self.state in FAILED_STATES

    @property
    def line(self) -> str:
        """Return which download it is, why it failed and what to do, as one line."""
        named = f"{self.wanted.source.id} {self.wanted.edition_id}"
        sentences = [each.rstrip(". ") for each in (self.reason, self.todo) if each]
        return f"{named}: {' '.join('. '.join(sentences).split())}."


class HeldDownload:
    """What is there of one download: the file, its record, and whether the two agree."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._there = wanted.path.is_file()
        self._record = read_record(wanted.path)
        self._intact = (
            self._there
            and self._record is not None
            and sha256_of(wanted.path) == self._record.sha256
        )
        #: Whether a build may read what is there: intact, put there by hand, or nothing.
        self.sound = self._intact or not self._there or self._record is None

    def offline(self) -> Outcome:
        """Return whether what is there can be built from."""
        wanted = self._wanted
        if found := self._by_hand():
            return found
        if self._intact:
            return Outcome(wanted, "kept")
        if self._there and self._record is not None:
            return Outcome(
                wanted,
                "failed",
                f"{wanted.path} is not the file that came on {self._record.day}"
                " (another checksum), and was left out",
                "Fetch again without --offline; if you put it there yourself,"
                f" delete {record_path(wanted.path)}",
                sound=False,
            )
        return Outcome(wanted, "missing", "not downloaded yet")

    def online(self, downloader: Downloader, size_limit: int) -> Outcome:
        """Return what came, or what stays because nothing better came.

        Raises:
            DownloadError: Nothing came, and nothing sound is there.
        """
        if found := self._by_hand():
            return found
        edition, part, known = self._wanted.edition, PartFile(self._wanted.path), None
        asked = Asked(
            edition.address,
            self._wanted.source.hosts,
            edition.size_limit or size_limit,
            self._wanted.told,
        )
        if self._intact and self._record is not None:
            part.discard()  # what an earlier look for changes left
            if self._record.address == edition.address:
                known = self._record.version
        try:
            version = downloader.get(asked, part, known)
            if version is None:
                return Outcome(self._wanted, "kept")
            sha256 = _checked(part)
        except DownloadError as error:
            if not self._intact:
                raise
            reason = f"whether the publisher changed it is not known: {error.line()}"
            return Outcome(self._wanted, "kept", reason)
        return self._settled(part, sha256, version)

    def _by_hand(self) -> Outcome | None:
        """Return that somebody put the file there, if so: it is theirs, and stays."""
        if self._there and self._record is None:
            return Outcome(self._wanted, "kept", "put here by hand")
        if not self._there and self._wanted.inbox_path.is_file():
            return Outcome(self._wanted, "kept", f"put by hand in {self._wanted.dest}")
        return None

    def _settled(self, part: PartFile, sha256: str, version: Version) -> Outcome:
        """Return whether what came takes its place, after it was compared with what is known."""
        wanted, record = self._wanted, self._record
        before = record.sha256 if record is not None and self._there else sha256
        if sha256 != (wanted.edition.sha256 or before):
            part.discard()
            return self._changed()
        if self._intact and record is not None:
            part.discard()
            write_record(wanted.path, replace(record, version=version))
            return Outcome(wanted, "kept")
        reason = "the file that was there was damaged" if self._there else ""
        if record is not None and record.sha256 != sha256:
            reason = f"not the same file as on {record.day}: the publisher changed it"
        if record is None or record.sha256 != sha256:
            record = self._first_record(sha256, part.size(), version)
        # The record first: a file without one would pass for one that was put there by hand.
        write_record(wanted.path, replace(record, version=version))
        part.finish()
        return Outcome(wanted, "downloaded", reason)

    def _first_record(self, sha256: str, size: int, version: Version) -> Record:
        """Return the record of what came just now."""
        now = dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None)
        return Record(
            source=self._wanted.source.id,
            edition=self._wanted.edition_id,
            address=self._wanted.edition.address,
            retrieved=f"{now.isoformat()}Z",
            sha256=sha256,
            size=size,
            licence=self._wanted.source.licence,
            version=version,
        )

    def _changed(self) -> Outcome:
        """Return that the publisher's file is another one now, and how to take it."""
        wanted, record = self._wanted, self._record
        if not self._there or record is None or wanted.edition.sha256 == record.sha256:
            named = f"data/sources/{wanted.source.id}.toml"
            return Outcome(
                wanted,
                "changed" if self._intact else "failed",
                f"the publisher's file is not the one whose checksum stands in {named}",
                f"If the publisher says that it was corrected, correct sha256 in {named},"
                f" delete {wanted.path} if it is there, and fetch again",
                sound=self.sound,
            )
        kept = "the old one is kept" if self._intact else "the old one is damaged and left out"
        return Outcome(
            wanted,
            "changed",
            f"the publisher changed the file since {record.day} (another checksum); {kept}",
            f"To take the new one, delete {wanted.path} and fetch again",
            sound=self._intact,
        )


def _checked(part: PartFile) -> str:
    """Return the checksum of what came; what is not the file asked for is thrown away."""
    try:
        check_arrived(part.path, part.final.name)
    except DownloadError:
        part.discard()
        raise
    return sha256_of(part.path)
