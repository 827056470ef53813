"""The sections of Data and methods: each a part of the page, in its order."""

from __future__ import annotations

from functools import partial

import streamlit as st

from amhe_explore import charts, export, measures, narrative, theme
from amhe_explore.measures import BuildReport, PlaceCompleteness, Status
from amhe_explore.ui import cache, components, figures, tables
from amhe_explore.ui.state import Choice

OFFICIAL = "official"
NO_FIGURES = "No figures of this place are loaded for this year, so none can be complete or not."
PACKAGE = (
    "Every table as a Parquet file, with `datapackage.json`: what each column means, licences and "
    "sources. Readable by R, Python, DuckDB and Excel (Power Query)."
)


def what_is_loaded(found: Status) -> None:
    """Write which years are loaded, for how many places of each kind."""
    with components.section("What is loaded"):
        figures.table(export.coverage_table(found), tables.SHORT)
        components.note(narrative.months_sentence(found))


def where_from(found: Status) -> None:
    """Write the sources: who, what, from where, under which licence; and what is not used."""
    notes = [narrative.loaded_note(found)]
    with components.section("Sources"):
        publishers = dict.fromkeys(each.publisher for each in found.sources)
        for publisher in publishers:
            editions = [each for each in found.sources if each.publisher == publisher]
            with st.expander(
                f"{publisher}: {len(editions)} loaded", icon=":material/library_books:"
            ):
                figures.table(export.publication_table(editions), tables.SHORT)
                figures.table(export.origin_table(editions), tables.PROSE)
        figures.table(export.licence_table(found.sources))
        if found.not_used:
            with st.expander(f"Given files that are not used: {len(found.not_used)}"):
                figures.table(export.not_used_table(found))
        tables.csv_button(
            export.sources_data(found), "sources", notes, False, "All sources with checksums (CSV)"
        )


def what_is_not_loaded(found: Status) -> None:
    """Write which official files are not loaded, and how they get in."""
    missing = measures.not_loaded(found)
    with components.section("What is not loaded"):
        components.load_official_files(
            narrative.loading_sentence(missing),
            narrative.FETCH_COMMAND,
            narrative.by_hand_sentence(),
        )
        if missing:
            with st.expander(f"Official files that are not loaded: {len(missing)}"):
                figures.table(export.not_loaded_table(missing), tables.PROSE)


def completeness(
    found: PlaceCompleteness | None, other: PlaceCompleteness | None, choice: Choice
) -> None:
    """Write how completely a place's figures are recorded, and what to ask for."""
    with components.section(f"Completeness: {choice.place.name}, {choice.period}"):
        if found is None or not found.entries:
            st.markdown(NO_FIGURES)
            return
        finding = narrative.completeness_finding(found)
        st.markdown(f"**{finding}.**")
        words = figures.picture(finding, narrative.completeness_subtitle(found), found)
        draw = partial(charts.completeness_ranking, found, other)
        figures.figure(draw, words)
        figures.downloads("recording", draw, words, export.completeness_data(found), found)
        asks = narrative.completeness_actions(found)
        st.markdown("\n".join(f"1. **{name}.** {ask}" for name, ask in asks))
        for heat in export.completeness_tables(found):
            if heat.table.rows:
                tables.heat_table(heat)
        tables.heat_table(export.completeness_by_year(found))
        components.note(theme.heat.KEY)


def report(found: BuildReport, status: Status) -> None:
    """Write what the checks found, and which place-years have a break."""
    notes = [narrative.loaded_note(status)]
    made_up = status.mode != OFFICIAL
    with components.section("Build report"):
        st.markdown(narrative.report_sentence(found))
        with st.expander(f"All {len(found.checks)} checks", icon=":material/checklist:"):
            figures.table(export.checks_table(found))
        for check in found.checks:
            if check.findings:
                with st.expander(f"{check.title}: {len(check.findings):,}"):
                    table = export.findings_table(check)
                    tables.long_table(table, f"check-{check.id}", notes, made_up)
        st.markdown(narrative.breaks_sentence(found))
        if found.broken_years:
            with st.expander(f"Place-years with a break: {len(found.broken_years):,}"):
                tables.long_table(export.breaks_table(found), "breaks", notes, made_up)


def definitions() -> None:
    """Write what every measure, characteristic and term means."""
    with components.section("Definitions"):
        with st.expander("What is published", icon=":material/tag:"):
            figures.table(export.counts_table(), tables.PROSE)
        with st.expander("What is worked out", icon=":material/calculate:"):
            figures.table(export.rates_table(), tables.PROSE)
            figures.table(export.judgement_table(), tables.PROSE)
        with st.expander("Characteristics, their groups and references", icon=":material/groups:"):
            figures.table(export.characteristics_table(), tables.PROSE)


def methods() -> None:
    """Write the rules of every comparison, and every statistical method."""
    with components.section("Methods"):
        with st.expander("Rules of every comparison", icon=":material/rule:"):
            st.markdown(
                "\n".join(f"- **{each.topic}.** {each.text}" for each in narrative.rule_sentences())
            )
        found = narrative.statistical_methods()
        with st.expander(f"Statistical methods: {len(found)}", icon=":material/function:"):
            for method in found:
                lines = [f"**{method.name}** (`{method.id}`). {method.says}", *method.remarks]
                lines += [f"- **{label}:** {text}" for label, text in method.parts]
                st.markdown("\n".join([lines[0], "", *lines[1:]]))


def glossary() -> None:
    """Write the glossary."""
    table = export.glossary_table()
    with components.section("Glossary"), st.expander(f"{len(table.rows)} terms in plain words"):
        figures.table(table)


def take_away(build: str, found: Status) -> None:
    """Place the whole warehouse as one file, made at the click."""
    with components.section("All figures as files"):
        st.markdown(PACKAGE)
        made_up = found.mode != OFFICIAL
        tables.file_button(
            "All figures (Parquet, zip)",
            export.file_name("parquet", "", "", found.build_id, made_up, "zip"),
            "application/zip",
            lambda: cache.data_package(build),
        )
