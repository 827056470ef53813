"""The monthly statistics as sections of a page: the latest months, and any twelve as one cohort."""

from __future__ import annotations

from functools import partial

import streamlit as st

from amhe_explore import charts, export, narrative
from amhe_explore.errors import AmheError
from amhe_explore.theme import formats
from amhe_explore.ui import cache, components, figures
from amhe_explore.ui.state import Choice

LINES = (("Referrals", "referrals"), ("Finished a course", "finished"))
MONTHS_NEEDED = 12


def latest_months(choice: Choice) -> None:
    """Place the latest months of the place; nothing where no months are loaded for it."""
    monthly = cache.monthly(choice.build, choice.place.key)
    if monthly is None:
        return
    with components.section("Month by month"):
        said = narrative.latest_month_sentence(monthly)
        st.markdown(said)
        lines = [(name, monthly.series[key]) for name, key in LINES if key in monthly.series]
        subtitle = f"Counts a month. {monthly.place.name}. Provisional."
        source = narrative.source_line(monthly.sources, False)
        words = charts.Picture(said, subtitle, source)
        figures.figure(partial(charts.monthly_lines, lines), words)
        components.note(narrative.PROVISIONAL)


def twelve_months(choice: Choice) -> None:
    """Place the referrals that ended in twelve months; nothing where none are loaded."""
    monthly = cache.monthly(choice.build, choice.place.key)
    last = ""
    if monthly is not None:
        if len(monthly.months) < MONTHS_NEEDED:
            return
        ends = list(reversed(monthly.months[MONTHS_NEEDED - 1 :]))
        last = st.selectbox(
            "Monthly figures: the twelve months to",
            ends,
            format_func=formats.period_text,
            key="twelve_months_to",
        )
    try:
        cohort = cache.twelve_months(choice.build, choice.place.key, last)
    except AmheError:
        return
    with components.section(cohort.title):
        said = narrative.cohort_sentence(cohort)
        st.markdown(said)
        subtitle = f"Share {cohort.base}. {cohort.place.name}. Monthly, provisional."
        words = figures.picture(said, subtitle, cohort)
        draw = partial(charts.cohort_steps, cohort)
        figures.figure(draw, words)
        steps = export.funnel_table(cohort)
        figures.downloads("twelve-months", draw, words, steps, cohort)
        figures.steps_table(steps)
        components.note(f"{narrative.PROVISIONAL} {narrative.AFTER_ONE_SESSION}")
