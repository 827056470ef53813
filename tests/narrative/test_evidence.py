"""The national evidence in sentences: each branch written out, each marked where made up."""

from __future__ import annotations

import dataclasses

import pytest

from amhe_explore import narrative
from amhe_explore.catalogue import load_evidence
from amhe_explore.measures import Evidence, EvidenceFinding, EvidenceSide
from tests.narrative import made

BASE = load_evidence()
STATEMENTS = {each.id: each for each in BASE.statements}


def finding(statement: str, england: str, here: str) -> EvidenceFinding:
    return EvidenceFinding(
        STATEMENTS[statement],
        EvidenceSide(made.ENGLAND, "2024-25", england, "England's figures."),
        EvidenceSide(made.KENT, "2023-24", here, "Kent's figures."),
    )


FOUND = Evidence(
    made.KENT,
    "2023-24",
    "2024-25",
    False,
    (made.SOURCE,),
    (
        finding("E04", "agrees", "agrees"),
        finding("E36", "agrees", "differs"),
        finding("E30", "cannot tell", "cannot tell"),
        finding("E03", "not about this service", "not about this service"),
    ),
    4,
)


def test_how_many_statements_hold() -> None:
    assert narrative.evidence_finding(FOUND) == (
        "Of 4 national statements, 1 agrees with the figures of Kent and Medway in 2023-24, "
        "1 differs and 1 cannot be told; 1 are about other services"
    )


def test_none_and_several() -> None:
    more = dataclasses.replace(
        FOUND, findings=(FOUND.findings[0], FOUND.findings[0]), period="2022-25"
    )
    assert narrative.evidence_finding(more) == (
        "Of 2 national statements, 2 agree with the figures of Kent and Medway in 2022-23 to "
        "2024-25, none differs and 0 cannot be told; 0 are about other services"
    )


@pytest.mark.parametrize(
    ("local", "badge"),
    [
        ("agrees", "● agrees"),
        ("differs", "○ differs"),
        ("cannot tell", "◇ cannot tell"),
        ("not about this service", "not about this service"),
    ],
)
def test_a_status_has_a_shape_and_a_word(local: str, badge: str) -> None:
    assert narrative.evidence_badge(local) == badge


def test_here_and_england() -> None:
    first = FOUND.findings[0]
    assert narrative.here_sentence(FOUND, first) == (
        "Kent and Medway 2023-24: **● agrees**. Kent's figures."
    )
    assert narrative.england_sentence(FOUND, first) == (
        "England 2024-25: **● agrees**. England's figures."
    )


def test_england_in_its_latest_year_is_said_once() -> None:
    nation = dataclasses.replace(FOUND, place=made.ENGLAND, period="2024-25")
    assert narrative.england_sentence(nation, FOUND.findings[0]) == ""


def test_made_up_figures_say_so_and_englands_do_not() -> None:
    invented = dataclasses.replace(FOUND, made_up=True)
    assert narrative.evidence_finding(invented).startswith("Made-up figures. Of 4")
    assert narrative.here_sentence(invented, FOUND.findings[0]).startswith("Made-up figures. Kent")
    assert narrative.england_sentence(invented, FOUND.findings[0]).startswith("England 2024-25")


def test_where_a_statement_stands() -> None:
    assert narrative.statement_source(STATEMENTS["E02"]) == (
        "Source: Commission for Equality in Mental Health 2020, Section 2. Figures of 2017 or "
        "before. England then: 7% of people using the service were over 65. The source says over "
        "the age of 65; the figures group people of 65 with those older."
    )
    assert narrative.statement_source(STATEMENTS["E38"]) == (
        "Source: NHS England strategy 2020, Annex 1, Table 4, Other / Access. "
        "Years of its figures: not given."
    )
    assert narrative.cited(STATEMENTS["E36"].sources).count(";") == 1


def test_what_cannot_be_tested_says_why() -> None:
    other = narrative.untested_line(STATEMENTS["E27"])
    assert "*Not about this service. It is about secure care.*" in other
    assert "*Trans people are not in the open figures.*" in narrative.untested_line(
        STATEMENTS["E25"]
    )


def test_what_is_not_known() -> None:
    assert narrative.not_known_line(BASE.not_known[0]).endswith(
        ":small[:gray[Source: NHS England strategy 2020, Annex 1, Table 4, Deprivation / "
        "Experience.]]"
    )


def test_the_head_of_a_topic() -> None:
    assert narrative.topic_head(FOUND, FOUND.findings, "Age") == (
        "Age: 1 ● agrees, 1 ○ differs, 1 ◇ cannot tell, 1 not about this service"
    )
    assert narrative.topic_head(FOUND, (), "Age") == "Age: no statement"


def test_no_word_of_cause_in_the_method() -> None:
    said = " ".join(text for _, text in narrative.EVIDENCE_METHOD).lower()
    assert "because of" not in said
    assert "does not say why the gap is there" in said
