"""The sections of Groups compared: finding, picture, one group, for analysts, two at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from amhe_explore import charts, export, measures, narrative
from amhe_explore.measures import GroupTable, Profile
from amhe_explore.ui import cache, components, figures, group_controls, tables
from amhe_explore.ui.group_controls import Screen
from amhe_explore.ui.state import Choice

WIDEST = 4
COMBINED = "**Why not one “ethnic minorities” figure?** "
CHOOSE = "Choose a characteristic at the side: everyone together has no groups to compare."


def finding(shown: Screen) -> None:
    """Write the finding and the sentences under it, or why there is no headline."""
    table = shown.table
    said = narrative.groups_finding(table)
    if len(table.lines) == 0 and not narrative.closed_table_note(table):
        components.headline(CHOOSE)
        return
    if said:
        components.headline(said, narrative.groups_sentences(table)[:1])
        return
    components.headline(narrative.closed_heading(table))
    st.info(narrative.closed_table_note(table), icon=":material/lock:")


def picture(shown: Screen) -> None:
    """Place the dots of every group, the key to the shapes, one caution and the files."""
    table = shown.table
    result = result_of(table)
    title = narrative.groups_finding(table) or narrative.closed_heading(table)
    words = figures.picture(title, narrative.groups_subtitle(table), result)
    draw = partial(charts.group_dots, table)
    if table.drawn:
        figures.figure(draw, words)
        for said in narrative.groups_sentences(table)[1:]:
            st.markdown(said)
        if table.against is not None:
            components.note(narrative.GROUPS_KEY)
            components.note(narrative.comparisons_note(table))
        if any(line.estimate.denominator is None for line in table.lines):
            components.note(narrative.HIDDEN_BASE)
    combined = narrative.combined_note(table)
    if combined:
        st.info(f"{COMBINED}{combined}", icon=":material/visibility_off:")
    components.note(narrative.small_groups_note(table, shown.refused))
    components.note(narrative.recorded_note(result))
    components.note(narrative.characteristic_note(table))
    kind = f"groups-{table.measure}"
    if table.drawn:
        figures.downloads(kind, draw, words, export.group_comparison_table(table), result)
    elif table.lines:
        # Where the groups may not be compared there is no picture to take away either.
        tables.file_button(
            "Figures (CSV)",
            figures.file_name(kind, result, "csv"),
            "text/csv",
            lambda: export.csv(
                export.group_comparison_table(table),
                [words.source, *narrative.attribution_lines(result.sources)],
            ),
        )


def one_group(choice: Choice, shown: Screen) -> None:
    """Place what one group's figures say, against its reference, and who the unknown could be."""
    table = shown.table
    if table.closed.state == "closed" or not any(line.comparison for line in table.lines):
        return
    with components.section("One group in words"):
        chosen = group_controls.one_group(choice, table)
        for said in narrative.one_group_sentences(table, chosen or "", shown.analyst):
            st.markdown(said)
        if shown.analyst and chosen:
            components.note(narrative.unknown_sentence(table, chosen))


def for_analysts(shown: Screen) -> None:
    """Place slope, relative index, gain and the test over all groups, in the analyst view."""
    table = shown.table
    if not shown.analyst or not table.lines:
        return
    with components.section("For analysts"):
        gradient = table.profile.gradient
        if gradient is not None:
            words = figures.picture(
                narrative.slope_sentences(table)[0],
                narrative.groups_subtitle(table),
                result_of(table),
            )
            draw = partial(charts.slope, measures.slope_points(table), gradient)
            figures.figure(draw, words)
        said = narrative.slope_sentences(table)
        for each in (*said, narrative.spread_sentence(table)):
            st.markdown(each)


def two_at_once(choice: Choice, shown: Screen) -> None:
    """Place whether a gap differs between women and men, and which pairs no file carries."""
    table = shown.table
    with components.section("Two characteristics at once"):
        if table.closed.state != "closed":
            gaps = measures.gender_gaps(table.profile, table.measure)
            said = narrative.gender_gap_sentences(table, gaps)
            if said:
                st.markdown("**Is the gap different for men and women?**")
                st.markdown("\n".join(f"- {each}" for each in said))
        published = cache.characteristics(choice.build, choice.place.key, choice.period)
        components.note(narrative.pairs_note(published))


def table_of(shown: Screen) -> None:
    """Place the table behind the picture."""
    if not shown.table.lines:
        return
    with components.section("The figures"):
        figures.table(export.group_comparison_table(shown.table), WIDEST)


def result_of(table: GroupTable) -> Profile:
    """Return the profile of a screen with the sources of everything on it."""
    return replace(table.profile, made_up=table.made_up, sources=table.sources)
