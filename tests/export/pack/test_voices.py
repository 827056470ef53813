"""A workshop's file: read with care, refused clearly, never quoted in a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from amhe_explore.errors import NotesError
from amhe_explore.export import pack as packs
from tests.export.pack.conftest import SAVED, workshop_file


def test_what_was_said_is_told_by_box_and_card() -> None:
    found = packs.voices_of(workshop_file(), "notes.json")
    assert found.about == "12 March, Medway"
    said = {part.title: part.lines for part in found.parts}
    assert said["What we noticed"] == ("It is not a small difference", "=1+1")
    assert said["The words we agreed"] == ("“areas with least money” for “Most deprived fifth”",)
    assert said["What we will do"] == ("Text to choose a time; by June",)
    assert "Who else is missing" not in said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a workshop file"),
        (b"\xff\xfe\x00", "not a workshop file"),
        (b"[" * 100_000, "not a workshop file"),
        (b"[1, 2]", "not a workshop file"),
        (b'{"kind": "other", "record": {}}', "not a workshop file"),
        (workshop_file(record=[]), "not a workshop file"),
        (workshop_file(record={"notes": "x", "barriers": [1], "ideas": None}), "holds no notes"),
        (b" " * 1_000_001, "too large"),
    ],
)
def test_anything_else_is_refused_in_one_line(content: bytes, words: str) -> None:
    with pytest.raises(NotesError, match=words):
        packs.voices_of(content, "notes.json")


def test_a_message_never_quotes_what_was_written_down(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(workshop_file(kind="other"))
    with pytest.raises(NotesError) as error:
        packs.read_voices(path)
    assert "difference" not in error.value.line()
    with pytest.raises(NotesError, match="No such file"):
        packs.read_voices(tmp_path / "none.json")


def test_long_and_strange_lines_are_cut_and_cleaned() -> None:
    record = {**SAVED["record"], "notes": [{"id": "noticed", "text": "a\x00b" + "c" * 900}]}  # type: ignore[dict-item]
    found = packs.voices_of(workshop_file(record=record), "n")
    (line,) = next(part.lines for part in found.parts if part.title == "What we noticed")
    assert line.startswith("a bccc")
    assert line.endswith("...")
    assert len(line) == 600
