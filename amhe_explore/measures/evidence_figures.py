"""The figures of a tested group in words: both sides, and the size of their difference."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore.catalogue.evidence import POPULATION, is_year
from amhe_explore.measures.evidence_results import EvidencePart
from amhe_explore.measures.results import Estimate
from amhe_explore.measures.verdicts import HIGHER, LOWER, NOT_COMPARED, SAME
from amhe_explore.theme import differences, formats

EXACT = "exact"
SMALLEST_SPOKEN = 5
UNDER_FIVE = "rests on a count under 5: in tables only"
NOUNS = {
    "recovery": "recovery",
    "reliable_recovery": "reliable recovery",
    "reliable_improvement": "reliable improvement",
    "finished_of_ended": "finished a course, of referrals that ended,",
    "treated_of_ended": "had treatment, of referrals that ended,",
}
COMPLETION = "completion"
PER = {
    COMPLETION: (100, "courses finished per 100 referrals"),
    "referral_rate": (1, "referrals per 1,000 adults"),
}
# What shares of referrals, of treatments started, and of people are of, by characteristic.
SHARES = {
    "age": ("adult referrals", "adults starting treatment", "adults living here"),
    "gender": (
        "referrals recorded as female or male",
        "those recorded as female or male who started treatment",
        "people of 16 and over",
    ),
}
ETHNICITY_SHARES = (
    "referrals with ethnicity recorded",
    "people starting treatment with ethnicity recorded",
    "people of all ages living here",
)


def figures(tested: EvidencePart) -> str:
    """Return both figures in words; that there is none, or may not stand in a sentence."""
    one, other = tested.estimate, tested.reference_estimate
    if one is None or one.value is None:
        return (
            f"{_what(tested)}: {formats.reason_text('not_published' if one is None else one.flag)}"
        )
    if not may_be_said(tested):
        return UNDER_FIVE
    if tested.measure in PER:
        per, words = PER[tested.measure]
        if tested.measure == COMPLETION and tested.direction == NOT_COMPARED:
            # Where its gate is closed it is shown nowhere: a handover reads as a low completion.
            return f"{words}: not shown"
        return f"{_against([formats.per_text(each, per) for each in _values(one, other)])} {words}"
    if tested.reference == POPULATION:
        return _shares(tested, one, other)
    noun = NOUNS.get(tested.measure, tested.measure)
    if is_year(tested.reference) and other is not None and other.value is not None:
        return f"{noun} {percent(other)} in {tested.reference}, {percent(one)} now"
    theirs = "" if other is None or other.value is None else f" against {percent(other)}"
    return f"{noun} {percent(one)}{theirs}"


def size(tested: EvidencePart) -> str:
    """Return the size of a difference with its likely range; "" where it is not clear."""
    if tested.direction not in (LOWER, HIGHER, SAME):
        return ""
    gap, factor = tested.difference, tested.ratio
    if not may_be_said(tested):
        return tested.direction
    if gap is not None:
        sides = (tested.estimate, tested.reference_estimate)
        exact = all(each is not None and each.precision == EXACT for each in sides)
        shown = f"{differences.points_text(gap.value, exact)} {tested.direction}"
        likely = differences.points_range(gap.lower, gap.upper, exact)
    elif factor is not None:
        words = (LOWER, HIGHER)
        shown = differences.factor_text(factor.value, words)
        likely = differences.factor_range(factor.lower, factor.upper, words)
        low, _, high = likely.partition(" to ")
        # England's many referrals: a range whose ends read the same says nothing more.
        if high.startswith(f"{low} times") or likely == f"about {shown}":
            return shown
    else:
        return tested.direction
    return f"{SAME if tested.direction == SAME else shown} (likely {likely})"


def spread(tested: Sequence[EvidencePart]) -> str:
    """Return the lowest and highest of many groups, and what they are set against."""
    first = tested[0]
    noun = NOUNS.get(first.measure, first.measure)
    shown = [each.estimate for each in tested if each.estimate is not None and may_be_said(each)]
    if not shown:
        return noun
    ordered = sorted(shown, key=lambda each: each.value or 0.0)
    ends = f"{noun} {percent(ordered[0])} to {percent(ordered[-1])}"
    if is_year(first.reference):
        return f"{ends}, each group against itself in {first.reference}"
    other = first.reference_estimate
    theirs = "" if other is None or other.value is None else f", {percent(other)}"
    return f"{ends}, against {first.reference_label}{theirs}"


def percent(estimate: Estimate) -> str:
    """Return a rate as the file prints it."""
    shown = estimate.value if estimate.published is None else estimate.published
    return formats.published_percent(shown, estimate.precision == EXACT)


def may_be_said(tested: EvidencePart) -> bool:
    """Return whether a sentence may hold the figure: not one on England's counts of 1 to 4."""
    one = tested.estimate
    counts = [
        count
        for each in (one, tested.reference_estimate)
        if each is not None
        for count in (each.numerator, each.denominator)
    ]
    has = one is not None and one.value is not None
    return has and not any(count is not None and 0 < count < SMALLEST_SPOKEN for count in counts)


def stands_in(tested: EvidencePart) -> bool:
    """Return whether England's printed share of people was used for a place below England."""
    one = tested.estimate
    printed = tested.characteristic == "gender" and tested.reference == POPULATION
    return printed and one is not None and one.value is not None and one.precision != EXACT


def _what(tested: EvidencePart) -> str:
    """Return what there is no figure of."""
    if tested.measure in PER:
        return PER[tested.measure][1]
    if tested.reference == POPULATION:
        return f"share of {_share_words(tested)[0]}"
    return NOUNS.get(tested.measure, tested.measure).rstrip(",")


def _shares(tested: EvidencePart, one: Estimate, other: Estimate | None) -> str:
    """Return the share of referrals against the share of people."""
    counted, people = _share_words(tested)
    exact = one.precision == EXACT
    own = f"{formats.published_percent(one.value, exact)} of {counted}"
    if other is None or other.value is None:
        return own
    return f"{own} against {formats.published_percent(other.value, exact)} of {people}"


def _share_words(tested: EvidencePart) -> tuple[str, str]:
    """Return what the two shares are of."""
    referrals, started, people = SHARES.get(tested.characteristic, ETHNICITY_SHARES)
    return started if tested.counted == "started" else referrals, people


def _values(one: Estimate, other: Estimate | None) -> list[float | None]:
    """Return the values that are there."""
    return [each.value for each in (one, other) if each is not None and each.value is not None]


def _against(shown: list[str]) -> str:
    """Return one figure, or one against another."""
    return " against ".join(shown)
