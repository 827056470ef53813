"""What a room agreed and wrote down in one workshop: frozen, without a person's name anywhere.

The record lives in the memory of a reader's session and leaves it only as a file that the reader
downloads. Nothing here writes to a disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

OWN_WATCH = "own"
LONGEST = 90
MOST_ACTIONS = 3


@dataclass(frozen=True, slots=True)
class SeenSide:
    """One group of the picture: its official label, and how many of 100 ended in recovery."""

    official: str
    number: str


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """The picture that the room saw, and the view it belongs to.

    Attributes:
        place: Code of the place; `place_name` its name.
        group: Id of the group; `reference` of what it is beside, "" where there is one side only.
        sentence: The sentence above the picture.
        sides: One side, or two.
        about: What must be said beside it: base, year, what it cannot show.
        source: Publisher, publication and edition.
        address: The address of the view, which holds no notes.
    """

    place: str
    place_name: str
    characteristic: str
    period: str
    group: str
    reference: str
    sentence: str
    sides: tuple[SeenSide, ...]
    about: tuple[str, ...]
    source: str
    address: str
    made_up: bool


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """What stands in one box."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class AgreedWord:
    """What the room calls a group; for this session only."""

    official: str
    agreed: str


@dataclass(frozen=True, slots=True)
class BarrierNote:
    """A barrier card as the room left it.

    Attributes:
        id: Id of the printed card, or own-1, own-2 for the room's.
        text: Its words now; `printed` what the printed card said, "" for the room's own.
        kept: False where the room threw it out.
        people: Dots of people; `staff` those of staff, who go last.
    """

    id: str
    text: str
    stage: str
    printed: str = ""
    kept: bool = True
    people: int = 0
    staff: int = 0

    @property
    def own(self) -> bool:
        """Return whether the words are the room's: a card of its own, or a changed one."""
        return self.text != self.printed

    @property
    def dots(self) -> int:
        """Return all of its dots."""
        return self.people + self.staff


@dataclass(frozen=True, slots=True)
class IdeaNote:
    """An idea that the room keeps: for which barrier, who would act, who might lose out."""

    id: str
    text: str
    barrier: str = ""
    who_acts: str = ""
    who_loses: str = ""


@dataclass(frozen=True, slots=True)
class ActionNote:
    """One thing that will be done.

    Attributes:
        watch: Id of the measure to watch, `own` for something the room counts itself.
        characteristic: What `group` is a group of; the group, place and year of the baseline.
        baseline: The baseline in words, as the room saw it.
        shows_change: Whether the number can show change, in words.
        second_sign: What people would see or feel.
    """

    what: str = ""
    who: str = ""
    by: str = ""
    watch: str = OWN_WATCH
    place: str = ""
    characteristic: str = ""
    group: str = ""
    reference: str = ""
    period: str = ""
    baseline: str = ""
    shows_change: str = ""
    second_sign: str = ""

    @property
    def is_empty(self) -> bool:
        """Return whether nothing has been written."""
        return not (self.what or self.who or self.by or self.second_sign)


