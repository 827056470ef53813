"""The tables of the scan: both lists of gaps, each characteristic's cells, what was not tested."""

from __future__ import annotations

from amhe_explore import narrative
from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures import (
    Cell,
    Estimate,
    Scan,
    ScanBlock,
    ScanGroup,
    SmallGap,
    SureGap,
    Untested,
)
from amhe_explore.narrative import scan as scan_words
from amhe_explore.theme import differences, formats

ACCESS_HEADS = {
    "referral_rate": "Referrals per 1,000 adults",
    "representation": "Who reaches the service",
}
HEADS = {
    "completion": "Finished per 100 referrals",
    "recovery": "Recovered",
    "reliable_recovery": "Reliably recovered",
    "reliable_improvement": "Improved",
}
WAIT = "Mean wait to start, days"
NONE = "not compared"
NO_ENGLAND = "not shown"
NO_SHARE = formats.REASONS["not_published"]


def sure_table(scan: Scan) -> Table:
    """Return the gaps that are sure: recovery, reliable recovery, improvement, England."""
    return Table(
        columns=(
            "Gap",
            "Recovered",
            "Recovery, difference",
            "Reliable recovery, difference",
            "Improvement",
            "Same group, England",
            "Not recorded",
        ),
        rows=tuple(_sure_row(each) for each in scan.sure),
        caption=_caption(scan, scan_words.SURE_GAPS),
    )


def _sure_row(gap: SureGap) -> tuple[str, ...]:
    """Return one sure gap as read."""
    shown = gap.shown
    return (
        scan_words.gap_titles(gap)[0],
        f"{_percent(shown.estimate)} against {_percent(shown.reference_estimate)}",
        _difference(gap.recovery),
        _difference(gap.reliable_recovery),
        f"{gap.points} by both" if gap.points in ("better", "worse") else gap.points,
        scan_words.same_group(shown.england) or NO_ENGLAND,
        NO_SHARE
        if shown.not_recorded_share is None
        else formats.share_text(shown.not_recorded_share),
    )


def small_table(scan: Scan) -> Table:
    """Return the large gaps in small groups, over three years."""
    return Table(
        columns=("Gap", "Recovered", "Compared with", "Difference", "Same group, England"),
        rows=tuple(_small_row(each) for each in scan.small),
        caption=_caption(scan, f"{scan_words.SMALL_GAPS}, three years together"),
    )


def _small_row(gap: SmallGap) -> tuple[str, ...]:
    """Return one gap of a small group as read."""
    exact = gap.estimate.precision == "exact"
    _, size, likely = scan_words.gap_size(gap)
    low, high = gap.estimate.lower, gap.estimate.upper
    return (
        scan_words.gap_titles(gap)[0],
        f"{_percent(gap.estimate)} (likely {formats.interval_text(low, high, exact)})",
        _percent(gap.reference_estimate),
        f"{size} ({likely})",
        scan_words.same_group(gap.england) or NO_ENGLAND,
    )


def block_table(scan: Scan, block: ScanBlock) -> Table:
    """Return the cells of one characteristic: a row a group, a column a measure.

    A reason that closes a whole measure is told once above the table, not in each cell.
    """
    measures = scan_words.shown_measures(scan, block)
    heads = [{**ACCESS_HEADS, **HEADS}[each] for each in measures]
    waits = any(group.wait is not None and group.wait.value is not None for group in block.groups)
    return Table(
        columns=("Group", *heads, *([WAIT] if waits else [])),
        rows=tuple(
            (
                group.label,
                *(_cell(scan, block, group, each) for each in measures),
                *([_wait(group.wait)] if waits else []),
            )
            for group in block.groups
        ),
        caption=_caption(scan, block.name),
    )


def untested_table(scan: Scan) -> Table:
    """Return why cells could not be tested, how many, and whose they are."""
    return Table(
        columns=("Why", "Cells", "Which"),
        rows=tuple(
            (reason, f"{count:,}", which) for reason, count, which in scan_words.reasons_of(scan)
        ),
        caption=_caption(scan, "What could not be tested"),
    )


RAW = (
    "characteristic", "group", "label", "measure", "value", "lower_95", "upper_95", "against",
    "reference", "difference", "difference_lower_95", "difference_upper_95", "ratio",
    "ratio_lower_95", "ratio_upper_95", "p_value", "p_adjusted", "verdict", "reliability",
    "not_recorded_share", "reason",
)  # fmt: skip


def scan_table(scan: Scan) -> Table:
    """Return every cell as data: tested ones with their verdict, the others with their reason."""
    cells: list[Cell | Untested] = [*scan.cells, *scan.untested]
    rows = tuple(_raw(each) for each in cells)
    return Table(RAW, rows, _caption(scan, "All characteristics"))


def _raw(cell: Cell | Untested) -> tuple[str, ...]:
    """Return one cell as plain numbers, proportions and ratios as they are."""
    key = (cell.key.characteristic, cell.key.group, cell.label, cell.key.measure)
    figure = _numbers(cell.estimate.value, cell.estimate.lower, cell.estimate.upper)
    if isinstance(cell, Untested):
        return (*key, *figure, *("" for _ in range(10)), NONE, "", "", cell.reason)
    gap, factor = cell.difference, cell.ratio
    return (
        *key,
        *figure,
        cell.against,
        cell.reference,
        *(_numbers(gap.value, gap.lower, gap.upper) if gap else ("", "", "")),
        *(_numbers(factor.value, factor.lower, factor.upper) if factor else ("", "", "")),
        *_numbers(cell.p_value, cell.p_adjusted),
        cell.verdict.direction,
        cell.verdict.reliability,
        *_numbers(cell.not_recorded_share),
        cell.verdict.reason,
    )


def _numbers(*values: float | None) -> tuple[str, ...]:
    """Return numbers to six significant figures, nothing where there is none."""
    return tuple("" if value is None else f"{value:.6g}" for value in values)


def _cell(scan: Scan, block: ScanBlock, group: ScanGroup, measure: str) -> str:
    """Return one cell of a characteristic's table as read."""
    cell, told = group.cell(measure), scan_words.closed_reason(block, measure)
    if measure != "representation":
        return narrative.cell_words(cell, told)
    found = scan.representation(block.characteristic)
    return narrative.share_words(cell, None if found is None else found.group(group.id), told)


def _wait(wait: Estimate | None) -> str:
    """Return a mean wait in whole days, or why there is none."""
    if wait is None:
        return formats.reason_text("not_published")
    return formats.reason_text(wait.flag) if wait.value is None else formats.rate_text(wait.value)


def _difference(cell: Cell | None) -> str:
    """Return a difference with its verdict and likely range."""
    if cell is None or cell.difference is None:
        return NONE
    exact = cell.estimate.precision == "exact"
    found = cell.difference
    likely = differences.points_range(found.lower, found.upper, exact)
    direction = cell.verdict.direction
    size = direction
    if direction in ("lower", "higher"):
        size = f"{differences.points_text(found.value, exact)} {direction}"
    return f"{size} (likely {likely})"


def _percent(estimate: Estimate | None) -> str:
    """Return a rate as the file prints it."""
    if estimate is None or estimate.value is None:
        return NONE
    shown = estimate.value if estimate.published is None else estimate.published
    return formats.published_percent(shown, estimate.precision == "exact")


def _caption(scan: Scan, what: str) -> str:
    """Return a caption: what, whose, when, and whether the figures are made up."""
    start = f"{MADE_UP} " if scan.made_up else ""
    return f"{start}{what}: {scan.place.name}, {formats.period_text(scan.period)}"
