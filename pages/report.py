"""JSNA pack: what do the figures of this place say, as a document to take away?"""

from functools import partial

from amhe_explore import narrative
from amhe_explore.narrative import pack_texts
from amhe_explore.ui import (
    components,
    councils,
    pack_controls,
    pack_sections,
    pairs,
    profile_sections,
    results,
    router,
    state,
)

router.start_page("report")
choice = state.current_choice()
profile, other = results.of_everyone(choice)

components.head(
    "JSNA pack",
    narrative.place_note(profile.place, profile.period, other.place if other else None),
    choice,
    partial(councils.search, choice.build, choice.council),
)
councils.told(choice.council, choice.place)
components.made_up_banner(profile.made_up)
components.read_first(narrative.read_first(profile.notices))
profile_sections.one_minute(profile, other, pairs.of_choice(choice))

components.note(pack_texts.PACK_IS)
asked = pack_controls.draw(choice)
made = pack_sections.made(choice, asked)
pack_sections.downloads(made)
pack_sections.preview(made)

components.method(pack_texts.PACK_METHOD)
with components.section("Sources"):
    components.sources(narrative.attribution_lines(profile.sources))
