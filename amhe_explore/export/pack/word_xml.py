"""Pieces of a Word document as its own XML: paragraphs, fields, lists, tables, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from amhe_explore.export.tables import Table

NAMESPACES = nsdecls("w", "wp", "a", "pic", "r")
# Of a page of paper between its margins, in twentieths of a point and in English Metric Units.
TEXT_WIDTH = 9_638
EMU_PER_TWIP = 635
PICTURE_WIDTH = TEXT_WIDTH * EMU_PER_TWIP
PICTURE_HEIGHT = 8_400_000
FORM_ROW = 850
LONGEST, LONGEST_WORD, ROOM_TO_WRITE = 60, 15, 30
# A letter of a table, and what stands around a cell.
LETTER, CELL_EDGES = 100, 150


def element(xml: str) -> Any:
    """Return a piece of XML, whose first element has no namespaces yet, as an element."""
    head, _, rest = xml.partition(">")
    closed = head.endswith("/")
    opening = head.removesuffix("/")
    return parse_xml(f"{opening} {NAMESPACES}{'/' if closed else ''}>{rest}")


def run(text: str, bold: bool = False) -> str:
    """Return a run of text."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{clean(text)}</w:t></w:r>'


def clean(text: str) -> str:
    """Return text fit for XML: escaped, without control characters."""
    return escape("".join(c for c in text if c.isprintable() or c == " "))


def paragraph(style: str, *runs: str, look: str = "") -> str:
    """Return a paragraph of a style made of runs; `look` adds to its properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{look}</w:pPr>{"".join(runs)}</w:p>'


def field(instruction: str, shown: str) -> str:
    """Return a field with what it shows until it is updated."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{clean(shown)}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def caption(kind: str, number: int, text: str, next_to: bool) -> str:
    """Return a numbered caption: "Table 3. ..."; `next_to`: what follows stays on its page."""
    look = "<w:keepNext/>" if next_to else ""
    return paragraph(
        "Caption",
        run(f"{kind} "),
        field(f"SEQ {kind} \\* ARABIC", str(number)),
        run(f". {text}"),
        look=look,
    )


def heading(level: int, text: str, mark: int | None = None, new_page: bool = False) -> str:
    """Return a heading; with a mark the contents can lead to it."""
    look = "<w:pageBreakBefore/>" if new_page else ""
    if mark is None:
        return paragraph(f"Heading{level}", run(text), look=look)
    return paragraph(
        f"Heading{level}",
        f'<w:bookmarkStart w:id="{mark}" w:name="{mark_name(mark)}"/>',
        run(text),
        f'<w:bookmarkEnd w:id="{mark}"/>',
        look=look,
    )


def mark_name(mark: int) -> str:
    """Return the name of a mark that the contents lead to."""
    return f"_Toc{mark:06d}"


def contents(headings: Sequence[tuple[int, str]]) -> list[str]:
    """Return the field of contents, filled in already: one paragraph a heading."""
    made = []
    for n, (mark, text) in enumerate(headings):
        link = f'<w:hyperlink w:anchor="{mark_name(mark)}" w:history="1">{run(text)}</w:hyperlink>'
        begin = end = ""
        if n == 0:
            begin = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText '
                'xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            )
        if n == len(headings) - 1:
            end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        made.append(paragraph("TOC1", begin, link, end))
    return made


def table(found: Table, form: bool, name: str) -> str:
    """Return a table: its first row is repeated on each page, no row is parted between pages."""
    widths = _widths(found, form)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(found.columns, widths, "TableHead", "<w:cantSplit/><w:tblHeader/>")
    height = f'<w:cantSplit/><w:trHeight w:val="{FORM_ROW}" w:hRule="atLeast"/>'
    rows = "".join(
        _row(row, widths, "TableText", height if form else "<w:cantSplit/>") for row in found.rows
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="PackTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(clean_attribute(name))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def clean_attribute(text: str) -> str:
    """Return text fit for an attribute: one line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _row(cells: Sequence[str], widths: Sequence[int], style: str, look: str) -> str:
    """Return one row."""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(style, run(cell) if cell else '')}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{look}</w:trPr>{made}</w:tr>"


def _widths(found: Table, form: bool) -> list[int]:
    """Return the widths of the columns: each holds its longest word, the rest goes by its texts.

    The cells to fill in of a form get room to write.
    """
    least, weights = [], []
    for column, head in enumerate(found.columns):
        texts = [row[column] for row in found.rows if row[column]]
        words = max((len(word) for text in (head, *texts) for word in text.split()), default=0)
        least.append(CELL_EDGES + LETTER * min(words, LONGEST_WORD))
        usual = sum(len(text) for text in texts) / len(texts) if texts else len(head)
        longest = max(len(text) for text in (head, *texts))
        empty = form and not texts
        fitting = longest if column == 0 else (longest + usual) / 2
        weights.append(ROOM_TO_WRITE if empty else min(fitting, LONGEST))
    spare = max(TEXT_WIDTH - sum(least), 0)
    whole = sum(weights)
    widths = [low + spare * weight / whole for low, weight in zip(least, weights, strict=True)]
    return [round(width * TEXT_WIDTH / sum(widths)) for width in widths]


def picture(relation: str, number: int, size: tuple[int, int], name: str, alt: str) -> str:
    """Return a paragraph with one picture, its words for those who do not see it.

    Args:
        relation: Id of the picture in the document.
        number: Its number.
        size: Width and height in pixels.
        name: Its name.
        alt: What it shows.
    """
    wide, high = size
    width = PICTURE_WIDTH
    height = round(width * high / wide)
    if height > PICTURE_HEIGHT:
        width, height = round(width * PICTURE_HEIGHT / height), PICTURE_HEIGHT
    said, named = quoteattr(clean_attribute(alt)), quoteattr(clean_attribute(name))
    return paragraph(
        "Figure",
        "<w:r><w:drawing>"
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name={named} descr={said}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name={named} descr={said}/>'
        "<pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>",
        look="<w:keepNext/>",
    )
