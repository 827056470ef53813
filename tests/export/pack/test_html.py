"""The web page: well formed, by itself, every picture named, headings in order, nothing run."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser

from amhe_explore.export import pack as packs
from amhe_explore.export.pack.html import html
from tests.export.pack.conftest import Finished

VOID = {"meta", "img", "link", "br", "hr", "input"}
INSIDE = {"li": {"ul", "ol"}, "tr": {"thead", "tbody"}, "td": {"tr"}, "th": {"tr"},
          "caption": {"table"}, "figcaption": {"figure"}}  # fmt: skip


class Strict(HTMLParser):
    """Fails on an end that fits no start, a wrong parent, a name twice; keeps what it met."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.met: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), (tag, attrs)
        if tag in INSIDE:
            assert self.open[-1] in INSIDE[tag], (tag, self.open)
        if "p" in self.open:
            assert tag not in {"p", "div", "ul", "ol", "table", "section", "h2", "h3"}, tag
        self.met.append((tag, dict(attrs)))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)


def read(found: Finished) -> Strict:
    parser = Strict()
    parser.feed(found.files["html"].decode("utf-8"))
    parser.close()
    assert parser.open == []
    return parser


def test_the_page_is_well_formed_and_names_stand_once(whole: Finished) -> None:
    parser = read(whole)
    assert len(set(parser.ids)) == len(parser.ids)
    links = [a["href"] or "" for tag, a in parser.met if tag == "a"]
    assert {link.removeprefix("#") for link in links} <= set(parser.ids)


def test_headings_never_skip_a_level(whole: Finished) -> None:
    found = [int(tag[1]) for tag, _ in read(whole).met if re.fullmatch(r"h[1-6]", tag)]
    assert found[0] == 1
    assert found.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(found))


def test_nothing_is_fetched_and_nothing_runs(whole: Finished) -> None:
    parser = read(whole)
    assert not [tag for tag, _ in parser.met if tag in {"script", "link", "iframe", "object"}]
    assert all((a["src"] or "").startswith("data:image/") for t, a in parser.met if t == "img")
    assert not [name for _, a in parser.met for name in a if name.startswith("on")]
    text = whole.files["html"].decode()
    assert "url(" not in text
    assert "@import" not in text


def test_every_picture_has_its_words_and_every_table_a_caption(whole: Finished) -> None:
    met = read(whole).met
    pictures = [a for tag, a in met if tag == "img"]
    assert len(pictures) == len(whole.pack.drawings)
    assert all(len(a["alt"] or "") > 20 for a in pictures)
    tags = [tag for tag, _ in met]
    assert tags.count("caption") == tags.count("table") == len(whole.pack.grids)
    assert all(a.get("scope") in {"row", "col"} for tag, a in met if tag == "th")


def test_what_people_said_is_never_markup(whole: Finished) -> None:
    assert "<script>alert(1)</script> & **bold**" in "\n".join(read(whole).words)
    assert b"<script" not in whole.files["html"]


def test_the_language_is_british_and_print_has_rules_of_its_own(whole: Finished) -> None:
    text = whole.files["html"].decode()
    assert '<html lang="en-GB">' in text
    assert "@media print" in text


def test_both_documents_say_the_same(whole: Finished) -> None:
    said = " ".join(" ".join(read(whole).words).split())
    for _, block in whole.pack.blocks():
        if isinstance(block, packs.Paragraph):
            assert " ".join(block.text.split()) in said


def test_made_up_stands_on_top_and_at_the_end(invented: Finished) -> None:
    text = invented.files["html"].decode()
    assert text.count("MADE-UP FIGURES. An example place") == 2
    assert "<title>Made-up figures." in text


def test_one_page_has_no_list_of_contents(whole: Finished) -> None:
    page = html(packs.pack(whole.results, one_page=True), {}).decode()
    assert "<nav" not in page
    assert "Three questions for the Board" in page
