"""Places compared on the little warehouse of invented official rows, and on example places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Visit, plain


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.main.markdown)


def cells(app: AppTest) -> set[str]:
    return {str(cell) for table in app.table for cell in table.value.to_numpy().ravel()}


def test_the_gap_is_what_the_page_opens_with(visit: Visit) -> None:
    app = visit("compare", place="QKS", period="2023-24")
    assert not app.exception
    assert app.title[0].value == "Places compared"
    assert plain(app.header[0].value) == (
        "The gap in recovery in Kent and Medway is within what is expected from chance alone if "
        "every place had England's gap: 12 points lower against 12 points lower"
    )
    assert len(app.get("vega_lite_chart")) == 1
    assert "This compares places, not people." in texts(app)
    assert [section.value for section in app.subheader] == [
        "Similar places",
        "Who might we learn from?",
        "All places",
        "Sources",
    ]


def test_everyone_together_is_compared_on_the_measure_of_the_address(visit: Visit) -> None:
    app = visit(
        "compare", place="QKS", characteristic="total", measure="completion", period="2024-25"
    )
    assert not app.exception
    assert "Finished per 100 referrals" in {str(c) for t in app.table for c in t.value.columns}
    assert "Drawn hollow and not judged: Coventry and Warwickshire" in texts(app)
    assert "Who might we learn from?" not in {section.value for section in app.subheader}


def test_a_place_whose_ratios_are_off_is_told_so(visit: Visit) -> None:
    app = visit(
        "compare", place="QWU", characteristic="total", measure="completion", period="2024-25"
    )
    assert "is not held against the limits: courses that finished fell by" in (
        plain(app.header[0].value)
    )
    assert app.warning


def test_england_is_the_line_and_the_plot_is_told_as_a_whole(visit: Visit) -> None:
    app = visit("compare", place="ENG", characteristic="total", period="2024-25")
    assert "integrated care boards lie outside the 95% limits" in plain(app.header[0].value)
    assert "Similar places" not in {section.value for section in app.subheader}


def test_the_switch_turns_to_everyone_and_back(visit: Visit) -> None:
    app = visit("compare", place="QKS", characteristic="age", period="2023-24")
    switch: Any = app.main.get("button_group")[0]
    switch.set_value("Everyone").run()
    assert app.query_params["characteristic"] == "total"
    assert plain(app.header[0].value).startswith("Recovery in Kent and Medway")
    switch = app.main.get("button_group")[0]
    switch.set_value("A gap").run()
    assert app.query_params["characteristic"] == "age"
    assert not app.exception


def test_measure_and_group_are_kept_in_the_address(visit: Visit) -> None:
    app = visit("compare", place="QKS", characteristic="ethnicity_detailed", period="2023-24")
    assert "group" not in app.query_params
    app.selectbox(key="group").select("bangladeshi").run()
    app.selectbox(key="measure").select("reliable_recovery").run()
    assert app.query_params["group"] == "bangladeshi"
    assert app.query_params["measure"] == "reliable_recovery"
    assert "for Bangladeshi people, against everyone else with it recorded." in texts(app)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ({"measure": "started"}, "Recovery is shown instead."),
        ({"level": "moon"}, "There are no places of the type `moon` in 2024-25."),
        ({"group": "nobody_at_all"}, "There is no group `nobody_at_all` to compare."),
    ],
)
def test_what_is_not_there_is_said(visit: Visit, address: dict[str, str], message: str) -> None:
    app = visit("compare", place="QKS", characteristic="gender", period="2024-25", **address)
    assert not app.exception
    assert any(message in info.value for info in app.info)


def test_ethnic_minorities_together_are_not_compared(visit: Visit) -> None:
    app = visit("compare", place="QKS", characteristic="ethnic_minority", period="2024-25")
    assert any("hides the groups within it" in info.value for info in app.info)
    assert plain(app.header[0].value).startswith("Recovery in Kent and Medway")


@pytest.mark.parametrize("level", ["icb", "region", "sub_icb", "provider"])
@pytest.mark.parametrize("period", ["2024-25", "2022-25"])
def test_every_type_of_place_has_its_plot_and_its_table(
    visit: Visit, level: str, period: str
) -> None:
    app = visit("compare", place="QKS", characteristic="gender", level=level, period=period)
    assert not app.exception
    assert app.get("vega_lite_chart")
    assert len(app.table) >= 2
    assert all(str(cell).strip() for cell in cells(app))


@pytest.fixture
def example(visit_without: Callable[[Path], Visit], example_warehouse: Path) -> Visit:
    return visit_without(example_warehouse)


def test_example_places_have_similar_ones_and_say_they_are_made_up(example: Visit) -> None:
    app = example("compare", place="X04", period="2024-25")
    assert not app.exception
    assert plain(app.header[0].value).startswith("Made-up figures. The gap in recovery")
    assert (
        "Made-up figures. Of 19 others, most like Example Mills in deprivation, ethnic mix and "
        "size, the nearest first: Example City North"
    ) in texts(app)
    assert "Not compared by age: not loaded for these places." in texts(app)
    charts = app.get("vega_lite_chart")
    assert len(charts) == 2
    assert all("MADE-UP FIGURES" in chart.proto.spec for chart in charts)
    assert {"Similar places", "Side by side with its similar places"} <= {
        section.value for section in app.subheader
    }


def test_a_button_puts_a_similar_place_into_the_box_and_the_address(example: Visit) -> None:
    app = example("compare", place="X04", period="2024-25")
    app.button(key="compare_with_X05").click().run()
    assert app.query_params["compare"] == "X05"
    assert app.selectbox(key="compare").value == "X05"
    assert not app.exception
