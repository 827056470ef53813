"""The sections of the map page: between places, inside places, one place, every place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from amhe_explore import export, maps, measures, narrative
from amhe_explore.measures import DeprivationMap, MapPlace, SourceRef
from amhe_explore.narrative import map_notes, map_words
from amhe_explore.ui import cache, components, figures, map_pictures, map_run, router, tables
from amhe_explore.ui.map_controls import Asked
from amhe_explore.ui.map_run import Shown
from amhe_explore.ui.state import Choice

NO_PLACES = "No ICB, region or sub-ICB has figures in this year: choose another year at the side."
WIDEST = 4
TABLE = "map_table"


def result(choice: Choice, asked: Asked) -> DeprivationMap | None:
    """Return what the page shows; None where no such place has figures in the year."""
    if not asked.level:
        return None
    return cache.deprivation_map(
        choice.build, asked.level, choice.period, asked.outcome, asked.deprivation or "score"
    )


def between(found: DeprivationMap, choice: Choice) -> DeprivationMap:
    """Return what answers between places: the outcome, or recovery where the map shows its gap."""
    if found.outcome != map_words.GAP:
        return found
    return cache.deprivation_map(
        choice.build, found.level, choice.period, measures.GAP_OF, found.deprivation
    )


def two_answers(found: DeprivationMap, across: DeprivationMap) -> None:
    """Place the two answers side by side: between places, and inside them."""
    between, inside = st.columns(2, gap="medium")
    with between.container(border=True, height="stretch", gap="xsmall"):
        st.subheader(map_words.between_heading(across))
        st.markdown(map_words.between_sentence(across))
    with inside.container(border=True, height="stretch", gap="xsmall"):
        st.subheader(map_words.inside_heading(found))
        st.markdown(map_words.inside_sentence(found))


def pictures(found: DeprivationMap, across: DeprivationMap, choice: Choice, asked: Asked) -> None:
    """Place the maps, the scatter and the ordered dots.

    Both measures in one map stand above the scatter of these two; the maps side by side above the
    scatter that the answer between places is read from.
    """
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
    _between_and_inside(found, found if asked.both else across, choice, plain)


def _side_by_side(found: DeprivationMap, choice: Choice, on: maps.Ground) -> None:
    """Place deprivation and outcome side by side."""
    place = found.of(on.chosen)
    left, right = st.columns(2, gap="medium")
    one, other = maps.aligned(
        map_pictures.deprivation_words(found, on.layer.year, place),
        map_pictures.outcome_words(found, on.layer.year, place),
    )
    with right:
        map_pictures.place("outcome", maps.outcome_picture, found, on, other, choice)
        map_run.let_the_map_be_drawn()
        map_pictures.downloads("outcome", maps.outcome_picture, found, on, other)
    with left:
        map_pictures.place("deprivation", maps.deprivation_picture, found, on, one, choice)
        map_pictures.downloads("deprivation", maps.deprivation_picture, found, on, one)


def _both(found: DeprivationMap, choice: Choice, on: maps.Ground) -> None:
    """Place both in one map, with how to read it and what it shows."""
    words = map_pictures.both_words(found, on.layer.year, found.of(on.chosen))
    picture, beside = st.columns([1.45, 1], gap="large")
    with picture:
        map_pictures.place("both", maps.both_picture, found, on, words, choice)
        map_run.let_the_map_be_drawn()
        map_pictures.downloads("both", maps.both_picture, found, on, words)
    with beside:
        st.subheader("How to read this map")
        st.markdown(map_notes.both_key(found))
        st.subheader("What it shows")
        st.markdown(map_notes.both_sentence(found))
        standing = map_words.standing_sentences(found)
        st.markdown("\n".join(f"- {each}" for each in standing) or map_notes.NONE_STANDS_OUT)
        router.link_to("compare", "Who might we learn from?")


def _between_and_inside(
    found: DeprivationMap, across: DeprivationMap, choice: Choice, on: maps.Ground
) -> None:
    """Place the scatter beside the ordered dots."""
    place = found.of(on.chosen)
    left, right = st.columns(2, gap="medium")
    with left:
        if across.with_both:
            words = map_pictures.scatter_words(across, across.of(on.chosen))
            map_pictures.place("scatter", maps.scatter, across, on, words, choice)
            map_pictures.downloads("scatter", maps.scatter, across, on, words)
        else:
            st.markdown(map_words.between_sentence(across))
    with right:
        words = map_pictures.dots_words(found, place)
        map_pictures.place("dots", maps.ordered_dots, found, on, words, choice)
        map_pictures.downloads("dots", maps.ordered_dots, found, on, words)


def every_place(found: DeprivationMap, across: DeprivationMap, choice: Choice) -> None:
    """Place the files of every place, and the table by name, which is sent when it is opened."""
    table = export.map_table(found, across)
    notes = narrative.attribution_lines(found.sources)
    with components.section("Every place"):
        label = f"The table behind these pictures ({len(found.places)} places)"
        behind = st.expander(label, icon=":material/table:", key=TABLE, on_change="rerun")
        if behind.open:
            with behind:
                place = map_pictures.chosen_place(found, choice, found.level)
                figures.table(_with_chosen(table, found, place), WIDEST)
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


def _with_chosen(
    table: export.Table, found: DeprivationMap, place: MapPlace | None
) -> export.Table:
    """Return the table with the row of the chosen place in bold, and said to be it."""
    rows = [
        tuple(f"**{cell}**" for cell in (f"{row[0]} (chosen)", *row[1:])) if each is place else row
        for each, row in zip(found.places, table.rows, strict=True)
    ]
    return replace(table, rows=tuple(rows))


def method(shown: Shown) -> None:
    """Write how the page is worked out, of every outcome; nothing where nothing is shown."""
    if shown is None:
        return
    found, asked = shown
    outcomes = [each for each in measures.OUTCOMES if each != map_words.GAP]
    year = asked.layer.year if asked.layer else ""
    components.method((*map_notes.map_method(found, year), *narrative.measure_lines(outcomes)))


def sources(shown: Shown, inside: Sequence[SourceRef]) -> None:
    """Write where all figures of the page and the boundaries come from, each once.

    Args:
        shown: What the maps show, and what they are drawn on.
        inside: Sources of the figures inside the chosen place.
    """
    used = list(inside)
    if shown is not None:
        found, asked = shown
        drawn = [asked.layer.source] if asked.layer and asked.layer.source else []
        used = [*found.sources, *inside, *drawn]
    with components.section("Sources"):
        components.sources(tuple(dict.fromkeys(narrative.attribution_lines(tuple(used)))))
