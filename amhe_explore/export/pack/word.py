"""A pack as a Word document: real headings, numbered captions, tables with repeated heads."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import docx
from docx.oxml.ns import qn

from amhe_explore.export.pack import word_styles, word_xml
from amhe_explore.export.pack.archive import same_time
from amhe_explore.export.pack.images import Image
from amhe_explore.export.pack.parts import (
    FINDING,
    NOTE,
    WARNING,
    Block,
    Bullets,
    Drawing,
    Grid,
    Pack,
    Paragraph,
    Section,
    Subheading,
    narrow,
)

STYLES = {FINDING: "Finding", NOTE: "Note", WARNING: "ReadFirst"}
MADE_UP_HEAD = "MADE-UP FIGURES"
FOOT = "NHS Talking Therapies only"
CONTENTS = "Contents"
# A fixed day in place of the moment of making: the same figures give the same bytes.
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
NEW_PAGE = ("one_page", "about", "outcomes", "actions", "tables")


def word(pack: Pack, images: Mapping[str, Image]) -> bytes:
    """Return a pack as a Word document.

    Args:
        pack: The pack.
        images: Its pictures by id.
    """
    document = docx.Document()
    word_styles.dress(document, pack.one_page)
    _properties(document, pack)
    _head_and_foot(document, pack)
    writer = _Writer(document, images)
    for xml in writer.written(pack):
        writer.add(xml)
    made = io.BytesIO()
    document.save(made)
    return same_time(made.getvalue())


def _properties(document: Any, pack: Pack) -> None:
    """Set title, subject and the like."""
    about = document.core_properties
    about.title = pack.title
    about.subject = pack.subtitle
    about.author = "AMHE Explore"
    about.last_modified_by = "AMHE Explore"
    about.keywords = f"{pack.place.code}, {pack.period}, build {pack.build}"
    about.comments = pack.source
    about.created = about.modified = NO_TIME


def _head_and_foot(document: Any, pack: Pack) -> None:
    """Write the title, and whether figures are made up, above; service and pages below."""
    section = document.sections[0]
    above = section.header.paragraphs[0]
    start = f"{MADE_UP_HEAD}. " if pack.made_up else ""
    above.text = f"{start}{pack.place.name}, {pack.period}. {FOOT}."
    below = section.footer.paragraphs[0]
    last = below.add_run(f"{start}{FOOT}. Build {pack.build}. Page ")
    parent = last.element.getparent()
    for part in (
        word_xml.field("PAGE", "1"),
        word_xml.run(" of "),
        word_xml.field("NUMPAGES", "1"),
    ):
        holder = word_xml.element(f"<w:p>{part}</w:p>")
        parent.extend(list(holder))
    for each in (above, below):
        each.style = document.styles["Note"]


class _Writer:
    """Writes the parts of one pack into a document, counting pictures, tables and marks."""

    def __init__(self, document: Any, images: Mapping[str, Image]) -> None:
        self._document = document
        self._images = images
        self._body = document.element.body
        self._end = self._body.find(qn("w:sectPr"))
        self._tables = self._pictures = self._marks = 0

    def add(self, xml: str) -> None:
        """Add one piece of XML to the end of the document."""
        self._end.addprevious(word_xml.element(xml))

    def written(self, pack: Pack) -> Iterator[str]:
        """Yield every piece of a pack."""
        yield word_xml.paragraph("Title", word_xml.run(pack.title))
        yield word_xml.paragraph("Subtitle", word_xml.run(pack.subtitle))
        if not pack.one_page:
            for warning in pack.warnings:
                text = f"Read this first. {warning}"
                yield word_xml.paragraph("ReadFirst", word_xml.run(text))
            yield word_xml.paragraph("ContentsTitle", word_xml.run(CONTENTS))
            listed = [(n, each.heading) for n, each in enumerate(pack.sections, 1)]
            yield from word_xml.contents(listed)
        for section in pack.sections:
            yield from self._section(section, pack.one_page)
        if pack.one_page:
            yield word_xml.paragraph("Note", word_xml.run(pack.source))
            yield word_xml.paragraph("Note", word_xml.run(pack.citation))

    def _section(self, section: Section, alone: bool) -> Iterator[str]:
        """Yield one section; alone on its page the title above is its heading."""
        if not alone:
            self._marks += 1
            new_page = section.id in NEW_PAGE
            yield word_xml.heading(1, section.heading, self._marks, new_page)
        for block in section.blocks:
            yield from self._block(block, 1 if alone else 2)

    def _block(self, block: Block, level: int) -> Iterator[str]:
        """Yield one block; `level` is that of headings inside a section."""
        match block:
            case Subheading():
                yield word_xml.heading(level, block.text)
            case Paragraph():
                style = STYLES.get(block.kind, "Normal")
                yield word_xml.paragraph(style, word_xml.run(block.text))
            case Bullets():
                yield from self._list(block)
            case Grid():
                yield from self._grid(block)
            case Drawing():
                yield from self._drawing(self._images[block.id])

    def _list(self, found: Bullets) -> Iterator[str]:
        """Yield a list; a numbered one begins again at 1."""
        look = ""
        if found.numbered:
            look = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self._new_numbers()}"/></w:numPr>'
        style = "ListNumber" if found.numbered else "ListBullet"
        for item in found.items:
            lead = word_xml.run(f"{item.lead}: ", bold=True) if item.lead else ""
            yield word_xml.paragraph(style, lead, word_xml.run(item.text), look=look)

    def _new_numbers(self) -> int:
        """Return the id of a new run of numbers, like those of the style and from 1."""
        numbering = self._document.part.numbering_part.element
        style = self._document.styles["List Number"].element
        (named,) = style.iter(qn("w:numId"))
        own = named.get(qn("w:val"))
        (like,) = (n for n in numbering.findall(qn("w:num")) if n.get(qn("w:numId")) == own)
        abstract = like.find(qn("w:abstractNumId")).get(qn("w:val"))
        number = max(int(n.get(qn("w:numId"))) for n in numbering.findall(qn("w:num"))) + 1
        numbering.append(
            word_xml.element(
                f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return number

    def _grid(self, grid: Grid) -> Iterator[str]:
        """Yield a table, in parts where it is wide, each under a numbered caption."""
        for part in narrow(grid):
            self._tables += 1
            yield word_xml.caption("Table", self._tables, part.caption, next_to=True)
            yield word_xml.table(part, grid.form, part.caption)
            yield word_xml.paragraph("Note")

    def _drawing(self, image: Image) -> Iterator[str]:
        """Yield a picture with its numbered caption below."""
        self._pictures += 1
        relation, _ = self._document.part.get_or_add_image(io.BytesIO(image.png))
        name = f"Figure {self._pictures}"
        yield word_xml.picture(relation, self._pictures, size_of(image.png), name, image.alt)
        yield word_xml.caption("Figure", self._pictures, image.caption, next_to=False)


def size_of(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG picture in pixels, from its header."""
    wide, high = struct.unpack(">II", png[16:24])
    return int(wide), int(high)
