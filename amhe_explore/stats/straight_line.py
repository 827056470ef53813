"""The straight line through a number of places, with its limits."""

import math
from collections.abc import Sequence

from scipy.special import stdtrit

from amhe_explore.stats.arguments import (
    check_confidence,
    check_number,
    check_same_length,
    check_sequence,
)
from amhe_explore.stats.results import LinePoint, StraightLine

FEWEST = 4
METHOD = "least squares"


def straight_line(
    x: Sequence[float], y: Sequence[float], confidence: float = 0.95
) -> StraightLine | None:
    """Return the least-squares line of y on x; None where there is none.

    Formula: slope ``Sxy / Sxx`` through the means; residual variance ``s^2 = SSE / (n - 2)``;
    limits of the slope ``-/+ t s / sqrt(Sxx)``.

    Assumptions: independent places, one spread around the line throughout; every place counts once.

    Limits: describes these places; says nothing of causes, nor beyond the range of x. None for
    fewer than four places or where all have the same x.

    Reference: Draper NR, Smith H (1998), Applied Regression Analysis, 3rd edition, chapter 1.

    Args:
        x: One number a place.
        y: The other number of the same places, in the same order.
        confidence: 0.95 for 95 % limits.

    Raises:
        ValueError: Sequences of different lengths, empty, or with a number that is not finite.
    """
    check_confidence(confidence)
    for name, values in (("x", x), ("y", y)):
        check_sequence(name, values)
        for position, value in enumerate(values):
            check_number(f"{name}[{position}]", value)
    check_same_length("x", x, "y", y)
    if len(x) < FEWEST or len(set(x)) == 1:
        return None
    mean, mean_y = math.fsum(x) / len(x), math.fsum(y) / len(y)
    spread = math.fsum((a - mean) ** 2 for a in x)
    slope = math.fsum((a - mean) * (b - mean_y) for a, b in zip(x, y, strict=True)) / spread
    intercept = mean_y - slope * mean
    errors = [b - (intercept + slope * a) for a, b in zip(x, y, strict=True)]
    residual = math.sqrt(math.fsum(error**2 for error in errors) / (len(x) - 2))
    times = float(stdtrit(len(x) - 2, (1 + confidence) / 2))
    reach = times * residual / math.sqrt(spread)
    return StraightLine(
        value=slope,
        lower=slope - reach,
        upper=slope + reach,
        confidence=confidence,
        method=METHOD,
        reason="",
        intercept=intercept,
        places=len(x),
        mean_x=mean,
        spread_x=spread,
        residual=residual,
        times=times,
    )


def line_at(line: StraightLine, x: float) -> LinePoint:
    """Return the line at one x, with its own limits and the limits for a single place.

    Formula: line ``-/+ t s sqrt(1/n + (x - mean)^2 / Sxx)``; for a place ``1 +`` under the root.

    Assumptions: as ``straight_line``; for a place also that places lie around it by a normal law.

    Limits: the line is not to be read beyond the range of its places.

    Reference: as ``straight_line``.

    Args:
        line: The line.
        x: Where; inside the range of the places, for it describes nothing beyond.
    """
    check_number("x", x)
    value = line.intercept + line.value * x
    share = 1 / line.places + (x - line.mean_x) ** 2 / line.spread_x
    own = line.times * line.residual * math.sqrt(share)
    one = line.times * line.residual * math.sqrt(1 + share)
    return LinePoint(
        value=value,
        lower=value - own,
        upper=value + own,
        confidence=line.confidence,
        method=line.method,
        reason="",
        x=x,
        place_lower=value - one,
        place_upper=value + one,
    )
