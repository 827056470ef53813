"""Step 4: what would help. The barriers with most dots left, ideas and what others tried right."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from amhe_explore import catalogue
from amhe_explore.catalogue import IdeaCard
from amhe_explore.measures import BarrierNote, IdeaNote, next_own_id
from amhe_explore.narrative import workshop_cards as words
from amhe_explore.ui import components, workshop_frame, workshop_state
from amhe_explore.ui.workshop_cards import dots
from amhe_explore.ui.workshop_picture import Seen
from amhe_explore.ui.workshop_state import WIDGET

MOST_BARRIERS, MOST_IDEAS, MOST_TRIED = 6, 8, 4
ALL = ""


def ideas(seen: Seen) -> None:
    """Place the step."""
    step = catalogue.load_workshop().step("help")
    st.title(step.title, anchor=False)
    with workshop_frame.two_columns(step) as beside:
        st.header(step.lead, anchor=False)
        left, right = st.columns([2, 3], gap="medium")
        with left:
            barrier = _barriers()
        with right:
            _offered(barrier, seen.choice.characteristic)
            _tried(seen.choice.characteristic)
        _kept()
    with beside:
        _own(barrier)
        workshop_state.note_box("works_here", 3)
        workshop_frame.privacy()
    workshop_frame.say_this(step.say)


def _barriers() -> str:
    """Place the barriers that the room kept, and return the id of the one that is on."""
    st.header("What gets in the way", anchor=False)
    top = workshop_state.record().top_barriers[:MOST_BARRIERS]
    if not top:
        st.markdown("No card has a dot yet. All ideas are on the right.")
        return ALL
    for card in top:
        with st.container(border=True):
            shown = f" :blue[{dots(card)}]" if card.dots else ""
            st.markdown(f"**{workshop_state.said(card.text)}**{shown}")
    names = {ALL: "All of them", **{card.id: card.text for card in top}}
    held, name = workshop_state.held(), f"{WIDGET}idea_barrier"
    now = held.chosen.get("barrier", ALL)
    now = now if now in names else ALL
    st.session_state[name] = now

    def changed() -> None:
        held.chosen["barrier"] = st.session_state[name]

    st.selectbox(
        "Ideas for which barrier?",
        list(names),
        key=name,
        format_func=lambda each: names[each],
        on_change=changed,
    )
    return now


def _offered(barrier: str, characteristic: str) -> None:
    """Place printed ideas for a barrier, or for all those the room kept."""
    st.header("Ideas", anchor=False)
    kept = {each.id for each in workshop_state.record().ideas}
    found = [each for each in _for(barrier, characteristic) if each.id not in kept]
    for idea in found[:MOST_IDEAS]:
        with st.container(border=True, key=f"workshop_idea_{idea.id}"):
            text, button = st.columns([5, 2], vertical_alignment="center")
            text.markdown(f"**{idea.text}**")
            button.button(
                "Keep",
                key=f"workshop_keep_idea_{idea.id}",
                icon=":material/add:",
                help=f"Keep this idea: {idea.text}",
                on_click=_keep,
                args=(IdeaNote(idea.id, idea.text, barrier),),
            )
    if not found:
        st.markdown("No more cards. What would you add?")


def _for(barrier: str, characteristic: str) -> list[IdeaCard]:
    """Return the ideas for one barrier, or for all kept ones, those about the groups first."""
    workshop = catalogue.load_workshop()
    top: tuple[BarrierNote, ...] = workshop_state.record().top_barriers
    wanted = {barrier} if barrier else {each.id for each in top}
    printed = {each.id for each in workshop.barriers}
    topics = set(catalogue.topics_of(characteristic))

    def rank(idea: IdeaCard) -> tuple[bool, bool]:
        return not wanted & set(idea.barriers), bool(idea.topics) and not topics & set(idea.topics)

    ordered = sorted(workshop.ideas, key=rank)
    if barrier in printed:
        return [each for each in ordered if barrier in each.barriers]
    return ordered


def _tried(characteristic: str) -> None:
    """Place what others have tried, each with who says so and when it was last checked."""
    topics = set(catalogue.topics_of(characteristic))
    cards = sorted(
        catalogue.load_workshop().practice,
        key=lambda card: not topics & set(card.example.topics),
    )
    with st.expander("What others have tried", icon=":material/lightbulb:"):
        for card in cards[:MOST_TRIED]:
            st.markdown(f"**{card.example.name}.** {card.text}")
            components.note(words.tried(card))


def _kept() -> None:
    """Place the ideas the room keeps, with who would act and who might lose out."""
    kept = workshop_state.record().ideas
    if not kept:
        return
    st.header("Ideas we keep", anchor=False)
    for idea in kept:
        with st.container(border=True, key=f"workshop_kept_{idea.id.replace('-', '_')}"):
            st.subheader(workshop_state.said(idea.text), anchor=False)
            acts, loses, away = st.columns([5, 5, 3], vertical_alignment="bottom")
            with acts:
                _about(idea, "who_acts", "Who would need to act?")
            with loses:
                _about(idea, "who_loses", "Who might lose out?")
            with away:
                st.button(
                    "Take out",
                    key=f"workshop_drop_{idea.id}",
                    help=f"Take this idea away: {workshop_state.said(idea.text)}",
                    on_click=_drop,
                    args=(idea.id,),
                )


def _about(idea: IdeaNote, attribute: str, label: str) -> None:
    """Place one box of an idea."""

    def now() -> IdeaNote:
        kept = workshop_state.record().ideas
        return next((each for each in kept if each.id == idea.id), idea)

    def write(text: str) -> None:
        changed = replace(now(), **{attribute: text.strip()})
        workshop_state.change(workshop_state.record().with_idea(changed))

    workshop_state.text_box(
        label,
        f"{attribute}_{idea.id}",
        lambda: getattr(now(), attribute),
        write,
        alone=True,
        max_chars=120,
    )


def _own(barrier: str) -> None:
    """Place how the room adds an idea of its own."""
    with st.form("workshop_own_idea_form", clear_on_submit=True, border=False):
        text = st.text_input(
            "Add an idea of our own", key="workshop_own_idea", max_chars=200, autocomplete="off"
        )
        added = st.form_submit_button(
            "Add the idea", icon=":material/add:", key="workshop_own_idea_add"
        )
    if added and text.strip():
        known = (each.id for each in workshop_state.record().ideas)
        _keep(IdeaNote(next_own_id(known), text.strip(), barrier))
        st.rerun()


def _keep(idea: IdeaNote) -> None:
    """Keep an idea."""
    workshop_state.change(workshop_state.record().with_idea(idea))


def _drop(idea_id: str) -> None:
    """Take an idea away."""
    workshop_state.change(workshop_state.record().without_idea(idea_id))
