"""What each statistic does, read from its own docstring: words and code stand in one place."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from amhe_explore import stats

PARTS = ("Formula", "Assumptions", "Limits", "Reference")
NOT_FOR_READERS = ("Args", "Raises", "Returns")
LABEL = re.compile(r"([A-Z][a-z]+): ?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Method:
    """One statistic.

    Attributes:
        id: Its name in `amhe_explore.stats`.
        says: What it gives, in one sentence.
        remarks: What else the docstring says before its parts.
        parts: (Formula, text), (Assumptions, text), ...: those that the docstring has.
    """

    id: str
    says: str
    remarks: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """Return the name as words."""
        words = self.id.replace("_", " ")
        return words[:1].upper() + words[1:]


@functools.cache
def statistical_methods() -> tuple[Method, ...]:
    """Return every public statistic, in the order of their names."""
    functions = {name: getattr(stats, name) for name in stats.__all__}
    return tuple(
        _method(name, function)
        for name, function in sorted(functions.items())
        if not inspect.isclass(function)
    )


def _method(name: str, function: Callable[..., Any]) -> Method:
    """Return one function's docstring as parts."""
    first, *others = (inspect.getdoc(function) or "").split("\n\n")
    remarks, parts = [], []
    for block in others:
        found = LABEL.match(block)
        label = found[1] if found else ""
        if label in NOT_FOR_READERS:
            continue
        if found and label in PARTS:
            parts.append((label, _one_line(found[2])))
        else:
            remarks.append(_one_line(block))
    says = _one_line(first).removeprefix("Return ")
    # A formula at the start keeps its small letter: "p1 - p2".
    if says.partition(" ")[0].isalpha():
        says = says[:1].upper() + says[1:]
    return Method(name, says, tuple(remarks), tuple(parts))


def _one_line(text: str) -> str:
    """Return wrapped text as one line."""
    return " ".join(text.split())
