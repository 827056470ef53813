"""Five classes with round limits between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

CLASSES = 5
ROUND = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes of one measure.

    Attributes:
        breaks: The four limits, as the legend shows them from left to right.
        falling: Whether the last class holds the lowest values.
    """

    breaks: tuple[float, ...]
    falling: bool = False

    def of(self, value: float) -> int:
        """Return the class of a value, 0 to 4; a value on a limit is in the higher class."""
        above = sum(value >= limit for limit in self.breaks)
        return CLASSES - 1 - above if self.falling else above


def classes_of(values: Sequence[float], falling: bool = False) -> Classes:
    """Return five classes of about equal width over the values, their limits round numbers."""
    if not values:
        return Classes((), falling)
    low, high = min(values), max(values)
    step = _round_step((high - low) / CLASSES)
    first = round(((low + high) / 2 - 1.5 * step) / step) * step
    limits = [round(first + n * step, 10) for n in range(CLASSES - 1)]
    return Classes(tuple(reversed(limits)) if falling else tuple(limits), falling)


def _round_step(width: float) -> float:
    """Return the round number nearest to a width, at least a tenth."""
    if width <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(width))
    return max(min((part * power for part in ROUND), key=lambda each: abs(each - width)), 0.1)
