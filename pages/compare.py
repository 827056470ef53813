"""Places compared: is this place outside what chance alone gives, who is like it, whom to ask?"""

import streamlit as st

from amhe_explore import narrative
from amhe_explore.ui import (
    components,
    place_controls,
    place_sections,
    results,
    router,
    state,
)

router.start_page("compare")
choice = state.current_choice()
profile, _ = results.of_everyone(choice)
top = st.container()
asked = place_controls.draw(choice)
plot = place_sections.plot_of(choice, asked)
finding = narrative.places_finding(plot, choice.place)

with top:
    components.head("Places compared", narrative.places_note(plot, choice.place), choice)
    components.made_up_banner(plot.made_up)
    components.read_first(narrative.read_first(profile.notices))
for message in asked.messages:
    st.info(message, icon=":material/info:")
components.headline(finding, narrative.places_sentences(plot, choice.place))

place_sections.funnel(plot, choice, finding)
place_sections.similar(plot, choice)
learned = place_sections.learn_from(choice, asked)
place_sections.all_places(plot, choice)
place_sections.method(plot, learned)
place_sections.sources(plot, choice)
