"""The take-away sheet as a Word document that the room can change: complete, with real headings."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Sequence
from html import escape
from typing import Any

import docx
import vl_convert
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.shared import Mm, Pt, RGBColor

from amhe_explore.export.dots_drawing import circles, filled_of
from amhe_explore.export.qr_code import qr_png
from amhe_explore.export.takeaway import (
    FOOT,
    KEY,
    MADE_UP,
    MADE_UP_SENTENCE,
    SERVICE,
    Sheet,
    barrier_tag,
    dots_text,
)
from amhe_explore.measures import ActionNote

FONT, BODY_PT, LARGE_PT = "Arial", 12, 18
INK, FOCUS, SOFT, MARK = "1B1F23", "12436D", "4A5560", "801650"
# Characters that no XML document may hold; a note pasted from elsewhere can carry them.
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NOTHING = "Nothing was written down."
SQUARE, BETWEEN, HEAD = 202, 64, 92
NAME_WIDTH, NAME_LINES = 32, 2
DRAWN_FONT = "Arial, sans-serif"
PICTURE_SCALE = 3.0


def takeaway_word(sheet: Sheet, large: bool = False) -> bytes:
    """Return the sheet as a Word document, in British English.

    Args:
        sheet: What it holds.
        large: Whether in large print (18 point).
    """
    document = docx.Document()
    _set_up(document, sheet, LARGE_PT if large else BODY_PT)
    document.add_heading(_clean(_title(sheet)), level=1)
    _paragraph(document, " · ".join(part for part in (sheet.held, SERVICE) if part), color=SOFT)
    _picture(document, sheet)
    for title, lines in _lists(sheet):
        _list(document, title, lines)
    _barriers(document, sheet)
    _list(document, "Must not lose", sheet.must_not_lose)
    _list(document, "What already works here", sheet.works_here)
    _ideas(document, sheet)
    _actions(document, sheet.actions)
    _list(document, "We meet again", sheet.meet_again)
    _list(document, "How was it?", sheet.feedback)
    _view(document, sheet)
    _list(document, "If today stirred something up", [f"{who}: {how}" for who, how in sheet.help])
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def sides_svg(sheet: Sheet) -> str:
    """Return the squares of dots side by side with names and numbers; "" without a picture."""
    drawn = [
        (side, filled) for side in sheet.sides if (filled := filled_of(side.number)) is not None
    ]
    if not drawn:
        return ""
    parts = []
    for place, (side, filled) in enumerate(drawn):
        named = "".join(
            f'<text x="2" y="{16 + 17 * line}" font-size="14" font-weight="bold" fill="#{INK}">'
            f"{escape(text)}</text>"
            for line, text in enumerate(_name_lines(side.name))
        )
        parts.append(
            f'<g transform="translate({place * (SQUARE + BETWEEN)},0)" '
            f'font-family="{DRAWN_FONT}">{named}'
            f'<text x="2" y="{HEAD - 12}" font-size="40" font-weight="bold" '
            f'fill="#{FOCUS}">{side.number}'
            f'<tspan font-size="14" font-weight="normal" fill="#{SOFT}"> of 100</tspan></text>'
            f'<g transform="translate(0,{HEAD})">{circles(filled)}</g></g>'
        )
    width, height = len(drawn) * (SQUARE + BETWEEN), SQUARE + HEAD
    mark = ""
    if sheet.made_up:
        mark = (
            f'<text x="{width / 2 - 20}" y="{HEAD + 110}" font-size="44" font-weight="bold" '
            f'font-family="{DRAWN_FONT}" text-anchor="middle" fill="#{MARK}" opacity="0.22" '
            f'transform="rotate(-20 {width / 2 - 20} {HEAD + 110})">{MADE_UP}</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#FFFFFF"/>'
        f"{''.join(parts)}{mark}</svg>"
    )


def _name_lines(name: str) -> list[str]:
    """Return the name of a group in as many lines as stand above its dots."""
    return textwrap.wrap(_clean(name), NAME_WIDTH, max_lines=NAME_LINES, placeholder=" …") or [""]


def _set_up(document: Document, sheet: Sheet, size: int) -> None:
    """Set paper, fonts, language, properties and foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(size)
    normal.paragraph_format.space_after = Pt(size / 3)
    _language(normal.element.get_or_add_rPr())
    for level, times in ((1, 1.8), (2, 1.25)):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size = FONT, Pt(size * times)
        style.font.color.rgb = RGBColor.from_string(INK)
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), FONT)
        style.element.rPr.rFonts.attrib.pop(qn("w:asciiTheme"))
        style.paragraph_format.space_before = Pt(size * (0.5 if level == 1 else 1))
        style.paragraph_format.space_after = Pt(size / 3)
    properties = document.core_properties
    properties.title = _title(sheet)
    properties.author, properties.language = "AMHE Explore", "en-GB"
    properties.comments = FOOT
    if sheet.made_up:
        head = section.header.paragraphs[0]
        _run(head, f"{MADE_UP}. {MADE_UP_SENTENCE}", bold=True, color=MARK)
    foot = section.footer.paragraphs[0]
    _run(foot, f"{FOOT}  Page ", color=SOFT)
    _page_number(foot)


def _title(sheet: Sheet) -> str:
    """Return the title, which says first where the figures are made up."""
    return f"{MADE_UP}. {sheet.title}" if sheet.made_up else sheet.title


def _language(properties: Any) -> None:
    """Mark text as British English, so that it is spelt and read aloud as such."""
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(name), "en-GB")
    properties.append(language)


