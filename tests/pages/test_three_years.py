"""Three years together: offered where they may be, chosen for groups too small for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Visit, arrive

POOLED = "2022-25"


@pytest.fixture
def visit_examples(example_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    monkeypatch.setenv("AMHE_WAREHOUSE", str(example_warehouse))
    return arrive


def years(app: AppTest) -> list[str]:
    return list(app.selectbox(key="period").options)


def said(app: AppTest) -> str:
    return "\n".join(each.value for each in app.main.markdown)


def test_they_stand_after_the_years_in_words(visit: Visit) -> None:
    app = visit(place="QKS")
    assert years(app) == ["2024-25", "2023-24", "2022-23", "2022-23 to 2024-25, together"]


@pytest.mark.parametrize("page", ["profile", "funnel", "data"])
def test_every_page_shows_them(visit: Visit, page: str) -> None:
    app = visit(page, place="QKS", period=POOLED)
    assert not app.exception
    assert not app.error
    assert not app.info
    assert app.selectbox(key="period").value == POOLED


def test_counts_of_three_years_are_not_said_to_be_of_one(visit: Visit) -> None:
    app = visit("profile", place="QOC", period=POOLED)
    words = said(app)
    assert "received in the three years" in words
    assert "2022-23 to 2024-25, published" in words
    assert "in the year," not in words


def test_detailed_ethnicity_opens_with_them_below_england(visit: Visit) -> None:
    below = visit("funnel", place="QKS", characteristic="ethnicity_detailed")
    assert below.selectbox(key="period").value == POOLED
    england = visit("funnel", place="ENG", characteristic="ethnicity_detailed")
    assert england.selectbox(key="period").value == "2024-25"
    asked = visit("funnel", place="QKS", characteristic="ethnicity_detailed", period="2023-24")
    assert asked.selectbox(key="period").value == "2023-24"


def test_choosing_detailed_ethnicity_turns_to_them_and_back_again(visit: Visit) -> None:
    app = visit("funnel", place="QKS", characteristic="gender", period="2024-25")
    app.selectbox(key="characteristic").set_value("ethnicity_detailed").run()
    assert app.selectbox(key="period").value == POOLED
    app.selectbox(key="characteristic").set_value("gender").run()
    assert app.selectbox(key="period").value == "2024-25"


def test_three_years_chosen_by_the_reader_stay(visit: Visit) -> None:
    app = visit("funnel", place="QKS", characteristic="gender", period=POOLED)
    app.selectbox(key="characteristic").set_value("ethnicity_detailed").run()
    app.selectbox(key="characteristic").set_value("gender").run()
    assert app.selectbox(key="period").value == POOLED


def test_years_across_a_change_of_area_are_refused_with_the_nearest(visit_examples: Visit) -> None:
    # X08 gave a district away in July 2022, by the facts of the example places.
    app = visit_examples(place="X08", period="2020-23")
    assert app.selectbox(key="period").value == "2022-23"
    assert app.info[0].value == (
        "The years 2020-21 to 2022-23 of Example Canal Towns cannot be put together: its area or "
        "its figures changed. 2022-23 is shown instead."
    )
    assert "2020-21 to 2022-23, together" not in years(app)
    assert "2022-23 to 2024-25, together" in years(app)


def test_a_comparator_whose_area_changed_is_left_out_with_the_reason(visit_examples: Visit) -> None:
    app = visit_examples(place="X01", period="2021-24", compare="X08")
    assert any("not compared" in each.value for each in app.info)
    assert not app.exception


def test_groups_that_changed_in_the_years_are_not_offered(visit_examples: Visit) -> None:
    # Age has new bands from 2021-22.
    across = visit_examples(place="X01", period="2020-23")
    after = visit_examples(place="X01", period="2021-24")
    offered = [app.selectbox(key="characteristic").options for app in (across, after)]
    assert "Age" not in offered[0]
    assert "Age" in offered[1]
