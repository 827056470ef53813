"""The steps of a workshop one after another: each a screen for a whole room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import streamlit as st

from amhe_explore import catalogue, export, narrative
from amhe_explore.narrative import workshop_picture as plain
from amhe_explore.ui import (
    components,
    workshop_actions,
    workshop_before,
    workshop_cards,
    workshop_files,
    workshop_frame,
    workshop_ideas,
    workshop_picture,
    workshop_state,
)
from amhe_explore.ui.state import Choice
from amhe_explore.ui.workshop_picture import Seen
from amhe_explore.ui.workshop_state import BEFORE, LAST, WIDGET

NO_PICTURE = "There is no picture to show"
LARGE = ":material/fullscreen: Your browser can fill the screen and make the words larger."
KEYS = "The keys Page Down and Page Up turn to the next step and back."


def show(seen: Seen, choice: Choice) -> None:
    """Place the step that is on, with what stands around it."""
    held = workshop_state.held()
    workshop_frame.begin_at_the_top()
    workshop_frame.step_bar()
    if held.step == BEFORE:
        components.head("Workshop", narrative.groups_note(seen.sight.profile, None), choice)
    components.made_up_banner(seen.sight.made_up)
    if held.step != BEFORE:
        workshop_frame.prompt_to_save(seen)
    SCREENS[held.step](seen)
    workshop_frame.content_note(held.step)
    workshop_frame.way_on(seen)
    with st.container(
        horizontal=True, gap="small", vertical_alignment="center", key="workshop_words"
    ):
        workshop_frame.plain_words()
        components.note(f"{KEYS} {LARGE}")


def _before(seen: Seen) -> None:
    """Place the page before the session."""
    workshop_before.before(seen)


def _open(seen: Seen) -> None:
    """Place the welcome: rules, the room's own words, the ladder."""
    step = catalogue.load_workshop().step("open")
    st.title(step.title, anchor=False)
    st.header(step.lead, anchor=False)
    with workshop_frame.two_columns(step) as beside:
        workshop_before.rules()
        _ladder("start", "Which rung are we on today?")
    with beside:
        for side in seen.sight.sides if len(seen.sight.sides) > 1 else ():
            _word_box(side.official)
        workshop_state.note_box("limits", 2)
        workshop_frame.privacy()
    workshop_frame.say_this(step.say)


def _see(seen: Seen) -> None:
    """Place the picture: first without its numbers, then with them."""
    step = catalogue.load_workshop().step("see")
    held, sight = workshop_state.held(), seen.sight
    if not sight.sides:
        st.title(NO_PICTURE, anchor=False)
    elif held.numbers:
        st.title(plain.sight_sentence(sight, workshop_picture.word), anchor=False)
    else:
        st.title(plain.sight_question(sight), anchor=False)
    with workshop_frame.two_columns(step) as beside:
        if sight.closed:
            st.warning(" ".join((sight.closed, *sight.offers)), icon=":material/block:")
        if sight.sides:
            workshop_picture.draw(seen, held.numbers)
        if held.numbers and (gap := plain.gap_sentence(sight)):
            st.header(gap, anchor=False)
        first, *more = plain.sight_about(sight)
        st.markdown(" ".join(each for each in (first, sight.year_note) if each))
        components.note(workshop_picture.official_words(seen))
        with st.expander("More on this picture", icon=":material/info:"):
            st.markdown("\n".join(f"- {each}" for each in more if each != sight.year_note))
    with beside:
        _numbers()
        for note in step.notes:
            workshop_state.note_box(note.id, 2)
        workshop_frame.privacy()
    workshop_frame.say_this(step.say if sight.has_gap else step.no_gap_say)


def _who(seen: Seen) -> None:
    """Place who is not in the picture: not written down, and not there at all."""
    step = catalogue.load_workshop().step("who")
    st.title(step.title, anchor=False)
    with workshop_frame.two_columns(step) as beside:
        st.markdown(step.lead)
        if recorded := plain.recorded_sentence(seen.sight.profile):
            st.header(recorded, anchor=False)
            workshop_picture.draw_recorded(seen)
        st.header("Not in these figures at all", anchor=False)
        with st.container(horizontal=True, gap="small", key="workshop_missing"):
            for group, _ in narrative.who_could_tell_us():
                with st.container(border=True, width="content"):
                    st.markdown(f"**{group}**")
        with st.expander("Who could tell us?", icon=":material/groups:"):
            st.markdown(
                "\n".join(f"- **{group}:** {who}" for group, who in narrative.who_could_tell_us())
            )
    with beside:
        for note in step.notes:
            workshop_state.note_box(note.id, 3)
        workshop_frame.privacy()
    workshop_frame.say_this(step.say)


