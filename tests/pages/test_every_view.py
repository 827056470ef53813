"""Every page by every characteristic, kind of place, year and mode, two by two: never a blank."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from amhe_explore import catalogue
from amhe_explore.ui.router import PAGES
from tests.pages.conftest import arrive
from tests.pages.cover import Row, pairwise

MOST = 250
IDS = [entry.id for entry in PAGES]
CHARACTERISTICS = [each.id for each in catalogue.load().characteristics.values() if each.offered]
YEARS = ["2022-23", "2023-24", "2024-25", "2022-25"]
# Kind of place and mode belong together: the modes have places of their own. The last one is a real
# place in the embedded default, which has no figures there.
PLACES = {
    "official England": ("official", "ENG"),
    "official region": ("official", "Y59"),
    "official ICB": ("official", "QKS"),
    "official small ICB": ("official", "QOC"),
    "official sub-ICB": ("official", "91Q"),
    "official provider": ("official", "RDY"),
    "example England": ("example", "ENG"),
    "example region": ("example", "XR1"),
    "example place": ("example", "X03"),
    "example without figures": ("example", "QKS"),
}
# What a page says where it has no picture; banners about the figures are no reason.
REASONS = (
    "not shown",
    "not published",
    "not compared",
    "not loaded",
    "no figures",
    "nothing",
    "cannot",
    "load the",
)
VIEWS = pairwise(
    {"page": IDS, "characteristic": CHARACTERISTICS, "place": list(PLACES), "period": YEARS}
)


def test_the_cover_is_small_enough_and_whole() -> None:
    assert len(VIEWS) <= MOST
    met = {(view["page"], view["characteristic"]) for view in VIEWS}
    assert met == {(page, each) for page in IDS for each in CHARACTERISTICS}
    assert {(view["place"], view["period"]) for view in VIEWS} == {
        (place, year) for place in PLACES for year in YEARS
    }


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(view.values()))
def test_a_view_has_a_picture_or_says_why_not(
    view: Row, folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    mode, place = PLACES[view["place"]]
    monkeypatch.setenv("AMHE_WAREHOUSE", str(folders[mode]))
    app = arrive(
        view["page"], place=place, characteristic=view["characteristic"], period=view["period"]
    )
    assert not app.exception
    assert app.title
    assert marks(app) or reasons(app), [each.value for each in app.main.markdown]


@pytest.fixture(scope="module")
def folders(small_warehouse: Path, example_warehouse: Path) -> dict[str, Path]:
    return {"official": small_warehouse, "example": example_warehouse}


def marks(app: AppTest) -> int:
    """How many rows of data the marks of a page's charts are drawn from."""
    found = [*app.get("arrow_vega_lite_chart"), *app.get("vega_lite_chart")]
    return sum(_rows(json.loads(chart.proto.spec)) for chart in found)


def _rows(part: Any) -> int:
    """How many rows the data of a specification hold, wherever in it they stand."""
    if isinstance(part, dict):
        values = part.get("values") if "mark" not in part else None
        own = len(values) if isinstance(values, list) else 0
        return own + sum(_rows(each) for key, each in part.items() if key != "values")
    return sum(_rows(each) for each in part) if isinstance(part, list) else 0


def reasons(app: AppTest) -> list[str]:
    """The words of a page that say why something is not shown."""
    said = [each.value for each in (*app.error, *app.info, *app.main.markdown)]
    return [each for each in said if any(word in each.casefold() for word in REASONS)]


def test_marks_are_counted_wherever_they_stand() -> None:
    deep = {"layer": [{"mark": "bar", "data": {"values": [{"a": 1}, {"a": 2}]}}, {"mark": "rule"}]}
    assert _rows(deep) == 2
    assert _rows({"mark": "bar", "data": {"values": []}}) == 0
