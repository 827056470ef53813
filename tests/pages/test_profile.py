"""Place profile on the little warehouse of invented official rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from amhe_explore import measures, narrative, warehouse
from tests.pages.conftest import Visit, plain


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.main.markdown)


def test_the_finding_gives_two_numbers_and_no_judgement(visit: Visit) -> None:
    app = visit(place="QKS", period="2024-25")
    assert app.title[0].value == "Kent and Medway"
    assert plain(app.header[0].value) == (
        "Recovered less often in the most deprived areas: 44% against 56%"
    )
    assert "About 12 points lower than in the least deprived fifth of areas (likely" in texts(app)
    assert "England's gap is 12 points." in texts(app)
    assert "Overall: about the same share recovered as in England (50%" in texts(app)
    assert ":gray-badge[■ about the same]" in texts(app)


def test_everyone_together_opens_with_the_place_itself(visit: Visit) -> None:
    app = visit(place="QKS", period="2024-25", characteristic="total")
    assert plain(app.header[0].value) == (
        "50 of every 100 courses that could end in recovery did; in England 50"
    )
    assert "Of every 100 courses that finished, 67 ended in reliable improvement" in texts(app)


def test_what_is_not_compared_says_why_and_the_place_is_shown(visit: Visit) -> None:
    app = visit(place="QKS", period="2024-25", characteristic="religion")
    assert plain(app.header[0].value).startswith("50 of every 100 courses")
    assert "is not compared: religion was not recorded for 46% of finished courses" in texts(app)


def test_key_figures_carry_their_verdict_by_shape_and_word(visit: Visit) -> None:
    app = visit(place="QOC", period="2024-25", compare="QKS")
    assert [metric.delta for metric in app.metric] == [
        "", "", "■ about the same", "■ about the same", "■ about the same"
    ]  # fmt: skip
    assert "in Kent and Medway" in texts(app)
    england = visit(place="ENG", period="2024-25")
    assert not any(metric.delta for metric in england.metric)


def test_five_key_figures(visit: Visit) -> None:
    app = visit(place="QKS", period="2024-25")
    assert [(metric.label, metric.value) for metric in app.metric] == [
        ("Referrals", "150,000"),
        ("Finished a course", "55,290"),
        ("Improved", "67%"),
        ("Recovered", "50%"),
        ("Reliably recovered", "47%"),
    ]
    assert "England 200,003" in texts(app)


def test_the_sections_stand_in_their_order(visit: Visit) -> None:
    app = visit(place="QKS")
    assert [section.value for section in app.subheader] == [
        "Key figures",
        "Gaps we are sure of: recovery",
        "Large gaps in small groups: ask about these",
        "Who reaches the service",
        "From referral to recovery",
        "Since when",
        "How sure are we",
        "Experience",
        "Not in these figures at all",
        "Headline measures",
        "What next",
        "Sources",
    ]
    assert "Gypsy, Roma and Traveller people" in texts(app)
    assert "Open Government Licence v3.0" in texts(app)


def test_headline_measures_on_the_page_are_those_of_the_command(
    visit: Visit, small_warehouse: Path
) -> None:
    app = visit(place="QKS", period="2024-25")
    shown = {str(cell) for table in app.table for row in table.value.to_numpy() for cell in row}
    with warehouse.open_current(small_warehouse) as opened:
        found = measures.headline(opened, "QKS", "2024-25")
    for result in found.results:
        for line in narrative.headline_lines(result):
            assert {line.here, line.england, line.baseline, line.change} <= shown
    assert "What each measure is" in [each.label for each in app.expander]


@pytest.mark.parametrize(
    "hostile", ["Nowhere", "'; drop table core_council; --", "<b>x</b>" * 2000, "\u202e"]
)
def test_a_hostile_council_gives_a_message_and_a_working_page(visit: Visit, hostile: str) -> None:
    app = visit(place="QKS", council=hostile)
    assert not app.exception
    assert app.title[0].value == "Kent and Medway"
    assert any("There is no council `" in each.value for each in app.info)
    assert "council" not in app.query_params


def test_without_lookups_the_search_says_what_is_missing(visit: Visit) -> None:
    assert "Councils can be searched once the lookup of small areas is loaded" in texts(
        visit(place="QKS")
    )


def test_a_volume_break_is_not_said_twice(visit: Visit) -> None:
    broken = visit(place="QWU", period="2024-25")
    assert "Outcomes describe only the" in broken.warning[0].value
    assert "This describes the" not in texts(broken)
    assert "This describes the" in texts(visit(place="QKS", period="2024-25"))


def test_why_steps_are_closed_by_group(visit: Visit) -> None:
    assert "By how deprived the area is where people live: closed for 2024-25." in texts(
        visit(place="QWU", period="2024-25")
    )
    assert "a drop-off between stages by group would be false" not in texts(
        visit(place="QKS", period="2024-25", characteristic="total")
    )


@pytest.mark.parametrize("place", ["ENG", "Y59", "QOC", "RDY", "AAA01"])
def test_every_type_of_place_gives_every_section(visit: Visit, place: str) -> None:
    app = visit(place=place)
    assert not app.exception
    assert not app.error
    sections = [section.value for section in app.subheader]
    assert {"Gaps we are sure of: recovery", "Since when", "What next"} <= set(sections)


def test_the_line_under_the_title(visit: Visit) -> None:
    app = visit(place="RDY", period="2023-24", compare="QKS")
    assert (
        "NHS Talking Therapies only · provider · 2023-24, published · compared with Kent and Medway"
    ) in texts(app)


def test_a_volume_break_is_read_first_and_closes_the_steps(visit: Visit) -> None:
    app = visit(place="QWU", period="2024-25")
    (banner,) = app.warning
    assert banner.value.startswith("**Read this first.** Courses that finished fell by")
    assert "Steps between referral and recovery are not shown for 2024-25" in texts(app)
    assert not visit(place="QKS", period="2024-25").warning


def test_how_it_is_worked_out_names_definitions_and_the_file(visit: Visit) -> None:
    app = visit(place="QKS")
    (method,) = (each for each in app.expander if each.label == "How this is worked out")
    (listed,) = method.markdown
    for words in ("**Recovery:**", "Counted: recovered", "**Likely range:**", "**Source file:**"):
        assert words in listed.value


def test_each_picture_has_an_accessible_name(visit: Visit) -> None:
    app = visit(place="QKS")
    charts = app.get("vega_lite_chart")
    # Finding, sure gaps, who reaches the service, way to recovery, since when, not recorded.
    assert len(charts) >= 5
    assert all("description" in chart.proto.spec for chart in charts)


def test_a_small_place_says_why_its_figures_are_not_there(visit: Visit) -> None:
    app = visit(place="AAA01", period="2024-25")
    assert not app.exception
    assert app.metric[0].value == "900"


def test_a_link_leads_on_to_the_groups(visit: Visit) -> None:
    app = visit(place="QKS", characteristic="age")
    labels = [link.label for link in app.main.page_link]
    assert {"By group: Age", "All characteristics", "Method and sources"} <= set(labels)
