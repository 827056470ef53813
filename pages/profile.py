"""Place profile: who recovers less often here, is it real, and how does the place compare?"""

from functools import partial

from amhe_explore import narrative
from amhe_explore.ui import (
    cache,
    components,
    councils,
    headline_section,
    monthly_sections,
    pairs,
    profile_closing,
    profile_sections,
    results,
    router,
    state,
)

router.start_page("profile")
choice = state.current_choice()
profile, other = results.of_everyone(choice)
pair = pairs.of_choice(choice)

components.head(
    profile.place.name,
    narrative.place_note(profile.place, profile.period, other.place if other else None),
    choice,
    partial(councils.search, choice.build, choice.council),
)
councils.told(choice.council, choice.place)
components.made_up_banner(profile.made_up)
components.read_first(narrative.read_first(profile.notices))

profile_sections.one_minute(profile, other, pair)
profile_sections.key_figures(profile, other)

# What takes longer is worked out below what already stands on the screen.
scan = cache.scan(choice.build, choice.place.key, choice.period)
profile_sections.sure_gaps(scan)
profile_sections.small_and_reach(scan, choice)

activity, _ = results.funnels(profile, choice)
profile_closing.to_recovery(profile, activity, choice)
monthly_sections.latest_months(choice)
profile_closing.since_and_sure(choice, pair, profile, results.recordings(choice))
profile_closing.experience_and_missing()
headline_section.headlines(choice)
profile_closing.what_next()

components.method(
    (
        *narrative.measure_lines(
            ["referrals", "finished", "reliable_improvement", "recovery", "reliable_recovery"]
        ),
        *narrative.shared_lines(profile),
    )
)
with components.section("Sources"):
    components.sources(narrative.attribution_lines(profile.sources))
