"""The app in a real browser: deep links, the keyboard, accessibility, nothing from outside."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from amhe_explore.ui.router import PAGES
from tests.browser.conftest import Serve

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WIDE = ViewportSize(width=1280, height=1400)
PHONE = ViewportSize(width=390, height=900)
FUNNEL = "/funnel?place=QKS&characteristic=age&period=2023-24&compare=Y59"
COMPARE = "/compare?place=QKS&period=2023-24"
MAPS = "/map?place=QKS&period=2023-24"
GROUPS = "/groups?place=QKS&characteristic=deprivation&period=2023-24&view=analyst"
PROFILE = "/?place=QWU&period=2024-25"
SCAN = "/scan?place=QKS&period=2023-24&characteristic=age"
TRENDS = "/trends?place=QKS&period=2023-24&note=2023-06%20New%20service%20opened&groups=all"
BOXES = ("Place", "Compare with", "Characteristic", "Year")
STEPS = 150
FOCUSED = """() => {
    const at = document.activeElement;
    const words = at === document.body ? 'end' : at.getAttribute('aria-label') || at.innerText;
    return words.replaceAll(/\\s+/g, ' ').slice(0, 80);
}"""

# On From referral to recovery: by group, out of 100, one cohort, where the gap opens, waits.
PICTURES = 5


@pytest.fixture(scope="module")
def url(serve: Serve, small_warehouse: Path) -> str:
    return serve(AMHE_WAREHOUSE=small_warehouse).url


def opened(browser: Browser, address: str, **options: Any) -> Page:
    page = browser.new_context(**{"viewport": WIDE} | options).new_page()
    page.goto(address)
    return page


def shown(page: Page, heading: str) -> None:
    """Waits until a page and its last section are there."""
    expect(page.get_by_role("heading", level=1, name=heading, exact=True)).to_be_visible()
    expect(page.get_by_role("heading", level=3, name="Sources", exact=True)).to_be_visible()
    at_rest(page)


def at_rest(page: Page) -> None:
    """Waits until the server has nothing more to say: a rerun can take the focus away."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def focused(page: Page, words: str) -> None:
    """Waits until the control of these words has the focus."""
    page.wait_for_function(f"words => ({FOCUSED})() === words", arg=words)


@pytest.mark.parametrize(
    ("address", "heading", "choices"),
    [
        (
            FUNNEL,
            "From referral to recovery",
            ("Kent and Medway (QKS)", "South East (Y59), region", "Age", "2023-24"),
        ),
        (
            "/profile?place=QOC&period=2022-23",
            "Shropshire, Telford and Wrekin",
            ("Shropshire, Telford and Wrekin (QOC)", "England", "Deprivation", "2022-23"),
        ),
    ],
)
def test_a_fresh_server_opened_by_a_deep_link(
    serve: Serve,
    browser: Browser,
    small_warehouse: Path,
    address: str,
    heading: str,
    choices: tuple[str, ...],
) -> None:
    page = opened(browser, serve(AMHE_WAREHOUSE=small_warehouse).url + address)
    shown(page, heading)
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text("AMHE Explore", exact=True)).to_be_visible()
    expect(sidebar.get_by_role("link")).to_have_count(len(PAGES))
    for label, choice in zip(BOXES, choices, strict=True):
        expect(sidebar.get_by_role("combobox", name=label, exact=True)).to_have_value(choice)
    expect(page.get_by_text("Page not found")).to_have_count(0)
    expect(page).to_have_title(re.compile("· AMHE Explore$"))
    assert "profile" not in page.url.partition("?")[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "heading"),
    [
        (FUNNEL, "From referral to recovery"),
        (PROFILE, "Coventry and Warwickshire"),
        (COMPARE, "Places compared"),
        (TRENDS, "Change over time"),
        (GROUPS, "Groups compared"),
        (SCAN, "All characteristics"),
        (MAPS, "Maps"),
    ],
)
def test_no_page_breaks_a_rule_of_accessibility(
    browser: Browser, url: str, address: str, heading: str, scheme: str
) -> None:
    page = opened(browser, url + address, color_scheme=scheme)
    shown(page, heading)
    page.get_by_text("How this is worked out").last.click()
    expect(page.locator("svg.marks").first).to_be_visible()
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


def test_every_picture_has_a_name(browser: Browser, url: str) -> None:
    page = opened(browser, url + FUNNEL)
    shown(page, "From referral to recovery")
    pictures = page.get_by_test_id("stVegaLiteChart")
    expect(pictures).to_have_count(PICTURES)
    for n in range(PICTURES):
        expect(pictures.nth(n)).to_have_attribute("aria-label", re.compile(r".{40,}"))


