"""Change over time: since when, is it real, and what breaks the line?"""

import streamlit as st

from amhe_explore import narrative
from amhe_explore.ui import components, monthly_sections, router, state, trend_sections, trends

router.start_page("trends")
choice = state.current_choice()
above = st.container()
view = trends.of_choice(choice)
trend = view.trend
finding = narrative.trend_finding(trend)

with above:
    components.head("Change over time", narrative.trend_note(trend), view.choice)
    components.made_up_banner(trend.made_up)
    components.read_first(narrative.trend_read_first(trend, view.notices, view.since))

components.headline(finding, narrative.trend_sentences(trend))
trend_sections.lines(view, finding)
trend_sections.gap(view)
trend_sections.breaks(trend)
monthly_sections.latest_months(choice)
trend_sections.table(trend)

components.method(narrative.trend_method_lines(trend))
with components.section("Sources"):
    components.sources(narrative.attribution_lines(trend.sources))
