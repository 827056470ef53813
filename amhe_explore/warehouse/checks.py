"""Checks on a built warehouse: what breaks the build, and what is listed for readers."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from amhe_explore.catalogue import Catalogue
from amhe_explore.errors import AmheError
from amhe_explore.warehouse import queries
from amhe_explore.warehouse.connection import Warehouse

ERROR, WARNING, NOTE = "error", "warning", "note"


@dataclass(frozen=True)
class Check:
    """One check: the query that returns what breaks it, as (subject, message) rows."""

    id: str
    severity: str
    title: str

    @property
    def query(self) -> str:
        """Return the name of the query that returns what breaks it."""
        return f"check_{self.id}"


# Each has a query of the same name, `check_<id>.sql`, that returns the rows that break it.
CHECKS = (
    Check("grain", ERROR, "Each place, group, measure and period stands once"),
    Check("keys", ERROR, "Every place, group, measure and source is described"),
    Check("mixed", ERROR, "Made-up figures stand under example places only, official ones never"),
    Check("flags", ERROR, "A missing number says why, a number is published"),
    Check("england_missing", WARNING, "Every year has England's figures"),
    Check("england_totals", WARNING, "England's totals are those of the publication"),
    Check("england_rates", WARNING, "England's counts reproduce the published percentages"),
    Check("rates", NOTE, "Published percentages lie within what rounding allows"),
    Check("parts", WARNING, "A part is not larger than its whole"),
    Check("remainder", WARNING, "England less the sum of its places is the published remainder"),
    Check("fold_changes", NOTE, "Place-years whose referrals change more than threefold"),
    Check("unrounded", WARNING, "Counts below England are rounded to 5"),
    Check("disagreements", NOTE, "The same figures from two sources agree"),
    Check("duplicates", NOTE, "A source lists each place once"),
)


@dataclass(frozen=True)
class Finding:
    """One thing a check found."""

    check: str
    severity: str
    subject: str
    message: str


class BrokenWarehouseError(AmheError):
    """The figures read do not make a sound warehouse."""


def check_build(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Run every check on a build under way and store what they find.

    Raises:
        BrokenWarehouseError: A check that must hold does not.
    """
    connection.execute(
        "create temp table stage_expected (period varchar, measure varchar, value double)"
    )
    for period, edition in catalogue.sources["tt-annual"].editions.items():
        for measure, value in edition.england.items():
            connection.execute(
                "insert into stage_expected values (?, ?, ?)", [period, measure, value]
            )
    rules = catalogue.rules
    parameters = {
        "fold_changes": {"fold": rules.referrals_fold_change_listed},
    }
    for check in CHECKS:
        values = parameters.get(check.id)
        found = connection.execute(queries.sql(check.query), values).fetchall()
        if found and check.severity == ERROR:
            subject, message = found[0]
            raise BrokenWarehouseError(
                f"{subject}: {message} ({len(found):,} such)",
                check.title,
                "Nothing was changed; report this with the name of the file",
            )
        for row in found:
            connection.execute(
                "insert into core_finding values (?, ?, ?, ?)", [check.id, check.severity, *row]
            )


def findings(warehouse: Warehouse) -> list[Finding]:
    """Return what the checks of a build found, in the order of the checks."""
    order = {check.id: n for n, check in enumerate(CHECKS)}
    rows = [Finding(*row) for row in warehouse.rows("findings")]
    return sorted(rows, key=lambda each: (order[each.check], each.subject, each.message))
