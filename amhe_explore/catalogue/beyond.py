"""What the figures do not hold: who is missing, and what to ask, from one file under `data`."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from amhe_explore import paths
from amhe_explore.catalogue import toml_form
from amhe_explore.errors import CatalogueError

FILE = "beyond_the_figures.toml"


@dataclass(frozen=True, slots=True)
class Missing:
    """One group that is not in the figures, and who could tell us of it."""

    group: str
    who: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question to ask a provider."""

    text: str


@dataclass(frozen=True, slots=True)
class Beyond:
    """What the file holds, in its order."""

    missing: tuple[Missing, ...]
    questions: tuple[Question, ...]


@functools.lru_cache(maxsize=8)
def load_beyond(folder: Path = paths.DATA) -> Beyond:
    """Return who is not in the figures and what to ask.

    Raises:
        CatalogueError: The file breaks its form, a group stands twice, or a question is none.
    """
    where = str(folder / FILE)
    found = toml_form.entry(Beyond, toml_form.read(folder / FILE), where)
    names = [each.group.casefold() for each in found.missing]
    if not names or len(set(names)) < len(names):
        raise CatalogueError(f"{where}: a group stands twice, or none does", "each group once")
    bad = [each.text for each in found.questions if not each.text.endswith("?")]
    if bad or not found.questions:
        raise CatalogueError(f"{where}: {bad[:1]}", "questions that end with a question mark")
    return found
