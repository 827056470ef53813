"""The command line as a reader uses it: words in; exit code, output and errors out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from amhe_explore import cli


@dataclass(frozen=True)
class Said:
    """The outcome of one command."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The one line of a clear error: exit 1, nothing else said."""
        assert self.code == 1, self
        assert self.out == ""
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        assert "Unexpected" not in self.err
        return self.err.strip()


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command in this process."""

    def command(*words: str | Path) -> Said:
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as left:  # argparse, on wrong usage and --help
            code = int(left.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return command


@pytest.fixture
def ask(run: Run, small_warehouse: Path) -> Run:
    """Runs one command on the small warehouse."""
    return lambda *words: run(*words, "--warehouse", small_warehouse)
