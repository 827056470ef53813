"""Gaps beside gaps: a gap's change from one year to the next, and the pair a page opens with."""

from __future__ import annotations

from amhe_explore import catalogue as catalogue_package
from amhe_explore import stats
from amhe_explore.measures.pairs import pair_comparison
from amhe_explore.measures.results import Comparison, Difference, Profile

# The pair of groups that a page shows first, where it is not reference against the largest other.
PAIRS = {
    "deprivation": ("imd_01", "imd_10"),
    "deprivation_fifth": ("imd_q1", "imd_q5"),
    "age": ("65_and_over_worked_out", "26_to_64"),
    "ethnic_minority": ("ethnic_minorities_including_white_minorities", "white_british"),
}


def gap_change(now: Comparison, before: Comparison) -> Difference | None:
    """Return how much a gap changed: a difference of two differences, with its limits.

    Args:
        now: The gap of the later year.
        before: The same gap of the earlier year, or the same gap of another group or place.

    Returns:
        The later gap less the earlier one, 0..1; None where either is not compared.
    """
    one, other = now.difference, before.difference
    if one is None or other is None:
        return None
    found = stats.difference_of_intervals(
        one.value, one.lower, one.upper, other.value, other.lower, other.upper
    )
    if found.value is None or found.lower is None or found.upper is None:
        return None
    return Difference(found.value, found.lower, found.upper, found.p_value)


def gender_difference(
    profile: Profile, group: str, reference: str, measure: str = "recovery"
) -> Difference | None:
    """Return how much a gap between two groups differs between women and men.

    The gap among women less the gap among men: a difference of two differences, with its limits.

    Args:
        profile: A profile of an intersection with gender, where one is loaded.
        group: Id of the group without gender, as bangladeshi.
        reference: Id of the group it is set against, as white_british.
        measure: Id of a proportion.

    Returns:
        None where one of the four groups is not published or may not be compared.
    """
    gaps = [
        pair_comparison(profile, f"{group}_{gender}", f"{reference}_{gender}", measure)
        for gender in ("female", "male")
    ]
    women, men = gaps
    return gap_change(women, men) if women is not None and men is not None else None


def first_pair(profile: Profile) -> tuple[str, str] | None:
    """Return the two groups that a page sets side by side first; None where there are none."""
    pair = PAIRS.get(profile.characteristic)
    if pair and all(profile.group(each) for each in pair):
        return pair
    known = [group for group in profile.groups if group.kind == "known" and group.compared]
    if len(known) < 2:
        return None
    entry = catalogue_package.load().characteristics[profile.characteristic]
    by_size = sorted(known, key=lambda each: -(each.rates["recovery"].size or 0))
    ids = [group.id for group in by_size]
    reference = entry.reference if entry.reference in ids else ids[0]
    other = next(each for each in ids if each != reference)
    return other, reference


def comparison(
    profile: Profile, group: str, against: str, reference: str = ""
) -> Comparison | None:
    """Return one comparison of a profile, None where it holds none.

    Args:
        profile: The profile.
        group: Id of the group.
        against: reference, rest or england.
        reference: Id of the reference; the first of that kind where it is not given.
    """
    return next(
        (
            each
            for each in profile.comparisons
            if (each.group, each.against) == (group, against)
            and (not reference or each.reference == reference)
        ),
        None,
    )
