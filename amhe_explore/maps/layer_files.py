"""The layers of one warehouse, and the folder from which a browser fetches each of them once."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from amhe_explore import catalogue, paths
from amhe_explore.maps.geometry import Layer, as_bytes, boundary_layer, tile_layer
from amhe_explore.measures import outlines
from amhe_explore.warehouse import Warehouse

LEVELS = ("icb", "sub_icb", "region")
TILES = "tiles-"
# The 42 real boards beside the example places: only their deprivation is known there.
REAL = "-real"
KEPT_FOLDERS = 6
DIGEST_LETTERS = 12
# A browser keeps a file without asking again for a tenth of the file's age. Its address changes
# with its content, so it may keep it for years: 1 January 2000.
LONG_AGO = 946_684_800


def layers(warehouse: Warehouse) -> tuple[Layer, ...]:
    """Return every layer that a warehouse can draw: boundaries where loaded, and tiles."""
    drawn = (boundary_layer(outlines(warehouse, level)) for level in LEVELS)
    found = [layer for layer in drawn if layer.areas]
    real = catalogue.load().places.values()
    invented = catalogue.load_example().places.values()
    if warehouse.mode == "example":
        return (*found, *_tiles(invented, ""), *_tiles(real, REAL)[:1])
    return (*found, *_tiles(real, ""))


def _tiles(places: Iterable[catalogue.Place | catalogue.ExamplePlace], mark: str) -> list[Layer]:
    """Return ICBs as tiles, and regions as the tiles of their ICBs."""
    placed = {place.code: place for place in places if place.type == "icb" and place.tile}
    at = {code: place.tile for code, place in sorted(placed.items()) if place.tile}
    region = {code: place.parent.partition(":")[2] for code, place in placed.items()}
    return [
        tile_layer(f"{TILES}icb{mark}", at),
        tile_layer(f"{TILES}region{mark}", at, region),
    ]


def files(found: Iterable[Layer]) -> dict[str, bytes]:
    """Return the files of layers by name: the areas, and the hatching that few maps need."""
    made = {}
    for layer in found:
        made[f"{layer.id}.json"] = as_bytes(layer.areas)
        made[f"{layer.id}-hatch.json"] = as_bytes(layer.hatch)
    return made


def digest(content: bytes) -> str:
    """Return a short checksum, which makes the address of a changed file a new one."""
    return hashlib.sha256(content).hexdigest()[:DIGEST_LETTERS]


def write(build_id: str, made: dict[str, bytes], static: Path = paths.STATIC) -> bool:
    """Write the files of one build where the app serves them; return whether they are there.

    Files that hold the same already stay; others are replaced as wholes. Folders of older builds
    go. Where the folder may not be written the answer is False: pictures then carry their geometry.

    Args:
        build_id: Name of the folder.
        made: Content by file name.
        static: The folder that the app serves.
    """
    folder = static / build_id
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in made.items():
            path = folder / name
            if not path.is_file() or path.read_bytes() != content:
                _replace(path, content)
            os.utime(path, (LONG_AGO, LONG_AGO))
        os.utime(folder)
    except OSError:
        return False
    _remove_older(static)
    return True


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _remove_older(static: Path) -> None:
    """Remove all but the newest folders, as the warehouse keeps only its newest builds."""
    with contextlib.suppress(OSError):
        folders = [each for each in static.iterdir() if each.is_dir() and _is_build(each.name)]
        folders.sort(key=lambda each: each.stat().st_mtime, reverse=True)
        for each in folders[KEPT_FOLDERS:]:
            shutil.rmtree(each, ignore_errors=True)


def _is_build(name: str) -> bool:
    """Return whether a folder is named by a build id: nothing else is ever removed."""
    return len(name) == 16 and all(letter in "0123456789abcdef" for letter in name)
