"""What a screen of groups says, each sentence written out."""

from __future__ import annotations

import pytest

from amhe_explore import narrative
from amhe_explore.measures import Against
from amhe_explore.measures.results import Gate
from tests.narrative import made
from tests.narrative.compared import closed, compared, side
from tests.narrative.screens import CLOSED, against_rest, both, line, people, screen

PAKISTANI = people("pakistani", "Pakistani people")
BANGLADESHI = people("bangladeshi", "Bangladeshi people")
INDIAN = people("indian", "Indian people")
CARIBBEAN = people("caribbean", "Caribbean people")
IRISH = people("white_irish", "White Irish people")
UNKNOWN = made.group("not_recorded", "not recorded", kind="not_recorded")


def test_the_finding_is_the_surest_gap_of_each_direction() -> None:
    table = screen(
        # Larger, but less sure: its near end is 2 points, the other's 7.
        line(BANGLADESHI, against_rest("bangladeshi", -0.20, 0.18, 0.29)),
        line(PAKISTANI, against_rest("pakistani", -0.14, 0.07, 0.34)),
        line(CARIBBEAN, against_rest("caribbean", 0.06, 0.05, 0.55)),
    )
    assert narrative.groups_finding(table) == (
        "Recovered less often among Pakistani people: 34% against 49%; recovered more often among "
        "Caribbean people: 55% against 49%"
    )


def test_the_most_deprived_areas_come_first_wherever_they_are_clear() -> None:
    most = people("imd_q1", "people in the most deprived fifth of areas")
    second = people("imd_q2", "people in the 2nd most deprived fifth of areas")
    table = screen(
        line(most, compared(-0.08, -0.12, -0.04)),
        line(second, compared(-0.12, -0.14, -0.10, group="imd_q2")),
        characteristic="deprivation_fifth",
        against=Against("reference", "imd_q5"),
    )
    assert narrative.groups_finding(table) == (
        "Recovered less often in the most deprived areas: 43% against 55%"
    )


def test_a_heading_against_another_place_names_it() -> None:
    england = made.by("ethnicity_detailed", PAKISTANI, where=made.ENGLAND)
    comparison = compared(
        -0.14, -0.2, -0.08, group="pakistani", against="england", reference="ENG", one=0.3,
        two=0.41,
    )  # fmt: skip
    table = screen(
        line(PAKISTANI, comparison), against=Against("england", "england:ENG"), other=england
    )
    assert narrative.groups_finding(table) == (
        "Recovered less often among Pakistani people: 30% against 41% in England"
    )


@pytest.mark.parametrize(
    ("value", "reach", "said"),
    [
        (
            0.0,
            0.09,
            "Recovery: no group can be told apart from everyone else with ethnicity recorded",
        ),
        (
            0.0,
            0.03,
            (
                "Recovery: about the same as everyone else with ethnicity recorded in every group "
                "that can be compared"
            ),
        ),
    ],
)
def test_nothing_clear_is_said_as_it_is(value: float, reach: float, said: str) -> None:
    table = screen(line(INDIAN, against_rest("indian", value, reach, 0.49)))
    assert narrative.groups_finding(table) == said


def test_nothing_compared_at_all() -> None:
    shut = closed("fewer than 30 courses on one side", group="indian", against="rest")
    assert narrative.groups_finding(screen(line(INDIAN, shut))) == (
        "Recovery: no group can be compared with everyone else with ethnicity recorded"
    )


def test_without_a_reference_two_groups_stand_side_by_side() -> None:
    female = made.group("female", "women and girls", recovery=side(0.48, size=8000))
    male = made.group("male", "men and boys", recovery=side(0.52, size=3000))
    table = screen(line(female, None), line(male, None), characteristic="gender", against=None)
    assert narrative.groups_finding(table) == (
        "Recovered more often among men and boys: 52% against 48%"
    )
    assert narrative.groups_sentences(table) == (
        "About 4 points higher than for women and girls (likely 1 to 7).",
        "Every group is shown, none is the measure of the others.",
    )
    problems = screen(
        line(made.group("depression", "Depression"), None),
        characteristic="presenting_complaint",
        against=None,
    )
    assert narrative.groups_finding(problems) == (
        "Recovery by the main problem recorded, each group with its range"
    )
    assert narrative.groups_sentences(problems) == (
        "Every group is shown, none is the measure of the others.",
    )


