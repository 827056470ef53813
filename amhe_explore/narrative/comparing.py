"""What one comparison may say, plainly and for analysts: never stronger than its verdict."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.measures import Comparison, PlaceRef, Profile
from amhe_explore.narrative import wording
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.sides import (
    Sides,
    by_ratio,
    in_tables_only,
    is_exact,
    noun,
    shown,
    sides,
    verb,
)
from amhe_explore.theme import differences

LOWER, HIGHER, SAME = "lower", "higher", "about the same"
CANNOT_TELL, NOT_COMPARED = "cannot tell", "not compared"
CLEAR = (LOWER, HIGHER)
TAKE_CARE = "take care"
COMBINED = "ethnic_minority"
SHAPES = {LOWER: "▼", HIGHER: "▲", SAME: "■", CANNOT_TELL: "◇"}
COMBINED_NOT_ALONE = (
    "Not shown for ethnic minorities together: one figure for all hides the groups within it. "
    "Choose Ethnicity (detailed)."
)
CLOSED_WORDS = "there is no figure to compare with"


def is_slight(comparison: Comparison) -> bool:
    """Return whether a clear difference is under the size that is called slight (2 points)."""
    gap = comparison.difference
    if gap is None or comparison.verdict.direction not in CLEAR:
        return False
    return abs(gap.value) < catalogue.load().rules.slightly_under


def verdict_words(comparison: Comparison) -> str:
    """Return a verdict in words: "slightly lower", "cannot tell"."""
    return f"{'slightly ' if is_slight(comparison) else ''}{comparison.verdict.direction}"


def badge(comparison: Comparison) -> str:
    """Return a verdict by shape and word, "▼ slightly lower"; "not compared" has no shape."""
    shape = SHAPES.get(comparison.verdict.direction, "")
    return f"{shape} {verdict_words(comparison)}".strip()


def may_stand(profile: Profile, comparison: Comparison | None) -> bool:
    """Return whether a comparison may stand in a heading by itself.

    Not where it is not compared, nor on one of England's counts of 1 to 4; and never the combined
    figure of ethnic minorities, which hides the groups within it.
    """
    if comparison is None or comparison.verdict.direction == NOT_COMPARED:
        return False
    if profile.characteristic == COMBINED and comparison.group != wording.EVERYONE:
        return False
    return not in_tables_only(comparison)


@marked
@marked
def headline(profile: Profile, comparison: Comparison | None, other: PlaceRef | None = None) -> str:
    """Return a comparison as a heading: who, which way, two numbers; "" where it may not stand.

    Args:
        profile: The place.
        comparison: One comparison of it.
        other: The other place, where it is compared with one that is not England.
    """
    if comparison is None or not may_stand(profile, comparison):
        return ""
    named = sides(profile, comparison, other)
    start = _heading_start(comparison, named)
    return f"{start}: {_two_numbers(comparison)}"


def _heading_start(comparison: Comparison, named: Sides) -> str:
    """Return the words of a heading before its numbers."""
    what, direction = comparison.measure, comparison.verdict.direction
    slight = "slightly " if is_slight(comparison) else ""
    if by_ratio(what):
        words = {SAME: "about the same", CANNOT_TELL: "cannot tell whether it differs"}
        return f"{noun(what)}, {words.get(direction, direction)} {named.where}"
    if direction in CLEAR:
        often = f"{slight}{'less' if direction == LOWER else 'more'} often"
        return f"{_capital(verb(what))} {often} {named.where}"
    if direction == SAME:
        return f"About the same share {verb(what)} {named.where}"
    return f"We cannot tell whether {noun(what).lower()} differs {named.where}"


@marked
@marked
def size_sentence(
    profile: Profile, comparison: Comparison | None, other: PlaceRef | None = None
) -> str:
    """Return the sentence under a heading: how large the difference is, and how sure we are."""
    if comparison is None or not may_stand(profile, comparison):
        return ""
    direction = comparison.verdict.direction
    than = sides(profile, comparison, other).short
    if direction == CANNOT_TELL:
        said = f"Against the figure {than}, {comparison.verdict.reason}."
    elif direction == SAME:
        said = f"About the same as {than} ({_likely(comparison)})."
    else:
        said = f"About {_size(comparison)} {_than(comparison)} {than} ({_likely(comparison)})."
    return f"{said}{care_sentence(profile, comparison)}"


@marked
@marked
def finding(
    profile: Profile,
    comparison: Comparison,
    other: PlaceRef | None = None,
    detailed: Profile | None = None,
) -> str:
    """Return one comparison as one plain sentence.

    Args:
        profile: The place.
        comparison: One comparison of it.
        other: The other place, where it is compared with one that is not England.
        detailed: The detailed ethnic groups, beside which alone the combined figure may stand;
            without them nothing is said of it.
    """
    combined = profile.characteristic == COMBINED and comparison.group != wording.EVERYONE
    if combined and detailed is None:
        return ""
    said = _sentence(comparison, sides(profile, comparison, other))
    if comparison.verdict.direction != NOT_COMPARED and not in_tables_only(comparison):
        said += care_sentence(profile, comparison)
    return f"{said} {hidden_by(detailed)}" if combined and detailed is not None else said


def _sentence(comparison: Comparison, named: Sides) -> str:
    """Return the sentence of a verdict."""
    what, direction = noun(comparison.measure), comparison.verdict.direction
    if direction == NOT_COMPARED:
        reason = comparison.verdict.reason.rstrip(".") or CLOSED_WORDS
        return f"{what} {named.group} is not compared: {_small_start(reason)}."
    if in_tables_only(comparison):
        return f"{what} {named.group} stands in the table only: it rests on a count under 5."
    numbers = _two_numbers(comparison)
    if direction == CANNOT_TELL:
        return (
            f"{what} {named.group}: cannot tell whether it differs from that {named.reference} "
            f"({numbers}); {comparison.verdict.reason}."
        )
    likely = _likely(comparison)
    if direction == SAME:
        return (
            f"{what} was about the same {named.group} as {named.reference} ({numbers}; {likely})."
        )
    return (
        f"{what} was {_lower_by(comparison)} {named.group} {_than(comparison)} {named.reference} "
        f"({numbers}; {likely})."
    )


@marked
@marked
def hidden_by(detailed: Profile) -> str:
    """Return what the combined figure of ethnic minorities hides: each group's own verdict."""
    by_verdict: dict[str, list[str]] = {}
    for group in detailed.groups:
        found = next(
            (
                each
                for each in detailed.comparisons
                if (each.group, each.against) == (group.id, "rest")
            ),
            None,
        )
        if group.kind == "known" and found is not None:
            direction = NOT_COMPARED if in_tables_only(found) else found.verdict.direction
            by_verdict.setdefault(direction, []).append(group.plain_label)
    parts = [
        f"{word} for {wording.listed(by_verdict[word])}" for word in CLEAR if word in by_verdict
    ]
    parts += [
        f"{word} for {len(by_verdict[word])} group{'s' if len(by_verdict[word]) > 1 else ''}"
        for word in (SAME, CANNOT_TELL, NOT_COMPARED)
        if word in by_verdict
    ]
    start = "This one figure hides differences between groups"
    if not parts:
        return f"{start}; they are not published here."
    return f"{start}. Each against everyone else: {'; '.join(parts)}."


