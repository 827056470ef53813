"""Tables beyond a picture: long ones with their file, and shares shaded by size."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from amhe_explore import export, theme
from amhe_explore.ui import components, figures

# A reader scrolls through so many rows; the file has all of them.
MOST_ROWS = 100
# Columns beside the first that fit a phone: of sentences, of short words, of shares.
PROSE, SHORT, HEAT = 2, 4, 4


def long_table(figures_of: export.Table, name: str, notes: Sequence[str], made_up: bool) -> None:
    """Place a table that may be long: its first rows, and all of them as a file.

    Args:
        figures_of: The table.
        name: What the file holds, for its name and the button's key.
        notes: Source and cautions, for the foot of the file.
        made_up: Whether any of its figures are made up.
    """
    figures_of = marked(figures_of, made_up)
    shown = figures_of
    if len(figures_of.rows) > MOST_ROWS:
        caption = f"{figures_of.caption}: the first {MOST_ROWS} of {len(figures_of.rows):,} rows"
        shown = dataclasses.replace(figures_of, rows=figures_of.rows[:MOST_ROWS], caption=caption)
    figures.table(shown, PROSE)
    csv_button(figures_of, name, notes, made_up)


def marked(figures_of: export.Table, made_up: bool) -> export.Table:
    """Return a table whose caption says that figures are made up, where they are."""
    if not made_up or figures_of.made_up:
        return figures_of
    return dataclasses.replace(figures_of, caption=f"{export.MADE_UP} {figures_of.caption}")


def csv_button(
    figures_of: export.Table,
    name: str,
    notes: Sequence[str],
    made_up: bool,
    label: str = "Figures (CSV)",
) -> None:
    """Place a link that makes a table's file when asked."""
    file_button(
        label,
        export.file_name(name, "", "", "", made_up, "csv"),
        "text/csv",
        lambda: export.csv(marked(figures_of, made_up), notes),
    )


def file_button(label: str, name: str, mime: str, make: Callable[[], bytes]) -> None:
    """Place a link that makes its file only when asked.

    Args:
        label: What the link says.
        name: The file's name.
        mime: Its type.
        make: Called at the click.
    """
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=mime,
        key=f"file_{name}",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def heat_table(heat: export.HeatTable) -> None:
    """Place a table of shares: the number in every cell, darker where there is more."""
    palette = theme.palette(st.context.theme.type == "dark")
    components.note(heat.table.caption)
    for columns in figures.parts(heat.table, HEAT):
        cells = figures.frame(heat.table, columns)
        inside = slice(columns.start - 1, columns.stop - 1)
        styles = pd.DataFrame(
            [[_style(share, palette) for share in row[inside]] for row in heat.shares],
            columns=cells.columns,
            index=cells.index,
        )
        st.table(cells.style.apply(lambda _, wanted=styles: wanted, axis=None))


def _style(share: float | None, palette: theme.Palette) -> str:
    """Return the look of one cell; one without a number keeps that of the page."""
    if share is None:
        return ""
    cell = theme.heat.shade(share, palette)
    return f"background-color: {cell.background}; color: {cell.words}"
