"""The sections of the map page: between places, inside places, one place, every place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from amhe_explore import charts, export, maps, narrative
from amhe_explore.errors import AmheError
from amhe_explore.measures import DeprivationMap, PlaceEntry, SourceRef
from amhe_explore.narrative import map_notes, map_words
from amhe_explore.ui import cache, components, figures, map_pictures, router, tables
from amhe_explore.ui.map_controls import Asked
from amhe_explore.ui.state import Choice

NO_PLACES = "No ICB, region or sub-ICB has figures in this year: choose another year at the side."
WIDEST = 4


def result(choice: Choice, asked: Asked) -> DeprivationMap | None:
    """Return what the page shows; None where no such place has figures in the year."""
    if not asked.level:
        return None
    return cache.deprivation_map(
        choice.build, asked.level, choice.period, asked.outcome, asked.deprivation or "score"
    )


def two_answers(found: DeprivationMap) -> None:
    """Place the two answers side by side: between places, and inside them."""
    between, inside = st.columns(2, gap="medium")
    with between.container(border=True, height="stretch", gap="xsmall"):
        st.subheader(map_words.between_heading(found))
        st.markdown(map_words.between_sentence(found))
    with inside.container(border=True, height="stretch", gap="xsmall"):
        st.subheader(map_words.inside_heading(found))
        st.markdown(map_words.inside_sentence(found))


def pictures(found: DeprivationMap, choice: Choice, asked: Asked) -> None:
    """Place the maps, the scatter and the ordered dots."""
    components.note(map_words.HOW_TO_CHOOSE)
    components.note(map_notes.border_note(choice.last_year))
    on = map_pictures.ground(found, choice, asked)
    if on is not None and asked.both:
        _both(found, choice, on)
    elif on is not None:
        _side_by_side(found, choice, on)
    plain = on or map_pictures.ground_of(
        choice.build,
        next(iter(cache.map_layers(choice.build).values())),
        found,
        map_pictures.chosen_place(found, choice, asked.level),
    )
    _between_and_inside(found, choice, plain)


def _side_by_side(found: DeprivationMap, choice: Choice, on: maps.Ground) -> None:
    """Place deprivation and outcome side by side."""
    place = found.of(on.chosen)
    left, right = st.columns(2, gap="medium")
    words = map_pictures.deprivation_words(found, on.layer.year, place)
    with left:
        map_pictures.place("deprivation", maps.deprivation_picture, found, on, words, choice)
        map_pictures.downloads("deprivation", maps.deprivation_picture, found, on, words)
    words = map_pictures.outcome_words(found, on.layer.year, place)
    with right:
        map_pictures.place("outcome", maps.outcome_picture, found, on, words, choice)
        map_pictures.downloads("outcome", maps.outcome_picture, found, on, words)


def _both(found: DeprivationMap, choice: Choice, on: maps.Ground) -> None:
    """Place both in one map, with how to read it and what it shows."""
    words = map_pictures.both_words(found, on.layer.year, found.of(on.chosen))
    picture, beside = st.columns([1.45, 1], gap="large")
    with picture:
        map_pictures.place("both", maps.both_picture, found, on, words, choice)
        map_pictures.downloads("both", maps.both_picture, found, on, words)
    with beside:
        st.subheader("How to read this map")
        st.markdown(map_notes.both_key(found))
        st.subheader("What it shows")
        st.markdown(map_notes.both_sentence(found))
        standing = map_words.standing_sentences(found)
        st.markdown("\n".join(f"- {each}" for each in standing) or map_notes.NONE_STANDS_OUT)
        router.link_to("compare", "Who might we learn from?")


def _between_and_inside(found: DeprivationMap, choice: Choice, on: maps.Ground) -> None:
    """Place the scatter beside the ordered dots."""
    place = found.of(on.chosen)
    left, right = st.columns(2, gap="medium")
    with left:
        if found.with_both:
            words = map_pictures.scatter_words(found, place)
            map_pictures.place("scatter", maps.scatter, found, on, words, choice)
            map_pictures.downloads("scatter", maps.scatter, found, on, words)
        else:
            st.markdown(map_words.between_sentence(found))
    with right:
        words = map_pictures.dots_words(found, place)
        map_pictures.place("dots", maps.ordered_dots, found, on, words, choice)
        map_pictures.downloads("dots", maps.ordered_dots, found, on, words)


def inside_place(choice: Choice) -> None:
    """Place one place's deprivation tenths: who lives there, is referred, finishes, recovers."""
    with components.section(f"Inside {choice.place.name}"):
        try:
            profile = cache.profile(choice.build, choice.place.key, "deprivation", choice.period)
        except AmheError as error:
            st.markdown(error.line())
            return
        adults = cache.adults_by_tenth(choice.build, choice.place.key)
        components.note(map_notes.TENTHS_BASE if adults else map_notes.ADULTS_NOT_KNOWN)
        components.note(map_notes.tenths_without_residents(adults))
        words = figures.picture(
            f"Inside {choice.place.name}",
            narrative.subtitle("Adults, referrals, courses and recovery", profile),
            profile,
        )
        draw = partial(charts.tenths, profile, adults)
        figures.figure(draw, words)
        table = export.tenths_table(profile, adults)
        figures.downloads("tenths", draw, words, table, profile)
        figures.table(table, WIDEST)


@dataclass(frozen=True, slots=True)
class _Everyone:
    """What a file of all places is of."""

    place: PlaceEntry
    characteristic: str
    period: str
    made_up: bool
    sources: tuple[SourceRef, ...]


def every_place(found: DeprivationMap, choice: Choice) -> None:
    """Place the table of every place, by name, and its files."""
    with components.section("Every place"):
        table = export.map_table(found)
        figures.table(table, WIDEST)
        notes = narrative.attribution_lines(found.sources)
        with st.container(horizontal=True, gap="small"):
            tables.file_button(
                "Figures (CSV)",
                map_pictures.file_name(found, "map", "csv"),
                "text/csv",
                lambda: export.csv(table, notes),
            )
            make = map_pictures.geojson(found, choice)
            if make is not None:
                name = map_pictures.file_name(found, "map", "geojson")
                tables.file_button("Areas (GeoJSON)", name, "application/geo+json", make)


def method(found: DeprivationMap, asked: Asked) -> None:
    """Write how the page is worked out."""
    year = asked.layer.year if asked.layer else ""
    outcome = "recovery" if found.outcome == map_words.GAP else found.outcome
    components.method((*map_notes.map_method(found, year), *narrative.measure_lines([outcome])))


def sources(found: DeprivationMap, asked: Asked) -> None:
    """Write where the figures and the boundaries come from."""
    drawn = (asked.layer.source,) if asked.layer and asked.layer.source else ()
    with components.section("Sources"):
        components.sources(narrative.attribution_lines((*found.sources, *drawn)))
