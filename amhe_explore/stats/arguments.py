"""Checks of what the statistics are given: bad input raises ValueError that names the argument."""

import math
from collections.abc import Sequence
from numbers import Real


def check_number(name: str, value: object) -> None:
    """Raise ValueError naming the argument unless it is a finite real number."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise ValueError(f"{name} must be a number, got {value!r}")
    if not math.isfinite(value):
        raise ValueError(f"{name} must be a finite number, got {value!r}")


def check_count(name: str, value: float | None) -> None:
    """Raise ValueError naming the argument unless it is None or a number of at least 0."""
    if value is None:
        return
    check_number(name, value)
    if value < 0:
        raise ValueError(f"{name} must not be negative, got {value!r}")


def check_part(
    count_name: str, count: float | None, denominator_name: str, denominator: float | None
) -> None:
    """Raise ValueError unless both are counts (or None) and the first is part of the second."""
    check_count(count_name, count)
    check_count(denominator_name, denominator)
    if count is not None and denominator is not None and count > denominator:
        raise ValueError(
            f"{count_name} must not be larger than {denominator_name}, "
            f"got {count!r} of {denominator!r}"
        )


def check_parts(counts: Sequence[float | None], denominators: Sequence[float | None]) -> None:
    """Raise ValueError unless two sequences of one length hold counts and their denominators."""
    check_sequence("counts", counts)
    check_sequence("denominators", denominators)
    check_same_length("counts", counts, "denominators", denominators)
    for position, (count, denominator) in enumerate(zip(counts, denominators, strict=True)):
        check_part(f"counts[{position}]", count, f"denominators[{position}]", denominator)


def check_sequence(name: str, values: Sequence[object]) -> None:
    """Raise ValueError naming the argument unless it is a sequence, not a text, and not empty."""
    if isinstance(values, str) or not hasattr(values, "__len__"):
        raise ValueError(f"{name} must be a sequence, got {values!r}")
    if len(values) == 0:
        raise ValueError(f"{name} must not be empty")


def check_same_length(
    name_1: str, values_1: Sequence[object], name_2: str, values_2: Sequence[object]
) -> None:
    """Raise ValueError naming both arguments unless they are of the same length."""
    if len(values_1) != len(values_2):
        raise ValueError(
            f"{name_1} and {name_2} must be of the same length, "
            f"got {len(values_1)} and {len(values_2)}"
        )


def check_whole_number(name: str, value: float, smallest: int, largest: float = math.inf) -> None:
    """Raise ValueError naming the argument unless it is a whole number within the limits."""
    check_number(name, value)
    if value != int(value) or not smallest <= value <= largest:
        limits = f"at least {smallest}" + ("" if largest == math.inf else f", at most {largest}")
        raise ValueError(f"{name} must be a whole number of {limits}, got {value!r}")


def check_confidence(confidence: float) -> None:
    """Raise ValueError unless the confidence is at least 0.5 and below 1 (0.95 for 95 %)."""
    check_number("confidence", confidence)
    if not 0.5 <= confidence < 1:
        raise ValueError(
            f"confidence must be at least 0.5 and below 1 (0.95 for 95 %), got {confidence!r}"
        )
