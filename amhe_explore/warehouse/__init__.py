"""The warehouse: the only home of DuckDB. Build it, open it, ask it."""

from amhe_explore.warehouse.checks import CHECKS, Finding, findings
from amhe_explore.warehouse.connection import (
    COMMAND,
    Warehouse,
    current_path,
    open_current,
)
from amhe_explore.warehouse.package import data_package

__all__ = [
    "CHECKS",
    "COMMAND",
    "Finding",
    "Warehouse",
    "current_path",
    "data_package",
    "findings",
    "open_current",
]
