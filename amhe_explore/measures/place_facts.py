"""What is known of a place apart from its figures: how many people, and how deprived."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.measures.results import SourceRef
from amhe_explore.measures.source_refs import source_files
from amhe_explore.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """People and deprivation of a place.

    Attributes:
        name: Its name.
        kind: Its type.
        people: People of all ages; None where not known.
        people_year: The year of that estimate.
        score: Average score of the Index of Multiple Deprivation.
        rank: Its place by that score among those of its type, 1 the most deprived.
        ranked: How many places of its type have a score.
        share_tenth: Share of its small areas among the most deprived tenth of England, 0..1.
        share_fifth: The same of the most deprived fifth.
        made_up: Whether the place is an example place.
    """

    name: str
    kind: str
    people: int | None
    people_year: int | None
    score: float | None
    rank: int | None
    ranked: int
    share_tenth: float | None
    share_fifth: float | None
    made_up: bool
    sources: tuple[SourceRef, ...]


def place_facts(warehouse: Warehouse, place: str) -> PlaceFacts:
    """Return what is known of a place.

    Args:
        warehouse: The open warehouse.
        place: Its key.
    """
    (own,) = [row for row in warehouse.kept_rows("place_marks") if row[0] == place]
    _, kind, name, made_up = own
    known = {
        statistic: (value, source)
        for key, statistic, value, source in warehouse.kept_rows("deprivation_list")
        if key == place
    }
    scores = sorted(
        (
            value
            for key, statistic, value, _ in warehouse.kept_rows("deprivation_list")
            if statistic == "average_score" and _alike(key, place, kind, warehouse)
        ),
        reverse=True,
    )
    score = known.get("average_score", (None, ""))[0]
    people = [
        (number, year, source)
        for characteristic, _, base, year, number, source in warehouse.kept_rows(
            "population", place=place
        )
        if (characteristic, base) == ("total", "all_ages")
    ]
    used = {source for _, source in known.values()} | {source for _, _, source in people}
    return PlaceFacts(
        name=name,
        kind=kind,
        people=people[0][0] if people else None,
        people_year=people[0][1] if people else None,
        score=score,
        rank=None if score is None else scores.index(score) + 1,
        ranked=len(scores),
        share_tenth=known.get("share_most_deprived_10", (None, ""))[0],
        share_fifth=known.get("share_most_deprived_20", (None, ""))[0],
        made_up=made_up,
        sources=source_files(warehouse, used),
    )


def _alike(key: str, place: str, kind: str, warehouse: Warehouse) -> bool:
    """Return whether two places are of one type, and both real or both invented."""
    marks = {row[0]: (row[1], row[3]) for row in warehouse.kept_rows("place_marks")}
    return key in marks and marks[key] == (kind, marks[place][1])
