"""Natural frequencies of groups: each branch with its sentence written out."""

from __future__ import annotations

import pytest

from amhe_explore.measures.results import CLOSED, Gate, GroupResult
from amhe_explore.measures.stage_results import Funnel
from amhe_explore.narrative import funnel_finding, group_sentence
from tests.narrative import made

MOST = made.group("imd_01", "people in the most deprived tenth of areas")
MIDDLE = made.group("imd_05", "people in the 5th most deprived tenth of areas")
LEAST = made.group("imd_10", "people in the least deprived tenth of areas")
UNKNOWN = made.group("not_recorded", "not recorded", kind="not_recorded")
TENTHS = made.by("deprivation", MOST, MIDDLE, LEAST, UNKNOWN)
STEPS = (
    made.steps("imd_01", 0.29, 0.12),
    made.steps("imd_05", 0.38, 0.18),
    made.steps("imd_10", 0.46, 0.24),
    made.steps("not_recorded", 0.2, 0.1),
)
OPEN_FUNNEL = made.activity(*STEPS)
# Its figures are there, and must not be said all the same.
CLOSED_FUNNEL = made.activity(*STEPS, by_group=False, closed_reason="Finished courses fell.")


def test_the_two_ends_of_an_ordered_characteristic() -> None:
    assert group_sentence(TENTHS, OPEN_FUNNEL) == (
        "For every 100 referrals received from the most deprived areas in the year, 29 courses of "
        "treatment were finished and 12 ended in recovery (different people may be counted at each "
        "step); from the least deprived areas, 46 and 24. The other groups are in the chart and "
        "the table."
    )


def test_a_closed_gate_gives_no_sentence() -> None:
    assert group_sentence(TENTHS, CLOSED_FUNNEL) == ""


def few_groups(*sizes: int) -> tuple[GroupResult, ...]:
    names = ("women and girls", "men and boys", "people recorded as indeterminate", "a", "b")
    return tuple(made.group(name, name, size) for name, size in zip(names, sizes, strict=False))


def all_alike(groups: tuple[GroupResult, ...]) -> Funnel:
    return made.activity(*(made.steps(group.id, 0.4, 0.2) for group in groups))


def test_few_groups_without_a_reference_are_all_named() -> None:
    groups = few_groups(2000, 1000)
    assert group_sentence(made.by("gender", *groups), all_alike(groups)) == (
        "For every 100 referrals received from women and girls in the year, 40 courses of "
        "treatment were finished and 20 ended in recovery (different people may be counted at each "
        "step); from men and boys, 40 and 20."
    )


def test_of_many_groups_the_three_with_most_referrals_are_named_never_the_extremes() -> None:
    groups = few_groups(10, 3000, 20, 2000, 4000)
    sentence = group_sentence(made.by("ethnicity", *groups), all_alike(groups))
    assert [sentence.count(f"from {name}") for name in ("b", "men and boys", "a")] == [1, 1, 1]
    assert sentence.endswith("The other groups are in the chart and the table.")
    assert "women" not in sentence


def test_a_reference_stands_beside_the_largest_other_group() -> None:
    reference = made.group("heterosexual_people", "heterosexual people", 9000)
    bisexual = made.group("bisexual_people", "bisexual people", 800)
    gay = made.group("gay_and_lesbian_people", "gay and lesbian people", 700)
    groups = (bisexual, gay, reference)
    sentence = group_sentence(made.by("sexual_orientation", *groups), all_alike(groups))
    assert sentence.index("from bisexual people") < sentence.index("from heterosexual people")
    assert "gay" not in sentence


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.011, "1 course of treatment was finished"),
        (0.004, "under 1 course of treatment was finished"),
        (0.285, "29 courses of treatment were finished"),
        (1.2, "120 courses of treatment were finished"),
    ],
)
def test_the_number_of_courses_agrees_with_its_verb(share: float, words: str) -> None:
    funnel = made.activity(made.steps("imd_01", share, 0.0), made.steps("imd_10", 0.46, 0.24))
    assert words in group_sentence(TENTHS, funnel)


