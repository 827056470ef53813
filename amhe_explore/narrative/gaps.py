"""A gap beside another: the comparator's, and the year before's."""

from __future__ import annotations

from amhe_explore.measures import Comparison, Difference, PlaceRef
from amhe_explore.narrative import wording
from amhe_explore.narrative.comparing import CLEAR, NOT_COMPARED, SAME
from amhe_explore.narrative.sides import in_tables_only, is_exact
from amhe_explore.theme import differences


def gap_beside(own: Comparison | None, theirs: Comparison | None, other: PlaceRef) -> str:
    """Return the same gap in another place, as "England's gap is 11 points".

    "" where either is not compared; a gap there that is not clear is not called one.

    Args:
        own: The gap here.
        theirs: The same two groups there.
        other: The other place.
    """
    if not _sayable(own) or own is None or theirs is None or theirs.difference is None:
        return ""
    if not _sayable(theirs):
        return ""
    direction = theirs.verdict.direction
    there = wording.within(other)
    if direction == SAME:
        return f"{there[:1].upper()}{there[1:]} the two are about the same."
    if direction not in CLEAR:
        return f"{there[:1].upper()}{there[1:]} we cannot tell whether the two differ."
    size = differences.points_text(theirs.difference.value, is_exact(own))
    opposite = own.verdict.direction in CLEAR and own.verdict.direction != direction
    turned = f", the other way round: {direction} there" if opposite else ""
    return f"{_owner(other)} gap is {size}{turned}."


def gap_change_sentence(
    now: Comparison | None,
    before: Comparison | None,
    change: Difference | None,
    between: str = "",
    closed: str = "",
) -> str:
    """Return how a gap changed: "The gap between fifths was 12 points the year before and 12 now".

    Args:
        now: The gap of the later year.
        before: The same gap of the year before.
        change: The later gap less the earlier one, with its limits.
        between: " between fifths", or nothing.
        closed: Why the two years may not be set side by side, "" where they may.
    """
    start = f"The gap{between}"
    if closed:
        return f"{start} is not compared with the year before: {closed.rstrip('.')}."
    pairs = [each for each in (now, before) if each is not None and _sayable(each)]
    gaps = [each.difference for each in pairs if each.difference is not None]
    if len(gaps) < 2 or change is None:
        return ""
    later, earlier = gaps
    said = f"{start} was {_sized(earlier, later)} the year before and {_now(earlier, later)} now"
    if change.lower <= 0 <= change.upper:
        return f"{said}: any change could be chance."
    likely = differences.points_range(change.lower, change.upper)
    word = "changed"
    if later.value * earlier.value > 0:
        word = "narrowed" if abs(later.value) < abs(earlier.value) else "widened"
    by = differences.points_text(change.value)
    return f"{said}: it {word} by about {by} (likely {likely})."


def _sized(earlier: Difference, later: Difference) -> str:
    """Return the earlier gap's size, with its direction where the later one turned round."""
    size = differences.points_text(earlier.value)
    return f"{size} {_word(earlier)}" if earlier.value * later.value < 0 else size


def _now(earlier: Difference, later: Difference) -> str:
    """Return the later gap's size, without repeating the unit."""
    number = differences.points_number(later.value)
    return f"{number} {_word(later)}" if earlier.value * later.value < 0 else number


def _word(gap: Difference) -> str:
    """Return which way a gap points."""
    return "lower" if gap.value < 0 else "higher"


def _sayable(comparison: Comparison | None) -> bool:
    """Return whether a comparison may be said at all."""
    if comparison is None or comparison.verdict.direction == NOT_COMPARED:
        return False
    return not in_tables_only(comparison)


def _owner(place: PlaceRef) -> str:
    """Return a place as the owner of its figures: "England's", "The South East region's"."""
    if place.type == "region":
        return f"The {place.name} region's"
    return f"{place.name}'{'' if place.name.endswith('s') else 's'}"
