"""Stage decomposition: hand-worked cases, simulation, properties."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amhe_explore.stats import ratio, stage_decomposition

PROPERTY = settings(derandomize=True, max_examples=150, deadline=None)
Z = 1.959963984540054


@st.composite
def stages(draw: st.DrawFn, length: int) -> list[int]:
    """Nested counts, every one above 0."""
    people = [draw(st.integers(1, 10**6))]
    for _ in range(length - 1):
        people.append(draw(st.integers(1, people[-1])))
    return people


TWO_COHORTS = st.integers(2, 6).flatmap(lambda k: st.tuples(stages(k), stages(k)))


# Stages of the group, of the reference, and the ratio of each step, worked by hand.
@pytest.mark.parametrize(
    ("group", "reference", "ratios"),
    [
        # 0.5 / 0.6 and 0.5 / 0.6: each half of the gap
        ([1000, 500, 250], [1000, 600, 360], [5 / 6, 5 / 6]),
        # the whole gap at the first step: 0.4 / 0.5, then 0.5 / 0.5
        ([1000, 400, 200], [1000, 500, 250], [0.8, 1]),
        # a later gain undoes an earlier loss: 0.5 / 0.8, then 0.8 / 0.5
        ([1000, 500, 400], [1000, 800, 400], [0.625, 1.6]),
        # one step only
        ([200, 50], [400, 200], [0.5]),
        # four steps of very different size
        (
            [8000, 4000, 3000, 2700, 900],
            [9000, 6000, 4800, 4560, 2280],
            [0.75, 0.9375, 36 / 38, 2 / 3],
        ),
        # the same twice
        ([100, 50, 25], [100, 50, 25], [1, 1]),
        # everybody passes the second step in both: its ratio is 1
        ([1000, 300, 300], [1000, 600, 600], [0.5, 1]),
        # huge
        ([10**9, 5 * 10**8, 10**8], [10**9, 4 * 10**8, 10**8], [1.25, 0.8]),
        # one person
        ([1, 1], [2, 1], [2]),
    ],
)
def test_ratios_by_hand(group: list[int], reference: list[int], ratios: list[float]) -> None:
    result = stage_decomposition(group, reference)
    assert [step.ratio for step in result.steps] == pytest.approx(ratios)
    assert [step.value for step in result.steps] == pytest.approx([math.log(r) for r in ratios])
    assert [step.position for step in result.steps] == list(range(len(ratios)))
    assert result.ratio == pytest.approx(math.prod(ratios))
    assert result.value == pytest.approx(math.log(math.prod(ratios)), abs=1e-12)


def test_interval_of_a_step_by_hand() -> None:
    # first step 0.5 against 0.6 of 1,000: variance 0.5/500 + 0.4/600; whole 0.25 against 0.36:
    # 0.75/250 + 0.64/360
    result = stage_decomposition([1000, 500, 250], [1000, 600, 360])
    step, value = result.steps[0], math.log(5 / 6)
    reach = Z * math.sqrt(0.5 / 500 + 0.4 / 600)
    assert (step.lower, step.upper) == pytest.approx((value - reach, value + reach))
    assert step.ratio_lower == pytest.approx(math.exp(value - reach))
    assert (step.group_proportion, step.reference_proportion) == (0.5, 0.6)
    reach = Z * math.sqrt(0.75 / 250 + 0.64 / 360)
    assert result.upper == pytest.approx(2 * value + reach)
    assert (result.group_proportion, result.reference_proportion) == (0.25, 0.36)
    assert result.confidence == 0.95


def test_the_whole_has_the_interval_of_katz() -> None:
    result, whole = stage_decomposition([900, 700, 300], [800, 700, 400]), ratio(300, 900, 400, 800)
    assert (result.ratio, result.ratio_lower, result.ratio_upper) == pytest.approx(
        (whole.value, whole.lower, whole.upper)
    )


def test_shares_of_a_clear_gap() -> None:
    # ln 0.8 and ln 1 of ln 0.8: all of it at the first step; then 0.625 and 1.6 of a gap of nothing
    clear = stage_decomposition([1000, 400, 200], [1000, 500, 250])
    assert clear.distinguishable is True
    assert [step.share for step in clear.steps] == pytest.approx([1, 0])
    overshooting = stage_decomposition([1000, 400, 300], [1000, 800, 400])
    # ln 0.5 and ln 1.5 of ln 0.75: 2.409 and -1.409
    assert [step.share for step in overshooting.steps] == pytest.approx([2.4094, -1.4094], abs=1e-4)


def test_shares_of_a_clear_gap_upwards() -> None:
    # ln 1.25 (0.5 over 0.4), then nothing: 1,000 people make it clear, 10 do not
    clear = stage_decomposition([1000, 500, 250], [1000, 400, 200])
    assert clear.distinguishable is True
    assert [step.share for step in clear.steps] == pytest.approx([1, 0])
    assert stage_decomposition([20, 10, 5], [20, 8, 4]).distinguishable is False


def test_no_shares_of_a_gap_that_may_be_nothing() -> None:
    result = stage_decomposition([1000, 500, 400], [1000, 800, 400])
    assert result.distinguishable is False
    assert [step.share for step in result.steps] == [None, None]


def test_a_step_everybody_passes_still_has_a_width() -> None:
    # Wilson lower limit of 30 of 30: 30 / (30 + z^2); each standard error is the width over z.
    step = stage_decomposition([100, 30, 30], [100, 30, 30]).steps[1]
    width = Z**2 / (30 + Z**2)
    assert step.value == 0
    assert step.upper == pytest.approx(math.sqrt(2) * width)


def test_intervals_agree_with_simulation() -> None:
    generator = np.random.default_rng(9)

    def cohorts(people: int, steps: list[float]) -> list[np.ndarray]:
        counts = [np.full(20_000, people)]
        for share in steps:
            counts.append(generator.binomial(counts[-1], share))
        return counts

    group, reference = cohorts(900, [0.7, 0.8, 0.45]), cohorts(2000, [0.75, 0.85, 0.5])
    result = stage_decomposition([900, 630, 504, 226.8], [2000, 1500, 1275, 637.5])
    logs = [
        np.log(a_to / a_from / (b_to / b_from))
        for (a_from, a_to), (b_from, b_to) in zip(pairwise(group), pairwise(reference), strict=True)
    ]
    for step, simulated in zip(result.steps, logs, strict=True):
        assert step.upper is not None
        assert step.lower is not None
        assert (step.upper - step.lower) / (2 * Z) == pytest.approx(simulated.std(), rel=0.03)
    assert result.upper is not None
    assert result.lower is not None
    assert (result.upper - result.lower) / (2 * Z) == pytest.approx(sum(logs).std(), rel=0.03)


@pytest.mark.parametrize(
    ("group", "reference", "reason"),
    [
        ([100, 50, 0], [100, 50, 20], "nobody of the group reached stage 3"),
        ([0, 0], [100, 50], "nobody of the group reached stage 1"),
        ([100, 50], [100, 0], "nobody of the reference reached stage 2"),
        ([100, None, 20], [100, 50, 20], "stage 2 of the group is missing"),
        ([100, 50], [None, 50], "stage 1 of the reference is missing"),
    ],
)
def test_no_split_without_people_at_every_stage(
    group: list[float | None], reference: list[float | None], reason: str
) -> None:
    result = stage_decomposition(group, reference)
    assert (result.value, result.ratio, result.distinguishable) == (None, None, None)
    assert result.steps == ()
    assert result.reason == reason


@pytest.mark.parametrize(
    ("group", "reference", "name"),
    [
        ([], [100, 50], "stages_group"),
        ([100], [100], "stages_group"),
        ([100, 50], [100], "stages_reference"),
        ([100, 50], [100, 50, 20], "stages_group and stages_reference"),
        ([100, 150], [100, 50], r"stages_group\[1\]"),
        ([100, 50, 20], [100, 50, 60], r"stages_reference\[2\]"),
        ([100, -5], [100, 50], r"stages_group\[1\]"),
        ([math.nan, 5], [100, 50], r"stages_group\[0\]"),
    ],
)
def test_bad_input_names_the_argument(
    group: list[float], reference: list[float], name: str
) -> None:
    with pytest.raises(ValueError, match=f"^{name} "):
        stage_decomposition(group, reference)


@PROPERTY
@given(TWO_COHORTS)
def test_steps_sum_to_the_whole(cohorts: tuple[list[int], list[int]]) -> None:
    result = stage_decomposition(*cohorts)
    assert result.value is not None
    assert result.lower is not None
    assert result.upper is not None
    values = [step.value for step in result.steps if step.value is not None]
    assert abs(math.fsum(values) - result.value) < 1e-12
    assert result.lower < result.value < result.upper
    shares = [step.share for step in result.steps if step.share is not None]
    if result.distinguishable:
        assert math.fsum(shares) == pytest.approx(1)
    else:
        assert shares == []


@PROPERTY
@given(TWO_COHORTS)
def test_swapping_group_and_reference_negates_every_step(
    cohorts: tuple[list[int], list[int]],
) -> None:
    one, other = stage_decomposition(*cohorts), stage_decomposition(*cohorts[::-1])
    for step, mirrored in zip(one.steps, other.steps, strict=True):
        assert mirrored.value is not None
        assert mirrored.upper is not None
        assert step.value == pytest.approx(-mirrored.value, abs=1e-12)
        assert step.lower == pytest.approx(-mirrored.upper, abs=1e-12)
