"""What one session holds of its workshop: only in the server's memory, for as long as it lasts.

Nothing of it is ever cached for others, logged, written to a disk or put into the address.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from amhe_explore import catalogue
from amhe_explore.measures import WorkshopRecord

STORE = "_workshop"
WIDGET = "workshop_"
BEFORE, LAST = "before", "last"
# A box is written when the focus leaves it, which a click on "Save" does; its file waits so long.
WRITING_SECONDS = 0.5
MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


@dataclass
class Held:
    """The workshop of one session.

    Attributes:
        record: What has been agreed and written.
        saved: The record as it was last saved or loaded.
        ask_to_save: Whether the step before was left with something that is not saved.
        earlier: The workshop of an earlier time, whose actions are looked back on.
        step: Id of the step on the screen; `question` which of its prompts.
        turns: How often a step was turned to.
        started: When the step began, by a clock that only runs forwards.
        numbers: Whether the numbers of the picture are shown.
        staff: Whether the dots that are being placed are those of staff.
        year_as_chosen: Whether the chosen year is shown although an earlier one is fairer.
        chosen: Which part, stage and barrier of a step are on the screen.
    """

    record: WorkshopRecord = field(default_factory=WorkshopRecord)
    saved: WorkshopRecord = field(default_factory=WorkshopRecord)
    ask_to_save: bool = False
    earlier: WorkshopRecord | None = None
    step: str = BEFORE
    question: int = 0
    story: int = 0
    started: float = field(default_factory=time.monotonic)
    turns: int = 0
    numbers: bool = False
    staff: bool = False
    year_as_chosen: bool = False
    chosen: dict[str, str] = field(default_factory=dict)

    @property
    def unsaved(self) -> bool:
        """Return whether something has been written since the last copy."""
        return not self.record.is_empty and _written(self.record) != _written(self.saved)

    @property
    def minutes_left(self) -> float:
        """Return how many minutes the step has left; none below 0."""
        return max(0.0, self.minutes - (time.monotonic() - self.started) / 60)

    @property
    def minutes(self) -> int:
        """Return how many minutes the step has."""
        known = {each.id: each for each in catalogue.load_workshop().steps}
        if self.step not in known:
            return 0
        return catalogue.minutes_of(known[self.step], self.record.minutes)

    @property
    def steps(self) -> list[str]:
        """Return the steps of this session, in order."""
        timed = catalogue.load_workshop().steps_of(self.record.minutes)
        first = [BEFORE] if self.earlier is None else [BEFORE, LAST]
        return [*first, *(each.id for each in timed)]


def held() -> Held:
    """Return the workshop of this session."""
    found: Held | None = st.session_state.get(STORE)
    if found is None:
        found = Held()
        st.session_state[STORE] = found
    return found


def under_way() -> bool:
    """Return whether a session is past the page before it."""
    found: Held | None = st.session_state.get(STORE)
    return found is not None and found.step != BEFORE


def record() -> WorkshopRecord:
    """Return what has been agreed and written."""
    return held().record


def change(changed: WorkshopRecord) -> None:
    """Keep a changed record."""
    held().record = changed


def go_to(step: str) -> None:
    """Turn to a step: its first question, its full time, its numbers hidden again."""
    now = held()
    now.step, now.question, now.started = step, 0, time.monotonic()
    now.turns += 1
    now.numbers = False
    now.ask_to_save = now.unsaved


def move(by: int) -> None:
    """Turn to the step before or after."""
    now = held()
    place = now.steps.index(now.step) if now.step in now.steps else 0
    go_to(now.steps[min(max(place + by, 0), len(now.steps) - 1)])


def mark_saved(of: Held, saved: WorkshopRecord) -> None:
    """Remember what has been saved, once its file is made."""
    of.saved, of.ask_to_save = saved, False


def restart(found: WorkshopRecord, earlier: WorkshopRecord | None) -> None:
    """Put a record in place of the one that stands, and every box with it.

    For callbacks only: the boxes are not drawn yet when it runs.
    """
    st.session_state[STORE] = Held(record=found, saved=found, earlier=earlier)
    for key in [key for key in st.session_state if str(key).startswith(WIDGET)]:
        del st.session_state[key]


def text_box(
    label: str,
    key: str,
    read: Callable[[], str],
    write: Callable[[str], None],
    lines: int = 1,
    alone: bool = False,
    **look: Any,
) -> None:
    """Draw a box whose text is kept in the record, not in the box.

    Args:
        label: Its visible label.
        key: Its own name, put behind `workshop_`.
        read: Finds what stands in the record.
        write: Puts what has been written into the record.
        lines: One for a line, more for a box of so many.
        alone: Whether nothing else on the step depends on it: then only the box is drawn anew, and
            a click from the box straight on "Save" meets the button that was there.
        look: What else the widget takes, such as a placeholder.
    """
    (_box_alone if alone else _box)(label, f"{WIDGET}{key}", read, write, lines, look)


@st.fragment
def _box_alone(
    label: str,
    name: str,
    read: Callable[[], str],
    write: Callable[[str], None],
    lines: int,
    look: dict[str, Any],
) -> None:
    """Draw a box that is drawn anew by itself."""
    _box(label, name, read, write, lines, look)


def _box(
    label: str,
    name: str,
    read: Callable[[], str],
    write: Callable[[str], None],
    lines: int,
    look: dict[str, Any],
) -> None:
    """Draw a box of one line, or of more."""
    value = read()
    if st.session_state.get(name) != value:
        st.session_state[name] = value

    def changed() -> None:
        write(st.session_state[name] or "")

    if lines == 1:
        st.text_input(label, key=name, on_change=changed, autocomplete="off", **look)
    else:
        st.text_area(label, key=name, on_change=changed, height=26 * lines + 46, **look)


def note_box(field_id: str, lines: int = 4) -> None:
    """Draw the box of one note."""
    note = next(each for each in catalogue.load_workshop().note_fields if each.id == field_id)
    text_box(
        note.label,
        f"note_{note.id}",
        lambda: record().note(note.id),
        lambda text: change(record().with_note(note.id, text)),
        lines,
        alone=True,
        placeholder=note.hint,
    )


def said(text: str) -> str:
    """Return what people wrote as plain text inside markdown: nothing of it is markup."""
    return "  \n".join(MARKUP.sub(r"\\\1", line) for line in text.splitlines())


def _written(found: WorkshopRecord) -> WorkshopRecord:
    """Return a record without the picture, which follows the view and is nobody's note."""
    return replace(found, picture=None)
