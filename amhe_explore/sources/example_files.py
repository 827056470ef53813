"""The files of the embedded default: known by their content, read by `build --example` only."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from amhe_explore.errors import MixedFiguresError, NothingToBuildError
from amhe_explore.sources import england_facts
from amhe_explore.sources.example_places import ExamplePlacesReader
from amhe_explore.sources.given_file import GivenFile, Head, head_of
from amhe_explore.sources.tidy import Reader

COMMAND = "python -m amhe_explore build --example"
FACTS_REASON = f"England's printed figures: used by {COMMAND} only"


@lru_cache(maxsize=1)
def example_readers() -> tuple[Reader, ...]:
    """Return the readers of the embedded default."""
    return (ExamplePlacesReader(), *england_facts.readers())


def example_reader(head: Head) -> Reader | None:
    """Return the reader of a file of the embedded default, None for any other file."""
    return next((reader for reader in example_readers() if reader.recognises(head)), None)


def refuse_made_up(file: GivenFile, reader: Reader) -> None:
    """Stop where a made-up file stands among given ones.

    Raises:
        MixedFiguresError: The reader is that of the example places.
    """
    if isinstance(reader, ExamplePlacesReader):
        raise MixedFiguresError(
            f"{file.name} holds made-up figures of example places",
            "official files only; made-up and official figures never stand in one warehouse",
            f"Take it out; example places are built by: {COMMAND}",
        )


def example_files(folder: Path) -> list[tuple[GivenFile, Reader]]:
    """Return the files of the embedded default with their readers, by name.

    Raises:
        NothingToBuildError: A kind is missing, or a file is of no kind of the default.
    """
    found = []
    for path in sorted(folder.glob("*.csv")):
        file = GivenFile(path)
        reader = example_reader(head_of(file))
        if reader is None:
            raise NothingToBuildError(
                f"{path} is no file of the embedded default", "the files as they were cloned"
            )
        found.append((file, reader))
    kinds = {reader.kind for _, reader in found}
    missing = [each.kind for each in example_readers() if each.kind not in kinds]
    if missing:
        raise NothingToBuildError(
            f"{folder}: no file with {missing[0]}",
            "the files of the embedded default as they were cloned",
        )
    return found
