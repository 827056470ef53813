"""Maps in a real browser: a click chooses, the keyboard turns, geometry comes once, axe agrees."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import Serve

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WIDE = ViewportSize(width=1280, height=1400)
SMALL = ViewportSize(width=320, height=900)
OUTCOME = ".st-key-map_outcome svg.marks"


@pytest.fixture(scope="module")
def url(serve: Serve, example_warehouse: Path) -> str:
    return serve(AMHE_WAREHOUSE=example_warehouse).url


def opened(
    browser: Browser, address: str, scheme: str = "light", size: ViewportSize = WIDE
) -> Page:
    page = browser.new_context(viewport=size, color_scheme=scheme).new_page()  # type: ignore[arg-type]
    page.goto(address)
    expect(page.get_by_role("heading", level=3, name="Sources", exact=True)).to_be_attached()
    return page


def test_a_click_on_a_place_chooses_it_everywhere(browser: Browser, url: str) -> None:
    page = opened(browser, url + "/map?place=X05")
    place = page.locator(f'{OUTCOME} [aria-label^="Example Coast:"]')
    place.click()
    expect(page).to_have_url(re.compile("place=X01"))
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Place", exact=True)
    expect(box).to_have_value(re.compile("Example Coast"))
    expect(page.get_by_role("heading", name="Inside Example Coast")).to_be_visible()
    for key in ("deprivation", "outcome"):
        head = page.locator(f".st-key-map_{key} svg.marks")
        expect(head).to_contain_text("Outlined: Example Coast")
    expect(page.locator(".st-key-map_scatter svg.marks")).to_contain_text("Example Coast")


def test_the_keyboard_turns_the_outcome_and_geometry_comes_once(browser: Browser, url: str) -> None:
    page = browser.new_context(viewport=WIDE).new_page()
    sent: list[str] = []
    page.on("response", lambda got: sent.append(got.url) if "/app/static/" in got.url else None)
    page.goto(url + "/map?place=X05")
    expect(page.locator(OUTCOME)).to_contain_text("A clear gap")
    asked = set(sent)
    box = page.get_by_role("combobox", name="Outcome")
    box.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("measure="))
    expect(page.locator(OUTCOME)).not_to_contain_text("A clear gap")
    assert set(sent) == asked, "another file of geometry"


@pytest.mark.parametrize(("scheme", "view"), [("light", ""), ("dark", "&view=both")])
def test_no_rule_of_accessibility_is_broken(
    browser: Browser, url: str, scheme: str, view: str
) -> None:
    page = opened(browser, f"{url}/map?place=X05{view}", scheme)
    page.get_by_text("The table behind these pictures").click()
    expect(page.get_by_text("(chosen)")).to_be_visible()
    expect(page.locator("svg.marks").nth(2)).to_be_visible()
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


def test_320_pixels_need_no_scrolling_sideways(browser: Browser, url: str) -> None:
    page = opened(browser, url + "/map?place=X05", size=SMALL)
    expect(page.locator(OUTCOME)).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
