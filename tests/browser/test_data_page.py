"""Data and methods in a real browser: everything open, readable, by keyboard, to take away."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import Serve

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WIDE = ViewportSize(width=1280, height=1400)
PHONE = ViewportSize(width=390, height=900)
ADDRESS = "/data?place=QKS&period=2024-25"
STEPS = 5
LAST = "All figures (Parquet, zip)"
FOCUSED = "() => document.activeElement.innerText.replaceAll(/\\s+/g, ' ').slice(0, 60)"


@pytest.fixture(scope="module")
def url(serve: Serve, small_warehouse: Path) -> str:
    return serve(AMHE_WAREHOUSE=small_warehouse).url


def opened(
    browser: Browser, url: str, viewport: ViewportSize = WIDE, scheme: str = "light"
) -> Page:
    context = browser.new_context(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(url + ADDRESS)
    expect(page.get_by_role("heading", level=1, name="Data and methods")).to_be_visible()
    expect(page.get_by_role("button", name=LAST)).to_be_attached()
    expect(page.locator("svg.marks")).to_have_count(1)
    return page


def open_all(page: Page) -> None:
    """Opens every collapsed list."""
    page.locator('[data-testid="stExpander"] summary').evaluate_all(
        "all => all.map(e => e.click())"
    )
    expect(page.locator('[data-testid="stExpander"] details:not([open])')).to_have_count(0)
    expect(page.get_by_text("What a rate is out of")).to_be_visible()


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds: the rule and the first element that breaks it."""
    found = Axe().run(page, options=WCAG).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]


def test_everything_open_breaks_no_rule_of_accessibility(browser: Browser, url: str) -> None:
    page = opened(browser, url)
    open_all(page)
    assert faults(page) == []


def test_dark_pages_break_none_either(browser: Browser, url: str) -> None:
    assert faults(opened(browser, url, scheme="dark")) == []


def test_a_phone_needs_no_scrolling_sideways(browser: Browser, url: str) -> None:
    page = opened(browser, url, PHONE)
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    wide = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stTable"]')].filter(
            table => [table, ...table.querySelectorAll('div')].some(
                box => box.scrollWidth > box.clientWidth + 1)).map(table => table.innerText)"""
    )
    assert wide == []


def test_lists_are_opened_and_files_reached_by_keyboard(browser: Browser, url: str) -> None:
    page = opened(browser, url)
    summary = page.locator('[data-testid="stExpander"] summary', has_text="terms in plain words")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("What a rate is out of")).to_be_visible()
    reached: list[str] = []
    while LAST not in "".join(reached) and len(reached) < STEPS:
        page.keyboard.press("Tab")
        reached.append(str(page.evaluate(FOCUSED)))
    assert LAST in reached[-1], reached


def test_the_whole_warehouse_is_taken_away(browser: Browser, url: str) -> None:
    page = opened(browser, url)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=LAST).click()
    assert waiting.value.suggested_filename.endswith("_parquet.zip")
    content = Path(waiting.value.path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        told = json.loads(archive.read("datapackage.json"))
        assert {f"data/{each['name']}.parquet" for each in told["resources"]} < set(
            archive.namelist()
        )
