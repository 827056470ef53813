"""The headline measures as the versioned JSON of the command line."""

from __future__ import annotations

from typing import Any

from amhe_explore.measures.contract import SCHEMA
from amhe_explore.measures.headline import Headline, HeadlineFigure, HeadlineResult
from amhe_explore.measures.headline_change import Change
from amhe_explore.measures.headline_readings import Reading
from amhe_explore.measures.results import Comparison, Difference, Estimate


def headline_json(found: Headline) -> dict[str, Any]:
    """Return the headline measures of a place in the shape of the contract, version 1."""
    place = found.place
    return {
        "schema": SCHEMA,
        "place": {
            "code": place.code,
            "name": place.name,
            "type": place.type,
            "parent": place.parent,
        },
        "period": found.period,
        "made_up": found.made_up,
        "sources": [
            {"id": each.id, "edition": each.edition, "title": each.title, "sha256": each.sha256}
            for each in found.sources
        ],
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
    return {
        "id": found.id,
        "label": found.label,
        "against": found.against,
        **_reading(found.now),
        "verdict": _verdict(found.now.comparison),
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
        "beside": None if found.beside is None else _limits(found.beside),
        "difference": None if compared is None else _difference(compared.difference),
        "ratio": None if compared is None else _difference(compared.ratio),
        "reason": found.reason,
    }


def _estimate(found: Estimate) -> dict[str, Any]:
    """Return the group's own figure."""
    return {
        **_limits(found),
        "numerator": found.numerator,
        "denominator": found.denominator,
        "flag": found.flag,
        "published": found.published,
    }


def _limits(found: Estimate) -> dict[str, float | None]:
    """Return a figure with its limits; of the other side never its counts."""
    return {"value": found.value, "lower": found.lower, "upper": found.upper}


def _difference(found: Difference | None) -> dict[str, float] | None:
    """Return a difference or ratio with its limits."""
    if found is None:
        return None
    return {"value": found.value, "lower": found.lower, "upper": found.upper}


def _verdict(found: Comparison | None) -> dict[str, str] | None:
    """Return what a comparison may say."""
    if found is None:
        return None
    verdict = found.verdict
    return {
        "direction": verdict.direction,
        "reliability": verdict.reliability,
        "reason": verdict.reason,
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
