"""How closely two quantities go together over a number of places."""

import math
from collections.abc import Sequence

from amhe_explore.stats.arguments import (
    check_confidence,
    check_number,
    check_same_length,
    check_sequence,
)
from amhe_explore.stats.normal_quantile import z_value
from amhe_explore.stats.results import Correlation

PEARSON = "Pearson correlation, Fisher z interval"
SPEARMAN = "Spearman rank correlation, Fisher z interval with the Bonett-Wright standard error"
FEWEST = 4


def pearson(x: Sequence[float], y: Sequence[float], confidence: float = 0.95) -> Correlation:
    """Return Pearson's correlation of two quantities with Fisher's interval.

    Formula: limits ``tanh(atanh(r) -/+ z / sqrt(n - 3))``.

    Assumptions: the pairs are independent and together roughly normal; a straight-line relation.

    Limits: moved by a single far point: read it beside Spearman's. It compares the places, not the
    people in them.

    Reference: Fisher RA (1921), Metron 1:3-32.

    Args:
        x: One number a place.
        y: The other number of the same places, in the same order.
        confidence: 0.95 for 95 % limits.

    Raises:
        ValueError: Sequences of different lengths, empty, or with a number that is not finite.
    """
    reason = _check(x, y, confidence)
    if reason:
        return Correlation(None, None, None, confidence, PEARSON, reason, len(x))
    r = _product_moment(x, y)
    return _fisher(r, len(x), 1 / (len(x) - 3), confidence, PEARSON)


def spearman(x: Sequence[float], y: Sequence[float], confidence: float = 0.95) -> Correlation:
    """Return Spearman's rank correlation of two quantities with its interval.

    Formula: Pearson's r of the ranks (ties: their mean rank); limits
    ``tanh(atanh(r) -/+ z sqrt((1 + r^2 / 2) / (n - 3)))``.

    Assumptions: the pairs are independent; one quantity rises or falls steadily with the other.

    Limits: the interval is approximate under about 10 pairs.

    Reference: Bonett DG, Wright TA (2000), Psychometrika 65:23-28.

    Args:
        x: One number a place.
        y: The other number of the same places, in the same order.
        confidence: 0.95 for 95 % limits.

    Raises:
        ValueError: Sequences of different lengths, empty, or with a number that is not finite.
    """
    reason = _check(x, y, confidence)
    if reason:
        return Correlation(None, None, None, confidence, SPEARMAN, reason, len(x))
    r = _product_moment(_ranks(x), _ranks(y))
    return _fisher(r, len(x), (1 + r * r / 2) / (len(x) - 3), confidence, SPEARMAN)


def _check(x: Sequence[float], y: Sequence[float], confidence: float) -> str:
    """Return why there is no correlation, "" where there is one."""
    check_confidence(confidence)
    for name, values in (("x", x), ("y", y)):
        check_sequence(name, values)
        for position, value in enumerate(values):
            check_number(f"{name}[{position}]", value)
    check_same_length("x", x, "y", y)
    if len(x) < FEWEST:
        return f"fewer than {FEWEST} places"
    if len(set(x)) == 1 or len(set(y)) == 1:
        return "every place has the same figure"
    return ""


def _product_moment(x: Sequence[float], y: Sequence[float]) -> float:
    """Return the product-moment correlation."""
    mean_x, mean_y = math.fsum(x) / len(x), math.fsum(y) / len(y)
    across = [a - mean_x for a in x]
    along = [b - mean_y for b in y]
    together = math.fsum(a * b for a, b in zip(across, along, strict=True))
    spread = math.fsum(a * a for a in across) * math.fsum(b * b for b in along)
    return max(-1.0, min(1.0, together / math.sqrt(spread)))


def _ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each number from 1; equal ones share their mean rank."""
    places: dict[float, list[int]] = {}
    for rank, value in enumerate(sorted(values), start=1):
        places.setdefault(value, []).append(rank)
    return [sum(places[value]) / len(places[value]) for value in values]


def _fisher(r: float, n: int, variance: float, confidence: float, method: str) -> Correlation:
    """Return a correlation with limits on Fisher's scale; a perfect one has none."""
    if abs(r) >= 1 - 1e-12:
        reason = "the places lie exactly on a line"
        return Correlation(math.copysign(1.0, r), None, None, confidence, method, reason, n)
    reach = z_value(confidence) * math.sqrt(variance)
    lower, upper = math.tanh(math.atanh(r) - reach), math.tanh(math.atanh(r) + reach)
    return Correlation(r, lower, upper, confidence, method, None, n)
