"""The command `report`: files of one place, of all ICBs, resumable; one clear line when wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Said

QUICK = ("--one-page", "--format", "html")


@pytest.fixture
def report(ask: Run, tmp_path: Path) -> Callable[..., Said]:
    """Runs the command into a folder of its own."""
    return lambda *words: ask("report", *words, "--out", tmp_path / "out")


def test_it_writes_the_files_and_names_them(report: Callable[..., Said], tmp_path: Path) -> None:
    said = report("--place", "QKS", "--one-page", "--formats", "docx,html")
    assert said.code == 0, said
    names = [Path(line).name for line in said.out.splitlines()]
    assert names == [
        "talking-therapies_QKS_2024-25_jsna-one-page.docx",
        "talking-therapies_QKS_2024-25_jsna-one-page.html",
    ]
    assert all(Path(line).is_file() for line in said.out.splitlines())
    assert {each.name for each in (tmp_path / "out").iterdir()} == {*names, "packs.json"}


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--place", "QQQ"), "No place has the code"),
        (("--place", "QKS", "--period", "1999-00"), "No figures are loaded for '1999-00'"),
        (("--place", "QKS", "--compare", "QQQ"), "No place has the code"),
        (("--place", "QKS", "--characteristic", "height"), "No characteristic 'height'"),
        (("--place", "QKS", "--from", "2001-02"), "no figures in '2001-02'"),
        (("--place", "QKS", "--council", "Nowhere"), "council"),
        (("--place", "QKS", "--format", "pdf"), "Unknown format 'pdf'"),
        (("--place", "QKS", "--notes", "/no/such/notes.json"), "No such file"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    report: Callable[..., Said], words: tuple[str, ...], complaint: str
) -> None:
    quick = () if "--format" in words else QUICK
    assert complaint in report(*quick, *words).line


def test_a_place_or_all_of_them_but_not_both(report: Callable[..., Said]) -> None:
    assert report("--place", "QKS", "--all-icbs").code == 2
    assert report().code == 2


def test_a_batch_goes_on_where_it_ended(report: Callable[..., Said], tmp_path: Path) -> None:
    first = report("--all-icbs", *QUICK)
    assert first.code == 0, first
    record = json.loads((tmp_path / "out" / "packs.json").read_text())
    count = len(record["files"])
    assert first.out.startswith(f"{count} packs made, 0 complete already, 0 failed")
    (one,) = (tmp_path / "out").glob("*QKS*.html")
    one.unlink()
    again = report("--all-icbs", *QUICK)
    assert again.out.startswith(f"1 packs made, {count - 1} complete already, 0 failed")
    assert one.is_file()
    assert again.err.count("complete already") == count - 1


def test_one_that_cannot_be_made_stops_no_other(report: Callable[..., Said]) -> None:
    said = report("--all-icbs", "--characteristic", "height", *QUICK)
    assert said.code == 1
    assert "0 packs made" in said.out
    assert said.err.count("No characteristic 'height'") >= 2


def test_example_places_are_made_up_in_every_name(
    run: Run, example_warehouse: Path, tmp_path: Path
) -> None:
    words = ("report", "--out", tmp_path, "--warehouse", example_warehouse, *QUICK)
    said = run(*words, "--place", "X01")
    assert said.code == 0, said
    assert Path(said.out.strip()).name.startswith("MADE-UP_")
    real = run(*words, "--place", "QKS")
    assert real.code == 1
    assert "made-up example places" in real.err
    beside_a_real_one = run(*words, "--place", "X01", "--compare", "Y56")
    assert beside_a_real_one.code == 1
    assert list(tmp_path.glob("*.html")) == [Path(said.out.strip())]
