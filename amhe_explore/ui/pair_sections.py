"""Two groups side by side as sections of a page: out of 100, and where their gap opens."""

from __future__ import annotations

from functools import partial

import streamlit as st

from amhe_explore import charts, export, narrative
from amhe_explore.measures import Profile
from amhe_explore.ui import components, figures, pairs
from amhe_explore.ui.pairs import Pair

DEPRIVATION = "deprivation"


def out_of_100(pair: Pair | None) -> None:
    """Place the picture of two hundred dots with its sentences, or say why there is none."""
    if pair is None:
        return
    with components.section("The same, out of 100"):
        components.note(pair.message)
        lines = narrative.hundred_lines(pair.profile, pair.comparison)
        if not lines:
            st.markdown(pair.finding or narrative.COMBINED_NOT_ALONE)
            return
        base, one, two, difference = lines
        dots_side, words_side = st.columns([8, 5], gap="medium", vertical_alignment="center")
        draw = partial(charts.hundred_dots, pairs.hundreds(pair))
        words = figures.picture(
            pair.headline,
            narrative.subtitle("Out of 100 courses that could end in recovery", pair.profile),
            pair.profile,
        )
        with dots_side:
            figures.figure(draw, words)
        with words_side:
            st.markdown(f"{base}\n- {one}\n- {two}\n\n{difference}")
            components.note(narrative.DOTS_KEY)
        figures.downloads(
            "out-of-100",
            draw,
            words,
            export.pair_table(pair.comparison, pair.labels, pair.profile),
            pair.profile,
        )


def where_the_gap_opens(pair: Pair | None) -> None:
    """Place the steps between two groups along one cohort, or the one line that says why not."""
    if pair is None:
        return
    with components.section("Where does the gap open?"):
        if pair.profile.characteristic == pairs.COMBINED:
            st.markdown(narrative.COMBINED_NOT_ALONE)
            return
        found = pair.decomposition
        named = [pair.profile.group(each) for each in (pair.group, pair.reference)]
        plain = ["" if group is None else group.plain_label for group in named]
        said = narrative.said_of(pair.profile, narrative.opens_sentence(found, *plain))
        st.markdown(said)
        if found.reason:
            return
        words = figures.picture(
            said,
            narrative.subtitle("Step by step, of referrals that ended", pair.profile),
            pair.profile,
        )
        draw = partial(charts.step_chart, found)
        table = export.decomposition_table(found, pair.profile)
        figures.figure(draw, words)
        figures.downloads("gap", draw, words, table, pair.profile)
        components.note(f"{narrative.shares_note(found)} {narrative.CASE_MIX_NOTE}")
        figures.table(table)


def does_deprivation_explain_it(profile: Profile) -> None:
    """Place what would be expected at England's rates by tenth, and the size of the gap.

    Nothing where the profile is not by deprivation tenths; the reason where there is no gradient.
    """
    if profile.characteristic != DEPRIVATION:
        return
    with components.section("Does its deprivation explain it?"):
        if profile.gradient is None:
            components.note(f"Not worked out: {profile.gradient_reason}.")
            return
        said = (
            narrative.expected_sentence(profile.gradient),
            narrative.gain_sentence(profile.gradient),
        )
        st.markdown(narrative.said_of(profile, " ".join(each for each in said if each)))
