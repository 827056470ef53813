"""How fast the maps change and how much they send, seen from a real browser.

    python benchmarks/map_repaint.py --warehouse DIR

Starts the app, opens Maps in Chromium through a proxy that counts bytes, and goes through the
outcomes by keyboard. "Repaint" is from the key that chooses an outcome to the last change of the
map's drawing; "sent" is every byte from the server to the browser for that change. Prints changes
to an outcome seen for the first time, seen again, and all of them, against the aims: 250
milliseconds in the middle of all, 20,000 bytes, and no file of geometry fetched twice.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from benchmarks import running_app  # noqa: E402 - the checkout is put on the path first

PLACE, PERIOD = "QKS", "2024-25"
ROUNDS = 4
MOST_MILLISECONDS, MOST_BYTES = 250, 20_000
MAP = ".st-key-map_outcome"
# The time of the last change of the map after the key, once nothing has changed for a while.
WATCH = """map => {
    const main = document.querySelector('[data-testid="stMain"]');
    const all = {subtree: true, childList: true, attributes: true, characterData: true};
    new MutationObserver(changes => {
        window.changed = performance.now();
        if (changes.some(each => each.target.closest && each.target.closest(map)))
            window.painted = window.changed;
    }).observe(main, all);
    document.addEventListener('keydown', key => {
        if (key.key === 'Enter') { window.pressed = performance.now(); window.painted = 0; }
    }, {capture: true});
}"""
QUIET = "() => window.painted > 0 && performance.now() - window.changed > 400"


class Counter:
    """A proxy on this machine: the bytes that the server sends, the geometry it is asked for."""

    def __init__(self, port: int) -> None:
        self.sent = 0
        self.asked: list[str] = []
        self._to = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            near, _ = self._listening.accept()
            far = socket.create_connection(("127.0.0.1", self._to))
            for source, sink, counts in ((near, far, False), (far, near, True)):
                threading.Thread(
                    target=self._pass_on, args=(source, sink, counts), daemon=True
                ).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while part := source.recv(65_536):
                if counts:
                    self.sent += len(part)
                else:
                    found = re.findall(rb"GET /app/static/\S+/(\S+)", part)
                    self.asked += [name.decode() for name in found]
                sink.sendall(part)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_WR)


def main() -> int:
    """Measure every outcome and return 1 where an aim is missed."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    options.add_argument("--warehouse", type=Path, required=True, help="folder of a warehouse")
    folder = options.parse_args().warehouse.resolve()
    port = running_app.free_port()
    server = _start(folder, port)
    try:
        return _measure(Counter(port))
    finally:
        server.terminate()
        server.wait(10)


def _measure(counter: Counter) -> int:
    """Return 1 where an aim is missed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 1400})
        page.goto(f"http://127.0.0.1:{counter.port}/map?place={PLACE}&period={PERIOD}")
        page.wait_for_selector(f"{MAP} svg.marks", timeout=60_000)
        page.wait_for_timeout(2000)
        opened = counter.sent
        page.evaluate(WATCH, f"{MAP} .vega-embed")
        first = _changes(page, counter)
        again = [each for _ in range(ROUNDS) for each in _changes(page, counter)]
        browser.close()
    asked = sorted(counter.asked)
    print(f"opened: {opened:,} bytes; geometry sent: {', '.join(asked)}")
    missed = len(asked) != len(set(asked))
    for name, changes in (("first", first), ("again", again), ("all", first + again)):
        took, sent = ([each[n] for each in changes] for n in (0, 1))
        middle = statistics.median(took)
        print(
            f"{name}: repaint {middle:.0f} ms in the middle ({min(took):.0f} to {max(took):.0f}), "
            f"sent {statistics.median(sent):,.0f} bytes ({min(sent):,} to {max(sent):,})"
        )
        missed |= (name == "all" and middle > MOST_MILLISECONDS) or max(sent) > MOST_BYTES
    return int(missed)


def _changes(page: Page, counter: Counter) -> list[tuple[float, int]]:
    """Return milliseconds and bytes of each step through the outcomes and back to the first."""
    box = page.get_by_role("combobox", name="Outcome")
    return [_change(page, counter, box, "ArrowDown") for _ in range(5)] + [
        _change(page, counter, box, "Home")
    ]


def _change(page: Page, counter: Counter, box: object, key: str) -> tuple[float, int]:
    """Choose another outcome and return milliseconds until the map is drawn, and bytes sent."""
    box.click()  # type: ignore[attr-defined]
    page.wait_for_timeout(300)
    page.keyboard.press(key)
    page.wait_for_timeout(100)
    before = counter.sent
    page.keyboard.press("Enter")
    page.wait_for_function(QUIET, timeout=20_000)
    took = float(page.evaluate("() => window.painted - window.pressed"))
    return took, counter.sent - before


def _start(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Return the app on a warehouse, started and answering."""
    environment = os.environ | {"AMHE_WAREHOUSE": str(folder)}
    server = running_app.started(CHECKOUT, port, environment, "--server.fileWatcherType", "none")
    running_app.wait_for(port)
    return server


if __name__ == "__main__":
    sys.exit(main())
