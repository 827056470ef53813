"""Every reader, and the walk that finds which of the given files each one reads."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from amhe_explore import catalogue
from amhe_explore.errors import NothingToBuildError, SourceFileError
from amhe_explore.sources import annual_other
from amhe_explore.sources.annual_csv import AnnualMainReader
from amhe_explore.sources.annual_tidy import AnnualTidyReader
from amhe_explore.sources.example_files import (
    FACTS_REASON,
    example_files,
    example_reader,
    refuse_made_up,
)
from amhe_explore.sources.given_file import GivenFile, Head, head_of, open_given
from amhe_explore.sources.tidy import Reader

RAR_MARK = b"Rar!"
MARKUP_ENDINGS = (".html", ".htm", ".xhtml", ".xml", ".svg", ".kml", ".gml")
REASONS_SHOWN = 3
# Modules with readers of other files than the annual report; read late, for geopandas is heavy.
FAMILIES = (
    "deprivation",
    "lookups",
    "population",
    "census",
    "boundaries",
    "providers",
    "monthly",
)


@dataclass(frozen=True)
class Found:
    """One given file and the reader that knows it; without one, the reason it is not used."""

    file: GivenFile
    reader: Reader | None
    reason: str = ""

    @property
    def used(self) -> bool:
        """Return whether the build reads the file."""
        return self.reader is not None and self.reader.used


@lru_cache(maxsize=1)
def readers() -> tuple[Reader, ...]:
    """Return one reader for each file family, the most particular first."""
    made: list[Reader] = [AnnualMainReader(), AnnualTidyReader()]
    for name in FAMILIES:
        made.extend(importlib.import_module(f"amhe_explore.sources.{name}").readers())
    made.extend(annual_other.readers())
    return tuple(made)


def find(paths: Iterable[Path]) -> list[Found]:
    """Return every file at the given paths with its reader, sorted by name.

    Raises:
        NothingToBuildError: A path does not exist, or no file is of a known kind.
        MixedFiguresError: Made-up figures of example places among the files.
        SourceFileError: An HTML page in place of data, an unreadable archive, a known kind in
            another encoding.
    """
    given = list(paths)
    found: list[Found] = []
    seen: set[str] = set()
    for path in _files(given):
        for file in open_given(path):
            one = _known(file)
            # The same content given twice (a file beside its archive) is one source, not two.
            if one.used and (content := file.sha256()) in seen:
                one = Found(file, None, "the same content as another given file")
            elif one.used:
                seen.add(content)
            found.append(one)
    if not any(one.used for one in found):
        names = ", ".join(str(path) for path in given) or "nothing"
        reasons = "; ".join(f"{one.file.name}: {one.reason}" for one in found[:REASONS_SHOWN])
        more = "; ..." if len(found) > REASONS_SHOWN else ""
        looked_at = f"{len(found)} looked at" + (f": {reasons}{more}" if found else "")
        raise NothingToBuildError(
            f"No file of a known kind in {names} ({looked_at})",
            "the annual report's main CSV or zip, the tidy Parquet release, Indices of "
            "Deprivation, lookups, Census tables or boundaries",
            "See the table of sources in README.md for where to get them",
        )
    return found


def find_example(folder: Path) -> list[Found]:
    """Return the files of the embedded default with their readers.

    Raises:
        NothingToBuildError: One is missing, or of no kind of the default.
    """
    return [Found(file, reader) for file, reader in example_files(folder)]


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files at the paths, folders walked in order, hidden files left out."""
    for path in paths:
        if not path.exists():
            raise NothingToBuildError(f"{path}: no such file or folder", "a file or folder")
        if path.is_file():
            yield path
            continue
        for each in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in each.relative_to(path).parts)
            if each.is_file() and not hidden:
                yield each


def _known(file: GivenFile) -> Found:
    """Return a file with its reader."""
    if file.first_bytes(4) == RAR_MARK:
        return Found(file, None, "a .rar archive: unpack it and give the folder")
    head = head_of(file)
    if head.form == "html" and not file.name.lower().endswith(MARKUP_ENDINGS):
        raise SourceFileError(
            file.name,
            "is a web page, not data: the download failed or led to an error page",
            "the data file itself",
            "Delete it and download it again; nothing was changed",
            row=1,
        )
    if head.form == "zip":
        return Found(file, None, "an archive inside an archive: unpack it and give the folder")
    return _of_default(file, head) or _official(file, head)


def _of_default(file: GivenFile, head: Head) -> Found | None:
    """Return a file of the embedded default, which no official build uses; None for others."""
    of_default = example_reader(head)
    if of_default is None:
        return None
    refuse_made_up(file, of_default)
    return Found(file, None, FACTS_REASON)


def _official(file: GivenFile, head: Head) -> Found:
    """Return an official file with its reader, or the reason why it is not used."""
    reader = _reader(head)
    if reader is None:
        return Found(file, None, "not of a known kind")
    if head.fault is not None and reader.used:
        raise head.fault
    if not reader.used:
        return Found(file, reader, "recognised, not used yet")
    if isinstance(reader, AnnualMainReader):
        # Only the annual file has columns that may be left out without stopping a build.
        return Found(file, reader, reader.remark(head, catalogue.load()))
    return Found(file, reader)


def _reader(head: Head) -> Reader | None:
    """Return the first reader that knows a head."""
    return next((reader for reader in readers() if reader.recognises(head)), None)
