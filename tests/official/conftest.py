"""The official warehouse, built once for every official test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import warehouse
from amhe_explore.warehouse.build import build


@pytest.fixture(scope="session")
def opened(
    official_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[warehouse.Warehouse]:
    """The warehouse of the tidy release, providers, population, Census, deprivation and lookups."""
    given = [
        official_data / "talking_therapies" / "measures_annual.parquet",
        official_data / "talking_therapies" / "metadata_providers.parquet",
        official_data / "population" / "lsoa11_imd2019_population_mid2020.parquet",
        *sorted((official_data / "population").glob("TS0*.zip")),
        official_data / "deprivation",
        official_data / "geography",
    ]
    folder = tmp_path_factory.mktemp("official")
    build(given, folder)
    with warehouse.open_current(folder) as found:
        yield found
