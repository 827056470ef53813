"""The headline measures in words: the figure, England beside it, the baseline and what changed."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.catalogue.headlines import NOT_RECORDED, SHARE
from amhe_explore.measures import (
    Change,
    Difference,
    Estimate,
    Headline,
    HeadlineFigure,
    HeadlineResult,
    Reading,
)
from amhe_explore.narrative import comparing, wording
from amhe_explore.narrative.made_up import MADE_UP
from amhe_explore.narrative.sides import by_ratio, in_tables_only, is_exact
from amhe_explore.theme import differences, formats

THIS_IS_ENGLAND = "this is England"
UNDER_FIVE = "rests on a count under 5"
FACTOR = ("lower", "higher")


@dataclass(frozen=True, slots=True)
class HeadlineLine:
    """One line of the headline table: every cell holds a figure or the reason for none."""

    label: str
    here: str
    england: str
    baseline: str
    change: str


def headline_lines(result: HeadlineResult) -> tuple[HeadlineLine, ...]:
    """Return the lines of one headline measure."""
    return tuple(_line(result, each) for each in result.figures)


def headline_about(result: HeadlineResult) -> str:
    """Return what a headline measure is: its definition, its years, and which way is good."""
    measure = result.measure
    when = formats.period_text(result.period)
    return (
        f"{measure.definition} {when}, baseline {formats.period_text(measure.baseline)}. "
        f"Which way is good: {measure.sense}."
    )


def headline_note(found: Headline) -> str:
    """Return the sentence above the headline measures of a place."""
    said = (
        "The same eight for every place, each against a baseline year that never changes. "
        "Likely ranges in brackets."
    )
    return f"{MADE_UP} {said}" if found.made_up else said


def _line(result: HeadlineResult, figure: HeadlineFigure) -> HeadlineLine:
    """Return one line in words."""
    against = f", against {figure.against}" if figure.against else ""
    england = THIS_IS_ENGLAND if figure.england is None else _reading(result, figure.england)
    baseline = figure.change_reason
    if figure.baseline is not None:
        baseline = _reading(result, figure.baseline)
    return HeadlineLine(
        label=f"{figure.label[:1].upper()}{figure.label[1:]}{against}",
        here=_reading(result, figure.now),
        england=england,
        baseline=baseline,
        change=_change(figure),
    )


def _reading(result: HeadlineResult, reading: Reading) -> str:
    """Return one reading: two figures and their gap, or why there is none."""
    measure = result.measure
    if reading.estimate.value is None:
        return reading.reason or formats.reason_text(reading.estimate.flag)
    if reading.comparison is not None and in_tables_only(reading.comparison):
        return UNDER_FIVE
    own = _shown(result, reading.estimate)
    if measure.kind in (SHARE, NOT_RECORDED):
        likely = wording.likely(reading.estimate)
        return f"{own}{f' ({likely})' if likely else ''}{_living(reading.beside)}"
    other = "" if reading.beside is None else f" against {_shown(result, reading.beside)}"
    if reading.gap is None or reading.comparison is None:
        return f"{own}{other}; not compared: {_small(reading.reason)}"
    words = comparing.badge(reading.comparison)
    return f"{own}{other}: {words}, {_gap(reading, reading.gap)}"


def _living(beside: Estimate | None) -> str:
    """Return the share of the adults living there, "" where the measure has none beside it."""
    if beside is None:
        return ""
    if beside.value is None:
        return "; adults living here not known"
    return f"; {formats.share_text(beside.value)} of adults living here"


def _gap(reading: Reading, gap: Difference) -> str:
    """Return the size of a gap with its likely range: "12 points (likely 9 to 15)"."""
    if reading.comparison is None or reading.comparison.difference is None:
        size = differences.factor_text(gap.value, FACTOR)
        return f"{size} (likely {differences.factor_range(gap.lower, gap.upper, FACTOR)})"
    exact = is_exact(reading.comparison)
    size = differences.points_text(gap.value, exact)
    return f"{size} (likely {differences.points_range(gap.lower, gap.upper, exact)})"


def _shown(result: HeadlineResult, estimate: Estimate) -> str:
    """Return a figure in the unit of its measure."""
    if estimate.value is None:
        return formats.reason_text(estimate.flag)
    if result.measure.measure and by_ratio(result.measure.measure):
        return formats.rate_text(estimate.value)
    return wording.percent(estimate)


def _change(figure: HeadlineFigure) -> str:
    """Return what changed since the baseline, or why that cannot be said."""
    change = figure.change
    if change is None:
        return f"not given: {figure.change_reason}"
    if change.lower is None or change.upper is None:
        return _plain_change(change)
    if change.is_ratio:
        could = _could_be_chance(change.lower, change.upper, 1.0)
        size = differences.factor_text(change.value, FACTOR)
        return f"ratio {size} (likely {_factor_range(change)}){could}"
    could = _could_be_chance(change.lower, change.upper, 0.0)
    words = _ways(figure)
    limits = differences.points_range(change.lower, change.upper, words=words)
    size = differences.points_text(change.value)
    of = "gap " if words != FACTOR else ""
    return f"{of}{size} {words[change.value >= 0]} (likely {limits}){could}"


def _ways(figure: HeadlineFigure) -> tuple[str, str]:
    """Return what a fall and a rise are called: a gap that keeps its side is wider or narrower."""
    gap = figure.now.gap
    before = None if figure.baseline is None else figure.baseline.gap
    if gap is None or before is None or gap.value * before.value <= 0:
        return FACTOR
    return ("wider", "narrower") if gap.value < 0 else ("narrower", "wider")


def _plain_change(change: Change) -> str:
    """Return the change of a share of all records."""
    size = differences.points_text(change.value)
    return f"{size} {'lower' if change.value < 0 else 'higher'}"


def _factor_range(change: Change) -> str:
    """Return the limits of a change that is a ratio."""
    return differences.factor_range(change.lower or 0.0, change.upper or 0.0, FACTOR)


def _could_be_chance(lower: float, upper: float, none: float) -> str:
    """Return that a change could be chance, where its range holds no change at all."""
    return "; could be chance" if lower <= none <= upper else ""


def _small(reason: str) -> str:
    """Return a reason to stand inside a cell."""
    text = reason.strip().rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
