"""Every page by every characteristic, place and year of a warehouse: what cannot be rendered.

    python benchmarks/render_all.py --warehouse DIR [--sample N] [--workers 2]

Renders each page for every characteristic that is loaded, of the ICBs, England, the regions and ten
providers, over the newest three years, and prints every view that ended in an exception or showed
neither a picture nor a reason. Without --sample this takes hours on two cores.
"""

from __future__ import annotations

import argparse
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
from benchmarks import render_views  # noqa: E402 - as above

YEARS = 3
PROVIDERS = 10
WHOLE_TYPES = ("england", "region", "icb")
CHUNK = 50


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
        for chunk, found in zip(chunks, pool.map(render_views.failures, chunks), strict=True):
            done += len(chunk)
            failed += len(found)
            for line in found:
                print(f"FAILED {line}")
            print(f"{done:,} rendered, {failed} failed", file=sys.stderr)
    print(f"{failed} failures in {time.perf_counter() - started:,.0f} s")
    return 1 if failed else 0


def _views(folder: Path) -> list[render_views.View]:
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


if __name__ == "__main__":
    sys.exit(main())
