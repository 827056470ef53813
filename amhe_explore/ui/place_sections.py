"""The sections of the page that compares places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from amhe_explore import charts, export, narrative
from amhe_explore.measures import FunnelPlot, Learning, PlaceEntry, SimilarPlaces, SourceRef
from amhe_explore.ui import cache, components, figures
from amhe_explore.ui.place_controls import Asked
from amhe_explore.ui.state import Choice

WIDEST = 4


@dataclass(frozen=True, slots=True)
class Compared:
    """What the page shows, as pictures and files name it: place, year, source, made up or not."""

    place: PlaceEntry
    characteristic: str
    period: str
    made_up: bool
    sources: tuple[SourceRef, ...]


def plot_of(choice: Choice, asked: Asked) -> FunnelPlot:
    """Return the funnel plot of what is asked."""
    pair = asked.pair
    ids = ("", "", "") if pair is None else (pair.characteristic, pair.group, pair.reference)
    return cache.place_plot(choice.build, asked.kind, choice.period, asked.measure, *ids)


def funnel(plot: FunnelPlot, choice: Choice, finding: str) -> None:
    """Place the funnel plot with its caution, or the reason why nothing is drawn."""
    if not plot.points:
        st.markdown(narrative.not_drawn_sentence(plot) or "No place has a figure to draw.")
        return
    result = _result(plot, choice)
    words = figures.picture(finding, narrative.places_subtitle(plot), result)
    named = [choice.place.key, *([] if choice.compare is None else [choice.compare.key])]
    draw = partial(charts.place_funnel_plot, plot, named)
    figures.figure(draw, words)
    regions = cache.region_names(choice.build)
    figures.downloads("places", draw, words, export.places_table(plot, regions), result)
    components.note(narrative.CAUTION)
    components.note(narrative.overdispersion_sentence(plot))
    components.note(narrative.not_drawn_sentence(plot))


def similar(plot: FunnelPlot, choice: Choice) -> None:
    """Place the similar places: which, how far, in what; their figures; the way to compare."""
    if choice.place.type == "england":
        return
    with components.section("Similar places"):
        found = cache.similarity(choice.build, choice.place.key, choice.period)
        st.markdown(narrative.similar_sentence(found))
        components.note(narrative.far_note(found))
        if not found.nearest:
            return
        _distances(found, choice)
        _compare_buttons(found, choice)
    if plot.values.of(choice.place.key) is None:
        return
    with components.section("Side by side with its similar places"):
        keys = [choice.place.key, *(each.place.key for each in found.nearest)]
        figures.table(export.places_table(plot, {}, keys), WIDEST)
        components.note("The place itself first, then the nearest first; England last.")


def _distances(found: SimilarPlaces, choice: Choice) -> None:
    """Place the distances as bars beside their parts, and the figures behind them."""
    result = Compared(choice.place, "similar-places", choice.period, found.made_up, found.sources)
    said = f"Places most like {choice.place.name}"
    words = charts.Picture(
        said,
        f"Distance from {choice.place.name}, all parts.",
        narrative.similar_source(found),
        found.made_up,
    )
    draw = partial(charts.similar_bars, found)
    bars, parts = st.columns([5, 7], gap="medium", vertical_alignment="center")
    with bars:
        figures.figure(draw, words)
    with parts:
        figures.table(export.similar_table(found), WIDEST + 1)
    figures.table(export.similar_figures(found), WIDEST)
    figures.downloads("similar", draw, words, export.similar_table(found), result)


def _compare_buttons(found: SimilarPlaces, choice: Choice) -> None:
    """Place a button for each similar place that puts it into the box "Compare with"."""
    codes = cache.similar_places(choice.build, choice.place.key, choice.period)
    components.note("Compare with, here and on every page:")
    with st.container(horizontal=True, gap="small"):
        for each, code in zip(found.nearest, codes, strict=True):
            st.button(
                each.place.name,
                key=f"compare_with_{code}",
                type="tertiary",
                icon=":material/compare_arrows:",
                on_click=_compare_with,
                args=(code,),
            )


def _compare_with(code: str) -> None:
    """Put a place into the box of comparators; the box writes it into the address."""
    st.session_state["compare"] = code


def learn_from(choice: Choice, asked: Asked) -> Learning | None:
    """Place the list of whom to learn from with why others are not on it; None for everyone."""
    if asked.pair is None:
        return None
    pair = asked.pair
    found = cache.learning(
        choice.build,
        asked.kind,
        choice.period,
        asked.measure,
        pair.characteristic,
        pair.group,
        pair.reference,
    )
    with components.section("Who might we learn from?"):
        st.markdown(narrative.learn_sentence(found))
        if found.listed:
            st.markdown(_bullets(narrative.learn_lines(found)))
            st.markdown(f"**{narrative.PHONE_CALL}**")
        st.markdown(narrative.learn_own(found, choice.place))
        failed = narrative.learn_failed(found)
        if failed:
            with st.expander("Why other places are not on the list", icon=":material/rule:"):
                st.markdown(_bullets(failed))
                components.note("One place can fail several conditions.")
    return found


def all_places(plot: FunnelPlot, choice: Choice) -> None:
    """Place the table of all places by name."""
    with components.section("All places"):
        figures.table(export.places_table(plot, cache.region_names(choice.build)), WIDEST)


def method(plot: FunnelPlot, found: Learning | None) -> None:
    """Write how everything on the page is worked out."""
    lines = [
        *narrative.measure_lines([plot.values.measure]),
        *narrative.funnel_method_lines(plot),
        *narrative.SIMILAR_METHOD,
        *(narrative.learn_method_lines(found) if found is not None else ()),
    ]
    components.method(lines)


def sources(plot: FunnelPlot, choice: Choice) -> None:
    """Name the sources of the figures and of what makes places alike."""
    used = list(plot.values.sources)
    if choice.place.type != "england":
        used += cache.similarity(choice.build, choice.place.key, choice.period).sources
    with components.section("Sources"):
        components.sources(narrative.attribution_lines(list(dict.fromkeys(used))))


def _result(plot: FunnelPlot, choice: Choice) -> Compared:
    """Return what pictures and files of the plot are named for."""
    values = plot.values
    name = f"{values.measure}-{values.characteristic}"
    return Compared(choice.place, name, values.period, values.made_up, values.sources)


def _bullets(lines: Sequence[str]) -> str:
    """Return lines as a list."""
    return "\n".join(f"- {line}" for line in lines)
