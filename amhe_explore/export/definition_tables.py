"""Definitions of measures, characteristics and terms, as the catalogue has them."""

from __future__ import annotations

from collections.abc import Iterable

from amhe_explore import catalogue
from amhe_explore.catalogue import Characteristic, Measure, Target
from amhe_explore.export.tables import Table

COUNTS = ("count", "published_percentage", "mean")
POPULATION = "people who live there"
NONE = "none"
NOT_STATED = "as its counts"
REFERENCES = {"none": "no one: all are shown", "rest": "everyone else"}


def counts_table() -> Table:
    """Return every published count, percentage and mean with its definition."""
    rows = tuple(
        (each.name, each.definition, each.date_basis or NOT_STATED, each.unit, _caveats(each))
        for each in catalogue.load().measures.values()
        if each.kind in COUNTS
    )
    columns = ("Measure", "Definition", "Date that counts", "Unit", "Caveats")
    return Table(columns, rows, "What is published")


def rates_table() -> Table:
    """Return every rate: what is divided by what, and which way is better."""
    rows = tuple(
        (
            each.name,
            _name(each.numerator),
            _name(each.denominator),
            each.definition,
            _date_basis(each),
            each.unit,
        )
        for each in _rates()
    )
    columns = ("Rate", "Counted", "Out of", "Definition", "Date that counts", "Unit")
    return Table(columns, rows, "What is worked out")


def judgement_table() -> Table:
    """Return which way each rate is better, its target and its caveats."""
    rows = tuple(
        (each.name, each.polarity, _targets(each.targets), _caveats(each)) for each in _rates()
    )
    return Table(("Rate", "Which way", "Target", "Caveats"), rows, "How rates are read")


def characteristics_table() -> Table:
    """Return every characteristic that can be chosen: groups and reference."""
    rows = tuple(
        (
            each.name,
            "; ".join(group.label for group in each.groups) or "as the files name them",
            _compared_with(each),
            _remarks(each),
        )
        for each in catalogue.load().characteristics.values()
        if each.offered
    )
    columns = ("Characteristic", "Groups", "Compared with", "Remarks")
    return Table(columns, rows, "Characteristics")


def glossary_table() -> Table:
    """Return every term with its plain meaning."""
    rows = tuple(
        (f"{each.term} ({', '.join(each.also)})" if each.also else each.term, each.meaning)
        for each in catalogue.load_glossary()
    )
    return Table(("Term", "Meaning"), rows, "Glossary")


def _rates() -> Iterable[Measure]:
    """Return the measures that are worked out."""
    return [each for each in catalogue.load().measures.values() if each.kind not in COUNTS]


def _name(measure_id: str) -> str:
    """Return a measure by name."""
    entry = catalogue.load().measures.get(measure_id)
    if entry is not None:
        return entry.name
    return POPULATION if measure_id == "population" else measure_id or NONE


def _date_basis(measure: Measure) -> str:
    """Return which date puts a referral into the year: the rate's own, or that of its counts."""
    counts = catalogue.load().measures
    bases = [
        counts[each].date_basis
        for each in (measure.numerator, measure.denominator)
        if each in counts and counts[each].date_basis
    ]
    return measure.date_basis or " / ".join(dict.fromkeys(bases)) or NOT_STATED


def _caveats(measure: Measure) -> str:
    """Return the cautions of a measure."""
    return " ".join(f"{each.rstrip('.')}." for each in measure.caveats) or NONE


def _targets(targets: Iterable[Target]) -> str:
    """Return published standards with their source."""
    said = [f"{each.value:g}: {each.name} ({each.source})" for each in targets]
    return "; ".join(said) or NONE


def _compared_with(entry: Characteristic) -> str:
    """Return the default reference and the others that may be chosen."""
    labels = {group.id: group.label for group in entry.groups} | REFERENCES
    default = labels.get(entry.reference, entry.reference)
    others = [labels.get(each, each) for each in entry.other_references]
    return f"{default}; also {', '.join(others)}" if others else default


def _remarks(entry: Characteristic) -> str:
    """Return note, overlap, breaks and population base."""
    parts = [entry.note]
    if entry.overlapping:
        parts.append("One person can be in several groups.")
    if entry.breaks:
        parts.append(f"Groups changed in {', '.join(entry.breaks)}.")
    parts.append(entry.population_note)
    return " ".join(part for part in parts if part) or NONE
