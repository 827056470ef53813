"""What local people said, from the file that a workshop saved: read with care, told as written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from amhe_explore.errors import NotesError

KIND = "amhe-explore-workshop"
EXPECTED = "a file saved on the page Workshop"
LARGEST_BYTES = 1_000_000
LONGEST_LINE = 600
MOST_LINES = 60
# The boxes of a session whose words are told, as they are headed there.
BOXES = MappingProxyType(
    {
        "noticed": "What we noticed",
        "surprised": "What surprised us",
        "questions": "What we still want to ask",
        "missing": "Who else is missing",
        "who_asks": "Who will ask them, and how",
        "better_form": "One better question or form",
        "blank": "What gets in the way",
        "must_not_lose": "Must not lose: said by one person, still matters",
        "works_here": "What already works here",
    }
)
# Of an action, without who will do it: a pack may travel further than the room's own sheet.
ACTION = (("what", ""), ("by", "by "), ("baseline", "baseline: "), ("second_sign", "sign: "))


@dataclass(frozen=True, slots=True)
class VoicePart:
    """One part of what was said."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """What was said in one workshop; `about` says when and where, as far as it was written down."""

    parts: tuple[VoicePart, ...]
    about: str = ""


def read_voices(path: Path) -> Voices:
    """Return what people said, from a file saved by a workshop.

    Raises:
        NotesError: The file is missing, too large, or not that of a workshop.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NotesError(f"{path}: {error.strerror or error}", EXPECTED) from error
    return voices_of(content, path.name)


def voices_of(content: bytes, name: str) -> Voices:
    """Return what people said, from the content of a file saved by a workshop.

    Raises:
        NotesError: It is too large, or not that.
    """
    if len(content) > LARGEST_BYTES:
        raise NotesError(f"{name} is too large", EXPECTED)
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotesError(f"{name} is not a workshop file", EXPECTED) from error
    record = found.get("record") if isinstance(found, Mapping) else None
    if not isinstance(record, Mapping) or found.get("kind") != KIND:
        raise NotesError(f"{name} is not a workshop file", EXPECTED)
    parts = tuple(
        VoicePart(title, kept)
        for title, lines in _parts(record)
        if (kept := tuple(each for line in lines if (each := _line(line)))[:MOST_LINES])
    )
    if not parts:
        raise NotesError(f"{name} holds no notes", f"{EXPECTED} after something was written")
    return Voices(parts, _line(record.get("held")))


def _parts(record: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Yield each part of a record with its lines as they were written."""
    yield (
        "The words we agreed",
        [
            f"“{_line(each.get('agreed'))}” for “{_line(each.get('official'))}”"
            for each in _tables(record, "words")
        ],
    )
    notes = {each.get("id"): each.get("text") for each in _tables(record, "notes")}
    for box, title in BOXES.items():
        yield title, str(notes.get(box) or "").splitlines()
    yield (
        "What gets in the way: the cards we kept",
        [
            f"{_line(each.get('text'))}{_dots(each)}"
            for each in _tables(record, "barriers")
            if each.get("kept") is not False
            and (_dots(each) or each.get("text") != each.get("printed"))
        ],
    )
    yield "What would help", [each.get("text") for each in _tables(record, "ideas")]
    yield "What we will do", [_action(each) for each in _tables(record, "actions")]


def _tables(record: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """Return the tables of one list; nothing where there is no such list."""
    found = record.get(key)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _is_kept(card: Mapping[str, Any]) -> bool:
    """Return whether the room kept a card and made it its own: by dots, or by other words."""
    own = card.get("text") != card.get("printed")
    return card.get("kept") is not False and (own or bool(_dots(card)))


def _dots(card: Mapping[str, Any]) -> str:
    """Return how many dots a card has, "" where it has none."""
    counts = [
        f"{count} of {who}"
        for key, who in (("people", "people"), ("staff", "staff"))
        if isinstance(count := card.get(key), int) and count > 0
    ]
    return f" (dots: {', '.join(counts)})" if counts else ""


def _action(action: Mapping[str, Any]) -> str:
    """Return one action as a line, "" where nothing is written."""
    said = [f"{start}{text}" for key, start in ACTION if (text := _line(action.get(key)))]
    return "; ".join(said) if _line(action.get("what")) else ""


def _line(text: Any) -> str:
    """Return a text as one line without control characters, cut to a length that fits a list."""
    if not isinstance(text, str):
        return ""
    bare = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return bare if len(bare) <= LONGEST_LINE else f"{bare[: LONGEST_LINE - 3]}..."
