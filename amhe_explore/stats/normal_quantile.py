"""Quantiles and tails of the standard normal distribution."""

from functools import lru_cache

from scipy.special import ndtr, ndtri


@lru_cache(maxsize=64)
def z_value(confidence: float) -> float:
    """Two-sided standard normal quantile: 1.959964 for 0.95, 3.090232 for 0.998."""
    return float(ndtri((1 + confidence) / 2))


def two_sided_p_value(z: float) -> float:
    """Probability that a standard normal value lies further from 0 than ``z``."""
    return float(2 * ndtr(-abs(z)))
