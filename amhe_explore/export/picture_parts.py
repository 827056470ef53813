"""Results as what charts draw that take no result: gaps as rows, reach as bars in pairs."""

from __future__ import annotations

from amhe_explore import narrative
from amhe_explore.charts import GapRow, ReachBar, ReachPair
from amhe_explore.measures import Scan, SmallGap, SureGap
from amhe_explore.narrative import scan as scan_words


def gap_row(gap: SureGap | SmallGap) -> GapRow:
    """Return one gap as it is drawn."""
    shown = gap.shown if isinstance(gap, SureGap) else gap
    direction, size, likely = scan_words.gap_size(gap)
    other = shown.reference_estimate or shown.estimate
    return GapRow(
        scan_words.gap_titles(gap), shown.estimate, other, shown.england, direction, size, likely
    )


def reach_pairs(scan: Scan) -> tuple[ReachPair, ...]:
    """Return who reaches the service as bars in pairs."""
    heads = (
        (narrative.OLDER_HEAD, narrative.older_parts(scan)),
        (narrative.RATE_HEAD, narrative.rate_parts(scan)),
    )
    return tuple(
        ReachPair(
            head, tuple(ReachBar(part.words, part.value, n == 0) for n, part in enumerate(parts))
        )
        for head, parts in heads
    )
