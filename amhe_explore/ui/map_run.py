"""The part of the map page that runs alone, and when the whole page has to run instead.

A turn of one of the maps' own controls draws the pictures again and nothing else: less is sent, and
the map is there sooner. What stands outside that part, the boxes at the side and the sources at the
foot, must not fall behind it.
"""

from __future__ import annotations

import time

import streamlit as st

from amhe_explore.measures import DeprivationMap
from amhe_explore.ui import cache
from amhe_explore.ui.map_controls import Asked
from amhe_explore.ui.state import Choice

WHOLE = "_map_whole"
SHOWN = "_map_shown"
DRAWING_SECONDS = 0.15

Shown = tuple[DeprivationMap, Asked] | None


def begin_page() -> None:
    """Note that the whole page runs."""
    st.session_state[WHOLE] = True


def begin_part(choice: Choice) -> None:
    """Run the whole page where the part runs alone and a click has chosen another place."""
    if not st.session_state.get(WHOLE):
        book = cache.place_book(choice.build)
        if book[st.session_state["place"]].key != choice.place.key:
            st.rerun()


def let_the_map_be_drawn() -> None:
    """Give the browser time for the map that was asked for before the rest follows.

    Everything that arrives with it would be drawn with it, and the map would stand there twice as
    late. Only where the part runs alone: a whole page is all new.
    """
    if not st.session_state.get(WHOLE):
        time.sleep(DRAWING_SECONDS)


def end_part(shown: Shown) -> None:
    """Keep what the pictures show; run the whole page where its foot says something else."""
    before, alone = kept(), not st.session_state.pop(WHOLE, False)
    st.session_state[SHOWN] = shown
    if alone and _foot(before) != _foot(shown):
        st.rerun()


def kept() -> Shown:
    """Return what the pictures show."""
    shown: Shown = st.session_state.get(SHOWN)
    return shown


def _foot(shown: Shown) -> tuple[object, ...]:
    """Return what method and sources depend on: not the outcome, all of which they name."""
    if shown is None:
        return ()
    found, asked = shown
    return found.level, found.deprivation, found.sources, asked.layer and asked.layer.id
