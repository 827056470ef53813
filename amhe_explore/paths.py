"""Where things are: the checkout, its data folder and the warehouse folder in use."""

from __future__ import annotations

import os
from pathlib import Path

WAREHOUSE_VARIABLE = "AMHE_WAREHOUSE"

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "amhe_explore"
DATA = CHECKOUT / "data"
STATIC = CHECKOUT / "static"
# The embedded default: England's printed figures, and made-up ones of example places.
EXAMPLE = DATA / "example"
# Downloads, and the inbox for files fetched by hand.
RAW = DATA / "raw"
DEFAULT_WAREHOUSE = DATA / "warehouse"
# In a warehouse folder: the file that names the build in use, and the lock of a build under way.
POINTER = "CURRENT"
BUILD_LOCK = "build.lock"


def warehouse_folder(asked: str | os.PathLike[str] | None = None) -> Path:
    """Return the warehouse folder: the one asked for, else `AMHE_WAREHOUSE`, else the default."""
    if asked:
        return Path(asked).expanduser()
    named = os.environ.get(WAREHOUSE_VARIABLE, "").strip()
    return Path(named).expanduser() if named else DEFAULT_WAREHOUSE


def warehouse_is_named() -> bool:
    """Return whether the reader named a warehouse folder through the environment."""
    return bool(os.environ.get(WAREHOUSE_VARIABLE, "").strip())
