"""What local people said, from the file that a workshop saved: told as written, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from amhe_explore.errors import WorkshopFileError
from amhe_explore.measures import ActionNote, BarrierNote, WorkshopRecord, read_workshop

EXPECTED = "a file saved on the page Workshop"
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


@dataclass(frozen=True, slots=True)
class VoicePart:
    """One part of what was said."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """What was said in one workshop.

    Attributes:
        parts: What was said, part by part.
        about: When and where, as far as it was written down.
        made_up: Whether the room looked at made-up figures of an example place.
    """

    parts: tuple[VoicePart, ...]
    about: str = ""
    made_up: bool = False


def read_voices(path: Path) -> Voices:
    """Return what people said, from a file saved by a workshop.

    Raises:
        WorkshopFileError: The file is missing, too large, not that of a workshop, or empty.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WorkshopFileError(f"{path}: {error.strerror or error}", EXPECTED) from error
    return voices_of(content)


def voices_of(content: bytes) -> Voices:
    """Return what people said, from the content of a file saved by a workshop.

    Raises:
        WorkshopFileError: It is too large, not that, or holds no notes.
    """
    record = read_workshop(content)
    parts = tuple(
        VoicePart(title, kept)
        for title, lines in _parts(record)
        if (kept := tuple(each for line in lines if (each := _line(line)))[:MOST_LINES])
    )
    if not parts:
        raise WorkshopFileError(
            "This workshop file holds no notes", f"{EXPECTED} after something was written"
        )
    return Voices(parts, _line(record.held), _is_made_up(record))


def _parts(record: WorkshopRecord) -> Iterator[tuple[str, list[str]]]:
    """Yield each part of a record with its lines as they were written."""
    agreed = [each for each in record.words if each.agreed.strip()]
    yield (
        "The words we agreed",
        [f"“{_line(each.agreed)}” for “{_line(each.official)}”" for each in agreed],
    )
    for box, title in BOXES.items():
        yield title, record.note(box).splitlines()
    yield (
        "What gets in the way: the cards we kept",
        [f"{_line(each.text)}{_dots(each)}" for each in record.top_barriers],
    )
    yield "What would help", [each.text for each in record.ideas]
    yield "What we will do", [_action(each, _is_made_up(record)) for each in record.actions]


def _is_made_up(record: WorkshopRecord) -> bool:
    """Return whether the room looked at made-up figures of an example place."""
    return record.picture is not None and record.picture.made_up


def _dots(card: BarrierNote) -> str:
    """Return how many dots a card has, "" where it has none."""
    counts = [
        f"{count} of {who}"
        for who, count in (("people", card.people), ("staff", card.staff))
        if count
    ]
    return f" (dots: {', '.join(counts)})" if counts else ""


def _action(action: ActionNote, made_up: bool) -> str:
    """Return one action as a line, "" where nothing is written.

    Without who will do it, as a pack may travel further than the room's own sheet; without its
    baseline where that is made up, as the pack may be of a real place.
    """
    if not _line(action.what):
        return ""
    parts = (
        ("", action.what),
        ("by ", action.by),
        ("baseline: ", "" if made_up else action.baseline),
        ("sign: ", action.second_sign),
    )
    return "; ".join(f"{start}{text}" for start, words in parts if (text := _line(words)))


def _line(text: str) -> str:
    """Return a text as one line without control characters, cut to a length that fits a list."""
    bare = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return bare if len(bare) <= LONGEST_LINE else f"{bare[: LONGEST_LINE - 3]}..."
