"""What a screen of groups says: who, which way, two numbers; then everyone else by verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from amhe_explore.measures import (
    Comparison,
    GroupLine,
    GroupTable,
    Profile,
    first_pair,
    pair_comparison,
)
from amhe_explore.measures.gaps import PAIRS
from amhe_explore.narrative import wording
from amhe_explore.narrative.analyst import analyst_finding
from amhe_explore.narrative.comparing import (
    CANNOT_TELL,
    HIGHER,
    LOWER,
    NOT_COMPARED,
    SAME,
    finding,
    headline,
    size_sentence,
)
from amhe_explore.narrative.group_sides import ENGLAND, against_words, comparator, sayable
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.outcomes import BETTER, MIXED, WORSE, together, together_badge
from amhe_explore.narrative.sides import noun

# Better and worse are said of these two together, of nothing else.
OUTCOMES = ("recovery", "reliable_improvement")
CLOSED = "closed"
# A sentence names at most so many groups; the table has them all.
NAMED = 5
PEOPLE_IN, OF_AREAS = "people in the ", " of areas"
TOGETHER = {
    BETTER: "a better outcome",
    WORSE: "a worse outcome",
    MIXED: "mixed, not both clear the same way",
}
SHOWN_NOT_COMPARED = "Every group is shown, none is the measure of the others."


@marked
def groups_finding(table: GroupTable) -> str:
    """Return the finding of a screen: who, which way, two numbers; or that nothing can be told.

    "" where a gate closes the comparisons: there is no headline then.
    """
    if table.closed.state == CLOSED:
        return ""
    if table.against is None:
        return _pair_finding(table)
    found = _leaders(table)
    if not found:
        return _nothing_clear(table)
    said = [_heading(table, line) for line in found]
    return "; ".join([said[0], *(each[:1].lower() + each[1:] for each in said[1:])])


@marked
def groups_sentences(table: GroupTable) -> tuple[str, ...]:
    """Return the sentences under the finding: its size, every group by verdict, both measures."""
    if table.closed.state == CLOSED:
        return ()
    if table.against is None:
        return tuple(each for each in (_pair_size(table), SHOWN_NOT_COMPARED) if each)
    size = ""
    for line in _leaders(table)[:1]:
        size = size_sentence(table.profile, line.comparison, comparator(table))
    said = (size, by_verdict(table), both_measures(table))
    return tuple(each for each in said if each)


@marked
def by_verdict(table: GroupTable) -> str:
    """Return every group by its verdict: "Lower for ...; cannot tell for 8 groups."."""
    found: dict[str, list[str]] = {}
    for line in table.lines:
        if line.comparison is None or line.larger:
            continue
        direction = NOT_COMPARED if not sayable(line) else line.comparison.verdict.direction
        found.setdefault(direction, []).append(line.group.plain_label)
    parts = [f"{word} for {_named(found[word])}" for word in (LOWER, HIGHER) if word in found]
    parts += [
        f"{word} for {_counted(found[word])}"
        for word in (SAME, CANNOT_TELL, NOT_COMPARED)
        if word in found
    ]
    if not parts:
        return ""
    return f"{noun(table.measure)} against {against_words(table)}: {'; '.join(parts)}."


@marked
def both_measures(table: GroupTable) -> str:
    """Return where recovery and reliable improvement point the same way, and where not.

    "" where neither measure is clear for any group.
    """
    found: dict[str, list[str]] = {}
    for line in table.lines:
        if line.larger or not reads_together(table):
            continue
        word = together(*_both(line))
        found.setdefault(word, []).append(line.group.plain_label)
    parts = [
        f"{say} for {_named(found[word])}"
        for word, say in (
            (WORSE, "a worse outcome on both"),
            (BETTER, "a better outcome on both"),
            (MIXED, "mixed (not both clear the same way)"),
        )
        if word in found
    ]
    if not parts:
        return ""
    first, second = (noun(each).lower() for each in (table.measure, table.second))
    return f"With {first} and {second} together: {'; '.join(parts)}."


def together_word(table: GroupTable, line: GroupLine) -> str:
    """Return what both measures say of one group together: "▼ worse", "◆ mixed"; "" without both.

    Args:
        table: The screen; only recovery and reliable improvement are read together.
        line: One of its groups.
    """
    return together_badge(*_both(line)) if reads_together(table) else ""


def reads_together(table: GroupTable) -> bool:
    """Return whether a screen holds both measures of which better and worse are said together."""
    return table.measure in OUTCOMES and bool(table.second)


@marked
def one_group_sentences(table: GroupTable, group_id: str, analyst: bool) -> tuple[str, ...]:
    """Return what one group's figures say: both measures, and who the unknown could be.

    Args:
        table: The screen.
        group_id: Id of one of its groups.
        analyst: Whether with ratios and bounds.
    """
    line = table.line(group_id)
    if line is None:
        return ()
    if line.comparison is None:
        return (f"{line.group.label}: nothing to compare with.",)
    say = analyst_finding if analyst else finding
    plain, other = _plain(table), comparator(table)
    said = [say(plain, line.comparison, other)]
    if line.second_comparison is not None:
        said.append(say(plain, line.second_comparison, other))
    if reads_together(table):
        word = together(*_both(line))
        if word in (BETTER, WORSE, MIXED):
            said.append(f"Both together: {TOGETHER[word]}.")
    return tuple(each for each in said if each)


def _heading(table: GroupTable, line: GroupLine) -> str:
    """Return one group's comparison as a heading."""
    said = headline(_plain(table), line.comparison, comparator(table))
    if table.against is not None and table.against.id == ENGLAND:
        return f"{said} {wording.within(comparator(table) or table.place)}"
    return said


