"""What national documents say, set beside England's latest figures and those of one place."""

from __future__ import annotations

import dataclasses

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import Statement
from amhe_explore.errors import UnknownPlaceError
from amhe_explore.measures import periods, place_list
from amhe_explore.measures.evidence_bench import Bench, without_chance
from amhe_explore.measures.evidence_reasons import status, why
from amhe_explore.measures.evidence_results import (
    CANNOT_TELL,
    NOT_THIS_SERVICE,
    Evidence,
    EvidenceFinding,
    EvidencePart,
    EvidenceSide,
)
from amhe_explore.measures.results import PlaceRef
from amhe_explore.warehouse import Warehouse

ENGLAND = "england:ENG"


def england_evidence(warehouse: Warehouse) -> Evidence:
    """Return every statement for England's latest loaded year, which stands beside every place.

    Raises:
        UnknownPlaceError: England's figures are not loaded.
    """
    entry = place_list.entry_of(warehouse, ENGLAND)
    if entry is None or not entry.periods:
        raise UnknownPlaceError("England's figures are not loaded", "England beside every place")
    latest = max(entry.periods)
    bench = Bench(warehouse, place_list.as_ref(entry), latest)
    sides, compared = _sides(bench)
    return _found(bench, sides, compared, sides, latest)


def evidence(
    warehouse: Warehouse, place: str, period: str, england: Evidence | None = None
) -> Evidence:
    """Return every statement of the national evidence with England now, and here.

    Args:
        warehouse: The open warehouse.
        place: A code, or type:code.
        period: A financial year, or three pooled.
        england: What `england_evidence` returns, where it has been asked for already.

    Raises:
        UnknownPeriodError, UnknownPlaceError, NoFiguresError: No such thing, or not loaded.
    """
    ref = place_list.resolve(warehouse, place, periods.check(warehouse, period))
    nation = england or england_evidence(warehouse)
    if (ref.key, period) == (nation.place.key, nation.period):
        return nation
    bench = Bench(warehouse, ref, period)
    sides, compared = _sides(bench)
    beside = tuple(each.here for each in nation.findings)
    found = _found(bench, sides, compared, beside, nation.period)
    return dataclasses.replace(
        found,
        made_up=found.made_up or nation.made_up,
        sources=tuple(dict.fromkeys((*found.sources, *nation.sources))),
    )


def evidence_json(found: Evidence) -> list[dict[str, str]]:
    """Return the statements in the form of the versioned JSON answer."""
    base = catalogue_package.load_evidence()
    return [
        {
            "id": each.statement.id,
            "characteristic": each.statement.topic,
            "group": each.statement.group,
            "domain": each.statement.domain,
            "statement": each.statement.statement,
            "source": "; ".join(
                f"{base.document(one.document).short_name}, {one.section}"
                for one in each.statement.sources
            ),
            "england_now": f"{each.england.local} ({each.england.period}): {each.england.why}",
            "local": each.here.local,
            "why": each.here.why,
        }
        for each in found.findings
    ]


def _found(
    bench: Bench,
    sides: tuple[EvidenceSide, ...],
    compared: int,
    england: tuple[EvidenceSide, ...],
    latest: str,
) -> Evidence:
    """Return the statements with both sides."""
    findings = tuple(
        EvidenceFinding(statement, nation, own)
        for statement, nation, own in zip(
            catalogue_package.load_evidence().statements, england, sides, strict=True
        )
    )
    return Evidence(
        bench.place, bench.period, latest, bench.made_up(), bench.sources(), findings, compared
    )


def _sides(bench: Bench) -> tuple[tuple[EvidenceSide, ...], int]:
    """Return what one place's figures say of every statement, chance findings allowed for."""
    statements = catalogue_package.load_evidence().statements
    raw = tuple(bench.run(statement) for statement in statements)
    tested, compared = without_chance(raw, bench.known.rules)
    return tuple(
        _side(statement, groups, bench.place, bench.period)
        for statement, groups in zip(statements, tested, strict=True)
    ), compared


def _side(
    statement: Statement, tested: tuple[EvidencePart, ...], place: PlaceRef, period: str
) -> EvidenceSide:
    """Return what one place's figures say of one statement."""
    if statement.other_service:
        return EvidenceSide(place, period, NOT_THIS_SERVICE, statement.why)
    if not tested:
        return EvidenceSide(place, period, CANNOT_TELL, statement.why)
    return EvidenceSide(place, period, status(tested), why(statement, tested), tested)
