"""Practice cards in words: where, when, as told by whom, and when it was last checked."""

from __future__ import annotations

from amhe_explore.catalogue import PracticeCard
from amhe_explore.narrative.evidence import cited


def tried(card: PracticeCard) -> str:
    """Return where something was tried and who says so: "Tried in Leeds, as told by ..."."""
    example = card.example
    checked = f"{example.checked[:1].upper()}{example.checked[1:]}"
    return (
        f"Tried in {example.where}. As told by {example.claimed_by}, {example.year}. {checked}. "
        f"Source: {cited(example.sources)}."
    )
