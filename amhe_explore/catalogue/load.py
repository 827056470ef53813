"""The whole catalogue from the files under `data/`, checked entry by entry and against itself."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from amhe_explore import paths
from amhe_explore.catalogue import agreement, toml_form
from amhe_explore.catalogue.entries import (
    Catalogue,
    Characteristic,
    Measure,
    Place,
    Rules,
    Source,
)
from amhe_explore.errors import CatalogueError

Entry = TypeVar("Entry", Source, Measure, Characteristic)

PLACE_TYPES = ("england", "region", "icb", "sub_icb", "ccg", "stp", "provider")
# What a warehouse is built by; the other files are words that only the pages read.
BUILT_BY = ("sources", "measures", "characteristics", "places")


def load(folder: Path = paths.DATA) -> Catalogue:
    """Return the catalogue of one data folder.

    Raises:
        CatalogueError: A file breaks its form; the message names the file.
    """
    return read_once(folder)


# Not on `load` itself: a cache would take the folder named and left out for two.
@functools.lru_cache(maxsize=8)
def read_once(folder: Path) -> Catalogue:
    """Return the catalogue of one data folder, read at the first call."""
    sources = _entries(folder / "sources", Source)
    measures = _entries(folder / "measures", Measure)
    characteristics = _entries(folder / "characteristics", Characteristic)
    places = _places(folder / "places")
    rules_file = folder / "rules.toml"
    rules = toml_form.entry(Rules, toml_form.read(rules_file), str(rules_file))
    made = Catalogue(
        sources=sources,
        measures=_in_order(measures.values()),
        characteristics=_in_order(characteristics.values()),
        places=places,
        rules=rules,
        digest=digest(folder),
    )
    agreement.check(made, folder)
    return made


def digest(folder: Path) -> str:
    """Return one checksum over every file that a build reads: names and contents, in order."""
    total = hashlib.sha256()
    found = [path for name in BUILT_BY for path in (folder / name).rglob("*.toml")]
    for path in sorted([*found, folder / "rules.toml"]):
        inside = path.relative_to(folder).as_posix()
        total.update(inside.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _entries(folder: Path, form: type[Entry]) -> Mapping[str, Entry]:
    """Return every entry of a folder by id; the id is the file's name."""
    found: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.toml")):
        made = toml_form.entry(form, toml_form.read(path), str(path))
        if not agreement.GOOD_ID.fullmatch(made.id):
            raise CatalogueError(
                f"{path}: bad id {made.id!r}", "lower-case letters, digits, - and _"
            )
        if made.id != path.stem:
            raise CatalogueError(f"{path}: id {made.id!r} is not the file's name", path.stem)
        found[made.id] = made
    if not found:
        raise CatalogueError(f"{folder}: no TOML file", f"one file for each {form.__name__}")
    return MappingProxyType(found)


def _in_order(entries: Iterable[Any]) -> Mapping[str, Any]:
    """Return entries by id in the order the files ask for."""
    return MappingProxyType({e.id: e for e in sorted(entries, key=lambda e: (e.order, e.id))})


def _places(folder: Path) -> Mapping[str, Place]:
    """Return the catalogue's own places by key."""
    found: dict[str, Place] = {}
    files: dict[str, Path] = {}
    for path in sorted(folder.glob("*.toml")):
        for n, table in enumerate(_place_tables(path)):
            place = toml_form.entry(Place, table, f"{path}, place {n + 1}")
            if place.type not in PLACE_TYPES:
                raise CatalogueError(
                    f"{path}: place type {place.type!r}", f"one of {', '.join(PLACE_TYPES)}"
                )
            if place.key in found:
                raise CatalogueError(f"{path}: place {place.key} stands twice", "each place once")
            found[place.key] = place
            files[place.key] = path
    if not found:
        raise CatalogueError(f"{folder}: no place", "one table [[place]] for each")
    for place in found.values():
        if place.parent and place.parent not in found:
            raise CatalogueError(
                f"{files[place.key]}: parent {place.parent!r} of {place.key}",
                "the key of a place, as region:Y56",
            )
    return MappingProxyType(found)


def _place_tables(path: Path) -> list[Any]:
    """Return the tables of one file of places, which holds nothing else."""
    content = toml_form.read(path)
    tables = content.get("place", [])
    unknown = sorted(set(content) - {"place"})
    if unknown or not isinstance(tables, list):
        named = repr(unknown[0]) if unknown else "'place'"
        raise CatalogueError(f"{path}: unknown key {named}", "tables [[place]] and nothing else")
    return tables
