"""Inside the chosen place: its deprivation tenths, and the councils that lie in it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from amhe_explore import charts, export, measures, narrative
from amhe_explore.errors import AmheError
from amhe_explore.measures import SourceRef
from amhe_explore.narrative import map_notes
from amhe_explore.narrative.made_up import begun
from amhe_explore.ui import cache, components, figures
from amhe_explore.ui.state import Choice

WIDEST = 4


def tenths(choice: Choice) -> tuple[SourceRef, ...]:
    """Place who lives in each tenth, is referred, finishes and recovers; return the sources."""
    with components.section(f"Inside {choice.place.name}"):
        try:
            profile = cache.profile(choice.build, choice.place.key, "deprivation", choice.period)
        except AmheError as error:
            st.markdown(error.line())
            return ()
        adults = cache.adults_by_tenth(choice.build, choice.place.key)
        known = cache.adults_sources(choice.build, choice.place.key)
        st.markdown(map_notes.tenths_sentence(profile, adults))
        components.note(map_notes.TENTHS_BASE if adults else map_notes.ADULTS_NOT_KNOWN)
        bare = map_notes.tenths_without_residents(adults)
        components.note(begun(bare) if profile.made_up else bare)
        words = charts.Picture(
            f"Inside {choice.place.name}",
            narrative.subtitle("Adults, referrals, courses and recovery", profile),
            narrative.source_line((*profile.sources, *known), profile.made_up),
            profile.made_up,
        )
        draw = partial(charts.tenths, profile, adults)
        figures.figure(draw, words)
        table = export.tenths_table(profile, adults)
        figures.downloads("tenths", draw, words, table, profile)
        figures.table(table, WIDEST)
    return (*profile.sources, *known)


def councils(choice: Choice) -> tuple[SourceRef, ...]:
    """Place the councils of the chosen ICB with their deprivation; return the sources."""
    if choice.place.type != "icb":
        return ()
    inside = measures.districts_in(cache.councils(choice.build), choice.place.code)
    with components.section(f"Councils in {choice.place.name}"):
        components.note(map_notes.NO_MAP_INSIDE)
        if not inside:
            st.markdown(map_notes.NO_COUNCILS_HERE)
            return ()
        figures.table(export.councils_table(inside, choice.place.code), WIDEST)
    return tuple(dict.fromkeys(source for each in inside for source in each.sources))
