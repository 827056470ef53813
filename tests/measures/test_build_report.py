"""The build report: every check, its findings by name, place-years with a break."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import catalogue
from amhe_explore.measures import BuildReport, build_report, places
from amhe_explore.measures.breaks import breaks_of, breaks_of_all
from amhe_explore.warehouse import CHECKS, Warehouse, findings, open_current


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[Warehouse]:
    with open_current(small_warehouse) as warehouse:
        yield warehouse


@pytest.fixture(scope="module")
def report(opened: Warehouse) -> BuildReport:
    return build_report(opened)


def test_every_check_is_told_in_its_order(report: BuildReport) -> None:
    assert [(each.id, each.title) for each in report.checks] == [
        (check.id, check.title) for check in CHECKS
    ]


def test_no_finding_is_lost(opened: Warehouse, report: BuildReport) -> None:
    told = [(each.id, one.message) for each in report.checks for one in each.findings]
    assert sorted(told) == sorted((each.check, each.message) for each in findings(opened))
    assert report.passed == sum(not each.findings for each in report.checks)


def test_a_subject_has_the_name_of_its_place(report: BuildReport) -> None:
    (duplicates,) = [each for each in report.checks if each.id == "duplicates"]
    (found,) = duplicates.findings
    assert found.subject.endswith("provider:AAA01, 2024-25")
    assert found.subject != "provider:AAA01, 2024-25"


def test_the_volume_break_of_the_pack_is_listed(report: BuildReport) -> None:
    (line,) = [each for each in report.broken_years if each.place.code == "QWU"]
    assert (line.period, line.kind) == ("2024-25", "volume")
    assert line.text.startswith("Courses that finished fell by 49% in a year")


def test_breaks_of_all_are_the_breaks_of_each(opened: Warehouse) -> None:
    rules = catalogue.load().rules
    found = breaks_of_all(opened, rules)
    expected = {
        (entry.key, period): breaks_of(opened, entry.key, period, rules)
        for entry in places(opened)
        for period in entry.periods
    }
    assert found == expected
