"""What stands around a screen of groups: key, counts of comparisons, cautions, offers."""

from __future__ import annotations

import pytest

from amhe_explore import narrative
from amhe_explore.measures import Against
from amhe_explore.measures.false_discovery import Control
from amhe_explore.measures.results import Profile
from tests.narrative import made
from tests.narrative.compared import side
from tests.narrative.screens import CLOSED, against_rest, line, people, screen

PAKISTANI = people("pakistani", "Pakistani people")
BRITISH = people("white_british", "White British people")
UNCLEAR = line(PAKISTANI, against_rest("pakistani", 0.0, 0.09, 0.49))
CLEAR = line(PAKISTANI, against_rest("pakistani", -0.14, 0.07, 0.34))


@pytest.mark.parametrize(
    ("control", "said"),
    [
        (Control(0, 12, False), ""),
        (Control(18, 0, False), "18 comparisons are shown on two measures."),
        (
            Control(18, 2, False),
            "18 comparisons are shown on two measures. 2 could not be tested.",
        ),
        (
            Control(38, 4, True, 7),
            ("38 comparisons are shown on two measures, so lower and higher are said only where "
            "they outlast false-discovery control (Benjamini and Hochberg, 5%). 7 that looked clear"
            " alone were taken back. 4 could not be tested."),
        ),
        (
            Control(38, 0, True, 1),
            ("38 comparisons are shown on two measures, so lower and higher are said only where "
            "they outlast false-discovery control (Benjamini and Hochberg, 5%). 1 that looked clear"
            " alone was taken back."),
        ),
    ],
)  # fmt: skip
def test_how_many_comparisons_stand_on_the_screen(control: Control, said: str) -> None:
    assert narrative.comparisons_note(screen(CLEAR, control=control)) == said


def test_one_measure_alone_has_half_as_many() -> None:
    table = screen(CLEAR, measure="deterioration", control=Control(9, 0, False))
    assert narrative.comparisons_note(table) == "9 comparisons are shown."


def combined(own: float = 0.49, white: float = 0.49) -> Profile:
    """The combined figure beside White British people."""
    return made.by(
        "ethnic_minority",
        made.group("together", "people from ethnic minorities", recovery=side(own)),
        made.group("white_british", "White British people", recovery=side(white)),
    )


def test_what_vanishes_inside_one_figure_for_ethnic_minorities() -> None:
    # White British people are clear too, and are not inside that figure.
    white = line(BRITISH, against_rest("white_british", 0.05, 0.02, 0.51))
    table = screen(CLEAR, white, combined=combined())
    assert narrative.combined_note(table) == (
        "Ethnic minorities together: 49%, White British people 49%. Pakistani people (34%) vanish "
        "inside it."
    )
    assert narrative.combined_note(screen(UNCLEAR, combined=combined(0.48))) == (
        "Ethnic minorities together: 48%, White British people 49%. One figure for all hides the "
        "groups within it."
    )


def test_the_combined_figure_never_stands_without_the_groups_beside_it() -> None:
    assert narrative.combined_note(screen(combined=combined())) == ""
    assert narrative.combined_note(screen(CLEAR)) == ""
    assert narrative.combined_note(screen(CLEAR, combined=combined(), closed=CLOSED)) == ""


def test_three_years_are_offered_where_one_is_too_thin() -> None:
    small = line(PAKISTANI, against_rest("pakistani", 0.0, 0.2, 0.49, size=45))
    assert narrative.small_groups_note(screen(small), "") == (
        "1 group has fewer than 100 courses in this year: three years together say more."
    )
    assert narrative.small_groups_note(screen(small, small), "") == (
        "2 groups have fewer than 100 courses in this year: three years together say more."
    )
    assert narrative.small_groups_note(screen(small), "the area changed") == ""
    assert narrative.small_groups_note(screen(CLEAR), "") == ""
    assert narrative.small_groups_note(screen(small, closed=CLOSED), "") == ""


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("recovery", "Recovered, % of courses that could, by detailed ethnic group."),
        ("reliable_improvement", "Improved, % of courses finished, by detailed ethnic group."),
        (
            "finished_of_ended",
            "Finished a course, % of referrals that ended, by detailed ethnic group.",
        ),
        (
            "completion",
            "Courses finished for every 100 referrals received, by detailed ethnic group.",
        ),
        (
            "referral_rate",
            "Referrals for every 1,000 people (adults of 18 and over), by detailed ethnic group.",
        ),
    ],
)
def test_the_subtitle_names_measure_and_base(measure: str, said: str) -> None:
    table = screen(CLEAR, measure=measure)
    assert narrative.groups_subtitle(table) == f"{said} Kent and Medway, 2024-25."


def test_what_the_groups_are_compared_with() -> None:
    assert narrative.against_words(screen(CLEAR)) == "everyone else with ethnicity recorded"
    assert narrative.compared_note(screen(CLEAR)) == (
        "Kent and Medway · NHS Talking Therapies only · 2024-25, published · by detailed ethnic "
        "group · compared with everyone else with ethnicity recorded"
    )
    assert narrative.against_label(screen(CLEAR), "rest") == "Everyone else"
    white = screen(CLEAR, line(BRITISH, None), against=Against("reference", "white_british"))
    assert narrative.against_words(white) == "White British people"
    assert narrative.against_label(white, "reference") == "White british people"
    assert narrative.compared_lines(white)[0] == (
        "Compared with",
        "White British people. Used in the national evidence; not a standard for others to meet.",
    )
    england = made.by("ethnicity_detailed", where=made.ENGLAND)
    beside = screen(CLEAR, against=Against("england", "england:ENG"), other=england)
    assert narrative.against_words(beside) == "the same group in England"
    assert narrative.against_label(beside, "england") == "Same group, England"
    nothing = screen(CLEAR, against=None)
    assert narrative.against_words(nothing) == "nothing"
    assert narrative.against_label(nothing, "none") == "Nothing"
    assert "compared" not in narrative.compared_note(nothing)


def test_a_characteristic_brings_its_own_caution() -> None:
    gender = screen(CLEAR, characteristic="gender")
    assert narrative.characteristic_note(gender).startswith("Gender as recorded by the service.")
    assert narrative.characteristic_note(screen(CLEAR)) == ""
