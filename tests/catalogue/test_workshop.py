"""The texts and cards of the workshop: complete, linked, referenced, plain, and refused if not."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from amhe_explore import catalogue, paths
from amhe_explore.errors import CatalogueError
from tests import reading

NAMES = ("NHS Talking Therapies", "Samaritans", "SHOUT", "NHS", "Covid")
# Not read out: ids, references, a term that stands beside its own meaning, names of organisations.
NOT_READ = {"id", "stage", "topics", "sources", "example", "term", "word", "who", "minutes"}
MEAN_GRADE, HIGHEST_GRADE = 6.0, 9.0
NOT_ACRONYMS = {"SHOUT"}


def texts(value: Any) -> Iterator[str]:
    """Every text of the workshop that a room reads or hears."""
    if dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            of_idea = each.name == "barriers" and isinstance(value, catalogue.IdeaCard)
            if each.name not in NOT_READ and not of_idea:
                yield from texts(getattr(value, each.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str) and value:
        yield value


def copied(folder: Path) -> Path:
    """A copy of `data` whose workshop may be spoiled."""
    shutil.copytree(
        paths.DATA, folder / "data", ignore=shutil.ignore_patterns("raw", "warehouse", "example")
    )
    return folder / "data"


def test_there_are_as_many_cards_as_promised_each_with_a_reference_and_a_stage() -> None:
    workshop = catalogue.load_workshop()
    assert len(workshop.barriers) >= 30
    assert len(workshop.ideas) >= 40
    assert len(workshop.stories) >= 6
    assert len(workshop.practice) == len(catalogue.load_practice().examples)
    cited = [each.sources for each in workshop.barriers]
    cited += [each.sources for each in workshop.ideas]
    cited += [each.sources for each in workshop.stories]
    appendices = {each.section.split(",")[0] for sources in cited for each in sources}
    assert appendices == {f"Appendix {number}" for number in (4, 5, 6, 7)}
    assert {source.section for card in workshop.practice for source in card.example.sources} == {
        "Appendix 3"
    }


def test_each_stage_has_cards_and_each_barrier_an_idea() -> None:
    workshop = catalogue.load_workshop()
    for stage in workshop.around.stages:
        assert len([each for each in workshop.barriers if each.stage == stage.id]) >= 5, stage.id
    answered = {barrier for idea in workshop.ideas for barrier in idea.barriers}
    assert {each.id for each in workshop.barriers} <= answered


def test_both_lengths_are_what_they_say_and_only_the_long_one_has_a_break() -> None:
    workshop = catalogue.load_workshop()
    for length in (90, 60):
        steps = workshop.steps_of(length)
        assert sum(catalogue.minutes_of(each, length) for each in steps) == length
    long, short = ([each.id for each in workshop.steps_of(length)] for length in (90, 60))
    assert long == ["open", "see", "who", "why", "break", "help", "do", "close"]
    assert short == [each for each in long if each != "break"]


def test_a_rate_of_suicide_is_on_no_screen_and_help_is() -> None:
    workshop = catalogue.load_workshop()
    told = " ".join(each.how for each in workshop.around.help)
    assert all(number in told for number in ("116 123", "85258", "111", "999"))
    assert any("suicide" in each for each in workshop.around.safety.items)


def test_every_sentence_is_plain() -> None:
    """Flesch-Kincaid: grade 6 or lower on average, and none above 9."""
    grades = {
        sentence: reading.grade(sentence, NAMES)
        for text in texts(catalogue.load_workshop())
        for sentence in reading.sentences(text)
    }
    hard = {sentence: round(each, 1) for sentence, each in grades.items() if each > HIGHEST_GRADE}
    assert len(grades) > 300
    assert hard == {}
    assert sum(grades.values()) / len(grades) <= MEAN_GRADE


def test_the_formula_counts_as_the_paper_does() -> None:
    # 0.39 x 6 words + 11.8 x 6 syllables / 6 words - 15.59, and a hard one by hand.
    assert reading.grade("The cat sat on the mat.") == pytest.approx(-1.45)
    hard = "Organisational improvement necessitates participation."
    assert reading.grade(hard) == pytest.approx(0.39 * 4 + 11.8 * 19 / 4 - 15.59)
    assert [reading.syllables(word) for word in ("recovery", "asked", "people", "ladder")] == [
        4, 1, 2, 2,
    ]  # fmt: skip


def test_no_acronym_stands_without_its_words() -> None:
    workshop = catalogue.load_workshop()
    meanings = " ".join(f"{each.word} {each.meaning}" for each in workshop.around.words)
    for text in texts(workshop):
        for acronym in set(re.findall(r"\b[A-Z]{2,}\b", text)) - NOT_ACRONYMS:
            assert f"({acronym})" in meanings, (acronym, text)


def test_no_word_about_people_that_the_pages_never_use() -> None:
    said = " ".join(texts(catalogue.load_workshop())).casefold()
    for word in ("bame", "bme", "non-white", "non-compliant", "fail to attend", "vulnerable"):
        assert word not in said
    assert "hard to reach" in said, "only to say that nobody is"
    assert "not hard to reach" in said


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("session.toml", "minutes = [8, 6]", "minutes = [9, 6]", "the steps take 91 minutes"),
        ("session.toml", 'id = "surprised"', 'id = "noticed"', "'noticed' stands twice"),
        ("barriers.toml", 'stage = "before"', 'stage = "later"', "stage 'later'"),
        ("barriers.toml", 'topics = ["age"]', 'topics = ["ages"]', "topic 'ages'"),
        ("barriers.toml", 'document = "resource"', 'document = "rumour"', "cites 'rumour'"),
        ("barriers.toml", "text = ", "words = ", "unknown key 'words'"),
        ("ideas.toml", '"posters_not_us"', '"no_such_card"', "barrier 'no_such_card'"),
        ("stories.toml", 'id = "sam"', 'id = "Sam!"', "bad id 'Sam!'"),
        ("practice.toml", '"black-thrive"', '"not-there"', "example 'not-there'"),
        ("around.toml", 'term = "Recovery"', 'term = "Cure"', "term 'Cure'"),
    ],
)
def test_a_spoiled_file_is_refused_by_name(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    data = copied(tmp_path)
    path = data / "workshop" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError, match=re.escape(said)) as caught:
        catalogue.load_workshop(data)
    assert name in caught.value.what


def test_a_card_without_a_reference_is_refused(tmp_path: Path) -> None:
    data = copied(tmp_path)
    path = data / "workshop" / "ideas.toml"
    text = re.sub(r"sources = \[.*?\]\n", "sources = []\n", path.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match="has no source"):
        catalogue.load_workshop(data)
