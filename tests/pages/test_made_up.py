"""Every page in both modes: each made-up figure says so, and England alone carries no mark."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from amhe_explore import catalogue
from amhe_explore.ui.router import PAGES
from tests.pages.conftest import Visit, arrive

WORDS, MARK, CELL = "Made-up figures.", "MADE-UP FIGURES", "made-up figures"
IDS = [entry.id for entry in PAGES]
# A list of publications, without any figure.
LIST_OF_SOURCES = "talking-therapies_sources.csv"
# The page of everything loaded holds example places whatever place is chosen.
OF_EVERYTHING = "data"
# Every place there is stands in its picture, whatever place is chosen: here example places.
OF_EVERY_PLACE = ("compare", "map")
# Every group is set against its own default: no comparator is shown.
WITHOUT_COMPARATOR = ("scan",)
STUDIES = "Number of studies"
# Files of what documents count and tell, which are of no place.
OF_NO_PLACE = ("studies", "practice-examples")
BY = ("total", "deprivation", "ethnicity_detailed", "religion")
# What holds no figure of a place: definitions, methods, addresses, counts of files and checks.
WITHOUT_FIGURES = re.compile(
    r"NHS Talking Therapies only|^The same, out of 100$|^- \*\*|^\*\*[A-Z].*\(`|official files"
    r"|checks|Build |place-years|Darker|MADE-UP FIGURES|^:material"
    r"|^Finished a course means|example pl"
    # What documents say, count and tell.
    r"|^Cannot be tested here|^- How experience of care|Studies found by|A count, not proof:"
    r"|The source disagrees with itself|^\d+ of 11 examples|Which barrier an example|Does it work\?"
    r"|Tenth 1 is the most deprived|Boundaries of small areas"
    r"|types? of intervention|Types of intervention|^\*\*Steps2Change\*\*$"
)


@dataclass
class Taken:
    """One file that a page offers."""

    name: str
    make: Callable[[], bytes | str]

    @property
    def content(self) -> bytes | str:
        return self.make() if callable(self.make) else self.make


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> list[Taken]:
    """Every file that the pages of a test offer."""
    found: list[Taken] = []

    def offered(*_: Any, data: Any, file_name: str, **__: Any) -> bool:
        found.append(Taken(file_name, data))
        return False

    monkeypatch.setattr(st, "download_button", offered)
    return found


@pytest.fixture
def example(example_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Opens a page on the embedded default."""
    monkeypatch.setenv("AMHE_WAREHOUSE", str(example_warehouse))
    return arrive


def charts(app: AppTest) -> list[str]:
    """Every chart of figures of a place; how many studies there are is a review's own count."""
    found = [*app.get("arrow_vega_lite_chart"), *app.get("vega_lite_chart")]
    specs = [json.dumps(json.loads(chart.proto.spec)) for chart in found]
    return [each for each in specs if STUDIES not in each]


def shown(app: AppTest) -> list[str]:
    """Every text of the page itself; the frame at the side is left out."""
    kinds = ("title", "header", "subheader", "markdown", "info", "warning", "error")
    return [element.value for kind in kinds for element in getattr(app.main, kind)]


def parts(text: str) -> list[str]:
    """The sentences of a paragraph that stand on lines of their own; a small note is one."""
    return [text] if text.startswith(":small") else text.split("  \n")


def badges(app: AppTest) -> list[str]:
    return [text for text in shown(app) if MARK in text]


def assert_marked(app: AppTest, files: list[Taken]) -> None:
    """Banner, every chart, every sentence with a number, every table and every file are marked."""
    assert not app.exception
    assert badges(app)
    for spec in charts(app):
        assert MARK in spec
        assert WORDS in spec
    for text in [part for each in shown(app) for part in parts(each)]:
        figures = re.sub(r"20\d\d-\d\d|\b\d+ of every 100 courses\b", "", text)
        if re.search(r"\d", figures) and not WITHOUT_FIGURES.search(text):
            assert WORDS in text, text
    of_no_place = (LIST_OF_SOURCES, *OF_NO_PLACE)
    holding = [taken for taken in files if not any(each in taken.name for each in of_no_place)]
    assert [taken.name for taken in holding if not taken.name.startswith("MADE-UP")] == []
    for taken in holding:
        if taken.name.endswith(".csv"):
            assert_rows_marked(taken.content)
        if taken.name.endswith(".svg"):
            assert MARK in str(taken.content)
            assert WORDS.rstrip(".") in str(taken.content)


