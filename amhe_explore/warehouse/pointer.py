"""The folder of warehouses: the CURRENT pointer, the lock, and which builds are kept."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from amhe_explore import paths
from amhe_explore.errors import BuildBusyError
from amhe_explore.sources import folder_lock

UNFINISHED = ".building-"
ENDING = ".duckdb"


def locked(folder: Path) -> contextlib.AbstractContextManager[None]:
    """Hold the folder for one build; the lock falls with the process, however it ends.

    Raises:
        BuildBusyError: Another build holds it.
    """
    return folder_lock.held(folder, paths.BUILD_LOCK, BuildBusyError, "build")


def unfinished_path(folder: Path) -> Path:
    """Return the temporary name of a build under way, leftovers of killed builds removed."""
    for path in folder.glob(f"{UNFINISHED}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return folder / f"{UNFINISHED}{os.getpid()}{ENDING}"


def pointed_at(folder: Path) -> str:
    """Return the file name that CURRENT holds, or nothing."""
    try:
        return (folder / paths.POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def point(folder: Path, name: str) -> None:
    """Make one build the current one, in one step that cannot be seen half done."""
    before = pointed_at(folder)
    partial = folder / f"{UNFINISHED}{paths.POINTER}-{os.getpid()}"
    with partial.open("w", encoding="utf-8") as handle:
        handle.write(name + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    partial.replace(folder / paths.POINTER)
    keep = {name, before or name}
    for path in folder.glob(f"*{ENDING}"):
        if path.name not in keep:
            # A reader may still hold an old build open; it goes at the next build then.
            with contextlib.suppress(OSError):
                path.unlink()
