"""The sections of All characteristics: two lists, the cells behind them, what is closed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from amhe_explore import charts, export, narrative
from amhe_explore.measures import Scan, ScanBlock, SmallGap, SureGap
from amhe_explore.narrative import scan as scan_words
from amhe_explore.theme import formats
from amhe_explore.ui import components, figures, router, tables

GROUPS_PAGE = "groups"
# So many rows a reader takes in; the table beneath has all of them.
MOST_DRAWN = 12
LIST_COLUMNS, MATRIX_COLUMNS, REASON_COLUMNS = 3, 3, 2


def sure_gaps(scan: Scan) -> None:
    """Place the gaps that are sure: picture, table, and the way to each of them."""
    with components.section(scan_words.SURE_GAPS):
        components.note(scan_words.sure_note(scan))
        if not scan.sure:
            return
        drawn = scan.sure[:MOST_DRAWN]
        _rows(scan, drawn, "sure-gaps", scan_words.SURE_GAPS, scan.period, export.sure_table(scan))
        components.note(scan_words.drawn_note(scan, len(drawn)))
        st.markdown(scan_words.points_sentence(scan, drawn))
        figures.table(export.sure_table(scan), LIST_COLUMNS)
        _links(drawn)


def small_gaps(scan: Scan) -> None:
    """Place the large gaps in small groups, over three years, or say why there are none."""
    with components.section(scan_words.SMALL_GAPS):
        components.note(scan_words.small_note(scan))
        if not scan.small:
            return
        drawn = scan.small[:MOST_DRAWN]
        table = export.small_table(scan)
        _rows(scan, drawn, "small-groups", scan_words.SMALL_GAPS, drawn[0].period, table)
        figures.table(table, LIST_COLUMNS)
        _links(drawn)


def matrix(scan: Scan) -> None:
    """Place the cells of every characteristic, one table each."""
    with components.section("Every characteristic"):
        components.note(f"{scan_words.MATRIX_KEY} {scan_words.ACCESS_NOTE}")
        for block in scan.blocks:
            _block(scan, block)
        notes = [narrative.source_line(scan.sources, scan.made_up)]
        name = f"{scan.place.code}_{scan.characteristic}_{scan.period}"
        tables.csv_button(export.scan_table(scan), name, notes, scan.made_up, "All cells (CSV)")


def untested(scan: Scan) -> None:
    """Place what could not be tested, grouped by its reason."""
    with components.section("What could not be tested, and why"):
        figures.table(export.untested_table(scan), REASON_COLUMNS)


def _block(scan: Scan, block: ScanBlock) -> None:
    """Place the table of one characteristic, or one line where nothing of it may be compared."""
    st.markdown(f"**{block.name}**")
    components.note(scan_words.block_note(scan, block.characteristic))
    for line in scan_words.closed_lines(scan, block):
        components.note(line)
    figures.table(export.block_table(scan, block), MATRIX_COLUMNS)


def _rows(
    scan: Scan,
    gaps: Sequence[SureGap | SmallGap],
    kind: str,
    title: str,
    period: str,
    table: export.Table,
) -> None:
    """Place gaps as rows of dots, with their files."""
    draw = partial(charts.gap_rows, [export.gap_row(each) for each in gaps])
    where = f"{scan.place.name}, {formats.period_text(period)}"
    source = narrative.source_line(scan.outcome_sources, scan.made_up)
    subtitle = f"Recovered, % of courses that could. {where}."
    words = charts.Picture(title, subtitle, source, scan.made_up)
    figures.figure(draw, words)
    figures.downloads(kind, draw, words, table, scan)


def _links(gaps: Sequence[SureGap | SmallGap]) -> None:
    """Place a link from each gap to its groups side by side, where there is such a page."""
    if not router.has_page(GROUPS_PAGE):
        return
    with st.container(horizontal=True, gap="small"):
        for gap in gaps:
            router.link_to(
                GROUPS_PAGE,
                scan_words.gap_titles(gap)[2],
                characteristic=gap.characteristic,
                group=gap.group,
            )
