"""The map geometry of a finished build, where the app serves it."""

from __future__ import annotations

from pathlib import Path

from amhe_explore import warehouse

OUTLINES, LEVEL = "outline_list", "icb"


def write_map_files(folder: Path) -> None:
    """Write the map layers of the warehouse in use, where boundaries were loaded.

    Without boundaries there is nothing to prepare: tiles are made by the app in a moment.

    Args:
        folder: The warehouse folder.
    """
    with warehouse.open_current(folder) as opened:
        if not opened.rows(OUTLINES, type=LEVEL):
            return
        from amhe_explore import maps  # drawing is loaded only where there is something to draw

        maps.write(opened.build_id, maps.files(maps.layers(opened)))
