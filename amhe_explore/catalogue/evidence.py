"""The national evidence: what documents say, statement by statement, from `data/evidence`."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from amhe_explore import paths
from amhe_explore.catalogue import toml_form
from amhe_explore.catalogue.agreement import GOOD_ID
from amhe_explore.catalogue.entries import Catalogue
from amhe_explore.catalogue.load import load
from amhe_explore.errors import CatalogueError

FOLDER = "evidence"
TOPICS, DOCUMENTS, NOT_KNOWN = "topics.toml", "documents.toml", "not-known.toml"
OTHER_FILES = (TOPICS, DOCUMENTS, NOT_KNOWN, "barriers.toml", "mapping-review.toml")
DOMAINS = ("access", "experience", "outcomes")
TESTABLE = ("yes", "part", "no")
EXPECTED = ("lower", "higher")
POPULATION, REST, OTHER_MINORITIES = "population", "rest", "other_minorities"
AGAINST = (POPULATION, REST, OTHER_MINORITIES)

Form = TypeVar("Form")


@dataclass(frozen=True, slots=True)
class Topic:
    """What statements, studies and examples are about; `covers`: its characteristics here."""

    id: str
    name: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document that statements are drawn from."""

    id: str
    short_name: str
    title: str
    publisher: str
    year: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Where in a document something stands."""

    document: str
    section: str


@dataclass(frozen=True, slots=True)
class PopulationFact:
    """A printed share of England's people, for a group whose people are in no loaded file."""

    count: int
    of: int
    source: str


