"""What a loading of official files says on the page: the step now, and what it came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Events = Sequence[Mapping[str, Any]]
STARTING = "Starting: asking for the first file."
NOT_COME = ("failed", "changed", "skipped", "missing")


def loading_step(events: Events) -> str:
    """Return what a loading is doing now: the file, its size, and what comes next."""
    files = [each for each in events if each["event"] == "start"]
    if not files:
        return STARTING
    last = events[-1]
    if last["event"] in ("found", "read", "settle", "check"):
        return "All files have been asked for. Building the figures."
    now = files[-1]
    said = f"File {now['number']} of {now['of']}: {now['file']}"
    if last["event"] == "download":
        whole = f" of {_size(last['total'])}" if last.get("total") else ""
        said += f", {_size(last['bytes'])}{whole}"
    elif last["event"] == "retry":
        said += f"; again in {last['seconds']} seconds ({last['reason']})"
    return f"{said}. Next: {now['next']}." if now.get("next") else f"{said}."


def loading_part(events: Events) -> float:
    """Return how far a loading has come, 0..1."""
    files = [each for each in events if each["event"] == "start"]
    done = sum(each["event"] == "fetched" for each in events)
    return min(done / files[-1]["of"], 1.0) if files and files[-1]["of"] else 0.0


def loading_outcome(events: Events, complaint: str) -> list[str]:
    """Return what a loading came to, line by line: what came, what did not and what to do."""
    fetched = [each for each in events if each["event"] == "fetched"]
    come = sum(each["state"] not in NOT_COME for each in fetched)
    built = any(each["event"] == "done" for each in events)
    lines = [f"{come} of {len(fetched)} files are here."] if fetched else []
    lines.append(
        "The figures were built; this page shows them."
        if built
        else "Nothing was built; the figures before stay in use."
    )
    for each in fetched:
        if each["state"] in NOT_COME:
            why = f": {each['reason']}" if each.get("reason") else ""
            todo = f" {each['todo']}" if each.get("todo") else ""
            lines.append(f"{each['file']} did not come{why}.{todo}".replace("..", "."))
    if not built and complaint:
        lines.append(complaint)
    return lines


def _size(count: int) -> str:
    """Return a size for people."""
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.1f} kB"
