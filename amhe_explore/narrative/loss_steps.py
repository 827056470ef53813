"""Where along one cohort a gap opens, in sentences."""

from __future__ import annotations

from amhe_explore.measures import Decomposition, LossStep
from amhe_explore.narrative import wording
from amhe_explore.narrative.made_up import marked
from amhe_explore.theme import differences, formats

CASE_MIX_NOTE = (
    "Above the clinical cut-off at the start says who came, not what was lost on the way."
)


@marked
def opens_sentence(decomposition: Decomposition, group: str = "", reference: str = "") -> str:
    """Return how many fewer or more come from ended referral to recovery, and where it opens.

    Args:
        decomposition: The steps between two groups.
        group: The group inside a sentence; its label where none is given.
        reference: The other one.
    """
    if decomposition.reason or decomposition.whole is None:
        return f"Not shown: {_ended(decomposition.reason)}."
    whole = decomposition.whole
    likely = differences.factor_range(whole.lower, whole.upper)
    one = group or decomposition.group_label
    two = reference or decomposition.reference_label
    base = "Of the referrals that ended,"
    if whole.lower <= 1 <= whole.upper:
        return (
            f"{base} we cannot tell whether fewer or more reached recovery for {one} than for "
            f"{two}: these figures fit anything {_anything(likely)}."
        )
    size = differences.factor_text(whole.value)
    said = f"{base} {size} reached recovery for {one} than for {two} (likely {likely})."
    if "times as many" in size:
        said = said.replace(f"{one} than for", f"{one} as for")
    largest = _largest(decomposition.steps)
    return f"{said} {largest}".strip()


def shares_note(decomposition: Decomposition) -> str:
    """Return why no shares of the gap are given, "" where they are or nothing is shown."""
    if decomposition.reason or not decomposition.shares_reason:
        return ""
    reason = decomposition.shares_reason.partition(": their sizes")[0]
    return f"No shares of the gap are given: {_ended(reason)}."


def _largest(steps: tuple[LossStep, ...]) -> str:
    """Return the step in which most of the gap opens, where shares are given."""
    shared = [step for step in steps if step.share is not None and not step.case_mix]
    if not shared:
        return ""
    first = max(shared, key=lambda step: step.share or 0.0)
    if first.ratio is None or first.ratio.lower <= 1 <= first.ratio.upper:
        return ""
    share = formats.percent_text(first.share, 0)
    return f"The largest part of the gap ({share}) opens at: {first.label}."


def _anything(likely: str) -> str:
    """Return a range after "anything"."""
    return likely if likely.startswith("from") else f"in {likely}"


def _ended(reason: str) -> str:
    """Return a reason to stand inside a sentence."""
    text = reason.strip().rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text or wording.EVERYONE
