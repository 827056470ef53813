"""Two groups of one cohort as natural frequencies: of every 100 courses that could recover."""

from __future__ import annotations

from amhe_explore.measures import Comparison, PlaceRef, Profile
from amhe_explore.narrative import wording
from amhe_explore.narrative.comparing import CANNOT_TELL, SAME, care_sentence, may_stand
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.sides import is_exact, said_of, sides
from amhe_explore.theme import differences

WORDS = ("fewer", "more")
DOTS_KEY = "● recovered ○ finished, not recovered"


@marked
def hundred_lines(
    profile: Profile, comparison: Comparison | None, other: PlaceRef | None = None
) -> tuple[str, ...]:
    """Return base, both groups and their difference, a line each; () where it may not be said.

    Args:
        profile: The place.
        comparison: Recovery of two groups.
        other: The other place, where the second side is one that is not England.
    """
    if comparison is None or not may_stand(profile, comparison):
        return ()
    numbers = [
        wording.out_of_100(value)
        for each in (comparison.estimate, comparison.reference_estimate)
        if each is not None and (value := wording.spoken_value(each)) is not None
    ]
    if len(numbers) < 2:
        return ()
    named = sides(profile, comparison, other)
    return (
        said_of(profile, "Out of every **100 courses** that could end in recovery:"),
        f"{named.group}, **{numbers[0]}** did",
        f"{named.reference}, **{numbers[1]}** did",
        said_of(profile, _difference(comparison) + care_sentence(profile, comparison)),
    )


def _difference(comparison: Comparison) -> str:
    """Return the difference out of 100 by its verdict."""
    gap = comparison.difference
    if gap is None:
        return ""
    exact = is_exact(comparison)
    size = differences.points_number(gap.value, exact)
    likely = differences.points_range(gap.lower, gap.upper, exact, WORDS)
    direction = comparison.verdict.direction
    if direction == CANNOT_TELL:
        return f"Whether that is fewer or more we cannot tell: these figures fit anything {likely}."
    if direction == SAME:
        return f"That is about the same (likely {likely})."
    word = WORDS[0] if gap.value < 0 else WORDS[1]
    about = size if size.startswith("under") else f"about {size}"
    return f"That is **{about} {word}** (likely {likely} {word})."
