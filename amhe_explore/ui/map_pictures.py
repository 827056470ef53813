"""The pictures of the map page: drawn in the reader's colours, each answers to a click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from amhe_explore import export, maps, measures, narrative, paths, theme
from amhe_explore.measures import DeprivationMap, MapPlace
from amhe_explore.narrative import map_words
from amhe_explore.ui import address, cache
from amhe_explore.ui.map_controls import Asked
from amhe_explore.ui.state import Choice

Picture = Callable[[DeprivationMap, maps.Ground, maps.Words], dict[str, Any]]
NO_ADDRESS = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture's specification, as the export asks for it."""

    spec: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """Return the specification."""
        return self.spec


def chosen_place(found: DeprivationMap, choice: Choice, level: str) -> MapPlace | None:
    """Return the chosen place as the map has it: itself, or its region on a map of regions."""
    if choice.place.type == level:
        return found.of(choice.place.code)
    book = cache.place_book(choice.build)
    code = book.find(choice.place.key, choice.period)
    region = book.region(code) if code and level == "region" else None
    return None if region is None else found.of(book[region].code)


def ground(found: DeprivationMap, choice: Choice, asked: Asked) -> maps.Ground | None:
    """Return what the pictures are drawn on; None where there is nothing to draw on."""
    if asked.layer is None:
        return None
    return ground_of(choice.build, asked.layer, found, chosen_place(found, choice, asked.level),
                     asked.region)  # fmt: skip


def ground_of(
    build: str, layer: maps.Layer, found: DeprivationMap, place: MapPlace | None, region: str = ""
) -> maps.Ground:
    """Return what a layer's pictures are drawn on, in the reader's colours."""
    dark = st.context.theme.type == "dark"
    only = tuple(each.place.code for each in found.places if region and each.region == region)
    return maps.Ground(
        layer,
        _address(build, f"{layer.id}.json"),
        _address(build, f"{layer.id}-hatch.json"),
        theme.palette(dark),
        theme.map_palette(dark),
        "" if place is None else place.place.code,
        only,
    )


def _address(build: str, name: str) -> str:
    """Return where the browser fetches a file of geometry, once; "" where it is not served.

    A missing folder is written again: the warehouse may have been built elsewhere.
    """
    made, build_id = cache.map_files(build), cache.build_id(build)
    if not st.get_option("server.enableStaticServing"):
        return NO_ADDRESS
    if not (paths.STATIC / build_id / name).is_file() and not maps.write(build_id, made):
        return NO_ADDRESS
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    start = f"/{base}" if base else ""
    return f"{start}/app/static/{build_id}/{name}?v={maps.digest(made[name])}"


def place(
    key: str, picture: Picture, found: DeprivationMap, on: maps.Ground, words: maps.Words,
    choice: Choice,
) -> None:  # fmt: skip
    """Place one picture; a click on a place chooses it everywhere."""
    st.vega_lite_chart(
        picture(found, on, words),
        theme=None,
        key=f"map_{key}",
        width="stretch",
        on_select=_chooser(f"map_{key}", found.level, choice),
        selection_mode=maps.PICK,
    )


def still(
    key: str, picture: Picture, found: DeprivationMap, on: maps.Ground, words: maps.Words
) -> None:
    """Place one picture that shows without being clicked."""
    spec = picture(found, on, words)
    for layer in spec["layer"]:
        layer.pop("params", None)
    st.vega_lite_chart(spec, theme=None, key=f"map_{key}", width="stretch")


def _chooser(key: str, level: str, choice: Choice) -> Callable[[], None]:
    """Return what a click does: the place under it becomes the chosen one."""
    book = cache.place_book(choice.build)

    def choose() -> None:
        picked = st.session_state[key]["selection"].get(maps.PICK) or [{}]
        code = book.find(f"{level}:{picked[0].get('code')}", choice.period)
        if code is not None:
            st.session_state["place"] = code
            address.write("place", code)

    return choose


def downloads(
    key: str, picture: Picture, found: DeprivationMap, on: maps.Ground, words: maps.Words
) -> None:
    """Place two links that make a picture's file only when asked: light, geometry inside."""

    def drawn() -> Drawing:
        return Drawing(picture(found, on.for_file(), words))

    files: tuple[tuple[str, str, str, Callable[[], bytes | str]], ...] = (
        ("Picture (PNG)", "png", "image/png", lambda: export.png(drawn())),
        ("Drawing (SVG)", "svg", "image/svg+xml", lambda: export.svg(drawn())),
    )
    with st.container(horizontal=True, gap="small"):
        for label, ending, mime, make in files:
            st.download_button(
                label,
                data=make,
                file_name=file_name(found, key, ending),
                mime=mime,
                key=f"map_{key}_{ending}",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
            )


