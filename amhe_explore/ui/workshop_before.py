"""The page before a workshop: what to do ahead, which two groups, a saved file, the rules."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from amhe_explore import catalogue
from amhe_explore.catalogue.workshop import LONG, SHORT, Listing
from amhe_explore.measures import lines_of
from amhe_explore.narrative import workshop_picture as plain
from amhe_explore.ui import address, components, workshop_files, workshop_state
from amhe_explore.ui.workshop_picture import Seen, word
from amhe_explore.ui.workshop_state import WIDGET

FITS = "This picture can be shown."


def before(seen: Seen) -> None:
    """Place everything that comes before the session."""
    around = catalogue.load_workshop().around
    st.header(around.welcome)
    with st.container(border=True):
        st.markdown(f"**Your notes.** {around.private_long}")
    picture_side, length_side = st.columns(2, gap="medium")
    with picture_side, components.section("Your picture"):
        _picture(seen)
    with length_side, components.section("How long, and when"):
        _length()
        workshop_files.load_box()
    with components.section("What to do ahead"):
        left, right = st.columns(2, gap="medium")
        for place, listing in enumerate(around.before):
            with (left, right)[place % 2]:
                _ticks(listing)
    with components.section(around.safety.title):
        st.markdown(around.safety.intro)
        st.markdown("\n".join(f"- {each}" for each in around.safety.items))


def rules() -> None:
    """Place the ground rules, which the room may change."""
    listing = catalogue.load_workshop().around.rules
    record = workshop_state.record()
    shown = record.rules or listing.items
    with st.container(border=True):
        st.header(listing.title, anchor=False)
        st.markdown("\n".join(f"- {workshop_state.said(each)}" for each in shown))
        with st.popover("Change the rules", icon=":material/edit:"):
            workshop_state.text_box(
                listing.intro, "rules", lambda: "\n".join(shown), _keep_rules, lines=9
            )


def _keep_rules(text: str) -> None:
    """Keep the rules that the room has; without any the printed ones stand."""
    workshop_state.change(replace(workshop_state.record(), rules=lines_of(text)))


def _picture(seen: Seen) -> None:
    """Place which picture it will be, whether it can be shown, and the other groups."""
    sight = seen.sight
    if sight.closed:
        st.warning(" ".join((sight.closed, *sight.offers)), icon=":material/block:")
    else:
        st.markdown(f":material/check: **{FITS}** {plain.sight_sentence(sight, word)}")
        components.note(plain.gap_sentence(sight))
    if sight.year_note or seen.other_year:
        components.note(sight.year_note)
        _year(seen)
    _groups(seen)
    components.note("Place, year and what to look at stand at the side.")


def _year(seen: Seen) -> None:
    """Place the choice between the year that makes a fair picture and the one chosen."""
    held = workshop_state.held()
    name = f"{WIDGET}year_as_chosen"
    st.session_state[name] = held.year_as_chosen

    def changed() -> None:
        held.year_as_chosen = st.session_state[name]

    chosen = seen.choice.period if held.year_as_chosen else seen.other_year
    st.toggle(f"Show {chosen} all the same", key=name, on_change=changed)


def _groups(seen: Seen) -> None:
    """Place the choice of the group that the picture is about."""
    profile = seen.sight.profile
    groups = [each for each in profile.groups if each.kind == "known" and each.compared]
    if seen.pair is None or len(groups) < 3:
        return
    names = {each.id: each.label for each in groups}
    name = f"{WIDGET}group"
    st.session_state[name] = seen.pair.group if seen.pair.group in names else groups[0].id
    st.selectbox(
        "Which group is it about?",
        list(names),
        key=name,
        format_func=lambda group: names[group],
        on_change=lambda: address.keep("group", st.session_state[name]),
    )


def _length() -> None:
    """Place the length of the session, and when and where it is held."""
    record = workshop_state.record()
    name = f"{WIDGET}minutes"
    st.session_state[name] = record.minutes
    st.segmented_control(
        "How long is the session?",
        (LONG, SHORT),
        key=name,
        required=True,
        format_func=lambda minutes: f"{minutes} minutes",
        on_change=lambda: workshop_state.change(
            replace(workshop_state.record(), minutes=st.session_state[name])
        ),
    )
    workshop_state.text_box(
        "When and where",
        "held",
        lambda: workshop_state.record().held,
        lambda text: workshop_state.change(replace(workshop_state.record(), held=text)),
        alone=True,
        placeholder="12 March, town hall",
        max_chars=80,
    )


def _ticks(listing: Listing) -> None:
    """Place a list of things to do, each to be ticked."""
    st.markdown(f"**{listing.title}**")
    for item in listing.items:
        name = f"{WIDGET}tick_{item}"
        st.session_state[name] = item in workshop_state.record().ticked
        st.checkbox(item, key=name, on_change=_tick, args=(item, name))


def _tick(item: str, name: str) -> None:
    """Keep whether one thing is done."""
    record = workshop_state.record()
    others = tuple(each for each in record.ticked if each != item)
    done = (*others, item) if st.session_state[name] else others
    workshop_state.change(replace(record, ticked=done))
