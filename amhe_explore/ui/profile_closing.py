"""The lower sections of Place profile: the way to recovery, since when, how sure, what next."""

from __future__ import annotations

from functools import partial

import streamlit as st

from amhe_explore import charts, narrative
from amhe_explore.errors import AmheError
from amhe_explore.measures import Funnel, Profile, Recording, Trend
from amhe_explore.ui import cache, components, figures, results, router, state
from amhe_explore.ui.pairs import Pair
from amhe_explore.ui.state import EVERYONE, Choice

TRENDS_PAGE = "trends"
# Page, and what its link says: only those that exist are placed.
NEXT = (
    ("scan", "All characteristics"),
    ("groups", "Open a gap"),
    ("trends", "Change over time"),
    ("workshop", "Start a workshop"),
    ("report", "One-page pack"),
    ("data", "Method and sources"),
)


def to_recovery(profile: Profile, activity: Funnel, choice: Choice) -> None:
    """Place the way from referral to recovery of everyone, and why it is not shown by group."""
    with components.section("From referral to recovery"):
        subtitle = narrative.subtitle("Referrals, courses finished, recovered", profile)
        words = figures.picture("From referral to recovery", subtitle, profile)
        figures.figure(partial(charts.place_funnel, activity), words)
        components.note(narrative.place_sentence(profile, activity))
        by_group, _ = results.by_group(choice)
        components.note(narrative.by_group_closed(by_group))
        components.note(f"{narrative.FINISHED_MEANS} {narrative.RECOVERED_MEANS}")
        router.link_to("funnel", f"By group: {state.characteristic_name(choice.characteristic)}")


def since_and_sure(
    choice: Choice, pair: Pair | None, profile: Profile, recordings: tuple[Recording, ...]
) -> None:
    """Place since when, and beside it how much is recorded."""
    since_side, sure_side = st.columns(2, gap="medium")
    with since_side, components.section("Since when"):
        _since(choice, pair)
    with sure_side, components.section("How sure are we"):
        referrals = profile.total.counts["referrals"]
        st.markdown(narrative.recording_sentence(recordings, referrals))
        subtitle = narrative.subtitle("Not recorded, % of referrals", profile)
        words = figures.picture("Not recorded", subtitle, profile)
        draw = partial(charts.not_recorded_bars, recordings)
        figures.figure(draw, words)


def _since(choice: Choice, pair: Pair | None) -> None:
    """Place the two sides of the gap by year, or why there is nothing to draw."""
    try:
        trend = _trend(choice, pair)
    except AmheError as error:
        st.markdown(error.what)
        return
    finding = narrative.trend_finding(trend)
    st.markdown(finding)
    if charts.can_be_drawn(trend):
        words = charts.Picture(
            finding,
            narrative.trend_subtitle(trend),
            narrative.trend_source(trend),
            trend.made_up,
        )
        figures.figure(partial(charts.group_lines, trend), words)
    if router.has_page(TRENDS_PAGE):
        router.link_to(TRENDS_PAGE, "Change over time")


def _trend(choice: Choice, pair: Pair | None) -> Trend:
    """Return the change over time of the pair shown, or of everyone where there is none.

    Raises:
        AmheError: The characteristic is not published for the place in the last year.
    """
    places = (choice.place.key, None)
    if pair is None:
        return cache.trend(choice.build, places, EVERYONE, "recovery", choice.period, None, None)
    return cache.trend(
        choice.build,
        places,
        pair.profile.characteristic,
        "recovery",
        choice.period,
        pair.group,
        pair.comparison.against,
    )


def experience_and_missing() -> None:
    """Place what to ask about experience, and beside it who is not in the figures."""
    ask_side, missing_side = st.columns(2, gap="medium")
    with ask_side, components.section("Experience"):
        st.markdown(narrative.NOT_ASKED_BY_GROUP)
        with st.expander("Questions to ask your provider", icon=":material/forum:"):
            st.markdown("\n".join(f"- {each}" for each in narrative.provider_questions()))
    with missing_side, components.section("Not in these figures at all"):
        st.markdown(narrative.not_in_these_figures())
        with st.expander("Who could tell us?", icon=":material/groups:"):
            st.markdown(
                "\n".join(f"- **{group}:** {who}" for group, who in narrative.who_could_tell_us())
            )


def what_next() -> None:
    """Place the ways on: only pages that there are, each with the reader's choice."""
    with (
        components.section("What next"),
        st.container(horizontal=True, gap="small"),
    ):
        for page, label in NEXT:
            if router.has_page(page):
                router.link_to(page, label)