def _plain(table: GroupTable) -> Profile:
    """Return the profile without its mark: the whole finding is marked once."""
    return replace(table.profile, made_up=False)


def _leaders(table: GroupTable) -> list[GroupLine]:
    """Return the surest lower and the surest higher group, by the near end of their ranges.

    The group that every page opens with (the most deprived areas, people of 65 and over) stands
    before all others.
    """
    first = PAIRS.get(table.characteristic, ("",))[0]

    def rank(line: GroupLine) -> tuple[bool, float]:
        return line.group.id == first, _near_end(line.comparison)

    found = []
    for direction in (LOWER, HIGHER):
        lines = [
            line
            for line in table.lines
            if not line.larger
            and sayable(line)
            and line.comparison is not None
            and line.comparison.verdict.direction == direction
        ]
        found += [max(lines, key=rank)] if lines else []
    return sorted(found, key=lambda line: line.group.id != first)


def _near_end(comparison: Comparison | None) -> float:
    """Return the limit of a difference (or of a ratio, from 1) that is nearest to none."""
    if comparison is None:
        return 0.0
    gap, factor = comparison.difference, comparison.ratio
    if gap is not None:
        return min(abs(gap.lower), abs(gap.upper))
    return 0.0 if factor is None else min(abs(factor.lower - 1), abs(factor.upper - 1))


def _nothing_clear(table: GroupTable) -> str:
    """Return the heading of a screen on which no verdict is clear."""
    words = {
        line.comparison.verdict.direction
        for line in table.lines
        if line.comparison is not None and not line.larger
    }
    what = noun(table.measure)
    other = against_words(table)
    if CANNOT_TELL in words:
        return f"{what}: no group can be told apart from {other}"
    if SAME in words:
        return f"{what}: about the same as {other} in every group that can be compared"
    return f"{what}: no group can be compared with {other}"


def _pair_finding(table: GroupTable) -> str:
    """Return the heading of groups without a reference: the two that stand side by side."""
    comparison = _pair(table)
    said = headline(_plain(table), comparison)
    if said:
        return said
    return f"{noun(table.measure)} {wording.by_group(table.profile)}, each group with its range"


def _pair_size(table: GroupTable) -> str:
    """Return how large the difference of the two groups is."""
    return size_sentence(table.profile, _pair(table))


def _pair(table: GroupTable) -> Comparison | None:
    """Return the two groups set side by side where there is no reference, None without them."""
    pair = first_pair(table.profile) if table.characteristic == "gender" else None
    return None if pair is None else pair_comparison(table.profile, *pair, table.measure)


def _both(line: GroupLine) -> tuple[Comparison | None, Comparison | None]:
    """Return both comparisons of one group."""
    return line.comparison, line.second_comparison


def _named(labels: Sequence[str]) -> str:
    """Return groups by name, or how many where there are too many to name."""
    if len(labels) > NAMED:
        return f"{len(labels)} groups"
    return wording.listed([_short(label) for label in labels])


def _short(label: str) -> str:
    """Return a group as a list names it: "the most deprived fifth"."""
    if label.startswith(PEOPLE_IN) and label.endswith(OF_AREAS):
        return f"the {label.removeprefix(PEOPLE_IN).removesuffix(OF_AREAS)}"
    return label


def _counted(labels: Sequence[str]) -> str:
    """Return how many groups."""
    return "1 group" if len(labels) == 1 else f"{len(labels)} groups"
