"""The headline measures, the counties and what lies beyond the figures: files and their faults."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from amhe_explore import paths
from amhe_explore.catalogue import load_beyond, load_counties, load_headlines
from amhe_explore.errors import CatalogueError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data folder's own files, to break."""
    copy = tmp_path / "data"
    shutil.copytree(paths.DATA, copy, ignore=shutil.ignore_patterns("raw", "warehouse", "example"))
    return copy


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_same_eight_in_their_order_with_a_locked_baseline() -> None:
    found = load_headlines()
    assert [each.id for each in found] == [
        "older_people",
        "men",
        "referral_rate",
        "recovery_gap",
        "improvement_gap",
        "recovery_ethnicity",
        "recovery_sexual_orientation",
        "not_recorded",
    ]
    assert {each.id: each.baseline for each in found} == {
        **{each.id: "2022-23" for each in found},
        "recovery_ethnicity": "2022-25",
    }
    assert all(each.definition.endswith(".") and each.sense and each.source for each in found)
    assert found[7].characteristics == (
        "ethnicity",
        "religion",
        "sexual_orientation",
        "long_term_condition",
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("men", 'kind = "share_of_referrals"', 'kind = "rank"', "unknown kind 'rank'"),
        ("men", 'group = "male"', 'group = "men"', "unknown group 'men'"),
        ("men", 'characteristics = ["gender"]', "characteristics = []", "no characteristic"),
        ("men", '["gender"]', '["shoe_size"]', "unknown characteristic 'shoe_size'"),
        ("men", 'baseline = "2022-23"', 'baseline = "2022"', "baseline '2022'"),
        ("men", 'id = "men"', 'id = "man"', "is not the file's name"),
        ("recovery_gap", 'measure = "recovery"', 'measure = "joy"', "unknown measure 'joy'"),
        ("not_recorded", '"finished"]', '"ended_well"]', "unknown stage 'ended_well'"),
        ("older_people", "adults_65_and_over", "pensioners", "unknown population 'pensioners'"),
    ],
)
def test_a_headline_file_that_breaks_its_form_is_named(
    folder: Path, name: str, old: str, new: str, said: str
) -> None:
    path = folder / "headline" / f"{name}.toml"
    change(path, old, new)
    with pytest.raises(CatalogueError) as error:
        load_headlines(folder)
    assert str(path) in error.value.line()
    assert said in error.value.line()


def test_the_counties_hold_the_164_districts_of_two_tier_england_once() -> None:
    counties = {each.name: each for each in load_counties()}
    assert len(counties) == 21
    assert sum(len(each.districts) for each in counties.values()) == 164
    assert len(counties["Kent"].districts) == 12
    assert counties["Kent"].code == "E10000016"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "E10000016"', 'code = "E06000035"', "code 'E06000035'"),
        ('"E07000106"', '"E07000105"', "E07000105 stands twice"),
        ('"E07000106"', '"Canterbury"', "districts of Kent"),
    ],
)
def test_a_county_that_is_none_is_refused(folder: Path, old: str, new: str, said: str) -> None:
    change(folder / "councils" / "counties.toml", old, new)
    with pytest.raises(CatalogueError) as error:
        load_counties(folder)
    assert said in error.value.line()


def test_everyone_missing_has_somebody_who_could_tell_us() -> None:
    found = load_beyond()
    assert found.missing[0].group == "Gypsy, Roma and Traveller people"
    assert len(found.missing) == 11
    assert all(each.who for each in found.missing)
    assert all(each.text.endswith("?") for each in found.questions)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('group = "Sex workers"', 'group = "People sleeping rough"'),
        ("who does not?", "who does not."),
    ],
)
def test_a_group_twice_or_a_question_without_its_mark_is_refused(
    folder: Path, old: str, new: str
) -> None:
    change(folder / "beyond_the_figures.toml", old, new)
    with pytest.raises(CatalogueError):
        load_beyond(folder)
