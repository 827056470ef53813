"""What stands around every step of a workshop: steps, clock, question, what to say, the way on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from amhe_explore import catalogue
from amhe_explore.catalogue import Step
from amhe_explore.ui import components, workshop_files, workshop_state
from amhe_explore.ui.workshop_picture import Seen
from amhe_explore.ui.workshop_state import BEFORE, LAST

# Keys that a presenter's remote control sends, and that type nothing into a box.
NEXT_KEY, BACK_KEY = "PageDown", "PageUp"
CLOCK_SECONDS = 15
BAR = "workshop_step"
NAMES = {BEFORE: "Before", LAST: "Last time"}
WIDE, NARROW = 1.75, 1


def step_bar() -> None:
    """Place the steps: those done carry a tick, and each can be gone to."""
    held = workshop_state.held()
    steps = held.steps
    if held.step not in steps:
        workshop_state.go_to(steps[0])
    st.session_state[BAR] = held.step
    done = steps[: steps.index(held.step)]
    st.pills(
        "Step of the workshop",
        steps,
        key=BAR,
        required=True,
        label_visibility="collapsed",
        format_func=lambda step: f"{':material/check: ' if step in done else ''}{_name(step)}",
        on_change=lambda: workshop_state.go_to(st.session_state[BAR]),
    )


def begin_at_the_top() -> None:
    """Turn a new step's beginning into view; the page would stay where the last one was left."""
    held = workshop_state.held()
    # Runs where the text differs from the one before: once for each turn to a step.
    st.html(
        f"<script>/* {held.turns} */ "
        "document.querySelector('[data-testid=\"stMain\"]')?.scrollTo(0, 0);</script>",
        unsafe_allow_javascript=True,
    )


def prompt_to_save(seen: Seen) -> None:
    """Ask for a copy to be saved, where a step has been left with something new in it."""
    if not workshop_state.held().ask_to_save:
        return
    with st.container(
        border=True,
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        key="workshop_unsaved",
    ):
        st.markdown("**Save a copy now.** What you wrote is not saved.", width="content")
        workshop_files.save_button(seen, "workshop_save_now", "Save a copy")


@st.fragment(run_every=CLOCK_SECONDS)
def clock() -> None:
    """Place how many minutes the step has left: whole minutes, no alarm."""
    held = workshop_state.held()
    if not held.minutes:
        return
    left = math.ceil(held.minutes_left)
    words = "1 minute left" if left == 1 else f"{left} minutes left"
    part = min(1.0, 1 - held.minutes_left / held.minutes)
    st.progress(part, text=f"**{words}** of {held.minutes}")


def question(step: Step) -> None:
    """Place one question at a time, large, with the way to the ones before and after."""
    held = workshop_state.held()
    number = min(held.question, len(step.prompts) - 1)
    with st.container(border=True, key="workshop_question"):
        st.markdown(f"Question {number + 1} of {len(step.prompts)}")
        st.header(step.prompts[number], anchor=False)
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Earlier question",
                key="workshop_question_back",
                disabled=number == 0,
                on_click=_ask,
                args=(number - 1,),
            )
            st.button(
                "Next question",
                key="workshop_question_next",
                disabled=number == len(step.prompts) - 1,
                on_click=_ask,
                args=(number + 1,),
            )


def privacy() -> None:
    """Say where the notes are."""
    st.markdown(f":small[{catalogue.load_workshop().around.private}]")


def say_this(text: str) -> None:
    """Place what whoever leads says."""
    st.info(f"**Say this:** {text}", icon=":material/record_voice_over:")


def content_note(step_id: str) -> None:
    """Say what comes on the next step, so that people can look away or step out."""
    steps = workshop_state.held().steps
    after = [each for each in steps[steps.index(step_id) + 1 :] if each not in NAMES]
    note = catalogue.load_workshop().step(after[0]).content_note if after else ""
    if note:
        st.markdown(f"**Before you go on:** {note}")


def way_on(seen: Seen) -> None:
    """Place the way back, a copy to save, and the way on, which the keyboard has too."""
    held = workshop_state.held()
    place = held.steps.index(held.step)
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        key="workshop_way",
    ):
        if place:
            st.button(
                f"Back: {_name(held.steps[place - 1])}",
                key="workshop_back",
                icon=":material/arrow_back:",
                on_click=workshop_state.move,
                args=(-1,),
                shortcut=BACK_KEY,
            )
        workshop_files.save_button(seen, "workshop_save")
        if place + 1 < len(held.steps):
            dark = st.context.theme.type == "dark"
            st.button(
                f"Next: {_name(held.steps[place + 1])}",
                key="workshop_next",
                icon=":material/arrow_forward:",
                icon_position="right",
                # White words on a light button would be hard to read.
                type="secondary" if dark else "primary",
                on_click=workshop_state.move,
                args=(1,),
                shortcut=NEXT_KEY,
            )


@contextmanager
def two_columns(step: Step) -> Iterator[DeltaGenerator]:
    """Open the wide column of a step; clock and question stand in the other, which is given."""
    left, right = st.columns([WIDE, NARROW], gap="large")
    with right:
        clock()
        question(step)
    with left:
        yield right


def plain_words() -> None:
    """Place the words that need one more sentence, with the way to the glossary."""
    with st.popover("What do these words mean?", icon=":material/dictionary:"):
        words = catalogue.load_workshop().around.words
        st.markdown("\n".join(f"- **{each.word}:** {each.meaning}" for each in words))
        st.page_link(
            components.DATA_PAGE,
            label="All words: the glossary",
            icon=":material/database:",
            query_params=st.query_params.to_dict(),
        )


def _name(step: str) -> str:
    """Return a step's name."""
    return NAMES.get(step) or catalogue.load_workshop().step(step).name


def _ask(number: int) -> None:
    """Turn to another question."""
    workshop_state.held().question = number
