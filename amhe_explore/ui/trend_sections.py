"""Change over time as sections of a page: both pictures, what breaks them, and their tables."""

from __future__ import annotations

from functools import partial

import streamlit as st

from amhe_explore import charts, export, narrative
from amhe_explore.measures import Trend
from amhe_explore.ui import components, figures
from amhe_explore.ui.trends import View

COMBINED = "ethnic_minority"
NARROW = 4


def lines(view: View, finding: str) -> None:
    """Place the lines by group with their files; or the reason why there are none."""
    trend = view.trend
    if trend.characteristic == COMBINED:
        return
    if not charts.can_be_drawn(trend, view.since):
        st.markdown(narrative.not_drawn(trend))
        return
    draw = partial(
        charts.group_lines,
        trend,
        since=view.since,
        all_groups=view.all_groups,
        marker=view.marker,
    )
    words = _words(trend, finding, narrative.trend_subtitle(trend, since=view.since))
    figures.figure(draw, words)
    figures.downloads("trend", draw, words, export.trend_table(trend, _note(view)), trend)


def gap(view: View) -> None:
    """Place the gap by year with its files and table; or the reason why there is none."""
    trend = view.trend
    if trend.gap is None or trend.characteristic == COMBINED:
        return
    with components.section("The gap by year"):
        components.note(narrative.trend_for_analysts(trend))
        if not charts.gap_can_be_drawn(trend, view.since):
            st.markdown(narrative.not_drawn(trend))
            return
        draw = partial(charts.gap_by_year, trend, since=view.since, marker=view.marker)
        said = narrative.gap_over_year(trend)
        words = _words(trend, said, narrative.trend_subtitle(trend, gap=True, since=view.since))
        figures.figure(draw, words)
        figures.downloads("gap", draw, words, export.gap_table(trend, _note(view)), trend)
        figures.table(export.gap_table(trend), NARROW)


def breaks(trend: Trend) -> None:
    """Place what breaks the lines, in words; or that nothing does."""
    with components.section("What breaks the lines"):
        said = narrative.break_lines(trend)
        st.markdown("\n".join(f"- {line}" for line in said) or "Nothing breaks the years loaded.")


def table(trend: Trend) -> None:
    """Place every year by group as a real table, in narrow parts."""
    if trend.characteristic == COMBINED:
        return
    with components.section("The figures"):
        figures.table(export.trend_table(trend), NARROW)


def _words(trend: Trend, title: str, subtitle: str) -> charts.Picture:
    """Return the words around a picture."""
    return charts.Picture(title, subtitle, narrative.trend_source(trend), trend.made_up)


def _note(view: View) -> str:
    """Return the reader's own note for a file, "" where there is none."""
    return "" if view.marker is None else view.marker.words