def _break(_: Seen) -> None:
    """Place a calm screen with the minutes that are left."""
    step = catalogue.load_workshop().step("break")
    st.title(step.title, anchor=False)
    st.header(step.lead, anchor=False)
    workshop_frame.clock()
    workshop_frame.say_this(step.say)


def _close(seen: Seen) -> None:
    """Place the last words: how it was, where to turn to, the sheet."""
    step = catalogue.load_workshop().step("close")
    st.title(step.title, anchor=False)
    with workshop_frame.two_columns(step) as beside:
        st.header(step.lead, anchor=False)
        _ladder("end", "Which rung were we on?")
        _face()
        with components.section("The take-away sheet"):
            st.markdown("Print it, or open it in Word. The code on it opens the picture only.")
            workshop_files.sheet_buttons(seen)
            workshop_files.save_button(seen, "workshop_save_close", "Save for next time")
    with beside:
        for note in step.notes:
            workshop_state.note_box(note.id, 1)
        workshop_frame.privacy()
        with st.container(border=True):
            st.subheader("If today stirred something up", anchor=False)
            lines = catalogue.load_workshop().around.help
            st.markdown("\n".join(f"- **{each.who}:** {each.how}" for each in lines))
    workshop_frame.say_this(step.say)


def _word_box(official: str) -> None:
    """Place the box for what the room calls a group."""

    def agreed() -> str:
        word = workshop_state.record().word_for(official)
        return "" if word == official else word

    workshop_state.text_box(
        f"Our word for: {official}",
        f"word_{official}",
        agreed,
        lambda text: workshop_state.change(
            workshop_state.record().with_word(official, text.strip())
        ),
        alone=True,
        max_chars=60,
        help="For this session only. The official label stays in small print.",
    )


def _ladder(when: str, question: str) -> None:
    """Place the ladder and the fingers that the room shows.

    Args:
        when: start or end.
        question: What is asked.
    """
    ladder = catalogue.load_workshop().around.ladder
    name, at_the_start = f"{WIDGET}fingers_{when}", when == "start"
    record = workshop_state.record()
    st.session_state[name] = (record.fingers_start if at_the_start else record.fingers_end) or None
    rungs = {rung.fingers: rung for rung in ladder.rungs}

    def changed() -> None:
        now, fingers = workshop_state.record(), st.session_state[name] or 0
        if at_the_start:
            workshop_state.change(replace(now, fingers_start=fingers))
        else:
            workshop_state.change(replace(now, fingers_end=fingers))

    with st.container(border=True):
        st.header(ladder.title, anchor=False)
        st.markdown(
            "\n".join(f"- **{each.fingers} {each.name}:** {each.text}" for each in ladder.rungs)
        )
        st.segmented_control(
            question,
            list(rungs),
            key=name,
            format_func=lambda fingers: f"{fingers} {rungs[fingers].name}",
            on_change=changed,
        )


def _face() -> None:
    """Place the three faces."""
    name = f"{WIDGET}face"
    st.session_state[name] = workshop_state.record().face or None
    faces = {
        "good": ":material/sentiment_satisfied:",
        "so_so": ":material/sentiment_neutral:",
        "poor": ":material/sentiment_dissatisfied:",
    }
    st.segmented_control(
        "How was it?",
        list(faces),
        key=name,
        format_func=lambda face: f"{faces[face]} {export.FACES[face]}",
        on_change=lambda: workshop_state.change(
            replace(workshop_state.record(), face=st.session_state[name] or "")
        ),
    )


def _numbers() -> None:
    """Place the switch that shows the numbers after the quiet minute."""
    held = workshop_state.held()
    name = f"{WIDGET}numbers"
    st.session_state[name] = held.numbers

    def changed() -> None:
        held.numbers = st.session_state[name]

    st.toggle("Show the numbers", key=name, on_change=changed)


SCREENS: MappingProxyType[str, Callable[[Seen], None]] = MappingProxyType(
    {
        BEFORE: _before,
        LAST: workshop_actions.last_time,
        "open": _open,
        "see": _see,
        "who": _who,
        "why": workshop_cards.why,
        "break": _break,
        "help": workshop_ideas.ideas,
        "do": workshop_actions.actions,
        "close": _close,
    }
)
