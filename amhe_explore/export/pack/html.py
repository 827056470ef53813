"""A pack as one web page that needs no other file: semantic, accessible, fit to be printed."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from amhe_explore.export.pack.images import Image
from amhe_explore.export.pack.parts import (
    PLAIN,
    Block,
    Bullets,
    Drawing,
    Grid,
    Item,
    Pack,
    Paragraph,
    Section,
    Subheading,
)
from amhe_explore.export.tables import Table

LANGUAGE = "en-GB"
SHEET = Path(__file__).with_name("style.css")
MADE_UP_HEAD = "MADE-UP FIGURES. An example place: these figures describe nobody."
NEW_PAGE = ("about", "outcomes", "actions", "tables")
LONGEST_WORD = 30


def html(pack: Pack, images: Mapping[str, Image]) -> bytes:
    """Return a pack as one web page.

    Args:
        pack: The pack.
        images: Its pictures by id.
    """
    writer = _Writer(images)
    body = "\n".join(writer.written(pack))
    title = escape(pack.title)
    page = (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="description" content="{escape(pack.subtitle)}">\n'
        f"<title>{title}</title>\n<style>\n{SHEET.read_text('utf-8')}</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


class _Writer:
    """Writes the parts of one pack, counting pictures and tables."""

    def __init__(self, images: Mapping[str, Image]) -> None:
        self._images = images
        self._tables = self._pictures = 0

    def written(self, pack: Pack) -> Iterator[str]:
        """Yield every piece of a pack."""
        yield '<a class="skip" href="#main">Skip to the content</a>'
        yield "<header>"
        if pack.made_up:
            yield f'<p class="made-up">{MADE_UP_HEAD}</p>'
        yield f"<h1>{escape(pack.title)}</h1>"
        yield f'<p class="subtitle">{escape(pack.subtitle)}</p>'
        if not pack.one_page:
            for warning in pack.warnings:
                yield f'<p class="warning">Read this first. {escape(warning)}</p>'
        yield "</header>"
        if not pack.one_page:
            yield from _contents(pack)
        yield '<main id="main">'
        for section in pack.sections:
            yield from self._section(section, pack.one_page)
        yield "</main>"
        start = f"{MADE_UP_HEAD} " if pack.made_up else ""
        yield f"<footer><p>{escape(start + pack.source)}</p><p>{escape(pack.citation)}</p></footer>"

    def _section(self, section: Section, alone: bool) -> Iterator[str]:
        """Yield one section; alone on its page the title above is its heading."""
        if alone:
            for block in section.blocks:
                yield from self._block(block, "h2")
            return
        kind = ' class="page"' if section.id in NEW_PAGE else ""
        name = _anchor(section)
        yield f'<section aria-labelledby="{name}"{kind}>'
        yield f'<h2 id="{name}">{escape(section.heading)}</h2>'
        for block in section.blocks:
            yield from self._block(block, "h3")
        yield "</section>"

    def _block(self, block: Block, heading: str) -> Iterator[str]:
        """Yield one block; `heading` is the element of headings inside a section."""
        match block:
            case Subheading():
                yield f"<{heading}>{escape(block.text)}</{heading}>"
            case Paragraph():
                kind = "" if block.kind == PLAIN else f' class="{block.kind}"'
                yield f"<p{kind}>{escape(block.text)}</p>"
            case Bullets():
                element = "ol" if block.numbered else "ul"
                items = "".join(f"<li>{_item(each)}</li>" for each in block.items)
                yield f"<{element}>{items}</{element}>"
            case Grid():
                yield self._grid(block)
            case Drawing():
                yield self._drawing(self._images[block.id])

    def _grid(self, grid: Grid) -> str:
        """Return a table in a box of its own that scrolls where the screen is narrow."""
        self._tables += 1
        caption = f"Table {self._tables}. {grid.table.caption}"
        kind = ' class="form"' if grid.form else ""
        return (
            f'<div class="scroll" role="region" aria-label="{escape(caption)}" tabindex="0">'
            f"<table{kind}><caption>{escape(caption)}</caption>{_cells(grid.printed)}</table></div>"
        )

    def _drawing(self, image: Image) -> str:
        """Return a picture with its caption."""
        self._pictures += 1
        content = base64.b64encode(image.svg.encode("utf-8")).decode("ascii")
        caption = escape(f"Figure {self._pictures}. {image.caption}")
        return (
            f'<figure><img src="data:image/svg+xml;base64,{content}" alt="{escape(image.alt)}">'
            f"<figcaption>{caption}</figcaption></figure>"
        )


def _contents(pack: Pack) -> Iterator[str]:
    """Yield the list of sections, each a link."""
    yield '<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>'
    for section in pack.sections:
        yield f'<li><a href="#{_anchor(section)}">{escape(section.heading)}</a></li>'
    yield "</ol></nav>"


def _anchor(section: Section) -> str:
    """Return the name that links to a section."""
    return f"section-{section.id.replace('_', '-')}"


def _item(item: Item) -> str:
    """Return one line of a list."""
    lead = f"<strong>{escape(item.lead)}:</strong> " if item.lead else ""
    return f"{lead}{escape(item.text)}"


def _cells(table: Table) -> str:
    """Return the rows of a table: heads above, and the first cell naming each row."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td{_long(cell)}>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in table.rows
    )
    return f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"


def _long(cell: str) -> str:
    """Return the class of a cell whose words may be broken anywhere: checksums."""
    return ' class="code"' if max(map(len, cell.split()), default=0) > LONGEST_WORD else ""