def file_name(found: DeprivationMap, kind: str, ending: str) -> str:
    """Return the name of a file: places, measure, year, kind, and whether made up."""
    about = f"{found.outcome}-{found.deprivation}"
    return export.file_name(kind, found.level, about, found.period, found.made_up, ending)


def deprivation_words(found: DeprivationMap, year: str, place: MapPlace | None) -> maps.Words:
    """Return the words of the map of deprivation."""
    name, unit = map_words.DEPRIVATION_WORDS[found.deprivation]
    outlined = _outlined(place, map_words.deprivation_text(found, place) if place else "")
    return maps.Words(
        title=name,
        subtitle=(unit, outlined),
        source=map_words.map_source(found.sources, found.made_up, year, index=True),
        summary=f"Map: {unit}, {len(found.places)} places. The table below holds every figure.",
        ends=("less deprived", "more deprived"),
        no_figure=map_words.no_deprivation(found),
        says={
            each.place.code: f"{each.short}: {map_words.deprivation_text(found, each)}"
            for each in found.places
        },
        made_up=found.made_up,
    )


def outcome_words(found: DeprivationMap, year: str, place: MapPlace | None) -> maps.Words:
    """Return the words of the map of the outcome."""
    words = map_words.OUTCOME_WORDS[found.outcome]
    inside = found.inside
    title = words.short
    if found.outcome == map_words.GAP and inside.compared:
        title = f"A clear gap in {len(inside.lower)} of {inside.compared} places"
    outlined = _outlined(place, map_words.outlined_text(found, place) if place else "")
    return maps.Words(
        title=title,
        subtitle=(words.unit, outlined),
        source=map_words.map_source(found.sources, found.made_up, year, index=False),
        summary=f"Map: {words.unit}, {len(found.places)} places. The table below holds every "
        "figure.",
        ends=(words.less, words.more),
        no_figure=map_words.no_figure(found),
        says={
            each.place.code: f"{each.short}: {map_words.outcome_text(found, each)}"
            for each in found.places
        },
        axes=(
            map_words.DEPRIVATION_WORDS[found.deprivation][1] + ": more deprived to the right",
            "",
        ),
        made_up=found.made_up,
    )


def both_words(found: DeprivationMap, year: str, place: MapPlace | None) -> maps.Words:
    """Return the words of both measures in one map."""
    own = outcome_words(found, year, place)
    short = map_words.OUTCOME_WORDS[found.outcome].short
    return replace(
        own,
        title=f"Deprivation and {short[:1].lower()}{short[1:]}",
        subtitle=("Each cut into thirds of the places with both figures", own.subtitle[1]),
        summary=f"Map in nine colours: {own.subtitle[0]}, by deprivation. The table below holds "
        "every figure.",
    )


def scatter_words(found: DeprivationMap, place: MapPlace | None) -> maps.Words:
    """Return the words of the scatter."""
    own = outcome_words(found, map_words.NO_MAP, place)
    return replace(
        own,
        title=map_words.between_heading(found),
        subtitle=(own.subtitle[0], map_words.scatter_key(found)),
        summary=map_words.between_sentence(found).replace("**", ""),
    )


def dots_words(found: DeprivationMap, place: MapPlace | None) -> maps.Words:
    """Return the words of the ordered dots."""
    own = outcome_words(found, map_words.NO_MAP, place)
    title = map_words.inside_heading(found) if found.outcome == map_words.GAP else own.title
    key = f"{map_words.dots_key(found)} {map_words.england_text(found)}"
    return replace(
        own,
        title=title,
        subtitle=(own.subtitle[0], key.strip()),
        summary=f"A dot a place: {own.subtitle[0]}. The table below holds every figure.",
        axes=(own.axes[0], ""),
    )


def _outlined(place: MapPlace | None, text: str) -> str:
    """Return which place is outlined and its figure."""
    return f"Outlined: {place.short}, {text}" if place else "No place is outlined"


def geojson(found: DeprivationMap, choice: Choice) -> Callable[[], bytes] | None:
    """Return what makes the GeoJSON file; None without boundaries of these places."""
    drawn = cache.outlines(choice.build, found.level)
    if not drawn.areas or not measures.fits_period(drawn.source, choice.period):
        return None
    year = drawn.source.edition if drawn.source else ""
    notes = (*narrative.attribution_lines(found.sources), map_words.boundary_line(year))
    return lambda: maps.geojson_file(found, drawn, notes)
