"""Whom to learn from, in words: a list to phone, never a ranking, never a cause."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.measures import Learning, Lesson, PlaceEntry
from amhe_explore.narrative import wording
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.sides import shown
from amhe_explore.theme import differences, formats

PHONE_CALL = (
    "Worth a phone call. Chance and who gets referred may explain it. Ask: what did you change, "
    "who was in the room, what did it cost?"
)
KINDS = {"region": "region", "icb": "integrated care board", "provider": "provider"}


@marked
def learn_sentence(found: Learning) -> str:
    """Return how many places meet the rule, or why there is no list."""
    if found.reason:
        return f"No list: {found.reason}."
    count, listed = len(found.lessons), len(found.listed)
    if not listed:
        return f"None of {count} places meets every condition in {found.period}."
    places = "1 place meets" if listed == 1 else f"{listed} places meet"
    return f"{places} every condition in {found.period}, of {count}. In alphabetical order:"


@marked
def learn_lines(found: Learning) -> tuple[str, ...]:
    """Return each place on the list with its two rates and how far its group is above England's."""
    return tuple(_line(each, found) for each in found.listed)


def _line(each: Lesson, found: Learning) -> str:
    """Return one place of the list."""
    comparison, above = each.comparison, each.above
    if comparison is None or comparison.reference_estimate is None or above is None:
        return each.place.name
    one = shown(comparison.estimate, found.measure)
    two = shown(comparison.reference_estimate, found.measure)
    word = "higher" if above.value > 0 else "lower"
    points = differences.points_text(above.value)
    likely = differences.points_range(above.lower, above.upper)
    return (
        f"{each.place.name}: {one} for this group, {points} {word} than this group in England "
        f"(likely {likely}); {two} for the other group"
    )


@marked
def learn_failed(found: Learning) -> tuple[str, ...]:
    """Return why other places are not on the list: each condition, how many fail it."""
    return tuple(f"{count} of {len(found.lessons)}: {why}" for why, count in found.failed.items())


@marked
def learn_own(found: Learning, place: PlaceEntry) -> str:
    """Return whether the reader's own place is on the list, and why not; "" for another type."""
    own = found.of(place.key)
    if own is None or found.reason:
        return ""
    if not own.reasons:
        return f"{place.name} is on the list itself."
    return f"{place.name} is not on the list: {wording.listed(own.reasons)}."


def learn_method_lines(found: Learning) -> tuple[tuple[str, str], ...]:
    """Return the rule, with its thresholds."""
    rules = catalogue.load().rules
    before, year = found.years
    many = (
        f" Among more than {rules.many_comparisons_over} places tested, clear means after control "
        "of false discoveries (Benjamini-Hochberg)."
    )
    return (
        (
            "Whom to learn from",
            (
                "All of these: the group's own rate is clearly better than England's for that "
                "group; its gap is not clearly larger than England's; its other group is not "
                "clearly worse off than England's; at most "
                f"{formats.share_text(rules.learn_not_recorded_to)} of finished courses not "
                f"recorded in {year}; {rules.learn_denominator_from} courses or more in both "
                f"groups in {before} and in {year}; no break in {year}.{many} What speaks against "
                "a place counts without that control."
            ),
        ),
    )