def test_a_closed_gate_has_no_headline_and_its_reason() -> None:
    table = screen(line(INDIAN, None), characteristic="religion", closed=CLOSED)
    assert narrative.groups_finding(table) == ""
    assert narrative.groups_sentences(table) == ()
    assert narrative.closed_heading(table) == "Recovery by religion: shown, not compared"
    assert narrative.closed_table_note(table) == (
        "Not compared. Religion was not recorded for 54% of finished courses. The table stays "
        "below."
    )


def test_a_closed_step_is_not_shown_at_all() -> None:
    gate = Gate("stages", "closed", "Courses that finished fell by 46% in a year.")
    table = screen(line(INDIAN, None), measure="completion", closed=gate)
    assert narrative.closed_heading(table) == (
        "The number of courses finished for every 100 referrals by detailed ethnic group: not shown"
    )
    assert narrative.closed_table_note(table) == (
        "Not shown by group: courses that finished fell by 46% in a year."
    )
    rate = screen(line(INDIAN, None), measure="referral_rate", closed=gate)
    assert rate.drawn
    assert narrative.closed_table_note(rate) == (
        "Not compared. Courses that finished fell by 46% in a year."
    )


def test_a_closed_intersection_gives_its_rule() -> None:
    gate = Gate(
        "cells", "closed", "Age and gender is shown below England only where all are large."
    )
    table = screen(characteristic="age_gender", closed=gate)
    assert narrative.closed_table_note(table) == (
        "Age and gender is shown below England only where all are large."
    )


def test_every_group_by_its_verdict() -> None:
    table = screen(
        line(made.group("asian_or_asian_british", "Asian people"), None, larger=True),
        line(PAKISTANI, against_rest("pakistani", -0.14, 0.07, 0.34)),
        line(BANGLADESHI, against_rest("bangladeshi", -0.13, 0.08, 0.36)),
        line(CARIBBEAN, against_rest("caribbean", 0.06, 0.05, 0.55)),
        line(INDIAN, against_rest("indian", 0.0, 0.09, 0.49)),
        line(IRISH, closed("fewer than 30", group="white_irish", against="rest")),
        line(UNKNOWN, None),
    )
    assert narrative.by_verdict(table) == (
        "Recovery against everyone else with ethnicity recorded: lower for Pakistani people and "
        "Bangladeshi people; higher for Caribbean people; cannot tell for 1 group; not compared "
        "for 1 group."
    )
    assert narrative.by_verdict(screen(line(UNKNOWN, None))) == ""


def test_more_than_five_groups_are_counted_and_areas_named_short() -> None:
    names = ("most deprived", "2nd most deprived", "middle", "4th most deprived", "least deprived")
    areas = [
        line(
            people(f"imd_q{n}", f"people in the {name} fifth of areas"),
            compared(-0.12, -0.14, -0.10, group=f"imd_q{n}"),
        )
        for n, name in enumerate(names, start=1)
    ]
    reference = Against("reference", "imd_q5")
    two = screen(*areas[:2], characteristic="deprivation_fifth", against=reference)
    assert "lower for the most deprived fifth and the 2nd most deprived fifth." in (
        narrative.by_verdict(two)
    )
    six = screen(*areas, areas[0], characteristic="deprivation_fifth", against=reference)
    assert narrative.by_verdict(six) == (
        "Recovery against people in the least deprived fifth of areas: lower for 6 groups."
    )


def test_englands_counts_under_five_are_in_no_sentence() -> None:
    tiny = against_rest("chinese", -0.14, 0.07, 0.34, exact=(True, True), numerator=3)
    table = screen(line(people("chinese", "Chinese people"), tiny))
    assert narrative.by_verdict(table).endswith("not compared for 1 group.")
    assert "Chinese" not in narrative.groups_finding(table)


