"""What a pack holds besides figures: sections, ten recommendations, dated duties, checklist."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from amhe_explore import paths
from amhe_explore.catalogue import load_report
from amhe_explore.errors import CatalogueError


def test_sections_are_numbered_from_one_page_to_the_annex() -> None:
    numbers = [each.number for each in load_report().sections]
    assert numbers == [*map(str, range(19)), "A", "B"]


def test_there_are_ten_recommendations_and_most_are_beyond_these_figures() -> None:
    found = load_report().self_check
    assert [each.number for each in found.recommendations] == list(range(1, 11))
    assert found.document == "observatory"
    assert {each.number for each in found.recommendations if each.measured} == {1, 4, 6}


def test_duties_say_when_they_were_listed() -> None:
    duties = load_report().duties
    assert duties.listed == 2019
    assert {each.law for each in duties.duties} == {
        "Equality Act 2010",
        "Health and Social Care Act 2012",
    }
    assert all(each.address.startswith("http") for each in duties.duties)


def test_the_checklist_asks_for_deprivation_ethnicity_age_and_sex() -> None:
    assert [each.id for each in load_report().checklist] == [
        "deprivation",
        "ethnicity",
        "age",
        "sex",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("recommendations.toml", "number = 10", "number = 11", "1, 2, 3"),
        ("recommendations.toml", '"observatory"', '"elsewhere"', "document 'elsewhere'"),
        ("duties.toml", '"resource"', '"memory"', "document 'memory'"),
        ("duties.toml", "listed = 2019", 'listed = "2019"', "wrong type"),
        ("checklist.toml", '["age"]', '["years"]', "characteristic 'years'"),
        ("sections.toml", 'number = "18"', 'number = "17"', "stands twice"),
    ],
)
def test_a_bad_file_is_refused_by_name(
    tmp_path: Path, file: str, old: str, new: str, words: str
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(paths.DATA, folder, ignore=shutil.ignore_patterns("raw", "warehouse", "*.csv"))
    path = folder / "report" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError, match=words) as error:
        load_report(folder)
    assert file in str(error.value)
