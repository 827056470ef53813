"""A real place in the embedded default: what is known of it, and how to load its figures."""

from __future__ import annotations

import streamlit as st

from amhe_explore import narrative
from amhe_explore.errors import NoFiguresError
from amhe_explore.ui import cache, components, frame


def show(build: str, title: str, missing: NoFiguresError, facts: bool) -> None:
    """Draw a page of a place without figures.

    Args:
        build: The build in use.
        title: Title of the page, used where the place itself is not its subject.
        missing: Which place, and how to load it.
        facts: Whether the page shows what is known of the place.
    """
    known = cache.place_facts(build, missing.place)
    sentence, command = narrative.split_command(missing.line())
    st.set_page_config(page_title=f"{title} · {frame.PRODUCT}")
    st.title(known.name if facts else title)
    components.note(narrative.fact_note(known))
    st.info(sentence, icon=":material/info:")
    if command:
        st.code(command, language=None, wrap_lines=True)
    if not facts:
        return
    components.made_up_banner(known.made_up)
    with components.section("People and deprivation"):
        st.markdown(narrative.NOT_NOW)
        components.key_figures(narrative.fact_figures(known))
    with components.section("Sources"):
        components.sources(narrative.attribution_lines(known.sources))
