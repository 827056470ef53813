"""The first start of a fresh clone: built once, in a program of its own, then England."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import filelock
import pytest

from amhe_explore import paths
from amhe_explore.ui import first_start
from tests.pages.conftest import arrive

FAILS = (sys.executable, "-c", "import sys; sys.exit('The disk is full.')")


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A default folder that is not there yet; nothing is named in the environment."""
    folder = tmp_path / "data" / "warehouse"
    monkeypatch.delenv(paths.WAREHOUSE_VARIABLE, raising=False)
    monkeypatch.setattr(paths, "DEFAULT_WAREHOUSE", folder)
    return folder


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The words of every program that is started."""
    words: list[list[str]] = []
    begin = subprocess.Popen

    def noted(command: list[str], **options: object) -> object:
        words.append(command)
        return begin(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", noted)
    return words


def test_a_fresh_clone_opens_on_england_without_any_other_step(
    fresh: Path, started: list[list[str]]
) -> None:
    app = arrive()
    assert not app.exception
    assert not app.error
    assert app.title[0].value == "England"
    assert app.metric[0].value == "1,813,432"
    assert (fresh / "CURRENT").is_file()
    assert [words[3:7] for words in started] == [["build", "--example", "--progress", "json"]]
    app.run()
    arrive("funnel", place="X01")
    assert len(started) == 1


def test_a_named_folder_is_never_built(
    fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[list[str]]
) -> None:
    monkeypatch.setenv(paths.WAREHOUSE_VARIABLE, str(tmp_path / "named"))
    app = arrive()
    assert [code.value for code in app.code] == ["python -m amhe_explore build --from FOLDER"]
    assert not started
    assert not fresh.exists()


def test_a_failure_is_one_sentence_and_the_command_and_is_not_tried_again(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, started: list[list[str]]
) -> None:
    monkeypatch.setattr(first_start, "WORDS", FAILS)
    for _ in range(2):
        app = arrive()
        assert not app.exception
        (said,) = app.error
        assert said.value == "The first figures could not be made ready (The disk is full)."
        assert [code.value for code in app.code] == [first_start.COMMAND]
        assert app.sidebar.page_link
        assert not app.selectbox
    assert len(started) == 1
    assert not (fresh / "CURRENT").exists()


def test_another_programs_build_is_waited_for(
    fresh: Path, example_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_start, "WORDS", FAILS)
    fresh.mkdir(parents=True)
    ready = threading.Event()

    def other() -> None:
        with filelock.FileLock(fresh / paths.BUILD_LOCK):
            ready.set()
            time.sleep(1.0)
            name = (example_warehouse / "CURRENT").read_text("utf-8")
            (fresh / name.strip()).symlink_to(example_warehouse / name.strip())
            (fresh / "CURRENT").write_text(name, "utf-8")

    thread = threading.Thread(target=other)
    thread.start()
    ready.wait(10)
    app = arrive()
    thread.join()
    assert not app.error
    assert app.title[0].value == "England"


def until(done: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.02)
    assert done()


def test_the_progress_rises_and_names_what_is_read(tmp_path: Path) -> None:
    begun = first_start.FirstBuild(tmp_path)
    parts, steps = [begun.part], {begun.step}
    while begun.running:
        parts.append(begun.part)
        steps.add(begun.step)
        time.sleep(0.01)
    until(lambda: not begun.running)
    assert parts == sorted(parts)
    assert begun.part == 1.0
    assert begun.step == "Done"
    assert begun.complaint == ""
    assert {each["event"] for each in begun.events} >= {"found", "read", "settle", "check", "done"}
