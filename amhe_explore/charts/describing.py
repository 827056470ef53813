"""How text summaries of charts begin, list what is drawn, and name what a share is of."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore.charts.picture import MADE_UP_WORDS
from amhe_explore.measures.stage_results import Stage

# What "of every 100" counts, by the id of the stage.
NOUNS = {
    "referrals": "referrals received",
    "started": "first treatments",
    "ended": "referrals that ended",
    "treated": "ended after treatment",
    "finished": "courses finished",
    "eligible": "that could recover",
}


def started(made_up: bool, what: str) -> str:
    """Return the beginning of a summary; made-up figures say so first."""
    return f"{MADE_UP_WORDS} {what}. " if made_up else f"{what}. "


def sentence_list(parts: Sequence[str]) -> str:
    """Return the parts as one sentence; "Nothing to draw." without parts."""
    return "; ".join(parts) + "." if parts else "Nothing to draw."


def stage_noun(stage: Stage) -> str:
    """Return what a share of a stage counts: "referrals received"."""
    return NOUNS.get(stage.id, stage.label[:1].lower() + stage.label[1:])
