"""Study counts and practice examples: the source's numbers, its disagreements, and each fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from amhe_explore import paths
from amhe_explore.catalogue import evidence, load, load_practice
from amhe_explore.errors import CatalogueError

PRACTICE = load_practice()
# As the resource prints them, Appendix 2, Table 3, last column.
TABLE_3 = {
    "ethnicity": 36,
    "religion": 2,
    "sexual_orientation": 3,
    "disability": 5,
    "gender": 7,
    "age": 30,
    "pregnancy_or_maternity": 12,
    "deprivation": 65,
    "location": 12,
    "inclusion_groups": 5,
    "other": 10,
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of these files, to be spoiled; the rest of the catalogue stays as it is, and fast."""
    monkeypatch.setattr(evidence, "load", lambda _: load())
    for name in ("evidence", "practice"):
        shutil.copytree(paths.DATA / name, tmp_path / name)
    return tmp_path


def refused(folder: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_practice(folder)
    return str(caught.value)


def test_the_counts_are_those_of_the_source() -> None:
    assert {each.topic: each.count for each in PRACTICE.review.studies} == TABLE_3
    # Table 2: thirteen kinds, 122 together.
    assert sum(each.count for each in PRACTICE.review.types) == 122
    assert len(PRACTICE.review.types) == 13


def test_where_the_source_disagrees_with_itself_both_figures_stand() -> None:
    found = [each for each in PRACTICE.review.studies if each.disagreement]
    assert [each.topic for each in found] == ["religion"]
    assert "gives 3" in found[0].disagreement
    assert "2 for the whole" in found[0].disagreement
    assert sum(part.count for part in found[0].parts) == 3
    assert all(number in PRACTICE.review.disagreement for number in ("97", "86", "122"))


def test_every_example_says_who_claims_what_and_that_nobody_looked_again() -> None:
    assert len(PRACTICE.examples) == 11
    for each in PRACTICE.examples:
        assert (each.year, each.checked) == (2019, "not checked since 2019")
        assert each.claim
        assert each.claimed_by
        assert each.sources[0].section == "Appendix 3"


# File, what stands there, what is put in its place, and what the message must say.
FAULTS = [
    ("practice/nafsiyat", '"trust"', '"doubt"', "barrier 'doubt'"),
    ("practice/nafsiyat", '"religion"', '"faith"', "topic 'faith'"),
    ("practice/nafsiyat", 'id = "nafsiyat"', 'id = "centre"', "is not the file's name"),
    ("practice/nafsiyat", "claimed_by", "said_by", "unknown key 'said_by'"),
    ("practice/nafsiyat", 'document = "resource"', 'document = "x"', "nafsiyat cites 'x'"),
    ("practice/nafsiyat", '["culture_and_language", "trust"]', "[]", "no topic or no barrier"),
    ("evidence/mapping-review", "count = 36", "count = 35", "add up to 36, not 35"),
    ("evidence/mapping-review", 'topic = "age"', 'topic = "ages"', "topic 'ages'"),
    ("evidence/mapping-review", 'document = "resource"', 'document = "x"', "document 'x'"),
    ("evidence/barriers", 'id = "trust"', 'id = "apart"', "'apart' stands twice"),
]


@pytest.mark.parametrize(("name", "before", "after", "message"), FAULTS)
def test_a_fault_is_refused_and_names_its_file(
    data: Path, name: str, before: str, after: str, message: str
) -> None:
    path = data / f"{name}.toml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    line = refused(data)
    assert message in line
    assert f"{name}.toml" in line
