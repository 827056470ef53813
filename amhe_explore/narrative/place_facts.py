"""What is known of a place apart from its figures, as key figures and a sentence."""

from __future__ import annotations

from amhe_explore.measures import TYPE_NAMES, PlaceFacts
from amhe_explore.narrative.findings import KeyFigure
from amhe_explore.theme import formats

NOT_NOW = "Its therapy figures are not here yet. What is known without them:"


def fact_figures(facts: PlaceFacts) -> tuple[KeyFigure, ...]:
    """Return people and deprivation as key figures; those not known are left out."""
    found = []
    if facts.people is not None:
        notes = ("all ages", f"mid-{facts.people_year}")
        found.append(KeyFigure("People", formats.count_text(facts.people, "published"), notes))
    if facts.score is not None:
        said = f"{facts.rank} of {facts.ranked}, 1 the most deprived"
        found.append(KeyFigure("Deprivation score", f"{facts.score:.1f}", (said,)))
    for label, share in (
        ("Most deprived 10%", facts.share_tenth),
        ("Most deprived 20%", facts.share_fifth),
    ):
        if share is not None:
            notes = ("of its small areas are", "among these of England")
            found.append(KeyFigure(label, formats.percent_text(share, 0), notes))
    return tuple(found)


def fact_note(facts: PlaceFacts) -> str:
    """Return the line under the title of a place without figures."""
    return f"{TYPE_NAMES.get(facts.kind, facts.kind)} · figures not loaded"
