"""The command line as a process of its own: closed pipes, poor terminals, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROFILE = ("profile", "--place", "QKS", "--characteristic", "religion", "--period", "2024-25")


def start(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "amhe_explore", *map(str, words)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, env=os.environ | environment, check=False
    )


def test_exit_codes(small_warehouse: Path, tmp_path: Path) -> None:
    done = start("status", "--json", "--warehouse", small_warehouse)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["schema"] == 1
    failed = start("status", AMHE_WAREHOUSE=str(tmp_path))
    assert (failed.returncode, failed.stdout) == (1, b"")
    assert failed.stderr.count(b"\n") == 1
    assert str(tmp_path).encode() in failed.stderr
    assert start("dance").returncode == 2


def test_output_into_a_closed_pipe_is_no_error(small_warehouse: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "amhe_explore", "places", "--warehouse", str(small_warehouse)]
    try:
        said = subprocess.run(
            command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writing)
    assert (said.returncode, said.stderr) == (0, b"")


def test_json_loses_nothing_on_a_terminal_without_our_letters(small_warehouse: Path) -> None:
    words = (*PROFILE, "--warehouse", small_warehouse)
    usual = start(*words, "--json", PYTHONUTF8="1")
    poor = start(*words, "--json", PYTHONIOENCODING="ascii")
    # What ASCII lacks is written as a number
    assert (poor.returncode, json.loads(poor.stdout)) == (0, json.loads(usual.stdout))
