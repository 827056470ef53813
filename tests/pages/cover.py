"""A pairwise cover: few combinations in which any two values of two factors meet at least once."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

Row = dict[str, str]
Pair = tuple[tuple[str, str], tuple[str, str]]


def pairwise(factors: Mapping[str, Sequence[str]]) -> list[Row]:
    """Returns rows, one value a factor, that hold every pair of values of two factors.

    Greedy: each row starts with a pair that is still missing and takes, factor by factor, the value
    that brings most missing pairs. The same factors give the same rows.
    """
    names = list(factors)
    missing: dict[Pair, None] = dict.fromkeys(
        ((one, a), (other, b))
        for one, other in itertools.combinations(names, 2)
        for a in factors[one]
        for b in factors[other]
    )
    rows: list[Row] = []
    while missing:
        (one, a), (other, b) = next(iter(missing))
        row = {one: a, other: b}
        for name in names:
            if name not in row:
                row[name] = max(
                    factors[name], key=lambda each: _new(missing, {**row, name: each}, names, name)
                )
        for pair in _pairs(row, names):
            missing.pop(pair, None)
        rows.append({name: row[name] for name in names})
    return rows


def _pairs(row: Row, names: list[str]) -> list[Pair]:
    """The pairs of a row, whole or in the making."""
    there = [(name, row[name]) for name in names if name in row]
    return list(itertools.combinations(there, 2))


def _new(missing: dict[Pair, None], row: Row, names: list[str], name: str) -> int:
    """How many missing pairs a row in the making would bring through one factor."""
    return sum(pair in missing for pair in _pairs(row, names) if name in (pair[0][0], pair[1][0]))
