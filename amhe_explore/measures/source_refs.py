"""The sources behind figures, by the keys that the figures carry."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from amhe_explore.measures.results import SourceRef
from amhe_explore.warehouse import Warehouse


def source_files(warehouse: Warehouse, keys: Collection[str]) -> tuple[SourceRef, ...]:
    """Return every file of the sources of some keys, in the order of the list of sources."""
    return tuple(ref for _, ref in _listed(warehouse, keys))


def sources_once(warehouse: Warehouse, keys: Collection[str]) -> tuple[SourceRef, ...]:
    """Return the sources of some keys, each once, by its first file."""
    found: dict[str, SourceRef] = {}
    for key, ref in _listed(warehouse, keys):
        found.setdefault(key, ref)
    return tuple(found.values())


def _listed(warehouse: Warehouse, keys: Collection[str]) -> Iterator[tuple[str, SourceRef]]:
    """Yield the key and the reference of every file of the sources of some keys."""
    for row in warehouse.kept_rows("source_list"):
        key, source_id, edition, title, publisher, licence, _, _, _, sha256 = row[:10]
        if key in keys:
            yield (
                key,
                SourceRef(source_id, edition, title, sha256 or "", publisher, licence, row[-1]),
            )
