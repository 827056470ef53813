"""The embedded default in a real browser: from the banner of an example place to the Data page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from amhe_explore.warehouse.build import build
from tests.browser.conftest import Serve


@pytest.fixture(scope="module")
def url(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("example")
    build([], folder, example=True)
    return serve(AMHE_WAREHOUSE=folder).url


def test_it_opens_on_england_without_a_mark(browser: Browser, url: str) -> None:
    page = browser.new_page()
    page.goto(url)
    expect(page.get_by_role("heading", level=1, name="England", exact=True)).to_be_visible()
    expect(page.get_by_text("1,813,432").first).to_be_visible()
    expect(page.get_by_text("MADE-UP FIGURES", exact=True)).to_have_count(0)


def test_from_the_banner_to_the_button_that_loads_official_files(
    browser: Browser, url: str
) -> None:
    page = browser.new_page()
    page.goto(f"{url}/?place=X01")
    expect(page.get_by_text("MADE-UP FIGURES", exact=True).first).to_be_visible()
    page.get_by_role("link", name="Load official files").click()
    heading = page.get_by_role("heading", level=1, name="Data and methods", exact=True)
    expect(heading).to_be_visible()
    expect(page.get_by_role("button", name="Load official files")).to_be_enabled()
