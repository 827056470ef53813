"""The catalogue checked against itself: kinds that are known, references that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from amhe_explore.catalogue.entries import Catalogue, Characteristic, Group, Measure, Source
from amhe_explore.catalogue.labels import LabelBook, label_key
from amhe_explore.errors import CatalogueError

GOOD_ID = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
GROUP_KINDS = ("known", "declined", "not_recorded", "total")
MEASURE_KINDS = ("count", "proportion", "ratio", "per_population", "published_percentage", "mean")
POLARITIES = ("higher is better", "lower is better", "no judgement")
AGAINST = ("none", "rest")
FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?")
PAIR = 2


def check(catalogue: Catalogue, folder: Path) -> None:
    """Refuse a catalogue whose entries do not hang together.

    Raises:
        CatalogueError: The message names the file under `folder`.
    """
    for source in catalogue.sources.values():
        _source(source, f"{folder / 'sources' / source.id}.toml", catalogue)
    for measure in catalogue.measures.values():
        _measure(measure, f"{folder / 'measures' / measure.id}.toml", catalogue)
    for entry in catalogue.characteristics.values():
        where = f"{folder / 'characteristics' / entry.id}.toml"
        _characteristic(entry, where, catalogue)
        for group in entry.groups:
            _group(group, where, catalogue)
        _shares(entry, where)
    _labels(catalogue, folder / "characteristics")
    _rules(catalogue, f"{folder / 'rules.toml'}")


def _one_of(where: str, what: str, value: str, allowed: tuple[str, ...]) -> None:
    """Refuse a word that is none of those allowed."""
    if value not in allowed:
        raise CatalogueError(f"{where}: {what} {value!r}", f"one of {', '.join(allowed)}")


def _source(source: Source, where: str, catalogue: Catalogue) -> None:
    """Refuse a source without a licence or with a column that maps to no measure."""
    for name, text in (("licence", source.licence), ("attribution", source.attribution)):
        if not text.strip():
            raise CatalogueError(f"{where}: the {name} is empty", "every source names its own")
    named = [(f"column {column!r} maps to", each) for column, each in source.columns.items()]
    for edition, known in source.editions.items():
        named += [(f"England's totals of {edition} name", each) for each in known.england]
    for what, measure in named:
        if measure not in catalogue.measures:
            raise CatalogueError(f"{where}: {what} {measure!r}", "the id of a measure")
    for column in source.required:
        if column not in source.columns:
            raise CatalogueError(f"{where}: required column {column!r}", "a key of columns")
    _downloads(source, where)


def _downloads(source: Source, where: str) -> None:
    """Refuse an address without HTTPS or from an unnamed host, and two downloads of one name."""
    for host in source.hosts:
        if not HOST.fullmatch(host):
            raise CatalogueError(f"{where}: host {host!r}", "a host in full, as www.ons.gov.uk")
    names: set[str] = set()
    for edition, known in source.editions.items():
        if not known.address:
            continue
        parts = urlsplit(known.address)
        if parts.scheme != "https" or parts.netloc not in source.hosts:
            raise CatalogueError(
                f"{where}: address {known.address!r} of {edition}",
                "https:// and one of the source's hosts",
            )
        name = known.download_name
        if not FILE_NAME.fullmatch(name) or name in names:
            raise CatalogueError(
                f"{where}: file name {name!r} of {edition}", "a name of its own: file_name"
            )
        names.add(name)


def _measure(measure: Measure, where: str, catalogue: Catalogue) -> None:
    """Refuse a measure whose kind, polarity or counts are unknown."""
    _one_of(where, "kind", measure.kind, MEASURE_KINDS)
    _one_of(where, "polarity", measure.polarity, POLARITIES)
    for role, other in (
        ("numerator", measure.numerator),
        ("denominator", measure.denominator),
        ("published_as", measure.published_as),
    ):
        if other and other != "population" and other not in catalogue.measures:
            raise CatalogueError(f"{where}: {role} {other!r}", "the id of a measure")


def _characteristic(entry: Characteristic, where: str, catalogue: Catalogue) -> None:
    """Refuse a characteristic whose groups or references do not hang together."""
    ids = [group.id for group in entry.groups]
    for group_id in ids:
        if ids.count(group_id) > 1:
            raise CatalogueError(f"{where}: group {group_id!r} stands twice", "each group once")
    for crossed in (*entry.crosses, *([entry.recorded_with] if entry.recorded_with else [])):
        if crossed not in catalogue.characteristics:
            raise CatalogueError(f"{where}: crosses {crossed!r}", "the id of a characteristic")
    if len(entry.crosses) not in (0, PAIR):
        raise CatalogueError(f"{where}: crosses {len(entry.crosses)}", "two, or none")
    for reference in (entry.reference, *entry.other_references):
        if reference not in (*AGAINST, *ids):
            raise CatalogueError(
                f"{where}: reference {reference!r}", "none, rest or the id of a group"
            )


def _shares(entry: Characteristic, where: str) -> None:
    """Refuse shares of referrals that are of a group which is not there."""
    ids = [group.id for group in entry.groups]
    for named in (*entry.share_of, *(each for one in entry.joined for each in one.groups)):
        if named not in ids:
            raise CatalogueError(f"{where}: shares of {named!r}", "the id of one of its groups")


def _group(group: Group, where: str, catalogue: Catalogue) -> None:
    """Refuse a group of an unknown kind, or made of groups that are not there."""
    if not GOOD_ID.fullmatch(group.id):
        raise CatalogueError(f"{where}: bad group id {group.id!r}", "lower-case letters and _")
    _one_of(where, f"group {group.id!r} has kind", group.kind, GROUP_KINDS)
    for named in (*group.parts, *([group.stored_under] if group.stored_under else [])):
        owner, _, part = named.partition("/")
        entry = catalogue.characteristics.get(owner)
        if entry is None or part not in [each.id for each in entry.groups]:
            raise CatalogueError(
                f"{where}: group {group.id!r} is made of {named!r}",
                "a characteristic and its group, as deprivation/imd_01",
            )


def _labels(catalogue: Catalogue, folder: Path) -> None:
    """Refuse an official label that two groups claim, or that does not lead back to its own."""
    book = LabelBook(catalogue)
    for entry in catalogue.characteristics.values():
        for group in entry.groups:
            if group.parts or group.stored_under or group.kind == "total":
                continue
            for kind in entry.variable_types:
                for official in group.official:
                    a, _, b = official.partition(" / ")
                    if book.resolve(label_key(kind), a, b) != (entry.id, group.id):
                        raise CatalogueError(
                            f"{folder / entry.id}.toml: label {official!r} of {group.id!r}"
                            f" also stands at another group of {kind}",
                            "each label once",
                        )


def _rules(catalogue: Catalogue, where: str) -> None:
    """Refuse a rule about a place or a measure that is not there."""
    for each in catalogue.rules.breaks:
        for place in each.places:
            if place not in catalogue.places:
                raise CatalogueError(f"{where}: break of {place!r}", "the key of a place")
    for measure in catalogue.rules.same_within:
        if measure not in catalogue.measures:
            raise CatalogueError(f"{where}: same_within {measure!r}", "the id of a measure")
