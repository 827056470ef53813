"""What is loaded, from where, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import Catalogue
from amhe_explore.measures.contract import SCHEMA
from amhe_explore.warehouse import Warehouse

# Sources that publish the same figures in two forms: either stands for both.
FORMS = (frozenset({"tt-annual", "tt-annual-tidy"}), frozenset({"tt-monthly", "tt-monthly-tidy"}))


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """One file: what was read from it. `retrieved` is "" for a file that was given by hand."""

    name: str
    sha256: str
    rows: int
    retrieved: str


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """One edition of one source: its files together.

    `used` is false where another source carries the same figures; `note` then says so.
    """

    id: str
    edition: str
    title: str
    publisher: str
    licence: str
    attribution: str
    address: str
    used: bool
    note: str
    made_up: bool
    parts: tuple[LoadedFile, ...]

    @property
    def files(self) -> int:
        """Return how many files there are."""
        return len(self.parts)

    @property
    def rows(self) -> int:
        """Return the rows read from all of them."""
        return sum(each.rows for each in self.parts)

    @property
    def sha256(self) -> str:
        """Return the checksum of the first file."""
        return self.parts[0].sha256


@dataclass(frozen=True, slots=True)
class Status:
    """A build as a reader sees it.

    `places` is by period and place type; `not_used` lists (file, reason); `missing` names sources
    of the catalogue that no given file belongs to.
    """

    build_id: str
    mode: str
    built_at: str
    periods: tuple[tuple[str, str], ...]
    places: dict[str, dict[str, int]]
    sources: tuple[LoadedSource, ...]
    not_used: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    disagreements: int
    duplicates: int

    @property
    def made_up(self) -> bool:
        """Return whether figures of example places are loaded."""
        return any(source.made_up for source in self.sources)


@dataclass(frozen=True, slots=True)
class NotLoaded:
    """One official file that could be loaded: what it is for, and where it is.

    `address` is "" where it has no fixed one: it is then looked for at `landing_page`.
    """

    id: str
    edition: str
    title: str
    publisher: str
    used_for: str
    address: str
    landing_page: str


def status(warehouse: Warehouse) -> Status:
    """Return what the warehouse holds."""
    places: dict[str, dict[str, int]] = {}
    for period, kind, number in warehouse.kept_rows("place_counts"):
        places.setdefault(period, {})[kind] = number
    by_edition: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
    not_used = []
    for row in warehouse.kept_rows("source_list"):
        source_id, edition, file, kind, note = row[1], row[2], row[8], row[12], row[13]
        if source_id is None:
            not_used.append((file, note if not kind else f"{kind}: {note}"))
        else:
            by_edition.setdefault((source_id, edition), []).append(row)
    loaded = tuple(_loaded(rows) for rows in by_edition.values())
    disagreements, duplicates = warehouse.kept_rows("problem_counts")[0]
    return Status(
        build_id=warehouse.build_id,
        mode=warehouse.mode,
        built_at=warehouse.facts["built_at"],
        periods=tuple(warehouse.kept_rows("period_list")),
        places=places,
        sources=loaded,
        not_used=tuple(not_used),
        missing=_missing(catalogue_package.load(), {each.id for each in loaded}),
        disagreements=disagreements,
        duplicates=duplicates,
    )


def _loaded(rows: list[tuple[Any, ...]]) -> LoadedSource:
    """Return the rows of one edition as one source."""
    _, source_id, edition, title, publisher, licence, attribution, address = rows[0][:8]
    return LoadedSource(
        id=source_id,
        edition=edition,
        title=title,
        publisher=publisher or "",
        licence=licence or "",
        attribution=attribution or "",
        address=address or "",
        used=any(row[11] for row in rows),
        note=next((row[13] for row in rows if not row[11]), ""),
        made_up=bool(rows[0][15]),
        parts=tuple(LoadedFile(row[8], row[9] or "", row[10], row[14] or "") for row in rows),
    )


def _missing(catalogue: Catalogue, loaded: set[str]) -> tuple[str, ...]:
    """Return the sources nobody gave, without those that stand in for official files."""
    known = {
        each.id
        for each in catalogue.sources.values()
        if not (each.kept_for_later or each.default_only)
    }
    covered = {name for form in FORMS if form & loaded for name in form}
    return tuple(sorted(known - loaded - covered))


def not_loaded(found: Status) -> tuple[NotLoaded, ...]:
    """Return every edition of a missing source, and the annual reports of the missing years.

    A source without a download of its own stands once, with the page to look for it.
    """
    catalogue = catalogue_package.load()
    years = {period for period, _ in found.periods}
    listed = []
    for source in catalogue.sources.values():
        wanted = [
            (edition, known.title, known.address)
            for edition, known in source.editions.items()
            if known.address and (source.id in found.missing or _absent(known.period, years))
        ]
        if source.id in found.missing and not wanted:
            wanted = [("", source.title, "")]
        if source.id in found.missing or source.id in _partly(found):
            listed += _lines(source.id, wanted)
    return tuple(listed)


def _absent(period: str, years: set[str]) -> bool:
    """Return whether an edition is of a year that is not loaded."""
    return bool(period) and period not in years


def _partly(found: Status) -> set[str]:
    """Return the sources with one edition a year of which any is loaded."""
    loaded = {each.id for each in found.sources}
    return {"tt-annual"} if loaded & FORMS[0] else set()


def _lines(source_id: str, wanted: Iterable[tuple[str, str, str]]) -> list[NotLoaded]:
    """Return the editions of one source, each with the page it is on."""
    source = catalogue_package.load().sources[source_id]
    return [
        NotLoaded(
            source.id,
            edition,
            title or source.title,
            source.publisher,
            source.used_for,
            address,
            source.landing_page,
        )
        for edition, title, address in wanted
    ]


def status_json(found: Status) -> dict[str, Any]:
    """Return a status in the shape of the contract, version 1."""
    return {
        "schema": SCHEMA,
        "build_id": found.build_id,
        "mode": found.mode,
        "built_at": found.built_at,
        "periods": [
            {"id": period, "kind": kind, "places": found.places.get(period, {})}
            for period, kind in found.periods
        ],
        "sources": [
            {
                "id": each.id,
                "edition": each.edition,
                "files": each.files,
                "rows": each.rows,
                "sha256": each.sha256,
                "used": each.used,
            }
            for each in found.sources
        ],
        "not_used": [{"file": file, "reason": reason} for file, reason in found.not_used],
        "missing": list(found.missing),
        "disagreements": found.disagreements,
        "duplicates": found.duplicates,
    }
