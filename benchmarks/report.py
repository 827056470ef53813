"""How long the JSNA packs take, and how much memory: one ICB, then all of them.

    python benchmarks/report.py --warehouse DIR [--place QKS] [--only-one]

Every pack in every format, each run a process of its own that begins with nothing. Prints seconds,
seconds of processor and megabytes against the aims: one ICB in 12 seconds and 600 MB, all 42 in six
minutes. On a busy machine the processor's seconds over two cores say what it takes alone.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
KIB = 1024
ONE_SECONDS, ONE_MEGABYTES, ALL_SECONDS = 12.0, 600.0, 360.0


@dataclass(frozen=True)
class Taken:
    """What one command took: by the clock, of the processor, and its peak of memory."""

    seconds: float
    processor: float
    megabytes: float
    files: int


def main() -> int:
    """Run both, print the lines and return 1 where one misses its aim."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    options.add_argument("--warehouse", type=Path, required=True, help="folder of a warehouse")
    options.add_argument("--place", default="QKS", help="the one ICB")
    options.add_argument("--only-one", action="store_true", help="leave the batch out")
    asked = options.parse_args()
    print(f"{'what':<12}{'seconds':>10}{'processor':>12}{'MB':>8}{'files':>8}  aim")
    one = _run(asked.warehouse, "--place", asked.place)
    missed = one.seconds > ONE_SECONDS or one.megabytes > ONE_MEGABYTES
    _print("one ICB", one, f"{ONE_SECONDS:.0f} s, {ONE_MEGABYTES:.0f} MB", missed)
    if not asked.only_one:
        batch = _run(asked.warehouse, "--all-icbs")
        over = batch.seconds > ALL_SECONDS
        _print("all ICBs", batch, f"{ALL_SECONDS:.0f} s", over)
        missed = missed or over
    return 1 if missed else 0


def _run(folder: Path, *which: str) -> Taken:
    """Return what one command took."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "amhe_explore", "report", *which, "--out", out]
        command += ["--warehouse", str(folder.resolve())]
        start = time.perf_counter()
        with subprocess.Popen(
            command, cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
        files = sum(1 for each in Path(out).iterdir() if each.name.startswith(("talk", "MADE")))
    processor = used.ru_utime + used.ru_stime
    return Taken(seconds, processor, used.ru_maxrss / KIB, files)


def _print(what: str, taken: Taken, aim: str, over: bool) -> None:
    """Print one line."""
    print(
        f"{what:<12}{taken.seconds:>10.1f}{taken.processor:>12.1f}{taken.megabytes:>8.0f}"
        f"{taken.files:>8}  {aim}{', over' if over else ''}"
    )


if __name__ == "__main__":
    sys.exit(main())
