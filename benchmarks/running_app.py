"""The app as a server of its own, for benchmarks that look at it from a browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

LOOK_EVERY_SECONDS = 0.02
START_SECONDS = 60


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def started(
    checkout: Path, port: int, environment: Mapping[str, str], *options: str
) -> subprocess.Popen[bytes]:
    """Return the app of a checkout, started and not yet answering; its environment is given whole.

    Args:
        checkout: Where `app.py` stands.
        port: Where it listens.
        environment: Every variable it has.
        options: More words of the command.
    """
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true",
               "--server.port", str(port), *options]  # fmt: skip
    return subprocess.Popen(
        command, cwd=checkout, env={**environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def wait_for(port: int) -> None:
    """Wait until the app answers."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2)
            return
        time.sleep(LOOK_EVERY_SECONDS)
    raise SystemExit("the app did not start")


def without_ours() -> dict[str, str]:
    """Return this process's environment without the variables of the app."""
    return {name: text for name, text in os.environ.items() if not name.startswith("AMHE_")}
