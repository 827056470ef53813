"""The national evidence, study counts and examples as files."""

from __future__ import annotations

import dataclasses

from amhe_explore import export
from amhe_explore.catalogue import load_evidence, load_practice
from tests.narrative.test_evidence import FOUND

PRACTICE = load_practice()


def test_every_statement_is_a_row_with_then_now_and_here() -> None:
    table = export.evidence_table(FOUND)
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert (row["id"], row["characteristic"], row["data_years"]) == ("E04", "Age", "not given")
    assert (row["england_now"], row["here"]) == (
        "agrees (2024-25)",
        "agrees (Kent and Medway, 2023-24)",
    )
    assert (row["about_another_service"], row["for_workshop_screens"]) == ("no", "yes")
    assert dict(zip(table.columns, table.rows[3], strict=True))["about_another_service"] == "yes"
    assert len(table.rows) == len(FOUND.findings) + len(load_evidence().not_known)


def test_what_is_not_known_has_no_verdict() -> None:
    table = export.evidence_table(FOUND)
    row = dict(zip(table.columns, table.rows[-5], strict=True))
    assert row["id"] == "N01"
    assert {row[name] for name in ("england_now", "here", "here_why")} == {"not known"}


def test_made_up_figures_are_in_the_caption_and_in_every_row_of_the_file() -> None:
    assert not export.evidence_table(FOUND).made_up
    table = export.evidence_table(dataclasses.replace(FOUND, made_up=True))
    assert table.made_up
    lines = export.csv(table, []).decode("utf-8-sig").splitlines()
    assert lines[1].startswith("made-up figures,E04,Age")


def test_studies_and_examples() -> None:
    studies = export.studies_table(PRACTICE.review)
    assert studies.rows[-1][:2] == ("Faith groups", "2")
    assert "gives 3" in studies.rows[-1][3]
    assert export.intervention_table(PRACTICE.review).rows[0] == ("Psychological support", "35")
    examples = export.practice_table(PRACTICE.examples, PRACTICE)
    assert len(examples.rows) == 11
    nafsiyat = next(row for row in examples.rows if row[0].startswith("Nafsiyat"))
    assert nafsiyat[5] == "listed 2019, began 1983"
    assert nafsiyat[9] == "not checked since 2019"
