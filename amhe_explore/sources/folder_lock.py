"""One program at a time in a folder: a lock that falls with the process, however it ends."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import filelock

from amhe_explore.errors import AmheError


@contextlib.contextmanager
def held(folder: Path, name: str, busy: type[AmheError], what: str) -> Iterator[None]:
    """Hold a folder, made where it is missing.

    Args:
        folder: The folder.
        name: File name of the lock.
        busy: The error where another program holds it.
        what: What that program is doing, as build.

    Raises:
        AmheError: Another program holds it; of the kind that was given.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(folder / name, blocking=False)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise busy(
            f"Another {what} is running in {folder}", todo="Wait until it is done, then try again"
        ) from error
    try:
        yield
    finally:
        lock.release()
