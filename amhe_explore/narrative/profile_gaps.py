"""The gaps of Place profile in words: which point the same way, and what one figure would hide."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore.measures import Comparison, Scan, SureGap
from amhe_explore.narrative import wording
from amhe_explore.narrative.comparing import CANNOT_TELL, LOWER, NOT_COMPARED, SAME, TAKE_CARE
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.scan import BETTER, MIXED, NOTHING_SURE, WORSE, gap_titles
from amhe_explore.narrative.sides import in_tables_only
from amhe_explore.theme import formats

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
NONE_SURE = f"{NOTHING_SURE}; see what could not be tested."
DETAILED = "ethnicity_detailed"
ONE_GROUP = "Ethnic minorities (including White minorities) as one group"


@marked
def sure_sentence(scan: Scan) -> str:
    """Return how sure gaps look by improvement, and which are thinly recorded.

    "Improvement points the same way in the first three; mixed: bisexual. Not recorded: ...".
    """
    gaps = scan.leading
    if not gaps:
        return NONE_SURE
    said = [_same_way(gaps), _thin(gaps)]
    return " ".join(part for part in said if part)


def _same_way(gaps: Sequence[SureGap]) -> str:
    """Return which gaps reliable improvement shows as well."""
    same = [each for each in gaps if each.points in (BETTER, WORSE)]
    parts = []
    if len(same) == len(gaps):
        parts.append("improvement points the same way" + (" in each" if len(gaps) > 1 else ""))
    elif same and list(gaps[: len(same)]) == same:
        first = "the first" if len(same) == 1 else f"the first {COUNTS[len(same)]}"
        parts.append(f"improvement points the same way in {first}")
    elif same:
        parts.append(f"improvement points the same way: {_named(same)}")
    mixed = [each for each in gaps if each.points == MIXED]
    if mixed:
        parts.append(f"{'' if same else 'improvement is '}mixed: {_named(mixed)}")
    untested = [each for each in gaps if each not in same and each not in mixed]
    if untested:
        parts.append(f"improvement cannot tell: {_named(untested)}")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _thin(gaps: Sequence[SureGap]) -> str:
    """Return for how many a characteristic was not recorded, where that asks for care."""
    thin = [
        f"{gap.characteristic_name.lower()} {formats.share_text(gap.shown.not_recorded_share)}"
        for gap in gaps
        if gap.shown.verdict.reliability == TAKE_CARE and gap.shown.not_recorded_share is not None
    ]
    return f"Take care, not recorded: {wording.listed(thin)}." if thin else ""


def _named(gaps: Sequence[SureGap]) -> str:
    """Return gaps by the short names of their groups."""
    names = [gap_titles(each)[2] for each in gaps]
    return wording.listed([f"{name[:1].lower()}{name[1:]}" for name in names])


@marked
def combined_sentence(scan: Scan, combined: Comparison | None) -> str:
    """Return what one figure for all ethnic minorities hides; "" where that may not be said.

    Args:
        scan: The scan, whose small groups stand above the sentence.
        combined: Ethnic minorities together against White British people, recovery.
    """
    hidden = [gap for gap in scan.small if gap.characteristic == DETAILED]
    if not hidden or combined is None or combined.reference_estimate is None:
        return ""
    direction = combined.verdict.direction
    if direction == NOT_COMPARED or in_tables_only(combined):
        return ""
    own, other = wording.percent(combined.estimate), wording.percent(combined.reference_estimate)
    if direction == SAME:
        beside = f"about the same as White British people ({other})"
        beside = "the same as White British people" if own == other else beside
    elif direction == CANNOT_TELL:
        beside = f"White British people {other}, and we cannot tell them apart"
    else:
        word = "lower" if direction == LOWER else "higher"
        beside = f"{word} than White British people ({other})"
    hides = "both" if len(hidden) == 2 else "these gaps" if len(hidden) > 2 else "this gap"
    return f"{ONE_GROUP}: {own}, {beside}. This hides {hides}."


@marked
def small_more(scan: Scan, more: int) -> str:  # noqa: ARG001 - read by the mark
    """Return how many large gaps in small groups the picture leaves out; "" where none.

    Args:
        scan: The scan.
        more: How many gaps are not drawn.
    """
    return f"{more} more under All characteristics." if more > 0 else ""
