"""Rates by the precision rule: which figure is used, how wide it is, and what stays hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amhe_explore import catalogue, stats
from amhe_explore.measures import Estimate, rates
from amhe_explore.measures.published import Row, count_of
from tests.measures.rows import NOT_APPLICABLE, SUPPRESSED, england, local

CATALOGUE = catalogue.load()
RULES = CATALOGUE.rules


def rate(name: str, *rows: Row) -> Estimate:
    return rates.proportion(list(rows), CATALOGUE.measures[name], RULES)


def test_england_is_the_ratio_of_its_exact_counts() -> None:
    """England 2024-25: 321,061 of 670,419 - 35,234; published 50.5; Wilson 0.5042 to 0.5067."""
    row = england(finished=670_419, not_at_caseness=35_234, at_caseness=634_248,
                  recovered=321_061, recovery_published=50.5)  # fmt: skip
    found = rate("recovery", row)
    assert found.value == pytest.approx(321_061 / 635_185)
    assert (found.lower, found.upper) == pytest.approx((0.5042, 0.5067), abs=5e-5)
    assert (found.numerator, found.denominator, found.published) == (321_061, 635_185, 0.505)
    assert (found.flag, found.precision) == ("published", "exact")


def test_a_small_place_is_its_published_percentage() -> None:
    """Under 1,000 the percentage, computed before rounding, is closer than the rounded counts."""
    row = local(finished=545, not_at_caseness=10, recovered=230, recovery_published=42)
    found = rate("recovery", row)
    assert found.value == 0.42
    assert (found.numerator, found.denominator) == (230, 535)
    assert found.precision == "whole per cent"
    assert found.lower is not None
    assert found.lower < 0.42


def test_from_a_thousand_the_ratio_of_the_rounded_counts() -> None:
    """Exactly 1,000 counts as 1,000 or more."""
    row = local(finished=1_050, not_at_caseness=50, recovered=495, recovery_published=49)
    assert rate("recovery", row).value == pytest.approx(0.495)
    assert rate("recovery", row).precision == "rounded counts"
    just_under = local(finished=1_045, not_at_caseness=50, recovered=495, recovery_published=49)
    assert rate("recovery", just_under).value == 0.49


@pytest.mark.parametrize(
    ("at_caseness", "size"),
    [
        (540, 540),  # published at_caseness within 5 of finished is the denominator
        (530, 543),  # further off: finished less 2, the middle of what * can be
        (SUPPRESSED, 543),
    ],
)
def test_a_suppressed_denominator_is_used_and_never_shown(
    at_caseness: float | str, size: float
) -> None:
    row = local(finished=545, at_caseness=at_caseness, not_at_caseness=SUPPRESSED, recovered=230,
                recovery_published=42)  # fmt: skip
    found = rate("recovery", row)
    assert (found.value, found.denominator, found.flag) == (0.42, None, "approximate")
    assert found.size == size
    eligible = count_of([row], "eligible")
    assert (eligible.value, eligible.flag) == (None, "suppressed")


def test_a_suppressed_outcome_has_no_rate() -> None:
    """`*` recovered, and even if the percentage were printed the count must not come back."""
    row = local(finished=10, not_at_caseness=5, recovered=SUPPRESSED, recovery_published=SUPPRESSED)
    assert rate("recovery", row).value is None
    assert rate("recovery", row).flag == "suppressed"


def test_a_column_that_the_source_lacks_is_not_published() -> None:
    found = rate("recovery", local(referrals=500))
    assert (found.value, found.flag) == (None, "not_published")


def test_null_does_not_apply() -> None:
    found = rate("recovery", local(finished=NOT_APPLICABLE, recovered=NOT_APPLICABLE))
    assert (found.value, found.flag) == (None, "not_applicable")


def test_nobody_eligible_is_no_rate() -> None:
    """England publishes its zeros."""
    found = rate("recovery", england(finished=3, not_at_caseness=3, recovered=0))
    assert (found.value, found.flag) == (None, "not_applicable")


def test_a_count_over_its_denominator_by_rounding_is_capped_and_marked() -> None:
    """275 recovered of 273: the true counts were 273 to 277 and at most 275."""
    row = local(finished=1_275, not_at_caseness=2, recovered=1_275, recovery_published=100)
    found = rate("recovery", row)
    assert (found.value, found.flag) == (1.0, "approximate")
    assert found.numerator == 1_275


def test_joined_groups_sum_counts_from_a_thousand() -> None:
    """Two tenths as a fifth: (430 + 560) of (1,000 + 1,050), not the percentages."""
    one = local(finished=1_050, not_at_caseness=50, recovered=430, recovery_published=43)
    two = local(finished=1_100, not_at_caseness=50, recovered=560, recovery_published=53)
    found = rate("recovery", one, two)
    assert found.value == pytest.approx(990 / 2_050)
    assert (found.numerator, found.denominator, found.flag) == (990, 2_050, "calculated")
    assert found.published is None


def test_joined_small_groups_weigh_the_percentages() -> None:
    """(0.42 x 535 + 0.44 x 415) / 950."""
    one = local(finished=545, not_at_caseness=10, recovered=230, recovery_published=42)
    two = local(finished=420, not_at_caseness=5, recovered=180, recovery_published=44)
    found = rate("recovery", one, two)
    assert found.value == pytest.approx((0.42 * 535 + 0.44 * 415) / 950)
    assert found.precision == "whole per cent"


def test_joined_groups_need_every_part() -> None:
    one = local(finished=545, not_at_caseness=10, recovered=230, recovery_published=42)
    two = local(finished=SUPPRESSED, not_at_caseness=SUPPRESSED, recovered=SUPPRESSED)
    assert rate("recovery", one, two).value is None
    assert count_of([one, two], "finished").flag == "suppressed"


def test_finished_per_referral_may_exceed_one() -> None:
    found = rates.yearly_ratio([local(finished=20, referrals=15)], "finished", "referrals")
    assert found.value == pytest.approx(20 / 15)
    assert found.upper is not None
    assert found.upper > 1


def test_treated_is_ended_less_ended_untreated() -> None:
    """England, 12 months to March 2025: ended 1,746,265, not seen 556,598."""
    row = england(ended=1_746_265, ended_untreated=556_598)
    found = rates.cohort_share([row], "ended", "ended_untreated", "ended")
    assert found.numerator == 1_189_667
    assert found.value == pytest.approx(0.68126, abs=1e-5)


def test_every_rounded_count_of_pooled_years_widens_the_range_once() -> None:
    """Three years: the numerator is made of six rounded counts, the denominator of three."""
    years = [local(ended=n, ended_untreated=n // 4 // 5 * 5) for n in (200, 220, 240)]
    found = rates.cohort_share(years, "ended", "ended_untreated", "ended")
    expected = stats.rounding_interval(495, 660, 6, 3)
    assert (found.numerator, found.denominator) == (495, 660)
    assert (found.lower, found.upper) == (expected.lower, expected.upper)


count = st.integers(0, 600).map(lambda n: 5 * n)


@given(finished=count, below=count, recovered=count, percent=st.integers(0, 100))
def test_any_row_gives_an_interval_around_its_estimate(
    finished: int, below: int, recovered: int, percent: int
) -> None:
    row = local(finished=finished, not_at_caseness=below, recovered=recovered,
                recovery_published=percent)  # fmt: skip
    found = rate("recovery", row)
    if found.value is None:
        assert (found.lower, found.upper) == (None, None)
        return
    assert found.lower is not None
    assert found.upper is not None
    assert 0 <= found.lower <= found.value <= found.upper <= 1
