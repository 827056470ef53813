"""The order of groups whose labels start with a number, such as deprivation deciles."""

import re
from collections.abc import Sequence

from amhe_explore.stats.arguments import check_sequence

_LEADING_NUMBER = re.compile(r"\s*(\d+)(?!\d)")


def group_order(labels: Sequence[str | int]) -> tuple[int, ...]:
    """Return the positions that put labels in rising order of the number they start with.

    "9" comes before "10" and "02 Less deprived" before "10 Most deprived"; the statistics over
    ordered groups take counts and denominators in this order and never see a label.

    Args:
        labels: Numbers, or texts that start with one.

    Raises:
        ValueError: There is no label, one does not start with a number, or two have the same.
    """
    check_sequence("labels", labels)
    numbers = [_number(position, label) for position, label in enumerate(labels)]
    if len(set(numbers)) < len(numbers):
        raise ValueError(f"labels must each start with a number of its own, got {list(labels)!r}")
    return tuple(sorted(range(len(numbers)), key=numbers.__getitem__))


def _number(position: int, label: str | int) -> int:
    match = None if isinstance(label, bool) else _LEADING_NUMBER.match(str(label))
    if match is None:
        raise ValueError(f"labels[{position}] must start with a number, got {label!r}")
    return int(match[1])
