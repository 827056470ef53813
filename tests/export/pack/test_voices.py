"""A workshop's file: read with care, refused clearly, never quoted in a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from amhe_explore.errors import WorkshopFileError
from amhe_explore.export import pack as packs
from tests.export.pack.conftest import SAVED, workshop_file

RECORD = dict(SAVED["record"])  # type: ignore[call-overload]


def test_what_was_said_is_told_by_box_and_card() -> None:
    found = packs.voices_of(workshop_file())
    assert found.about == "12 March, Medway"
    said = {part.title: part.lines for part in found.parts}
    assert said["What we noticed"] == ("It is not a small difference", "=1+1")
    assert said["The words we agreed"] == ("“areas with least money” for “Most deprived fifth”",)
    # A printed card that nobody touched and one that was thrown out are not what the room said.
    assert said["What gets in the way: the cards we kept"] == (
        "The call came on shift (dots: 6 of people)",
    )
    assert said["What we will do"] == ("Text to choose a time; by June; baseline: 41 of 100",)
    assert "Who else is missing" not in said
    assert not found.made_up


def test_a_made_up_baseline_gets_into_no_pack() -> None:
    seen = dict.fromkeys(
        ("place", "place_name", "characteristic", "period", "group", "reference", "sentence",
         "source", "address"), "",
    ) | {"sides": [], "about": [], "made_up": True}  # fmt: skip
    found = packs.voices_of(workshop_file(record={**RECORD, "picture": seen}))
    assert found.made_up
    said = {part.title: part.lines for part in found.parts}
    assert said["What we will do"] == ("Text to choose a time; by June",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a workshop file"),
        (b"\xff\xfe\x00", "not a workshop file"),
        (b"[" * 100_000, "not a workshop file"),
        (b"[1, 2]", "another kind"),
        (b'{"kind": "other", "record": {}}', "another kind"),
        (workshop_file(record=[]), "not as it was saved"),
        (workshop_file(record={}), "holds no notes"),
        (b" " * 1_000_001, "too large"),
    ],
)
def test_anything_else_is_refused_in_one_line(content: bytes, words: str) -> None:
    with pytest.raises(WorkshopFileError, match=words):
        packs.voices_of(content)


def test_a_message_never_quotes_what_was_written_down(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(workshop_file(kind="other"))
    with pytest.raises(WorkshopFileError) as error:
        packs.read_voices(path)
    assert "difference" not in error.value.line()
    with pytest.raises(WorkshopFileError, match="No such file"):
        packs.read_voices(tmp_path / "none.json")


def test_long_and_strange_lines_are_cut_and_cleaned() -> None:
    record = {**RECORD, "notes": [{"id": "noticed", "text": "a\x00b" + "c" * 900}]}
    found = packs.voices_of(workshop_file(record=record))
    (line,) = next(part.lines for part in found.parts if part.title == "What we noticed")
    assert line.startswith("a bccc")
    assert line.endswith("...")
    assert len(line) == 600
