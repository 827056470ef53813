"""Many comparisons on one screen: a clear verdict must outlast false-discovery control."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amhe_explore import stats
from amhe_explore.catalogue import Rules
from amhe_explore.measures import verdicts
from amhe_explore.measures.results import Comparison, Verdict


@dataclass(frozen=True, slots=True)
class Control:
    """What false-discovery control did to the comparisons of one screen.

    Attributes:
        tested: Comparisons with a verdict.
        not_tested: Comparisons that a gate, a size or a missing figure closed.
        applied: Whether there were so many that the control was needed.
        withdrawn: Clear verdicts that did not outlast it.
    """

    tested: int
    not_tested: int
    applied: bool
    withdrawn: int = 0


def controlled(
    comparisons: Sequence[Comparison], rules: Rules
) -> tuple[tuple[Comparison, ...], Control]:
    """Return comparisons as they may stand together on one screen, in the order given.

    With more than `many_comparisons_over` of them, "lower" and "higher" stay only where the
    p-value adjusted by Benjamini and Hochberg's method is at most `false_discovery_level`; the
    others become "about the same" where their whole interval is small enough for it, else "cannot
    tell".

    Args:
        comparisons: Every comparison whose verdict the screen shows.
        rules: The thresholds.
    """
    tested = [each.verdict.direction != verdicts.NOT_COMPARED for each in comparisons]
    count = sum(tested)
    control = Control(count, len(tested) - count, count > rules.many_comparisons_over)
    if not control.applied:
        return tuple(comparisons), control
    p_values = [
        _p_value(each) if test else None for each, test in zip(comparisons, tested, strict=True)
    ]
    adjusted = stats.adjust_p_values(p_values).value or ()
    held = tuple(
        each if _may_stand(each, p, rules) else _withdrawn(each, count, rules)
        for each, p in zip(comparisons, adjusted, strict=True)
    )
    withdrawn = sum(a is not b for a, b in zip(comparisons, held, strict=True))
    return held, replace(control, withdrawn=withdrawn)


def _p_value(comparison: Comparison) -> float | None:
    """Return the p-value of what the verdict rests on."""
    shown = comparison.ratio if comparison.difference is None else comparison.difference
    return None if shown is None else shown.p_value


def outlasts(p_adjusted: float | None, rules: Rules) -> bool:
    """Return whether a clear difference outlasts the control.

    Args:
        p_adjusted: Its p-value after the adjustment; None where it was not tested.
        rules: The thresholds.
    """
    return p_adjusted is not None and p_adjusted <= rules.false_discovery_level


def _may_stand(comparison: Comparison, p_adjusted: float | None, rules: Rules) -> bool:
    """Return whether a verdict may stand; one that is not clear always may."""
    return comparison.verdict.direction not in verdicts.CLEAR or outlasts(p_adjusted, rules)


def _withdrawn(comparison: Comparison, count: int, rules: Rules) -> Comparison:
    """Return a comparison whose clear verdict is taken back."""
    care = comparison.verdict.reliability
    if verdicts.is_small(comparison, rules):
        verdict = Verdict(verdicts.SAME, care, "the whole likely range is small")
    else:
        verdict = Verdict(
            verdicts.CANNOT_TELL,
            care,
            f"among {count} comparisons a difference of this size could be chance",
        )
    return replace(comparison, verdict=verdict)
