"""Where between two stages a gap opens: a log ratio split into its steps."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from amhe_explore.stats.arguments import check_part, check_same_length, check_sequence
from amhe_explore.stats.missing_cells import present
from amhe_explore.stats.normal_quantile import z_value
from amhe_explore.stats.proportion import standard_error
from amhe_explore.stats.results import StageDecomposition, StageStep

METHOD = "exact log split into steps, delta-method intervals"
CONFIDENCE = 0.95


def stage_decomposition(
    stages_group: Sequence[float | None], stages_reference: Sequence[float | None]
) -> StageDecomposition:
    """Return the log ratio of two groups' end-to-end proportions, split into its steps.

    Formula: with stages a_0 .. a_k of the group and b_0 .. b_k of the reference, the whole gap is
    ``ln((a_k / a_0) / (b_k / b_0))`` and step i is ``ln((a_i+1 / a_i) / (b_i+1 / b_i))``; the steps
    sum to the whole exactly. The log of a proportion x/n has the delta-method variance
    ``(1 - x/n) / x``; the two groups' are added. A step's share is its part of the whole, given
    only where the 95 % interval of the whole excludes 0.

    Assumptions: each stage is part of the one before (one cohort followed through); independent
    groups; nobody is in both.

    Limits: says where a gap opens, not why. Needs at least one person at every stage. A step that
    everybody passes takes its variance from its Wilson interval.

    Reference: the chain rule of logs; delta method as in Katz D and others (1978), Biometrics
    34:469-474.

    Args:
        stages_group: The group's people at each stage, from first to last.
        stages_reference: The reference's people at each stage.

    Raises:
        ValueError: A number is negative, not finite or larger than the stage before; the sequences
            are of unequal length or hold fewer than two stages.
    """
    _check("stages_group", stages_group)
    _check("stages_reference", stages_reference)
    check_same_length("stages_group", stages_group, "stages_reference", stages_reference)
    reason = _missing("the group", stages_group) or _missing("the reference", stages_reference)
    if reason:
        return StageDecomposition(None, None, None, CONFIDENCE, METHOD, reason)
    a, b = present(stages_group), present(stages_reference)
    whole = _log_ratio((a[0], a[-1]), (b[0], b[-1]))
    distinguishable = whole.lower > 0 or whole.upper < 0
    steps = tuple(
        _step(i, _log_ratio((a[i], a[i + 1]), (b[i], b[i + 1])), whole, distinguishable)
        for i in range(len(a) - 1)
    )
    return StageDecomposition(
        value=whole.value,
        lower=whole.lower,
        upper=whole.upper,
        confidence=CONFIDENCE,
        method=METHOD,
        ratio=math.exp(whole.value),
        ratio_lower=math.exp(whole.lower),
        ratio_upper=math.exp(whole.upper),
        group_proportion=whole.group,
        reference_proportion=whole.reference,
        steps=steps,
        distinguishable=distinguishable,
    )


class _LogRatio(NamedTuple):
    value: float
    lower: float
    upper: float
    group: float
    reference: float


def _log_ratio(group: tuple[float, float], reference: tuple[float, float]) -> _LogRatio:
    """Return the log ratio of two proportions, each given as people before and after."""
    (group_before, group_after), (reference_before, reference_after) = group, reference
    p, q = group_after / group_before, reference_after / reference_before
    value = math.log(p / q)
    reach = z_value(CONFIDENCE) * math.hypot(
        standard_error(group_after, group_before) / p,
        standard_error(reference_after, reference_before) / q,
    )
    return _LogRatio(value, value - reach, value + reach, p, q)


def _step(position: int, step: _LogRatio, whole: _LogRatio, distinguishable: bool) -> StageStep:
    return StageStep(
        value=step.value,
        lower=step.lower,
        upper=step.upper,
        confidence=CONFIDENCE,
        method=METHOD,
        ratio=math.exp(step.value),
        ratio_lower=math.exp(step.lower),
        ratio_upper=math.exp(step.upper),
        group_proportion=step.group,
        reference_proportion=step.reference,
        position=position,
        share=step.value / whole.value if distinguishable else None,
    )


def _check(name: str, stages: Sequence[float | None]) -> None:
    check_sequence(name, stages)
    if len(stages) < 2:
        raise ValueError(f"{name} must hold at least two stages, got {len(stages)}")
    for i in range(len(stages) - 1):
        check_part(f"{name}[{i + 1}]", stages[i + 1], f"{name}[{i}]", stages[i])


def _missing(who: str, stages: Sequence[float | None]) -> str | None:
    for position, people in enumerate(stages):
        if people is None:
            return f"stage {position + 1} of {who} is missing"
        if people == 0:
            return f"nobody of {who} reached stage {position + 1}"
    return None
