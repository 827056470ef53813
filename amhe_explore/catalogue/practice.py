"""What has been studied and tried: study counts and practice examples, from `data/`."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from pathlib import Path

from amhe_explore import paths
from amhe_explore.catalogue import toml_form
from amhe_explore.catalogue.evidence import (
    FOLDER,
    Citation,
    check_sources,
    load_evidence,
    once,
    one_of,
)
from amhe_explore.errors import CatalogueError

PRACTICE = "practice"
BARRIERS, MAPPING_REVIEW = "barriers.toml", "mapping-review.toml"


@dataclass(frozen=True, slots=True)
class Barrier:
    """What keeps people from good care; which one an example works on is our reading."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class NamedCount:
    """So many studies of one kind."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class StudyCount:
    """How many studies a review found for one characteristic.

    Attributes:
        count: The source's number for the whole characteristic.
        parts: Its numbers for subgroups; one study can be in several.
        disagreement: Where the source disagrees with itself, both figures; "" where it does not.
    """

    topic: str
    name: str
    count: int
    parts: tuple[NamedCount, ...] = ()
    disagreement: str = ""


@dataclass(frozen=True, slots=True)
class MappingReview:
    """How many studies there are: a count, no proof that anything works."""

    document: str
    section: str
    year: int
    caution: str
    overlap: str
    disagreement: str
    reviewer: str
    reviewed: dt.date
    studies: tuple[StudyCount, ...]
    types: tuple[NamedCount, ...]


@dataclass(frozen=True, slots=True)
class PracticeExample:
    """One thing that has been tried, in our words.

    Attributes:
        topics: Ids of the topics it is for.
        barriers: Ids of the barriers it works on, as we read it.
        year: When the source listed it; `since` when it began, 0 where not given.
        claim: What is said of its working; `claimed_by` who says so.
        checked: When it was last looked at again, in words.
    """

    id: str
    name: str
    topics: tuple[str, ...]
    barriers: tuple[str, ...]
    where: str
    provider: str
    year: int
    what: str
    claim: str
    claimed_by: str
    checked: str
    sources: tuple[Citation, ...]
    reviewer: str
    reviewed: dt.date
    since: int = 0


@dataclass(frozen=True, slots=True)
class Practice:
    """Barriers, the review's counts, and the examples by name."""

    barriers: tuple[Barrier, ...]
    review: MappingReview
    examples: tuple[PracticeExample, ...]

    def barrier(self, barrier_id: str) -> Barrier:
        """Return one barrier; KeyError where there is none."""
        return {each.id: each for each in self.barriers}[barrier_id]


@dataclass(frozen=True, slots=True)
class _Barriers:
    """What the file of barriers holds."""

    barriers: tuple[Barrier, ...]


@functools.lru_cache(maxsize=8)
def load_practice(folder: Path = paths.DATA) -> Practice:
    """Return what has been studied and tried, from one data folder; examples by name.

    Raises:
        CatalogueError: A file breaks its form, or names what is not there; it names the file.
    """
    barriers_file, review_file = folder / FOLDER / BARRIERS, folder / FOLDER / MAPPING_REVIEW
    barriers = toml_form.entry(
        _Barriers, toml_form.read(barriers_file), str(barriers_file)
    ).barriers
    once(barriers_file, [each.id for each in barriers])
    base = load_evidence(folder)
    topics = [each.id for each in base.topics]
    documents = [each.id for each in base.documents]
    review = toml_form.entry(MappingReview, toml_form.read(review_file), str(review_file))
    one_of(review_file, "document", review.document, documents)
    for study in review.studies:
        one_of(review_file, "topic", study.topic, topics)
        _check_count(study, review_file)
    examples = []
    for path in sorted((folder / PRACTICE).glob("*.toml")):
        example = toml_form.entry(PracticeExample, toml_form.read(path), str(path))
        if example.id != path.stem:
            raise CatalogueError(f"{path}: id {example.id!r} is not the file's name", path.stem)
        for topic in example.topics:
            one_of(path, "topic", topic, topics)
        for barrier in example.barriers:
            one_of(path, "barrier", barrier, [each.id for each in barriers])
        if not (example.topics and example.barriers):
            raise CatalogueError(f"{path}: {example.id} has no topic or no barrier", "one or more")
        check_sources(example.id, example.sources, path, documents)
        examples.append(example)
    ordered = tuple(sorted(examples, key=lambda each: each.name.casefold()))
    return Practice(barriers, review, ordered)


def _check_count(study: StudyCount, path: Path) -> None:
    """Refuse subgroups that do not add up, unless the disagreement is told."""
    parts = sum(each.count for each in study.parts)
    if study.parts and parts != study.count and not study.disagreement:
        raise CatalogueError(
            f"{path}: subgroups of {study.name!r} add up to {parts}, not {study.count}",
            "the same sum, or the source's disagreement in words",
        )
