"""The headline measures as the versioned JSON of the command line."""

from __future__ import annotations

from typing import Any

from amhe_explore.measures.contract import (
    SCHEMA,
    limits_json,
    place_json,
    sources_json,
    verdict_json,
)
from amhe_explore.measures.headline import Headline, HeadlineFigure, HeadlineResult
from amhe_explore.measures.headline_change import Change
from amhe_explore.measures.headline_readings import Reading
from amhe_explore.measures.results import Estimate


def headline_json(found: Headline) -> dict[str, Any]:
    """Return the headline measures of a place in the shape of the contract, version 1."""
    return {
        "schema": SCHEMA,
        "place": place_json(found.place),
        "period": found.period,
        "made_up": found.made_up,
        "sources": sources_json(found.sources),
        "headlines": [_result(each) for each in found.results],
    }


def _result(found: HeadlineResult) -> dict[str, Any]:
    """Return one measure with its definition and figures."""
    measure = found.measure
    return {
        "id": measure.id,
        "name": measure.name,
        "definition": measure.definition,
        "sense": measure.sense,
        "source": measure.source,
        "period": found.period,
        "baseline_period": measure.baseline,
        "figures": [_figure(each) for each in found.figures],
    }


def _figure(found: HeadlineFigure) -> dict[str, Any]:
    """Return one figure: now, England, baseline, change, and each reason for none."""
    compared = found.now.comparison
    return {
        "id": found.id,
        "label": found.label,
        "against": found.against,
        **_reading(found.now),
        "verdict": None if compared is None else verdict_json(compared.verdict),
        "england": None if found.england is None else _reading(found.england),
        "baseline": None if found.baseline is None else _reading(found.baseline),
        "change": _change(found.change),
        "change_reason": found.change_reason,
    }


def _reading(found: Reading) -> dict[str, Any]:
    """Return one figure of one place and year."""
    compared = found.comparison
    return {
        "estimate": _estimate(found.estimate),
        "beside": limits_json(found.beside),
        "difference": None if compared is None else limits_json(compared.difference),
        "ratio": None if compared is None else limits_json(compared.ratio),
        "reason": found.reason,
    }


def _estimate(found: Estimate) -> dict[str, Any]:
    """Return the group's own figure."""
    return {
        "value": found.value,
        "lower": found.lower,
        "upper": found.upper,
        "numerator": found.numerator,
        "denominator": found.denominator,
        "flag": found.flag,
        "published": found.published,
    }


def _change(found: Change | None) -> dict[str, Any] | None:
    """Return a change: a difference, or one ratio over another."""
    if found is None:
        return None
    return {
        "value": found.value,
        "lower": found.lower,
        "upper": found.upper,
        "kind": "ratio" if found.is_ratio else "difference",
    }
