"""The glossary: every term in plain words, each name once."""

from __future__ import annotations

from pathlib import Path

import pytest

from amhe_explore.catalogue import load_glossary
from amhe_explore.errors import CatalogueError

NEEDED = (
    *("caseness", "recovery", "reliable recovery", "confidence interval", "likely range"),
    *("suppressed", "rounded", "not recorded", "declined", "icb", "sub-icb", "lsoa", "decile"),
    *("sii", "rii", "pooled", "gate", "provisional", "reference", "potential gain"),
)
LONGEST_SENTENCE = 32


def written(folder: Path, text: str) -> Path:
    (folder / "glossary.toml").write_text(text, "utf-8")
    return folder


def refused(folder: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_glossary(folder)
    return str(caught.value)


def test_the_terms_that_pages_use_are_there() -> None:
    terms = load_glossary()
    names = {name.casefold() for each in terms for name in (each.term, *each.also)}
    assert set(NEEDED) <= names
    assert len(terms) >= 30


def test_terms_are_in_the_order_of_the_alphabet() -> None:
    names = [each.term.casefold() for each in load_glossary()]
    assert names == sorted(names)


@pytest.mark.parametrize("term", load_glossary(), ids=lambda term: term.term)
def test_a_meaning_is_short_sentences_without_the_term_at_their_start(term: object) -> None:
    meaning, name = term.meaning, term.term  # type: ignore[attr-defined]
    sentences = [each for each in meaning.rstrip(".").split(". ") if each]
    assert max(len(each.split()) for each in sentences) <= LONGEST_SENTENCE
    assert not meaning.casefold().startswith(f"{name.casefold()} is")


def test_a_name_that_stands_twice_is_refused(tmp_path: Path) -> None:
    text = '[[terms]]\nterm = "Aa"\nmeaning = "One."\n[[terms]]\nterm = "B"\nalso = ["AA"]\n'
    line = refused(written(tmp_path, text + 'meaning = "Two."\n'))
    assert "glossary.toml: 'AA' stands twice" in line


def test_a_meaning_without_a_full_stop_is_refused(tmp_path: Path) -> None:
    line = refused(written(tmp_path, '[[terms]]\nterm = "A"\nmeaning = "One"\n'))
    assert "meaning of 'A'" in line


def test_a_missing_meaning_an_unknown_key_and_no_file_are_refused(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path)
    assert "'meaning' is missing" in refused(written(tmp_path, '[[terms]]\nterm = "A"\n'))
    other = tmp_path / "other"
    other.mkdir()
    assert "unknown key 'word'" in refused(written(other, '[[terms]]\nword = "A"\n'))


def test_an_empty_glossary_is_refused(tmp_path: Path) -> None:
    assert "no term" in refused(written(tmp_path, "terms = []\n"))
