"""The workshop: its steps, texts and cards, from `data/workshop`."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from amhe_explore import paths
from amhe_explore.catalogue import toml_form
from amhe_explore.catalogue.agreement import GOOD_ID
from amhe_explore.catalogue.evidence import Citation, check_sources, load_evidence, once, one_of
from amhe_explore.catalogue.glossary import load_glossary
from amhe_explore.catalogue.practice import PracticeExample, load_practice
from amhe_explore.errors import CatalogueError

FOLDER = "workshop"
SESSION, AROUND = "session.toml", "around.toml"
BARRIERS, IDEAS, STORIES, PRACTICE = "barriers.toml", "ideas.toml", "stories.toml", "practice.toml"
LONG, SHORT = 90, 60

Form = TypeVar("Form")


@dataclass(frozen=True, slots=True)
class NoteField:
    """One box to write in: its id in the saved file, its label, and a hint inside it."""

    id: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the session.

    Attributes:
        minutes: In a session of 90 and of 60 minutes; 0 where it is left out.
        lead: The line under the title.
        prompts: Exactly what is asked, one at a time.
        say: What whoever leads says; `no_gap_say` where the picture shows no clear gap.
        content_note: What is said before the step, so that people can look away.
        notes: What is written down.
    """

    id: str
    name: str
    title: str
    minutes: tuple[int, int]
    lead: str
    say: str
    prompts: tuple[str, ...] = ()
    no_gap_say: str = ""
    content_note: str = ""
    notes: tuple[NoteField, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A titled list of sentences."""

    title: str
    items: tuple[str, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder of working together, shown by so many fingers."""

    fingers: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ladder, from doing to through doing for to doing with."""

    title: str
    question: str
    sources: tuple[Citation, ...]
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class PathStage:
    """One stage of the way to care."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Where to turn to, and how."""

    who: str
    how: str


@dataclass(frozen=True, slots=True)
class PlainWord:
    """One word of the pages in plain words; `term` names its entry in the glossary, if any."""

    word: str
    meaning: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the steps."""

    welcome: str
    private: str
    private_long: str
    no_record: str
    before: tuple[Listing, ...]
    rules: Listing
    safety: Listing
    ladder: Ladder
    stages: tuple[PathStage, ...]
    help: tuple[HelpLine, ...]
    words: tuple[PlainWord, ...]


@dataclass(frozen=True, slots=True)
class BarrierCard:
    """One thing that may get in the way; no topics: it may concern everyone."""

    id: str
    text: str
    stage: str
    sources: tuple[Citation, ...]
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IdeaCard:
    """One thing that may help, with the barriers it answers."""

    id: str
    text: str
    barriers: tuple[str, ...]
    sources: tuple[Citation, ...]
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryCard:
    """One made-up person, so that nobody has to tell a story of their own."""

    id: str
    title: str
    text: str
    question: str
    stage: str
    topics: tuple[str, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class PracticeCard:
    """One practice example in plain words, beside the example it belongs to."""

    text: str
    example: PracticeExample


@dataclass(frozen=True, slots=True)
class Workshop:
    """Everything the workshop says and lays on the table."""

    steps: tuple[Step, ...]
    around: Around
    barriers: tuple[BarrierCard, ...]
    ideas: tuple[IdeaCard, ...]
    stories: tuple[StoryCard, ...]
    practice: tuple[PracticeCard, ...]

    def step(self, step_id: str) -> Step:
        """Return one step; KeyError where there is none."""
        return {each.id: each for each in self.steps}[step_id]

    def steps_of(self, minutes: int) -> tuple[Step, ...]:
        """Return the steps of a session of 90 or 60 minutes; those of no minutes are left out."""
        return tuple(each for each in self.steps if minutes_of(each, minutes))

    def stage_name(self, stage_id: str) -> str:
        """Return the name of a stage of the way to care; KeyError where there is none."""
        return {each.id: each.name for each in self.around.stages}[stage_id]

    @property
    def note_fields(self) -> tuple[NoteField, ...]:
        """Return every box to write in, in the order of the steps."""
        return tuple(field for step in self.steps for field in step.notes)


@dataclass(frozen=True, slots=True)
class _Steps:
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Barriers:
    barriers: tuple[BarrierCard, ...]


@dataclass(frozen=True, slots=True)
class _Ideas:
    ideas: tuple[IdeaCard, ...]


@dataclass(frozen=True, slots=True)
class _Stories:
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True)
class _PracticeText:
    example: str
    text: str


@dataclass(frozen=True, slots=True)
class _Practice:
    cards: tuple[_PracticeText, ...]


def minutes_of(step: Step, minutes: int) -> int:
    """Return how many minutes a step has in a session of 90 or 60."""
    return step.minutes[0 if minutes == LONG else 1]


def topics_of(characteristic: str, folder: Path = paths.DATA) -> tuple[str, ...]:
    """Return the topics that a characteristic of the figures belongs to; () where to none."""
    return tuple(each.id for each in load_evidence(folder).topics if characteristic in each.covers)


@functools.lru_cache(maxsize=8)
def load_workshop(folder: Path = paths.DATA) -> Workshop:
    """Return the workshop of one data folder.

    Raises:
        CatalogueError: A file breaks its form, or names what is not there; it names the file.
    """
    home = folder / FOLDER
    steps = _read(_Steps, home / SESSION).steps
    around = _read(Around, home / AROUND)
    stages = [each.id for each in around.stages]
    barriers = _read(_Barriers, home / BARRIERS).barriers
    ideas = _read(_Ideas, home / IDEAS).ideas
    stories = _read(_Stories, home / STORIES).stories
    _check_session(home / SESSION, steps)
    _check_around(home / AROUND, around, folder)
    known = [each.id for each in barriers]
    for name, cards in ((BARRIERS, barriers), (STORIES, stories)):
        _check_cards(home / name, cards, folder)
        for card in cards:
            one_of(home / name, "stage", card.stage, stages)
    _check_cards(home / IDEAS, ideas, folder)
    for idea in ideas:
        for barrier in idea.barriers:
            one_of(home / IDEAS, "barrier", barrier, known)
    practice = _practice(home / PRACTICE, folder)
    return Workshop(steps, around, barriers, ideas, stories, practice)


def _read(form: type[Form], path: Path) -> Form:
    """Return one file in its form."""
    return toml_form.entry(form, toml_form.read(path), str(path))


def _check_session(path: Path, steps: Sequence[Step]) -> None:
    """Refuse steps or boxes that stand twice, and sessions that do not last what they say."""
    once(path, [each.id for each in steps])
    once(path, [field.id for step in steps for field in step.notes])
    for place, length in enumerate((LONG, SHORT)):
        total = sum(each.minutes[place] for each in steps)
        if total != length:
            raise CatalogueError(f"{path}: the steps take {total} minutes", f"{length} minutes")


def _check_around(path: Path, around: Around, folder: Path) -> None:
    """Refuse a word whose term the glossary does not hold, and a ladder without its document."""
    once(path, [each.id for each in around.stages])
    names = [name for term in load_glossary(folder) for name in (term.term, *term.also)]
    for each in around.words:
        if each.term:
            one_of(path, "term", each.term, names)
    documents = [each.id for each in load_evidence(folder).documents]
    check_sources("ladder", around.ladder.sources, path, documents)


def _check_cards(
    path: Path, cards: Sequence[BarrierCard | IdeaCard | StoryCard], folder: Path
) -> None:
    """Refuse cards with a bad or double id, an unknown topic, or no reference."""
    base = load_evidence(folder)
    topics, documents = [each.id for each in base.topics], [each.id for each in base.documents]
    once(path, [each.id for each in cards])
    for card in cards:
        if not GOOD_ID.fullmatch(card.id):
            raise CatalogueError(f"{path}: bad id {card.id!r}", "small letters, digits, _")
        for topic in card.topics:
            one_of(path, "topic", topic, topics)
        check_sources(card.id, card.sources, path, documents)


def _practice(path: Path, folder: Path) -> tuple[PracticeCard, ...]:
    """Return the practice cards beside the examples they belong to."""
    cards = _read(_Practice, path).cards
    examples = {each.id: each for each in load_practice(folder).examples}
    once(path, [each.example for each in cards])
    for each in cards:
        one_of(path, "example", each.example, list(examples))
    return tuple(PracticeCard(each.text, examples[each.example]) for each in cards)