def _page_number(paragraph: Any) -> None:
    """Put the number of the page after a paragraph."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)  # noqa: SLF001 - no public way


def _picture(document: Document, sheet: Sheet) -> None:
    """Put the sentence, the dots with their alternative text, and what stands under them."""
    document.add_heading(_clean(sheet.sentence), level=2)
    drawing = sides_svg(sheet)
    if drawing:
        png = vl_convert.svg_to_png(drawing, scale=PICTURE_SCALE)
        shape = document.add_picture(io.BytesIO(png), width=Mm(84 * len(sheet.sides)))
        said = "; ".join(f"{each.name}: {each.number} of 100 dots filled" for each in sheet.sides)
        start = f"{MADE_UP}. " if sheet.made_up else ""
        _describe(shape, f"{start}A hundred dots a group. {said}.")
        official = [
            f"“{side.name}” is our word for: {side.official}."
            for side in sheet.sides
            if side.name != side.official
        ]
        source = sheet.source.removeprefix(KEY).strip()
        _paragraph(document, " ".join((KEY, *official, source)), color=SOFT, smaller=True)
    _paragraph(document, sheet.shows, bold=True)
    _paragraph(document, " ".join(sheet.about))


def _lists(sheet: Sheet) -> list[tuple[str, Sequence[str]]]:
    """Return the lists that follow the picture, with their titles."""
    return [
        ("The words we agreed", [f"“{each.agreed}” for: {each.official}" for each in sheet.words]),
        ("What is fixed, and what can change", sheet.limits),
        ("Who is missing from the picture", sheet.missing),
        ("Who will ask them", sheet.who_asks),
        ("A better question or form", sheet.better_form),
        ("What we noticed", sheet.noticed),
        ("What we still want to ask", sheet.questions),
    ]


def _list(document: Document, title: str, lines: Sequence[str]) -> None:
    """Put a heading and its lines as a list."""
    document.add_heading(title, level=2)
    for line in lines:
        document.add_paragraph(_clean(line), style="List Bullet")
    if not lines:
        _paragraph(document, NOTHING, color=SOFT)


def _barriers(document: Document, sheet: Sheet) -> None:
    """Put the barriers with their dots."""
    document.add_heading("What gets in the way", level=2)
    if not sheet.barriers:
        _paragraph(document, NOTHING, color=SOFT)
        return
    rows = [
        (
            each.text,
            barrier_tag(each, stage),
            dots_text(each) if each.dots <= 20 else f"{each.dots}",
        )
        for each, stage in sheet.barriers
    ]
    _table(document, ("Barrier", "When", "Dots"), rows, (92, 46, 36))
    _paragraph(document, "● people  ○ staff, who chose last", color=SOFT, smaller=True)


def _ideas(document: Document, sheet: Sheet) -> None:
    """Put the ideas, who would act, and who might lose out."""
    document.add_heading("What would help", level=2)
    if not sheet.ideas:
        _paragraph(document, NOTHING, color=SOFT)
        return
    rows = [(each.text, each.who_acts, each.who_loses) for each in sheet.ideas]
    _table(document, ("Idea", "Who would act", "Who might lose out"), rows, (84, 45, 45))


def _actions(document: Document, actions: Sequence[ActionNote]) -> None:
    """Put the actions, and one empty row to write in."""
    document.add_heading("What we will do", level=2)
    rows = [
        (
            each.what,
            f"{each.who}, {each.by}".strip(", "),
            " ".join(part for part in (each.baseline, each.shows_change) if part),
            each.second_sign,
        )
        for each in actions
    ]
    heads = ("What", "Who, by when", "Number to watch, now", "What we would see or feel")
    _table(document, heads, [*rows, ("", "", "", "")], (46, 34, 52, 42))


def _view(document: Document, sheet: Sheet) -> None:
    """Put the code and the address of the picture's page, which hold no notes."""
    picture = qr_png(sheet.address)
    if not picture:
        return
    document.add_heading("See the picture again", level=2)
    shape = document.add_picture(io.BytesIO(picture), width=Mm(32))
    _describe(shape, "QR code that opens the page of the picture; no notes")
    _paragraph(document, sheet.address, color=SOFT, smaller=True)


def _table(
    document: Document,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
) -> None:
    """Put a table whose first row is its head and is repeated on each page."""
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _run(cell.paragraphs[0], head, bold=True)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - no public way
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.paragraphs[0].add_run(_clean(text))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    for line in table.rows:
        whole = OxmlElement("w:cantSplit")
        line._tr.get_or_add_trPr().append(whole)  # noqa: SLF001 - no public way


def _describe(shape: InlineShape, says: str) -> None:
    """Give a picture its alternative text."""
    shape._inline.docPr.set("descr", _clean(says))  # noqa: SLF001 - no public way


def _paragraph(
    document: Document, text: str, bold: bool = False, color: str = INK, smaller: bool = False
) -> None:
    """Put a paragraph; nothing where there is no text."""
    if text:
        run = _run(document.add_paragraph(), text, bold, color)
        if smaller:
            run.font.size = Pt(document.styles["Normal"].font.size.pt * 0.8)


def _run(paragraph: Any, text: str, bold: bool = False, color: str = INK) -> Any:
    """Return a run of text put at the end of a paragraph."""
    run = paragraph.add_run(_clean(text))
    run.bold = bold
    run.font.color.rgb = RGBColor.from_string(color)
    return run


def _clean(text: str) -> str:
    """Return a text without characters that XML refuses."""
    return NOT_IN_XML.sub("", text)
