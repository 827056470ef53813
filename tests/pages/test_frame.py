"""The frame: choices at the side, in step with the address, kept from page to page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from amhe_explore.ui.router import PAGES
from tests.pages.conftest import Visit, arrive

MESSAGE = ":material/info:"
BOXES = ["place", "compare", "characteristic", "period"]
IDS = [entry.id for entry in PAGES]


def chosen(app: AppTest) -> dict[str, str]:
    return {str(box.key): str(box.value) for box in app.sidebar.selectbox}


def address(app: AppTest) -> dict[str, str]:
    """The address after a run: one value a key."""
    values: dict[str, str | list[str]] = dict(app.query_params)
    return {key: each if isinstance(each, str) else each[-1] for key, each in values.items()}


@pytest.mark.parametrize("page", IDS)
def test_every_page_stands_in_the_frame(visit: Visit, page: str) -> None:
    app = visit(page)
    assert not app.exception
    assert [box.key for box in app.sidebar.selectbox] == BOXES
    assert [link.label for link in app.sidebar.page_link] == [entry.title for entry in PAGES]
    assert len(app.title) == 1
    assert len(app.header) == 1


@pytest.mark.parametrize("page", IDS)
def test_the_address_is_what_the_boxes_show(visit: Visit, page: str) -> None:
    asked = {
        "place": "QKS",
        "compare": "Y59",
        "characteristic": "ethnicity_detailed",
        "period": "2023-24",
    }
    app = visit(page, **asked)
    assert chosen(app) == asked
    assert address(app) == asked
    assert not [each.value for each in app.info if each.icon == MESSAGE]


def test_without_an_address_england_by_deprivation_in_the_newest_year(visit: Visit) -> None:
    app = visit()
    assert chosen(app) == {
        "place": "ENG",
        "compare": "ENG",
        "characteristic": "deprivation",
        "period": "2024-25",
    }
    assert app.title[0].value == "England"


def test_a_choice_is_written_into_the_address_as_a_code(visit: Visit) -> None:
    app = visit()
    app.selectbox(key="place").set_value("QKS").run()
    app.selectbox(key="compare").set_value("QWU").run()
    assert address(app) == {
        "place": "QKS",
        "compare": "QWU",
        "characteristic": "deprivation",
        "period": "2024-25",
    }
    assert app.title[0].value == "Kent and Medway"
    assert any("compared with Coventry and Warwickshire" in each.value for each in app.markdown)
    app.selectbox(key="compare").set_value("ENG").run()
    assert "compare" not in address(app)


def test_the_choice_is_kept_from_page_to_page(visit: Visit) -> None:
    app = visit(place="QOC", characteristic="age", period="2023-24")
    app.switch_page("pages/funnel.py").run()
    app.selectbox(key="characteristic").set_value("gender").run()
    app.switch_page("pages/profile.py").run()
    assert chosen(app)["characteristic"] == "gender"
    assert address(app) == {
        "place": "QOC",
        "characteristic": "gender",
        "period": "2023-24",
    }


def test_places_run_from_england_down_and_show_name_code_and_kind(visit: Visit) -> None:
    options = visit().selectbox(key="place").options
    assert options[0] == "England"
    assert [options.index(label) for label in ("South East (Y59), region", "Kent and Medway (QKS)")]
    kinds = [
        options.index("South East (Y59), region"),
        options.index("Kent and Medway (QKS)"),
        next(n for n, label in enumerate(options) if "(91Q)" in label),
        next(n for n, label in enumerate(options) if "(RDY), provider" in label),
    ]
    assert kinds == sorted(kinds)


def test_the_comparators_begin_with_england_and_the_own_region(visit: Visit) -> None:
    options = visit(place="QKS").selectbox(key="compare").options
    assert options[:2] == ["England", "South East (Y59), region"]
    assert "Kent and Medway (QKS)" not in options


def test_england_is_compared_with_nobody_unless_asked(visit: Visit) -> None:
    app = visit()
    assert app.selectbox(key="compare").options[0] == "No comparison"
    assert "compared with" not in app.markdown[1].value


def test_choices_without_a_box_are_kept_in_the_address(visit: Visit) -> None:
    asked = {"measure": "recovery", "group": "imd_01", "against": "rest", "from_": "2022-23"}
    app = visit("funnel", place="QKS", note="New service opened", **asked)
    kept = address(app)
    assert kept["measure"] == "recovery"
    assert kept["from"] == "2022-23"
    assert kept["note"] == "New service opened"


def test_the_link_to_copy_is_the_address(visit: Visit) -> None:
    app = visit(place="QKS", period="2023-24")
    (link,) = app.code
    assert link.value.endswith("?place=QKS&period=2023-24&characteristic=deprivation")


def test_two_places_of_one_code_are_told_apart(visit: Visit) -> None:
    app = visit(place="sub_icb:91q")
    assert chosen(app)["place"] == "91Q"


def test_a_new_build_is_picked_up_at_the_next_rerun(
    small_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "warehouse"
    shutil.copytree(small_warehouse, folder)
    monkeypatch.setenv("AMHE_WAREHOUSE", str(folder))
    app = arrive(place="QKS")
    built = (folder / "CURRENT").read_text("utf-8").strip()
    assert app.session_state["_choice"].build == str(folder / built)
    shutil.copy(folder / built, folder / "next.duckdb")
    (folder / "CURRENT").write_text("next.duckdb", "utf-8")
    app.run()
    assert not app.exception
    assert app.session_state["_choice"].build == str(folder / "next.duckdb")
