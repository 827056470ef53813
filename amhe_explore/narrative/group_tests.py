"""What the analyst view of a screen of groups says: slope, tests, who the unknown could be."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore import catalogue
from amhe_explore.measures import (
    Difference,
    GenderGap,
    GroupTable,
    SpreadTest,
    UnknownRange,
    spread_test,
    unknown_range,
)
from amhe_explore.measures.group_tests import TREND
from amhe_explore.narrative import wording
from amhe_explore.narrative.comparing import CLEAR
from amhe_explore.narrative.deprivation import gain_sentence
from amhe_explore.narrative.group_notes import ONLY_A_TABLE
from amhe_explore.narrative.group_sides import against_words
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.sides import noun, verb
from amhe_explore.theme import differences, formats

NAMES = {TREND: "Cochran-Armitage test for trend", "spread": "Pearson test of homogeneity"}
SMALLEST_P = 0.001
DEPRIVATION = "deprivation"
NEVER_GATES = "These bounds never change a verdict."
# Pairs of characteristics that some published file carries, by the id of the pair.
PAIRS = ("age_gender", "ethnicity_gender")
NO_FILE = (
    "No published file carries any other two characteristics together: not deprivation with "
    "ethnicity, age or gender, not disability, sexual orientation, religion or long-term condition "
    "with anything, and no three."
)


@marked
def slope_sentences(table: GroupTable) -> tuple[str, ...]:
    """Return slope index, relative index and potential gain, or why there is no gradient.

    Nothing for characteristics other than deprivation: they have no order to fit a line through.
    """
    if not table.characteristic.startswith(DEPRIVATION):
        return ()
    found = table.profile.gradient
    if found is None:
        return (f"No gradient: {table.profile.gradient_reason.rstrip('.')}.",)
    slope = (
        f"Slope index of inequality (SII): {_points(found.sii)}, the fitted rate at the least "
        "deprived end less that at the most deprived end."
    )
    relative = ""
    if found.rii is not None:
        rii = found.rii
        relative = (
            f"Relative index (RII), the first of these divided by the second: {rii.value:.2f} "
            f"({rii.lower:.2f} to {rii.upper:.2f})."
        )
    return tuple(each for each in (slope, relative, gain_sentence(found)) if each)


@marked
def spread_sentence(table: GroupTable) -> str:
    """Return the test over all groups, or why there is none."""
    return _test(spread_test(table))


def _test(found: SpreadTest) -> str:
    """Return one test in words."""
    name = NAMES[found.kind]
    if found.reason or found.p_value is None or found.statistic is None:
        reason = found.reason.partition(ONLY_A_TABLE)[0].rstrip(".")
        return f"{name}: not worked out, {_small(reason)}."
    left_out = f"; {found.left_out} left out, too few courses" if found.left_out else ""
    below = found.p_value < SMALLEST_P
    p_value = f"p < {SMALLEST_P}" if below else f"p = {found.p_value:.3f}"
    degrees = found.degrees_of_freedom
    freedom = f"{degrees} degree{'' if degrees == 1 else 's'} of freedom"
    return (
        f"{name} over {found.groups} groups{left_out}: chi-square "
        f"{formats.per_text(found.statistic, 1, 1)}, {freedom}, {p_value}."
    )


@marked
def unknown_sentence(table: GroupTable, group_id: str) -> str:
    """Return how far those whose group is not recorded could move one difference.

    "" where the group has no difference; the reason where there are no bounds.
    """
    found = unknown_range(table, group_id)
    if found is None:
        return ""
    if found.reason or found.lower is None or found.upper is None or found.unknown is None:
        return f"Bounds over who is not recorded: not worked out, {found.reason}."
    entries = catalogue.load().characteristics
    entry = entries[table.characteristic]
    what = entries.get(entry.recorded_with, entry).name.lower()
    said = (
        f"If the {found.unknown:,} courses with no {what} recorded were spread between these "
        "groups in the most extreme way, the difference would lie anywhere from "
        f"{_reach(found.lower, found.upper)}."
    )
    return " ".join(each for each in (said, _tipping(table, found), NEVER_GATES) if each)


def _reach(lower: float, upper: float) -> str:
    """Return two limits in words: "36 points lower to 35 points higher", "9 to 17 points lower"."""
    low, high = (differences.points_text(each) for each in (lower, upper))
    if lower <= 0 <= upper:
        return f"{low} lower to {high} higher"
    near, far = sorted((lower, upper), key=abs)
    return f"{differences.points_number(near)} to {differences.points_text(far)} {_direction(far)}"


def _tipping(table: GroupTable, found: UnknownRange) -> str:
    """Return how many of the unknown could close a clear gap; "" where none is clear."""
    comparison = found.comparison
    if comparison.verdict.direction not in CLEAR or comparison.difference is None:
        return ""
    if found.tipping_point is None:
        return "No such spread would close the gap."
    group = table.profile.group(comparison.group)
    low = against_words(table)
    if comparison.difference.value < 0 and group is not None:
        low = group.plain_label
    what = verb(table.measure)
    if found.tipping_point == 0:
        return f"The gap could close without any of them being {low} who {what}."
    return (
        f"The gap would close only if at least {found.tipping_point:,} of them were {low} and "
        f"{what}."
    )


@marked
def gender_gap_sentences(table: GroupTable, gaps: Sequence[GenderGap]) -> tuple[str, ...]:
    """Return for each group whether its gap differs between women and men.

    Args:
        table: The screen of an intersection with gender.
        gaps: The gaps among women and among men.
    """
    what = noun(table.measure).lower()
    return tuple(f"{gap.label}: {_gender_gap(gap, what)}" for gap in gaps)


def _gender_gap(gap: GenderGap, what: str) -> str:
    """Return one group's gap among women, among men, and whether they differ."""
    if gap.change is None or gap.women is None or gap.men is None:
        return f"not compared, {_small(gap.reason.rstrip('.'))}."
    both = f"gap in {what} {_signed(gap.women)} among women, {_signed(gap.men)} among men"
    likely = differences.points_range(gap.change.lower, gap.change.upper)
    if gap.change.lower <= 0 <= gap.change.upper:
        return f"{both}: cannot tell whether it differs ({likely})."
    higher = "higher" if gap.change.value > 0 else "lower"
    by = differences.points_text(gap.change.value)
    return f"{both}: {by} {higher} among women than among men (likely {likely})."


