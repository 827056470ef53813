"""The official warehouse, built once for every official test, whichever process asks first."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import warehouse
from amhe_explore.errors import BuildBusyError
from amhe_explore.warehouse.build import build

WAIT = 0.5


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
    folder = _shared_folder(tmp_path_factory)
    while True:
        try:
            build(given, folder)
            break
        except BuildBusyError:
            # Another test process is building the same; afterwards it is there to be taken.
            time.sleep(WAIT)
    with warehouse.open_current(folder) as found:
        yield found


def _shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for this run of the tests, the same one in each of its processes."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return tmp_path_factory.mktemp("official")
    folder = tmp_path_factory.getbasetemp().parent / "official"
    folder.mkdir(exist_ok=True)
    return folder
