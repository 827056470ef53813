"""The sentences of a pack that no screen has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.measures import Notice, PackChoice, PackResults, PlaceFacts
from amhe_explore.narrative import pack_texts, pack_words

MARK = "Made-up figures."


@pytest.fixture(scope="module")
def results(small_warehouse: Path) -> Iterator[PackResults]:
    with warehouse.open_current(small_warehouse) as opened:
        yield measures.PackDesk(opened).results(PackChoice("QKS"))


@pytest.fixture(scope="module")
def invented(example_warehouse: Path) -> Iterator[PackResults]:
    with warehouse.open_current(example_warehouse) as opened:
        yield measures.PackDesk(opened).results(PackChoice("X01"))


def test_the_title_says_service_place_and_year(results: PackResults) -> None:
    said = pack_words.pack_title(results)
    assert said == "Kent and Medway: inequality in NHS Talking Therapies, 2024-25 (JSNA pack)"
    assert pack_words.pack_title(results, one_page=True).endswith("(one page)")
    assert "NHS Talking Therapies only" in pack_words.pack_subtitle(results)
    assert pack_words.pack_subtitle(results).endswith("Compared with England.")
    assert results.status.build_id in pack_words.pack_citation(results)


def test_every_sentence_of_an_example_place_says_so(invented: PackResults) -> None:
    scan = invented.scan
    said = [
        pack_words.pack_title(invented),
        pack_words.pack_citation(invented),
        *pack_words.sure_lines(scan),
        *pack_words.small_lines(scan),
        *pack_words.cannot_tell_lines(invented),
        *pack_words.board_questions(invented),
        *pack_words.facts_lines(invented.facts),
    ]
    assert len(said) > 12
    assert all(each.startswith(MARK) for each in said), said


def test_the_board_gets_three_questions_and_no_cause(results: PackResults) -> None:
    asked = pack_words.board_questions(results)
    assert len(asked) == 3
    assert all(each.endswith("?") for each in asked)
    assert not any("because" in each or "cause" in each for each in asked)


def test_without_a_sure_gap_or_a_small_group_the_questions_still_stand(
    results: PackResults,
) -> None:
    bare = replace(results, scan=replace(results.scan, sure=(), small=()))
    first, second, _ = pack_words.board_questions(bare)
    assert first.startswith("No gap here can be told apart from chance.")
    assert second.startswith("Who will ask the people who are not in these figures")
    assert pack_words.sure_lines(bare.scan) == ()


def test_a_jump_in_the_figures_is_the_third_question(results: PackResults) -> None:
    total = replace(results.total, notices=(Notice("volume", "Courses fell."),))
    broken = replace(results, profiles={**results.profiles, "total": total})
    assert "jumped this year" in pack_words.board_questions(broken)[2]
    calm = replace(results.total, notices=())
    other = replace(results, profiles={**results.profiles, "total": calm})
    assert "was not recorded for" in pack_words.board_questions(other)[2]


def test_facts_that_are_not_known_are_said_to_be(results: PackResults) -> None:
    bare = PlaceFacts("A", "icb", None, None, None, None, 0, None, None, False, ())
    assert pack_words.facts_lines(bare) == (
        "Its people and its deprivation are not in the figures loaded.",
    )
    known = replace(bare, people=1234567, people_year=2020, score=21.25, rank=17, ranked=42)
    assert pack_words.facts_lines(known)[0].startswith("1,234,567 people of all ages")
    assert "17 of 42" in pack_words.facts_lines(known)[1]
    assert pack_words.council_lines(None, results.place)[0].startswith("The figures are those of")


def test_what_cannot_be_told_names_who_is_missing(results: PackResults) -> None:
    said = pack_words.cannot_tell_lines(results)
    assert said[-1].startswith("Anything about 11 groups that are not in the figures")
    assert any("could not be made" in each for each in said)


def test_texts_that_hold_no_figure_never_claim_a_cause() -> None:
    said = " ".join(text for _, text in (*pack_texts.TWO_COUNTS, *pack_texts.PACK_METHOD))
    assert "does not show why" in said
    assert "{" not in said
