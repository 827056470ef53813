"""Maps: is deprivation tied to outcome here, between places and inside them?"""

import streamlit as st

from amhe_explore.narrative import map_words
from amhe_explore.ui import (
    components,
    inside_place,
    map_controls,
    map_run,
    map_sections,
    router,
    state,
)

router.start_page("map")


@st.fragment
def between_and_inside() -> None:
    """Show the two answers with their pictures; runs alone when one of its controls is turned."""
    choice = state.current_choice()
    map_run.begin_part(choice)
    top = st.container()
    asked = map_controls.draw(choice)
    found = map_sections.result(choice, asked)
    for message in asked.messages:
        st.info(message, icon=":material/info:")
    if found is None:
        with top:
            components.head("Maps", "", choice)
        st.info(map_sections.NO_PLACES, icon=":material/info:")
        map_run.end_part(None)
        return
    across = map_sections.between(found, choice)
    map_sections.pictures(found, across, choice, asked)
    with top:
        components.head("Maps", map_words.map_note(found), choice)
        components.made_up_banner(found.made_up)
        components.headline(map_words.map_finding(found))
        map_sections.two_answers(found, across)
    map_sections.every_place(found, across, choice)
    map_run.end_part((found, asked))


map_run.begin_page()
between_and_inside()
whole = state.current_choice()
inside = inside_place.tenths(whole) + inside_place.councils(whole)
map_sections.method(map_run.kept())
map_sections.sources(map_run.kept(), inside)
