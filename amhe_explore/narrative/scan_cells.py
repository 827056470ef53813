"""One cell of the scan in words: its figure, and its verdict or the reason why it has none."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.measures import Cell, Estimate, ResidentShare, Untested
from amhe_explore.narrative import wording
from amhe_explore.narrative.comparing import CLEAR, SHAPES
from amhe_explore.theme import differences, formats


def cell_words(cell: Cell | Untested | None, told: str = "") -> str:
    """Return one cell of the matrix: "63% ▲ 14 points higher", or why it is not compared.

    Args:
        cell: The cell; None where the group is joined for the residents only.
        told: A reason that stands above the table, once for all.
    """
    if cell is None:
        return "not worked out"
    return _with_reason(_figure(cell.key.measure, cell.estimate), cell, told)


def share_words(cell: Cell | Untested | None, share: ResidentShare | None, told: str = "") -> str:
    """Return who reaches the service: "7% of referrals, 25% of residents ▼ 72% lower"."""
    if cell is None or share is None or share.share_referrals.value is None:
        return cell_words(cell, told)
    figure = f"{formats.share_text(share.share_referrals.value)} of referrals"
    if share.share_residents is not None:
        figure += f", {formats.share_text(share.share_residents)} of residents"
    return _with_reason(figure, cell, told)


def _with_reason(figure: str, cell: Cell | Untested, told: str) -> str:
    """Return a figure with its verdict, or with the reason why it has none."""
    if isinstance(cell, Cell):
        return f"{figure} {_verdict(cell)}"
    if figure and cell.reason == told:
        return figure
    return f"{figure}; {cell.short}" if figure else cell.short


def _verdict(cell: Cell) -> str:
    """Return shape, size and direction of one cell."""
    direction = cell.verdict.direction
    care = ", take care" if cell.verdict.reliability == "take care" else ""
    shape = SHAPES.get(direction, "")
    if direction not in CLEAR:
        return f"{shape} {direction}{care}"
    if cell.difference is not None:
        exact = cell.estimate.precision == wording.EXACT
        size = f"{differences.points_text(cell.difference.value, exact)} {direction}"
    else:
        size = "" if cell.ratio is None else differences.factor_text(cell.ratio.value, CLEAR)
    return f"{shape} {size}{care}"


def _figure(measure: str, estimate: Estimate) -> str:
    """Return a figure in its own unit, "" where there is none."""
    if estimate.value is None:
        return ""
    kind = catalogue.load().measures[measure].kind
    if kind == "proportion":
        return wording.percent(estimate)
    if kind == "per_population":
        return f"{formats.rate_text(estimate.value)} per 1,000"
    return formats.per_text(estimate.value)
