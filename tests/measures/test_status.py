"""What is loaded and what is not, from the rows of a build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from amhe_explore import catalogue
from amhe_explore.measures import Status, not_loaded, status, status_json
from amhe_explore.warehouse import Warehouse, open_current


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[Warehouse]:
    with open_current(small_warehouse) as warehouse:
        yield warehouse


@pytest.fixture(scope="module")
def found(opened: Warehouse) -> Status:
    return status(opened)


def with_rows(monkeypatch: pytest.MonkeyPatch, opened: Warehouse, change: Any) -> Status:
    """The status where the rows of the sources are changed."""
    asked = opened.kept_rows

    def changed(name: str, **parameters: Any) -> list[tuple[Any, ...]]:
        rows = asked(name, **parameters)
        return change(rows) if name == "source_list" else rows

    monkeypatch.setattr(opened, "kept_rows", changed)
    return status(opened)


def test_each_edition_stands_once_with_its_files(found: Status) -> None:
    told = {(each.id, each.edition): each for each in found.sources}
    assert len(told) == len(found.sources)
    newest = told["tt-annual", "2024-25"]
    assert newest.files == 1
    assert newest.used
    assert newest.publisher == "NHS England"
    assert newest.licence == "Open Government Licence v3.0"
    assert newest.address.startswith("https://files.digital.nhs.uk/")
    assert len(newest.sha256) == 64


def test_the_release_that_lost_says_why(found: Status) -> None:
    (tidy,) = [each for each in found.sources if each.id == "tt-annual-tidy"]
    assert not tidy.used
    assert tidy.note == "read; another source carries the same figures"


def test_several_files_of_an_edition_are_told_together(
    monkeypatch: pytest.MonkeyPatch, opened: Warehouse
) -> None:
    def twice(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        first = rows[0]
        again = (*first[:8], "second.csv", "cd" * 32, 7, False, "k", "why", "2026-11-20T18:20:00Z")
        return [*rows, (*again, *first[15:])]

    before = status(opened).sources[0]
    after = with_rows(monkeypatch, opened, twice).sources[0]
    assert (after.files, after.rows) == (2, before.rows + 7)
    assert after.sha256 == before.sha256
    assert after.used, "used where any of its files is"
    assert after.parts[1].retrieved == "2026-11-20T18:20:00Z"
    assert after.parts[0].retrieved == ""


def test_either_form_of_the_annual_report_stands_for_both(
    monkeypatch: pytest.MonkeyPatch, opened: Warehouse, found: Status
) -> None:
    assert not {"tt-annual", "tt-annual-tidy"} & set(found.missing)
    one = with_rows(
        monkeypatch, opened, lambda rows: [row for row in rows if row[1] != "tt-annual-tidy"]
    )
    assert not {"tt-annual", "tt-annual-tidy"} & set(one.missing)


def test_what_stands_in_for_official_files_is_never_missing(found: Status) -> None:
    known = catalogue.load().sources
    for name in found.missing:
        assert not known[name].default_only
        assert not known[name].kept_for_later


def test_every_missing_source_says_where_it_is(found: Status) -> None:
    listed = not_loaded(found)
    assert {each.id for each in listed} == {*found.missing, "tt-annual"}
    for each in listed:
        assert each.title
        assert each.publisher
        assert each.address.startswith("https://") or each.landing_page.startswith("https://")


def test_the_years_that_are_not_loaded_are_listed_one_by_one(found: Status) -> None:
    years = [each.edition for each in not_loaded(found) if each.id == "tt-annual"]
    assert years == ["2017-18", "2018-19", "2019-20", "2020-21", "2021-22"]


def test_with_everything_loaded_nothing_is_listed(found: Status) -> None:
    years = [*(f"{y}-{(y + 1) % 100:02d}" for y in range(2017, 2025))]
    full = replace(found, missing=(), periods=tuple((year, "annual") for year in years))
    assert not_loaded(full) == ()


def test_the_json_counts_files_and_rows_of_each_edition(found: Status) -> None:
    told = status_json(found)["sources"]
    assert [set(each) for each in told] == [
        {"id", "edition", "files", "rows", "sha256", "used"} for _ in told
    ]
    assert [each["rows"] for each in told] == [each.rows for each in found.sources]
