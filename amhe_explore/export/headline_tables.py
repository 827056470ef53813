"""The headline measures as a table: every cell a figure, or the reason for none."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore import narrative
from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures import Headline, HeadlineResult
from amhe_explore.theme import formats

COLUMNS = ("Measure", "Here", "England", "Baseline", "Change since")


def headline_table(found: Headline, results: Sequence[HeadlineResult]) -> Table:
    """Return some headline measures of a place, a row a figure.

    Args:
        found: The place's headline measures.
        results: Those wanted.
    """
    rows = []
    for result in results:
        for line in narrative.headline_lines(result):
            name = line.label if len(results) == 1 else _named(result, line.label)
            rows.append((name, line.here, line.england, line.baseline, line.change))
    years = dict.fromkeys(formats.period_text(each.measure.baseline) for each in results)
    caption = f"{found.place.name}, {found.period}, against the baseline {' or '.join(years)}"
    if found.made_up:
        caption = f"{MADE_UP} {caption}"
    return Table(COLUMNS, tuple(rows), caption)


def _named(result: HeadlineResult, label: str) -> str:
    """Return the measure's name, and the line's own where it has several."""
    return result.measure.name if len(result.figures) == 1 else f"{result.measure.name}: {label}"
