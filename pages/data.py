"""Data and methods: where does every figure come from, and how is it worked out?"""

from amhe_explore import narrative
from amhe_explore.ui import cache, components, data_sections, results, router, state

router.start_page("data")
choice = state.current_choice()
found = cache.status(choice.build)
own, other = results.completeness(choice)

components.head("Data and methods", narrative.loaded_note(found), choice)
components.made_up_banner(found.made_up)
components.headline(narrative.loaded_finding(found))

data_sections.what_is_loaded(found)
data_sections.where_from(found)
data_sections.what_is_not_loaded(found)
data_sections.completeness(own, other, choice)
data_sections.report(cache.build_report(choice.build), found)
data_sections.definitions()
data_sections.methods()
data_sections.glossary()
data_sections.take_away(choice.build, found)
