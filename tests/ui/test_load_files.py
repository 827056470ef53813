"""The button that loads official files: one program at a time, its steps collected."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from amhe_explore.ui import load_files
from amhe_explore.ui.background import Program

SAYS = (
    "import json, sys, time;"
    "print(json.dumps({'event': 'start', 'number': 1, 'of': 1, 'file': 'a', 'next': ''}));"
    "sys.stdout.flush(); time.sleep(0.4); print('something went wrong')"
)


def wait(program: Program) -> None:
    for _ in range(200):
        if not program.running:
            return
        time.sleep(0.05)
    raise AssertionError("the program did not end")


def test_steps_are_collected_and_what_is_no_step_is_the_complaint() -> None:
    program = Program([sys.executable, "-c", SAYS])
    wait(program)
    assert [event["event"] for event in program.events] == ["start"]
    assert program.complaint == "something went wrong"


def test_a_second_press_does_not_start_a_second_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AMHE_WAREHOUSE", str(tmp_path))
    monkeypatch.setattr(load_files, "WORDS", (sys.executable, "-c", SAYS))
    loading = load_files.Loading()
    assert not loading.running
    loading.start()
    first = loading.program
    loading.start()
    assert loading.program is first
    assert first is not None
    wait(first)
    loading.start()
    assert loading.program is not first
    assert loading.program is not None
    wait(loading.program)
