"""The tables behind two groups side by side: their rates, and the steps between them."""

from __future__ import annotations

from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures.results import Comparison, Difference, Estimate, Profile
from amhe_explore.measures.stage_results import Decomposition, LossStep
from amhe_explore.theme import differences, formats

RANGE = "Likely range"
NONE = "not shown"
WHOLE = "Altogether"


def pair_table(comparison: Comparison, labels: tuple[str, str], profile: Profile) -> Table:
    """Return recovery of two groups and their verdict.

    Args:
        comparison: Of the two groups; of everyone else only value and limits are given.
        labels: Their names.
        profile: The place.
    """
    sides = (comparison.estimate, comparison.reference_estimate)
    found = [(label, each) for label, each in zip(labels, sides, strict=True) if each is not None]
    verdict = comparison.verdict.direction
    return Table(
        columns=("Group", "Recovered, of 100", RANGE, "Verdict"),
        rows=tuple(
            (label, formats.per_text(_printed(each)), _limits(each), verdict if n == 0 else "")
            for n, (label, each) in enumerate(found)
        ),
        caption=_caption("Out of 100 courses that could end in recovery", profile),
        raw_columns=("group", "recovery_percent", "lower_95", "upper_95", "verdict"),
        raw_rows=tuple(
            (
                label,
                *(_percent(number) for number in (_printed(each), each.lower, each.upper)),
                verdict if n == 0 else "",
            )
            for n, (label, each) in enumerate(found)
        ),
    )


def decomposition_table(found: Decomposition, profile: Profile) -> Table:
    """Return the steps of a gap along one cohort, and the whole gap."""
    lines = [_line(step) for step in found.steps]
    whole = (WHOLE, NONE, NONE, *_factor(found.whole), NONE)
    raw_whole = (WHOLE, "", "", *_plain(found.whole), "")
    return Table(
        columns=(
            "Step",
            found.group_label,
            found.reference_label,
            "Group against the other",
            RANGE,
            "Share of the gap",
        ),
        rows=(*(read for read, _ in lines), whole),
        caption=_caption("Referrals that ended, step by step", profile),
        raw_columns=(
            "step", "group_percent", "reference_percent", "ratio", "lower_95", "upper_95", "share",
        ),
        raw_rows=(*(raw for _, raw in lines), raw_whole),
    )  # fmt: skip


def _line(step: LossStep) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return one step as read and as data."""
    label = step.label[:1].upper() + step.label[1:]
    label += " (who came, not a loss)" if step.case_mix else ""
    passed = [
        NONE if share is None else formats.percent_text(share, 0)
        for share in (step.group_share, step.reference_share)
    ]
    share = NONE if step.share is None else formats.percent_text(step.share, 0)
    raw = [_percent(each) for each in (step.group_share, step.reference_share)]
    raw_share = "" if step.share is None else _percent(step.share)
    return (
        (label, *passed, *_factor(step.ratio), share),
        (label, *raw, *_plain(step.ratio), raw_share),
    )


def _factor(ratio: Difference | None) -> tuple[str, str]:
    """Return a ratio and its range in words."""
    if ratio is None:
        return (NONE, NONE)
    likely = differences.factor_range(ratio.lower, ratio.upper)
    return (differences.factor_text(ratio.value), likely)


def _plain(ratio: Difference | None) -> tuple[str, str, str]:
    """Return a ratio with its limits as numbers."""
    if ratio is None:
        return ("", "", "")
    return (f"{ratio.value:.4f}", f"{ratio.lower:.4f}", f"{ratio.upper:.4f}")


def _printed(estimate: Estimate) -> float | None:
    """Return what is printed of a rate: the published figure below England."""
    if estimate.precision == "exact" or estimate.published is None:
        return estimate.value
    return estimate.published


def _limits(estimate: Estimate) -> str:
    """Return a rate's likely range out of 100."""
    return formats.interval_text(estimate.lower, estimate.upper, exact=False) or NONE


def _percent(value: float | None) -> str:
    """Return a proportion as a plain percentage."""
    return "" if value is None else str(formats.scaled(value, 100, 1))


def _caption(what: str, profile: Profile) -> str:
    """Return a caption: what, where, when, and whether the figures are made up."""
    start = f"{MADE_UP} " if profile.made_up else ""
    return f"{start}{what}: {profile.place.name}, {formats.period_text(profile.period)}"
