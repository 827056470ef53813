"""A whole workshop in a real browser: by keyboard, saved, reloaded, loaded, and looked back on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, expect

from amhe_explore import export
from tests import roomful
from tests.browser.conftest import Serve, Server

# Words that stand nowhere else, so that a trace of them on the server would be found.
NOTICED = "Kingfisher noticed the gap"
BARRIER = "Marigold phone call on shift"
ACTION = "Quicksilver evening opening"
AGREED = "Lighthouse areas"
LAST_LINE = "Foxglove meets on Monday"
WHOLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
TYPED = (NOTICED, BARRIER, ACTION, AGREED, LAST_LINE)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The server's own folder for whatever it would write: home and temporary files."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def server(serve: Serve, example_warehouse: Path, home: Path) -> Server:
    return serve(AMHE_WAREHOUSE=example_warehouse, HOME=home, TMPDIR=home)


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    arrive(opened, server)
    yield opened
    opened.context.close()


def arrive(page: Page, server: Server) -> None:
    """Opens the page of an example place, or opens it anew."""
    page.goto(f"{server.url}/workshop?place=X01&characteristic=deprivation")
    expect(part(page, "words")).to_be_visible()


def part(page: Page, key: str) -> Locator:
    """An element of the workshop by its key."""
    return page.locator(f".st-key-workshop_{key}")


def press_next(page: Page, title: str) -> None:
    """Turns to the next step with the key of a presenter's remote control.

    A key that is pressed while the page is being drawn anew is lost, as it is for a person: the
    page is given time to be whole.
    """
    expect(page.locator(WHOLE)).to_be_attached()
    expect(part(page, "next").locator("kbd")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


def write(page: Page, key: str, text: str) -> None:
    """Writes into a box and leaves it by a click beside it; in a box keys would move the caret."""
    box = part(page, key).locator("textarea, input").first
    box.fill(text)
    page.get_by_role("heading", level=1).first.click()
    expect(box).not_to_be_focused()
    expect(box).to_have_value(text)


def click(page: Page, key: str) -> None:
    """Presses a button once it stands still."""
    part(page, key).locator("button").locator("visible=true").first.click()


def saved(page: Page, key: str) -> Download:
    """The file that a button makes; a button that is just being drawn anew makes none."""
    expect(page.locator(WHOLE)).to_be_attached()
    with page.expect_download() as waiting:
        click(page, key)
    return waiting.value


def content(download: Download) -> str:
    """What stands in a downloaded text file."""
    return Path(download.path()).read_text("utf-8")


def test_a_whole_workshop_leaves_nothing_on_the_server(
    page: Page, server: Server, home: Path, tmp_path: Path
) -> None:
    press_next(page, "Welcome")
    write(page, "word_Most-deprived-areas", AGREED)
    press_next(page, "how many ended in recovery?")
    expect(page.get_by_text("MADE-UP FIGURES", exact=True).first).to_be_visible()
    part(page, "numbers").locator("label").first.click()
    expect(page.get_by_role("heading", level=1, name=f"For “{AGREED}”")).to_be_visible()
    write(page, "note_noticed", NOTICED)
    press_next(page, "Who is not in this picture?")
    press_next(page, "What gets in the way?")
    part(page, "part").get_by_role("radio", name="Cards").click()
    write(page, "own_text", BARRIER)
    click(page, "own_add")
    expect(page.get_by_role("heading", level=3, name=BARRIER)).to_be_visible()
    click(page, "add_own-1")
    expect(part(page, "card_own_1").get_by_text("●", exact=True)).to_be_visible()
    press_next(page, "A break")
    press_next(page, "What would help?")
    expect(page.get_by_text(BARRIER).first).to_be_visible()
    press_next(page, "What will we do, and how will we know?")
    write(page, "action_0_what", ACTION)
    expect(part(page, "action_1")).to_be_visible()
    # Not left with Tab: a click on the button is what writes the last box down.
    part(page, "note_meet_again").locator("textarea").fill(LAST_LINE)
    file = saved(page, "save")
    assert file.suggested_filename.startswith("MADE-UP_")
    found = json.loads(content(file))
    assert found["made_up"] is True
    assert all(each in content(file) for each in TYPED)
    kept = tmp_path / "workshop.json"
    file.save_as(kept)

    press_next(page, "Still doing with?")
    sheet = saved(page, "sheet_a4")
    assert sheet.suggested_filename.startswith("MADE-UP_")
    assert all(each in content(sheet) for each in TYPED)
    assert saved(page, "sheet").suggested_filename.endswith(".docx")
    assert not any(each in page.url for each in ("Kingfisher", "Lighthouse", "workshop_"))

    arrive(page, server)
    part(page, "upload").locator("input[type=file]").set_input_files(kept)
    click(page, "go_on")
    expect(part(page, "go_on")).to_have_count(0)
    press_next(page, "Welcome")
    box = part(page, "word_Most-deprived-areas").locator("input")
    expect(box).to_have_value(AGREED)

    arrive(page, server)
    part(page, "upload").locator("input[type=file]").set_input_files(kept)
    click(page, "next_session")
    expect(part(page, "next_session")).to_have_count(0)
    press_next(page, "You said, what happened")
    expect(page.get_by_role("heading", level=2, name=ACTION)).to_be_visible()
    assert ACTION in content(saved(page, "you_said"))

    nothing_typed_is_kept(server, home)


def nothing_typed_is_kept(server: Server, home: Path) -> None:
    """Looks for what was typed in the log, and in every file that the server has open or wrote."""
    files = [path for path in home.rglob("*") if path.is_file()]
    files += [
        path
        for link in Path(f"/proc/{server.process.pid}/fd").glob("*")
        if (path := link.resolve()).is_file()
    ]
    for path in {*files, server.log}:
        text = path.read_bytes()
        assert not any(each.encode() in text for each in TYPED), path


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("times", [1, 3])
def test_the_sheet_stays_on_two_sides_whatever_was_written(
    browser: Browser, tmp_path: Path, paper: str, times: int
) -> None:
    more = " and a good deal more was said about it by many people" if times > 1 else ""
    record = roomful.record(made_up=True, times=times, more=more)
    path = tmp_path / "sheet.html"
    path.write_text(export.takeaway_page(export.sheet_of(record), paper), "utf-8")
    opened = browser.new_page()
    opened.goto(path.as_uri())
    below = opened.evaluate(
        """() => [...document.querySelectorAll('.side')].map(side =>
             Math.max(...[...side.querySelector('.said').children]
               .map(part => part.getBoundingClientRect().bottom))
             - side.querySelector('.help, .foot').getBoundingClientRect().top)"""
    )
    assert len(below) == 2
    assert max(below) < 0, "what stands above the foot ends above it"
    opened.close()