def test_suppressed_and_tiny_counts_are_never_said() -> None:
    for recovered in (None, 3):
        hidden = made.steps("imd_01", 0.29, 0.12, (1000, 290, 280, recovered))
        funnel = made.activity(hidden, made.steps("imd_10", 0.46, 0.24))
        assert group_sentence(TENTHS, funnel) == ""


def test_a_step_without_a_figure_is_never_said() -> None:
    funnel = made.activity(made.steps("imd_01", None, 0.12), made.steps("imd_10", 0.46, 0.24))
    assert group_sentence(TENTHS, funnel) == ""


def test_a_group_on_few_courses_or_not_compared_is_never_named() -> None:
    few = made.group("imd_01", "few", recovery=made.rate(0.5, size=29))
    aside = made.group("imd_02", "aside", compared=False)
    for group in (few, aside):
        funnel = made.activity(made.steps(group.id, 0.3, 0.1), made.steps("imd_10", 0.46, 0.24))
        assert group_sentence(made.by("deprivation", group, LEAST), funnel) == ""


def test_a_reference_inside_the_order_stands_beside_the_upper_end() -> None:
    young = made.group("18_to_25", "people aged 18 to 25")
    middle = made.group("26_to_64", "people aged 26 to 64")
    oldest = made.group("90_and_over", "people aged 90 and over")
    older = made.group("65_and_over_worked_out", "people aged 65 and over", worked_out=True)
    joined = (young, middle, oldest, older)
    sentence = group_sentence(made.by("age", *joined), all_alike(joined))
    assert "from people aged 26 to 64 in the year" in sentence
    assert "; from people aged 65 and over, 40 and 20." in sentence
    assert "90 and over" not in sentence
    plain = (young, middle, oldest)
    assert "; from people aged 90 and over, 40 and 20." in group_sentence(
        made.by("age", *plain), all_alike(plain)
    )


def test_an_order_without_its_reference_gives_its_ends() -> None:
    before_2021 = (
        made.group("18_to_35", "people aged 18 to 35"),
        made.group("36_to_64", "people aged 36 to 64"),
        made.group("65_and_over", "people aged 65 and over"),
    )
    sentence = group_sentence(made.by("age", *before_2021), all_alike(before_2021))
    assert "from people aged 18 to 35 in the year" in sentence
    assert "; from people aged 65 and over, 40 and 20." in sentence


def test_the_finding_is_finished_courses_where_the_gates_are_open() -> None:
    assert funnel_finding(TENTHS, OPEN_FUNNEL) == (
        "Courses finished for every 100 referrals: 29 for people in the most deprived tenth of "
        "areas, 46 for people in the least deprived tenth of areas"
    )


def test_the_finding_is_recovery_where_the_stages_are_closed() -> None:
    groups = (
        made.group("imd_01", "people in the most deprived tenth of areas",
                   recovery=made.rate(0.43, 0.4, 0.46, 0.43)),
        made.group("imd_10", "people in the least deprived tenth of areas",
                   recovery=made.rate(0.55, 0.51, 0.58, 0.55)),
    )  # fmt: skip
    assert funnel_finding(made.by("deprivation", *groups), CLOSED_FUNNEL) == (
        "Recovered, of every 100 courses that could: 43 for people in the most deprived tenth of "
        "areas, 55 for people in the least deprived tenth of areas"
    )


def test_the_finding_is_the_whole_place_where_everything_by_group_is_closed() -> None:
    shut = made.by("religion", MOST, LEAST, gates=(Gate("outcomes", CLOSED, "not recorded"),))
    assert funnel_finding(shut, CLOSED_FUNNEL) == (
        "49 of every 100 courses that could end in recovery did"
    )


def test_the_finding_of_everyone_together_is_the_whole_place() -> None:
    assert funnel_finding(made.place(), made.activity()) == (
        "49 of every 100 courses that could end in recovery did"
    )
