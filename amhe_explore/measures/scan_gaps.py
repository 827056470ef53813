"""The two lists of the scan: gaps that are sure, and large gaps in small groups to ask about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from amhe_explore.catalogue import Catalogue, Characteristic
from amhe_explore.errors import AmheError
from amhe_explore.measures import periods, references, verdicts
from amhe_explore.measures.gaps import comparison
from amhe_explore.measures.profile import Examined, examine
from amhe_explore.measures.results import SUPPRESSED, PlaceRef
from amhe_explore.measures.scan_cells import default_of, reference_label
from amhe_explore.measures.scan_results import (
    BETTER,
    MIXED,
    UNSURE,
    WORSE,
    Cell,
    CellKey,
    SmallGap,
    SureGap,
    Untested,
)
from amhe_explore.warehouse import Warehouse

PRIMARY, SHOWN, BESIDE = "reliable_recovery", "recovery", "reliable_improvement"
# Deprivation is told by fifths; one figure for all ethnic minorities never stands alone.
NOT_LISTED = ("deprivation", "ethnic_minority")


def listed(entry: Characteristic) -> list[str]:
    """Return the groups that may stand on a list: a joined group in place of its parts."""
    if entry.id in NOT_LISTED or not references.against(entry):
        return []
    parts = {part for group in entry.groups for part in group.parts}
    return [
        group.id
        for group in entry.groups
        if group.kind == "known" and group.compared and f"{entry.id}/{group.id}" not in parts
    ]


def sure_gaps(catalogue: Catalogue, cells: Sequence[Cell | Untested]) -> tuple[SureGap, ...]:
    """Return the gaps whose reliable recovery is clear, the largest near end first.

    Both sides have a denominator of the rule's size or more in the chosen year, and the verdict has
    survived the false-discovery control.
    """
    tested = {each.key: each for each in cells if isinstance(each, Cell)}
    found = []
    for entry in catalogue.characteristics.values():
        for group in listed(entry):
            primary = tested.get(CellKey(entry.id, group, PRIMARY))
            if primary is not None and _is_sure(catalogue, primary):
                found.append(_sure_gap(entry, primary, tested))
    return tuple(sorted(found, key=lambda each: -each.near))


def _is_sure(catalogue: Catalogue, cell: Cell) -> bool:
    """Return whether a cell of the primary outcome is large and clear enough for the list."""
    other = cell.reference_estimate
    sizes = (cell.estimate.size or 0.0, 0.0 if other is None else other.size or 0.0)
    large = min(sizes) >= catalogue.rules.scan_denominator_from
    return large and cell.verdict.direction in verdicts.CLEAR and cell.difference is not None


def _sure_gap(entry: Characteristic, primary: Cell, tested: Mapping[CellKey, Cell]) -> SureGap:
    """Return one line of the list of sure gaps."""
    group = primary.key.group
    recovery = tested.get(CellKey(entry.id, group, SHOWN))
    improvement = tested.get(CellKey(entry.id, group, BESIDE))
    gap = primary.difference
    return SureGap(
        characteristic=entry.id,
        characteristic_name=entry.name,
        group=group,
        label=primary.label,
        plain_label=primary.plain_label,
        reliable_recovery=primary,
        recovery=recovery,
        improvement=improvement,
        points=_points(recovery, improvement),
        near=0.0 if gap is None else min(abs(gap.lower), abs(gap.upper)),
    )


def _points(recovery: Cell | None, improvement: Cell | None) -> str:
    """Return better or worse where both point that way by their own ranges, mixed otherwise.

    It says how the gap looks by a second measure; it is no finding of its own, so the control over
    many comparisons does not enter.
    """
    if recovery is None or improvement is None:
        return UNSURE
    one, two = _direction(recovery), _direction(improvement)
    return one if one == two and one else MIXED


def _direction(cell: Cell) -> str:
    """Return better or worse where the whole likely range is on one side of none, else ""."""
    gap = cell.difference
    if gap is None or gap.lower <= 0 <= gap.upper:
        return ""
    return BETTER if gap.value > 0 else WORSE


def small_gaps(
    warehouse: Warehouse,
    catalogue: Catalogue,
    place: PlaceRef,
    period: str,
    examined: Mapping[str, Examined],
) -> tuple[tuple[SmallGap, ...], str]:
    """Return large gaps in groups that are small in the chosen year, over three years together.

    Args:
        warehouse: The open warehouse.
        catalogue: The catalogue.
        place: The place.
        period: The chosen year.
        examined: The chosen year's profiles by characteristic.

    Returns:
        The gaps, the largest first; and why there are none to be had, "" where the years join.
    """
    if len(periods.years_of(period)) > 1:
        return (), "the chosen period is three years together already"
    pooled = periods.pooled(period)
    found: list[SmallGap] = []
    reasons: list[str] = []
    for characteristic, year in examined.items():
        entry = catalogue.characteristics[characteristic]
        small = [group for group in listed(entry) if _is_small(catalogue, year, group)]
        if not small:
            continue
        try:
            three = examine(warehouse, place.key, characteristic, pooled, (SHOWN,))
        except AmheError as error:
            reasons.append(error.what)
            continue
        found += [
            gap
            for group in small
            if (gap := _small_gap(catalogue, entry, year, three, group)) is not None
        ]
    found.sort(key=lambda each: -abs(each.difference.value))
    return tuple(found), "" if found or not reasons else reasons[0]


def _is_small(catalogue: Catalogue, year: Examined, group_id: str) -> bool:
    """Return whether a group's D of recovery is under the rule's size, or suppressed."""
    group = year.profile.group(group_id)
    if group is None:
        return False
    rate = group.rates[SHOWN]
    if rate.size is None:
        return rate.flag == SUPPRESSED
    return rate.size < catalogue.rules.scan_denominator_from


def _small_gap(
    catalogue: Catalogue, entry: Characteristic, year: Examined, three: Examined, group_id: str
) -> SmallGap | None:
    """Return one line of the list of small groups; None where the gap is not that large."""
    default = default_of(entry, england=False)
    group = three.profile.group(group_id)
    own = year.profile.group(group_id)
    if default is None or group is None or own is None:
        return None
    found = comparison(three.profile, group_id, *default)
    if found is None or found.difference is None or found.reference_estimate is None:
        return None
    if abs(found.difference.value) < catalogue.rules.scan_small_gap_from:
        return None
    return SmallGap(
        characteristic=entry.id,
        characteristic_name=entry.name,
        group=group_id,
        label=group.label,
        plain_label=group.plain_label,
        period=three.profile.period,
        estimate=group.rates[SHOWN],
        against=found.against,
        reference=found.reference,
        reference_label=reference_label(catalogue, entry, found.against, found.reference),
        reference_estimate=found.reference_estimate,
        difference=found.difference,
        verdict=found.verdict,
        england=three.england.get(group_id, {}).get(SHOWN),
        size=own.rates[SHOWN].size,
    )
