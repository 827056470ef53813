"""A pack as one archive: every document, every picture, every table, and what they are."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from csv import writer as csv_writer

from amhe_explore.export.files import MADE_UP_CELL, MADE_UP_START, file_name, safe
from amhe_explore.export.pack.archive import zipped
from amhe_explore.export.pack.images import Image
from amhe_explore.export.pack.parts import Pack, captioned
from amhe_explore.export.pack.sheets import figures, words_table
from amhe_explore.export.tables import Table

LICENCE = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
SOURCE = "source"


def bundle(pack: Pack, images: Mapping[str, Image], documents: Mapping[str, bytes]) -> bytes:
    """Return a pack as one archive.

    Args:
        pack: The pack.
        images: Its pictures by id.
        documents: The finished documents by file ending.
    """
    tables = [("words", words_table(pack)), *((each.id, each.table) for each in figures(pack))]
    files: list[tuple[str, bytes]] = [("README.txt", _read_me(pack))]
    files += [(pack_name(pack, ending), content) for ending, content in documents.items()]
    resources = []
    for name, table in tables:
        path = f"data/{_start(pack)}{name}.csv"
        files.append((path, plain_csv(table, pack)))
        resources.append(_resource(name, path, table, pack))
    files.append(("datapackage.json", _descriptor(pack, resources)))
    for each in images.values():
        files.append((f"charts/{_start(pack)}{each.id}.png", each.png))
        files.append((f"charts/{_start(pack)}{each.id}.svg", each.svg.encode("utf-8")))
    return zipped(files)


def pack_name(pack: Pack, ending: str) -> str:
    """Return the name of one file of a pack."""
    (name,) = file_names(pack.place.code, pack.period, pack.made_up, (ending,), pack.one_page)
    return name


def file_names(
    place: str, period: str, made_up: bool, endings: Iterable[str], one_page: bool
) -> tuple[str, ...]:
    """Return the names of a pack's files: place, year, kind, and whether made up."""
    kind = "jsna-one-page" if one_page else "jsna-pack"
    return tuple(file_name(kind, place, "", period, made_up, each) for each in endings)


def plain_csv(table: Table, pack: Pack) -> bytes:
    """Return a table as rows of one width that any program reads: heads, figures, nothing else.

    Every row names its source, and says whether its figures are made up.
    """
    text = io.StringIO(newline="")
    out = csv_writer(text)
    marked = pack.made_up
    for n, row in enumerate([table.raw_columns or table.columns, *(table.raw_rows or table.rows)]):
        end = SOURCE if n == 0 else pack.source
        mark = () if not marked else ("figures" if n == 0 else MADE_UP_CELL,)
        out.writerow([safe(cell) for cell in (*mark, *row, end)])
    return text.getvalue().encode("utf-8")


def _start(pack: Pack) -> str:
    """Return how the name of every file begins where figures are made up."""
    return f"{MADE_UP_START}_" if pack.made_up else ""


def _resource(name: str, path: str, table: Table, pack: Pack) -> dict[str, object]:
    """Return what one file of data is."""
    heads = [*(["figures"] if pack.made_up else []), *(table.raw_columns or table.columns), SOURCE]
    return {
        "name": name,
        "path": path,
        "title": captioned(table.caption, pack.made_up),
        "description": " ".join(pack.warnings) or pack.source,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [{"name": head, "type": "string"} for head in heads]},
    }


def _descriptor(pack: Pack, resources: list[dict[str, object]]) -> bytes:
    """Return the description of all files of data, in the form of a data package."""
    content = {
        "profile": "tabular-data-package",
        "name": f"{'made-up-' if pack.made_up else ''}jsna-{pack.place.code.lower()}-{pack.period}",
        "title": pack.title,
        "description": f"{pack.subtitle} {' '.join(pack.warnings)}".strip(),
        "version": pack.build,
        "made_up": pack.made_up,
        "licenses": [LICENCE],
        "sources": [
            {
                "title": f"{each.publisher}: {each.title}, edition {each.edition}",
                "sha256": each.sha256,
            }
            for each in pack.sources
        ],
        "resources": resources,
    }
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _read_me(pack: Pack) -> bytes:
    """Return what is in the archive, and what must be read first."""
    said = [
        pack.title,
        pack.subtitle,
        "",
        *(f"Read this first. {each}" for each in pack.warnings),
        "",
        "data/      every table as CSV; datapackage.json says what each is",
        "charts/    every picture as PNG and as SVG",
        "",
        pack.source,
        pack.citation,
        "",
    ]
    return "\n".join(said).encode("utf-8")
