"""The look of a Word document: fonts, headings, captions, tables, language."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from amhe_explore.theme import LIGHT

LANGUAGE = "en-GB"
# What a word processor itself calls the first level of contents, and its id.
IDS = MappingProxyType({"toc 1": "TOC1"})
FONT = "Arial"
HEADINGS = ((1, 17, 18), (2, 13, 12))
MARGIN_MM, ONE_PAGE_MARGIN_MM = 20, 17
WARNING_GROUND, WARNING_EDGE = "FFF6DB", "F46A25"


def dress(document: Any, one_page: bool) -> None:
    """Give a new document its page, fonts, styles and language.

    Args:
        document: A document of python-docx.
        one_page: Whether everything must fit on one page.
    """
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    margin = Mm(ONE_PAGE_MARGIN_MM if one_page else MARGIN_MM)
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin = section.bottom_margin = margin
    section.header_distance = section.footer_distance = Mm(9)
    styles = document.styles
    normal = styles["Normal"]
    _font(normal, 9.5 if one_page else 10.5)
    _space(normal, 0, 4 if one_page else 6, 1.1 if one_page else 1.2)
    for level, size, before in HEADINGS:
        style = styles[f"Heading {level}"]
        _font(style, size - (3 if one_page else 0), bold=True, color=LIGHT.focus)
        _space(style, 6 if one_page else before, 3 if one_page else 5)
        style.paragraph_format.keep_with_next = True
    _font(styles["Title"], 18 if one_page else 24, bold=True, color=LIGHT.focus)
    _space(styles["Title"], 0, 4)
    _without_line(styles["Title"])
    for name in ("Title", "Subtitle"):
        _unspaced(styles[name])
    _font(styles["Subtitle"], 11, color=LIGHT.soft)
    styles["Subtitle"].font.italic = False
    _space(styles["Subtitle"], 0, 6 if one_page else 12)
    _font(styles["Caption"], 9, bold=True, color=LIGHT.ink)
    _space(styles["Caption"], 8, 4)
    for name in ("List Bullet", "List Number"):
        _space(styles[name], 0, 2 if one_page else 4)
    _added(document, one_page)
    _set_language(document)


def _added(document: Any, one_page: bool) -> None:
    """Add the styles that a new document does not have."""
    styles = document.styles
    paragraph = WD_STYLE_TYPE.PARAGRAPH
    for name, size, color, bold in (
        ("Finding", 11.5, LIGHT.ink, True),
        ("Note", 8.5 if one_page else 9, LIGHT.soft, False),
        ("ReadFirst", 9.5 if one_page else 10.5, LIGHT.ink, False),
        ("TableText", 8.5, LIGHT.ink, False),
        ("TableHead", 8.5, LIGHT.ink, True),
        ("Figure", 10, LIGHT.ink, False),
        ("toc 1", 10.5, LIGHT.ink, False),
        ("ContentsTitle", 13, LIGHT.focus, True),
    ):
        style = styles.add_style(name, paragraph)
        style.base_style = styles["Normal"]
        _font(style, size, bold=bold, color=color)
        style.element.set(qn("w:styleId"), IDS.get(name, name))
        if name in IDS:
            style.element.attrib.pop(qn("w:customStyle"), None)
    for name in ("TableText", "TableHead"):
        _space(styles[name], 2, 2, 1.0)
    _space(styles["toc 1"], 0, 3)
    _space(styles["Figure"], 8, 2)
    edge = parse_xml(
        f"<w:pBdr {nsdecls('w')}>"
        f'<w:left w:val="single" w:sz="36" w:space="8" w:color="{WARNING_EDGE}"/></w:pBdr>'
    )
    ground = parse_xml(
        f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{WARNING_GROUND}"/>'
    )
    look = styles["ReadFirst"].element.get_or_add_pPr()
    look.insert_element_before(edge, "w:shd", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    look.insert_element_before(ground, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    styles.element.append(parse_xml(_table_style()))


def _table_style() -> str:
    """Return the style of tables: thin rules between rows, a strong one under the heads."""
    rule = LIGHT.ref.removeprefix("#")
    ink = LIGHT.ink.removeprefix("#")
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PackTable">'
        '<w:name w:val="Pack Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{ink}"/>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ink}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{rule}"/>'
        '</w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/>'
        '<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{ink}"/></w:tcBorders></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def _font(style: Any, size: float, bold: bool = False, color: str = LIGHT.ink) -> None:
    """Set the font of a style, for every script."""
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.color.rgb = RGBColor.from_string(color.removeprefix("#"))
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), FONT)


def _space(style: Any, before: float, after: float, line: float | None = None) -> None:
    """Set the space around the paragraphs of a style."""
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    if line is not None:
        style.paragraph_format.line_spacing = line


def _without_line(style: Any) -> None:
    """Take the line from under a title."""
    look = style.element.get_or_add_pPr()
    for edge in look.findall(qn("w:pBdr")):
        look.remove(edge)


def _unspaced(style: Any) -> None:
    """Take the wide spacing of letters from a style."""
    look = style.element.get_or_add_rPr()
    for spacing in look.findall(qn("w:spacing")):
        look.remove(spacing)


def _set_language(document: Any) -> None:
    """Set the language everywhere that a document names one."""
    for named in document.styles.element.iter(qn("w:lang")):
        named.set(qn("w:val"), LANGUAGE)
    for named in document.settings.element.iter(qn("w:themeFontLang")):
        named.set(qn("w:val"), LANGUAGE)
    document.core_properties.language = LANGUAGE
