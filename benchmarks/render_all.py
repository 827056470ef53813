"""Every page by every characteristic, place and year of a warehouse: what cannot be rendered.

    python benchmarks/render_all.py --warehouse DIR [--sample N] [--workers 2]

Renders each page for every characteristic that is loaded, of the ICBs, England, the regions and ten
providers, over the newest three years, and prints every view that ended in an exception or showed
neither a picture nor a reason. Without --sample this takes hours on two cores.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from amhe_explore import measures, warehouse  # noqa: E402 - the checkout is put on the path first
from amhe_explore.ui.router import PAGES  # noqa: E402 - as above
from tests.pages.test_every_view import marks, reasons  # noqa: E402 - as above

YEARS = 3
PROVIDERS = 10
WHOLE_TYPES = ("england", "region", "icb")
CHUNK = 50

View = tuple[str, str, str, str]


def main() -> int:
    """Render the views, print the failures, and return 1 where there is one."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    options.add_argument("--warehouse", type=Path, required=True, help="folder of a warehouse")
    options.add_argument("--sample", type=int, help="so many views, drawn at random but repeatable")
    options.add_argument("--workers", type=int, default=2, help="processes")
    asked = options.parse_args()
    os.environ["AMHE_WAREHOUSE"] = str(asked.warehouse.resolve())
    views = list(_views(asked.warehouse))
    total = len(views)
    if asked.sample:
        views = random.Random(42).sample(views, min(asked.sample, total))
    print(f"{len(views):,} of {total:,} views, {len(PAGES)} pages")
    started, failed, done = time.perf_counter(), 0, 0
    chunks = [views[n : n + CHUNK] for n in range(0, len(views), CHUNK)]
    with ProcessPoolExecutor(asked.workers) as pool:
        for chunk, found in zip(chunks, pool.map(_failures, chunks), strict=True):
            done += len(chunk)
            failed += len(found)
            for line in found:
                print(f"FAILED {line}")
            print(f"{done:,} rendered, {failed} failed", file=sys.stderr)
    print(f"{failed} failures in {time.perf_counter() - started:,.0f} s")
    return 1 if failed else 0


def _views(folder: Path) -> list[View]:
    """Return page, place, characteristic and year of every view."""
    opened = warehouse.Warehouse(warehouse.current_path(folder))
    listed = measures.places(opened)
    providers = [each for each in listed if each.type == "provider" and len(each.periods) >= YEARS]
    chosen = [each for each in listed if each.type in WHOLE_TYPES]
    chosen += random.Random(7).sample(providers, min(PROVIDERS, len(providers)))
    found = [
        (entry.id, place.key, characteristic, period)
        for place in chosen
        for period in sorted(place.periods)[-YEARS:]
        for characteristic in measures.characteristics(opened, place.key, period)
        for entry in PAGES
    ]
    opened.close()
    return found


def _failures(views: list[View]) -> list[str]:
    """Return the views that fail, each with the reason, in one process."""
    from streamlit.testing.v1 import AppTest

    found = []
    for page, group in itertools.groupby(sorted(views), key=lambda view: view[0]):
        for _, place, characteristic, period in group:
            app = AppTest.from_file(str(CHECKOUT / "app.py"), default_timeout=120)
            asked = {"place": place, "characteristic": characteristic, "period": period}
            for key, value in asked.items():
                app.query_params[key] = value
            app.switch_page(f"pages/{page}.py")
            app.run()
            if app.exception or not (marks(app) or reasons(app)):
                found.append(f"{page} {asked}: {[each.message for each in app.exception]}")
    return found


if __name__ == "__main__":
    sys.exit(main())
