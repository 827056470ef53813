"""Step 3: what gets in the way. A blank page first, then a story, then cards with dots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import streamlit as st

from amhe_explore import catalogue
from amhe_explore.catalogue import BarrierCard
from amhe_explore.measures import BarrierNote, next_own_id
from amhe_explore.ui import workshop_frame, workshop_state
from amhe_explore.ui.workshop_picture import Seen
from amhe_explore.ui.workshop_state import WIDGET

BLANK, STORY, CARDS = "blank", "story", "cards"
PARTS = MappingProxyType({BLANK: "Blank page", STORY: "A story", CARDS: "Cards"})
A_ROW = 3


def why(seen: Seen) -> None:
    """Place the step."""
    step = catalogue.load_workshop().step("why")
    st.title(step.title, anchor=False)
    st.header(step.lead, anchor=False)
    with workshop_frame.two_columns(step) as beside:
        part = _chosen("part", "Part of the step", list(PARTS), PARTS)
        if part == BLANK:
            workshop_state.note_box("blank", 9)
        elif part == STORY:
            _story(seen.choice.characteristic)
        else:
            _cards(seen.choice.characteristic)
    with beside:
        if part == CARDS:
            _add_own()
        workshop_state.note_box("must_not_lose", 3)
        workshop_frame.privacy()
    workshop_frame.say_this(step.say)


def barrier_note(card: BarrierCard) -> BarrierNote:
    """Return a printed card as the room left it, or as it is printed."""
    kept = workshop_state.record().barrier(card.id)
    return kept or BarrierNote(card.id, card.text, card.stage, printed=card.text)


def dots(card: BarrierNote) -> str:
    """Return the dots of a card: filled for people, hollow for staff."""
    return "●" * card.people + "○" * card.staff


def _chosen(key: str, label: str, options: Sequence[str], names: MappingProxyType[str, str]) -> str:
    """Return which part is on, by a row of buttons whose choice outlives the step."""
    held = workshop_state.held()
    name = f"{WIDGET}{key}"
    now = held.chosen.get(key, options[0])
    st.session_state[name] = now

    def changed() -> None:
        held.chosen[key] = st.session_state[name]

    st.segmented_control(
        label,
        options,
        key=name,
        required=True,
        format_func=lambda option: names[option],
        label_visibility="collapsed",
        on_change=changed,
    )
    return now


def _story(characteristic: str) -> None:
    """Place one story of a made-up person, and what is asked of it."""
    held = workshop_state.held()
    topics = set(catalogue.topics_of(characteristic))
    stories = sorted(
        catalogue.load_workshop().stories, key=lambda story: not topics & set(story.topics)
    )
    number = held.story % len(stories)
    story = stories[number]

    def turn() -> None:
        held.story = number + 1

    with st.container(border=True, key="workshop_story"):
        st.badge("A made-up person", color="gray")
        st.header(story.title, anchor=False)
        for sentence in story.text.split(". "):
            st.subheader(f"{sentence.rstrip('.')}.", anchor=False)
        st.markdown(f"**{story.question}**")
        st.button("Another story", key="workshop_story_next", on_click=turn)


def _cards(characteristic: str) -> None:
    """Place the cards of one stage, the room's own among them."""
    workshop = catalogue.load_workshop()
    names = MappingProxyType({each.id: each.name for each in workshop.around.stages})
    stage = _chosen("stage", "When does it happen?", list(names), names)
    staff = _chosen_dots()
    here = [each for each in workshop.barriers if each.stage == stage]
    first, more = _about(here, characteristic)
    own = [
        each
        for each in workshop_state.record().barriers
        if each.stage == stage and not each.printed
    ]
    _grid([*own, *(barrier_note(each) for each in first)], names[stage], staff)
    if more:
        with st.expander("More cards"):
            _grid([barrier_note(each) for each in more], names[stage], staff)


def _grid(cards: Sequence[BarrierNote], stage: str, staff: bool) -> None:
    """Place cards in rows."""
    for start in range(0, len(cards), A_ROW):
        row = cards[start : start + A_ROW]
        for column, card in zip(st.columns(A_ROW, gap="small"), row, strict=False):
            with column:
                _card(card, stage, staff)


