"""A workshop as a file and back: JSON with a name and a version, checked on the way in."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import toml_form
from amhe_explore.errors import CatalogueError, WorkshopFileError
from amhe_explore.measures.workshop_record import MOST_ACTIONS, WorkshopRecord

KIND = "amhe-explore-workshop"
VERSION = 1
LARGEST_BYTES = 1_000_000
LONGEST_TEXT = 20_000
MOST_DOTS = 999
LENGTHS = (90, 60)
SAVE_HERE = "Load the file that “Save a copy” on this page made"


def write_workshop(record: WorkshopRecord, made_up: bool) -> bytes:
    """Return a record as the content of its file: JSON in UTF-8.

    Args:
        record: The record.
        made_up: Whether the picture shows made-up figures of an example place.
    """
    content = {
        "kind": KIND,
        "version": VERSION,
        "made_up": made_up,
        "record": dataclasses.asdict(record),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8")


def read_workshop(content: bytes) -> WorkshopRecord:
    """Return the record of a file.

    Raises:
        WorkshopFileError: Too large, not JSON, another kind of file, another version, or a part
            that does not have its form. The message quotes nothing that was written down.
    """
    if len(content) > LARGEST_BYTES:
        raise WorkshopFileError("This file is too large", "at most 1 MB", SAVE_HERE)
    try:
        table = json.loads(content.decode("utf-8-sig"))
        # Half of a character, which JSON can spell and no page or document can hold.
        json.dumps(table, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise WorkshopFileError("This is not a workshop file", "a .json file", SAVE_HERE) from error
    if not isinstance(table, dict) or table.get("kind") != KIND:
        raise WorkshopFileError(
            "This is a file of another kind", "a workshop saved on this page", SAVE_HERE
        )
    _check_version(table.get("version"))
    record = _record(table.get("record"))
    _check(record)
    return record


def _check_version(version: Any) -> None:
    """Refuse a version that is not this one."""
    if version == VERSION and not isinstance(version, bool):
        return
    shown = version if isinstance(version, int) and abs(version) < MOST_DOTS else "unknown"
    raise WorkshopFileError(
        f"This file has the version {shown}",
        f"version {VERSION}",
        "Open it with the program that saved it, or bring this one up to date",
    )


def _record(table: Any) -> WorkshopRecord:
    """Return the record of its table; the message names the part, never its text."""
    try:
        return toml_form.entry(WorkshopRecord, table, "record")
    except CatalogueError as error:
        place = error.what.partition(":")[0]
        raise WorkshopFileError(
            f"A part of this file is not as it was saved ({place[:80]})", todo=SAVE_HERE
        ) from error
    except RecursionError as error:
        raise WorkshopFileError("This is not a workshop file", todo=SAVE_HERE) from error


def _check(record: WorkshopRecord) -> None:
    """Refuse what has its form and still cannot be: lengths, stages, dots, fingers, texts."""
    stages = [each.id for each in catalogue_package.load_workshop().around.stages]
    faults = (
        ("minutes", record.minutes not in LENGTHS),
        ("fingers", not all(0 <= each <= 3 for each in (record.fingers_start, record.fingers_end))),
        ("actions", len(record.actions) > MOST_ACTIONS),
        ("stage of a barrier", any(each.stage not in stages for each in record.barriers)),
        (
            "dots",
            any(not 0 <= each <= MOST_DOTS for card in record.barriers
                for each in (card.people, card.staff)),
        ),
        ("cards", _twice([each.id for each in record.barriers])),
        ("ideas", _twice([each.id for each in record.ideas])),
        ("notes", _twice([each.id for each in record.notes])),
        ("a text that is too long", _longest(dataclasses.asdict(record)) > LONGEST_TEXT),
    )  # fmt: skip
    for part, wrong in faults:
        if wrong:
            raise WorkshopFileError(
                f"A part of this file is not as it was saved ({part})", todo=SAVE_HERE
            )


def _twice(ids: list[str]) -> bool:
    """Return whether an id stands twice."""
    return len(set(ids)) < len(ids)


def _longest(value: Any) -> int:
    """Return the length of the longest text in a table."""
    if isinstance(value, str):
        return len(value)
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(inside, bool | int) or inside is None:
        return 0
    return max((_longest(each) for each in inside), default=0)
