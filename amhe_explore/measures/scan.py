"""The scan of a place: every characteristic, every group, every measure, and the gaps found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import Catalogue, Characteristic
from amhe_explore.measures.comparisons import TOTAL
from amhe_explore.measures.profile import Examined, characteristics, examine
from amhe_explore.measures.recording import FIRST, LAST
from amhe_explore.measures.results import SourceRef
from amhe_explore.measures.scan_cells import (
    COMPARED,
    RATE,
    access_of,
    cells_of,
    controlled,
    default_of,
    reference_label,
)
from amhe_explore.measures.scan_gaps import small_gaps, sure_gaps
from amhe_explore.measures.scan_results import (
    Cell,
    Representation,
    Scan,
    ScanBlock,
    ScanGroup,
    Untested,
)
from amhe_explore.measures.source_refs import source_files
from amhe_explore.warehouse import Warehouse


def scan(warehouse: Warehouse, place: str, period: str) -> Scan:
    """Return the scan of a place.

    Every group is compared with the default of its characteristic on who reaches the service, how
    many finished for each 100 referrals, and three outcomes. Over many comparisons of a measure the
    false-discovery rate is controlled (Benjamini-Hochberg); lower and higher have survived it.

    Args:
        warehouse: The open warehouse.
        place: A code, or type:code.
        period: A financial year, as 2024-25, or three pooled, as 2022-25.

    Raises:
        UnknownPeriodError, UnknownPlaceError: No such thing.
        NoFiguresError: A real place, and only the embedded default is loaded.
    """
    catalogue = catalogue_package.load()
    whole = examine(warehouse, place, TOTAL, period, (RATE,)).profile
    entries = [
        entry
        for each in characteristics(warehouse, whole.place.key, period)
        if (entry := catalogue.characteristics[each]).id != TOTAL and not entry.crosses
    ]
    compared = (*COMPARED, RATE)
    examined = {
        entry.id: examine(warehouse, whole.place.key, entry.id, period, compared)
        for entry in entries
    }
    before = [each for entry in entries for each in cells_of(catalogue, entry, examined[entry.id])]
    cells, families = controlled(catalogue, before)
    small, reason = small_gaps(warehouse, catalogue, whole.place, period, examined)
    figures = _figure_sources(examined.values()) or whole.sources
    residents = tuple(
        each for each in _residents_sources(warehouse, examined.values()) if each not in figures
    )
    sources = (*figures, *residents)
    return Scan(
        place=whole.place,
        period=period,
        made_up=whole.made_up or any(each.made_up for each in sources),
        sources=sources,
        notices=whole.notices,
        sure=sure_gaps(catalogue, cells),
        small=small,
        small_reason=reason,
        cells=tuple(each for each in cells if isinstance(each, Cell)),
        untested=tuple(each for each in cells if isinstance(each, Untested)),
        blocks=tuple(_block(catalogue, entry, examined[entry.id], cells) for entry in entries),
        families=families,
        representations=tuple(_representation(entry, examined[entry.id]) for entry in entries),
        residents_sources=residents,
    )


def _block(
    catalogue: Catalogue,
    entry: Characteristic,
    found: Examined,
    cells: Sequence[Cell | Untested],
) -> ScanBlock:
    """Return the rows of one characteristic: its known groups, then joined ones."""
    rows: dict[str, list[Cell | Untested]] = {}
    for each in cells:
        if each.key.characteristic == entry.id:
            rows.setdefault(each.key.group, []).append(each)
    shares = found.profile.not_recorded_share
    return ScanBlock(
        characteristic=entry.id,
        name=entry.name,
        access=access_of(entry),
        against=_against(catalogue, entry, found),
        groups=tuple(
            ScanGroup(group, own[0].label, tuple(own), found.waits.get(group))
            for group, own in rows.items()
        ),
        not_recorded_referrals=shares.get(FIRST),
        not_recorded_finished=shares.get(LAST),
        note=entry.note,
    )


def _against(catalogue: Catalogue, entry: Characteristic, found: Examined) -> str:
    """Return what the groups of a characteristic are compared with, "" where with nothing."""
    default = default_of(entry, bool(found.england))
    return "" if default is None else reference_label(catalogue, entry, *default)


def _representation(entry: Characteristic, found: Examined) -> Representation:
    """Return who reaches the service by one characteristic."""
    profile, living = found.profile, found.residents
    recorded = entry.name.lower()
    return Representation(
        place=profile.place,
        period=profile.period,
        characteristic=entry.id,
        characteristic_name=entry.name,
        made_up=profile.made_up,
        referrals_words=entry.referrals_words or f"referrals with {recorded} recorded",
        residents_words="" if living is None else living.words,
        groups=found.shares,
        not_recorded_share=profile.not_recorded_share.get(FIRST),
        source="" if living is None else living.source,
    )


def _figure_sources(examined: Iterable[Examined]) -> tuple[SourceRef, ...]:
    """Return the sources of the figures behind the cells."""
    return tuple(dict.fromkeys(source for each in examined for source in each.profile.sources))


def _residents_sources(warehouse: Warehouse, examined: Iterable[Examined]) -> tuple[SourceRef, ...]:
    """Return the sources of the numbers of people living in the place."""
    living = {each.residents.source for each in examined if each.residents is not None}
    return source_files(warehouse, living)
