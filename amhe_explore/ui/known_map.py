"""The map of a real place whose figures are not loaded: deprivation alone."""

from __future__ import annotations

import streamlit as st

from amhe_explore import export, maps, narrative
from amhe_explore.narrative import map_words
from amhe_explore.ui import cache, components, figures, map_pictures

LAYER = "tiles-icb-real"


def show(build: str, place: str) -> None:
    """Draw the deprivation of every real ICB, with one outlined; no outcome is known.

    Args:
        build: The build in use.
        place: Key of the place.
    """
    layer = cache.map_layers(build).get(LAYER)
    if layer is None:
        return
    found = cache.known_deprivation(build)
    chosen = found.of(place.partition(":")[2])
    on = map_pictures.ground_of(build, layer, found, chosen)
    with components.section("Deprivation of every integrated care board"):
        st.markdown(map_words.NO_OUTCOME)
        picture, beside = st.columns(2, gap="medium")
        words = map_pictures.deprivation_words(found, layer.year, chosen)
        with picture:
            map_pictures.still("known", maps.deprivation_picture, found, on, words)
            map_pictures.downloads("known", maps.deprivation_picture, found, on, words)
        with beside:
            figures.table(export.known_table(found))
    with components.section("Sources"):
        components.sources(narrative.attribution_lines(found.sources))
