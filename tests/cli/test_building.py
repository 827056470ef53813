"""build: its progress, and that bad input costs one line and never the warehouse in use."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from amhe_explore import cli
from amhe_explore.warehouse import pointer
from tests import pack
from tests.cli.conftest import Run

MAIN = pack.main_csv("2024-25")


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """One year of the invented pack, cut to England and one board: enough to build."""
    lines = MAIN.split(b"\r\n")
    kept = [line for line in lines[1:] if line.startswith((b"England,", b"ICB,QKS,"))]
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "main-2024-25.csv").write_bytes(b"\r\n".join([lines[0], *kept, b""]))
    return folder


def test_build_says_what_it_does(run: Run, given: Path, tmp_path: Path) -> None:
    (given / "notes.txt").write_text("x")
    said = run("build", "--from", given, "--warehouse", tmp_path / "new" / "warehouse")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "not used  notes.txt (not of a known kind)"
    assert lines[1].startswith("read      main-2024-25.csv: annual report, main CSV, ")
    assert lines[-1].startswith("done      build ")
    assert lines[-1].endswith("is in use")
    again = run("build", "--from", given, "--warehouse", tmp_path / "new" / "warehouse")
    assert "the same build was there already" in again.out


def test_progress_as_json_is_a_line_of_json_an_event(run: Run, given: Path, tmp_path: Path) -> None:
    (given / "caf\u00e9.txt").write_text("x")
    said = run("build", "--from", given, "--warehouse", tmp_path / "w", "--progress", "json")
    assert (said.code, said.err) == (0, "")
    events = [json.loads(line) for line in said.out.splitlines()]
    assert [event["event"] for event in events] == [
        "found", "found", "read", "settle", "check", "done"
    ]  # fmt: skip
    assert {event["file"] for event in events[:2]} == {"main-2024-25.csv", "caf\u00e9.txt"}
    assert events[2]["rows"] > 1000
    assert events[-1]["build_id"] in events[-1]["file"]


def test_file_names_that_are_no_text(run: Run, given: Path, tmp_path: Path) -> None:
    # A name from a system with another encoding, for a file that is used and one that is not.
    (given / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    (given / "main-2024-25.csv").rename(given / os.fsdecode(b"caf\xe9-2024-25.csv"))
    said = run("build", "--from", given, "--warehouse", tmp_path / "w", "--progress", "json")
    assert (said.code, said.err) == (0, "")
    assert run("status", "--warehouse", tmp_path / "w").code == 0


def test_a_terminal_without_our_letters_shows_others(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (given / "caf\u00e9.txt").write_text("x")
    shown = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(shown, "ascii"))
    assert cli.main(["build", "--from", str(given), "--warehouse", str(tmp_path / "w")]) == 0
    assert b"not used  caf?.txt" in shown.getvalue()


def test_from_may_be_given_again(run: Run, given: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    said = run("build", "--from", given, "--from", tmp_path / "notes.txt",
               "--warehouse", tmp_path / "w")  # fmt: skip
    assert said.code == 0
    assert "main-2024-25.csv" in said.out
    assert "notes.txt" in said.out


def _html(folder: Path) -> str:
    (folder / "main.csv").write_text("<!DOCTYPE html>\n<title>404</title>")
    return "main.csv, row 1: is a web page"


def _truncated_zip(folder: Path) -> str:
    with zipfile.ZipFile(folder / "whole", "w") as archive:
        archive.writestr("main.csv", MAIN)
    (folder / "pack.zip").write_bytes((folder / "whole").read_bytes()[:-200])
    (folder / "whole").unlink()
    return "pack.zip: is not a readable archive"


def _spoiled(old: bytes, new: bytes, said: str) -> Callable[[Path], str]:
    """A further year in which one thing is wrong."""

    def make(folder: Path) -> str:
        assert old in MAIN
        (folder / "bad-2023-24.csv").write_bytes(MAIN.replace(old, new, 1))
        return said

    return make


def _empty_folder(folder: Path) -> str:
    (folder / "main-2024-25.csv").unlink()
    return "No file of a known kind in"


def _gone(folder: Path) -> str:
    (folder / "main-2024-25.csv").unlink()
    folder.rmdir()
    return "no such file or folder"


def _twice(folder: Path) -> str:
    """One board listed a second time, with another figure."""
    own = (folder / "main-2024-25.csv").read_bytes()
    line = next(each for each in own.split(b"\r\n") if each.startswith(b"ICB,QKS,"))
    (folder / "main-2024-25.csv").write_bytes(own + line.replace(b"150000", b"150005") + b"\r\n")
    return "listed twice with different figures"


FIRST_BOARD = b"ICB,QKS,NHS KENT AND MEDWAY INTEGRATED CARE BOARD,Total,NULL,NULL,147000,97020"
BAD: dict[str, Callable[[Path], str]] = {
    "a page of HTML": _html,
    "a truncated zip": _truncated_zip,
    "an empty folder": _empty_folder,
    "a folder that is gone": _gone,
    "a board twice": _twice,
    "a renamed column": _spoiled(
        b"Count_Recovery", b"Count_Recovered", "bad-2023-24.csv, row 1, column CountRecovery: "
    ),
    "a negative count": _spoiled(
        b",200003,", b",-5,", "bad-2023-24.csv, row 2, column Count_ReferralsReceived: '-5'"
    ),
    "an unknown group": _spoiled(
        b"Age Group,Under 18,", b"Age Group,Under 17,", "row 3, column VariableA: unknown group"
    ),
    "an unknown type": _spoiled(
        b"England,All,All,Age Group,", b"England,All,All,Shoe Size,",
        "row 3, column VariableType: unknown variable type 'Shoe Size'",
    ),
    "an unknown kind of organisation": _spoiled(
        b"\nEngland,", b"\nWales,", "row 2, column OrgType: unknown 'Wales'"
    ),
    "latin-1 late in the file": _spoiled(
        MAIN[-500:], MAIN[-500:] + b"Provider,X,CAF\xc9", "column OrgName: byte 0xc9 is not UTF-8"
    ),
    "cut off": _spoiled(MAIN[-100:], b"", "cells. Expected: 30 cells, as in the header"),
}  # fmt: skip


@pytest.mark.parametrize("label", BAD)
def test_bad_input_is_one_line_and_the_warehouse_stays(
    run: Run, given: Path, tmp_path: Path, label: str
) -> None:
    folder = tmp_path / "warehouse"
    assert run("build", "--from", given, "--warehouse", folder).code == 0
    before = sorted((path.name, path.stat().st_mtime_ns) for path in folder.glob("*.duckdb"))
    current = pointer.pointed_at(folder)
    said = BAD[label](given)
    failed = run("build", "--from", given, "--warehouse", folder, "--progress", "json")
    assert failed.code == 1
    assert failed.err.count("\n") == 1
    assert said in failed.err
    assert "Unexpected" not in failed.err
    for line in failed.out.splitlines():
        assert json.loads(line)["event"] != "done"
    assert pointer.pointed_at(folder) == current
    # Nothing half built is left behind.
    after = sorted((path.name, path.stat().st_mtime_ns) for path in folder.glob("*.duckdb"))
    assert after == before
    assert not list(folder.glob(f"{pointer.UNFINISHED}*"))
    assert run("profile", "--place", "QKS", "--characteristic", "total", "--period", "2024-25",
               "--warehouse", folder).code == 0  # fmt: skip


def test_a_warehouse_folder_that_is_a_file(run: Run, given: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert (
        str(tmp_path / "file")
        in run("build", "--from", given, "--warehouse", tmp_path / "file").line
    )


def test_another_build_under_way_is_one_line(run: Run, given: Path, tmp_path: Path) -> None:
    with pointer.locked(tmp_path / "w"):
        line = run("build", "--from", given, "--warehouse", tmp_path / "w").line
    assert "Another build is running" in line


def test_interrupting_a_build_is_one_line(
    run: Run, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("amhe_explore.cli.commands.build", interrupted)
    said = run("build", "--from", given, "--warehouse", tmp_path / "w")
    assert (said.code, said.err) == (130, "Interrupted; nothing was changed.\n")


def test_a_fault_of_our_own_is_one_line_too(
    run: Run, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr("amhe_explore.cli.commands.build", broken)
    said = run("build", "--from", given, "--warehouse", tmp_path / "w")
    assert said.code == 1
    assert said.err == "Unexpected: ZeroDivisionError: two lines. Please report this line.\n"
