"""County councils and the districts in them, from `data/councils`."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from amhe_explore import paths
from amhe_explore.catalogue import toml_form
from amhe_explore.errors import CatalogueError

FILE = Path("councils") / "counties.toml"
COUNTY, DISTRICT = re.compile(r"E10\d{6}"), re.compile(r"E07\d{6}")


@dataclass(frozen=True, slots=True)
class County:
    """One county council: its ONS code, its name and those of its districts."""

    code: str
    name: str
    districts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Counties:
    """What the file holds."""

    counties: tuple[County, ...]


@functools.lru_cache(maxsize=8)
def load_counties(folder: Path = paths.DATA) -> tuple[County, ...]:
    """Return every county council.

    Raises:
        CatalogueError: The file breaks its form, a code is none, or a district stands twice.
    """
    where = str(folder / FILE)
    counties = toml_form.entry(_Counties, toml_form.read(folder / FILE), where).counties
    seen: set[str] = set()
    for county in counties:
        if not COUNTY.fullmatch(county.code):
            raise CatalogueError(f"{where}: code {county.code!r}", "a code such as E10000016")
        for district in (county.code, *county.districts):
            if district in seen:
                raise CatalogueError(f"{where}: {district} stands twice", "each code once")
            seen.add(district)
        bad = [each for each in county.districts if not DISTRICT.fullmatch(each)]
        if bad or not county.districts:
            raise CatalogueError(
                f"{where}: districts of {county.name}: {bad}", "codes such as E07000105"
            )
    return counties
