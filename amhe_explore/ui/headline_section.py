"""The headline measures as a section of Place profile."""

from __future__ import annotations

import streamlit as st

from amhe_explore import export, narrative
from amhe_explore.errors import AmheError
from amhe_explore.measures import Headline, HeadlineResult
from amhe_explore.ui import cache, components, figures, tables
from amhe_explore.ui.state import Choice

COLUMNS = 2


def headlines(choice: Choice) -> None:
    """Place the eight headline measures: one table, and one for each measure of many groups."""
    with components.section("Headline measures"):
        try:
            found = cache.headline(choice.build, choice.place.key, choice.period)
        except AmheError as error:
            st.markdown(error.what)
            return
        components.note(narrative.headline_note(found))
        single = [each for each in found.results if len(each.figures) == 1]
        figures.table(export.headline_table(found, single), COLUMNS)
        for result in found.results:
            if len(result.figures) > 1:
                _many(found, result)
        with st.expander("What each measure is", icon=":material/calculate:"):
            st.markdown(
                "\n".join(
                    f"- **{each.measure.name}:** {narrative.headline_about(each)} "
                    f"Source: {each.measure.source}"
                    for each in found.results
                )
            )
        name = f"{found.place.code}_headline_{found.period}"
        notes = [narrative.source_line(found.sources, found.made_up)]
        table = export.headline_table(found, found.results)
        tables.csv_button(table, name, notes, found.made_up, "Headline measures (CSV)")


def _many(found: Headline, result: HeadlineResult) -> None:
    """Place one measure of many groups, opened at a click."""
    with st.expander(result.measure.name, icon=":material/table:"):
        components.note(narrative.headline_about(result))
        figures.table(export.headline_table(found, [result]), COLUMNS)
