"""What is to be fetched: the editions that have an address, and where each one goes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from amhe_explore.catalogue import Catalogue, Edition, Source
from amhe_explore.errors import UnknownSourceError

SHOWN = 60


@dataclass(frozen=True)
class Wanted:
    """One edition of one source, and the folder that downloads go to."""

    source: Source
    edition_id: str
    edition: Edition
    dest: Path

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return self.edition.download_name

    @property
    def path(self) -> Path:
        """Return where the download goes."""
        return self.dest / self.source.id / self.name

    @property
    def inbox_path(self) -> Path:
        """Return where somebody may have put the same file by hand."""
        return self.dest / self.name

    @property
    def told(self) -> dict[str, str]:
        """Return what names this download in a line of progress."""
        return {"source": self.source.id, "edition": self.edition_id, "file": self.name}

    @property
    def by_hand(self) -> str:
        """Return what to do where the download does not work."""
        return (
            f"Open {self.edition.address} in a browser, save the file in {self.dest} and run:"
            f" python -m amhe_explore build --from {self.dest}"
        )


def plan(
    catalogue: Catalogue, dest: Path, asked: Collection[str] = (), edition: str = ""
) -> list[Wanted]:
    """Return the editions to fetch, in the order of the catalogue.

    Args:
        catalogue: The sources.
        dest: The folder that downloads go to.
        asked: Ids of sources; all of them where there is none.
        edition: An edition or a year; every one where it is empty.

    Raises:
        UnknownSourceError: No such source or edition, or none with an address.
    """
    for name in asked:
        _check_source(catalogue, name, dest)
    all_wanted = [
        Wanted(source, edition_id, known, dest)
        for source in catalogue.sources.values()
        for edition_id, known in source.editions.items()
        if known.address and (not asked or source.id in asked)
    ]
    wanted = [each for each in all_wanted if edition in ("", each.edition_id, each.edition.period)]
    if not wanted:
        raise UnknownSourceError(
            f"No download of an edition {edition[:SHOWN]!r}",
            f"one of {', '.join(dict.fromkeys(each.edition_id for each in all_wanted))}",
        )
    return wanted


def without_address(catalogue: Catalogue) -> list[Source]:
    """Return the sources to be fetched by hand: no edition has a fixed address."""
    return [
        source
        for source in catalogue.sources.values()
        if not source.default_only
        and not any(edition.address for edition in source.editions.values())
    ]


def _check_source(catalogue: Catalogue, name: str, dest: Path) -> None:
    """Refuse a source that is unknown or cannot be downloaded."""
    source = catalogue.sources.get(name)
    if source is None or source.default_only:
        known = dict.fromkeys(each.source.id for each in plan(catalogue, dest))
        raise UnknownSourceError(f"Unknown source {name[:SHOWN]!r}", f"one of {', '.join(known)}")
    if source in without_address(catalogue):
        raise UnknownSourceError(
            f"{name} has no fixed address to download from",
            todo=f"Look for it at {source.landing_page}, save the file in {dest} and run:"
            f" python -m amhe_explore build --from {dest}",
        )
