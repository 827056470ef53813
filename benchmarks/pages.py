"""How long each page takes on the server, seen for the first time and again.

    python benchmarks/pages.py --warehouse DIR

"First" is a place that nobody has opened since the start of the process, "again" the same view with
everything kept. Prints milliseconds page by page against the aims: again, 120 in the middle and 250
for nineteen in twenty; first, 1,000 (All characteristics: 1,500).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from amhe_explore import measures, warehouse  # noqa: E402 - the checkout is put on the path first
from amhe_explore.ui.router import PAGES  # noqa: E402 - as above

PERIOD = "2024-25"
PLACES = 8
AGAIN = 5
MIDDLE, NINETEEN_IN_TWENTY, FIRST, FIRST_SCAN = 120, 250, 1000, 1500


def main() -> int:
    """Time every page and return 1 where one misses an aim."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    options.add_argument("--warehouse", type=Path, required=True, help="folder of a warehouse")
    folder = options.parse_args().warehouse
    os.environ["AMHE_WAREHOUSE"] = str(folder.resolve())
    opened = warehouse.Warehouse(warehouse.current_path(folder))
    icbs = [each.code for each in measures.places(opened) if each.type == "icb"]
    icbs = [code for code in icbs if code.startswith("Q")]
    opened.close()
    missed = 0
    print(f"{'page':<12}{'again, median':>15}{'95%':>12}{'first, median':>15}{'slowest':>12}")
    for n, page in enumerate(PAGES):
        _render(page.id, "ENG")
        first, again = [], []
        # Other places for each page: what one page has kept helps no other.
        for code in icbs[n :: len(PAGES)][:PLACES]:
            app, took = _render(page.id, code)
            first.append(took)
            again += [_timed(app) for _ in range(AGAIN)]
        tail = statistics.quantiles(again, n=20)[-1]
        most = FIRST_SCAN if page.id == "scan" else FIRST
        middle = statistics.median(again)
        over = middle > MIDDLE or tail > NINETEEN_IN_TWENTY or statistics.median(first) > most
        missed += over
        print(
            f"{page.id:<12}{middle:>15.0f}{tail:>12.0f}{statistics.median(first):>15.0f}"
            f"{max(first):>12.0f}{'  over' if over else ''}"
        )
    return 1 if missed else 0


def _render(page: str, place: str) -> tuple[AppTest, float]:
    """Return a page opened for a place, and the milliseconds it took."""
    app = AppTest.from_file(str(CHECKOUT / "app.py"), default_timeout=120)
    for key, value in {"place": place, "period": PERIOD}.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{page}.py")
    return app, _timed(app)


def _timed(app: AppTest) -> float:
    """Return the milliseconds of one run."""
    start = time.perf_counter()
    app.run()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
