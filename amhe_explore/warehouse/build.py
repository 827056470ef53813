"""A warehouse from given files: read, settle, check, and only then put in use."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from amhe_explore import catalogue as catalogue_package
from amhe_explore import paths, sources
from amhe_explore.catalogue import Catalogue, LabelBook, label_key, load_example
from amhe_explore.errors import MixedFiguresError
from amhe_explore.warehouse import checks, pointer, queries
from amhe_explore.warehouse.activity import Staging
from amhe_explore.warehouse.areas import OtherTables, write_areas
from amhe_explore.warehouse.default_places import default_sources, write_default_places
from amhe_explore.warehouse.places import write_places

Tell = Callable[[Mapping[str, Any]], None]
# Enough for the eight years; what does not fit goes to a temporary folder on disk.
MEMORY_LIMIT = "300MB"
ID_LENGTH = 16
OFFICIAL, EXAMPLE = "official", "example"


@dataclass(frozen=True)
class Built:
    """The outcome of one build."""

    build_id: str
    path: Path
    reused: bool
    files: tuple[sources.Found, ...]


def build(
    given: Iterable[Path],
    folder: Path,
    tell: Tell = lambda _: None,
    example: bool = False,
) -> Built:
    """Return the warehouse made of the given files, now in use in the folder.

    Args:
        given: Files and folders; none for the embedded default.
        folder: The warehouse folder.
        tell: Called with each step, for progress.
        example: Build the embedded default: England's printed figures and example places.

    Raises:
        MixedFiguresError: Official and made-up figures together.
        AmheError: Other bad input; the warehouse that was in use stays in use.
    """
    catalogue = catalogue_package.load()
    given = list(given)
    if example and given:
        raise MixedFiguresError(
            f"The embedded default and {given[0]} cannot be built together",
            "made-up and official figures in warehouses of their own",
            "Build one of them; the official files replace the example places",
        )
    with pointer.locked(folder):
        unfinished = pointer.unfinished_path(folder)
        found = sources.find_example(paths.EXAMPLE) if example else sources.find(given)
        for one in found:
            tell({"event": "found", "file": one.file.name, "kind": one.reader.kind if one.reader
                  else "", "used": one.used, "note": one.reason})  # fmt: skip
        used = [one for one in found if one.used]
        checksums = {one: one.file.sha256() for one in used}
        build_id = _build_id(catalogue, used, checksums, example)
        final = folder / f"{build_id}{pointer.ENDING}"
        reused = final.is_file()
        if not reused:
            try:
                mode = EXAMPLE if example else OFFICIAL
                _fill(unfinished, catalogue, found, checksums, build_id, tell, mode)
                unfinished.replace(final)
            finally:
                unfinished.unlink(missing_ok=True)
                unfinished.with_name(f"{unfinished.name}.wal").unlink(missing_ok=True)
        pointer.point(folder, final.name)
    tell({"event": "done", "build_id": build_id, "file": str(final), "reused": reused})
    return Built(build_id, final, reused, tuple(found))


def _build_id(
    catalogue: Catalogue,
    used: list[sources.Found],
    checksums: Mapping[sources.Found, str],
    example: bool,
) -> str:
    """Return an id that is the same for the same inputs: files, catalogue, SQL and readers."""
    total = hashlib.sha256()
    for line in sorted(f"{checksums[one]} {Path(one.file.name).name}" for one in used):
        total.update(line.encode() + b"\n")
    if example:
        for _, _, _, checksum in default_sources(load_example()):
            total.update(checksum.encode())
    total.update(
        catalogue.digest.encode() + queries.digest().encode() + duckdb.__version__.encode()
    )
    for folder in ("sources", "warehouse", "catalogue"):
        for path in sorted((paths.PACKAGE / folder).glob("*.py")):
            total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()[:ID_LENGTH]


def _fill(
    path: Path,
    catalogue: Catalogue,
    found: list[sources.Found],
    checksums: Mapping[sources.Found, str],
    build_id: str,
    tell: Tell,
    mode: str,
) -> None:
    """Write every table of one build into a new file."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("set memory_limit = ?", [MEMORY_LIMIT])
        connection.execute("set temp_directory = ?", [str(path.with_suffix(".spill"))])
        connection.execute("set preserve_insertion_order = true")
        for statement in queries.statements("schema"):
            connection.execute(statement)
        staging = Staging(connection, catalogue)
        other = OtherTables()
        files = _read_all(connection, catalogue, found, checksums, staging, other, tell)
        tell({"event": "settle"})
        staging.settle(files)
        other.show_to(connection)
        # Many single rows: one transaction, or each of them would wait for the disk.
        connection.begin()
        _write_catalogue(connection, catalogue)
        write_places(connection, catalogue)
        if mode == EXAMPLE:
            _add_default_places(connection, catalogue)
        connection.commit()
        write_areas(connection, catalogue)
        connection.execute(queries.sql("mark_used"))
        tell({"event": "check"})
        checks.check_build(connection, catalogue)
        for statement in (*queries.statements("views"), *queries.statements("comments")):
            connection.execute(statement)
        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        for name, value in (
            ("build_id", build_id),
            ("built_at", now.isoformat().replace("+00:00", "Z")),
            ("mode", mode),
            ("catalogue", catalogue.digest),
        ):
            connection.execute("insert into core_build values (?, ?)", [name, value])
        connection.execute("checkpoint")


