"""The words that the command `report` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path


def add_options(one: argparse.ArgumentParser, path: Callable[[str], Path]) -> None:
    """Add the options of the command to its parser."""
    which = one.add_mutually_exclusive_group(required=True)
    which.add_argument("--place", metavar="CODE", help="as QKS, ENG or provider:RDY")
    which.add_argument(
        "--all-icbs", action="store_true",
        help="every ICB, one after the other; started again it makes only what is missing",
    )  # fmt: skip
    one.add_argument("--council", metavar="NAME", help="a council in the place, as Kent")
    one.add_argument("--compare", "--against", metavar="CODE", help="default: England")
    one.add_argument("--period", metavar="YEAR", help="default: the newest year of the place")
    one.add_argument("--from", dest="since", metavar="YEAR", help="the first year drawn")
    one.add_argument(
        "--characteristic", "--characteristics", nargs="+", action="extend", default=[],
        metavar="ID", help="whose outcomes are told, as age ethnicity_detailed; default: all",
    )  # fmt: skip
    one.add_argument("--one-page", action="store_true", help="only the one-page version")
    one.add_argument("--notes", type=path, metavar="FILE", help="a file saved by a workshop")
    one.add_argument(
        "--format", "--formats", nargs="+", action="extend", default=[], metavar="FORMAT",
        help="some of docx, html, xlsx, zip; default: all",
    )  # fmt: skip
    one.add_argument("--out", type=path, required=True, metavar="DIR", help="where files go")