@dataclass(frozen=True, slots=True)
class WorkshopRecord:
    """One workshop, from its list for before to its last word.

    Attributes:
        minutes: 90 or 60.
        held: When and where, in the leader's words.
        fingers: Fingers shown on the ladder at the start and at the end, 0 where none yet.
        ticked: Sentences of the list for before that are done.
        face: How it was, of three faces, "" where not said.
    """

    minutes: int = LONGEST
    held: str = ""
    picture: SeenPicture | None = None
    words: tuple[AgreedWord, ...] = ()
    rules: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    notes: tuple[WrittenNote, ...] = ()
    barriers: tuple[BarrierNote, ...] = ()
    ideas: tuple[IdeaNote, ...] = ()
    actions: tuple[ActionNote, ...] = ()
    fingers_start: int = 0
    fingers_end: int = 0
    face: str = ""

    def note(self, note_id: str) -> str:
        """Return what stands in one box, "" where nothing does."""
        return next((each.text for each in self.notes if each.id == note_id), "")

    def lines(self, note_id: str) -> tuple[str, ...]:
        """Return what stands in one box as its lines, without empty ones."""
        return lines_of(self.note(note_id))

    def barrier(self, barrier_id: str) -> BarrierNote | None:
        """Return one barrier card, None where the room has not touched it."""
        return next((each for each in self.barriers if each.id == barrier_id), None)

    def word_for(self, official: str) -> str:
        """Return what the room calls a group; its official label where nothing was agreed."""
        found = next((each.agreed for each in self.words if each.official == official), "")
        return found.strip() or official

    @property
    def top_barriers(self) -> tuple[BarrierNote, ...]:
        """Return the barriers the room keeps, those with most dots first, the room's before ours.

        A printed card without a dot or a changed word is none of them.
        """
        said = [each for each in self.barriers if each.kept and (each.dots or each.own)]
        return tuple(sorted(said, key=lambda each: (-each.dots, not each.own)))

    @property
    def is_empty(self) -> bool:
        """Return whether the room has written nothing."""
        return not (
            any(each.text.strip() for each in self.notes)
            or any(each.agreed.strip() for each in self.words)
            or self.barriers
            or self.ideas
            or any(not each.is_empty for each in self.actions)
        )

    def with_note(self, note_id: str, text: str) -> WorkshopRecord:
        """Return the record with one box written."""
        others = [each for each in self.notes if each.id != note_id]
        written = [WrittenNote(note_id, text)] if text else []
        return replace(self, notes=(*others, *written))

    def with_word(self, official: str, agreed: str) -> WorkshopRecord:
        """Return the record with what the room calls a group."""
        others = [each for each in self.words if each.official != official]
        return replace(self, words=(*others, *([AgreedWord(official, agreed)] if agreed else [])))

    def with_barrier(self, changed: BarrierNote) -> WorkshopRecord:
        """Return the record with one barrier card put in, or in place of the one of its id."""
        return replace(self, barriers=_put(self.barriers, changed))

    def with_idea(self, changed: IdeaNote) -> WorkshopRecord:
        """Return the record with one idea put in, or in place of the one of its id."""
        return replace(self, ideas=_put_idea(self.ideas, changed))

    def without_idea(self, idea_id: str) -> WorkshopRecord:
        """Return the record without one idea."""
        return replace(self, ideas=tuple(each for each in self.ideas if each.id != idea_id))

    def with_action(self, place: int, changed: ActionNote) -> WorkshopRecord:
        """Return the record with one of its actions written; empty ones fill up to it."""
        actions = [*self.actions, *[ActionNote()] * (place + 1 - len(self.actions))]
        actions[place] = changed
        return replace(self, actions=tuple(actions))

    @property
    def written_actions(self) -> tuple[ActionNote, ...]:
        """Return the actions in which something is written."""
        return tuple(each for each in self.actions if not each.is_empty)


def lines_of(text: str) -> tuple[str, ...]:
    """Return a text as its lines, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def next_own_id(ids: Iterable[str]) -> str:
    """Return an id for a card of the room's own: own-1, own-2, ..."""
    taken = set(ids)
    number = 1
    while f"own-{number}" in taken:
        number += 1
    return f"own-{number}"


def _put(cards: tuple[BarrierNote, ...], changed: BarrierNote) -> tuple[BarrierNote, ...]:
    """Return the cards with one in its place, or at the end."""
    if all(each.id != changed.id for each in cards):
        return (*cards, changed)
    return tuple(changed if each.id == changed.id else each for each in cards)


def _put_idea(cards: tuple[IdeaNote, ...], changed: IdeaNote) -> tuple[IdeaNote, ...]:
    """Return the ideas with one in its place, or at the end."""
    if all(each.id != changed.id for each in cards):
        return (*cards, changed)
    return tuple(changed if each.id == changed.id else each for each in cards)