def assert_rows_marked(content: bytes | str) -> None:
    assert isinstance(content, bytes)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    data = rows[: rows.index([])]
    assert {row[0] for row in data} == {CELL}
    assert rows[len(data) + 1][0].startswith(WORDS)


@pytest.mark.parametrize("characteristic", BY)
@pytest.mark.parametrize("page", IDS)
def test_an_example_place_is_marked_everywhere(
    example: Visit, files: list[Taken], page: str, characteristic: str
) -> None:
    app = example(page, place="X05", characteristic=characteristic)
    assert_marked(app, files)
    if page == "funnel":
        assert charts(app)
        assert files


@pytest.mark.parametrize("page", [each for each in IDS if each not in WITHOUT_COMPARATOR])
@pytest.mark.parametrize(
    ("place", "compare"), [("X14", "ENG"), ("X05", "X12"), ("XR2", "ENG"), ("ENG", "X05")]
)
def test_any_made_up_comparator_marks_the_page(
    example: Visit, files: list[Taken], page: str, place: str, compare: str
) -> None:
    app = example(page, place=place, compare=compare, characteristic="gender")
    assert not app.exception
    assert badges(app)
    assert all(MARK in spec for spec in charts(app) if "Example" in spec)
    for taken in files:
        if taken.name.endswith(".csv") and b"Example" in taken.content:
            assert taken.name.startswith("MADE-UP")
            assert_rows_marked(taken.content)


@pytest.mark.parametrize("characteristic", BY)
@pytest.mark.parametrize(
    "page", [each for each in IDS if each not in (OF_EVERYTHING, *OF_EVERY_PLACE)]
)
def test_england_alone_carries_no_mark(
    example: Visit, files: list[Taken], page: str, characteristic: str
) -> None:
    app = example(page, characteristic=characteristic)
    assert app.session_state["_choice"].place.code == "ENG"
    assert not app.exception
    for text in (*shown(app), *charts(app), *(taken.name for taken in files)):
        assert "made-up" not in text.casefold()
        assert "Example " not in text
    for taken in files:
        if taken.name.endswith(".csv"):
            assert b"made-up" not in taken.content


@pytest.mark.parametrize("page", IDS)
def test_official_figures_carry_no_mark(visit: Visit, files: list[Taken], page: str) -> None:
    app = visit(page, place="QKS", characteristic="deprivation")
    assert not app.exception
    for text in (*shown(app), *charts(app), *(taken.name for taken in files)):
        assert MARK not in text
        assert WORDS not in text
    assert not any("Example" in option for box in app.selectbox for option in box.options)


def test_the_default_opens_on_england(example: Visit) -> None:
    app = example()
    assert app.title[0].value == "England"
    assert [metric.value for metric in app.metric][:2] == ["1,813,432", "670,419"]


@pytest.mark.parametrize("page", IDS)
def test_a_real_place_shows_the_sentence_and_no_figure(
    example: Visit, files: list[Taken], page: str
) -> None:
    app = example(page, place="QKS")
    place = catalogue.load().places["icb:QKS"]
    assert not app.exception
    (sentence,) = app.info
    assert sentence.value.endswith("Load the official files to see this place.")
    assert [code.value for code in app.code] == ["python -m amhe_explore fetch"]
    # The deprivation of real places is known: that alone is on the map.
    assert bool(charts(app)) == (page == "map")
    assert all("IMD 2025" in spec and "recover" not in spec.casefold() for spec in charts(app))
    assert not files or page == "map"
    assert not badges(app)
    if page == "profile":
        assert app.title[0].value == "Kent and Medway"
        assert app.metric[0].value == f"{place.population:,}"
        assert app.metric[1].value == f"{place.imd_average_score:.1f}"
        assert "English Indices of Deprivation 2025" in app.main.markdown[-1].value
    else:
        assert not app.metric
    chosen = app.sidebar.selectbox(key="place").set_value("X01").run()
    assert chosen.sidebar.selectbox(key="place").value == "X01"
    assert badges(chosen)


def test_real_places_are_last_in_the_list_and_no_comparators(example: Visit) -> None:
    app = example(place="X01")
    options = app.selectbox(key="place").options
    assert options[0] == "England"
    missing = [option.endswith(", not loaded") for option in options]
    assert missing == sorted(missing)
    assert sum(option.endswith("not loaded") for option in options) == 42
    assert not [o for o in app.selectbox(key="compare").options if "not loaded" in o]


def test_the_banner_leads_to_the_data_page(example: Visit) -> None:
    app = example(place="X01")
    (link,) = [each for each in app.main.get("page_link") if "official files" in each.proto.label]
    assert link.proto.page == "data"
    assert "place=X01" in link.proto.query_string