def _chosen_dots() -> bool:
    """Return whether the dots being placed are those of staff, who go last."""
    held = workshop_state.held()
    name = f"{WIDGET}staff"
    st.session_state[name] = held.staff

    def changed() -> None:
        held.staff = st.session_state[name]

    st.toggle(
        "Dots of staff",
        key=name,
        on_change=changed,
        help="Three dots each. People first, staff last. ● people, ○ staff.",
    )
    return held.staff


def _card(card: BarrierNote, stage: str, staff: bool) -> None:
    """Place one card: its stage, its words, its dots, and how to change it."""
    with st.container(
        border=True, height="stretch", vertical_alignment="distribute",
        key=f"workshop_card_{card.id.replace('-', '_')}",
    ):  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            st.badge(stage, color="gray")
            if card.own:
                st.badge("our words", color="blue")
            if not card.kept:
                st.badge("put aside", color="gray")
        text = workshop_state.said(card.text)
        st.subheader(text if card.kept else f"~~{text}~~", anchor=False)
        st.markdown(f":blue[{dots(card)}]" if card.dots else "No dots yet")
        with st.container(horizontal=True, gap="xsmall"):
            for sign, by, says in (("+", 1, "Add a dot"), ("−", -1, "Take a dot away")):
                st.button(
                    sign,
                    key=f"workshop_{'add' if by > 0 else 'remove'}_{card.id}",
                    on_click=_dot,
                    args=(card, by, staff),
                    help=f"{says}: {text}",
                )
            _change(card)


def _change(card: BarrierNote) -> None:
    """Place how a card's words are changed, and how it is put aside."""
    with st.popover("Edit"):
        workshop_state.text_box(
            "In our own words",
            f"words_{card.id}",
            lambda: card.text,
            lambda text: workshop_state.change(
                workshop_state.record().with_barrier(replace(card, text=text.strip() or card.text))
            ),
            max_chars=200,
        )
        st.button(
            "Put aside" if card.kept else "Take back in",
            key=f"workshop_keep_{card.id}",
            on_click=lambda: workshop_state.change(
                workshop_state.record().with_barrier(replace(card, kept=not card.kept))
            ),
        )


def _dot(card: BarrierNote, by: int, staff: bool) -> None:
    """Add a dot to a card, or take one away."""
    now = workshop_state.record().barrier(card.id) or card
    if staff:
        now = replace(now, staff=max(0, now.staff + by))
    else:
        now = replace(now, people=max(0, now.people + by))
    workshop_state.change(workshop_state.record().with_barrier(now))


def _add_own() -> None:
    """Place how the room adds a card of its own to the stage that is on."""
    names = {each.id: each.name for each in catalogue.load_workshop().around.stages}
    stage = workshop_state.held().chosen.get("stage", next(iter(names)))
    with st.form("workshop_own_form", clear_on_submit=True, border=False):
        text = st.text_input(
            f"Add a barrier in our own words: {names[stage].lower()}",
            key="workshop_own_text",
            max_chars=200,
            autocomplete="off",
        )
        added = st.form_submit_button("Add the card", icon=":material/add:", key="workshop_own_add")
    if added and text.strip():
        record = workshop_state.record()
        card = BarrierNote(next_own_id(each.id for each in record.barriers), text.strip(), stage)
        workshop_state.change(record.with_barrier(card))
        st.rerun()


def _about(
    cards: Sequence[BarrierCard], characteristic: str
) -> tuple[list[BarrierCard], list[BarrierCard]]:
    """Return the cards about the characteristic, then about everyone; and those about others.

    A card that the room has used is among the first, whatever it is about.
    """
    topics = set(catalogue.topics_of(characteristic))
    used = {each.id for each in workshop_state.record().barriers}
    ordered = sorted(cards, key=lambda card: not topics & set(card.topics))
    near = [card for card in ordered if not card.topics or topics & set(card.topics)]
    first = [card for card in ordered if card in near or card.id in used]
    return first, [card for card in ordered if card not in first]
