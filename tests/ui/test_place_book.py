"""The list of places: order, codes for the address, and what an asked code finds."""

from __future__ import annotations

import pytest

from amhe_explore.measures import PlaceEntry
from amhe_explore.ui.place_book import PlaceBook


def entry(key: str, name: str, parent: str | None, *periods: str) -> PlaceEntry:
    kind, _, code = key.partition(":")
    ends = (periods[0], periods[-1]) if periods else ("", "")
    return PlaceEntry(code, name, kind, parent, *ends, periods)


BOOK = PlaceBook(
    [
        entry("provider:RDY", "Trust", None, "2023-24", "2024-25"),
        entry("ccg:02P", "Barnsley CCG (02P)", None, "2019-20", "2021-22"),
        entry("sub_icb:02P", "Barnsley (02P)", "icb:QF7", "2023-24", "2024-25"),
        entry("icb:QF7", "South Yorkshire", "region:Y63", "2021-22", "2024-25"),
        entry("icb:QKS", "Kent and Medway", "region:Y59", "2024-25"),
        entry("region:Y63", "North East and Yorkshire", "england:ENG", "2021-22", "2024-25"),
        entry("region:Y59", "South East", "england:ENG", "2021-22", "2024-25"),
        entry("england:ENG", "England", None, "2019-20", "2021-22", "2023-24", "2024-25"),
        entry("icb:QQQ", "Nowhere yet", "region:Y59"),
    ]
)


def test_places_run_from_england_down_and_by_name() -> None:
    assert BOOK.codes == ["ENG", "Y63", "Y59", "QKS", "QF7", "QQQ", "sub_icb:02P", "ccg:02P", "RDY"]


def test_years_are_newest_first() -> None:
    assert BOOK.periods == ("2024-25", "2023-24", "2021-22", "2019-20")


@pytest.mark.parametrize(
    ("asked", "period", "found"),
    [
        ("QKS", None, "QKS"),
        (" qks ", None, "QKS"),
        ("icb:qks", None, "QKS"),
        ("kent and medway", None, "QKS"),
        ("02P", None, "sub_icb:02P"),
        ("02P", "2019-20", "ccg:02P"),
        ("02P", "2024-25", "sub_icb:02P"),
        ("ccg:02p", "2024-25", "ccg:02P"),
        ("icb:02P", None, None),
        ("QQQ", None, "QQQ"),
        ("", None, None),
        ("x" * 10_000, None, None),
    ],
)
def test_what_an_asked_code_finds(asked: str, period: str | None, found: str | None) -> None:
    assert BOOK.find(asked, period) == found


def test_the_region_of_a_place() -> None:
    regions = {code: BOOK.region(code) for code in BOOK.codes}
    assert regions == {
        "ENG": None,
        "Y63": "Y63",
        "Y59": "Y59",
        "QKS": "Y59",
        "QF7": "Y63",
        "QQQ": "Y59",
        "sub_icb:02P": "Y63",
        "ccg:02P": None,
        "RDY": None,
    }


def test_comparators_have_figures_in_the_year_england_and_the_region_first() -> None:
    assert BOOK.comparators("QF7", "2024-25") == [
        "ENG",
        "Y63",
        "Y59",
        "QKS",
        "sub_icb:02P",
        "RDY",
    ]
    assert BOOK.comparators("ENG", "2019-20") == ["ccg:02P"]


def test_similar_places_stand_after_england_and_the_region_the_nearest_first() -> None:
    similar = ("RDY", "QKS", "not in the year")
    assert BOOK.comparators("QF7", "2024-25", similar)[:4] == ["ENG", "Y63", "RDY", "QKS"]


def test_labels_tell_places_of_one_code_apart() -> None:
    assert [BOOK.label(code) for code in ("ENG", "QKS", "sub_icb:02P", "ccg:02P")] == [
        "England",
        "Kent and Medway (QKS)",
        "Barnsley (02P), sub-ICB",
        "Barnsley CCG (02P), CCG",
    ]
