"""Councils of an ICB: how much of each lies there, how deprived its areas are."""

from __future__ import annotations

from amhe_explore import export
from amhe_explore.measures import Council, CouncilPart, PlaceRef

HERE, THERE = PlaceRef("QXU", "Surrey", "icb"), PlaceRef("QNQ", "Frimley", "icb")


def council(name: str, parts: dict[PlaceRef, int], tenth: int | None = 3) -> Council:
    areas = sum(parts.values())
    made = tuple(CouncilPart(icb, count) for icb, count in parts.items())
    return Council(name, name, "district", made, areas, tenth, tenth, None, ())


def test_a_council_in_two_icbs_says_how_much_lies_here() -> None:
    table = export.councils_table(
        [council("Ashford", {HERE: 81}), council("Guildford", {THERE: 72, HERE: 8})], "QXU"
    )
    assert [row[:3] for row in table.rows] == [
        ("Ashford", "all 81", "4% (3 of 81)"),
        ("Guildford", "8 of 80", "4% (3 of 80)"),
    ]


def test_what_is_not_loaded_says_so() -> None:
    table = export.councils_table([council("Ashford", {HERE: 81}, None)], "QXU")
    assert table.rows[0][2:] == ("not loaded", "not loaded", "not loaded")
