"""A funnel plot of places: which lie outside what chance alone gives if all were like England.

What is drawn across, and the limits around England's figure:

- a proportion: its denominator; the binomial limits;
- a yearly ratio or a rate per head: its denominator; Poisson limits around England's figure;
- the gap of two groups: the courses that each group would need, were both of one size, for the same
  standard error; England's gap -/+ z times the standard error. The standard error is that of the
  gap's own likely range, which allows for the rounding of the counts. A gap that is a ratio is
  judged by its logarithm.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore import stats
from amhe_explore.measures.all_places import PlaceValue, PlaceValues
from amhe_explore.measures.results import PlaceRef
from amhe_explore.measures.verdicts import CARE
from amhe_explore.stats import FunnelLimits

PROPORTION, RATE, DIFFERENCE, RATIO = "proportion", "rate", "difference", "ratio"
LIMITS = (0.95, 0.998)
INSIDE, OUTSIDE_95, OUTSIDE_998 = "inside", "outside 95", "outside 99.8"
NOT_JUDGED = "not judged"
LOWER, HIGHER = "lower", "higher"
CURVE_POINTS = 60
MARGIN = 1.04
FEWEST_DRAWN = 5


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One place of the plot.

    Attributes:
        place: The place.
        size: Where it stands across.
        value: Its figure.
        standing: inside, outside 95, outside 99.8, or not judged.
        direction: lower or higher than England's figure, "" where they are equal.
        reason: Why it is not judged, "" where it is.
        care: Whether the figure asks for care: few courses, or many not recorded.
    """

    place: PlaceRef
    size: float
    value: float
    standing: str
    direction: str
    reason: str = ""
    care: bool = False


@dataclass(frozen=True, slots=True)
class LimitsAt:
    """Both pairs of limits at one size."""

    size: float
    lower_95: float
    upper_95: float
    lower_998: float
    upper_998: float


@dataclass(frozen=True, slots=True)
class FunnelPlot:
    """A funnel plot.

    Attributes:
        values: The figures of all places.
        form: proportion, rate, difference or ratio: which limits, and what is drawn across.
        target: England's figure; None where there is none, and then no point.
        points: The places that are drawn, by name.
        left_out: The places that are not, each with its reason.
        curve: The limits over the sizes drawn, from the smallest.
        overdispersion: The mean squared z-score (winsorised): 1 where places differ as chance
            alone would have it. Never used to widen the limits.
    """

    values: PlaceValues
    form: str
    target: float | None
    points: tuple[FunnelPoint, ...]
    left_out: tuple[PlaceValue, ...]
    curve: tuple[LimitsAt, ...]
    overdispersion: float | None

    @property
    def made_up(self) -> bool:
        """Return whether any figure is made up."""
        return self.values.made_up

    @property
    def judged(self) -> tuple[FunnelPoint, ...]:
        """Return the places that are held against the limits."""
        return tuple(each for each in self.points if each.standing != NOT_JUDGED)

    def of(self, place: str) -> FunnelPoint | None:
        """Return one place's point by its key, None where it is not drawn."""
        return next((each for each in self.points if each.place.key == place), None)

    def outside(self, standing: str, direction: str) -> int:
        """Return how many places lie outside one pair of limits on one side."""
        return sum((each.standing, each.direction) == (standing, direction) for each in self.points)


def funnel_plot(values: PlaceValues) -> FunnelPlot:
    """Return the funnel plot of one measure, or of a gap, over places.

    A place-year that cannot be compared with others is left out. One whose figure is there but may
    not be compared (a volume break under a ratio of two stages; too few courses) is drawn, and not
    held against the limits.
    """
    form = _form(values)
    england = values.england
    target = None if england is None or _rests_on_few(england) else england.value
    drawn = [] if target is None else [each for each in values.places if _size(each, values, form)]
    left_out = tuple(each for each in values.places if each not in drawn)
    if target is None or not drawn:
        return FunnelPlot(values, form, target, (), left_out, (), None)
    sizes = [_size(each, values, form) or 0.0 for each in drawn]
    points, factor = _points(drawn, sizes, values, form, target)
    return FunnelPlot(
        values, form, target, points, left_out, _curve(sizes, values, form, target), factor
    )


def _rests_on_few(england: PlaceValue) -> bool:
    """Return whether England's figure rests on a count of 1 to 4, which only tables may show."""
    other = None if england.comparison is None else england.comparison.reference_estimate
    counts = [each.numerator for each in (england.estimate, other) if each is not None]
    return any(count is not None and 0 < count < FEWEST_DRAWN for count in counts)


