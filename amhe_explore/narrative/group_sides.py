"""What the groups of a screen are compared with, by name."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.measures import GroupLine, GroupTable, PlaceRef
from amhe_explore.narrative import wording
from amhe_explore.narrative.comparing import NOT_COMPARED
from amhe_explore.narrative.sides import in_tables_only

REST, REFERENCE, ENGLAND = "rest", "reference", "england"
WHITE_BRITISH = "white_british"


def against_words(table: GroupTable) -> str:
    """Return what the groups are compared with, as it follows "against"."""
    chosen = table.against
    if chosen is None:
        return "nothing"
    if chosen.id == ENGLAND:
        return f"the same group {wording.within(comparator(table) or table.place)}"
    if chosen.id == REFERENCE:
        group = table.profile.group(chosen.reference)
        return chosen.reference if group is None else group.plain_label
    entries = catalogue.load().characteristics
    entry = entries[table.characteristic]
    recorded = entries.get(entry.recorded_with, entry).name.lower()
    return f"everyone else with {recorded} recorded"


def against_label(table: GroupTable, against: str) -> str:
    """Return one choice of what to compare with, as a button says it."""
    option = next((each for each in table.options if each.id == against), None)
    if option is None:
        return "Nothing"
    if option.id == REST:
        return "Everyone else"
    if option.id == ENGLAND:
        other = comparator(table)
        return "Same group elsewhere" if other is None else f"Same group, {other.name}"
    group = table.profile.group(option.reference)
    return option.reference if group is None else group.short_label


def compared_note(table: GroupTable) -> str:
    """Return the line under the title: place, service, when, what the groups are compared with."""
    note = wording.groups_note(table.profile, None)
    if table.against is None:
        return note
    return f"{note} · compared with {against_words(table)}"


def sayable(line: GroupLine) -> bool:
    """Return whether a group's comparison may stand in a sentence."""
    comparison = line.comparison
    if comparison is None or comparison.verdict.direction == NOT_COMPARED:
        return False
    return not in_tables_only(comparison)


def comparator(table: GroupTable) -> PlaceRef | None:
    """Return the comparator."""
    return None if table.other is None else table.other.place
