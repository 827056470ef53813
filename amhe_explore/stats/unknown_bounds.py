"""How far people whose group was not recorded could move a difference."""

import math

from amhe_explore.stats.arguments import check_part
from amhe_explore.stats.missing_cells import missing_of_two
from amhe_explore.stats.results import UnknownBounds

METHOD = "worst-case bounds over who the unknown are"


def unknown_bounds(
    count_1: float | None,
    denominator_1: float | None,
    count_2: float | None,
    denominator_2: float | None,
    unknown_denominator: float | None,
    unknown_count: float | None = None,
) -> UnknownBounds:
    """Return p1 - p2 among the known, with bounds over which group the unknown belong to.

    Formula: n_u people have no group recorded, x_u of them with the outcome. The difference is
    largest when all with the outcome belong to group 1 and all without it to group 2,
    ``(x1 + x_u) / (n1 + x_u) - x2 / (n2 + n_u - x_u)``, and smallest the other way round,
    ``x1 / (n1 + n_u - x_u) - (x2 + x_u) / (n2 + x_u)``. Where x_u is not known, the extremes over
    x_u = 0 .. n_u. In words: "whoever the not recorded are, the gap lies between".

    Assumptions: none about who the unknown are; everybody else's group is right.

    Limits: bounds, not a confidence interval: no sampling error, and no view of what is likely.

    Reference: Manski CF (1989), Journal of Human Resources 24:343-360; Manski CF (2003), Partial
    identification of probability distributions, Springer.

    Args:
        count_1: Known people with the outcome in group 1, or None if missing.
        denominator_1: Known people in group 1, or None if missing.
        count_2: As count_1, for group 2.
        denominator_2: As denominator_1, for group 2.
        unknown_denominator: People whose group is not known, or None if missing.
        unknown_count: Those of them with the outcome; None if not known.

    Raises:
        ValueError: An argument is negative, not finite or larger than it can be.
    """
    check_part("count_1", count_1, "denominator_1", denominator_1)
    check_part("count_2", count_2, "denominator_2", denominator_2)
    check_part("unknown_count", unknown_count, "unknown_denominator", unknown_denominator)
    reason = missing_of_two(count_1, denominator_1, count_2, denominator_2)
    if not reason and unknown_denominator is None:
        reason = "the number of people whose group is not known is missing"
    if (
        reason
        or count_1 is None
        or denominator_1 is None
        or count_2 is None
        or denominator_2 is None
        or unknown_denominator is None
    ):
        return UnknownBounds(None, None, None, None, METHOD, reason)
    first = (float(count_1), float(denominator_1))
    second = (float(count_2), float(denominator_2))
    unknown = float(unknown_denominator)
    known_count = None if unknown_count is None else float(unknown_count)
    value = first[0] / first[1] - second[0] / second[1]
    return UnknownBounds(
        value=value,
        lower=min(value, -_largest(second, first, unknown, known_count)),
        upper=max(value, _largest(first, second, unknown, known_count)),
        confidence=None,
        method=METHOD,
        tipping_point=_tipping_point(value, first, second, unknown, known_count),
    )


_Group = tuple[float, float]


def _largest(high: _Group, low: _Group, unknown: float, unknown_count: float | None) -> float:
    """Return the largest difference of the first group's proportion over the second's."""
    (x1, n1), (x2, n2) = high, low

    def difference(outcomes: float) -> float:
        return (x1 + outcomes) / (n1 + outcomes) - x2 / (n2 + unknown - outcomes)

    if unknown_count is not None:
        return difference(unknown_count)
    # As a function of the outcomes this is 1 - (n1 - x1)/(n1 + x) - x2/(n2 + unknown - x): concave,
    # so its largest value over whole numbers lies beside the root of its derivative, or at an end.
    a, b = math.sqrt(n1 - x1), math.sqrt(x2)
    root = (a * (n2 + unknown) - b * n1) / (a + b) if a + b > 0 else 0.0
    candidates = (0.0, unknown, math.floor(root), math.ceil(root))
    return max(difference(min(max(x, 0.0), unknown)) for x in candidates)


def _tipping_point(
    value: float, first: _Group, second: _Group, unknown: float, unknown_count: float | None
) -> int | None:
    """Return the fewest unknown with the outcome, in the lower group, that can close the gap.

    Everybody else is placed as helpfully as possible: those without the outcome in the group with
    the higher rate, other outcomes in neither group.
    """
    if value == 0:
        return None
    low, high = (first, second) if value < 0 else (second, first)
    most = math.floor(unknown if unknown_count is None else unknown_count)

    def closes(moved: int) -> bool:
        without = unknown - (moved if unknown_count is None else unknown_count)
        return (low[0] + moved) * (high[1] + without) >= high[0] * (low[1] + moved)

    # Whole numbers beside the root decide, so that no floating-point residue moves the answer by 1.
    near = max(0, math.floor(_closing_root(low, high, unknown, unknown_count)))
    candidates = (0, near - 1, near, near + 1)
    return next((moved for moved in candidates if 0 <= moved <= most and closes(moved)), None)


def _closing_root(low: _Group, high: _Group, unknown: float, unknown_count: float | None) -> float:
    """Return where moved outcomes make the two proportions equal; 0 where they never do.

    With x_u known, ``(x + s) / (n + s)`` must reach a fixed proportion: linear in s. Otherwise each
    person moved also leaves the other group: quadratic in s, of which the smaller root counts.
    """
    (x_low, n_low), (x_high, n_high) = low, high
    if unknown_count is not None:
        fixed = x_high / (n_high + unknown - unknown_count)
        return (fixed * n_low - x_low) / (1 - fixed) if fixed < 1 else 0.0
    half = (n_high + unknown - x_low - x_high) / 2
    constant = x_high * n_low - x_low * (n_high + unknown)
    discriminant = half * half - constant
    if discriminant < 0 or half <= 0:
        return 0.0
    # The smaller root, in the form that does not subtract two nearly equal numbers.
    return constant / (half + math.sqrt(discriminant))
