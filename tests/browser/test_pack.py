"""The pack as a web page and on its page in a real browser: accessible, narrow, nothing fetched."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from amhe_explore import measures, warehouse
from amhe_explore.export import pack as packs
from tests.browser.conftest import Serve

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WIDE = ViewportSize(width=1280, height=1000)
PHONE = ViewportSize(width=390, height=900)
SOME = ("one_page", "access", "outcomes", "actions", "sources")
DOWNLOADS = ("Word document", "Web page", "Workbook", "Everything (ZIP)")


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds: the rule and the first element that breaks it."""
    found = Axe().run(page, options=WCAG).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]


@pytest.fixture(scope="module")
def document(small_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a pack's web page on this disk."""
    with warehouse.open_current(small_warehouse) as opened:
        results = measures.PackDesk(opened).results(measures.PackChoice("QKS"))
        made = packs.pack(results, sections=SOME)
        ((name, content),) = packs.files_of(made, ("html",)).items()
    path = tmp_path_factory.mktemp("pack") / name
    path.write_bytes(content)
    return path.as_uri()


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_the_document_breaks_no_rule_of_accessibility_and_fits(
    browser: Browser, document: str, viewport: ViewportSize
) -> None:
    page = browser.new_context(viewport=viewport).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(document)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kent and Medway")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    pictures = page.locator("figure img")
    expect(pictures.first).to_be_attached()
    assert pictures.evaluate_all("all => all.every(e => e.naturalWidth > 300)")


def test_a_pack_is_made_by_keyboard_looked_at_and_taken_away(
    browser: Browser, serve: Serve, small_warehouse: Path
) -> None:
    url = serve(AMHE_WAREHOUSE=small_warehouse).url
    page = browser.new_context(viewport=WIDE, accept_downloads=True).new_page()
    page.goto(f"{url}/report?place=QKS&period=2024-25")
    expect(page.get_by_role("heading", level=1, name="JSNA pack")).to_be_visible()
    assert faults(page) == []
    page.get_by_text("One page", exact=True).click()
    make = page.get_by_role("button", name="Make the pack")
    make.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Take it away")).to_be_visible()
    for label in DOWNLOADS:
        expect(page.get_by_role("button", name=label)).to_be_visible()
    assert faults(page) == []
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Web page").click()
    assert waiting.value.suggested_filename == "talking-therapies_QKS_2024-25_jsna-one-page.html"
    assert b"Three questions for the Board" in Path(waiting.value.path()).read_bytes()
