"""What a pack is made of: sections of paragraphs, lists, tables and pictures.

Every writer renders the same parts, so every format carries the same words and figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from amhe_explore.charts import Picture
from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures import PlaceRef, SourceRef
from amhe_explore.theme import LIGHT

PLAIN, FINDING, NOTE, WARNING = "plain", "finding", "note", "warning"
# A page of paper holds so many columns beside the first.
WIDEST = 5


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: plain, the finding of a section, a note in small type, or a warning."""

    text: str
    kind: str = PLAIN


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list; `lead` stands before it in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of lines, with numbers where their order counts."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """One table.

    Attributes:
        id: Its name in names of files.
        table: What it holds.
        widest: The most columns beside the first that one part of it has on paper.
        form: Whether it is an empty form to fill in, not figures.
        paper: The heads of the columns that are printed; () for all. Files of data have all.
    """

    id: str
    table: Table
    widest: int = WIDEST
    form: bool = False
    paper: tuple[str, ...] = ()

    @property
    def printed(self) -> Table:
        """Return the columns that are printed."""
        if not self.paper:
            return self.table
        kept = [n for n, head in enumerate(self.table.columns) if n == 0 or head in self.paper]
        return Table(
            tuple(self.table.columns[n] for n in kept),
            tuple(tuple(row[n] for n in kept) for row in self.table.rows),
            self.table.caption,
        )


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture, drawn only when a writer asks for it.

    Attributes:
        id: Its name in names of files.
        draw: A chart of `charts` with its results filled in.
        words: Title, subtitle and source inside the picture.
        caption: What it shows, of whom and when, for the line below it.
    """

    id: str
    draw: Callable[..., Any]
    words: Picture
    caption: str

    def chart(self) -> Any:
        """Return the chart in the colours of paper."""
        return self.draw(palette=LIGHT, picture=self.words, export=True)


Block = Paragraph | Bullets | Subheading | Grid | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a pack, under a number; those of the annex under a letter."""

    id: str
    number: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def heading(self) -> str:
        """Return the title with its number."""
        return f"{self.number}. {self.title}"


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack.

    Attributes:
        title: Its title; begins with the mark where figures are made up.
        subtitle: Service, place, year and comparator.
        place: The place; `period` the year.
        made_up: Whether its local figures are made up.
        build: Id of the build of figures it is made from.
        warnings: What must be read first, in every file.
        source: The source line of every file.
        citation: How to cite it.
        one_page: Whether it is the one-page version.
    """

    title: str
    subtitle: str
    place: PlaceRef
    period: str
    made_up: bool
    build: str
    sections: tuple[Section, ...]
    sources: tuple[SourceRef, ...]
    warnings: tuple[str, ...]
    source: str
    citation: str
    one_page: bool = False

    def blocks(self) -> Iterator[tuple[Section, Block]]:
        """Return every block with its section, in order."""
        return ((section, block) for section in self.sections for block in section.blocks)

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Return every table, in order."""
        return tuple(block for _, block in self.blocks() if isinstance(block, Grid))

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """Return every picture, in order."""
        return tuple(block for _, block in self.blocks() if isinstance(block, Drawing))


# How a screen writes words small, grey or slanted.
STYLED = re.compile(r":[a-z-]+\[|\]+(?=$|\s)")
SLANTED = re.compile(r"(?<!\S)\*([^*]+)\*(?!\S)")


def plain(text: str) -> str:
    """Return text without the marks that screens turn into bold, grey or code."""
    bare = text.replace("**", "").replace("`", "")
    if ":small[" in bare or ":gray[" in bare:
        bare = STYLED.sub("", bare)
    return SLANTED.sub(r"\1", bare)


def lines(*texts: str, kind: str = PLAIN) -> tuple[Paragraph, ...]:
    """Return texts as paragraphs; nothing for an empty one."""
    return tuple(Paragraph(plain(text), kind) for text in texts if text)


def bullets(*texts: str, numbered: bool = False) -> tuple[Bullets, ...]:
    """Return texts as one list; nothing where there are none."""
    items = tuple(Item(plain(text)) for text in texts if text)
    return (Bullets(items, numbered),) if items else ()


def led(*pairs: tuple[str, str]) -> tuple[Bullets, ...]:
    """Return pairs of a term and its text as one list; nothing where there are none."""
    items = tuple(Item(plain(text), plain(lead)) for lead, text in pairs)
    return (Bullets(items),) if items else ()


def narrow(grid: Grid) -> tuple[Table, ...]:
    """Return a table as the fewest parts that paper can hold, each with the names of its rows."""
    table = grid.printed
    width = len(table.columns) - 1
    if width <= grid.widest:
        return (table,)
    count = -(-width // grid.widest)
    step = -(-width // count)
    made = []
    for n, start in enumerate(range(1, width + 1, step), 1):
        kept = slice(start, start + step)
        caption = f"{table.caption} (part {n} of {count})"
        rows = tuple((row[0], *row[kept]) for row in table.rows)
        made.append(Table((table.columns[0], *table.columns[kept]), rows, caption))
    return tuple(made)


def form(id_: str, columns: tuple[str, ...], firsts: tuple[str, ...], caption: str) -> Grid:
    """Return an empty form: its rows begin with these words, the other cells are to fill in."""
    rows = tuple((first, *("" for _ in columns[1:])) for first in firsts)
    return Grid(id_, Table(columns, rows, caption), form=True)


def captioned(text: str, made_up: bool) -> str:
    """Return a caption that says first that its figures are made up, where they are."""
    return f"{MADE_UP} {text}" if made_up and not text.startswith(MADE_UP) else text


def drawing(
    id_: str,
    draw: Callable[..., Any],
    title: str,
    subtitle: str,
    source: str,
    *,
    caption: str,
    made_up: bool,
) -> Drawing:
    """Return one picture with its words."""
    words = Picture(title, subtitle, source, made_up)
    return Drawing(id_, partial(draw), words, captioned(caption, made_up))
