"""Place profile: who recovers less often here, is it real, and how does the place compare?"""

from functools import partial

import streamlit as st

from amhe_explore import charts, narrative
from amhe_explore.ui import components, figures, monthly_sections, pairs, results, router, state

router.start_page("profile")
choice = state.current_choice()
profile, other = results.of_everyone(choice)
activity, _ = results.funnels(profile, choice)
recordings = results.recordings(choice)
compared_with = other.place if other else None
pair = pairs.of_choice(choice)
finding, sentences = pairs.in_one_minute(profile, other, pair)

components.head(
    profile.place.name,
    narrative.place_note(profile.place, profile.period, compared_with),
    choice,
)
components.made_up_banner(profile.made_up)
components.read_first(narrative.read_first(profile.notices))

words_side, bars_side = st.columns([8, 5], gap="medium", vertical_alignment="center")
with words_side:
    components.headline(finding, sentences)
with bars_side:
    told = pair if pair and pair.headline else None
    both = partial(charts.two_bars, figures.recovery_bars(profile, other))
    shown = told.profile if told else profile
    words = figures.picture(finding, narrative.subtitle("Recovered", shown), shown)
    figures.figure(pairs.recovery_bars(told) if told else both, words)

with components.section("Key figures"):
    compared = pairs.compared_with_place(profile, other)
    components.key_figures(narrative.key_figures(profile, other, compared))

with components.section("From referral to recovery"):
    words = figures.picture(
        finding, narrative.subtitle("Referrals, courses finished, recovered", profile), profile
    )
    figures.figure(partial(charts.place_funnel, activity), words)
    components.note(narrative.place_sentence(profile, activity))
    components.note(f"{narrative.FINISHED_MEANS} {narrative.RECOVERED_MEANS}")
    router.link_to("funnel", f"By group: {state.characteristic_name(choice.characteristic)}")

monthly_sections.latest_months(choice)

with components.section("How sure are we"):
    referrals = profile.total.counts["referrals"]
    st.markdown(narrative.recording_sentence(recordings, referrals))
    words = figures.picture(
        "Not recorded", narrative.subtitle("Not recorded, % of referrals", profile), profile
    )
    figures.figure(partial(charts.not_recorded_bars, recordings), words)

with components.section("Not in these figures at all"):
    st.markdown(narrative.NOT_IN_THESE_FIGURES)

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
