"""The build report: what the checks found, and which place-years cannot be set side by side."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import PLACE_TYPES
from amhe_explore.measures import place_list
from amhe_explore.measures.breaks import breaks_of_all
from amhe_explore.measures.gates import notices_of_year
from amhe_explore.measures.results import PlaceEntry
from amhe_explore.warehouse import CHECKS, Warehouse, findings

# The pandemic year breaks every place alike; it is said once, among the rules.
SAID_ONCE = ("pandemic",)


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """One thing that a check found: what it is about, and what it is."""

    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check of the build. `severity` is error (stops the build), warning or note."""

    id: str
    title: str
    severity: str
    findings: tuple[CheckFinding, ...]


@dataclass(frozen=True, slots=True)
class BrokenYear:
    """One place-year with a break: `kind` is volume, area or incomplete."""

    place: PlaceEntry
    period: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Everything that the checks and rules say of one build."""

    checks: tuple[CheckResult, ...]
    broken_years: tuple[BrokenYear, ...]

    @property
    def passed(self) -> int:
        """Return how many checks found nothing."""
        return sum(not each.findings for each in self.checks)


def build_report(warehouse: Warehouse) -> BuildReport:
    """Return the checks with their findings, and every place-year with a break."""
    entries = {entry.key: entry for entry in place_list.places(warehouse)}
    found = findings(warehouse)
    checks = tuple(
        CheckResult(
            check.id,
            check.title,
            check.severity,
            tuple(
                CheckFinding(_named(each.subject, entries), each.message)
                for each in found
                if each.check == check.id
            ),
        )
        for check in CHECKS
    )
    return BuildReport(checks, _broken_years(warehouse, entries))


def _named(subject: str, entries: dict[str, PlaceEntry]) -> str:
    """Return a subject with the name of its place beside the key: "icb:QUA, 2018-19"."""
    key, comma, rest = subject.partition(", ")
    entry = entries.get(key)
    return subject if entry is None else f"{entry.name}, {key}{comma}{rest}"


def _broken_years(warehouse: Warehouse, entries: dict[str, PlaceEntry]) -> tuple[BrokenYear, ...]:
    """Return the place-years with a break: from England down, then by name, the newest first."""
    rules = catalogue_package.load().rules
    lines = [
        BrokenYear(entries[key], period, notice.kind, notice.text)
        for (key, period), breaks in breaks_of_all(warehouse, rules).items()
        if key in entries
        for notice in notices_of_year(period, breaks, pooled=False)
        if notice.kind not in SAID_ONCE
    ]
    lines.sort(key=lambda line: line.period, reverse=True)
    return tuple(
        sorted(lines, key=lambda line: (PLACE_TYPES.index(line.place.type), line.place.name))
    )