def pairs_note(published: Sequence[str]) -> str:
    """Return which two characteristics together are published, loaded or not, and which are not.

    Args:
        published: Ids of the characteristics the place has figures for.
    """
    entries = catalogue.load().characteristics
    loaded = [entries[each].name.lower() for each in PAIRS if each in published]
    missing = [entries[each].name.lower() for each in PAIRS if each not in published]
    parts = []
    if loaded:
        parts.append(f"Loaded here: {wording.listed(loaded)}; choose it under Characteristic.")
    if missing:
        parts.append(
            f"Published, but not in the files loaded: {wording.listed(missing)}. Only the full "
            "official files carry them."
        )
    return " ".join((*parts, NO_FILE))


def _points(found: Difference) -> str:
    """Return a difference with its limits, to a tenth of a point, with its sign."""
    value, lower, upper = (_sign(each) for each in (found.value, found.lower, found.upper))
    return f"{value} points ({lower} to {upper})"


def _sign(value: float) -> str:
    """Return a number of points with its sign."""
    return f"{'−' if value < 0 else '+'}{formats.scaled(abs(value), 100, 1)}"


def _signed(gap: Difference) -> str:
    """Return a gap with its direction: "12 points lower"."""
    return f"{differences.points_text(gap.value)} {_direction(gap.value)}"


def _direction(value: float) -> str:
    """Return which way a difference points."""
    return "lower" if value < 0 else "higher"


def _small(text: str) -> str:
    """Return a reason to stand inside a sentence."""
    return text[:1].lower() + text[1:]
