"""The steps of a build as lines: for people, or one line of JSON a step."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any


def as_json(event: Mapping[str, Any]) -> None:
    """Print one step as a line of JSON."""
    sys.stdout.write(json.dumps(dict(event)) + "\n")
    sys.stdout.flush()


def as_text(event: Mapping[str, Any]) -> None:
    """Print one step as a line for people."""
    line = _line(event)
    if line:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def _line(event: Mapping[str, Any]) -> str:
    """Return the line of one step; some steps have none."""
    match event["event"]:
        case "found" if not event["used"]:
            return f"not used  {event['file']} ({event['note'] or event['kind']})"
        case "found" if event["note"]:
            return f"note      {event['file']}: {event['note']}"
        case "read":
            return f"read      {event['file']}: {event['kind']}, {event['rows']:,} rows"
        case "settle":
            return "settling  which source stands for which year"
        case "check":
            return "checking"
        case "done":
            again = " (the same build was there already)" if event["reused"] else ""
            return f"done      build {event['build_id']} is in use{again}"
        case _:
            return ""