def _form(values: PlaceValues) -> str:
    """Return which limits hold for the figures."""
    if values.pair is not None:
        return RATIO if values.by_ratio else DIFFERENCE
    kind = catalogue_package.load().measures[values.measure].kind
    return PROPORTION if kind == "proportion" else RATE


def _size(each: PlaceValue, values: PlaceValues, form: str) -> float | None:
    """Return where a place stands across; None where it is not drawn."""
    if each.outside or each.value is None:
        return None
    if form in (PROPORTION, RATE):
        return None if each.estimate is None else each.estimate.size
    gap = each.gap
    if gap is None or (form == RATIO and gap.lower <= 0):
        return None
    low, high = (_turned(limit, form) for limit in (gap.lower, gap.upper))
    error = (high - low) / (2 * stats.z_value(0.95))
    return _spread(values, form) / error**2 if error > 0 else None


def _spread(values: PlaceValues, form: str) -> float:
    """Return the variance of a figure times its size, at England's figures."""
    england = values.england
    target = 0.0 if england is None else england.value or 0.0
    if form == RATE:
        per = catalogue_package.load().measures[values.measure].per
        return target * per
    if form == RATIO or england is None or england.comparison is None:
        return 2.0
    sides = (england.comparison.estimate, england.comparison.reference_estimate)
    rates = [each.value for each in sides if each is not None and each.value is not None]
    middle = sum(rates) / len(rates)
    return 2 * middle * (1 - middle)


def _turned(value: float, form: str) -> float:
    """Return a figure on the scale on which it is judged."""
    return math.log(value) if form == RATIO else value


def _back(value: float, form: str) -> float:
    """Return a limit on the scale on which it is drawn."""
    if form == RATIO:
        return math.exp(value)
    return max(value, 0.0) if form == RATE else value


def _limits(
    values: PlaceValues,
    form: str,
    target: float,
    sizes: Sequence[float],
    confidence: float,
    figures: Sequence[float | None] | None = None,
) -> FunnelLimits:
    """Return the limits at sizes, on the scale on which figures are judged."""
    if form == PROPORTION:
        counts = None
        if figures is not None:
            counts = [
                None if figure is None else figure * size
                for figure, size in zip(figures, sizes, strict=True)
            ]
        return stats.funnel_limits(target, sizes, confidence, counts=counts)
    errors = [math.sqrt(_spread(values, form) / size) for size in sizes]
    judged = None
    if figures is not None:
        judged = [None if figure is None else _turned(figure, form) for figure in figures]
    return stats.standard_error_limits(_turned(target, form), errors, confidence, values=judged)


def _points(
    drawn: Sequence[PlaceValue],
    sizes: Sequence[float],
    values: PlaceValues,
    form: str,
    target: float,
) -> tuple[tuple[FunnelPoint, ...], float | None]:
    """Return the points with where they stand, and the over-dispersion factor of those judged."""
    figures = [None if each.reason else each.value for each in drawn]
    inner = _limits(values, form, target, sizes, LIMITS[0], figures)
    outer = _limits(values, form, target, sizes, LIMITS[1])
    points = []
    for n, each in enumerate(drawn):
        value = each.value or 0.0
        standing = NOT_JUDGED
        if not each.reason:
            standing = INSIDE
            for found, name in ((inner, OUTSIDE_95), (outer, OUTSIDE_998)):
                if not _within(_turned(value, form), found, n):
                    standing = name
        direction = LOWER if value < target else HIGHER if value > target else ""
        verdict = None if each.comparison is None else each.comparison.verdict
        care = verdict is not None and not each.reason and verdict.reliability == CARE
        points.append(
            FunnelPoint(each.place, sizes[n], value, standing, direction, each.reason, care)
        )
    return tuple(points), inner.overdispersion


def _within(value: float, limits: FunnelLimits, n: int) -> bool:
    """Return whether a figure lies within the limits of its place."""
    lower, upper = limits.lower[n], limits.upper[n]
    return lower is None or upper is None or lower <= value <= upper


def _curve(
    sizes: Sequence[float], values: PlaceValues, form: str, target: float
) -> tuple[LimitsAt, ...]:
    """Return the limits over the sizes drawn, closer together where they bend more."""
    first, last = min(sizes) / MARGIN, max(sizes) * MARGIN
    step = (last / first) ** (1 / (CURVE_POINTS - 1))
    grid = [first * step**n for n in range(CURVE_POINTS)]
    inner, outer = (_limits(values, form, target, grid, each) for each in LIMITS)
    return tuple(
        LimitsAt(
            size,
            *(
                _back(each if each is not None else target, form)
                for each in (inner.lower[n], inner.upper[n], outer.lower[n], outer.upper[n])
            ),
        )
        for n, size in enumerate(grid)
    )
