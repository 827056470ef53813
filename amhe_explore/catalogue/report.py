"""What a JSNA pack holds besides figures, from `data/report`: sections, self-check, duties."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from amhe_explore import paths
from amhe_explore.catalogue import toml_form
from amhe_explore.catalogue.evidence import load_evidence, once, one_of
from amhe_explore.catalogue.load import load
from amhe_explore.errors import CatalogueError

FOLDER = "report"
RECOMMENDATIONS, DUTIES = "recommendations.toml", "duties.toml"
CHECKLIST, SECTIONS = "checklist.toml", "sections.toml"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation in our words; `measured`: what these figures show of it, "" nothing."""

    number: int
    for_whom: str
    text: str
    measured: str


@dataclass(frozen=True, slots=True)
class Recommendations:
    """The recommendations of one document, for a self-check."""

    document: str
    section: str
    reviewer: str
    reviewed: dt.date
    recommendations: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty in law: what it is about, whom it binds, where it can be read."""

    law: str
    article: str
    about: str
    binds: str
    address: str


@dataclass(frozen=True, slots=True)
class Duties:
    """Duties as one document listed them; `listed` is its year."""

    document: str
    section: str
    listed: int
    reviewer: str
    reviewed: dt.date
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist, and the characteristics that answer it, the finest first."""

    id: str
    name: str
    characteristics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """One section of the pack: its number (a letter in the annex) and title."""

    id: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that `data/report` holds."""

    sections: tuple[SectionEntry, ...]
    self_check: Recommendations
    duties: Duties
    checklist: tuple[Check, ...]

    def section(self, section_id: str) -> SectionEntry:
        """Return one section; KeyError where there is none of that id."""
        return {each.id: each for each in self.sections}[section_id]


@dataclass(frozen=True, slots=True)
class _Sections:
    sections: tuple[SectionEntry, ...]


@dataclass(frozen=True, slots=True)
class _Checklist:
    checks: tuple[Check, ...]


@functools.lru_cache(maxsize=8)
def load_report(folder: Path = paths.DATA) -> Report:
    """Return what a pack holds besides figures, from one data folder.

    Raises:
        CatalogueError: A file breaks its form, or names what is not there; it names the file.
    """
    within = folder / FOLDER
    sections = toml_form.entry(_Sections, *_read(within / SECTIONS)).sections
    once(within / SECTIONS, [each.id for each in sections])
    once(within / SECTIONS, [each.number for each in sections])
    self_check = toml_form.entry(Recommendations, *_read(within / RECOMMENDATIONS))
    _check_numbers(within / RECOMMENDATIONS, [each.number for each in self_check.recommendations])
    duties = toml_form.entry(Duties, *_read(within / DUTIES))
    checklist = toml_form.entry(_Checklist, *_read(within / CHECKLIST)).checks
    documents = [each.id for each in load_evidence(folder).documents]
    one_of(within / RECOMMENDATIONS, "document", self_check.document, documents)
    one_of(within / DUTIES, "document", duties.document, documents)
    known = list(load(folder).characteristics)
    for check in checklist:
        for characteristic in check.characteristics:
            one_of(within / CHECKLIST, "characteristic", characteristic, known)
    return Report(sections, self_check, duties, checklist)


def _read(path: Path) -> tuple[object, str]:
    """Return the content of one file and its name."""
    return toml_form.read(path), str(path)


def _check_numbers(path: Path, numbers: Sequence[int]) -> None:
    """Refuse recommendations that are not numbered from one on."""
    if not numbers or list(numbers) != list(range(1, len(numbers) + 1)):
        raise CatalogueError(f"{path}: numbered {list(numbers)}", "1, 2, 3 and so on")
