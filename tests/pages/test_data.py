"""Data and methods on the little warehouse of invented official rows."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from amhe_explore import catalogue, cli, narrative, stats
from amhe_explore.catalogue import Rules
from amhe_explore.errors import NotPublishedError
from amhe_explore.ui import cache
from tests.pages.conftest import Visit, plain

SECTIONS = [
    "What is loaded",
    "Sources",
    "What is not loaded",
    "Completeness: Kent and Medway, 2024-25",
    "Build report",
    "Definitions",
    "Methods",
    "Glossary",
    "All figures as files",
]


@pytest.fixture
def app(visit: Visit) -> AppTest:
    found = visit("data", place="QKS", period="2024-25")
    assert not found.exception
    return found


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.main.markdown)


def cells(app: AppTest) -> set[str]:
    """Every cell and row name of every table, without the places where a line may break."""
    found = set()
    for table in app.table:
        frame = table.value
        found |= {str(cell) for cell in [*frame.to_numpy().ravel(), *frame.index]}
    return {cell.replace("\u200b", "") for cell in found}


def test_the_sections_stand_in_their_order(app: AppTest) -> None:
    assert [each.value for each in app.subheader] == SECTIONS
    assert plain(app.header[0].value) == (
        "Official figures for 2022-23 to 2024-25 are loaded, 3 ICBs in the newest"
    )


def test_the_page_and_the_command_agree(
    app: AppTest, small_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["status", "--json", "--warehouse", str(small_warehouse)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert f"Build {told['build_id']} · {told['mode']} · built {told['built_at']}" in texts(app)
    coverage = [table.value for table in app.table if table.value.index.name == "Year"]
    for period in told["periods"]:
        shown = [int(number) for part in coverage for number in part.loc[period["id"]]]
        assert sorted(shown) == sorted(period["places"].values())
    shown_cells = cells(app)
    for source in told["sources"]:
        assert {source["edition"], f"{source['rows']:,}", source["sha256"][:12]} <= shown_cells
    known = catalogue.load().sources
    missing = {name for name in told["missing"] if known[name].used_for}
    assert {known[name].used_for for name in missing} <= shown_cells
    assert f"{told['duplicates']}" != "0"
    assert f"{told['disagreements']} under" in texts(app)


def test_sources_are_links_with_licence_and_the_way_they_came(app: AppTest) -> None:
    shown = cells(app)
    assert any(cell.startswith("[files.digital.nhs.uk: psych-ther-ann-rep") for cell in shown)
    assert "given by hand" in shown
    assert any(cell.startswith("Open Government Licence v3.0. Contains") for cell in shown)
    assert "no: read; another source carries the same figures" in shown


def test_what_is_not_loaded_says_how_to_get_it(app: AppTest) -> None:
    assert "python -m amhe_explore fetch" in [each.value for each in app.code]
    assert "save the files in the folder `data/raw`" in texts(app)
    assert "English Indices of Deprivation 2025" in "\n".join(cells(app))


def test_completeness_is_a_picture_with_a_name_actions_and_tables(app: AppTest) -> None:
    (picture,) = app.get("vega_lite_chart")
    assert "Bars of the share missing at referral. Long-term condition: 70%" in picture.proto.spec
    assert "1. **Religion.** Ask your provider to record religion at referral: 46%" in texts(app)
    shaded = [table.value for table in app.table if "Referred" in table.value.columns]
    assert len(shaded) == 2
    assert list(shaded[0].loc["Ethnicity"]) == ["9%", "9%", "9%"]
    years = [table.value for table in app.table if "2023-24" in table.value.columns]
    assert list(years[-1].loc["Gender"]) == ["2%", "2%", "2%"]


def test_a_cell_is_darker_where_more_is_missing(app: AppTest) -> None:
    (table,) = [
        table
        for table in app.table
        if "Referred" in table.value.columns and "Gender" in table.value.index
    ]
    styles = table.proto.arrow_data.styler.styles
    assert "background-color: #12436D" in styles  # long-term condition, 70 %
    assert "color: #FFFFFF" in styles
    assert styles.count("background-color") >= 3


def test_checks_and_breaks_are_listed_with_their_files(app: AppTest) -> None:
    shown = cells(app)
    assert "Each place, group, measure and period stands once" in shown
    assert "Coventry and Warwickshire (QWU), 2024-25" in shown
    labels = [each.label for each in app.expander]
    assert "Place-years with a break: 1" in labels
    assert "A source lists each place once: 1" in labels
    names = {each.key for each in app.download_button}
    assert {
        "recording_csv",
        "recording_png",
        "recording_svg",
        "file_talking-therapies_sources.csv",
        "file_talking-therapies_breaks.csv",
        "file_talking-therapies_check-duplicates.csv",
    } <= names


def test_every_measure_rule_method_and_term_is_on_the_page(app: AppTest) -> None:
    shown, said = cells(app), texts(app)
    for measure in catalogue.load().measures.values():
        assert measure.name in shown
        assert measure.definition in shown
    for rule in narrative.rule_sentences():
        assert f"**{rule.topic}.** {rule.text}" in said
    for method in narrative.statistical_methods():
        assert f"(`{method.id}`)" in said
        assert all(text in said for _, text in method.parts)
    for term in catalogue.load_glossary():
        assert term.meaning in shown
    assert len(dataclasses.fields(Rules)) > 20
    assert len(stats.__all__) > 20


def test_the_whole_warehouse_is_made_at_the_click(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    (button,) = [each for each in app.download_button if each.label.startswith("All figures")]
    build = app.session_state["_choice"].build
    assert button.key == f"file_talking-therapies_{Path(build).stem}_parquet.zip"
    assert cache.data_package(build).startswith(b"PK")
    monkeypatch.setattr(cache, "data_package", lambda _: pytest.fail("made before the click"))
    app.run()
    assert not app.exception


def test_england_asks_providers(visit: Visit) -> None:
    app = visit("data")
    assert "Ask providers to record" in texts(app)
    assert "Completeness: England, 2024-25" in [each.value for each in app.subheader]


def test_a_place_without_figures_shows_the_rest(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: str) -> None:
        raise NotPublishedError("No figures")

    monkeypatch.setattr(cache, "completeness", none)
    app = visit("data", place="QKS", period="2024-25")
    assert not app.exception
    assert "No figures of this place are loaded for this year" in texts(app)
    assert [each.value for each in app.subheader] == SECTIONS


def test_no_cell_of_any_table_is_blank(app: AppTest) -> None:
    assert "" not in {cell.strip() for cell in cells(app)}
    assert not cells(app) & {"nan", "None"}


@pytest.mark.parametrize("place", ["Y59", "91Q", "RDY", "AAA01", "QOC"])
def test_every_kind_of_place(visit: Visit, place: str) -> None:
    app = visit("data", place=place)
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1
