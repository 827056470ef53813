"""How long the program takes, and how much memory, beside plain pandas doing the same job.

    python benchmarks/run.py --data FOLDER

FOLDER holds the official files: `talking_therapies/measures_annual.parquet`, `deprivation`,
`population`, `geography` and, for the second build, `talking_therapies/official_layout`. Prints a
table and writes `benchmarks/results.json`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from amhe_explore import measures, warehouse  # noqa: E402 - the checkout is put on the path first
from amhe_explore.measures import published  # noqa: E402 - as above

RESULTS = CHECKOUT / "benchmarks" / "results.json"
REPEATS = 30
KIB = 1024
PLACE, PERIOD, CHARACTERISTIC = "icb:QKS", "2024-25", "ethnicity_detailed"
YEARS = ("2017-18", "2018-19", "2019-20", "2020-21", "2021-22", "2022-23", "2023-24", "2024-25")


@dataclass(frozen=True)
class Line:
    """One measurement: seconds are medians of the repeats, memory the peak of the process."""

    what: str
    seconds: float
    slowest: float
    megabytes: float | None = None
    limit: str = ""


def main() -> int:
    """Run every benchmark, print the table, write the JSON."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    options.add_argument("--data", type=Path, required=True, help="folder of official files")
    options.add_argument("--warehouse", type=Path, help="keep the warehouse in this folder")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.warehouse or Path(scratch) / "warehouse"
        lines = [*builds(asked.data, folder, Path(scratch)), *queries(asked.data, folder)]
        lines += [*profiles(folder), *pages(folder)]
    show(lines)
    RESULTS.write_text(
        json.dumps({"machine": machine(), "lines": [asdict(x) for x in lines]}, indent=1)
    )
    return 0


def machine() -> dict[str, object]:
    """Return what the figures were measured on."""
    return {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "system": platform.system(),
    }


def timed(job: Callable[[], object], what: str, repeats: int = REPEATS, limit: str = "") -> Line:
    """Return the time of a job, run once to warm up and then repeatedly."""
    job()
    taken = []
    for _ in range(repeats):
        started = time.perf_counter()
        job()
        taken.append(time.perf_counter() - started)
    return Line(what, statistics.median(taken), max(taken), None, limit)