@dataclass(frozen=True, slots=True)
class EvidenceTest:
    """How the loaded figures test a statement, or a part of it.

    Attributes:
        characteristic: Where the groups are found.
        groups: Each must differ as expected.
        measure: A rate; `representation` is the share of referrals over the share of people.
        against: A group of the characteristic, `rest`, `population`, `other_minorities`, or a
            year: the same group then.
        expect: lower or higher.
        counted: The count that `representation` takes the share of.
        population: A printed share of people.
        decides: Whether the statement's verdict rests on it; else it is shown beside.
        instead: Used only where no test before it has a figure.
        where_loaded: Left out, and said so, where the files do not carry its count.
    """

    characteristic: str
    groups: tuple[str, ...]
    measure: str
    against: str
    expect: str
    counted: str = "referrals"
    population: PopulationFact | None = None
    decides: bool = True
    instead: bool = False
    where_loaded: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the documents in our words, and whether these figures can test it.

    Attributes:
        group: Whom it is about, in words.
        domain: access, experience or outcomes.
        direction: Which way, in a word: lower, worse, better...
        testable: yes, part or no; `why` says why not wholly.
        data_years: The years of the figures behind it, as far as the document gives them.
        england_then: What the document said of England, "" where the statement says it all.
        england_printed: England in 2024-25 as once worked out by hand: what tests expect.
        other_service: Whether it is about another service.
        workshop: Whether it may stand on workshop screens.
        wording: How our words differ from the source, or what it leaves unclear.
    """

    id: str
    topic: str
    group: str
    domain: str
    direction: str
    statement: str
    testable: str
    data_years: str
    sources: tuple[Citation, ...]
    reviewer: str
    reviewed: dt.date
    why: str = ""
    england_then: str = ""
    england_printed: str = ""
    other_service: bool = False
    workshop: bool = True
    wording: str = ""
    tests: tuple[EvidenceTest, ...] = ()


@dataclass(frozen=True, slots=True)
class NotKnown:
    """What a document says is not known."""

    id: str
    topic: str
    group: str
    domain: str
    statement: str
    sources: tuple[Citation, ...]
    reviewer: str
    reviewed: dt.date


@dataclass(frozen=True, slots=True)
class EvidenceBase:
    """Every topic, document, statement and gap in knowledge, in reading order."""

    topics: tuple[Topic, ...]
    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    not_known: tuple[NotKnown, ...]

    def topic(self, topic_id: str) -> Topic:
        """Return one topic; KeyError where there is none."""
        return {each.id: each for each in self.topics}[topic_id]

    def document(self, document_id: str) -> Document:
        """Return one document; KeyError where there is none."""
        return {each.id: each for each in self.documents}[document_id]

    def topics_of(self, characteristic: str) -> tuple[str, ...]:
        """Return the ids of the topics that a characteristic belongs to."""
        return tuple(each.id for each in self.topics if characteristic in each.covers)


@dataclass(frozen=True, slots=True)
class _Topics:
    """What the file of topics holds."""

    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class _Documents:
    """What the file of documents holds."""

    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class _Statements:
    """What a file of statements holds."""

    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Gaps:
    """What the file of gaps in knowledge holds."""

    gaps: tuple[NotKnown, ...]


@functools.lru_cache(maxsize=8)
def load_evidence(folder: Path = paths.DATA) -> EvidenceBase:
    """Return the national evidence of one data folder, statements in the order of their ids.

    Raises:
        CatalogueError: A file breaks its form, or names what is not there; it names the file.
    """
    catalogue, inside = load(folder), folder / FOLDER
    topics = _read(_Topics, inside / TOPICS).topics
    documents = _read(_Documents, inside / DOCUMENTS).documents
    gaps = _read(_Gaps, inside / NOT_KNOWN).gaps
    for topic in topics:
        for covered in topic.covers:
            one_of(inside / TOPICS, "topic covers", covered, catalogue.characteristics)
    names = [each.id for each in topics], [each.id for each in documents]
    found: list[Statement] = []
    for path in sorted(inside.glob("*.toml")):
        if path.name in OTHER_FILES:
            continue
        for statement in _read(_Statements, path).statements:
            _check_statement(statement, path, catalogue)
            check_entry(statement, path, *names)
            found.append(statement)
    for gap in gaps:
        one_of(inside / NOT_KNOWN, f"{gap.id} has domain", gap.domain, DOMAINS)
        check_entry(gap, inside / NOT_KNOWN, *names)
    once(inside, [*(each.id for each in found), *(each.id for each in gaps)])
    ordered = tuple(sorted(found, key=lambda each: each.id))
    return EvidenceBase(topics, documents, ordered, gaps)


def check_entry(
    entry: Statement | NotKnown, path: Path, topics: Iterable[str], documents: Iterable[str]
) -> None:
    """Refuse an entry of an unknown topic or document, or one without a source."""
    one_of(path, f"{entry.id} has topic", entry.topic, topics)
    check_sources(entry.id, entry.sources, path, documents)
    if not entry.statement.endswith("."):
        raise CatalogueError(f"{path}: statement of {entry.id}", "a sentence with a full stop")


def check_sources(
    name: str, sources: tuple[Citation, ...], path: Path, documents: Iterable[str]
) -> None:
    """Refuse an entry without a source, or with one in no known document."""
    if not sources:
        raise CatalogueError(f"{path}: {name} has no source", "document and section")
    for source in sources:
        one_of(path, f"{name} cites", source.document, documents)


def one_of(where: Path | str, what: str, value: str, allowed: Iterable[str]) -> None:
    """Refuse a value that is none of those allowed."""
    listed = list(allowed)
    if value not in listed:
        raise CatalogueError(f"{where}: {what} {value!r}", f"one of {', '.join(listed)}")


def once(path: Path, ids: list[str]) -> None:
    """Refuse an id that stands twice or is badly formed."""
    for each in ids:
        if ids.count(each) > 1:
            raise CatalogueError(f"{path}: {each!r} stands twice", "each id once")
        if not GOOD_ID.fullmatch(each.lower()):
            raise CatalogueError(f"{path}: bad id {each!r}", "letters, digits, - and _")


def _read(form: type[Form], path: Path) -> Form:
    """Return what one file holds."""
    return toml_form.entry(form, toml_form.read(path), str(path))


def _check_statement(statement: Statement, path: Path, catalogue: Catalogue) -> None:
    """Refuse a statement whose words or tests are unknown."""
    one_of(path, f"{statement.id} has domain", statement.domain, DOMAINS)
    one_of(path, f"{statement.id} has testable", statement.testable, TESTABLE)
    if statement.testable != "yes" and not statement.why:
        raise CatalogueError(f"{path}: {statement.id} has no why", "why it cannot be tested wholly")
    deciding = [each for each in statement.tests if each.decides]
    if statement.testable == "yes" and not deciding:
        raise CatalogueError(f"{path}: {statement.id} has no test", "a test that decides")
    if statement.testable == "no" and statement.tests:
        raise CatalogueError(f"{path}: {statement.id} has a test", "none where testable is no")
    if statement.other_service and statement.testable != "no":
        raise CatalogueError(
            f"{path}: {statement.id} is about another service", "testable no: it cannot be tested"
        )
    for test in statement.tests:
        _check_test(test, f"{path}: {statement.id}", catalogue)


def _check_test(test: EvidenceTest, where: str, catalogue: Catalogue) -> None:
    """Refuse a test of a characteristic, group, measure or reference that is not there."""
    known: tuple[tuple[str, Any, Iterable[str]], ...] = (
        ("characteristic", test.characteristic, catalogue.characteristics),
        ("measure", test.measure, catalogue.measures),
        ("counted", test.counted, catalogue.measures),
        ("expect", test.expect, EXPECTED),
    )
    for what, value, allowed in known:
        one_of(where, what, value, allowed)
    ids = [group.id for group in catalogue.characteristics[test.characteristic].groups]
    if not test.groups:
        raise CatalogueError(f"{where}: a test without groups", "at least one group")
    for group in test.groups:
        one_of(where, "group", group, ids)
    if not is_year(test.against):
        one_of(where, "against", test.against, (*AGAINST, *ids))


def is_year(against: str) -> bool:
    """Return whether a test is against the same group in an earlier year, as 2019-20."""
    return against[:4].isdigit() and against[4:5] == "-"
