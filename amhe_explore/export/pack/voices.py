"""What local people said, from a file that a workshop saved: read with care, told as written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amhe_explore.errors import AmheError

LARGEST_BYTES = 2_000_000
LONGEST_LINE = 600
MOST_LINES = 60
EXPECTED = "a file saved by a workshop"
NAMED = ("title", "date")


class NotesError(AmheError):
    """A workshop file cannot be read."""


@dataclass(frozen=True, slots=True)
class VoicePart:
    """One part of what was said."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """What was said in one workshop; `about` says which, when known."""

    parts: tuple[VoicePart, ...]
    about: str = ""


def read_voices(path: Path) -> Voices:
    """Return what people said, from a file saved by a workshop.

    Raises:
        NotesError: The file is missing, too large, or not the JSON of a workshop.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise NotesError(f"{path.name} is too large", EXPECTED)
        content = path.read_text("utf-8")
    except OSError as error:
        raise NotesError(f"{path}: {error.strerror or error}", EXPECTED) from error
    except UnicodeDecodeError as error:
        raise NotesError(f"{path.name} is not text", EXPECTED) from error
    return voices_of(content, path.name)


def voices_of(content: str, name: str) -> Voices:
    """Return what people said, from the content of a file saved by a workshop.

    Args:
        content: JSON: a table of lists, each of lines or of tables of lines.
        name: The file's name, for the message.

    Raises:
        NotesError: It is not that.
    """
    try:
        found = json.loads(content)
    except (json.JSONDecodeError, RecursionError) as error:
        raise NotesError(f"{name} is not JSON", EXPECTED) from error
    if not isinstance(found, Mapping):
        raise NotesError(f"{name} holds no notes", EXPECTED)
    notes = found.get("notes", found)
    held = notes if isinstance(notes, Mapping) else {"notes": notes}
    parts = tuple(
        VoicePart(_title(str(key)), lines)
        for key, value in held.items()
        if isinstance(value, list) and (lines := _lines(value))
    )
    if not parts:
        raise NotesError(f"{name} holds no notes", f"{EXPECTED}, with notes in it")
    about = " ".join(
        str(found[key]) for key in ("title", "date") if isinstance(found.get(key), str)
    )
    return Voices(parts, _shortened(about))


def _lines(values: list[Any]) -> tuple[str, ...]:
    """Return the lines of one list; of a table its texts, one after the other."""
    said = []
    for value in values:
        if isinstance(value, str):
            said.append(value)
        elif isinstance(value, Mapping):
            said.append("; ".join(str(each) for each in value.values() if _is_text(each)))
    return tuple(_shortened(each) for each in said if each.strip())[:MOST_LINES]


def _is_text(value: Any) -> bool:
    """Return whether a value is words, not a mark or a number."""
    return isinstance(value, str) and bool(value.strip())


def _title(key: str) -> str:
    """Return a key as a heading: "must_not_lose" is "Must not lose"."""
    words = key.replace("_", " ").replace("-", " ").strip()
    return f"{words[:1].upper()}{words[1:]}"


def _shortened(text: str) -> str:
    """Return a line without control characters, cut to a length that fits a list."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= LONGEST_LINE else f"{plain[: LONGEST_LINE - 3]}..."
