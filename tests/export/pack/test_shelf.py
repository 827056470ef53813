"""A folder of packs: what is whole there is not made again, what is not is."""

from __future__ import annotations

from pathlib import Path

import pytest

from amhe_explore.export import pack as packs

FILES = {"a.docx": b"one", "a.html": b"two"}


def test_what_is_whole_and_made_from_the_same_is_complete(tmp_path: Path) -> None:
    shelf = packs.Shelf(tmp_path / "new" / "folder")
    assert not shelf.complete(FILES, "x")
    shelf.put(FILES, "x")
    again = packs.Shelf(tmp_path / "new" / "folder")
    assert again.complete(FILES, "x")
    assert not again.complete(FILES, "y")
    assert not again.complete([*FILES, "a.zip"], "x")


@pytest.mark.parametrize("content", [b"", b"one and more"])
def test_a_file_that_is_cut_or_changed_is_made_again(tmp_path: Path, content: bytes) -> None:
    packs.Shelf(tmp_path).put(FILES, "x")
    (tmp_path / "a.docx").write_bytes(content)
    assert not packs.Shelf(tmp_path).complete(FILES, "x")


@pytest.mark.parametrize("record", ["", "[]", '{"files": 3}', '{"files": {"a.docx": 1}}', "{"])
def test_a_record_that_cannot_be_read_is_none(tmp_path: Path, record: str) -> None:
    packs.Shelf(tmp_path).put(FILES, "x")
    (tmp_path / "packs.json").write_text(record)
    assert not packs.Shelf(tmp_path).complete(FILES, "x")


def test_no_half_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = packs.Shelf(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        shelf.put(FILES, "x")
    assert list(tmp_path.iterdir()) == []


def test_other_choices_are_another_fingerprint() -> None:
    assert packs.fingerprint("a", "b") == packs.fingerprint("a", "b")
    assert packs.fingerprint("a", "b") != packs.fingerprint("ab", "")
