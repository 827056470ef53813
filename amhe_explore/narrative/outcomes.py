"""Two measures together: a place's recovery and reliable improvement against another place's."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.measures import Comparison, PlaceRef
from amhe_explore.narrative import wording
from amhe_explore.narrative.comparing import (
    CANNOT_TELL,
    CLEAR,
    HIGHER,
    LOWER,
    NOT_COMPARED,
    SAME,
    TAKE_CARE,
    is_slight,
)
from amhe_explore.narrative.sides import in_tables_only, verb

BETTER, WORSE, MIXED = "better", "worse", "mixed"
SHAPES = {BETTER: "▲", WORSE: "▼", MIXED: "◆", SAME: "■", CANNOT_TELL: "◇"}


def together(recovery: Comparison | None, improvement: Comparison | None) -> str:
    """Return what recovery and reliable improvement say together.

    Better or worse only where both clearly point the same way; otherwise mixed. Where neither is
    clear there is nothing to mix: about the same where both are, else cannot tell; not compared
    where one of them is not.
    """
    found = [each for each in (recovery, improvement) if each is not None]
    directions = [each.verdict.direction for each in found]
    if len(found) < 2 or NOT_COMPARED in directions or any(map(in_tables_only, found)):
        return NOT_COMPARED
    one, two = directions
    if one == two and one in CLEAR:
        return BETTER if one == HIGHER else WORSE
    if one in CLEAR or two in CLEAR:
        return MIXED
    return SAME if one == two == SAME else CANNOT_TELL


def together_badge(recovery: Comparison | None, improvement: Comparison | None) -> str:
    """Return the verdict of both by shape and word, "◆ mixed"; "" where not compared."""
    word = together(recovery, improvement)
    return f"{SHAPES[word]} {word}" if word in SHAPES else ""


def overall_sentence(
    recovery: Comparison | None, improvement: Comparison | None, other: PlaceRef
) -> str:
    """Return a place against another one by both measures; "" where neither may be said.

    "Overall: slightly fewer recovered than in England (49%, likely 48 to 50, against 50.5%);
    slightly more improved (69%, likely 68 to 69, against 67.5%)."

    Args:
        recovery: Recovery of everyone here against everyone there.
        improvement: The same of reliable improvement.
        other: The other place.
    """
    parts = [
        _share(each, wording.within(other) if place == 0 else "")
        for place, each in enumerate(each for each in (recovery, improvement) if _sayable(each))
        if each is not None
    ]
    if not parts:
        return ""
    said = [each for each in (recovery, improvement) if each is not None and _sayable(each)]
    small = any(each.verdict.reliability == TAKE_CARE for each in said)
    least = catalogue.load().rules.size_take_care_under
    care = f" Take care: fewer than {least} courses on one side." if small else ""
    return f"Overall: {'; '.join(parts)}.{care}"


def _sayable(comparison: Comparison | None) -> bool:
    """Return whether a comparison may be said at all."""
    if comparison is None or comparison.verdict.direction == NOT_COMPARED:
        return False
    return comparison.reference_estimate is not None and not in_tables_only(comparison)


def _share(comparison: Comparison, where: str) -> str:
    """Return one measure: "slightly fewer recovered than in England (49%, ... against 50.5%)"."""
    what, direction = verb(comparison.measure), comparison.verdict.direction
    slight = "slightly " if is_slight(comparison) else ""
    numbers = _numbers(comparison)
    than = f" than {where}" if where else ""
    if direction in CLEAR:
        said = f"{slight}{'fewer' if direction == LOWER else 'more'} {what}{than}"
    elif direction == SAME:
        said = f"about the same share {what}{f' as {where}' if where else ''}"
    else:
        said = f"we cannot tell whether fewer or more {what}{than}"
    return f"{said} ({numbers})"


def _numbers(comparison: Comparison) -> str:
    """Return the place's rate with its likely range, and the other's."""
    likely = wording.likely(comparison.estimate)
    other = comparison.reference_estimate
    parts = [wording.percent(comparison.estimate), likely]
    if other is not None:
        parts.append(f"against {wording.percent(other)}")
    return ", ".join(part for part in parts if part)
