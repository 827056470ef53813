"""The national evidence: forty statements with their tests; each fault names its file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from amhe_explore import paths
from amhe_explore.catalogue import evidence, load, load_evidence
from amhe_explore.errors import CatalogueError

BASE = load_evidence()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of these files, to be spoiled; the rest of the catalogue stays as it is, and fast."""
    monkeypatch.setattr(evidence, "load", lambda _: load())
    for name in ("evidence",):
        shutil.copytree(paths.DATA / name, tmp_path / name)
    return tmp_path


def refused(folder: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_evidence(folder)
    return str(caught.value)


def test_every_statement_is_there_with_its_source_and_its_reviewer() -> None:
    assert [each.id for each in BASE.statements] == [f"E{n:02d}" for n in range(1, 41)]
    for each in BASE.statements:
        assert each.sources
        assert each.reviewer
        assert each.reviewed.year >= 2026
        assert each.data_years


def test_which_statements_stay_off_workshop_screens_and_which_are_about_other_services() -> None:
    assert {each.id for each in BASE.statements if not each.workshop} == {"E06", "E26"}
    other = {each.id for each in BASE.statements if each.other_service}
    assert other == {"E03", "E05", "E06", "E08", "E10", "E12", "E13", "E26", "E27", "E29"}
    assert all(
        each.testable == "no" and not each.tests for each in BASE.statements if each.other_service
    )


def test_what_can_be_tested_has_england_as_printed() -> None:
    tested = [each for each in BASE.statements if each.testable != "no"]
    assert len(tested) == 20
    assert all(each.england_printed for each in tested)
    assert all(each.why for each in BASE.statements if each.testable != "yes")


def test_what_is_not_known_stands_without_a_verdict() -> None:
    first = BASE.not_known[0]
    assert (first.topic, first.domain) == ("deprivation", "experience")
    assert "not known" in first.statement
    assert len(BASE.not_known) == 5


def test_topics_follow_the_characteristic_chosen() -> None:
    assert BASE.topics_of("deprivation_fifth") == ("deprivation",)
    assert BASE.topics_of("ethnicity_gender") == ("ethnicity", "gender")
    assert BASE.topics_of("total") == ()


# File, what stands there, what is put in its place, and what the message must say.
FAULTS = [
    ("age", 'domain = "access"', 'domain = "money"', "E01 has domain 'money'"),
    ("age", 'topic = "age"', 'topic = "ages"', "E01 has topic 'ages'"),
    ("age", 'testable = "part"', 'testable = "maybe"', "E01 has testable 'maybe'"),
    ("age", 'document = "strategy"', 'document = "blog"', "E01 cites 'blog'"),
    ("age", "65_and_over_worked_out", "65_plus", "group '65_plus'"),
    ("age", '"representation"', '"share"', "measure 'share'"),
    ("age", 'against = "population"', 'against = "all"', "against 'all'"),
    ("age", 'expect = "lower"', 'expect = "worse"', "expect 'worse'"),
    ("age", 'characteristic = "age"', 'characteristic = "ages"', "characteristic 'ages'"),
    ("age", 'id = "E02"', 'id = "E01"', "'E01' stands twice"),
    ("age", "reviewer =", "checker =", "unknown key 'checker'"),
    ("age", "get medicine", "get medicine\"\nextra = \"x", "unknown key 'extra'"),
    ("age", "more likely to be given medicine.", "more", "statement of E01"),
    ("age", 'why = "The figures show', 'wording = "The', "E01 has no why"),
    ("gender", 'counted = "started"', 'counted = "begun"', "counted 'begun'"),
    ("disability", 'testable = "yes"', 'testable = "no"\nwhy = "x"', "E33 has a test"),
    ("topics", '"age_gender"', '"age_sex"', "topic covers 'age_sex'"),
    ("not-known", 'domain = "experience"', 'domain = "care"', "N01 has domain 'care'"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after", "message"), FAULTS)
def test_a_fault_is_refused_and_names_its_file(
    data: Path, name: str, before: str, after: str, message: str
) -> None:
    path = data / "evidence" / f"{name}.toml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    line = refused(data)
    assert message in line
    assert f"{name}.toml" in line or "stands twice" in message


def test_another_service_cannot_be_tested(data: Path) -> None:
    path = data / "evidence" / "disability.toml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace('testable = "yes"', 'testable = "yes"\nother_service = true'), "utf-8"
    )
    assert "E33 is about another service" in refused(data)


def test_a_statement_without_a_deciding_test_cannot_be_tested(data: Path) -> None:
    path = data / "evidence" / "disability.toml"
    path.write_text(path.read_text("utf-8") + "decides = false\n", "utf-8")
    assert "E33 has no test" in refused(data)
