"""Seeded draws for the example figures, the same on every machine.

Only `random.Random`, whole numbers and the four basic operations and square root of floating-point
numbers, which every platform rounds alike; no logarithm, exponential or sine.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

SEED = "AMHE Explore example places 1"
# The sum of twelve uniform numbers less six has mean 0 and variance 1.
UNIFORMS = 12


def draws(*names: str) -> random.Random:
    """Return the random numbers of one place, year or characteristic, by its names."""
    return random.Random("/".join((SEED, *names)))


def around(source: random.Random, expected: float, rate: float = 0.0) -> float:
    """Return a number as chance would scatter it: binomial spread, never below 0.

    Args:
        source: The random numbers.
        expected: The expected count.
        rate: The proportion of which it is the count; 0 for a count of its own.
    """
    spread = math.sqrt(max(expected, 0.0) * (1.0 - min(rate, 1.0)))
    score = sum(source.random() for _ in range(UNIFORMS)) - UNIFORMS / 2
    return max(0.0, expected + score * spread)


def part_of(source: random.Random, whole: int, rate: float) -> int:
    """Return how many of a whole number chance would pick at a rate."""
    return min(whole, int(around(source, whole * rate, rate) + 0.5))


def between(source: random.Random, low: float, high: float) -> float:
    """Return a number between two others, all equally likely."""
    return low + (high - low) * source.random()


def share_out(total: int, weights: Sequence[float], most: Sequence[int] | None = None) -> list[int]:
    """Return a total shared out by weights, by largest remainders, none above its most.

    Args:
        total: What is shared out.
        weights: One for each part.
        most: The most of each part; their sum is at least the total.
    """
    limits = [total] * len(weights) if most is None else list(most)
    whole = sum(weights)
    exact = [total * weight / whole if whole else 0.0 for weight in weights]
    found = [min(int(each), limit) for each, limit in zip(exact, limits, strict=True)]
    order = sorted(range(len(exact)), key=lambda n: (int(exact[n]) - exact[n], n))
    left = total - sum(found)
    while left > 0:
        open_parts = [n for n in order if found[n] < limits[n]]
        if not open_parts:
            raise ValueError(f"{total} do not fit into parts of at most {limits}")
        step = max(1, left // len(open_parts))
        for n in open_parts:
            given = min(step, limits[n] - found[n], left)
            found[n] += given
            left -= given
    return found
