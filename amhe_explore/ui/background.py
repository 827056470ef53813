"""A program of our own at work beside the server, and what it has said so far."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Sequence
from typing import Any

from amhe_explore import paths


class Program:
    """One command of this program under way: its events as they come, and its complaint."""

    def __init__(self, words: Sequence[str]) -> None:
        """Start it.

        Args:
            words: The command; it prints one line of JSON a step.
        """
        self.events: list[dict[str, Any]] = []
        self.complaint = ""
        self._process = subprocess.Popen(
            list(words),
            cwd=paths.CHECKOUT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        """Collect its lines: steps as JSON, anything else is what went wrong."""
        with self._process as process:
            for line in process.stdout or ():
                try:
                    self.events.append(json.loads(line))
                except ValueError:
                    self.complaint = line.strip() or self.complaint

    @property
    def running(self) -> bool:
        """Return whether it is still at work."""
        return self._reader.is_alive()