def _lower_by(comparison: Comparison) -> str:
    """Return "about 12 points lower", "slightly lower, by about 1 point,"."""
    if is_slight(comparison):
        gap = comparison.difference
        size = differences.points_text(gap.value if gap else 0.0, is_exact(comparison))
        by = size if size.startswith("under") else f"about {size}"
        return f"slightly {comparison.verdict.direction}, by {by},"
    return f"about {_size(comparison)}"


def _size(comparison: Comparison) -> str:
    """Return the size with its direction: "12 points lower", "37% lower"."""
    direction = comparison.verdict.direction
    if comparison.difference is not None:
        size = differences.points_text(comparison.difference.value, is_exact(comparison))
        return f"{size} {direction}"
    factor = comparison.ratio
    return "" if factor is None else differences.factor_text(factor.value, CLEAR)


def _than(comparison: Comparison) -> str:
    """Return "than", or "as" after so many times as high."""
    return "as" if "times as" in _size(comparison) else "than"


def _likely(comparison: Comparison) -> str:
    """Return the likely range of a difference or a ratio."""
    gap, factor = comparison.difference, comparison.ratio
    if gap is not None:
        return f"likely {differences.points_range(gap.lower, gap.upper, is_exact(comparison))}"
    if factor is None:
        return ""
    return f"likely {differences.factor_range(factor.lower, factor.upper, CLEAR)}"


def _two_numbers(comparison: Comparison) -> str:
    """Return both rates: "43% against 55%"."""
    other = comparison.reference_estimate
    if other is None:
        return shown(comparison.estimate, comparison.measure)
    own = shown(comparison.estimate, comparison.measure)
    return f"{own} against {shown(other, comparison.measure)}"


def care_sentence(profile: Profile, comparison: Comparison) -> str:
    """Return " Take care: ..." where the verdict's reliability asks for it."""
    if comparison.verdict.reliability != TAKE_CARE:
        return ""
    least = catalogue.load().rules.size_take_care_under
    other = comparison.reference_estimate
    sizes = [each.size for each in (comparison.estimate, other) if each is not None]
    if any(size is not None and size < least for size in sizes):
        return f" Take care: fewer than {least} courses on one side."
    gate = profile.gate("outcomes")
    reason = gate.short if gate.state == TAKE_CARE and gate.short else "many are not recorded"
    return f" Take care: {_small_start(reason.rstrip('.'))}."


def _small_start(text: str) -> str:
    """Return a sentence to stand inside another one."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _capital(text: str) -> str:
    """Return words to begin a sentence with."""
    return text[:1].upper() + text[1:]
