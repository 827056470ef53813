"""Maps: is deprivation tied to outcome here, between places and inside them?"""

import streamlit as st

from amhe_explore.narrative import map_words
from amhe_explore.ui import components, inside_place, map_controls, map_sections, router, state

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
    across = map_sections.between(found, choice)
    with top:
        components.headline(map_words.map_finding(found))
        map_sections.two_answers(found, across)
    map_sections.pictures(found, across, choice, asked)
    inside = inside_place.tenths(choice) + inside_place.councils(choice)
    map_sections.every_place(found, across, choice)
    map_sections.method(found, asked)
    map_sections.sources(found, asked, inside)
