"""Missing cells and empty denominators: why there is no number, in words for a reader."""

from collections.abc import Sequence


def missing_part(count: float | None, denominator: float | None) -> str | None:
    """Return why a count of a denominator gives no proportion; None where it gives one."""
    if denominator is None:
        return "the denominator is missing"
    if denominator == 0:
        return "the denominator is 0"
    if count is None:
        return "the count is missing"
    return None


def missing_of_two(
    count_1: float | None,
    denominator_1: float | None,
    count_2: float | None,
    denominator_2: float | None,
) -> str | None:
    """Return why two groups cannot be compared; None where each has its proportion."""
    for name, count, denominator in (
        ("group 1", count_1, denominator_1),
        ("group 2", count_2, denominator_2),
    ):
        reason = missing_part(count, denominator)
        if reason:
            return f"{name}: {reason}"
    return None


def missing_parts(
    counts: Sequence[float | None], denominators: Sequence[float | None]
) -> str | None:
    """Return why groups give no statistic over all of them; None where each has its proportion."""
    for position, (count, denominator) in enumerate(zip(counts, denominators, strict=True)):
        reason = missing_part(count, denominator)
        if reason:
            return f"group {position + 1} of {len(counts)}: {reason}"
    return None


def no_variation(counts: Sequence[float], denominators: Sequence[float]) -> str | None:
    """Return why a test has nothing to work on: nobody, or everybody, has the outcome."""
    events = sum(counts)
    if events == 0:
        return "nobody in any group has the outcome, so there is nothing to test"
    if events == sum(denominators):
        return "everybody in every group has the outcome, so there is nothing to test"
    return None


def present(values: Sequence[float | None]) -> list[float]:
    """Return the values that are not missing, as floats."""
    return [float(value) for value in values if value is not None]
