"""The scan as the versioned JSON of the command line."""

from __future__ import annotations

from typing import Any

from amhe_explore.measures.contract import (
    SCHEMA,
    limits_json,
    place_json,
    sources_json,
    verdict_json,
)
from amhe_explore.measures.evidence import evidence_json
from amhe_explore.measures.evidence_results import Evidence
from amhe_explore.measures.scan_results import Cell, Scan, Untested


def scan_json(scan: Scan, evidence: Evidence) -> dict[str, Any]:
    """Return a scan, and the national evidence beside it, in the shape of the contract, version 1.

    Args:
        scan: Every characteristic of the place and year.
        evidence: The national statements beside the same place and year.
    """
    return {
        "schema": SCHEMA,
        "place": place_json(scan.place),
        "period": scan.period,
        "made_up": scan.made_up,
        "sources": sources_json(scan.sources),
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
        "estimate": limits_json(cell.estimate),
        "against": cell.against,
        "difference": limits_json(cell.difference),
        "ratio": limits_json(cell.ratio),
        "p_value": cell.p_value,
        "p_adjusted": cell.p_adjusted,
        "verdict": verdict_json(cell.verdict),
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