def _read_all(
    connection: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    found: list[sources.Found],
    checksums: Mapping[sources.Found, str],
    staging: Staging,
    other: OtherTables,
    tell: Tell,
) -> dict[str, str]:
    """Read every used file; return the file's name by release key."""
    files: dict[str, str] = {}
    for n, one in enumerate(found):
        kind = one.reader.kind if one.reader else ""
        if not one.used or one.reader is None:
            connection.execute(
                queries.sql("add_source"),
                _source_row(catalogue, "", "", one, "", 0, False, kind),
            )
            continue
        counted: dict[tuple[str, str], int] = {}
        for tidy in one.reader.read(one.file, catalogue):
            source = f"{tidy.source}:{tidy.edition}"
            pair = (tidy.source, tidy.edition)
            counted[pair] = counted.get(pair, 0) + tidy.rows.num_rows
            if tidy.table == "activity":
                # Numbered: two files of one name, in two folders, are two releases.
                key = f"{source}|{n}"
                files[key] = one.file.name
                staging.add(tidy, one.file.name, key)
            else:
                other.add(tidy, source)
        for (source_id, edition), rows in counted.items():
            row = _source_row(
                catalogue,
                source_id,
                edition,
                one,
                checksums[one],
                rows,
                True,
                kind,
            )
            connection.execute(queries.sql("add_source"), row)
        tell({"event": "read", "file": one.file.name, "kind": kind, "rows": sum(counted.values())})
    return files


def _add_default_places(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Write deprivation and population of the ICBs and the example places, with their sources."""
    example = load_example()
    for source_id, edition, found, checksum in default_sources(example):
        row = _source_row(catalogue, source_id, edition, found, checksum, 0, True, "catalogue")
        connection.execute(queries.sql("add_source"), row)
    write_default_places(connection, catalogue, example)


def _source_row(
    catalogue: Catalogue,
    source_id: str,
    edition: str,
    given: sources.Found,
    sha256: str,
    rows: int,
    used: bool,
    kind: str,
) -> dict[str, Any]:
    """Return the row of core_source for one file and edition."""
    made_up = load_example().is_made_up(source_id)
    source = load_example().source if made_up else catalogue.sources.get(source_id)
    known = source.editions.get(edition) if source else None
    title = (known.title if known else "") or (f"{source.title} {edition}" if source else "")
    return {
        "source": f"{source_id}:{edition}" if source_id else None,
        "id": source_id or None,
        "edition": edition or None,
        "title": title or None,
        "publisher": source.publisher if source else None,
        "licence": source.licence if source else None,
        "attribution": source.attribution if source else None,
        "address": (known.address if known else "") or (source.landing_page if source else None),
        "file": given.file.name,
        "sha256": sha256 or None,
        "row_count": rows,
        "used": used,
        "kind": kind,
        "note": given.reason,
        "retrieved": sources.retrieved(given.file.path) or None,
        "made_up": made_up,
    }


def _write_catalogue(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Write the characteristics, groups and measures of the catalogue and of the files."""
    for entry in catalogue.characteristics.values():
        connection.execute(
            "insert into core_characteristic values (?, ?, ?, ?, ?, ?)",
            [entry.id, entry.name, entry.order, entry.offered, entry.ordered, entry.overlapping],
        )
        for n, group in enumerate(entry.groups):
            official = group.official[0] if group.official else None
            connection.execute(
                "insert into core_group values (?, ?, ?, ?, ?, ?)",
                [entry.id, group.id, group.label, official, group.kind, n],
            )
    for measure in catalogue.measures.values():
        connection.execute(
            "insert into core_measure values (?, ?, ?, ?, ?, ?, ?)",
            [measure.id, measure.kind, measure.name, measure.unit, measure.date_basis or None,
             measure.numerator or None, measure.denominator or None],
        )  # fmt: skip
    book = LabelBook(catalogue)
    new = connection.execute(queries.sql("groups_of_files")).fetchall()
    for n, (characteristic, group, variable_a, variable_b) in enumerate(new):
        a, b = " ".join(variable_a.split()), " ".join(variable_b.split())
        official = a if label_key(b) in ("", "null", "-") else f"{a} / {b}"
        label = _label(book, characteristic, a, b)
        hidden = "not stated" in official.lower()
        connection.execute(
            "insert into core_group values (?, ?, ?, ?, ?, ?)",
            [
                characteristic,
                group,
                label,
                official,
                "not_recorded" if hidden else "known",
                100 + n,
            ],
        )


def _label(book: LabelBook, characteristic: str, a: str, b: str) -> str:
    """Return the label of a group that only the files name: an intersection, or as published."""
    halves = book.halves(characteristic, a, b)
    if halves is None:
        return a if label_key(b) in ("", "null", "-") else f"{a}: {b}"
    return f"{halves[0].label}, {halves[1].label.lower()}"
