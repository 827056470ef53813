"""How soon a newcomer sees figures: a fresh clone, the first start, a real browser.

    python benchmarks/first_paint.py [--rounds N]

Clones the checkout as it is committed into a temporary folder (no warehouse, nothing compiled),
starts the app there and, as soon as the server answers, opens it in Chromium. Prints the seconds
until England's referrals are painted, told by the page itself: a driver that asks from outside
waits while charts are drawn. The aim is 6 seconds.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from benchmarks import running_app  # noqa: E402 - the checkout is put on the path first

REFERRALS = "1,813,432"
MOST_SECONDS = 6.0
# Notes when the frame after the one that holds the figure begins: by then it is on the screen.
WATCH = """figure => {
    document.addEventListener('DOMContentLoaded', () => new MutationObserver((_, watching) => {
        if (!document.body.innerText.includes(figure)) return;
        watching.disconnect();
        requestAnimationFrame(() => setTimeout(
            () => { window.painted = performance.timeOrigin + performance.now(); }
        ));
    }).observe(document.body, {subtree: true, childList: true, characterData: true}));
}"""


def main() -> int:
    """Measure every round and return 1 where the aim is missed."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    options.add_argument("--rounds", type=int, default=3, help="fresh clones")
    took = []
    for _ in range(options.parse_args().rounds):
        with tempfile.TemporaryDirectory() as folder:
            clone = Path(folder) / "clone"
            subprocess.run(["git", "clone", "--quiet", str(CHECKOUT), str(clone)], check=True)
            took.append(_first_paint(clone))
            print(f"{took[-1]:.2f} s")
    print(f"slowest {max(took):.2f} s, aim {MOST_SECONDS:.0f} s")
    return int(max(took) > MOST_SECONDS)


def _first_paint(clone: Path) -> float:
    """Return the seconds from the server's first answer to England's referrals on the screen."""
    port = running_app.free_port()
    server = running_app.started(clone, port, running_app.without_ours())
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            page = browser.new_page()
            page.add_init_script(f"({WATCH})({REFERRALS!r})")
            running_app.wait_for(port)
            started = time.time()
            page.goto(f"http://127.0.0.1:{port}/", wait_until="commit")
            page.wait_for_function("window.painted", timeout=60_000)
            painted = float(page.evaluate("window.painted")) / 1000
            browser.close()
        return painted - started
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    sys.exit(main())
