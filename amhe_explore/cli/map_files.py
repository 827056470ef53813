"""The map geometry of a finished build, where the app serves it."""

from __future__ import annotations

from pathlib import Path

from amhe_explore import maps, warehouse


def write_map_files(folder: Path) -> None:
    """Write the map layers of the warehouse in use; a picture without them carries its geometry.

    Args:
        folder: The warehouse folder.
    """
    with warehouse.open_current(folder) as opened:
        maps.write(opened.build_id, maps.files(maps.layers(opened)))
