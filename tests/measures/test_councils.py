"""Councils from small areas: one in one ICB, one in two, a county of districts."""

from __future__ import annotations

from typing import Any, cast

import pytest

from amhe_explore import measures
from amhe_explore.catalogue import load_counties
from amhe_explore.measures import Council
from amhe_explore.warehouse import Warehouse

KENT = next(each for each in load_counties() if each.name == "Kent")


class Rows:
    """Stands for a warehouse that holds nothing but these councils."""

    mode = "official"

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        self.rows = rows

    def kept_rows(self, name: str, **_: Any) -> list[tuple[Any, ...]]:
        return self.rows if name == "council_list" else []


def district(code: str, name: str, icb: str, areas: int, people: int | None) -> tuple[Any, ...]:
    return (code, name, icb, areas, 1, 2, people, "iod-2025:2025", "census-ts007a:2021")


@pytest.fixture
def known() -> tuple[Council, ...]:
    rows = [
        district(code, f"District {n}", "QKS", 10, 1000) for n, code in enumerate(KENT.districts)
    ]
    # In two ICBs, in one of them with one small area; and one whose people are not all known.
    rows += [
        district("E07000209", "Guildford", "QXU", 71, 100_000),
        district("E07000209", "Guildford", "QNQ", 1, 2_000),
        district("E06000035", "Medway", "QKS", 169, None),
    ]
    return measures.councils(cast("Warehouse", Rows(rows)))


def test_a_county_is_its_districts_together(known: tuple[Council, ...]) -> None:
    kent = measures.find_council(known, "Kent")
    assert kent is not None
    assert (kent.code, kent.kind) == ("E10000016", "county")
    assert (kent.small_areas, kent.tenth, kent.fifth, kent.people) == (120, 12, 24, 12_000)
    assert [part.icb.name for part in kent.parts] == ["Kent and Medway"]


def test_a_council_in_two_icbs_names_each_the_larger_part_first(
    known: tuple[Council, ...],
) -> None:
    found = measures.find_council(known, "guildford")
    assert found is not None
    assert [(part.icb.code, part.small_areas) for part in found.parts] == [("QXU", 71), ("QNQ", 1)]
    assert found.people == 102_000


def test_what_is_not_known_of_a_part_is_not_known_of_the_whole(
    known: tuple[Council, ...],
) -> None:
    medway = measures.find_council(known, "E06000035")
    assert medway is not None
    assert medway.people is None


def test_no_county_is_made_of_some_of_its_districts() -> None:
    some = [district(KENT.districts[0], "Ashford", "QKS", 10, 1000)]
    found = measures.councils(cast("Warehouse", Rows(some)))
    assert [each.name for each in found] == ["Ashford"]


@pytest.mark.parametrize("asked", ["", "Kent'; drop table", "E99999999", "k" * 10_000])
def test_an_unknown_council_is_none(known: tuple[Council, ...], asked: str) -> None:
    assert measures.find_council(known, asked) is None


def test_the_councils_of_an_icb_are_its_districts_also_those_partly_in_it(
    known: tuple[Council, ...],
) -> None:
    kent = measures.districts_in(known, "QKS")
    assert {each.kind for each in kent} == {"district"}
    assert len(kent) == len(KENT.districts) + 1
    assert [each.name for each in measures.districts_in(known, "QNQ")] == ["Guildford"]
    assert [each.name for each in measures.districts_in(known, "QXU")] == ["Guildford"]
    assert measures.districts_in(known, "QHL") == ()
