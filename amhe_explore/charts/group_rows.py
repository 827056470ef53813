"""The rows of charts by group: order, labels for each width, gaps between broad groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amhe_explore import catalogue
from amhe_explore.charts.frame import wrapped
from amhe_explore.charts.panel_grid import Row, Tier, characters, label_lines
from amhe_explore.measures.results import Profile
from amhe_explore.measures.stage_results import Funnel

KINDS = ("known", "declined", "not_recorded")
# Narrow labels beside their bars take two lines of so many characters; longer ones stand above.
BESIDE_CHARACTERS = 9
BESIDE_PX = 58
STACKED_PX = 320
# The column of labels grows with the longest label between these limits, by tier.
COLUMN_PX = ((0, 0), (84, 180), (96, 224))
CHARACTER_PX = 7
DEPRIVED = " deprived"


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a row needs to know of a group."""

    id: str
    label: str
    short_label: str
    kind: str


def of_profile(profile: Profile) -> list[Labelled]:
    """Return the groups of a profile, without the total, in the order of the rows."""
    groups = [
        Labelled(each.id, each.label, each.short_label, each.kind)
        for each in sorted(profile.groups, key=lambda group: group.order)
        if each.kind in KINDS
    ]
    return sorted(groups, key=lambda group: KINDS.index(group.kind))


def of_funnel(funnel: Funnel) -> list[Labelled]:
    """Return the groups of a funnel in the order of the rows."""
    groups = [
        Labelled(each.group, each.label, each.short_label, each.kind)
        for each in funnel.groups
        if each.kind in KINDS
    ]
    return sorted(groups, key=lambda group: KINDS.index(group.kind))


def rows_of(
    characteristic: str, groups: Sequence[Labelled], beside: bool = True
) -> tuple[tuple[Row, ...], Tier]:
    """Return the rows and the width of their column of labels by tier.

    Args:
        characteristic: Its id.
        groups: The groups in order.
        beside: Whether short labels may stand beside their bars in narrow drawings.
    """
    entry = catalogue.load().characteristics.get(characteristic)
    broad = {} if entry is None else {group.id: group.broad for group in entry.groups}
    tenths = characteristic.startswith("deprivation")
    known = [group.id for group in groups if group.kind == "known"]
    ends = {known[0], known[-1]} if tenths and known else set()
    column = _column(groups, tenths, beside)
    rows = []
    for place, group in enumerate(groups):
        before = groups[place - 1] if place else group
        rows.append(
            Row(
                labels=_labels(group, tenths, group.id in ends, column),
                name=group.label,
                bold=group.id in ends,
                grey=group.kind != "known",
                gap=_gap(before, group, broad),
            )
        )
    return tuple(rows), column


def is_ordered(characteristic: str) -> bool:
    """Return whether the groups of a characteristic have an order of their own."""
    entry = catalogue.load().characteristics.get(characteristic)
    return entry is not None and entry.ordered


def _gap(before: Labelled, group: Labelled, broad: dict[str, str]) -> bool:
    """Return whether a gap stands before a group: a new broad group, or the first not known."""
    if before.kind == "known" and group.kind != "known":
        return True
    return broad.get(before.id, "") != broad.get(group.id, "")


def _column(groups: Sequence[Labelled], tenths: bool, may_stand_beside: bool) -> Tier:
    """Return the width of the column of labels by tier; 0 where narrow ones stand above."""
    longest = max((len(text) for group in groups for text in _wide(group, tenths)[:1]), default=0)
    beside = may_stand_beside and all(_fits_beside(_narrow(group, tenths)) for group in groups)
    middle, wide = (
        min(max(longest * CHARACTER_PX + 14, least), most) for least, most in COLUMN_PX[1:]
    )
    return (BESIDE_PX if beside else 0, middle, wide)


def _fits_beside(text: str) -> bool:
    """Return whether a label takes at most two short lines without breaking a word."""
    whole = all(len(word) <= BESIDE_CHARACTERS for word in text.split())
    return whole and len(wrapped(text, BESIDE_CHARACTERS)) <= 2


def _labels(
    group: Labelled, tenths: bool, end: bool, column: Tier
) -> tuple[list[str], list[str], list[str]]:
    """Return one group's label for the three tiers."""
    if column[0]:
        narrow = wrapped(_narrow(group, tenths), BESIDE_CHARACTERS)
    else:
        narrow = label_lines((group.label, group.short_label), characters(STACKED_PX, 12), 1)
    candidates = (group.label,) if end else _wide(group, tenths)
    one_line = [label_lines(candidates, (px - 10) // CHARACTER_PX) for px in column[1:]]
    return narrow, one_line[0], one_line[1]


def _wide(group: Labelled, tenths: bool) -> tuple[str, ...]:
    """Return the labels to try where there is room; tenths between the ends say only "2nd"."""
    if tenths and group.kind == "known" and not group.short_label.endswith(DEPRIVED):
        return (group.short_label,)
    return (group.label, group.short_label)


def _narrow(group: Labelled, tenths: bool) -> str:
    """Return the shortest label; "Most" and "Least" for the ends of deprivation."""
    return group.short_label.removesuffix(DEPRIVED) if tenths else group.short_label
