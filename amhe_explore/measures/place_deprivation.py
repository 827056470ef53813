"""How deprived places are, by the measure of deprivation that a reader chooses."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.measures.results import SourceRef
from amhe_explore.measures.source_refs import sources_once
from amhe_explore.warehouse import Warehouse

SCORE, TENTH, FIFTH = "score", "tenth", "fifth"
# The statistics that say the same: as published, else worked out from the small areas.
SAYING_THE_SAME = {
    SCORE: ("average_score",),
    TENTH: ("share_most_deprived_10", "share_most_deprived_tenth_computed"),
    FIFTH: ("share_most_deprived_20", "share_most_deprived_fifth_computed"),
}
DOMAINS = (
    "income",
    "employment",
    "education",
    "health",
    "crime",
    "housing_and_services",
    "environment",
)
CHOICES = (SCORE, TENTH, FIFTH, *DOMAINS)
PER_CENT = 100


@dataclass(frozen=True, slots=True)
class PlaceDeprivation:
    """One measure of deprivation of every place that has it.

    Attributes:
        id: score, tenth, fifth, or a domain of the index (its average score).
        of_place: By key of the place; shares in per cent.
        sources: Where it is from.
    """

    id: str
    of_place: dict[str, float]
    sources: tuple[SourceRef, ...]

    @property
    def percent(self) -> bool:
        """Return whether the figures are shares in per cent."""
        return self.id in (TENTH, FIFTH)


def place_deprivation(warehouse: Warehouse, kind: str, chosen: str) -> PlaceDeprivation:
    """Return one measure of deprivation for every place of a type.

    Args:
        warehouse: The open warehouse.
        kind: Type of the places.
        chosen: One of CHOICES; KeyError or an empty result for anything else.
    """
    domain = chosen if chosen in DOMAINS else "imd"
    wanted = SAYING_THE_SAME.get(chosen, ("average_score",))
    times = PER_CENT if chosen in (TENTH, FIFTH) else 1
    values: dict[str, float] = {}
    used: set[str] = set()
    # Worked out first, published last: what is published wins.
    for statistic in reversed(wanted):
        for place, its_domain, its_statistic, value, source in warehouse.kept_rows(
            "deprivation_of_places"
        ):
            if (its_domain, its_statistic) == (domain, statistic) and place.startswith(f"{kind}:"):
                values[place] = value * times
                used.add(source)
    return PlaceDeprivation(chosen, values, sources_once(warehouse, used))


def choices(warehouse: Warehouse, kind: str) -> tuple[str, ...]:
    """Return the measures of deprivation that places of a type have."""
    return tuple(each for each in CHOICES if place_deprivation(warehouse, kind, each).of_place)
