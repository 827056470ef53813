"""The steps of a fetch as lines for people: a bar where the output is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from amhe_explore.cli import progress

BAR = 24
STATES = {
    "downloaded": "fetched   ",
    "kept": "kept      ",
    "changed": "changed   ",
    "skipped": "skipped   ",
    "missing": "not here  ",
    "failed": "failed    ",
}


def megabytes(count: int) -> str:
    """Return a size for people."""
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.1f} kB"


class TextLines:
    """Prints each step; a bar rewrites its own line, and only on a terminal."""

    def __init__(self) -> None:
        self._terminal = sys.stdout.isatty()
        self._bar_width = 0

    def __call__(self, event: Mapping[str, Any]) -> None:
        """Print one step of a fetch, or of the build after it."""
        match event["event"]:
            case "start":
                next_one = f"; next: {event['next']}" if event["next"] else ""
                self._line(f"{event['number']:>2}/{event['of']}     {event['file']}{next_one}")
            case "download":
                self._bar(event["bytes"], event["total"])
            case "retry":
                self._line(f"again in {event['seconds']} s: {event['reason']}")
            case "fetched":
                size = f" ({megabytes(event['bytes'])})" if event["bytes"] else ""
                why = f": {event['reason']}" if event["reason"] else ""
                self._line(f"{STATES[event['state']]}{event['file']}{size}{why}")
            case "left_out":
                self._line(f"left out  {event['file']}, building without it")
            case _:
                progress.as_text(event)

    def _line(self, text: str) -> None:
        """Print one line, over the bar if there is one."""
        over = f"\r{' ' * self._bar_width}\r" if self._bar_width else ""
        self._bar_width = 0
        sys.stdout.write(f"{over}{text}\n")
        sys.stdout.flush()

    def _bar(self, size: int, total: int | None) -> None:
        """Draw the bar anew in its own line."""
        if not self._terminal:
            return
        if total:
            done = min(size * BAR // total, BAR)
            drawn = f"[{'#' * done}{'-' * (BAR - done)}] {size * 100 // total:>3}%"
            text = f"          {drawn} of {megabytes(total)}"
        else:
            text = f"          {megabytes(size)}"
        sys.stdout.write(f"\r{text.ljust(self._bar_width)}")
        sys.stdout.flush()
        self._bar_width = len(text)
