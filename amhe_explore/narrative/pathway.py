"""The most against the least deprived areas from referral to recovery, by three verdicts."""

from __future__ import annotations

from amhe_explore.measures import Comparison, Pathway, Profile
from amhe_explore.narrative import comparing, wording
from amhe_explore.narrative.comparing import CANNOT_TELL, CLEAR, HIGHER, LOWER, SAME
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.sides import in_tables_only, is_exact, shown
from amhe_explore.theme import differences

WHO = "The most deprived areas have"
REFERRED = {
    HIGHER: "a higher referral rate",
    LOWER: "a lower referral rate",
    SAME: "about the same referral rate",
}
FINISHED = {
    HIGHER: "more courses finished for each referral",
    LOWER: "fewer courses finished for each referral",
    SAME: "about as many courses finished for each referral",
}
RECOVERED = {HIGHER: "higher recovery", LOWER: "lower recovery", SAME: "about the same recovery"}
NOT_NEED = (
    "Referrals are compared with how many adults live here, not with how many need help. Referrals "
    "and courses are counted, not people: one person can be referred more than once, which makes "
    "the likely ranges of referrals too narrow, and the three panels count partly different people."
)


@marked
def pathway_headline(found: Pathway | None) -> str:
    """Return the whole way as a heading, "" where the gates leave no two points of it.

    A verdict stands for each point that may be compared; a step that is closed, or of which the
    figures cannot tell, is left out: the closed panel, and the sentence of sizes, say so.
    """
    if found is None or not _may_speak(found.referred) or not _speaks(found.recovered):
        return ""
    first = REFERRED[found.referred.verdict.direction]
    rest = [_finished(found.finished), _recovered(found.recovered)]
    said = [each for each in rest if each]
    if not said:
        return f"{WHO} {first}; we cannot tell whether recovery differs"
    joined = wording.listed(said)
    heading = f"{WHO} {wording.listed([first, *said])}"
    if _turns(found):
        heading = f"{WHO} {first}, but {joined}"
    if found.recovered.verdict.direction == CANNOT_TELL:
        heading += "; we cannot tell whether recovery differs"
    return heading


@marked
def pathway_sizes(profile: Profile, found: Pathway | None) -> str:
    """Return the numbers behind the heading, each with its likely range; "" without a heading.

    Args:
        profile: The place by the groups of the way.
        found: The way.
    """
    if found is None or not pathway_headline(found):
        return ""
    parts = [_numbers(found.referred, "referrals for every 1,000 adults")]
    if _may_speak(found.finished) or _undecided(found.finished):
        parts.append(_numbers(found.finished, "courses finished for every 100 referrals"))
    parts.append(_numbers(found.recovered, "of the courses that could end in recovery did"))
    unit = "fifth" if found.most.label.endswith("fifth") else "tenth"
    care = comparing.care_sentence(profile, found.recovered)
    return f"Most against least deprived {unit} of areas: {'; '.join(parts)}.{care}"


def access_note(profile: Profile) -> str:
    """Return what a referral rate is compared with, and where nobody lives; "" without one."""
    rates = [
        (group, rate)
        for group in profile.groups
        if group.kind == "known" and (rate := group.rates.get("referral_rate")) is not None
    ]
    if all(rate.value is None for _, rate in rates):
        return ""
    empty = [group.label[:1].lower() + group.label[1:] for group, rate in rates
             if rate.flag == "not_applicable"]  # fmt: skip
    if not empty:
        return NOT_NEED
    return f"{NOT_NEED} No adults live in areas of the {wording.listed(empty)}: there is no rate."


def _may_speak(comparison: Comparison) -> bool:
    """Return whether a comparison is clear, or clearly about the same, and may be spoken of."""
    return comparison.verdict.direction in REFERRED and not in_tables_only(comparison)


def _undecided(comparison: Comparison) -> bool:
    """Return whether a comparison may be spoken of, and its figures cannot tell."""
    return comparison.verdict.direction == CANNOT_TELL and not in_tables_only(comparison)


def _speaks(comparison: Comparison) -> bool:
    """Return whether anything at all may be said of a comparison."""
    return _may_speak(comparison) or _undecided(comparison)


def _finished(comparison: Comparison) -> str:
    """Return the second point of the way, "" where it has no verdict."""
    return FINISHED[comparison.verdict.direction] if _may_speak(comparison) else ""


def _recovered(comparison: Comparison) -> str:
    """Return the third point of the way, "" where it has no verdict."""
    if not _may_speak(comparison):
        return ""
    slight = "slightly " if comparing.is_slight(comparison) else ""
    return f"{slight}{RECOVERED[comparison.verdict.direction]}"


def _turns(found: Pathway) -> bool:
    """Return whether every verdict after the first is clear and points the other way."""
    first = found.referred.verdict.direction
    after = [
        each.verdict.direction for each in (found.finished, found.recovered) if _may_speak(each)
    ]
    return first in CLEAR and all(each in CLEAR and each != first for each in after)


def _numbers(comparison: Comparison, unit: str) -> str:
    """Return both rates and their difference: "51 against 31 referrals ... (likely ...)"."""
    other = comparison.reference_estimate
    own = shown(comparison.estimate, comparison.measure)
    theirs = "" if other is None else f" against {shown(other, comparison.measure)}"
    return f"{own}{theirs} {unit} ({_difference(comparison)})"


def _difference(comparison: Comparison) -> str:
    """Return the likely range of a difference, or that it cannot be told from none."""
    gap, factor = comparison.difference, comparison.ratio
    if gap is not None:
        size = differences.points_range(gap.lower, gap.upper, is_exact(comparison))
        unit = "" if gap.lower <= 0 <= gap.upper else f" points {_way(gap.value)}"
    elif factor is not None:
        size, unit = differences.factor_range(factor.lower, factor.upper, CLEAR), ""
    else:
        return "no likely range"
    return f"{'cannot tell: ' if _undecided(comparison) else 'likely '}{size}{unit}"


def _way(difference: float) -> str:
    """Return which way a difference points."""
    return LOWER if difference < 0 else HIGHER
