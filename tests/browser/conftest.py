"""A real browser and a real server, for tests of what a person sees."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
STOP_SECONDS = 10


@dataclass(frozen=True)
class Server:
    """A running app: where it answers, its process and the file its output goes to."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path


Serve = Callable[..., Server]


# A cold server on a busy machine draws its first page in seconds, not at once.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; where there is none, skips, or fails if AMHE_REQUIRE_BROWSER=1."""
    path = shutil.which("chromium")
    if path is None and os.environ.get("AMHE_REQUIRE_BROWSER") == "1":
        pytest.fail("AMHE_REQUIRE_BROWSER=1, and there is no `chromium` on PATH")
    if path is None:
        pytest.skip("no `chromium` on PATH (AMHE_REQUIRE_BROWSER=1 makes this a failure)")
    return path


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Starts the app, each call a fresh server, with the given environment variables.

    `serve(AMHE_WAREHOUSE=folder).url` is ready for requests. All are stopped after the module.
    """
    if not hasattr(os, "killpg"):
        pytest.skip("servers are started and stopped as process groups, which this system has not")
    started: list[Server] = []

    def start(**environment: str | Path) -> Server:
        server = _launch(environment, tmp_path_factory.mktemp("server") / "log.txt")
        started.append(server)
        _wait_until_healthy(server)
        return server

    yield start
    for server in started:
        _stop(server.process)


def _launch(environment: dict[str, str | Path], log: Path) -> Server:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = {"address": "127.0.0.1", "port": port, "headless": "true", "fileWatcherType": "none"}
    for name, value in options.items():
        command += [f"--server.{name}", str(value)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {name: str(value) for name, value in environment.items()},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that what the app starts can be stopped with it
        )
    return Server(f"http://127.0.0.1:{port}", process, log)


def _wait_until_healthy(server: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            if httpx.get(f"{server.url}/_stcore/health", timeout=2).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    pytest.fail(f"the app did not start:\n{server.log.read_text('utf-8', 'replace')[-2000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends the server and whatever it started: the process group that `_launch` made."""
    for wanted in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, wanted)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser that a module's tests share."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()
