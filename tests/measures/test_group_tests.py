"""Tests over all groups, the fitted line, the unknown and gaps by gender, worked independently."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from scipy.stats import chi2_contingency

from amhe_explore import measures, warehouse
from amhe_explore.measures import GroupTable
from amhe_explore.measures.results import Profile
from tests.measures.judged import estimate, group, profile

Warehouse = warehouse.Warehouse


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


def counts(table: GroupTable, *ids: str) -> list[tuple[int, int]]:
    """Recovered and eligible of groups as England publishes them: exact."""
    found = []
    for each in ids:
        of = table.profile.group(each)
        assert of is not None
        recovered, eligible = (of.counts[name].value for name in ("recovered", "eligible"))
        assert recovered is not None
        assert eligible is not None
        found.append((recovered, eligible))
    return found


def test_homogeneity_over_groups_that_do_not_overlap(opened: Warehouse) -> None:
    table = measures.group_table(opened, "ENG", "gender", "2024-25")
    found = measures.spread_test(table)
    pairs = counts(table, "female", "male", "indeterminate")
    expected = chi2_contingency(
        [[x for x, _ in pairs], [n - x for x, n in pairs]], correction=False
    )
    assert found.kind == "spread"
    assert found.statistic == pytest.approx(expected.statistic)
    assert found.p_value == pytest.approx(expected.pvalue)
    assert (found.groups, found.left_out, found.degrees_of_freedom) == (3, 0, 2)


def test_larger_groups_do_not_count_their_parts_twice(opened: Warehouse) -> None:
    table = measures.group_table(opened, "ENG", "ethnicity_detailed", "2024-25")
    assert measures.spread_test(table).groups == 16


def test_a_trend_over_ordered_groups(opened: Warehouse) -> None:
    found = measures.spread_test(measures.group_table(opened, "QKS", "deprivation", "2024-25"))
    assert (found.kind, found.groups, found.degrees_of_freedom) == ("trend", 10, 1)
    assert found.p_value is not None
    assert found.p_value < 0.001


@pytest.mark.parametrize(
    ("place", "characteristic", "measure", "reason"),
    [
        ("QKS", "disability", "recovery", "the groups overlap"),
        ("QKS", "religion", "recovery", "Religion was not recorded for"),
        ("ENG", "age_gender", "recovery", "people would be counted twice"),
        ("QKS", "gender", "completion", "is no proportion of one set of courses"),
        ("AAA01", "deprivation", "recovery", "not every group has enough courses or a figure"),
    ],
)
def test_why_there_is_no_test(
    opened: Warehouse, place: str, characteristic: str, measure: str, reason: str
) -> None:
    table = measures.group_table(opened, place, characteristic, "2024-25", measure)
    found = measures.spread_test(table)
    assert reason in found.reason
    assert found.statistic is None
    assert found.p_value is None


def test_the_line_is_fitted_at_the_middle_of_each_share(opened: Warehouse) -> None:
    table = measures.group_table(opened, "ENG", "deprivation", "2024-25")
    points = measures.slope_points(table)
    sizes = [n for _, n in counts(table, *(f"imd_{n:02d}" for n in range(1, 11)))]
    whole = sum(sizes)
    assert points[0].midpoint == pytest.approx(sizes[0] / 2 / whole)
    assert points[9].midpoint == pytest.approx(1 - sizes[9] / 2 / whole)
    assert [each.group.id for each in points][0::9] == ["imd_01", "imd_10"]
    fifths = measures.group_table(opened, "ENG", "deprivation_fifth", "2024-25")
    assert measures.slope_points(fifths) == ()


def test_bounds_over_who_is_not_recorded(opened: Warehouse) -> None:
    table = measures.group_table(
        opened, "ENG", "ethnicity_detailed", "2024-25", against="reference"
    )
    found = measures.unknown_range(table, "bangladeshi")
    assert found is not None
    ((x1, n1), (x2, n2), (xu, nu)) = counts(table, "bangladeshi", "white_british", "not_recorded")
    assert found.unknown == nu
    assert found.upper == pytest.approx((x1 + xu) / (n1 + xu) - x2 / (n2 + nu - xu))
    assert found.lower == pytest.approx(x1 / (n1 + nu - xu) - (x2 + xu) / (n2 + xu))
    # The fewest that close the gap: the others without recovery are White British.
    tipping = found.tipping_point
    assert tipping is not None
    fixed = x2 / (n2 + nu - xu)
    assert (x1 + tipping) / (n1 + tipping) >= fixed
    assert (x1 + tipping - 1) / (n1 + tipping - 1) < fixed


def test_no_bounds_on_a_suppressed_count_or_between_places(opened: Warehouse) -> None:
    small = measures.group_table(opened, "QOC", "ethnicity_detailed", "2022-25", compare="ENG")
    reasons = {
        found.reason
        for line in small.lines
        if (found := measures.unknown_range(small, line.group.id)) is not None
        and line.estimate.denominator is None
    }
    assert reasons == {"a count behind it is suppressed"}
    beside = measures.group_table(
        opened, "QKS", "gender", "2024-25", against="england", compare="ENG"
    )
    found = measures.unknown_range(beside, "female")
    assert found is not None
    assert found.reason == "it is worked out inside one place only"
    assert measures.unknown_range(beside, "nobody") is None
    ages = measures.group_table(opened, "QKS", "age", "2024-25")
    found = measures.unknown_range(ages, "18_to_25")
    assert found is not None
    assert found.reason == "no group of this characteristic is called not recorded"


def crossed(women: float, men: float, size: float = 5000) -> Profile:
    """Ages by gender: those of 18 to 25 at our rates, everyone else at 50 %."""
    rates = {
        "18_to_25_female": women,
        "18_to_25_male": men,
        "26_to_64_female": 0.5,
        "26_to_64_male": 0.5,
        "under_18_female": 0.3,
        "under_18_male": 0.3,
    }
    return profile(
        *(group(name, estimate(rate, size=size)) for name, rate in rates.items()),
        characteristic="age_gender",
    )


def test_a_gap_that_is_larger_among_women() -> None:
    (found,) = measures.gender_gaps(crossed(0.35, 0.49), "recovery")
    assert found.women is not None
    assert found.men is not None
    assert found.change is not None
    assert found.women.value == pytest.approx(-0.15)
    assert found.men.value == pytest.approx(-0.01)
    assert found.change.value == pytest.approx(-0.14)
    # Four rates of 2 points either side: the square root of 4 x 2 squared is 4 points.
    assert found.change.lower == pytest.approx(-0.18)
    assert found.change.upper == pytest.approx(-0.10)


def test_too_few_courses_are_not_compared_and_under_18_never() -> None:
    (found,) = measures.gender_gaps(crossed(0.35, 0.49, size=20), "recovery")
    assert found.change is None
    assert "fewer than 30 courses" in found.reason
    assert measures.gender_gaps(profile(group("female")), "recovery") == ()
