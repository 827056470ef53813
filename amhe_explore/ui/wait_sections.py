"""How long people waited, as a section of a page: both waits of the place, and means by group."""

from __future__ import annotations

from functools import partial

import streamlit as st

from amhe_explore import charts, export, narrative
from amhe_explore.measures import Profile, Waits
from amhe_explore.ui import cache, components, figures
from amhe_explore.ui.state import Choice

# Beside the first: wait, courses, share, range, comparator.
WIDEST = 5


def how_long(choice: Choice, profile: Profile, other: Profile | None) -> None:
    """Place the waits of a place, or the sentence that says that they are not loaded."""
    found = _of(choice, profile)
    beside = None if other is None else _of(choice, other)
    with components.section("How long people waited"):
        if not (found.to_first or found.to_second or found.groups):
            st.markdown(narrative.NO_WAITS)
            return
        _lengths(found, beside, profile)
        _means(found, beside, profile)


def _of(choice: Choice, profile: Profile) -> Waits:
    """Return the waits of one profile of the page."""
    return cache.waits(choice.build, profile.place.key, profile.characteristic, profile.period)


def _lengths(found: Waits, beside: Waits | None, profile: Profile) -> None:
    """Place both waits of the place by length; nothing where neither is published."""
    if not (found.to_first or found.to_second):
        return
    said = narrative.waits_sentence(found)
    st.markdown(said)
    words = figures.picture(said, narrative.waits_subtitle(found), profile)
    draw = partial(charts.wait_bands, found, beside)
    table = export.wait_bands_table(found, beside)
    figures.figure(draw, words)
    figures.downloads("waits", draw, words, table, profile)
    components.note(narrative.BANDS_MEAN)
    figures.table(table, WIDEST)


def _means(found: Waits, beside: Waits | None, profile: Profile) -> None:
    """Place the mean waits by group, or why there are none."""
    if not found.groups:
        components.note(narrative.no_means_sentence(found))
        return
    words = figures.picture(
        "Mean wait to the first treatment session",
        narrative.subtitle("Mean days to the first session", profile),
        profile,
    )
    draw = partial(charts.wait_means, found, beside)
    table = export.wait_means_table(found, beside)
    figures.figure(draw, words)
    figures.downloads("mean-waits", draw, words, table, profile)
    components.note(narrative.MEANS_MEAN)
    figures.table(table)
