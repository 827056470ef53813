"""Places most like one: nearest in deprivation, ethnic mix, age and size.

Each part is a few figures of a place: its deprivation score; the shares of the broad ethnic groups;
the shares of four ages; the logarithm of how many live there. Every figure is standardised over the
places compared (less their mean, by their standard deviation). The distance in a part is the root
mean square of its standardised differences; the distance of two places the root mean square over
the parts: each part counts the same, however many figures it has.
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from amhe_explore import catalogue as catalogue_package
from amhe_explore.measures import periods, place_list
from amhe_explore.measures.results import PlaceRef, SourceRef
from amhe_explore.measures.source_refs import sources_once
from amhe_explore.warehouse import Warehouse

DEPRIVATION, ETHNICITY, AGE, SIZE = "deprivation", "ethnicity", "age", "size"
PARTS = (DEPRIVATION, ETHNICITY, AGE, SIZE)
# How many places are named, and how many must share a part before it is taken.
NEAREST = 5
PLACES_NEEDED = 3
SCORE = "average_score"
AGES = ((0, "Under 20"), (20, "20 to 39"), (40, "40 to 64"), (65, "65 and over"))
FIRST_AGE = re.compile(r"Aged (\d+)")

# Figures of a place by part, then by name.
Figures = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class SimilarPlace:
    """One place, and how far it is from the one asked for.

    Attributes:
        place: The place.
        distance: 0 for the same; 1 where each part is one standard deviation apart.
        parts: The distance in each part.
        figures: The figures behind it, by part and name: a score, shares 0..1, people.
    """

    place: PlaceRef
    distance: float
    parts: Mapping[str, float]
    figures: Figures


@dataclass(frozen=True, slots=True)
class SimilarPlaces:
    """The places most like one.

    Attributes:
        place: The place.
        own: Its figures; without any part where nothing is known of it.
        parts: The parts that are taken.
        not_loaded: The parts that are not, because no figures are loaded.
        nearest: The nearest places, the nearest first.
        compared: How many places it was compared with.
    """

    place: PlaceRef
    own: Figures
    parts: tuple[str, ...]
    not_loaded: tuple[str, ...]
    nearest: tuple[SimilarPlace, ...]
    compared: int
    made_up: bool
    sources: tuple[SourceRef, ...]


def similar_places(
    warehouse: Warehouse, place: str, period: str, count: int = NEAREST
) -> SimilarPlaces:
    """Return the places of the same type that are most like one, among those with figures.

    Args:
        warehouse: The open warehouse.
        place: A code, or type:code.
        period: A financial year, or three pooled, in which they must have figures.
        count: How many.

    Raises:
        AmheError: No such place or period.
    """
    ref = place_list.resolve(warehouse, place, periods.check(warehouse, period))
    years = set(periods.years_of(period))
    listed = [
        place_list.as_ref(each)
        for each in place_list.places(warehouse, type=ref.type)
        if years <= set(each.periods)
    ]
    known, used = _known(warehouse)
    own = known.get(ref.key, {})
    parts = tuple(each for each in PARTS if _shared(each, own, listed, known))
    others = [each for each in listed if set(parts) <= set(known.get(each.key, {}))]
    figures = {each.key: known[each.key] for each in others} if parts else {}
    scaled = _standardised(figures, parts)
    found = []
    for each in others:
        if each.key == ref.key or not parts:
            continue
        apart = {part: _apart(scaled[ref.key][part], scaled[each.key][part]) for part in parts}
        distance = math.sqrt(statistics.fmean(value**2 for value in apart.values()))
        found.append(SimilarPlace(each, distance, MappingProxyType(apart), figures[each.key]))
    found.sort(key=lambda each: (each.distance, each.place.name.casefold()))
    sources = {source for part in parts for source in used.get((ref.key, part), ())}
    return SimilarPlaces(
        place=ref,
        own=own,
        parts=parts,
        not_loaded=tuple(each for each in PARTS if each not in parts),
        nearest=tuple(found[:count]),
        compared=len(found),
        made_up=place_list.is_made_up(warehouse, ref.key),
        sources=sources_once(warehouse, sources),
    )


def _shared(part: str, own: Figures, listed: list[PlaceRef], known: Mapping[str, Figures]) -> bool:
    """Return whether the place and enough others have the figures of a part."""
    having = sum(part in known.get(each.key, {}) for each in listed)
    return part in own and having >= PLACES_NEEDED


def _standardised(
    figures: Mapping[str, Figures], parts: tuple[str, ...]
) -> dict[str, dict[str, list[float]]]:
    """Return the figures of places by part, each less its mean and by its standard deviation."""
    scaled: dict[str, dict[str, list[float]]] = {
        key: {part: [] for part in parts} for key in figures
    }
    for part in parts:
        names = sorted(set.union(*(set(each[part]) for each in figures.values())))
        for name in names:
            values = {key: _taken(part, each[part].get(name, 0.0)) for key, each in figures.items()}
            middle = statistics.fmean(values.values())
            spread = statistics.pstdev(values.values())
            for key, value in values.items():
                scaled[key][part].append((value - middle) / spread if spread else 0.0)
    return scaled


def _taken(part: str, value: float) -> float:
    """Return a figure as it is compared: people by their logarithm."""
    return math.log(value) if part == SIZE else value


def _apart(one: list[float], other: list[float]) -> float:
    """Return the root mean square of standardised differences."""
    return math.sqrt(statistics.fmean((a - b) ** 2 for a, b in zip(one, other, strict=True)))


def _known(
    warehouse: Warehouse,
) -> tuple[dict[str, dict[str, dict[str, float]]], dict[tuple[str, str], set[str]]]:
    """Return what is known of each place by part, and from which sources."""
    people: dict[tuple[str, str], dict[str, float]] = {}
    used: dict[tuple[str, str], set[str]] = {}
    broad = _broad_groups()
    rows = warehouse.kept_rows("all_population")
    newest = {(row[0], row[1], row[3]): row[4] for row in sorted(rows, key=lambda row: row[4])}
    for place, characteristic, group, base, year, number, source in rows:
        named = _named(characteristic, group, base, broad)
        if named is None or year < newest[place, characteristic, base]:
            continue
        part, name = named
        counts = people.setdefault((place, part), {})
        counts[name] = counts.get(name, 0.0) + number
        used.setdefault((place, part), set()).add(source)
    found: dict[str, dict[str, dict[str, float]]] = {}
    for (place, part), counts in people.items():
        whole = sum(counts.values())
        if whole <= 0:
            continue
        shares = {name: number / whole for name, number in counts.items()}
        found.setdefault(place, {})[part] = counts if part == SIZE else shares
    for place, statistic, value, source in warehouse.kept_rows("deprivation_list"):
        if statistic == SCORE:
            found.setdefault(place, {})[DEPRIVATION] = {"Deprivation score": value}
            used.setdefault((place, DEPRIVATION), set()).add(source)
    return found, used


def _broad_groups() -> dict[str, str]:
    """Return the broad group of each detailed ethnic group."""
    entry = catalogue_package.load().characteristics["ethnicity_detailed"]
    return {group.id: group.broad for group in entry.groups if group.broad}


def _named(
    characteristic: str, group: str, base: str, broad: Mapping[str, str]
) -> tuple[str, str] | None:
    """Return the part and the name under which people of a group count; None for others."""
    if base != "all_ages":
        return None
    if characteristic == "total":
        return SIZE, "People"
    if group.startswith("Total"):
        return None
    if characteristic == "TS021":
        return ETHNICITY, group.partition(":")[0]
    if characteristic == "ethnicity_detailed" and group in broad:
        return ETHNICITY, broad[group]
    if characteristic == "TS007A" and (first := FIRST_AGE.match(group)):
        years = 0 if "and under" in group else int(first[1])
        return AGE, next(name for start, name in reversed(AGES) if years >= start)
    return None
