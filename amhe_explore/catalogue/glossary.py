"""The glossary: terms that readers meet, in plain words, from `data/glossary.toml`."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from amhe_explore import paths
from amhe_explore.catalogue import toml_form
from amhe_explore.errors import CatalogueError

FILE = "glossary.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its plain meaning, and other names for the same thing."""

    term: str
    meaning: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Glossary:
    """What the file holds."""

    terms: tuple[Term, ...]


@functools.lru_cache(maxsize=8)
def load_glossary(folder: Path = paths.DATA) -> tuple[Term, ...]:
    """Return every term, in the order of the alphabet.

    Raises:
        CatalogueError: The file breaks its form, a name stands twice, or a meaning is no sentence.
    """
    where = str(folder / FILE)
    terms = toml_form.entry(_Glossary, toml_form.read(folder / FILE), where).terms
    if not terms:
        raise CatalogueError(f"{where}: no term", "one table [[terms]] for each")
    seen: set[str] = set()
    for each in terms:
        for name in (each.term, *each.also):
            if not name.strip() or name.casefold() in seen:
                raise CatalogueError(f"{where}: {name!r} stands twice", "each name once")
            seen.add(name.casefold())
        if not each.meaning.endswith("."):
            raise CatalogueError(f"{where}: meaning of {each.term!r}", "sentences with a full stop")
    return tuple(sorted(terms, key=lambda each: each.term.casefold()))
