"""Results that are worked out once for each open warehouse, however often they are asked for."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple
from weakref import WeakKeyDictionary

from amhe_explore.warehouse import Warehouse

Of = TypeVarTuple("Of")
Result = TypeVar("Result")


def once_a_warehouse(
    work: Callable[[Warehouse, *Of], Result],
) -> Callable[[Warehouse, *Of], Result]:
    """Return a function that keeps what it has worked out for as long as the warehouse is open.

    Args:
        work: A function of an open warehouse and of hashable arguments; its results are shared, so
            nobody may change them.
    """
    kept: WeakKeyDictionary[Warehouse, dict[tuple[*Of], Result]] = WeakKeyDictionary()

    @functools.wraps(work)
    def once(warehouse: Warehouse, *of: *Of) -> Result:
        found = kept.setdefault(warehouse, {})
        if of not in found:
            found[of] = work(warehouse, *of)
        return found[of]

    return once
