"""Gaps beside gaps, and the pair that a page opens with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.measures.results import Comparison, Difference, Verdict
from tests.measures.judged import estimate, group, profile


def gap(
    value: float, reach: float = 0.03, group_id: str = "a", against: str = "rest"
) -> Comparison:
    return Comparison(
        "recovery",
        group_id,
        against,
        "rest",
        estimate(),
        estimate(),
        Difference(value, value - reach, value + reach),
        None,
        Verdict("lower", "ok", ""),
    )


def test_a_change_is_a_difference_of_differences_by_hand() -> None:
    """-12 less -5 is -7; 3 either side twice: the root of 18, 4.24 points."""
    found = measures.gap_change(gap(-0.12), gap(-0.05))
    assert found is not None
    assert found.value == pytest.approx(-0.07)
    assert (found.lower, found.upper) == pytest.approx((-0.07 - 0.04243, -0.07 + 0.04243), abs=1e-4)
    turned = measures.gap_change(gap(-0.05), gap(-0.12))
    assert turned is not None
    assert turned.value == pytest.approx(0.07)


def test_the_same_gap_has_not_changed() -> None:
    found = measures.gap_change(gap(-0.12), gap(-0.12))
    assert found is not None
    assert found.value == 0
    assert found.lower < 0 < found.upper


def test_what_is_not_compared_has_no_change() -> None:
    shut = replace(gap(-0.1), difference=None)
    assert measures.gap_change(gap(-0.1), shut) is None
    assert measures.gap_change(shut, gap(-0.1)) is None


@pytest.mark.parametrize(
    ("characteristic", "ids", "pair"),
    [
        ("deprivation", ("imd_01", "imd_05", "imd_10"), ("imd_01", "imd_10")),
        ("deprivation_fifth", ("imd_q1", "imd_q5"), ("imd_q1", "imd_q5")),
        ("age", ("26_to_64", "65_and_over_worked_out"), ("65_and_over_worked_out", "26_to_64")),
        ("age", ("18_to_25", "26_to_64"), ("18_to_25", "26_to_64")),
        (
            "sexual_orientation",
            ("bisexual_people", "heterosexual_people"),
            ("bisexual_people", "heterosexual_people"),
        ),
        ("gender", ("female", "male"), ("male", "female")),
        ("gender", ("female",), None),
    ],
)
def test_the_first_pair(
    characteristic: str, ids: tuple[str, ...], pair: tuple[str, str] | None
) -> None:
    groups = [group(each, estimate(size=2000 - n)) for n, each in enumerate(ids)]
    assert measures.first_pair(profile(*groups, characteristic=characteristic)) == pair


def test_the_pair_is_chosen_by_size_and_never_by_outcome() -> None:
    large, middle = (
        group("large", estimate(0.2, size=900)),
        group("middle", estimate(0.9, size=500)),
    )
    white = group("white_british", estimate(0.5, size=9000))
    found = measures.first_pair(profile(middle, large, white, characteristic="ethnicity_detailed"))
    assert found == ("large", "white_british")


def test_groups_that_are_never_compared_are_no_pair() -> None:
    children = group("under_18", compared=False)
    assert measures.first_pair(profile(children, group("26_to_64"), characteristic="age")) is None


def test_one_comparison_is_found_by_what_it_is_against() -> None:
    held = replace(profile(), comparisons=(gap(-0.1), gap(-0.2, group_id="b", against="england")))
    found = measures.comparison(held, "b", "england")
    assert found is not None
    assert found.difference is not None
    assert found.difference.value == -0.2
    assert measures.comparison(held, "a", "england") is None
    assert measures.comparison(held, "a", "rest", "imd_10") is None


def test_a_gap_among_women_less_the_gap_among_men(small_warehouse: Path) -> None:
    """In the pack every group of an intersection recovers alike: the limits span none."""
    with warehouse.open_current(small_warehouse) as opened:
        found = measures.profile(opened, "ENG", "ethnicity_gender", "2024-25")
        closed = measures.profile(opened, "QOC", "ethnicity_gender", "2024-25")
    gap = measures.gender_difference(found, "bangladeshi", "white_british")
    assert gap is not None
    rates = {
        name: next(g for g in found.groups if g.id == name).rates["recovery"].value or 0.0
        for name in (
            "bangladeshi_female",
            "white_british_female",
            "bangladeshi_male",
            "white_british_male",
        )
    }
    women = rates["bangladeshi_female"] - rates["white_british_female"]
    men = rates["bangladeshi_male"] - rates["white_british_male"]
    assert gap.value == pytest.approx(women - men)
    assert gap.lower < 0 < gap.upper
    assert measures.gender_difference(found, "nobody", "white_british") is None
    assert measures.gender_difference(closed, "bangladeshi", "white_british") is None
