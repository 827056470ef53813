"""The gradient: only over ten tenths that are there and large enough; its numbers by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amhe_explore.measures.gradient import gradient
from amhe_explore.measures.results import CLOSED, Estimate, Gate, Gradient, GroupResult
from tests.measures.judged import CATALOGUE, RECOVERY, RULES, estimate, group

DEPRIVATION = CATALOGUE.characteristics["deprivation"]
OPEN = Gate("outcomes", "open")


def tenths(*rates: Estimate) -> tuple[GroupResult, ...]:
    """The ten tenths, 40 to 58 per cent, with these instead of the first."""
    plain = [estimate(0.40 + 0.02 * n, size=1000) for n in range(10)]
    found = [*rates, *plain[len(rates) :]]
    return (
        group("total", estimate(0.49), "total"),
        *(group(f"imd_{n:02d}", rate) for n, rate in enumerate(found, start=1)),
        group("not_recorded", estimate(0.4), "not_recorded"),
    )


def found(
    results: tuple[GroupResult, ...], england: dict[str, Estimate] | None = None, gate: Gate = OPEN
) -> tuple[Gradient | None, str]:
    return gradient(DEPRIVATION, RECOVERY, results, england or {}, gate, RULES)


def test_a_straight_line_of_equal_tenths_by_hand() -> None:
    """Rates rise by 2 points a tenth: 20 points over the whole scale; 49 per cent together."""
    slope, reason = found(tenths())
    assert reason == ""
    assert slope is not None
    assert slope.sii.value == pytest.approx(0.20)
    assert slope.intercept.value == pytest.approx(0.39)
    assert slope.rii is not None
    assert slope.rii.value == pytest.approx(0.59 / 0.39)
    assert slope.observed == pytest.approx(0.49)
    assert slope.events_among == 10_000
    # Each tenth short of 58 per cent: 1,000 x (0.18 + 0.16 + ... + 0.02).
    assert slope.gain is not None
    assert slope.gain.value == pytest.approx(900)
    assert slope.gain_share == pytest.approx(0.09)
    assert slope.expected is None


def test_expected_at_englands_rates() -> None:
    """Half of the courses stand in the first tenth: (9,000 x 0.3 + 9 x 1,000 x 0.5) / 18,000."""
    rates = {f"imd_{n:02d}": estimate(0.5) for n in range(1, 11)} | {"imd_01": estimate(0.3)}
    slope, _ = found(tenths(estimate(0.4, size=9000)), rates)
    assert slope is not None
    assert slope.expected == pytest.approx((9000 * 0.3 + 9000 * 0.5) / 18_000)
    slope, _ = found(tenths(), {**rates, "imd_05": estimate(None)})
    assert slope is not None
    assert slope.expected is None


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        (estimate(0.4, size=29), "too few: imd_01 has fewer than 30 courses"),
        (estimate(None, flag="suppressed"), "not every tenth is published: imd_01 is suppressed"),
    ],
)
def test_a_tenth_that_is_missing_or_small_closes_it(first: Estimate, reason: str) -> None:
    assert found(tenths(first)) == (None, reason)


def test_30_are_enough() -> None:
    assert found(tenths(estimate(0.4, size=30)))[0] is not None


def test_an_approximate_denominator_still_counts() -> None:
    """Suppressed not_at_caseness: D is approximate and printed nowhere, the rate is there."""
    rate = replace(estimate(0.4, size=98), flag="approximate", denominator=None)
    assert found(tenths(rate))[0] is not None


def test_nine_tenths_are_not_ten() -> None:
    results = tuple(each for each in tenths() if each.id != "imd_07")
    assert found(results) == (None, "not every tenth is published")


def test_a_closed_recording_gate_closes_it() -> None:
    assert found(tenths(), gate=Gate("outcomes", CLOSED, "Too many."))[1] == "Too many."


@pytest.mark.parametrize(
    ("characteristic", "measure", "reason"),
    [
        ("ethnicity", "recovery", "a gradient is worked out over deprivation tenths only"),
        ("deprivation", "completion", "no gradient is worked out for finished per referral"),
        ("deprivation", "treated_of_ended", "no gradient is worked out for treated"),
    ],
)
def test_only_outcomes_by_tenth_have_one(characteristic: str, measure: str, reason: str) -> None:
    entry = CATALOGUE.characteristics[characteristic]
    slope, why = gradient(entry, CATALOGUE.measures[measure], tenths(), {}, OPEN, RULES)
    assert slope is None
    assert why.startswith(reason)
