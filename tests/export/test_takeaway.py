"""The take-away sheet: on paper, in Word, and the page for next time. Nothing in it can act."""

from __future__ import annotations

import io
import itertools
import re
from xml.etree import ElementTree as ET

import docx
import pytest
import segno
from docx.document import Document

from amhe_explore import export, measures
from amhe_explore.export import dots_drawing, qr_code
from amhe_explore.export.takeaway_word import takeaway_word
from tests import roomful

# Tags that stand alone in HTML and need a partner in XML.
ALONE = re.compile(r"<(meta)([^>]*)>")
WORD_LANGUAGE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"


def parsed(page: str) -> ET.Element:
    """The page read by a strict parser: one that stops at the first fault."""
    body = page.removeprefix("<!doctype html>\n").replace("&nbsp;", " ")
    return ET.fromstring(ALONE.sub(r"<\1\2/>", body))  # noqa: S314 - made by this test


def words(page: str) -> str:
    """Every word of the page, without its style."""
    root = parsed(page)
    return " ".join(
        text.strip()
        for each in root.iter()
        if each.tag != "style"
        for text in (each.text or "", each.tail or "")
    )


def document(made_up: bool = False, large: bool = False) -> Document:
    """The Word copy, read back."""
    made = takeaway_word(export.sheet_of(roomful.record(made_up)), large)
    return docx.Document(io.BytesIO(made))


def word_text(found: Document) -> str:
    """Every word of a Word document."""
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in found.paragraphs), *cells])


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_the_sheet_holds_what_the_room_said_on_two_sides(paper: str) -> None:
    page = export.takeaway_page(export.sheet_of(roomful.record()), paper)
    said = words(page)
    for text in (
        "Take 100 courses of treatment.", "Areas with least money", "Most deprived areas",
        "It is not a small difference", "People feel shame", "Open one evening", "Service lead",
        "41 of 100 in 2023-24", "116 123", "Not a record of any person.", "18 June, 10:30",
    ):  # fmt: skip
        assert text in said
    assert f"@page {{ size: {paper};" in page
    assert page.count('class="side') == 2
    assert "MADE-UP" not in said


def test_what_people_wrote_is_text_and_nothing_is_fetched() -> None:
    page = export.takeaway_page(export.sheet_of(roomful.record()))
    root = parsed(page)
    assert {each.tag for each in root.iter()}.isdisjoint({"script", "img", "link", "iframe"})
    assert "alert(" in words(page)
    assert "url(" not in page
    assert not re.search(r'(?:src|href)="', page)


def test_the_dots_on_paper_are_the_number_above_them() -> None:
    root = parsed(export.takeaway_page(export.sheet_of(roomful.record())))
    squares = [
        each
        for each in root.iter("{http://www.w3.org/2000/svg}svg")
        if "dots" in each.get("aria-label", "")
    ]
    filled = [sum(dot.get("fill") == dots_drawing.FOCUS for dot in square) for square in squares]
    assert [len(square) for square in squares] == [100, 100]
    assert filled == [41, 53]


@pytest.mark.parametrize(
    ("number", "filled"), [("0", 0), ("under 1", 0), ("100", 100), ("suppressed (under 5)", None)]
)
def test_a_number_that_is_none_draws_nothing(number: str, filled: int | None) -> None:
    assert dots_drawing.filled_of(number) == filled
    assert bool(dots_drawing.dots_svg(number, "A")) == (filled is not None)


def test_the_code_is_that_of_the_view_and_made_here() -> None:
    sheet = export.sheet_of(roomful.record())
    assert sheet.address == roomful.ADDRESS
    path = re.search(r' d="([^"]+)"', qr_code.qr_svg(sheet.address, "view"))
    twin = re.search(
        r' d="([^"]+)"',
        segno.make(roomful.ADDRESS, error="m", micro=False).svg_inline(border=2, omitsize=True),
    )
    assert path
    assert twin
    assert path[1] == twin[1]
    assert qr_code.qr_png(sheet.address).startswith(b"\x89PNG")
    assert qr_code.qr_svg("x" * 1201, "view") == ""


def test_a_sheet_of_an_example_place_says_made_up_everywhere() -> None:
    page = export.takeaway_page(export.sheet_of(roomful.record(made_up=True)))
    assert "<title>MADE-UP FIGURES. Example Coast workshop</title>" in page
    assert page.count('class="across"') == 2
    assert page.count("Made-up figures of an example place.") == 2
    found = document(made_up=True)
    assert found.core_properties.title.startswith("MADE-UP FIGURES.")
    assert "MADE-UP FIGURES" in found.sections[0].header.paragraphs[0].text
    assert found.paragraphs[0].text == "MADE-UP FIGURES. Example Coast workshop"


def test_word_holds_everything_with_real_headings_and_alternative_texts() -> None:
    found = document()
    said = word_text(found)
    for text in (roomful.HOSTILE, "The drop-in on Mondays", "●●●●●○", "It must move by about 3"):
        assert text in said
    levels = [
        int(each.style.name[-1])
        for each in found.paragraphs
        if each.style is not None and str(each.style.name).startswith("Heading")
    ]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    told = [each._inline.docPr.get("descr") for each in found.inline_shapes]
    assert len(told) == 2
    assert told[0] is not None
    assert "41 of 100 dots filled" in told[0]
    assert all(told)
    assert found.core_properties.language == "en-GB"
    for table in found.tables:
        assert table.rows[0]._tr.trPr is not None


def test_a_character_that_xml_refuses_does_not_spoil_the_document() -> None:
    record = roomful.record().with_note("noticed", "a\x07b\x00c")
    made = takeaway_word(export.sheet_of(record))
    assert "abc" in word_text(docx.Document(io.BytesIO(made)))


def test_large_print_is_larger() -> None:
    sizes = [document(large=each).styles["Normal"].font.size for each in (False, True)]
    assert sizes[0] is not None
    assert sizes[1] is not None
    assert sizes[1].pt >= 18 > sizes[0].pt


def test_an_empty_workshop_still_makes_a_sheet() -> None:
    sheet = export.sheet_of(measures.WorkshopRecord())
    assert "No picture was shown." in words(export.takeaway_page(sheet))
    assert takeaway_word(sheet)


def test_you_said_leaves_a_line_to_write_on_and_shows_what_was_done() -> None:
    rows = (
        export.YouSaid("Open one evening", "Service lead, June", ("Then: 41 of 100.",), "Calm", ""),
        export.YouSaid("Easy letter", "", (), "", "Six of us <wrote> it"),
    )
    page = export.you_said_page("Kent and Medway", "12 March", rows, made_up=False)
    said = words(page)
    assert "_____" in said
    assert "Six of us <wrote> it" in said
    assert "MADE-UP" not in said
    marked = export.you_said_page("Example Coast", "", rows, made_up=True)
    assert "<title>MADE-UP FIGURES. You said, what happened</title>" in marked
