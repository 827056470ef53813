"""Shares of referrals beside shares of residents: England's known figures, and every refusal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import catalogue, measures, warehouse
from amhe_explore.measures.profile import examine
from amhe_explore.measures.representation import ratio_to_residents, share_of_referrals
from amhe_explore.measures.residents import residents_of
from amhe_explore.measures.scan_results import ResidentShare
from tests.measures.rows import SUPPRESSED, england, local

YEAR = "2024-25"


@pytest.fixture(scope="module")
def example(example_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(example_warehouse) as found:
        yield found


def share(opened: warehouse.Warehouse, characteristic: str, group: str) -> ResidentShare:
    found = examine(opened, "ENG", characteristic, YEAR, ("recovery",)).shares
    return next(each for each in found if each.group == group)


# England 2024-25 against Census 2021, as worked out by hand outside this program: 65 and over are
# 7 % of adult referrals and 23 % of adults; men 33 % of referrals and 48 % of people from 16 on.
@pytest.mark.parametrize(
    ("characteristic", "group", "of_referrals", "of_residents", "ratio"),
    [
        ("age", "65_and_over_worked_out", 0.070, 0.233, 0.30),
        ("gender", "male", 0.335, 0.484, 0.69),
        ("ethnicity_detailed", "african", 0.0252, 0.0260, 0.97),
        ("ethnicity_detailed", "caribbean", 0.0191, 0.0110, 1.74),
    ],
)
def test_england_equals_the_figures_worked_out_elsewhere(
    example: warehouse.Warehouse,
    characteristic: str,
    group: str,
    of_referrals: float,
    of_residents: float,
    ratio: float,
) -> None:
    found = share(example, characteristic, group)
    assert found.share_referrals.value == pytest.approx(of_referrals, abs=0.0006)
    assert found.share_residents == pytest.approx(of_residents, abs=0.0006)
    assert found.ratio.value == pytest.approx(ratio, abs=0.006)
    assert found.verdict.direction == ("lower" if ratio < 1 else "higher")


def test_adults_are_the_bands_from_20_and_two_fifths_of_15_to_19(
    example: warehouse.Warehouse,
) -> None:
    found = residents_of(example, "england:ENG", catalogue.load().characteristics["age"])
    assert found is not None
    # Census 2021, England, to the nearest 100: from 20 on, and those of 15 to 19.
    assert found.total == 43_432_500 + 0.4 * 3_218_800
    assert found.people["65_and_over_worked_out"] / found.total == pytest.approx(0.233, abs=0.0005)


def test_with_census_detail_chinese_people_move_to_other(example: warehouse.Warehouse) -> None:
    """The Census counts 431,165 Chinese people as Asian; the service counts them as Other."""
    found = residents_of(example, "england:ENG", catalogue.load().characteristics["ethnicity"])
    assert found is not None
    assert found.people["other_ethnic_groups"] == 431_165 + 320_203 + 908_950
    assert found.people["asian_or_asian_british"] == 629_567 + 1_843_248 + 1_570_285 + 952_127
    assert "asian_and_other_ethnic_groups_together" not in found.people


@pytest.mark.parametrize("characteristic", ["ethnicity", "ethnicity_detailed"])
def test_mixed_groups_get_no_verdict_against_people_of_all_ages(
    example: warehouse.Warehouse, characteristic: str
) -> None:
    entry = catalogue.load().characteristics[characteristic]
    mixed = [group.id for group in entry.groups if "mixed" in (group.id + group.broad)]
    assert len(mixed) == (1 if characteristic == "ethnicity" else 4)
    for group in mixed:
        found = share(example, characteristic, group)
        assert found.ratio.value is not None
        assert found.verdict.direction == "not compared"
        assert "children" in found.verdict.reason


def test_often_unrecorded_at_referral_is_not_compared(example: warehouse.Warehouse) -> None:
    found = share(example, "religion", "muslim")
    assert found.verdict.direction == "not compared"
    assert "not recorded for 46% of referrals" in found.verdict.reason


def test_a_band_that_the_census_cannot_form_says_so(example: warehouse.Warehouse) -> None:
    found = share(example, "age", "26_to_64")
    assert found.share_referrals.value == pytest.approx(0.73, abs=0.005)
    assert found.share_residents is None
    assert "Five-year bands" in found.verdict.reason


def test_under_18_is_no_part_of_adult_referrals(example: warehouse.Warehouse) -> None:
    assert share(example, "age", "under_18").share_referrals.value is None


def test_the_profile_carries_the_ratio(example: warehouse.Warehouse) -> None:
    group = measures.profile(example, "ENG", "ethnicity_detailed", YEAR).group("caribbean")
    assert group is not None
    assert group.rates["representation"].value == pytest.approx(1.74, abs=0.01)


def test_a_share_by_hand() -> None:
    """70 of 70 + 930: 7 %, Wilson 5.6 to 8.8; over 25 % of residents, 0.28 (0.22 to 0.35)."""
    rows = [england(referrals=70), england(referrals=930)]
    found = share_of_referrals(rows[:1], rows)
    assert (found.value, found.lower, found.upper) == pytest.approx(
        (0.07, 0.0558, 0.0875), abs=1e-4
    )
    ratio = ratio_to_residents(found, 0.25, "not_published")
    assert (ratio.value, ratio.lower, ratio.upper) == pytest.approx((0.28, 0.223, 0.350), abs=1e-3)
    # 250 referrals would be expected: what the size gate looks at.
    assert ratio.size == 250


def test_rounded_counts_widen_the_share() -> None:
    exact = share_of_referrals([england(referrals=70)], [england(referrals=1000)])
    rounded = share_of_referrals([local(referrals=70)], [local(referrals=1000)])
    assert exact.lower is not None
    assert exact.upper is not None
    assert rounded.lower is not None
    assert rounded.upper is not None
    assert rounded.lower < exact.lower < exact.upper < rounded.upper


def test_a_suppressed_count_has_no_share_and_counts_as_none_among_the_others() -> None:
    rows = [local(referrals=SUPPRESSED), local(referrals=500), local(referrals=500)]
    assert share_of_referrals(rows[:1], rows).flag == SUPPRESSED
    assert share_of_referrals(rows[1:2], rows).value == 0.5
