"""Maps: is deprivation tied to outcome here, between places and inside them?"""

import streamlit as st

from amhe_explore.narrative import map_words
from amhe_explore.ui import components, map_controls, map_sections, router, state

router.start_page("map")
choice = state.current_choice()
top = st.container()
asked = map_controls.draw(choice)
found = map_sections.result(choice, asked)

with top:
    components.head("Maps", map_words.map_note(found) if found else "", choice)
    components.made_up_banner(bool(found and found.made_up))
for message in asked.messages:
    st.info(message, icon=":material/info:")
if found is None:
    st.info(map_sections.NO_PLACES, icon=":material/info:")
else:
    with top:
        components.headline(map_words.map_finding(found))
        map_sections.two_answers(found)
    map_sections.pictures(found, choice, asked)
    map_sections.inside_place(choice)
    map_sections.every_place(found, choice)
    map_sections.method(found, asked)
    map_sections.sources(found, asked)