def apart(words: list[str], what: str, limit: str = "") -> Line:
    """Return time and peak memory of a program run in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    started = time.perf_counter()
    done = subprocess.run(words, cwd=CHECKOUT, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    said = done.stdout.strip().splitlines()[-1:] or [""]
    own = float(said[0].split("=")[1]) if said[0].startswith("peak=") else peak / KIB
    if not said[0].startswith("peak=") and peak == before:
        own = float("nan")  # a child before it was larger: its own peak is not known
    return Line(what, seconds, seconds, own, limit)


MEASURED = (
    "import resource, sys; from amhe_explore.cli import main; code = main(sys.argv[1:]);"
    "print('peak=%.1f' % (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024));"
    "sys.exit(code)"
)
PLAIN_PANDAS = (
    "import resource, sys, pandas as pd; f = pd.read_parquet(sys.argv[1]);"
    "f['number'] = pd.to_numeric(f['value'], errors='coerce');"
    "f = f.sort_values(['org_type', 'org_code', 'reporting_period']);"
    "f.to_parquet(sys.argv[2]);"
    "print('peak=%.1f' % (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))"
)


def builds(data: Path, folder: Path, scratch: Path) -> list[Line]:
    """Return the builds, and pandas reading, sorting and writing the same Parquet."""
    therapies = data / "talking_therapies"
    small = [
        therapies / "measures_annual.parquet",
        data / "deprivation",
        data / "population",
        data / "geography",
    ]
    run = [sys.executable, "-c", MEASURED, "build", "--warehouse", str(folder), "--from"]
    annual = str(therapies / "measures_annual.parquet")
    default = [sys.executable, "-c", MEASURED, "build", "--example"]
    lines = [
        apart(
            [*default, "--warehouse", str(scratch / "default")],
            "build: the embedded default, at the first start",
            "5 s",
        ),
        apart(
            [*run, *map(str, small)],
            "build: annual Parquet, deprivation, population, boundaries",
            "25 s, 1,000 MB",
        ),
        apart(
            [sys.executable, "-c", PLAIN_PANDAS, annual, str(scratch / "plain.parquet")],
            "pandas: read, parse, sort, write the same Parquet",
        ),
    ]
    size = warehouse.current_path(folder).stat().st_size / KIB / KIB
    lines.append(Line("size of that warehouse", 0, 0, size, "60 MB"))
    if (therapies / "official_layout").is_dir():
        lines.append(
            apart([*run, str(data)], "build: everything, with the eight official zips", "85 s")
        )
        size = warehouse.current_path(folder).stat().st_size / KIB / KIB
        lines.append(Line("size of that warehouse", 0, 0, size, "60 MB"))
    return lines


def queries(data: Path, folder: Path) -> list[Line]:
    """Return three interactive questions to the warehouse, and the same to a loaded DataFrame."""
    started = time.perf_counter()
    frame = pd.read_parquet(data / "talking_therapies" / "measures_annual.parquet")
    loaded = time.perf_counter() - started
    ethnic = frame.variable_type == "Ethnic Group"
    kent = (frame.org_code == "QKS") & frame.org_type.isin(["ICB", "STP"])
    total = (frame.variable_type == "Total") & (frame.measure_name == "recovery")
    opened = warehouse.open_current(folder)
    icbs = [place.key for place in measures.places(opened, "icb")]
    lines = [
        timed(
            lambda: published.read(opened, PLACE, [PERIOD], [CHARACTERISTIC]),
            "query: all groups of one place and year",
            limit="10 ms",
        ),
        timed(
            lambda: frame[
                ethnic
                & (frame.org_code == "QKS")
                & frame.org_type.isin(["ICB", "STP"])
                & (frame.reporting_period == PERIOD)
            ],
            "pandas: the same",
            5,
        ),
        timed(
            lambda: [published.read(opened, place, [PERIOD], ["total"]) for place in icbs],
            "query: one measure over 42 ICBs",
            10,
            "420 ms",
        ),
        timed(
            lambda: frame[
                total & frame.org_type.isin(["ICB"]) & (frame.reporting_period == PERIOD)
            ],
            "pandas: the same",
            5,
        ),
        timed(
            lambda: published.read(opened, PLACE, YEARS, ["gender"]),
            "query: one place and group over eight years",
            limit="10 ms",
        ),
        timed(
            lambda: frame[kent & (frame.variable_type == "Gender") & (frame.variable_a == "Male")],
            "pandas: the same",
            5,
        ),
        Line("pandas: loading the Parquet first", loaded, loaded),
    ]
    opened.close()
    return lines


def profiles(folder: Path) -> list[Line]:
    """Return one profile on a warm process, and every row of the page's list of places."""
    opened = warehouse.open_current(folder)
    code = PLACE.partition(":")[2]
    lines = [
        timed(
            lambda: measures.profile(opened, code, CHARACTERISTIC, PERIOD),
            "profile: 16 ethnic groups, warm",
        ),
        timed(
            lambda: measures.profile(opened, code, "deprivation", PERIOD),
            "profile: deprivation, warm",
        ),
        timed(lambda: measures.recordings(opened, code, PERIOD), "recordings of one place, warm"),
        timed(lambda: measures.places(opened), "list of places, warm"),
    ]
    opened.close()
    return lines


def pages(folder: Path) -> list[Line]:
    """Return a rerun of each page through Streamlit's own test client."""
    from streamlit.testing.v1 import AppTest

    os.environ["AMHE_WAREHOUSE"] = str(folder)
    lines = []
    for page in sorted((CHECKOUT / "pages").glob("*.py")):
        app = AppTest.from_file(str(CHECKOUT / "app.py"), default_timeout=60)
        app.query_params["place"] = "QKS"
        app.query_params["characteristic"] = "deprivation"
        app.run()
        app.switch_page(f"pages/{page.name}").run()
        if app.exception:
            raise SystemExit(f"{page.name}: {app.exception[0].value}")
        lines.append(timed(app.run, f"page {page.stem}: rerun", 10))
    return lines


def show(lines: list[Line]) -> None:
    """Print the table."""
    width = max(len(line.what) for line in lines)
    print(f"{'what':{width}}  {'median':>10}  {'slowest':>10}  {'memory':>9}  wanted")
    for line in lines:
        memory = f"{line.megabytes:,.0f} MB" if line.megabytes is not None else ""
        times = [f"{each * 1000:,.1f} ms" if each else "" for each in (line.seconds, line.slowest)]
        print(f"{line.what:{width}}  {times[0]:>10}  {times[1]:>10}  {memory:>9}  {line.limit}")


if __name__ == "__main__":
    sys.exit(main())