def test_better_and_worse_only_where_both_point_the_same_way() -> None:
    table = screen(
        line(PAKISTANI, *both("pakistani", -0.14, -0.10)),
        line(CARIBBEAN, *both("caribbean", 0.08, 0.07)),
        line(BANGLADESHI, *both("bangladeshi", -0.13, -0.01)),
        line(IRISH, *both("white_irish", 0.0, 0.0)),
    )
    assert narrative.both_measures(table) == (
        "With recovery and reliable improvement together: a worse outcome on both for Pakistani "
        "people; a better outcome on both for Caribbean people; mixed (not both clear the same "
        "way) for Bangladeshi people."
    )
    words = [narrative.together_word(table, each) for each in table.lines]
    assert words == ["▼ worse", "▲ better", "◆ mixed", "■ about the same"]
    assert narrative.both_measures(screen(line(IRISH, *both("white_irish", 0.0, 0.0)))) == ""


def test_better_and_worse_are_said_of_recovery_and_improvement_only() -> None:
    table = screen(line(PAKISTANI, *both("pakistani", -0.14, -0.10)), measure="reliable_recovery")
    assert narrative.both_measures(table) == ""
    assert narrative.together_word(table, table.lines[0]) == ""


def test_the_size_stands_under_the_finding() -> None:
    table = screen(line(PAKISTANI, against_rest("pakistani", -0.14, 0.07, 0.34)))
    assert narrative.groups_sentences(table)[0] == (
        "About 14 points lower than for everyone else with ethnicity recorded (likely 7 to 21)."
    )


def test_one_group_in_words_plain_and_for_analysts() -> None:
    table = screen(line(PAKISTANI, *both("pakistani", -0.14, -0.10)), line(UNKNOWN, None))
    recovery, improvement, together = narrative.one_group_sentences(
        table, "pakistani", analyst=False
    )
    assert recovery == (
        "Recovery was about 14 points lower for Pakistani people than for everyone else with "
        "ethnicity recorded (35% against 49%; likely 9 to 19)."
    )
    assert improvement == (
        "Reliable improvement was about 10 points lower for Pakistani people than for everyone else"
        " with ethnicity recorded (58% against 49%; likely 5 to 15)."
    )
    assert together == "Both together: a worse outcome."
    first, *_ = narrative.one_group_sentences(table, "pakistani", analyst=True)
    assert "difference −14.0 points (−19.0 to −9.0) (95% CI); ratio 0.79 (0.74 to 0.84)" in first
    assert narrative.one_group_sentences(table, "not_recorded", analyst=False) == (
        "Not recorded: nothing to compare with.",
    )
    assert narrative.one_group_sentences(table, "nobody", analyst=False) == ()


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (0.0, "Both together: mixed, not both clear the same way."),
        (0.10, "Both together: mixed, not both clear the same way."),
        (-0.10, "Both together: a worse outcome."),
    ],
)
def test_both_measures_of_one_group(second: float, said: str) -> None:
    table = screen(line(PAKISTANI, *both("pakistani", -0.14, second)))
    assert narrative.one_group_sentences(table, "pakistani", analyst=False)[-1] == said


def test_made_up_figures_say_so_in_every_sentence() -> None:
    table = screen(
        line(PAKISTANI, *both("pakistani", -0.14, -0.10)),
        line(CARIBBEAN, *both("caribbean", 0.08, 0.07)),
        made_up=True,
    )
    said = (
        narrative.groups_finding(table),
        *narrative.groups_sentences(table),
        narrative.comparisons_note(table),
        *narrative.one_group_sentences(table, "pakistani", analyst=False),
    )
    assert all(each.startswith("Made-up figures. ") for each in said)
    assert all(each.count("Made-up figures.") == 1 for each in said)


def test_a_difference_under_two_points_is_slight() -> None:
    assert line(PAKISTANI, against_rest("pakistani", -0.015, 0.01, 0.47)).word == "slightly lower"
