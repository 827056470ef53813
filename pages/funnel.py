"""From referral to recovery: who finishes a course, who recovers, and where do groups part?"""

from functools import partial

import streamlit as st

from amhe_explore import charts, export, narrative
from amhe_explore.ui import (
    cohort_sections,
    components,
    figures,
    monthly_sections,
    pair_sections,
    pairs,
    results,
    router,
    state,
    wait_sections,
)

router.start_page("funnel")
choice = state.current_choice()
profile, other = results.by_group(choice)
activity, cohort = results.funnels(profile, choice)
last_open = results.last_open(activity, choice)
pair = pairs.of_choice(choice)
finding, sizes = pairs.along_the_way(pair, profile, activity)

components.head(
    "From referral to recovery",
    narrative.groups_note(profile, other.place if other else None),
    choice,
)
components.made_up_banner(profile.made_up)
components.read_first(narrative.read_first(profile.notices))
components.headline(finding, (sizes,))

if choice.characteristic == state.EVERYONE:
    draw = partial(charts.place_funnel, activity)
else:
    draw = partial(charts.group_funnel, profile, other, activity)
words = figures.picture(
    finding, narrative.subtitle("Referrals, courses finished, recovered", profile), profile
)
by_group = export.profile_table(profile, other)
figures.figure(draw, words)
figures.downloads("funnel", draw, words, by_group, profile)
said = (
    narrative.closed_sentence(profile, activity, last_open),
    narrative.group_sentence(profile, activity),
)
st.markdown(" ".join(said) if any(said) else narrative.place_sentence(profile, activity))
components.note(narrative.access_note(profile))
components.note(narrative.recorded_note(profile))
components.note(f"{narrative.FINISHED_MEANS} {narrative.RECOVERED_MEANS}")

pair_sections.out_of_100(pair)

steps = cohort_sections.to_its_end(cohort, profile)

pair_sections.where_the_gap_opens(pair)
pair_sections.does_deprivation_explain_it(profile)
wait_sections.how_long(choice, profile, other)
monthly_sections.twelve_months(choice)

with components.section("The figures"):
    figures.table(by_group)
    figures.steps_table(steps)

components.method(
    (
        *narrative.measure_lines(
            ["referrals", "started", "finished", "eligible", "completion", "recovery"]
        ),
        *narrative.shared_lines(profile),
    )
)
with components.section("Sources"):
    components.sources(narrative.attribution_lines(profile.sources))
