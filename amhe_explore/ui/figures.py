"""Pictures, the tables behind them, and both as files to take away."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

import pandas as pd
import streamlit as st

from amhe_explore import charts, export, narrative, theme
from amhe_explore.measures import Profile, SourceRef
from amhe_explore.theme import formats
from amhe_explore.ui import components

# A chart of `charts` with its results filled in: called with palette, picture and export.
Draw = Callable[..., Any]
WIDEST = 6
KEPT_DRAWINGS = 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Placed(Protocol):
    """A place as names of files have it."""

    @property
    def code(self) -> str:
        """Return its code."""

    @property
    def name(self) -> str:
        """Return its name."""


class Result(Protocol):
    """What a picture or a file can be of."""

    @property
    def place(self) -> Placed:
        """Return the place."""

    @property
    def characteristic(self) -> str:
        """Return what stands for the characteristic in names of files."""

    @property
    def period(self) -> str:
        """Return the year."""

    @property
    def made_up(self) -> bool:
        """Return whether any figure is made up."""

    @property
    def sources(self) -> Sequence[SourceRef]:
        """Return where the figures come from."""


def picture(title: str, subtitle: str, result: Result) -> charts.Picture:
    """Return the words around a picture of a result: finding, measure, source, made up or not."""
    source = narrative.source_line(result.sources, result.made_up)
    return charts.Picture(title, subtitle, source, result.made_up)


def figure(draw: Draw, words: charts.Picture, kept: bool = True) -> None:
    """Place a picture in the colours of the reader's own theme.

    Its accessible name is the description that every chart carries.

    Args:
        draw: The chart with its results filled in.
        words: What is written around it.
        kept: Whether the drawing may be kept for other readers; never one with a reader's words.
    """
    palette = theme.palette(st.context.theme.type == "dark")
    filled = partial(draw, palette=palette, picture=words)
    drawing = _drawn(filled) if kept else filled().to_dict()
    st.vega_lite_chart(drawing, theme=None, width="stretch")


def _content(filled: partial[Any]) -> str:
    """Return a digest of everything a drawing is made from: two alike are the same drawing.

    Results are frozen dataclasses, whose representation holds every figure they carry.
    """
    what = (filled.func.__module__, filled.func.__qualname__, filled.args, filled.keywords)
    return hashlib.sha256(repr(what).encode()).hexdigest()


@st.cache_resource(max_entries=KEPT_DRAWINGS, show_spinner=False, hash_funcs={partial: _content})
def _drawn(filled: partial[Any]) -> dict[str, Any]:
    """Return a drawing as its specification; making one takes longer than all else on a page."""
    return charts.specification(filled)


def recovery_bars(profile: Profile, other: Profile | None) -> tuple[charts.ComparedBar, ...]:
    """Return recovery of a place and, below it, of its comparator, as two bars."""
    bars = [charts.ComparedBar(profile.place.name, profile.total.rates["recovery"])]
    if other is not None:
        bars.append(
            charts.ComparedBar(other.place.name, other.total.rates["recovery"], meant=False)
        )
    return tuple(bars)


def table(figures: export.Table, widest: int = WIDEST) -> None:
    """Place a real table; the first column names each row.

    A wide one becomes several of the same rows, which a phone can show and a reader can follow.

    Args:
        figures: The table.
        widest: The most columns beside the first; fewer where the cells hold sentences.
    """
    components.note(figures.caption)
    for columns in parts(figures, widest):
        st.table(frame(figures, columns))


def parts(figures: export.Table, widest: int) -> list[slice]:
    """Return the columns of a table as the fewest parts that are narrow enough, of like width."""
    width = len(figures.columns) - 1
    step = math.ceil(width / math.ceil(width / widest))
    return [slice(start, start + step) for start in range(1, width + 1, step)]


def frame(figures: export.Table, columns: slice) -> pd.DataFrame:
    """Return some columns of a table with the names of its rows."""
    return pd.DataFrame(
        [row[columns] for row in figures.rows],
        columns=figures.columns[columns],
        index=pd.Index([row[0] for row in figures.rows], name=figures.columns[0]),
    )


def steps_table(figures: export.Table) -> None:
    """Place a table of stages with one row a group and one column a stage.

    Args:
        figures: Group, stage, count and share of the first stage: a row for each stage.
    """
    cells: dict[str, dict[str, str]] = {}
    for group, stage, count, share, _ in figures.rows:
        of_first = f" ({share} of 100)" if share[:1].isdigit() else ""
        cells.setdefault(group, {})[stage] = count + of_first
    # A stage that the source does not carry stands under the whole place only; the page names it.
    stages = [
        each for each in next(iter(cells.values())) if all(each in row for row in cells.values())
    ]
    rows = tuple((group, *(row[each] for each in stages)) for group, row in cells.items())
    table(export.Table((figures.columns[0], *stages), rows, figures.caption))


def downloads(
    kind: str, draw: Draw, words: charts.Picture, figures: export.Table, result: Result
) -> None:
    """Place four links that make their file only when asked: table, workbook, picture, drawing.

    Args:
        kind: What the file shows, for its name.
        draw: The chart with its results filled in.
        words: What is written around it.
        figures: The table behind it.
        result: Place, year, source and whether the figures are made up.
    """

    def drawn() -> Any:
        return draw(palette=theme.LIGHT, picture=words, export=True)

    notes = [words.source, *_licences(result.sources)]
    files: tuple[tuple[str, str, str, str, Callable[[], bytes | str]], ...] = (
        ("Figures (CSV)", "csv", "table", "text/csv", lambda: export.csv(figures, notes)),
        (
            "Workbook (XLSX)",
            "xlsx",
            "grid_on",
            XLSX,
            lambda: export.workbook([figures], cover(words, result)),
        ),
        ("Picture (PNG)", "png", "image", "image/png", lambda: export.png(drawn())),
        ("Drawing (SVG)", "svg", "polyline", "image/svg+xml", lambda: export.svg(drawn())),
    )
    with st.container(horizontal=True, gap="small"):
        for label, ending, icon, mime, make in files:
            st.download_button(
                label,
                data=make,
                file_name=file_name(kind, result, ending),
                mime=mime,
                key=f"{kind}_{ending}",
                icon=f":material/{icon}:",
                type="tertiary",
                on_click="ignore",
            )


def cover(words: charts.Picture, result: Result) -> export.Cover:
    """Return the cover of a workbook: finding, place, year, source and licence; not when made.

    Args:
        words: What is written around the picture of the same figures.
        result: Place, year, source and whether the figures are made up.
    """
    facts = [
        ("What", words.subtitle),
        ("Place", f"{result.place.name} ({result.place.code})"),
        ("Year", formats.period_text(result.period)),
        ("Source", words.source),
        *(("Licence", line) for line in _licences(result.sources)),
    ]
    made_up = words.made_up or result.made_up
    return export.Cover(words.title, tuple(facts), (words.source,), made_up)


def file_name(kind: str, result: Result, ending: str) -> str:
    """Return the name of a file: place, characteristic, year, kind, and whether made up."""
    return export.file_name(
        kind, result.place.code, result.characteristic, result.period, result.made_up, ending
    )


def _licences(sources: Sequence[SourceRef]) -> list[str]:
    """Return the attribution of every source, for the foot of a file."""
    return list(narrative.attribution_lines(sources))
