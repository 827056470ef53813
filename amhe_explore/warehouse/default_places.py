"""What the catalogue itself knows of places: used where no official file is loaded.

Real integrated care boards: their published deprivation and population. Example places: made-up
population, ethnic mix and deprivation.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from amhe_explore import paths, sources
from amhe_explore.catalogue import Catalogue, Example, Place
from amhe_explore.warehouse import queries

ICB_FILE = paths.DATA / "places" / "icbs.toml"
EXAMPLE_FILE = paths.EXAMPLE / "places.toml"
# What the figures of the file were taken from.
ICB_SOURCE = ("iod-2025", "file-13")
EXAMPLE_EDITION = "places"
INDEX = 2025
POPULATION_YEAR = 2022
ADULTS_YEAR = 2020
PER_CENT, PER_MILLE = 100, 1000

Row = tuple[object, ...]


def default_sources(example: Example) -> Iterator[tuple[str, str, sources.Found, str]]:
    """Yield (source id, edition, file, checksum) of what this module writes."""
    made_up = "" if example.source is None else example.source.id
    for (source, edition), path in (
        (ICB_SOURCE, ICB_FILE),
        ((made_up, EXAMPLE_EDITION), EXAMPLE_FILE),
    ):
        file = sources.GivenFile(path)
        yield source, edition, sources.Found(file, None), file.sha256()


def write_default_places(
    connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, example: Example
) -> None:
    """Add deprivation and population of the real ICBs and of the example places."""
    icbs = [place for place in catalogue.places.values() if place.type == "icb"]
    source = ":".join(ICB_SOURCE)
    deprivation: list[Row] = [
        (place.key, INDEX, statistic, value, source, False)
        for place in icbs
        for statistic, value in _deprivation(place)
    ]
    population: list[Row] = [
        (place.key, "total", "total", "all_ages", POPULATION_YEAR, place.population, source, False)
        for place in icbs
        if place.population is not None
    ]
    made_up_deprivation, made_up_population = _example_rows(example)
    _add(connection, "add_deprivation", [*deprivation, *made_up_deprivation])
    _add(connection, "add_population", [*population, *made_up_population])


def _add(connection: duckdb.DuckDBPyConnection, query: str, rows: list[Row]) -> None:
    """Add rows by the query of a name: all at once, one by one they would take a second."""
    if rows:
        connection.execute(queries.sql(query), [list(column) for column in zip(*rows, strict=True)])


def _deprivation(place: Place) -> Iterator[tuple[str, float]]:
    """Yield the published statistics of one ICB; shares 0..1."""
    found = (
        ("average_score", place.imd_average_score, 1),
        ("share_most_deprived_10", place.most_deprived_tenth_percent, PER_CENT),
        ("share_most_deprived_20", place.most_deprived_fifth_percent, PER_CENT),
        ("small_areas", place.small_areas, 1),
    )
    for statistic, value, per in found:
        if value is not None:
            yield statistic, value / per


def _example_rows(example: Example) -> tuple[list[Row], list[Row]]:
    """Return the made-up deprivation and population of the example places."""
    deprivation: list[Row] = []
    population: list[Row] = []
    if example.source is None:
        return deprivation, population
    source = f"{example.source.id}:{EXAMPLE_EDITION}"
    for place in example.places.values():
        if place.type != "icb":
            continue
        score = place.imd_average_score
        deprivation.append((place.key, INDEX, "average_score", score, source, True))
        people = [("total", "total", "all_ages", place.people)]
        people.append(("total", "total", "18_plus", place.adults))
        people += [
            ("deprivation", f"imd_{n:02d}", "18_plus", place.adults * share // PER_MILLE)
            for n, share in enumerate(place.tenths, 1)
        ]
        people += [
            ("ethnicity_detailed", group, "all_ages", place.people * share // PER_MILLE)
            for group, share in place.ethnic.items()
        ]
        population += [
            (place.key, characteristic, group, base, ADULTS_YEAR, number, source, True)
            for characteristic, group, base, number in people
        ]
    return deprivation, population
