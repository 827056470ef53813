"""The headline measures: the same few for every place, from `data/headline`."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from amhe_explore import paths
from amhe_explore.catalogue import toml_form
from amhe_explore.catalogue.entries import Catalogue
from amhe_explore.catalogue.load import load
from amhe_explore.errors import CatalogueError

FOLDER = "headline"
SHARE, GAP, EACH, NOT_RECORDED = "share_of_referrals", "gap", "gap_of_each", "not_recorded"
KINDS = (SHARE, GAP, EACH, NOT_RECORDED)
POPULATIONS = ("", "adults_65_and_over")
REST = "rest"
# A financial year, as 2022-23, or three pooled, as 2022-25.
BASELINE = re.compile(r"20\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class HeadlineMeasure:
    """One headline measure.

    Attributes:
        id: The file's name; `order` is its position.
        definition: What is measured, in a sentence.
        sense: Which way is good: "closer to nought", or "no judgement" and why.
        baseline: The year that every later one is set against; never changed.
        source: Where the figures come from.
        kind: share_of_referrals, gap (two groups), gap_of_each (every group) or not_recorded.
        characteristics: What people are grouped by.
        group: The group meant; `reference` is the one it is set against, or rest.
        among: The groups whose referrals a share is of.
        measure: The rate compared.
        population: Whose share of the people living here stands beside a share of referrals.
        stages: The counts whose share not recorded is given.
        pooled: Whether three years are taken together.
    """

    id: str
    order: int
    name: str
    definition: str
    sense: str
    baseline: str
    source: str
    kind: str
    characteristics: tuple[str, ...]
    group: str = ""
    reference: str = ""
    among: tuple[str, ...] = ()
    measure: str = ""
    population: str = ""
    stages: tuple[str, ...] = ()
    pooled: bool = False


@functools.lru_cache(maxsize=8)
def load_headlines(folder: Path = paths.DATA) -> tuple[HeadlineMeasure, ...]:
    """Return the headline measures in their order.

    Raises:
        CatalogueError: A file breaks its form, or names what the catalogue does not have.
    """
    found = []
    for path in sorted((folder / FOLDER).glob("*.toml")):
        made = toml_form.entry(HeadlineMeasure, toml_form.read(path), str(path))
        if made.id != path.stem:
            raise CatalogueError(f"{path}: id {made.id!r} is not the file's name", path.stem)
        _check(made, load(folder), str(path))
        found.append(made)
    if not found:
        raise CatalogueError(f"{folder / FOLDER}: no TOML file", "one file for each measure")
    return tuple(sorted(found, key=lambda each: each.order))


def _check(made: HeadlineMeasure, known: Catalogue, where: str) -> None:
    """Stop at a value that the catalogue does not know.

    Raises:
        CatalogueError: It names the file, the value and what there is.
    """
    _among(made.kind, KINDS, "kind", where)
    _among(made.population, POPULATIONS, "population", where)
    if not made.characteristics:
        raise CatalogueError(f"{where}: no characteristic", "one or more ids")
    for each in made.characteristics:
        _among(each, tuple(known.characteristics), "characteristic", where)
    if made.measure:
        _among(made.measure, tuple(known.measures), "measure", where)
    groups = tuple(group.id for group in known.characteristics[made.characteristics[0]].groups)
    for each in (made.group, *made.among, *([made.reference] if made.reference != REST else [])):
        if each:
            _among(each, groups, "group", where)
    for each in made.stages:
        _among(each, tuple(known.measures), "stage", where)
    if not BASELINE.fullmatch(made.baseline):
        raise CatalogueError(f"{where}: baseline {made.baseline!r}", "a year such as 2022-23")


def _among(value: str, known: tuple[str, ...], what: str, where: str) -> None:
    """Stop at a value that is not among those known."""
    if value not in known:
        raise CatalogueError(f"{where}: unknown {what} {value!r}", f"one of {', '.join(known)}")
