"""The scan as the versioned JSON of the command line."""

from __future__ import annotations

from typing import Any

from amhe_explore.measures.contract import SCHEMA
from amhe_explore.measures.evidence import evidence_json
from amhe_explore.measures.evidence_results import Evidence
from amhe_explore.measures.results import Difference, Estimate
from amhe_explore.measures.scan_results import Cell, Scan, Untested


def scan_json(scan: Scan, evidence: Evidence) -> dict[str, Any]:
    """Return a scan, and the national evidence beside it, in the shape of the contract, version 1.

    Args:
        scan: Every characteristic of the place and year.
        evidence: The national statements beside the same place and year.
    """
    place = scan.place
    return {
        "schema": SCHEMA,
        "place": {
            "code": place.code,
            "name": place.name,
            "type": place.type,
            "parent": place.parent,
        },
        "period": scan.period,
        "made_up": scan.made_up,
        "sources": [
            {"id": each.id, "edition": each.edition, "title": each.title, "sha256": each.sha256}
            for each in scan.sources
        ],
        "cells": [_cell(each) for each in scan.cells],
        "untested": [_untested(each) for each in scan.untested],
        "evidence": evidence_json(evidence),
    }


def _cell(cell: Cell) -> dict[str, Any]:
    """Return one tested cell."""
    return {
        "characteristic": cell.key.characteristic,
        "group": cell.key.group,
        "label": cell.label,
        "measure": cell.key.measure,
        "estimate": _limits(cell.estimate),
        "against": cell.against,
        "difference": None if cell.difference is None else _limits(cell.difference),
        "ratio": None if cell.ratio is None else _limits(cell.ratio),
        "p_value": cell.p_value,
        "p_adjusted": cell.p_adjusted,
        "verdict": {
            "direction": cell.verdict.direction,
            "reliability": cell.verdict.reliability,
            "reason": cell.verdict.reason,
        },
        "not_recorded_share": cell.not_recorded_share,
    }


def _untested(each: Untested) -> dict[str, Any]:
    """Return one cell that may not speak."""
    return {
        "characteristic": each.key.characteristic,
        "group": each.key.group,
        "measure": each.key.measure,
        "reason": each.reason,
    }


def _limits(found: Estimate | Difference) -> dict[str, float | None]:
    """Return a number with its limits."""
    return {"value": found.value, "lower": found.lower, "upper": found.upper}
