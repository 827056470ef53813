"""Groups compared on the little warehouse of invented official rows."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Visit, plain


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.main.markdown)


def controls(app: AppTest) -> dict[str, Any]:
    found: Any = app.get("button_group")
    return {control.label: control for control in found}


def asked(app: AppTest, key: str) -> str | None:
    values: Any = app.query_params.get(key, [None])
    last: str | None = values[-1] if isinstance(values, list) else values
    return last


def cells(app: AppTest) -> set[str]:
    return {str(cell) for table in app.table for cell in table.value.to_numpy().ravel()}


def test_the_finding_the_picture_the_table_and_the_files(visit: Visit) -> None:
    app = visit("groups", place="QKS", characteristic="ethnicity_detailed", period="2024-25")
    assert not app.exception
    assert plain(app.header[0].value) == (
        "Recovered less often among Bangladeshi people: 40% against 50%"
    )
    (chart,) = app.get("vega_lite_chart")
    assert "Bangladeshi: 40%, lower" in chart.proto.spec
    assert "▼ lower" in cells(app)
    assert not cells(app) & {"", "nan", "None"}
    assert [button.key for button in app.download_button] == [
        f"groups-recovery_{ending}" for ending in ("csv", "xlsx", "png", "svg")
    ]
    assert "so lower and higher are said only where they outlast" in texts(app)
    assert "Ethnic minorities together: " in app.info[0].value


def test_every_control_writes_its_choice_into_the_address(visit: Visit) -> None:
    app = visit("groups", place="QKS", characteristic="ethnicity_detailed", period="2024-25")
    controls(app)["Measure"].set_value("reliable_improvement").run()
    assert asked(app, "measure") == "reliable_improvement"
    controls(app)["Compared with"].set_value("reference").run()
    assert asked(app, "against") == "reference"
    controls(app)["View"].set_value("analyst").run()
    assert asked(app, "view") == "analyst"
    controls(app)["Years"].set_value("three").run()
    assert asked(app, "period") == "2022-25"
    app.selectbox(key="groups_group").set_value("indian").run()
    assert asked(app, "group") == "indian"
    assert not app.exception
    assert "Reliable improvement for Indian people" in texts(app)
    assert "White British people" in app.main.markdown[1].value
    # The same address opens the same view.
    again = visit(
        "groups", place="QKS", characteristic="ethnicity_detailed", period="2022-25",
        measure="reliable_improvement", against="reference", view="analyst", group="indian",
    )  # fmt: skip
    assert texts(again) == texts(app)


def test_the_detail_switch_chooses_the_characteristic_and_its_years(visit: Visit) -> None:
    app = visit("groups", place="QKS", characteristic="ethnicity", period="2024-25")
    assert controls(app)["Years"].value == "one"
    controls(app)["Detail"].set_value("ethnicity_detailed").run()
    assert asked(app, "characteristic") == "ethnicity_detailed"
    # Detailed groups below England open with three years together.
    assert asked(app, "period") == "2022-25"
    controls(app)["Detail"].set_value("ethnicity").run()
    assert asked(app, "period") == "2024-25"
    england = visit("groups", place="ENG", characteristic="ethnicity", period="2024-25")
    controls(england)["Detail"].set_value("ethnicity_detailed").run()
    assert asked(england, "period") == "2024-25"


def test_why_years_are_not_put_together_stands_there(visit: Visit) -> None:
    app = visit("groups", place="QKS", characteristic="gender", period="2023-24")
    assert "Years" not in controls(app)
    assert "Three years are not put together here: there are no figures for 2021-22." in texts(app)


def test_thin_recording_leaves_the_reason_and_the_table(visit: Visit) -> None:
    app = visit("groups", place="QKS", characteristic="religion", period="2024-25")
    assert plain(app.header[0].value) == "Recovery by religion: shown, not compared"
    assert app.info[0].value == (
        "Not compared. Religion was not recorded for 46% of finished courses. The table stays "
        "below."
    )
    assert not app.get("vega_lite_chart")
    assert len(app.table) == 3
    assert [button.label for button in app.download_button] == ["Figures (CSV)"]
    assert not cells(app) & {"▼ lower", "▲ higher"}


def test_gender_is_shown_without_a_reference(visit: Visit) -> None:
    app = visit("groups", place="QKS", characteristic="gender", period="2024-25")
    assert controls(app)["Compared with"].value == "none"
    assert "Every group is shown, none is the measure of the others." in texts(app)
    assert "Indeterminate is not non-binary" in texts(app)
    controls(app)["Compared with"].set_value("england").run()
    assert asked(app, "against") == "england"
    controls(app)["Compared with"].set_value("none").run()
    assert asked(app, "against") is None
    assert controls(app)["Compared with"].value == "none"


def test_the_analyst_view_adds_slope_tests_and_bounds(visit: Visit) -> None:
    address = {"place": "ENG", "characteristic": "deprivation", "period": "2024-25"}
    assert "For analysts" not in {each.value for each in visit("groups", **address).subheader}
    app = visit("groups", **address, view="analyst")
    assert len(app.get("vega_lite_chart")) == 2
    said = texts(app)
    assert "Slope index of inequality (SII): +14.5 points" in said
    assert "This is the size of the gap, not a forecast." in said
    assert "Cochran-Armitage test for trend over 10 groups" in said
    assert "courses with no deprivation recorded were spread between these groups" in said


def test_two_characteristics_at_once(visit: Visit) -> None:
    app = visit("groups", place="ENG", characteristic="age_gender", period="2024-25")
    assert "**Is the gap different for men and women?**" in texts(app)
    assert "18 to 25: gap in recovery" in texts(app)
    closed = visit("groups", place="QOC", characteristic="age_gender", period="2024-25")
    assert not closed.exception
    assert closed.info[0].value == (
        "Age and gender is shown below England only where every group has 30 or more referrals and "
        "finished courses."
    )
    assert not closed.table
    assert not closed.get("vega_lite_chart")
    assert "No published file carries any other two characteristics together" in texts(closed)


def test_ethnic_minorities_together_stand_only_beside_the_detailed_groups(visit: Visit) -> None:
    app = visit("groups", place="QKS", characteristic="ethnic_minority", period="2024-25")
    assert not app.exception
    assert "minorit" not in app.header[0].value
    (chart,) = app.get("vega_lite_chart")
    assert "Bangladeshi" in chart.proto.spec
    assert "ethnic_minorities" not in "".join(app.selectbox(key="groups_group").options)


def test_everyone_together_is_asked_for_a_characteristic(visit: Visit) -> None:
    app = visit("groups", place="QKS", characteristic="total")
    assert not app.exception
    assert app.header[0].value.startswith("Choose a characteristic at the side")


def test_a_measure_or_group_that_is_not_here_is_said(visit: Visit) -> None:
    app = visit("groups", place="QKS", characteristic="age", measure="referral_rate", group="x")
    assert "Referral rate: no figures by group here. Recovered is shown." in texts(app)
    assert "The address names a group that is not here" in texts(app)
    assert not app.exception


@pytest.mark.parametrize(
    ("place", "characteristic"),
    [
        ("Y59", "gender"),
        ("QWU", "disability"),
        ("91Q", "deprivation_fifth"),
        ("RDY", "ethnicity_gender"),
        ("AAA01", "ethnicity_detailed"),
        ("ENG", "presenting_complaint"),
        ("QOC", "long_term_condition"),
    ],
)
@pytest.mark.parametrize("measure", ["recovery", "completion", "deterioration"])
def test_every_kind_of_place_has_a_picture_or_its_reason(
    visit: Visit, place: str, characteristic: str, measure: str
) -> None:
    app = visit("groups", place=place, characteristic=characteristic, measure=measure)
    assert not app.exception
    assert app.get("vega_lite_chart") or app.info
