"""One cohort followed to its end, as a section of a page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from amhe_explore import charts, export, narrative
from amhe_explore.measures import Funnel, Profile
from amhe_explore.ui import components, figures


def to_its_end(cohort: Funnel, profile: Profile) -> export.Table:
    """Place the cohort's picture with its sentence; return its table for the end of the page.

    Args:
        cohort: The funnel of one cohort.
        profile: The profile it is from.
    """
    with components.section(cohort.title):
        said = narrative.cohort_sentence(cohort)
        st.markdown(said)
        words = figures.picture(said, narrative.subtitle(cohort.base, profile), cohort)
        draw = partial(charts.cohort_steps, cohort)
        steps = export.funnel_table(cohort)
        figures.figure(draw, words)
        figures.downloads("cohort", draw, words, steps, cohort)
        components.note(f"{narrative.not_published_sentence(cohort)} {narrative.AFTER_ONE_SESSION}")
    return steps
