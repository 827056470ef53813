"""What is loaded, in sentences."""

from __future__ import annotations

from dataclasses import replace

from amhe_explore.measures import (
    BuildReport,
    CheckFinding,
    CheckResult,
    NotLoaded,
    PlaceEntry,
    Status,
)
from amhe_explore.measures.build_report import BrokenYear
from amhe_explore.narrative import (
    breaks_sentence,
    loaded_finding,
    loaded_note,
    loading_sentence,
    months_sentence,
    report_sentence,
)

YEARS = (("2023-24", "annual"), ("2024-25", "annual"))
STATUS = Status(
    "0123456789abcdef", "official", "2026-11-20T18:20:00Z", YEARS,
    {"2024-25": {"england": 1, "icb": 42}}, (), (), (), 0, 0,
)  # fmt: skip
FILE = NotLoaded("a", "1", "A", "P", "Maps", "https://a.example/x.csv", "https://a.example")
QWU = PlaceEntry("QWU", "Coventry", "icb", None, "2022-23", "2024-25")


def test_official_figures() -> None:
    assert loaded_finding(STATUS) == (
        "Official figures for 2023-24 to 2024-25 are loaded, 42 ICBs in the newest"
    )


def test_one_year_of_england_only() -> None:
    one = replace(STATUS, periods=YEARS[1:], places={"2024-25": {"england": 1}})
    assert loaded_finding(one) == "Official figures for 2024-25 are loaded"


def test_the_embedded_default_names_its_example_places() -> None:
    example = replace(STATUS, mode="example", places={"2024-25": {"england": 1, "icb": 20}})
    assert loaded_finding(example) == (
        "England's official figures for 2023-24 to 2024-25, and 20 example places with made-up ones"
    )


def test_the_build() -> None:
    assert loaded_note(STATUS) == ("Build 0123456789abcdef · official · built 2026-11-20T18:20:00Z")


def test_months() -> None:
    assert months_sentence(STATUS) == ""
    months = replace(STATUS, periods=(*YEARS, ("2026-02", "monthly"), ("2026-03", "monthly")))
    assert months_sentence(months) == "Monthly, provisional: 2 months, 2026-02 to 2026-03."
    assert loaded_finding(months) == loaded_finding(STATUS)


def test_what_is_not_loaded() -> None:
    end = " This command downloads what has an address and builds from it:"
    assert loading_sentence((FILE,)) == f"1 official file of the catalogue is not loaded.{end}"
    assert loading_sentence((FILE, FILE)) == (
        f"2 official files of the catalogue are not loaded.{end}"
    )
    assert loading_sentence(()).startswith("Everything of the catalogue is loaded.")


def test_the_report() -> None:
    clean = CheckResult("grain", "Each stands once", "error", ())
    found = CheckResult("rates", "Rates fit", "note", (CheckFinding("a", "b"),) * 1200)
    assert report_sentence(BuildReport((clean,), ())) == "1 of 1 checks found nothing."
    assert report_sentence(BuildReport((clean, found), ())) == (
        "1 of 2 checks found nothing. Listed by the others: 1,200 under “Rates fit”."
    )


def test_place_years_with_two_breaks_count_once() -> None:
    lines = (
        BrokenYear(QWU, "2024-25", "volume", "Fell."),
        BrokenYear(QWU, "2024-25", "area", "Moved."),
        BrokenYear(QWU, "2020-21", "incomplete", "Most."),
    )
    assert breaks_sentence(BuildReport((), ())) == "No place-year has a break."
    assert breaks_sentence(BuildReport((), lines)) == (
        "2 place-years of 1 place cannot be set beside the year before, or stage by stage."
    )
