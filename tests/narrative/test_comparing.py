"""One comparison in words: every branch with its sentence written out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amhe_explore import narrative
from amhe_explore.measures.results import Comparison, Gate, PlaceRef
from tests.narrative import made
from tests.narrative.compared import closed, compared, detailed, fifths

KENT = fifths()
LOWER = compared(-0.1167, -0.1477, -0.0853)
SLIGHT = compared(-0.0134, -0.0223, -0.0046, one=0.49, two=0.505)
SAME = compared(-0.01, -0.03, 0.02, one=0.49, two=0.5)
WIDE = compared(-0.08, -0.17, 0.02, one=0.41, two=0.49)
SHUT = closed("fewer than 30 courses on one side")
COMBINED = "ethnic_minorities_including_white_minorities"


@pytest.mark.parametrize(
    ("comparison", "sentence"),
    [
        (
            LOWER,
            (
                "Recovery was about 12 points lower for people in the most deprived fifth of areas"
                " than for people in the least deprived fifth of areas (43% against 55%; likely"
                " 9 to"
                " 15)."
            ),
        ),
        (
            compared(0.14, 0.1, 0.17, one=0.63, two=0.5),
            (
                "Recovery was about 14 points higher for people in the most deprived fifth of areas"
                " than for people in the least deprived fifth of areas (63% against 50%; likely"
                " 10 to"
                " 17)."
            ),
        ),
        (
            SLIGHT,
            (
                "Recovery was slightly lower, by about 1 point, for people in the most deprived"
                " fifth"
                " of areas than for people in the least deprived fifth of areas (49% against 51%;"
                " likely under 1 to 2)."
            ),
        ),
        (
            compared(0.004, 0.001, 0.008, one=0.5, two=0.5),
            (
                "Recovery was slightly higher, by under 1 point, for people in the most"
                " deprived fifth"
                " of areas than for people in the least deprived fifth of areas (50% against 50%;"
                " likely under 1 to 1)."
            ),
        ),
        (
            SAME,
            (
                "Recovery was about the same for people in the most deprived fifth of areas as for"
                " people in the least deprived fifth of areas (49% against 50%; likely from 3"
                " lower to"
                " 2 higher)."
            ),
        ),
        (
            WIDE,
            (
                "Recovery for people in the most deprived fifth of areas: cannot tell whether it"
                " differs from that for people in the least deprived fifth of areas (41%"
                " against 49%);"
                " these figures fit anything from 17 points lower to 2 points higher."
            ),
        ),
        (
            SHUT,
            (
                "Recovery for people in the most deprived fifth of areas is not compared: fewer"
                " than"
                " 30 courses on one side."
            ),
        ),
        (
            closed(""),
            (
                "Recovery for people in the most deprived fifth of areas is not compared: there"
                " is no"
                " figure to compare with."
            ),
        ),
        (
            compared(-0.0134, -0.0186, -0.0082, one=0.514, two=0.501, exact=(True, True)),
            (
                "Recovery was slightly lower, by about 1.3 points, for people in the most deprived"
                " fifth of areas than for people in the least deprived fifth of areas (51.4%"
                " against"
                " 50.1%; likely 0.8 to 1.9)."
            ),
        ),
        (
            compared(0.02, 0.01, 0.03, one=0.07, two=0.05, measure="deterioration"),
            (
                "Reliable deterioration was about 2 points higher for people in the most deprived"
                " fifth of areas than for people in the least deprived fifth of areas (7%"
                " against 5%;"
                " likely 1 to 3)."
            ),
        ),
    ],
)
def test_a_plain_finding(comparison: Comparison, sentence: str) -> None:
    assert narrative.finding(KENT, comparison) == sentence


@pytest.mark.parametrize(
    ("against", "reference", "end"),
    [
        ("rest", "rest", "than for everyone else with deprivation recorded"),
        ("england", "ENG", "than for the same group in England"),
    ],
)
def test_other_references_by_name(against: str, reference: str, end: str) -> None:
    found = compared(-0.12, -0.15, -0.09, against=against, reference=reference)
    assert end in narrative.finding(KENT, found)


def test_another_place_by_name() -> None:
    found = compared(-0.12, -0.15, -0.09, against="place", reference="region:Y59")
    region = PlaceRef("Y59", "South East", "region")
    assert narrative.finding(KENT, found, region) == (
        "Recovery was about 12 points lower for people in the most deprived fifth of areas than for"
        " the same group in the South East region (43% against 55%; likely 9 to 15)."
    )


def test_a_whole_place_against_england_and_another_place() -> None:
    england = compared(
        -0.0134, -0.0223, -0.0046, one=0.49, two=0.505, group="total", against="england",
        reference="ENG", exact=(False, True),
    )  # fmt: skip
    assert narrative.finding(KENT, england) == (
        "Recovery was slightly lower, by about 1 point, in Kent and Medway than in England (49%"
        " against 50.5%; likely under 1 to 2)."
    )
    trust = compared(0.08, 0.05, 0.11, group="total", against="place", reference="provider:RXY")
    assert narrative.finding(KENT, trust, PlaceRef("RXY", "A Trust", "provider")) == (
        "Recovery was about 8 points higher in Kent and Medway than at A Trust (43% against 55%;"
        " likely 5 to 11)."
    )


def test_take_care_says_why() -> None:
    small = compared(-0.12, -0.2, -0.04, care="take care", size=99)
    assert narrative.finding(KENT, small) == (
        "Recovery was about 12 points lower for people in the most deprived fifth of areas than for"
        " people in the least deprived fifth of areas (43% against 55%; likely 4 to 20). Take care:"
        " fewer than 100 courses on one side."
    )
    gate = Gate("outcomes", "take care", "Long.", "Religion was not recorded for 13% of courses")
    unknown = compared(-0.12, -0.2, -0.04, care="take care")
    assert narrative.finding(fifths(gates=(gate,)), unknown).endswith(
        " Take care: religion was not recorded for 13% of courses."
    )
    assert narrative.finding(KENT, unknown).endswith(" Take care: many are not recorded.")


@pytest.mark.parametrize(
    ("value", "lower", "upper", "sentence"),
    [
        (
            0.63,
            0.58,
            0.68,
            (
                "The number of courses finished for every 100 referrals was about 37% lower for"
                " people"
                " in the most deprived fifth of areas than for people in the least deprived"
                " fifth of"
                " areas (29 against 46; likely 32% to 42% lower)."
            ),
        ),
        (
            2.1,
            1.9,
            2.3,
            (
                "The number of courses finished for every 100 referrals was about 2.1 times as high"
                " for people in the most deprived fifth of areas as for people in the least"
                " deprived"
                " fifth of areas (29 against 46; likely 1.9 to 2.3 times as high)."
            ),
        ),
        (
            0.98,
            0.93,
            1.04,
            (
                "The number of courses finished for every 100 referrals was about the same for"
                " people"
                " in the most deprived fifth of areas as for people in the least deprived fifth of"
                " areas (29 against 46; likely from 7% lower to 4% higher)."
            ),
        ),
        (
            0.9,
            0.8,
            1.2,
            (
                "The number of courses finished for every 100 referrals for people in the most"
                " deprived"
                " fifth of areas: cannot tell whether it differs from that for people in the least"
                " deprived fifth of areas (29 against 46); these figures fit anything from 20%"
                " lower to"
                " 20% higher."
            ),
        ),
    ],
)
def test_a_ratio_of_two_yearly_counts(
    value: float, lower: float, upper: float, sentence: str
) -> None:
    found = compared(value, lower, upper, measure="completion", one=0.29, two=0.46)
    assert narrative.finding(KENT, found) == sentence


def test_a_rate_per_thousand_is_printed_as_it_is() -> None:
    found = compared(1.6, 1.5, 1.7, measure="referral_rate", one=47.2, two=29.6)
    assert narrative.finding(KENT, found) == (
        "Referral rate was about 60% higher for people in the most deprived fifth of areas than for"
        " people in the least deprived fifth of areas (47 against 30; likely 50% to 70% higher)."
    )


@pytest.mark.parametrize("numerator", [1, 4])
def test_englands_counts_of_one_to_four_are_in_the_table_only(numerator: int) -> None:
    found = compared(-0.12, -0.2, -0.04, exact=(True, True), numerator=numerator)
    sentence = (
        "Recovery for people in the most deprived fifth of areas stands in the table only: it rests"
        " on a count under 5."
    )
    assert narrative.finding(KENT, found) == sentence
    assert narrative.analyst_finding(KENT, found) == sentence
    assert narrative.headline(KENT, found) == ""
    assert narrative.size_sentence(KENT, found) == ""


@pytest.mark.parametrize(
    ("comparison", "sentence"),
    [
        (
            LOWER,
            (
                "Recovery for people in the most deprived fifth of areas 43% (41 to 45), for"
                " people in"
                " the least deprived fifth of areas 55% (53 to 57); difference −11.7 points"
                " (−14.8 to"
                " −8.5) (95% CI); ratio 0.79 (0.74 to 0.84); verdict: lower, reliability: ok."
            ),
        ),
        (
            compared(-0.08, -0.17, 0.02, care="take care", measure="reliable_recovery"),
            (
                "Reliable recovery for people in the most deprived fifth of areas 43% (41 to"
                " 45), for"
                " people in the least deprived fifth of areas 55% (53 to 57); difference −8.0"
                " points"
                " (−17.0 to +2.0) (95% CI); ratio 0.79 (0.74 to 0.84); verdict: cannot tell,"
                " reliability: take care."
            ),
        ),
        (
            compared(0.63, 0.58, 0.68, measure="completion", one=0.29, two=0.46),
            (
                "The number of courses finished for every 100 referrals for people in the most"
                " deprived"
                " fifth of areas 29, for people in the least deprived fifth of areas 46; ratio 0.63"
                " (0.58 to 0.68); verdict: lower, reliability: ok."
            ),
        ),
        (
            SHUT,
            (
                "Recovery for people in the most deprived fifth of areas is not compared: fewer"
                " than"
                " 30 courses on one side."
            ),
        ),
    ],
)
def test_a_finding_for_analysts(comparison: Comparison, sentence: str) -> None:
    assert narrative.analyst_finding(KENT, comparison) == sentence


@pytest.mark.parametrize(
    ("comparison", "heading"),
    [
        (LOWER, "Recovered less often in the most deprived areas: 43% against 55%"),
        (SLIGHT, "Recovered slightly less often in the most deprived areas: 49% against 51%"),
        (
            compared(0.14, 0.1, 0.17, one=0.63, two=0.5, measure="reliable_recovery"),
            "Reliably recovered more often in the most deprived areas: 63% against 50%",
        ),
        (SAME, "About the same share recovered in the most deprived areas: 49% against 50%"),
        (
            WIDE,
            "We cannot tell whether recovery differs in the most deprived areas: 41% against 49%",
        ),
        (
            compared(0.63, 0.58, 0.68, measure="completion", one=0.29, two=0.46),
            (
                "The number of courses finished for every 100 referrals, lower in the most deprived"
                " areas: 29 against 46"
            ),
        ),
        (
            compared(0.98, 0.93, 1.04, measure="completion", one=0.45, two=0.46),
            (
                "The number of courses finished for every 100 referrals, about the same in the most"
                " deprived areas: 45 against 46"
            ),
        ),
        (
            compared(0.9, 0.8, 1.2, measure="completion", one=0.4, two=0.46),
            (
                "The number of courses finished for every 100 referrals, cannot tell whether it"
                " differs"
                " in the most deprived areas: 40 against 46"
            ),
        ),
        (SHUT, ""),
        (None, ""),
    ],
)
def test_a_heading(comparison: Comparison | None, heading: str) -> None:
    assert narrative.headline(KENT, comparison) == heading


def test_groups_that_are_no_areas_are_named_in_a_heading() -> None:
    profile = made.by(
        "sexual_orientation",
        made.group("bisexual_people", "bisexual people"),
        made.group("heterosexual_people", "heterosexual people"),
    )
    found = compared(
        -0.07, -0.12, -0.03, group="bisexual_people", reference="heterosexual_people", two=0.5
    )
    assert narrative.headline(profile, found) == (
        "Recovered less often among bisexual people: 43% against 50%"
    )
    assert narrative.size_sentence(profile, found) == (
        "About 7 points lower than for heterosexual people (likely 3 to 12)."
    )


@pytest.mark.parametrize(
    ("comparison", "sentence"),
    [
        (
            LOWER,
            "About 12 points lower than in the least deprived fifth of areas (likely 9 to 15).",
        ),
        (
            SAME,
            (
                "About the same as in the least deprived fifth of areas (likely from 3 lower to 2"
                " higher)."
            ),
        ),
        (
            WIDE,
            (
                "Against the figure in the least deprived fifth of areas, these figures fit"
                " anything"
                " from 17 points lower to 2 points higher."
            ),
        ),
        (
            compared(-0.12, -0.2, -0.04, care="take care", size=50),
            (
                "About 12 points lower than in the least deprived fifth of areas (likely 4 to"
                " 20). Take"
                " care: fewer than 100 courses on one side."
            ),
        ),
        (SHUT, ""),
        (None, ""),
    ],
)
def test_the_size_under_a_heading(comparison: Comparison | None, sentence: str) -> None:
    assert narrative.size_sentence(KENT, comparison) == sentence


@pytest.mark.parametrize(
    ("comparison", "shape"),
    [
        (LOWER, "▼ lower"),
        (SLIGHT, "▼ slightly lower"),
        (compared(0.14, 0.1, 0.17), "▲ higher"),
        (SAME, "■ about the same"),
        (WIDE, "◇ cannot tell"),
        (SHUT, "not compared"),
    ],
)
def test_a_verdict_by_shape_and_word(comparison: Comparison, shape: str) -> None:
    assert narrative.badge(comparison) == shape


def test_exactly_two_points_is_not_slight() -> None:
    assert narrative.verdict_words(compared(-0.02, -0.03, -0.01)) == "lower"
    assert narrative.verdict_words(compared(-0.0199, -0.03, -0.01)) == "slightly lower"


def rest(group: str, *numbers: float) -> Comparison:
    return compared(numbers[0], numbers[1], numbers[2], group=group, against="rest")


def test_the_combined_figure_never_stands_alone() -> None:
    combined = made.by(
        "ethnic_minority",
        made.group(COMBINED, "people from ethnic minorities (including White minorities)"),
        made.group("white_british", "White British people"),
    )
    found = compared(
        -0.001, -0.026, 0.024, group=COMBINED, reference="white_british", one=0.493, two=0.494
    )
    assert narrative.finding(combined, found) == ""
    assert narrative.analyst_finding(combined, found) == ""
    assert narrative.headline(combined, found) == ""
    beside = detailed(
        rest("bangladeshi", -0.13, -0.21, -0.05),
        rest("pakistani", -0.14, -0.22, -0.06),
        rest("indian", 0.01, -0.08, 0.09),
        rest("white_irish", 0.0, -0.03, 0.03),
        closed("too few", "chinese", against="rest"),
    )
    hidden = (
        "This one figure hides differences between groups. Each against everyone else: lower for"
        " Bangladeshi people and Pakistani people; about the same for 1 group; cannot tell for 1"
        " group; not compared for 1 group."
    )
    assert narrative.finding(combined, found, detailed=beside) == (
        "Recovery was about the same for people from ethnic minorities (including White minorities)"
        " as for White British people (49% against 49%; likely from 3 lower to 2 higher)."
        f" {hidden}"
    )
    assert narrative.analyst_finding(combined, found, detailed=beside).endswith(hidden)
    assert narrative.finding(combined, found, detailed=detailed()).endswith(
        "This one figure hides differences between groups; they are not published here."
    )
    # The place as a whole is not the combined figure.
    whole = compared(-0.1, -0.12, -0.08, group="total", against="england", reference="ENG")
    assert narrative.headline(combined, whole) != ""


def test_made_up_figures_say_so_in_every_sentence() -> None:
    invented = replace(KENT, made_up=True)
    for said in (
        narrative.headline(invented, LOWER),
        narrative.size_sentence(invented, LOWER),
        narrative.finding(invented, LOWER),
        narrative.analyst_finding(invented, LOWER),
        narrative.hundred_lines(invented, LOWER)[0],
        narrative.hundred_lines(invented, LOWER)[-1],
        narrative.said_of(invented, "Overall: fewer recovered."),
    ):
        assert said.startswith("Made-up figures. ")
    assert narrative.headline(invented, SHUT) == ""
