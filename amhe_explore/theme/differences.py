"""Differences in words: points between two percentages, and factors as "12% fewer"."""

from __future__ import annotations

from amhe_explore.theme.formats import scaled

# A factor from here on is said as "2.3 times as many", not as "130% more".
TIMES_FROM = 2.0


def points_number(difference: float, exact: bool = False) -> str:
    """Return the size of a difference of proportions in points, without its sign.

    Args:
        difference: 0..1; -0.1167 is "12", or "11.7" where exact.
        exact: Whether both sides rest on exact counts (England): one decimal.
    """
    number = scaled(abs(difference), 100, 1 if exact else 0)
    if number == 0:
        return "under 0.1" if exact else "under 1"
    return str(number)


def points_text(difference: float, exact: bool = False) -> str:
    """Return the size of a difference with its unit: "12 points", "under 1 point"."""
    number = points_number(difference, exact)
    return f"{number} point{'' if number in ('1', 'under 1') else 's'}"


def points_range(
    lower: float,
    upper: float,
    exact: bool = False,
    words: tuple[str, str] = ("lower", "higher"),
) -> str:
    """Return the limits of a difference in words: "9 to 15", or "from 5 lower to 2 higher".

    Args:
        lower: Lower limit, 0..1, negative where the group is lower.
        upper: Upper limit.
        exact: One decimal.
        words: What a negative and a positive difference are called.
    """
    if lower <= 0 <= upper:
        less, more = words
        return f"from {points_number(lower, exact)} {less} to {points_number(upper, exact)} {more}"
    near, far = sorted((lower, upper), key=abs)
    low, high = points_number(near, exact), points_number(far, exact)
    return f"{low} to {high}" if low != high else low if low.startswith("under") else f"about {low}"


def factor_text(factor: float, words: tuple[str, str] = ("fewer", "more")) -> str:
    """Return a ratio of two shares in words: 0.88 is "12% fewer", 2.3 is "2.3 times as many"."""
    less, more = words
    if factor >= TIMES_FROM:
        return f"{scaled(factor, 1, 1)} times as {'many' if more == 'more' else 'high'}"
    return f"{_change(factor)}% {less if factor < 1 else more}"


def factor_range(lower: float, upper: float, words: tuple[str, str] = ("fewer", "more")) -> str:
    """Return the limits of a ratio in words: "8% to 15% fewer", "from 5% fewer to 2% more"."""
    if lower <= 1 <= upper:
        high = factor_text(upper, words) if upper > 1 else f"{_change(upper)}% {words[1]}"
        return f"from {_change(lower)}% {words[0]} to {high}"
    if upper >= TIMES_FROM:
        return f"{scaled(lower, 1, 1)} to {factor_text(upper, words)}"
    near, far = sorted((lower, upper), key=lambda limit: abs(limit - 1))
    low, high = _change(near), _change(far)
    word = words[0] if upper <= 1 else words[1]
    if low == high:
        return f"about {low}% {word}" if not low.startswith(("under", "over")) else f"{low}% {word}"
    return f"{low}% to {high}% {word}"


def _change(factor: float) -> str:
    """Return by how many per cent a factor differs from 1, without its sign."""
    number = scaled(abs(factor - 1), 100, 0)
    if number == 0:
        return "under 1"
    return "over 99" if factor < 1 and factor > 0 and number == 100 else str(number)
