"""The places of a build: from the catalogue, the figures, the lookups and the provider list."""

from __future__ import annotations

import re
from dataclasses import dataclass

import duckdb

from amhe_explore.catalogue import Catalogue, load_example
from amhe_explore.warehouse import queries

SMALL_WORDS = frozenset({"and", "of", "the", "for", "in", "on", "at", "by", "to", "with"})
CAPITALS = frozenset({"NHS", "CIC", "UK", "CCG", "ICB", "STP", "LTD", "IAPT", "SMS", "GP", "LLP"})


@dataclass(frozen=True)
class _Link:
    """What a lookup or a list says of one place."""

    name: str
    ons_code: str
    parent: str


def write_places(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Fill core_place.

    Args:
        connection: The build's connection, with stage_name, tidy_place_link and tidy_provider.
        catalogue: For the places that it names itself.
    """
    links = _links(connection, catalogue)
    seen = {
        place: (first, last, name)
        for place, first, last, name in connection.execute(queries.sql("seen_places")).fetchall()
    }
    current = {key for key, place in catalogue.places.items() if not place.last_period}
    example = load_example().places
    for key in sorted(set(seen) | set(links) | current):
        kind, _, code = key.partition(":")
        own = catalogue.places.get(key) or example.get(key)
        link = links.get(key, _Link("", "", ""))
        first, last, listed = seen.get(key, (None, None, ""))
        name = own.name if own else link.name or readable_name(listed, kind, code)
        ons_code = own.ons_codes[0] if own and own.ons_codes else link.ons_code
        parent = own.parent if own else link.parent
        connection.execute(
            "insert into core_place values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                key,
                kind,
                code,
                name,
                parent or None,
                ons_code or None,
                first,
                last,
                key in seen,
                key in example,
            ],
        )


def _links(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> dict[str, _Link]:
    """Return what lookups and the provider list say, by place key."""
    found: dict[str, _Link] = {}
    former = {}
    for kind, code, ons_code, name, parent_kind, parent_code, _ in connection.execute(
        queries.sql("place_links")
    ).fetchall():
        parent = f"{parent_kind}:{parent_code}" if parent_code else ""
        key = f"{kind}:{code}"
        old = found.get(key, _Link("", "", ""))
        found[key] = _Link(name or old.name, ons_code or old.ons_code, parent or old.parent)
        if kind == "ccg" and name:
            former[code] = name
    for key, link in found.items():
        code = key.partition(":")[2]
        if key.startswith("sub_icb:") and not link.name and code in former:
            name = former[code].replace(" CCG", "")
            found[key] = _Link(name, link.ons_code, link.parent)
    for code, name, icb_code in connection.execute(queries.sql("providers")).fetchall():
        icb = f"icb:{icb_code}"
        found[f"provider:{code}"] = _Link(name, "", icb if icb in catalogue.places else "")
    return found


def readable_name(listed: str, kind: str, code: str) -> str:
    """Return a name of the files as readers should see it.

    Names in capitals become title case; a sub-ICB or CCG loses NHS and CCG and gains its code.
    """
    name = " ".join(listed.split())
    if not name:
        return code
    if kind in ("sub_icb", "ccg"):
        name = re.sub(r"^NHS ", "", name, flags=re.IGNORECASE)
        name = re.sub(r" CCG$", "", name, flags=re.IGNORECASE)
        name = re.sub(rf" ICB - {re.escape(code)}$", "", name, flags=re.IGNORECASE)
    if kind == "stp":
        name = re.sub(r" STP$", "", name, flags=re.IGNORECASE)
    if name.upper() == name:
        name = title_case(name)
    if kind == "ccg":
        return f"{name} CCG ({code})"
    return f"{name} ({code})" if kind == "sub_icb" else name


def title_case(name: str) -> str:
    """Return a name in capitals as title case, small words small and short forms whole."""
    words = re.split(r"([\s\-(/&,]+)", name)
    made = []
    for n, word in enumerate(words):
        lower = word.lower()
        if word.upper().strip("().") in CAPITALS or any(digit in word for digit in "0123456789"):
            made.append(word.upper())
        elif n and lower in SMALL_WORDS:
            made.append(lower)
        else:
            made.append(lower[:1].upper() + lower[1:])
    return "".join(made)
