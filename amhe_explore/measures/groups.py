"""The groups of a characteristic that a place publishes in a year, with the rows behind each."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.catalogue import Catalogue, Characteristic, Group
from amhe_explore.errors import UnknownCharacteristicError
from amhe_explore.measures.periods import short
from amhe_explore.measures.published import Published, Row
from amhe_explore.warehouse import Warehouse

TOTAL = ("total", "total")
LAST = {"known": 0, "declined": 1, "not_recorded": 2}
NOT_RECORDED = ("declined", "not_recorded")


@dataclass(frozen=True, slots=True)
class GroupRows:
    """One group and the published rows it is made of: one, or its parts."""

    group: Group
    official_label: str | None
    rows: list[Row]

    @property
    def worked_out(self) -> bool:
        """Return whether the group joins published groups."""
        return bool(self.group.parts)


def characteristic_of(catalogue: Catalogue, asked: str) -> Characteristic:
    """Return a characteristic that readers may choose.

    Raises:
        UnknownCharacteristicError: There is none of that id; the message lists them.
    """
    offered = [entry.id for entry in catalogue.characteristics.values() if entry.offered]
    if asked not in offered:
        raise UnknownCharacteristicError(
            f"Unknown characteristic {short(asked)!r}", f"one of {', '.join(offered)}"
        )
    return catalogue.characteristics[asked]


def stored_under(entry: Characteristic) -> tuple[str, ...]:
    """Return the characteristics under which this one's cells stand in the warehouse."""
    others = {each.partition("/")[0] for group in entry.groups for each in group.parts}
    others |= {group.stored_under.partition("/")[0] for group in entry.groups if group.stored_under}
    return tuple(sorted(others | {entry.id, "total"}))


def group_rows(
    warehouse: Warehouse, entry: Characteristic, published: Published, years: tuple[str, ...]
) -> list[GroupRows]:
    """Return the groups with rows in every year: known in order, declined, not recorded last."""
    known = {
        (characteristic, group): (label, official, kind, position)
        for characteristic, group, label, official, kind, position in warehouse.kept_rows(
            "group_list"
        )
    }
    groups = list(entry.groups)
    listed = {group.id for group in groups}
    # Intersections and open vocabularies bring groups that only the files name.
    for (characteristic, group_id), (label, official, kind, _) in known.items():
        if characteristic == entry.id and group_id not in listed:
            groups.append(Group(group_id, label, kind=kind, official=(official or "",)))
    found = []
    for group in groups:
        if group.kind == "total":
            continue
        keys = _keys(entry, group)
        rows = [published.row(year, *key) for year in years for key in keys]
        if any(row is None for row in rows):
            continue
        official = None if group.parts else known[keys[0]][1]
        found.append(GroupRows(group, official, [row for row in rows if row is not None]))
    return sorted(found, key=lambda each: LAST[each.group.kind])


def _keys(entry: Characteristic, group: Group) -> list[tuple[str, str]]:
    """Return the keys of the published groups that a group is made of."""
    stored = group.parts or ((group.stored_under,) if group.stored_under else ())
    if not stored:
        return [(entry.id, group.id)]
    pairs = [each.partition("/") for each in stored]
    return [(characteristic, part) for characteristic, _, part in pairs]
