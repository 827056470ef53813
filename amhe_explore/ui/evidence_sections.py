"""Sections of a page on what is known nationally: the evidence, the studies, what was tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from amhe_explore import catalogue, charts, export, narrative, theme
from amhe_explore.catalogue import Practice, PracticeExample
from amhe_explore.measures import Evidence, EvidenceFinding
from amhe_explore.ui import cache, components, figures, tables
from amhe_explore.ui.state import Choice

ALL = narrative.ALL


def national_evidence(choice: Choice) -> None:
    """Place what national documents say: the chosen characteristic first, the rest to open."""
    found = cache.evidence(choice.build, choice.place.key, choice.period)
    base = catalogue.load_evidence()
    own = base.topics_of(choice.characteristic)
    with components.section("What national documents say, and whether it holds here"):
        st.markdown(f"**{narrative.evidence_finding(found)}.**")
        components.note(narrative.EVIDENCE_KEY)
        for topic in base.topics:
            statements = found.of_topic(topic.id)
            if topic.id in own and statements:
                st.markdown(f"**{narrative.topic_head(found, statements, topic.name)}**")
                _statements(found, statements)
        rest = sum(each.statement.topic not in own for each in found.findings)
        label = f"The other {rest} statements" if own else f"All {rest} statements"
        with st.expander(f"{label}, by characteristic", icon=":material/library_books:"):
            for topic in base.topics:
                statements = found.of_topic(topic.id)
                if topic.id not in own and statements:
                    st.markdown(f"**{narrative.topic_head(found, statements, topic.name)}**")
                    _statements(found, statements)
        with st.expander(f"What the documents say is not known: {len(base.not_known)}"):
            st.markdown("\n".join(f"- {narrative.not_known_line(gap)}" for gap in base.not_known))
        components.method(narrative.EVIDENCE_METHOD)
        notes = list(narrative.attribution_lines(found.sources))
        table = export.evidence_table(found)
        name = export.file_name(
            "national-evidence", found.place.code, "", found.period, found.made_up, "csv"
        )
        tables.file_button(
            "All statements (CSV)", name, "text/csv", partial(export.csv, table, notes)
        )


def what_is_known(choice: Choice) -> None:
    """Place how much has been studied, and what has been tried, for the chosen characteristic."""
    practice = catalogue.load_practice()
    topics = catalogue.load_evidence().topics_of(choice.characteristic)
    with components.section("How much is known, and what has been tried"):
        _studies(practice, topics)
        _examples(practice, topics, choice.characteristic)


def _statements(found: Evidence, statements: Sequence[EvidenceFinding]) -> None:
    """Write the statements of one topic: those that can be tested, then the others as a list."""
    tested = [each for each in statements if each.here.tested]
    for each in tested:
        england = narrative.england_sentence(found, each)
        sides = [narrative.here_sentence(found, each), *([england] if england else [])]
        said = "\n".join(f"- {side}" for side in sides)
        source = narrative.statement_source(each.statement)
        st.markdown(f"**{each.statement.statement}**\n{said}\n\n:small[:gray[{source}]]")
    others = [each.statement for each in statements if not each.here.tested]
    if others:
        st.markdown(
            "Cannot be tested here:\n\n"
            + "\n".join(f"- {narrative.untested_line(each)}" for each in others)
        )


def _studies(practice: Practice, topics: tuple[str, ...]) -> None:
    """Place the bars of how many studies there are, with their cautions and tables."""
    review = practice.review
    finding = narrative.studies_finding(review)
    st.markdown(f"**{finding}.**")
    words = charts.Picture(
        finding, "Number of studies, by whom they were for.", narrative.studies_source(review)
    )
    draw = partial(charts.study_bars, review, topics=topics)
    figures.figure(draw, words)
    for note in narrative.studies_notes(review):
        components.note(note)
    table = export.studies_table(review)
    _study_files(draw, words, table)
    with st.expander("The counts as tables", icon=":material/table:"):
        figures.table(table, tables.SHORT)
        figures.table(export.intervention_table(review), tables.SHORT)


def _study_files(draw: figures.Draw, words: charts.Picture, table: export.Table) -> None:
    """Place the table, the picture and the drawing of the study counts as files."""

    def drawn() -> Any:
        return draw(palette=theme.LIGHT, picture=words, export=True)

    files: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        ("Figures (CSV)", "csv", "text/csv", partial(export.csv, table, [words.source])),
        ("Picture (PNG)", "png", "image/png", lambda: export.png(drawn())),
        ("Drawing (SVG)", "svg", "image/svg+xml", lambda: export.svg(drawn()).encode()),
    )
    with st.container(horizontal=True, gap="small"):
        for label, ending, mime, make in files:
            name = export.file_name("studies", "", "", "", False, ending)
            tables.file_button(label, name, mime, make)


def _examples(practice: Practice, topics: tuple[str, ...], characteristic: str) -> None:
    """Place the practice examples that the reader asks for, as cards."""
    st.markdown("**What has been tried: examples that people with lived experience named**")
    topic, barrier = _wanted(practice, topics, characteristic)
    shown = [
        each
        for each in practice.examples
        if topic in (ALL, *each.topics) and barrier in (ALL, *each.barriers)
    ]
    st.markdown(narrative.examples_finding(len(shown), practice, topic, barrier))
    for pair in (shown[n : n + 2] for n in range(0, len(shown), 2)):
        for column, example in zip(st.columns(2), pair, strict=False):
            with column.container(border=True):
                st.markdown(narrative.example_card(example, practice))
    components.note(narrative.BARRIERS_ARE_OURS)
    tables.csv_button(
        export.practice_table(practice.examples, practice),
        "practice-examples",
        [],
        False,
        "All examples (CSV)",
    )


def _wanted(practice: Practice, topics: tuple[str, ...], characteristic: str) -> tuple[str, str]:
    """Draw the two boxes and return the topic and the barrier asked for, or all."""
    base = catalogue.load_evidence()
    used = [each.id for each in base.topics if _of_topic(practice.examples, each.id)]
    offered = [ALL, *(each.id for each in base.topics if each.id in {*used, *topics})]
    names = {each.id: each.name for each in base.topics} | {ALL: "All characteristics"}
    default = offered.index(topics[0]) if topics else 0
    left, right = st.columns(2)
    topic = left.selectbox(
        "Examples for",
        offered,
        index=default,
        format_func=names.__getitem__,
        # A key for each characteristic, so that the box follows the choice at the side.
        key=f"practice_topic_{characteristic}",
    )
    barriers = {ALL: "All barriers"} | {each.id: each.name for each in practice.barriers}
    barrier = right.selectbox(
        "Barrier", list(barriers), format_func=barriers.__getitem__, key="practice_barrier"
    )
    return topic, barrier


def _of_topic(examples: Sequence[PracticeExample], topic: str) -> bool:
    """Return whether any example is for a topic."""
    return any(topic in each.topics for each in examples)
