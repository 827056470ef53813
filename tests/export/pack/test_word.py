"""The Word document, read back: headings, captions, alt texts, heads, language, marks."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from typing import Any

import docx
from docx.oxml.ns import qn

from amhe_explore.export import pack as packs
from amhe_explore.export.pack.parts import narrow
from tests.export.pack.conftest import Finished


def opened(found: Finished) -> Any:
    return docx.Document(io.BytesIO(found.files["docx"]))


def levels(document: Any) -> list[int]:
    """The level of every heading in order."""
    names = (paragraph.style.name for paragraph in document.paragraphs)
    return [int(name.removeprefix("Heading ")) for name in names if name.startswith("Heading ")]


def text_of(found: Finished) -> str:
    """Every text of the document: paragraphs, cells, header and footer."""
    document = opened(found)
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_headings_are_real_and_never_skip_a_level(whole: Finished) -> None:
    found = levels(opened(whole))
    assert found.count(1) == len(packs.section_ids())
    assert found[0] == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(found))


def test_every_picture_says_what_it_shows(whole: Finished) -> None:
    document = opened(whole)
    properties = list(document.element.body.iter(qn("wp:docPr")))
    assert len(properties) == len(whole.pack.drawings) > 5
    assert all(len(each.get("descr")) > 20 for each in properties)
    assert len({each.get("id") for each in properties}) == len(properties)


def test_captions_are_numbered_by_fields_without_a_gap(whole: Finished) -> None:
    captions = [p.text for p in opened(whole).paragraphs if p.style.name == "Caption"]
    for kind in ("Table", "Figure"):
        numbers = [int(m[1]) for text in captions if (m := re.match(rf"{kind} (\d+)\. \S", text))]
        assert numbers == list(range(1, len(numbers) + 1))
        assert numbers
    xml = zipfile.ZipFile(io.BytesIO(whole.files["docx"])).read("word/document.xml").decode()
    assert xml.count("SEQ Table \\* ARABIC") == sum(len(narrow(g)) for g in whole.pack.grids)
    assert xml.count("SEQ Figure \\* ARABIC") == len(whole.pack.drawings)
    assert "TOC \\o" in xml


def test_every_table_repeats_its_heads_and_has_no_empty_cell_but_in_forms(whole: Finished) -> None:
    document = opened(whole)
    forms = [grid for grid in whole.pack.grids for _ in narrow(grid)]
    assert len(document.tables) == len(forms)
    for grid, table in zip(forms, document.tables, strict=True):
        first = table.rows[0]._tr
        assert first.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert all(cell.text for cell in table.rows[0].cells)
        if not grid.form:
            assert all(cell.text.strip() for row in table.rows for cell in row.cells), grid.id
        assert not list(table._tbl.iter(qn("w:gridSpan")))
        assert not list(table._tbl.iter(qn("w:vMerge")))


def test_each_table_holds_the_cells_of_the_pack(whole: Finished) -> None:
    parts = [part for grid in whole.pack.grids for part in narrow(grid)]
    for part, table in zip(parts, opened(whole).tables, strict=True):
        read = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert read == [part.columns, *part.rows]


def test_the_language_is_british_english_and_pages_are_numbered(whole: Finished) -> None:
    archive = zipfile.ZipFile(io.BytesIO(whole.files["docx"]))
    styles = archive.read("word/styles.xml").decode()
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"en-GB"}
    foot = next(archive.read(n).decode() for n in archive.namelist() if "footer" in n)
    assert " PAGE " in foot
    assert " NUMPAGES " in foot
    assert opened(whole).core_properties.language == "en-GB"


def test_numbered_lists_begin_again_at_one(whole: Finished) -> None:
    numbered = [
        p._p.pPr.numPr.numId.val for p in opened(whole).paragraphs if p.style.name == "List Number"
    ]
    assert len(set(numbered)) == sum(
        isinstance(block, packs.Bullets) and block.numbered for _, block in whole.pack.blocks()
    )


def test_no_mark_of_a_screen_is_left_in_the_words(whole: Finished) -> None:
    said = text_of(whole)
    for mark in ("**", ":small", ":gray", "`", "nan%", "](", "{", "}"):
        kept = said.replace("**bold**", "") if mark == "**" else said
        assert mark not in kept, mark


def test_the_same_figures_give_the_same_bytes(whole: Finished, invented: Finished) -> None:
    (again,) = packs.files_of(whole.pack, ("xlsx",)).values()
    assert again == whole.files["xlsx"]
    archive = zipfile.ZipFile(io.BytesIO(invented.files["zip"]))
    for name, image in invented.images.items():
        assert archive.read(f"charts/MADE-UP_{name}.svg").decode() == image.svg
        assert archive.read(f"charts/MADE-UP_{name}.png") == image.png
    times = {i.date_time for i in zipfile.ZipFile(io.BytesIO(whole.files["docx"])).infolist()}
    assert times == {(2000, 1, 1, 0, 0, 0)}


def test_made_up_stands_in_name_title_header_and_every_picture(invented: Finished) -> None:
    assert all(name.startswith("MADE-UP_") for name in invented.names)
    document = opened(invented)
    assert document.core_properties.title.startswith("Made-up figures.")
    assert document.paragraphs[0].text.startswith("Made-up figures.")
    section = document.sections[0]
    assert section.header.paragraphs[0].text.startswith("MADE-UP FIGURES")
    assert section.footer.paragraphs[0].text.startswith("MADE-UP FIGURES")
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    fills = ("to be filled in", "to be checked")
    figures = [text for text in captions if not text.endswith(fills)]
    assert all("Made-up figures." in text for text in figures), figures
    assert all("MADE-UP FIGURES" in image.svg for image in invented.images.values())
    assert all("ade-up figures" in image.alt for image in invented.images.values())


def test_what_people_said_stands_as_written_and_nobody_is_named(whole: Finished) -> None:
    said = text_of(whole)
    assert "It is not a small difference" in said
    assert "<script>alert(1)</script> & " in said
    assert "The call came on shift (dots: 6 of people)" in said
    for left_out in ("A. Person", "As printed", "Thrown out", "heard"):
        assert left_out not in said
