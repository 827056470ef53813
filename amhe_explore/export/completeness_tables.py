"""How completely characteristics are recorded, as tables of shares: words, data and heat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures import Completeness, PlaceCompleteness, Share
from amhe_explore.theme import formats

# Heads of the stages, in the order of the shares.
STAGES = ("Referred", "Started", "Finished")
STAGE_IDS = ("referrals", "started", "finished")
NOT_SEPARATE = "no such answer"


@dataclass(frozen=True, slots=True)
class HeatTable:
    """A table whose cells are shares: `shares` has the number of each cell but the first."""

    table: Table
    shares: tuple[tuple[float | None, ...], ...]


def completeness_tables(found: PlaceCompleteness) -> tuple[HeatTable, HeatTable]:
    """Return the shares not recorded by stage, and apart from them those who declined.

    The second has only the characteristics with such an answer, and no rows where none has.
    """
    declined = [each for each in found.entries if any(s.value is not None for s in each.declined)]
    return (
        _by_stage(found, found.entries, "Not recorded", lambda each: each.not_recorded),
        _by_stage(found, declined, "Asked, preferred not to say", lambda each: each.declined),
    )


def completeness_by_year(found: PlaceCompleteness) -> HeatTable:
    """Return the share missing at referral, both kinds together, a column a year."""
    years = [year for year, _ in found.by_year]
    names = {each.characteristic: each.name for _, year in found.by_year for each in year}
    rows, shares = [], []
    for characteristic, name in names.items():
        cells = [_at_referral(year, characteristic) for _, year in found.by_year]
        rows.append((name, *(_text(cell) for cell in cells)))
        shares.append(tuple(cell.value for cell in cells))
    caption = _caption("Not recorded or declined at referral", found, "")
    return HeatTable(Table(("Characteristic", *years), tuple(rows), caption), tuple(shares))


def completeness_data(found: PlaceCompleteness) -> Table:
    """Return every share of a place as data: a row a characteristic, year and stage."""
    columns = ("characteristic", "period", "stage", "not_recorded_percent", "declined_percent")
    rows = [
        (each.name, year, stage, _raw(each.not_recorded[n]), _raw(each.declined[n]))
        for year, entries in found.by_year
        for each in entries
        for n, stage in enumerate(STAGE_IDS)
    ]
    return Table(columns, tuple(rows), _caption("Share not recorded and declined", found, ""))


def _by_stage(
    found: PlaceCompleteness,
    entries: Sequence[Completeness],
    what: str,
    shares_of: Callable[[Completeness], tuple[Share, ...]],
) -> HeatTable:
    """Return one kind of share by characteristic and stage."""
    return HeatTable(
        Table(
            ("Characteristic", *STAGES),
            tuple((each.name, *(_text(share) for share in shares_of(each))) for each in entries),
            _caption(what, found, formats.period_text(found.period)),
        ),
        tuple(tuple(share.value for share in shares_of(each)) for each in entries),
    )


def _at_referral(entries: Sequence[Completeness], characteristic: str) -> Share:
    """Return the share missing at referral in one year."""
    for each in entries:
        if each.characteristic == characteristic:
            return each.missing[0]
    return Share(None, "not_published")


def _text(share: Share) -> str:
    """Return a share as read, or why there is none."""
    if share.value is not None:
        return formats.share_text(share.value)
    return NOT_SEPARATE if share.flag == "not_applicable" else formats.reason_text(share.flag)


def _raw(share: Share) -> str:
    """Return a share as data, or why there is none."""
    return _text(share) if share.value is None else str(formats.scaled(share.value, 100, 1))


def _caption(what: str, found: PlaceCompleteness, period: str) -> str:
    """Return what a table shows, of whom and when."""
    start = f"{MADE_UP} " if found.made_up else ""
    end = f", {period}" if period else ""
    return f"{start}{what}, % of each count: {found.place.name}{end}"
