"""Words around figures: places, reasons, sources, methods; and words that are never used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from amhe_explore import catalogue, narrative
from amhe_explore.measures.results import PlaceEntry, PlaceRef
from amhe_explore.narrative import wording
from tests.narrative import made

ROOT = Path(__file__).resolve().parents[2]
NEVER = re.compile(
    r"\bBAME\b|\bBME\b|non-white|failed to attend|completion rate|hard to reach|non-compliant"
    r"|\bunknown people\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("entry", "label"),
    [
        (
            PlaceEntry("ENG", "England", "england", None, "2017-18", "2024-25", ("2024-25",)),
            "England",
        ),
        (
            PlaceEntry("Y59", "South East", "region", None, "2020-21", "2024-25", ("2024-25",)),
            "South East (Y59), region",
        ),
        (
            PlaceEntry(
                "QKS", "Kent and Medway", "icb", "region:Y59", "2020-21", "2024-25", ("2024-25",)
            ),
            "Kent and Medway (QKS)",
        ),
        (
            PlaceEntry(
                "02P", "Barnsley (02P)", "sub_icb", "icb:QF7", "2022-23", "2024-25", ("2024-25",)
            ),
            "Barnsley (02P), sub-ICB",
        ),
        (
            PlaceEntry(
                "RDY", "Dorset HealthCare", "provider", None, "2017-18", "2024-25", ("2024-25",)
            ),
            "Dorset HealthCare (RDY), provider",
        ),
    ],
)
def test_places_in_the_list(entry: PlaceEntry, label: str) -> None:
    assert narrative.place_label(entry) == label


def test_the_line_under_the_title() -> None:
    assert narrative.place_note(made.KENT, "2024-25", made.ENGLAND) == (
        "NHS Talking Therapies only · integrated care board · 2024-25, published · "
        "compared with England"
    )
    assert narrative.place_note(made.ENGLAND, "2024-25", None) == (
        "NHS Talking Therapies only · country · 2024-25, published"
    )


def test_the_line_under_the_title_of_a_page_by_group() -> None:
    assert narrative.groups_note(made.by("deprivation"), made.ENGLAND) == (
        "Kent and Medway · NHS Talking Therapies only · 2024-25, published · by how deprived the "
        "area is where people live · compared with England"
    )
    assert narrative.groups_note(made.place(), None) == (
        "Kent and Medway · NHS Talking Therapies only · 2024-25, published"
    )


def test_a_subtitle_says_what_where_and_when() -> None:
    assert narrative.subtitle("recovered", made.by("gender")) == (
        "Recovered, by gender as recorded. Kent and Medway, 2024-25."
    )


def test_a_list_in_a_sentence() -> None:
    assert [wording.listed(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_place_after_its_preposition() -> None:
    assert wording.within(PlaceRef("Y56", "London", "region")) == "in the London region"


def test_an_error_is_split_into_sentence_and_command() -> None:
    line = "There is no warehouse in x. Run: python -m amhe_explore build --from FOLDER."
    assert narrative.split_command(line) == (
        "There is no warehouse in x.",
        "python -m amhe_explore build --from FOLDER",
    )
    assert narrative.split_command("No such year.") == ("No such year.", "")


def test_the_source_line_and_the_made_up_one() -> None:
    assert narrative.source_line((made.SOURCE,), made_up=False) == (
        "Source: NHS England, NHS Talking Therapies annual report 2024-25. Counts below England "
        "are rounded to 5. NHS Talking Therapies only."
    )
    assert narrative.source_line((made.SOURCE,), made_up=True) == (
        "Made-up figures for an example place, not from any publication. England beside it: NHS "
        "England, NHS Talking Therapies annual report 2024-25. NHS Talking Therapies only."
    )


def test_attribution_names_publisher_edition_and_licence() -> None:
    (line,) = narrative.attribution_lines((made.SOURCE,))
    assert line == (
        "NHS England (tidied): NHS Talking Therapies annual report 2024-25, edition 2024-25. Open "
        "Government Licence v3.0. Contains information from NHS England, licensed under the Open "
        "Government Licence v3.0."
    )


def test_every_measure_explains_itself() -> None:
    lines = dict(narrative.measure_lines(["recovery", "completion", "referrals", "no such one"]))
    assert lines == {
        "Recovery": (
            "Of those who finished a course and were not below the clinical cut-off at the start, "
            "the share who recovered. Counted: recovered. Out of: could recover: not below the "
            "clinical cut-off at the start. Dates: referrals that ended in the year."
        ),
        "Finished per referral received": (
            "Courses finished in the year over referrals received in the year: two yearly counts "
            "of partly different people. A ratio, it can exceed 1. Counted: finished a course. Out "
            "of: referrals received. Dates: referrals that ended in the year. Different people may "
            "be counted in the two counts."
        ),
        "Referrals received": (
            "Referrals received in the year; one person can be referred more than once. Dates: "
            "referrals received in the year."
        ),
    }


def test_what_holds_for_every_figure() -> None:
    lines = dict(narrative.shared_lines(made.by("ethnicity", made.group("white", "White people"))))
    assert lines["Likely range"].endswith("Method: Wilson, widened for rounding.")
    assert lines["Not recorded"] == "9% of referrals; shown last, not compared."
    assert lines["Source file"] == (
        "NHS Talking Therapies annual report 2024-25, edition 2024-25, checksum abababababab."
    )
    assert "exact" in dict(narrative.shared_lines(made.england()))["Rounding and suppression"]
    assert "Not recorded" not in dict(narrative.shared_lines(made.place()))


def test_no_sentence_of_ours_uses_a_word_that_is_never_used() -> None:
    files = [
        *(ROOT / "amhe_explore" / "narrative").glob("*.py"),
        *(ROOT / "amhe_explore" / "ui").glob("*.py"),
        *(ROOT / "pages").glob("*.py"),
    ]
    found = {path.name: NEVER.findall(path.read_text("utf-8")) for path in files}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_name_in_the_catalogue_uses_one_either() -> None:
    entries = catalogue.load().characteristics.values()
    names = [
        text
        for entry in entries
        for text in (
            entry.name,
            entry.plain_name,
            *(part for group in entry.groups for part in (group.label, group.plain_label)),
        )
    ]
    assert [name for name in names if NEVER.search(name)] == []
