"""The example places of the embedded default: invented, named so, and apart from every real place.

They stand in `data/example/places.toml`, never under `data/places`, so that nothing that lists the
real places can list one of them.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from amhe_explore import paths
from amhe_explore.catalogue import toml_form
from amhe_explore.catalogue.entries import Break, Source
from amhe_explore.catalogue.load import load
from amhe_explore.errors import CatalogueError

FILE = "places.toml"
NAMED = "Example "
PER_MILLE = 1000
TENTHS = 10


@dataclass(frozen=True, slots=True)
class ExamplePlace:
    """One example place or example region; every figure is made up.

    Attributes:
        type: icb, or region.
        parent: Key of the region, or of England.
        tile: Row and column on the example map; row 0 in the south.
        adults: People of 18 and over.
        people: People of all ages.
        tenths: Adults of each deprivation tenth, per mille, the most deprived first.
        ethnic: People by id of the detailed ethnic group, per mille.
    """

    code: str
    name: str
    type: str = "icb"
    parent: str = "england:ENG"
    short_name: str = ""
    tile: tuple[int, int] | None = None
    adults: int = 0
    people: int = 0
    imd_average_score: float | None = None
    tenths: tuple[int, ...] = ()
    ethnic: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def key(self) -> str:
        """Return type and code, which together name one place."""
        return f"{self.type}:{self.code}"

    @property
    def ons_codes(self) -> tuple[str, ...]:
        """Return no code: no statistics office knows the place."""
        return ()


@dataclass(frozen=True, slots=True)
class VolumeBreak:
    """A stage that the generator makes jump, from one year on or in one year only.

    Attributes:
        stage: referrals or finished.
        percent: What is left of the usual count.
        lasting: Whether the years after keep the new level.
    """

    place: str
    period: str
    stage: str
    percent: int
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class AreaChange:
    """How much larger or smaller a place was before a change of area, per mille."""

    place: str
    before: str
    per_mille: int


@dataclass(frozen=True, slots=True)
class Example:
    """Everything that is invented: where it comes from, the places, their breaks.

    Attributes:
        source: The one source whose rows are made up; every mark of made-up figures rests on it.
    """

    source: Source | None = None
    places: Mapping[str, ExamplePlace] = field(default_factory=lambda: MappingProxyType({}))
    breaks: tuple[Break, ...] = ()
    volume: tuple[VolumeBreak, ...] = ()
    areas: tuple[AreaChange, ...] = ()

    def is_made_up(self, source_id: str) -> bool:
        """Return whether the figures of a source are made up."""
        return self.source is not None and source_id == self.source.id


@dataclass(frozen=True, slots=True)
class _File:
    """The shape of the file."""

    source: Source
    place: tuple[ExamplePlace, ...]
    breaks: tuple[Break, ...] = ()
    volume: tuple[VolumeBreak, ...] = ()
    areas: tuple[AreaChange, ...] = ()


@functools.lru_cache(maxsize=8)
def load_example(folder: Path = paths.DATA) -> Example:
    """Return the example places of a data folder; an empty example where it has none.

    Raises:
        CatalogueError: A file that breaks its form, or an example place like a real one.
    """
    path = folder / "example" / FILE
    if not path.is_file():
        return Example()
    read = toml_form.entry(_File, toml_form.read(path), str(path))
    real_codes = frozenset(place.code for place in load(folder).places.values())
    places = {place.key: place for place in read.place}
    if len(places) != len(read.place):
        raise CatalogueError(f"{path}: a place stands twice", "each place once")
    for place in read.place:
        _check(place, places, real_codes, f"{path}, {place.code}")
    return Example(read.source, MappingProxyType(places), read.breaks, read.volume, read.areas)


def _check(
    place: ExamplePlace, places: Mapping[str, ExamplePlace], real: frozenset[str], where: str
) -> None:
    """Refuse a place that could be taken for a real one, or whose parts do not make a whole."""
    if not place.name.startswith(NAMED) or place.code in real or place.code[0] != "X":
        raise CatalogueError(
            f"{where}: {place.name!r} could be taken for a real place",
            f"a name that begins with {NAMED.strip()!r} and a code of its own that begins with X",
        )
    if place.parent not in places and place.parent != "england:ENG":
        raise CatalogueError(f"{where}: parent {place.parent!r}", "an example region")
    if place.type == "icb" and (
        len(place.tenths) != TENTHS
        or sum(place.tenths) != PER_MILLE
        or sum(place.ethnic.values()) != PER_MILLE
    ):
        raise CatalogueError(f"{where}: tenths or ethnic groups", "ten, and per mille of a whole")
