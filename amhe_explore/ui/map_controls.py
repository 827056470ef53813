"""What a map shows: outcome, deprivation, places, shapes, extent; all in the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from amhe_explore import catalogue, measures, narrative
from amhe_explore.maps import Layer
from amhe_explore.ui import address, cache
from amhe_explore.ui.state import Choice

LEVELS = ("icb", "region", "sub_icb")
BOUNDARIES, TILES = "boundaries", "tiles"
SIDE, BOTH = "side", "both"
WHOLE, REGION = "england", "region"
SHAPE_NAMES = {BOUNDARIES: "Boundaries", TILES: "Equal-size tiles"}
VIEW_NAMES = {SIDE: "Side by side", BOTH: "Both in one"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the maps show.

    Attributes:
        level: Type of the places; "" where none of these types has figures in the year.
        outcome: gap, or id of a measure.
        deprivation: Id of the measure of deprivation; "" where the places have none.
        layer: What the maps are drawn on; None where there is nothing to draw on.
        both: Whether deprivation and outcome stand in one map.
        region: Key of the region that is shown alone; "" for all of England.
        messages: What was asked for and could not be shown.
    """

    level: str
    outcome: str
    deprivation: str
    layer: Layer | None
    both: bool = False
    region: str = ""
    messages: tuple[str, ...] = ()


def draw(choice: Choice) -> Asked:
    """Draw the controls and return what they stand at."""
    levels = cache.place_kinds(choice.build, choice.period, LEVELS)
    if not levels:
        return Asked("", measures.OUTCOMES[0], "", None)
    said: list[str] = []
    # One row where there is room; the rest goes on below it.
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        outcome = _outcome(said)
        default = choice.place.type if choice.place.type in levels else levels[0]
        level = _box("level", "Places", levels, default, _level_name, said)
        known = cache.deprivation_choices(choice.build, level)
        deprivation = ""
        if known:
            deprivation = _box(
                "deprivation",
                "Deprivation",
                known,
                known[0],
                narrative.map_words.deprivation_name,
                said,
            )
        view = _segments("view", "Maps", (SIDE, BOTH), VIEW_NAMES.__getitem__, said)
        layer = _shapes(choice, level, said)
        region = _extent(choice, level, said)
    return Asked(level, outcome, deprivation, layer, view == BOTH, region, tuple(said))


def _outcome(said: list[str]) -> str:
    """Draw the box of outcomes; the gap inside the place, the first, is not in the address."""
    wanted = address.current("measure")
    shown = wanted if wanted in measures.OUTCOMES else measures.OUTCOMES[0]
    if wanted is not None and wanted != shown:
        name = catalogue.load().measures[wanted].name
        said.append(f"Maps do not show {name}. The gap inside the place is shown instead.")
    st.session_state["_map_outcome"] = shown

    def turn() -> None:
        chosen = st.session_state["_map_outcome"]
        address.keep("measure", None if chosen == measures.OUTCOMES[0] else chosen)

    outcome: str = st.selectbox(
        "Outcome",
        measures.OUTCOMES,
        key="_map_outcome",
        format_func=narrative.map_words.outcome_name,
        on_change=turn,
        width=260,
    )
    return outcome


def _box(
    key: str,
    label: str,
    options: Sequence[str],
    default: str,
    name: Callable[[str], str],
    said: list[str],
) -> str:
    """Draw a select box whose choice stands in the address, except the default."""
    box = _stand(key, options, default, said)
    value: str = st.selectbox(
        label, options, key=box, format_func=name, on_change=_turn(key, box, default), width=230
    )
    return value


def _segments(
    key: str, label: str, options: Sequence[str], name: Callable[[str], str], said: list[str]
) -> str:
    """Draw a switch whose choice stands in the address, except the first."""
    box = _stand(key, options, options[0], said)
    value: Any = st.segmented_control(
        label,
        options,
        key=box,
        format_func=name,
        on_change=_turn(key, box, options[0]),
        required=True,
        width="content",
    )
    return str(value)


def _stand(key: str, options: Sequence[str], default: str, said: list[str]) -> str:
    """Put a control to what the address asks for; return its key in the session."""
    value, message = address.kept(key, lambda asked: asked if asked in options else None)
    if message:
        said.append(message)
    if value not in options:
        address.keep(key, None)
        value = default
    box = f"_map_{key}"
    st.session_state[box] = value
    return box


def _turn(key: str, box: str, default: str) -> Callable[[], None]:
    """Return what happens when a reader turns a control."""

    def turn() -> None:
        chosen = st.session_state[box]
        address.keep(key, None if chosen == default else chosen)

    return turn


def _shapes(choice: Choice, level: str, said: list[str]) -> Layer | None:
    """Draw the switch of shapes, and return the layer; say why where there is no choice."""
    layers = cache.map_layers(choice.build)
    boundaries = layers.get(level)
    if boundaries is not None and not measures.fits_period(boundaries.source, choice.period):
        said.append(
            f"The boundaries of {boundaries.year} do not show the places of {choice.period}."
        )
        boundaries = None
    tiles = layers.get(f"tiles-{level}")
    options = [name for name, each in ((BOUNDARIES, boundaries), (TILES, tiles)) if each]
    if not options:
        said.append("No boundaries of these places are loaded: no map, the table has every place.")
        return None
    shapes = _segments("geometry", "Shapes", options, SHAPE_NAMES.__getitem__, said)
    return boundaries if shapes == BOUNDARIES else tiles


def _extent(choice: Choice, level: str, said: list[str]) -> str:
    """Draw the switch between England and the region of the chosen place."""
    book = cache.place_book(choice.build)
    code = book.find(choice.place.key, choice.period)
    region = book.region(code) if code else None
    if level == "region" or region is None:
        return ""
    names = {WHOLE: "All places", REGION: book[region].name}
    shown = _segments("zoom", "Show", (WHOLE, REGION), names.__getitem__, said)
    return book[region].key if shown == REGION else ""


def _level_name(level: str) -> str:
    """Return a type of places to begin with a capital."""
    name = narrative.kind_name(level)
    return name[:1].upper() + name[1:]
