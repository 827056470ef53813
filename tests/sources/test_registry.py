"""The walk over what was given: what is used, what is listed and why, what stops everything."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from amhe_explore.errors import AmheError, NothingToBuildError, SourceFileError
from amhe_explore.sources.registry import find, readers
from tests import pack

MAIN = pack.main_csv("2024-25")


def main_file(folder: Path, name: str = "main-2024-25.csv") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(MAIN)
    return folder / name


def listed(*paths: Path) -> dict[str, str]:
    """Every file found by name, with "used" or the reason it is not."""
    return {one.file.name: "used" if one.used else one.reason for one in find(paths)}


def test_a_folder_is_walked_whole_and_what_is_unknown_is_listed(tmp_path: Path) -> None:
    main_file(tmp_path / "deep" / "deeper")
    (tmp_path / "README.md").write_text("read me\n")
    (tmp_path / "list.csv").write_text("a,b\n1,2\n")
    (tmp_path / "empty.csv").touch()
    (tmp_path / "page.html").write_text("<html>saved on purpose</html>")
    (tmp_path / "pack.rar").write_bytes(b"Rar!\x1a\x07\x00")
    (tmp_path / "a folder.csv").mkdir()
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    # Hidden files and folders are no data: .git, .ipynb_checkpoints, macOS companions.
    main_file(tmp_path / ".checkpoints")
    (tmp_path / "._main.csv").write_bytes(MAIN)
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    with zipfile.ZipFile(tmp_path / "nested.zip", "w") as archive:
        archive.write(tmp_path / "other.xlsx", "other.xlsx")
        # A zip with nothing in it begins with its end.
        archive.writestr("inner.zip", b"PK\x05\x06" + bytes(18))
    assert listed(tmp_path) == {
        "README.md": "not of a known kind",
        "list.csv": "not of a known kind",
        "empty.csv": "not of a known kind",
        "page.html": "not of a known kind",
        "pack.rar": "a .rar archive: unpack it and give the folder",
        "other.xlsx": "not of a known kind",
        "nested.zip > other.xlsx": "not of a known kind",
        "nested.zip > inner.zip": "not of a known kind",
        "main-2024-25.csv": "used",
    }


def test_an_archive_in_an_archive_is_listed_with_what_to_do(tmp_path: Path) -> None:
    main_file(tmp_path)
    pack.write_pack(tmp_path / "packs")
    (one, *_) = sorted((tmp_path / "packs").iterdir())
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(one, one.name)
    found = listed(tmp_path / "all.zip", tmp_path / "main-2024-25.csv")
    assert found == {
        f"all.zip > {one.name}": "an archive inside an archive: unpack it and give the folder",
        "main-2024-25.csv": "used",
    }


def test_a_file_may_be_given_itself_and_hidden(tmp_path: Path) -> None:
    path = main_file(tmp_path / ".downloads", ".main-2024-25.csv")
    assert listed(path) == {".main-2024-25.csv": "used"}
    # The folders above the one that was given do not count.
    assert listed(main_file(tmp_path / ".downloads" / "a").parent) == {"main-2024-25.csv": "used"}


def test_the_same_content_is_used_once(tmp_path: Path) -> None:
    path = main_file(tmp_path)
    with zipfile.ZipFile(tmp_path / "pack-2024-25.zip", "w") as archive:
        archive.write(path, "main.csv")
    same = "the same content as another given file"
    assert listed(tmp_path) == {"main-2024-25.csv": "used", "pack-2024-25.zip > main.csv": same}
    # Given twice by hand: the first counts.
    assert [one.used for one in find([path, tmp_path, path])] == [True, False, False, False]


def test_the_order_of_files_does_not_depend_on_the_disk(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "c/x.csv", "B.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"x,y\n{name},2\n")
    main_file(tmp_path)
    assert list(listed(tmp_path)) == ["B.csv", "a.csv", "b.csv", "x.csv", "main-2024-25.csv"]


def _nothing(_folder: Path) -> None:
    """An empty folder."""


def _unknown(folder: Path) -> None:
    (folder / "list.csv").write_text("a,b\n1,2\n")


def _rar(folder: Path) -> None:
    (folder / "psych-ther-ann-2018-19-csvs.rar").write_bytes(b"Rar!\x1a\x07\x00")


def _only_hidden(folder: Path) -> None:
    main_file(folder, ".main-2024-25.csv")


def _only_unused(folder: Path) -> None:
    (folder / "effect.csv").write_text("OrgType,OrgCode,EffectSize\nx,y,1\n")


USELESS: list[tuple[Callable[[Path], None], str]] = [
    (_nothing, "(0 looked at)"),
    (_unknown, "(1 looked at: list.csv: not of a known kind)"),
    (_rar, "psych-ther-ann-2018-19-csvs.rar: a .rar archive: unpack it and give the folder"),
    (_only_hidden, "(0 looked at)"),
    (_only_unused, "effect.csv: recognised, not used yet"),
]


@pytest.mark.parametrize(("fill", "said"), USELESS)
def test_nothing_of_use_is_an_error_that_says_why(
    tmp_path: Path, fill: Callable[[Path], None], said: str
) -> None:
    fill(tmp_path)
    with pytest.raises(NothingToBuildError) as caught:
        find([tmp_path])
    line = str(caught.value)
    assert str(tmp_path) in line
    assert said in line
    assert "main CSV" in caught.value.expected
    assert "\n" not in line


def test_long_lists_of_useless_files_are_cut_short(tmp_path: Path) -> None:
    for n in range(30):
        (tmp_path / f"{n:02d}.csv").write_text("a,b\n1,2\n")
    with pytest.raises(
        NothingToBuildError, match=r"30 looked at: 00\.csv.*02\.csv.*; \.\.\.\)"
    ) as caught:
        find([tmp_path])
    assert "03.csv" not in str(caught.value)


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    main_file(tmp_path)
    with pytest.raises(NothingToBuildError, match="no such file or folder"):
        find([tmp_path, tmp_path / "nowhere"])
    with pytest.raises(NothingToBuildError):
        find([])


# A page saved in place of the data stops the build, whatever ending it was given.
PAGES = {
    "main.csv": b"<!DOCTYPE html><html><head><title>404</title></head></html>",
    "measures.parquet": b"\xef\xbb\xbf\r\n<html lang='en'>Access denied",
    "File_13.xlsx": b"<!-- x --><html>",
    "areas.geojson": b'<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code>',
    "main": b"<html>",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_place_of_data_stops_the_build(tmp_path: Path, name: str) -> None:
    main_file(tmp_path)
    (tmp_path / name).write_bytes(PAGES[name])
    with pytest.raises(SourceFileError) as caught:
        find([tmp_path])
    assert str(caught.value).startswith(f"{name}, row 1: is a web page, not data")


ENCODINGS = ["utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_known_file_in_another_encoding_stops_the_build(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "main-2024-25.csv"
    path.write_bytes(MAIN.decode("utf-8-sig").encode(encoding))
    with pytest.raises(SourceFileError, match=r"main-2024-25\.csv.*UTF-8"):
        find([path])


def test_latin_1_in_the_head_stops_the_build_with_row_and_column(tmp_path: Path) -> None:
    path = tmp_path / "main-2024-25.csv"
    path.write_bytes(MAIN.replace(b"NHS KENT", b"NHS K\xc9NT"))
    with pytest.raises(SourceFileError) as caught:
        find([path])
    assert caught.value.column == "OrgName"
    assert caught.value.row is not None
    assert caught.value.row > 2


def test_an_unknown_file_in_another_encoding_is_only_listed(tmp_path: Path) -> None:
    main_file(tmp_path)
    (tmp_path / "caf\u00e9.csv").write_bytes(b"caf\xe9,tea\n1,2\n")
    assert listed(tmp_path)["caf\u00e9.csv"] == "not of a known kind"


@pytest.mark.parametrize("name", ["pack.zip", "pack.csv"])
def test_a_truncated_archive_stops_the_build(tmp_path: Path, name: str) -> None:
    main_file(tmp_path)
    with zipfile.ZipFile(tmp_path / "whole", "w") as archive:
        archive.writestr("main.csv", MAIN)
    (tmp_path / name).write_bytes((tmp_path / "whole").read_bytes()[:-100])
    (tmp_path / "whole").unlink()
    with pytest.raises(AmheError, match=rf"^{name}: is not a readable archive"):
        find([tmp_path])


def test_every_reader_says_what_it_reads() -> None:
    kinds = [reader.kind for reader in readers()]
    assert len(kinds) == len(set(kinds))
    assert all(kinds)
    assert sum(not reader.used for reader in readers()) >= 7
