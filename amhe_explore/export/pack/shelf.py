"""A folder of finished packs: what is complete there, so that a batch goes on where it ended."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from amhe_explore import paths

RECORD = "packs.json"
SCHEMA = 1


class Shelf:
    """A folder of finished packs with a record of what each file was made from."""

    def __init__(self, folder: Path) -> None:
        """Open the folder; make it where it is missing.

        Raises:
            OSError: It cannot be made, or is a file.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._files: dict[str, dict[str, str]] = _read(folder / RECORD)

    def complete(self, names: Collection[str], made_from: str) -> bool:
        """Return whether all files are there, whole, and made from the same."""
        return all(self._is_whole(name, made_from) for name in names)

    def _is_whole(self, name: str, made_from: str) -> bool:
        """Return whether one file is there as it was written."""
        known = self._files.get(name)
        if known is None or known.get("made_from") != made_from:
            return False
        path = self._folder / name
        return path.is_file() and known.get("sha256") == _digest(path.read_bytes())

    def put(self, files: Mapping[str, bytes], made_from: str) -> list[Path]:
        """Write files, each whole or not at all, then the record; return where they are.

        Raises:
            OSError: The folder cannot be written.
        """
        for name, content in files.items():
            _write(self._folder / name, content)
            self._files[name] = {"made_from": made_from, "sha256": _digest(content)}
        record = {"schema": SCHEMA, "files": dict(sorted(self._files.items()))}
        _write(self._folder / RECORD, (json.dumps(record, indent=1) + "\n").encode())
        return [self._folder / name for name in files]


def fingerprint(*parts: str) -> str:
    """Return what a file is made from as one word: these parts and the program itself."""
    return hashlib.sha256("\0".join((*parts, _program())).encode()).hexdigest()[:16]


@cache
def _program() -> str:
    """Return a digest of the program's own code and facts: other words, another pack."""
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parents[2]
    for path in sorted((*package.rglob("*.py"), *package.rglob("*.css"))):
        digest.update(path.read_bytes())
    for path in sorted((paths.DATA / "report").glob("*.toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(record: Path) -> dict[str, dict[str, str]]:
    """Return the record of a folder; nothing where there is none that can be read."""
    try:
        content: Any = json.loads(record.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    files = content.get("files") if isinstance(content, dict) else None
    if not isinstance(files, dict):
        return {}
    return {name: each for name, each in files.items() if isinstance(each, dict)}


def _write(path: Path, content: bytes) -> None:
    """Write a file under a temporary name, then give it its own."""
    handle, name = tempfile.mkstemp(prefix=".part-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _digest(content: bytes) -> str:
    """Return the checksum of a file's content."""
    return hashlib.sha256(content).hexdigest()