def test_every_control_is_reached_by_keyboard_alone(browser: Browser, url: str) -> None:
    page = opened(browser, url + FUNNEL)
    shown(page, "From referral to recovery")
    expect(page.get_by_test_id("stSidebar").get_by_role("link")).to_have_count(len(PAGES))
    expect(page.locator("svg.marks")).to_have_count(PICTURES)
    missing = {
        *BOXES,
        "Place profile",
        "From referral to recovery",
        "Copy link",
        "Figures (CSV)",
        "Workbook (XLSX)",
        "Picture (PNG)",
        "Drawing (SVG)",
        "How this is worked out",
    }
    reached: list[str] = []
    while missing and len(reached) < STEPS:
        page.keyboard.press("Tab")
        reached.append(str(page.evaluate(FOCUSED)))
        missing = {control for control in missing if control not in reached[-1]}
        page.wait_for_timeout(20)
    assert not missing, "\n".join(reached)


def tab_to(page: Page, words: str) -> None:
    """Goes from control to control until one that has the words; fails where none has."""
    passed: list[str] = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        passed.append(str(page.evaluate(FOCUSED)))
        if words in passed[-1]:
            return
    raise AssertionError("\n".join([f"no {words!r} among:", *passed]))


def test_from_a_place_to_a_file_by_keyboard_alone(browser: Browser, url: str) -> None:
    page = opened(browser, url + "/?period=2023-24")
    shown(page, "England")
    tab_to(page, "Place")
    page.keyboard.type("QKS")
    page.keyboard.press("Enter")
    shown(page, "Kent and Medway")
    expect(page).to_have_url(re.compile(r"place=QKS"))
    tab_to(page, "Groups compared")
    page.keyboard.press("Enter")
    shown(page, "Groups compared")
    expect(page).to_have_url(re.compile(r"/groups\?.*place=QKS"))
    tab_to(page, "Recovered")
    for words in ("Reliably recovered", "Improved"):
        page.keyboard.press("ArrowRight")
        focused(page, words)
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"measure=reliable_improvement"))
    expect(page.get_by_role("heading", level=2)).to_contain_text("Reliable improvement")
    shown(page, "Groups compared")
    tab_to(page, "Figures (CSV)")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    taken = waiting.value
    assert taken.suggested_filename.startswith("talking-therapies_QKS_deprivation_2023-24_")
    assert "reliable_improvement" in Path(taken.path()).read_text("utf-8-sig")


def test_the_copied_link_opens_the_same_view(browser: Browser, url: str) -> None:
    page = opened(browser, url + FUNNEL)
    shown(page, "From referral to recovery")
    page.get_by_role("button", name="Copy link").click()
    link = page.get_by_test_id("stCode").inner_text().strip()
    assert link.startswith(url + "/funnel?")
    again = opened(browser, link)
    shown(again, "From referral to recovery")
    assert again.url == page.url


def test_a_picture_and_its_figures_are_taken_away(browser: Browser, url: str) -> None:
    page = opened(browser, url + FUNNEL)
    shown(page, "From referral to recovery")
    starts = {
        "csv": ("Figures (CSV)", b"\xef\xbb\xbf"),
        "png": ("Picture (PNG)", b"\x89PNG"),
        "svg": ("Drawing (SVG)", b"<svg"),
    }
    for ending, (label, start) in starts.items():
        # By its key: while a page is drawn again, "the first" button can be another section's.
        button = page.locator(f".st-key-funnel_{ending}").get_by_role("button", name=label)
        with page.expect_download() as waiting:
            button.click()
        download = waiting.value
        assert download.suggested_filename.startswith("talking-therapies_QKS_age_2023-24_funnel.")
        assert Path(download.path()).read_bytes().startswith(start)


def test_nothing_is_asked_of_the_outside_and_nothing_goes_wrong(browser: Browser, url: str) -> None:
    page = browser.new_context(viewport=WIDE).new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.goto(url + PROFILE)
    shown(page, "Coventry and Warwickshire")
    here = (url, url.replace("http", "ws"), "data:", "blob:")
    assert [address for address in asked if not address.startswith(here)] == []
    assert said == []


def test_a_phone_needs_no_scrolling_sideways(browser: Browser, url: str) -> None:
    pages = (
        (PROFILE, "Coventry and Warwickshire"),
        (FUNNEL, "From"),
        (GROUPS, "Groups compared"),
        (MAPS, "Maps"),
    )
    for address, heading in pages:
        page = opened(browser, url + address, viewport=PHONE)
        expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        expect(page.get_by_role("heading", level=3, name="Sources")).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_page_links_are_targets_large_enough(browser: Browser, url: str) -> None:
    page = opened(browser, url + PROFILE)
    shown(page, "Coventry and Warwickshire")
    for link in page.get_by_test_id("stSidebar").get_by_role("link").all():
        area = link.bounding_box()
        assert area is not None
        assert area["height"] >= 24


def test_without_a_warehouse_the_browser_shows_the_command(
    serve: Serve, browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, serve(AMHE_WAREHOUSE=tmp_path / "none").url + "/funnel?place=QKS")
    expect(page.get_by_role("heading", level=1)).to_have_text("From referral to recovery")
    expect(page.get_by_test_id("stCode")).to_contain_text("python -m amhe_explore build --from")
    expect(page.get_by_test_id("stSidebar").get_by_role("link")).to_have_count(len(PAGES))
