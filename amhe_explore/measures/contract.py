"""Results as the versioned JSON of the command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from amhe_explore.measures.results import (
    Comparison,
    Count,
    Difference,
    Estimate,
    Gradient,
    GroupResult,
    PlaceEntry,
    PlaceRef,
    Profile,
    SourceRef,
    Verdict,
)

SCHEMA = 1


def profile_json(profile: Profile) -> dict[str, Any]:
    """Return a profile in the shape of the contract, version 1."""
    return {
        "schema": SCHEMA,
        "place": place_json(profile.place),
        "period": profile.period,
        "characteristic": profile.characteristic,
        "made_up": profile.made_up,
        "sources": sources_json(profile.sources),
        "notices": [{"kind": each.kind, "text": each.text} for each in profile.notices],
        "gates": [
            {"id": each.id, "state": each.state, "reason": each.reason} for each in profile.gates
        ],
        "groups": [_group(group) for group in profile.groups],
        "comparisons": [_comparison(each) for each in profile.comparisons],
        "gradient": _gradient(profile.gradient) if profile.gradient else None,
        "reason": profile.gradient_reason,
        "not_recorded_share": dict(profile.not_recorded_share),
    }


def place_json(place: PlaceRef) -> dict[str, Any]:
    """Return the place that results are of."""
    return {
        "code": place.code,
        "name": place.name,
        "type": place.type,
        "parent": place.parent,
    }


def sources_json(sources: Iterable[SourceRef]) -> list[dict[str, Any]]:
    """Return the files behind results, each with its checksum."""
    return [
        {"id": each.id, "edition": each.edition, "title": each.title, "sha256": each.sha256}
        for each in sources
    ]


def limits_json(found: Estimate | Difference | None) -> dict[str, float | None] | None:
    """Return a number with its limits; of an estimate never its counts."""
    if found is None:
        return None
    return {"value": found.value, "lower": found.lower, "upper": found.upper}


def verdict_json(verdict: Verdict) -> dict[str, str]:
    """Return what may be said."""
    return {
        "direction": verdict.direction,
        "reliability": verdict.reliability,
        "reason": verdict.reason,
    }


def _group(group: GroupResult) -> dict[str, Any]:
    """Return one group."""
    return {
        "id": group.id,
        "label": group.label,
        "official_label": group.official_label,
        "kind": group.kind,
        "order": group.order,
        "worked_out": group.worked_out,
        "note": group.note,
        "counts": {name: _count(count) for name, count in group.counts.items()},
        "rates": {name: _rate(rate) for name, rate in group.rates.items()},
    }


def _count(count: Count) -> dict[str, Any]:
    """Return one count with its flag."""
    return {"value": count.value, "flag": count.flag, "rounded_to": count.rounded_to}


def _rate(rate: Estimate) -> dict[str, Any]:
    """Return one rate; the size that gates use is not part of it."""
    return {
        "value": rate.value,
        "lower": rate.lower,
        "upper": rate.upper,
        "published": rate.published,
        "numerator": rate.numerator,
        "denominator": rate.denominator,
        "flag": rate.flag,
        "precision": rate.precision,
        "method": rate.method,
    }


def _comparison(found: Comparison) -> dict[str, Any]:
    """Return one comparison; of the other side only its value and limits, never its counts."""
    return {
        "measure": found.measure,
        "group": found.group,
        "against": found.against,
        "reference": found.reference,
        "reference_rate": limits_json(found.reference_estimate),
        "difference": limits_json(found.difference),
        "ratio": limits_json(found.ratio),
        "verdict": verdict_json(found.verdict),
    }


def _gradient(found: Gradient) -> dict[str, Any]:
    """Return the gradient."""
    return {
        "measure": found.measure,
        "sii": limits_json(found.sii),
        "rii": limits_json(found.rii),
        "intercept": limits_json(found.intercept),
        "potential_gain": None
        if found.gain is None
        else {**(limits_json(found.gain) or {}), "share": found.gain_share},
        "expected": found.expected,
        "observed": found.observed,
    }


def places_json(places: tuple[PlaceEntry, ...]) -> dict[str, Any]:
    """Return the list of places in the shape of the contract, version 1."""
    return {
        "schema": SCHEMA,
        "places": [
            {
                "code": each.code,
                "name": each.name,
                "type": each.type,
                "parent": each.parent.partition(":")[2] if each.parent else None,
                "first_period": each.first_period or None,
                "last_period": each.last_period or None,
            }
            for each in places
        ],
    }
