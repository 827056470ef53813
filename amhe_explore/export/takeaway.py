"""What a take-away sheet holds, of one workshop: the same for paper and for Word."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore import catalogue
from amhe_explore.measures import (
    ActionNote,
    AgreedWord,
    BarrierNote,
    IdeaNote,
    SeenPicture,
    WorkshopRecord,
    lines_of,
)

MADE_UP = "MADE-UP FIGURES"
MADE_UP_SENTENCE = "Made-up figures of an example place. They describe nobody."
SERVICE = "NHS Talking Therapies only"
SHOWS = "This picture shows numbers. It does not show why."
SHOWS_GAP = "This picture shows that a gap is there. It does not show why."
FOOT = "Not a record of any person."
KEY = "Filled dot: ended in recovery. Hollow dot: did not."
NO_PICTURE = "No picture was shown."
MOST_DOTS = 20
FACES = {"good": "Good", "so_so": "So-so", "poor": "Not good"}


@dataclass(frozen=True, slots=True)
class SheetSide:
    """One group above its dots: the room's word for it, and the official one in small print."""

    name: str
    official: str
    number: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on the sheet, complete; paper shows the first of long lists."""

    title: str
    held: str
    made_up: bool
    sentence: str
    sides: tuple[SheetSide, ...]
    shows: str
    about: tuple[str, ...]
    source: str
    address: str
    words: tuple[AgreedWord, ...]
    limits: tuple[str, ...]
    missing: tuple[str, ...]
    who_asks: tuple[str, ...]
    better_form: tuple[str, ...]
    noticed: tuple[str, ...]
    questions: tuple[str, ...]
    barriers: tuple[tuple[BarrierNote, str], ...]
    must_not_lose: tuple[str, ...]
    works_here: tuple[str, ...]
    ideas: tuple[IdeaNote, ...]
    actions: tuple[ActionNote, ...]
    meet_again: tuple[str, ...]
    feedback: tuple[str, ...]
    help: tuple[tuple[str, str], ...]


def sheet_of(record: WorkshopRecord, shows_gap: bool = True) -> Sheet:
    """Return what the sheet of a workshop holds.

    Args:
        record: What the room wrote down.
        shows_gap: Whether the picture clearly shows a gap.
    """
    around = catalogue.load_workshop()
    seen = record.picture
    return Sheet(
        title=f"{seen.place_name} workshop" if seen else "Workshop",
        held=record.held,
        made_up=bool(seen and seen.made_up),
        sentence=seen.sentence if seen else NO_PICTURE,
        sides=_sides(record, seen),
        shows=SHOWS_GAP if shows_gap else SHOWS,
        about=seen.about if seen else (),
        source=seen.source if seen else "",
        address=seen.address if seen else "",
        words=tuple(each for each in record.words if each.agreed.strip()),
        limits=record.lines("limits"),
        missing=record.lines("missing"),
        who_asks=record.lines("who_asks"),
        better_form=record.lines("better_form"),
        noticed=(*record.lines("noticed"), *record.lines("surprised")),
        questions=record.lines("questions"),
        barriers=_barriers(record),
        must_not_lose=record.lines("must_not_lose"),
        works_here=record.lines("works_here"),
        ideas=record.ideas,
        actions=record.written_actions,
        meet_again=(*record.lines("meet_again"), *record.lines("who_tells")),
        feedback=_feedback(record),
        help=tuple((each.who, each.how) for each in around.around.help),
    )


def barrier_tag(barrier: BarrierNote, stage: str) -> str:
    """Return the small words after a barrier: its stage, and whether the words are the room's."""
    return ", ".join(part for part in (stage, "our words" if barrier.own else "") if part)


def dots_text(barrier: BarrierNote) -> str:
    """Return the dots of a barrier: filled for people, hollow for staff; many as a number."""
    if barrier.dots > MOST_DOTS:
        return f"{barrier.people} ● {barrier.staff} ○"
    return "●" * barrier.people + "○" * barrier.staff


def _sides(record: WorkshopRecord, seen: SeenPicture | None) -> tuple[SheetSide, ...]:
    """Return the groups of the picture by the room's words."""
    if seen is None:
        return ()
    return tuple(
        SheetSide(record.word_for(side.official), side.official, side.number) for side in seen.sides
    )


def _barriers(record: WorkshopRecord) -> tuple[tuple[BarrierNote, str], ...]:
    """Return the barriers with the name of their stage, then the lines of the blank page."""
    workshop = catalogue.load_workshop()
    cards = [(each, workshop.stage_name(each.stage)) for each in record.top_barriers]
    known = {each.text.strip() for each, _ in cards}
    blank = [
        (BarrierNote(f"blank-{n}", line, "", ""), "")
        for n, line in enumerate(lines_of(record.note("blank")))
        if line not in known
    ]
    return (*cards, *blank)


def _feedback(record: WorkshopRecord) -> tuple[str, ...]:
    """Return how it was, a sentence each; only what was said."""
    said = []
    start, end = record.fingers_start, record.fingers_end
    if start or end:
        parts = [
            f"{fingers} of 3 fingers {when}"
            for fingers, when in ((start, "at the start"), (end, "at the end"))
            if fingers
        ]
        said.append(f"“Doing with”: {', '.join(parts)}.")
    if record.face in FACES:
        said.append(f"How was it? {FACES[record.face]}.")
    for note_id, label in (("worked", "Worked"), ("change", "Change"), ("one_word", "One word")):
        if lines := record.lines(note_id):
            said.append(f"{label}: {'; '.join(lines)}")
    return tuple(said)
