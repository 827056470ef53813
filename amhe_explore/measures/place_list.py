"""Places: the list a reader searches, and the one place that a code means in a period."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from amhe_explore.catalogue import PLACE_TYPES
from amhe_explore.errors import NoFiguresError, UnknownPlaceError
from amhe_explore.measures.kept import once_a_warehouse
from amhe_explore.measures.periods import short, years_of
from amhe_explore.measures.results import PlaceEntry, PlaceRef
from amhe_explore.warehouse import Warehouse

ENGLAND = "england:ENG"
EXAMPLE = "example"
# In the embedded default a real place of this type is listed: its deprivation is there to see.
LISTED_WITHOUT = "icb"
LOAD_COMMAND = "python -m amhe_explore fetch"
TYPE_NAMES = {
    "england": "country",
    "region": "NHS region",
    "icb": "integrated care board",
    "sub_icb": "sub-ICB location",
    "ccg": "clinical commissioning group",
    "stp": "sustainability and transformation partnership",
    "provider": "provider",
}


def places(
    warehouse: Warehouse,
    type: str | None = None,  # noqa: A002 - the word of the command line and the contract
    search: str | None = None,
    period: str | None = None,
) -> tuple[PlaceEntry, ...]:
    """Return the places with figures, in the order England, region, ICB and so on, then by name.

    In the embedded default the real ICBs stand among them, without periods.

    Args:
        warehouse: The open warehouse.
        type: Only this type.
        search: Only places whose name or code holds every word of it.
        period: Only places with figures in this period.

    Raises:
        UnknownPlaceError: An unknown type.
    """
    if type is not None and type not in PLACE_TYPES:
        raise UnknownPlaceError(
            f"Unknown place type {short(type)!r}", f"one of {', '.join(PLACE_TYPES)}"
        )
    words = (search or "").lower().split()
    return tuple(
        entry
        for entry in _entries(warehouse).values()
        if (type is None or entry.type == type)
        and (period is None or period in entry.periods)
        and all(word in f"{entry.name} {entry.code}".lower() for word in words)
    )


def resolve(warehouse: Warehouse, code: str, period: str) -> PlaceRef:
    """Return the place that a code means in a period.

    Args:
        warehouse: The open warehouse.
        code: A bare code (QKS), which means the type published in the period, or type:code.
        period: A period that is loaded.

    Raises:
        UnknownPlaceError: No such place, or none in the period; the message says what exists.
        NoFiguresError: A real place, and only the embedded default is loaded.
    """
    entries = _entries(warehouse)
    wanted = code.strip()
    kind, colon, bare = wanted.rpartition(":")
    named = [
        entry
        for entry in entries.values()
        if entry.code.upper() == bare.upper() and (not colon or entry.type == kind.lower())
    ]
    if not any(entry.periods for entry in named):
        _refuse_not_loaded(warehouse, bare, kind.lower())
    if not named:
        raise UnknownPlaceError(
            f"No place has the code {short(wanted)!r}",
            "a code such as ENG, QKS or Y59, or a type and code such as icb:QKS",
            "See them with: python -m amhe_explore places --search TEXT",
        )
    wanted_years = set(years_of(period))
    for entry in named:
        if wanted_years <= set(entry.periods):
            return as_ref(entry)
    had = "; ".join(f"{entry.name} has {_spans(entry.periods)}" for entry in named)
    raise UnknownPlaceError(f"{named[0].name} ({bare}) has no figures in {period}: {had}")


def _refuse_not_loaded(warehouse: Warehouse, code: str, kind: str) -> None:
    """Stop at a real place whose figures the embedded default does not hold."""
    if warehouse.mode != EXAMPLE:
        return
    for key, type_, own, name, *_, active in warehouse.kept_rows("place_list"):
        if own.upper() == code.upper() and kind in ("", type_) and not active:
            raise no_figures(key, name, own)


def no_figures(key: str, name: str, code: str) -> NoFiguresError:
    """Return the error that says how to load a real place's figures."""
    return NoFiguresError(
        key,
        f"No figures of {name} ({code}) are loaded, only England's printed ones and those of"
        " made-up example places",
        f"Load the official files to see this place. Run: {LOAD_COMMAND}",
    )


def as_ref(entry: PlaceEntry) -> PlaceRef:
    """Return a place as results name it; its parent by code."""
    parent = entry.parent.partition(":")[2] if entry.parent else None
    return PlaceRef(entry.code, entry.name, entry.type, parent)


def entry_of(warehouse: Warehouse, key: str) -> PlaceEntry | None:
    """Return one place of the list by its key."""
    return _entries(warehouse).get(key)


def is_made_up(warehouse: Warehouse, key: str) -> bool:
    """Return whether a place is an example place; its figures are all made up."""
    return any(row[0] == key and row[3] for row in warehouse.kept_rows("place_marks"))


def _spans(periods: tuple[str, ...]) -> str:
    """Return periods in words."""
    if len(periods) <= 2:
        return " and ".join(periods) or "none"
    return f"{periods[0]} to {periods[-1]}"


# Every result starts from a place's name.
@once_a_warehouse
def _entries(warehouse: Warehouse) -> Mapping[str, PlaceEntry]:
    """Return every place with figures by key, put in order."""
    having: dict[str, list[str]] = {}
    for place, period in warehouse.kept_rows("place_periods"):
        having.setdefault(place, []).append(period)
    order = {kind: n for n, kind in enumerate(PLACE_TYPES)}
    rows = sorted(
        warehouse.kept_rows("place_list"),
        key=lambda row: (order[row[1]], row[0] not in having, row[3], row[2]),
    )
    also = LISTED_WITHOUT if warehouse.mode == EXAMPLE else ""
    return MappingProxyType(
        {
            key: PlaceEntry(
                code, name, kind, parent, first or "", last or "", tuple(having.get(key, ()))
            )
            for key, kind, code, name, parent, first, last, active in rows
            if (active and key in having) or kind == also
        }
    )
