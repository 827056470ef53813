"""The frame around every page: the product, the reader's choices, the pages."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from amhe_explore.ui import cache, components, state

PRODUCT = "AMHE Explore"
OFFICIAL = "NHS Talking Therapies only. Official figures, England."
EXAMPLE = (
    "NHS Talking Therapies only. Official figures for England, made-up figures for example places."
)


def draw(build: str | None, links: Mapping[StreamlitPage, str]) -> None:
    """Draw the frame at the side.

    Args:
        build: The build in use, None where there is none: then there is nothing to choose.
        links: Every page with the name of its icon, in order.
    """
    with st.sidebar:
        st.markdown(f"**{PRODUCT}**")
        example = build is not None and cache.mode(build) == "example"
        components.note(EXAMPLE if example else OFFICIAL)
        slots = state.Slots(st.container(), st.container(), st.container(), st.container())
        below = st.container(gap="xxsmall")
        try:
            if build is not None:
                state.draw(slots, build)
        finally:
            query = st.query_params.to_dict()
            for page, icon in links.items():
                below.page_link(page, icon=f":material/{icon}:", query_params=query)
