"""The build report as tables: checks, what each found, place-years with a break."""

from __future__ import annotations

from amhe_explore.export.tables import Table
from amhe_explore.measures import BuildReport, CheckResult

SEVERITY = {
    "error": "must hold, or there is no build",
    "warning": "warning",
    "note": "for information",
}


def checks_table(report: BuildReport) -> Table:
    """Return every check and how much it found."""
    rows = tuple(
        (
            each.title,
            SEVERITY[each.severity],
            f"{len(each.findings):,}",
        )
        for each in report.checks
    )
    return Table(("Check", "Kind", "Findings"), rows, "Checks made when the figures were loaded")


def findings_table(check: CheckResult) -> Table:
    """Return what one check found."""
    rows = tuple((each.subject, each.message) for each in check.findings)
    return Table(("About", "Finding"), rows, check.title)


def breaks_table(report: BuildReport) -> Table:
    """Return the place-years with a break, from England down."""
    lines = report.broken_years
    return Table(
        columns=("Place and year", "Why"),
        rows=tuple(
            (f"{_named(each.place.name, each.place.code)}, {each.period}", each.text)
            for each in lines
        ),
        caption="Place-years that cannot be set side by side",
        raw_columns=("place_type", "place_code", "place", "period", "break", "why"),
        raw_rows=tuple(
            (each.place.type, each.place.code, each.place.name, each.period, each.kind, each.text)
            for each in lines
        ),
    )


def _named(name: str, code: str) -> str:
    """Return a place with its code, once."""
    return name if f"({code})" in name else f"{name} ({code})"
