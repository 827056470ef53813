"""The page of change over time: controls, address, pictures, tables, a reader's own note."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from amhe_explore.ui import marker
from tests.pages.conftest import Visit, plain

NOTE = "2023-06 New service opened"


def texts(app: AppTest) -> str:
    """Every text of the page."""
    return plain(" ".join(each.value for each in app.markdown))


def asked(app: AppTest, key: str) -> str:
    """What the address asks for under a key."""
    value = app.query_params[key]
    return value if isinstance(value, str) else value[-1]


def pictures(app: AppTest) -> list[dict[str, Any]]:
    """The specification of every picture."""
    return [json.loads(each.proto.spec) for each in app.get("vega_lite_chart")]


def test_the_page_says_what_may_be_said_and_shows_both_pictures(visit: Visit) -> None:
    app = visit("trends", place="QKS")
    assert not app.exception
    assert app.title[0].value == "Change over time"
    assert plain(app.header[0].value).startswith("Too few comparable years for a trend.")
    assert len(pictures(app)) >= 2
    assert [each.value for each in app.subheader][:2] == [
        "The gap by year",
        "What breaks the lines",
    ]
    assert all(str(cell).strip() for table in app.table for cell in table.value.to_numpy().ravel())
    assert [button.key for button in app.download_button][:8] == [
        f"{kind}_{ending}" for kind in ("trend", "gap") for ending in ("csv", "xlsx", "png", "svg")
    ]


def test_every_choice_is_kept_in_the_address(visit: Visit) -> None:
    app = visit("trends", place="QKS")
    app.selectbox(key="page_measure").select("reliable_improvement").run()
    assert asked(app, "measure") == "reliable_improvement"
    app.selectbox(key="page_from").select(app.selectbox(key="page_from").options[1]).run()
    assert asked(app, "from") == app.selectbox(key="page_from").value
    app.selectbox(key="page_groups").select("all").run()
    assert asked(app, "groups") == "all"
    assert app.selectbox(key="page_measure").value == "reliable_improvement"
    app.selectbox(key="page_measure").select("recovery").run()
    assert "measure" not in app.query_params
    assert not app.exception


def test_where_the_picture_starts_changes_no_sentence(visit: Visit) -> None:
    every, late = (visit("trends", place="QKS", **options) for options in ({}, {"from": "2023-24"}))
    assert late.selectbox(key="page_from").value == "2023-24"
    assert every.header[0].value == late.header[0].value
    assert pictures(every)[0] != pictures(late)[0]


def test_a_note_is_drawn_and_kept(visit: Visit) -> None:
    app = visit("trends", place="QKS", note=NOTE)
    assert "June 2023: New service opened (reader's own note)" in pictures(app)[0]["description"]
    assert "June 2023: New service opened (reader's own note)" in pictures(app)[1]["description"]
    assert app.text_input(key="note_text").value == "New service opened"
    app.text_input(key="note_text").set_value("Closed in winter").run()
    assert asked(app, "note") == "2023-06 Closed in winter"
    app.selectbox(key="note_month").select("May").run()
    assert asked(app, "note") == "2023-05 Closed in winter"
    app.text_input(key="note_text").set_value("").run()
    assert "note" not in app.query_params
    assert not app.exception


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("New service opened", "it must begin with a month, as 2023-06"),
        ("2023-13 Thirteen", "it must begin with a month, as 2023-06"),
        ("2009-06 Long ago", "lies outside the years drawn"),
    ],
)
def test_a_note_that_cannot_be_drawn_says_why(visit: Visit, note: str, said: str) -> None:
    app = visit("trends", place="QKS", note=note)
    assert not app.exception
    assert said in texts(app)
    assert "own note)" not in pictures(app)[0]["description"]


HOSTILE = "2023-06 **b** <script>alert(1)</script>\u202e\x00 :red[c] $y$"


def test_a_hostile_note_is_plain_text_and_never_markup(visit: Visit) -> None:
    app = visit("trends", place="QKS", note=HOSTILE)
    assert not app.exception
    assert "<script>" not in texts(app)
    assert ":red[c]" not in texts(app)
    drawn = json.dumps(pictures(app))
    assert "\\u202e" not in drawn
    assert "\\u0000" not in drawn


@pytest.mark.parametrize("length", [72, 73, 500])
def test_a_note_is_at_most_80_characters_with_its_month(length: int) -> None:
    found = marker.parse("2023-06 " + "x" * length)
    assert found is not None
    assert len(marker.written(found)) == 80
    assert marker.parse(marker.written(found)) == found


@pytest.mark.parametrize(
    "note", [None, "", "2023-06", "2023-06 ", "1999-06 old", "2023-6 x", "x 2023-06 y"]
)
def test_no_month_or_no_words_is_no_marker(note: str | None) -> None:
    assert marker.parse(note) is None


def test_impossible_choices_give_a_message_and_a_page(visit: Visit) -> None:
    app = visit(
        "trends",
        place="QKS",
        measure="referrals",
        group="martians",
        from_="2094-95",
        note="x" * 900,
    )
    assert not app.exception
    said = " ".join(each.value for each in app.info)
    assert "has no yearly rate here. Recovery is shown." in said
    assert "has no group of the address" in said
    assert "There is no year `2094-95` here" in said


def test_ethnic_minorities_together_are_not_told_alone(visit: Visit) -> None:
    app = visit("trends", place="QKS", characteristic="ethnic_minority")
    assert not app.exception
    assert plain(app.header[0].value).startswith("Not shown for ethnic minorities together")
    assert not [each for each in pictures(app) if "Lines by year," in each["description"]]


@pytest.mark.parametrize(
    ("place", "characteristic"),
    [("ENG", "total"), ("ENG", "age"), ("QKS", "total"), ("Y59", "gender"), ("QWU", "religion")],
)
def test_every_kind_of_place_has_a_picture_or_a_reason(
    visit: Visit, place: str, characteristic: str
) -> None:
    app = visit("trends", place=place, characteristic=characteristic)
    assert not app.exception
    assert pictures(app) or "Not shown." in texts(app)
    assert app.table
