"""A pack as a workbook: cover, contents, notes, its words, then one table a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from amhe_explore.export.pack.parts import (
    Block,
    Bullets,
    Drawing,
    Grid,
    Pack,
    Paragraph,
    Subheading,
    captioned,
)
from amhe_explore.export.tables import Table
from amhe_explore.export.workbook import Cover, workbook
from amhe_explore.theme import formats


def sheets(pack: Pack) -> bytes:
    """Return a pack as an Excel workbook; forms stay in the documents."""
    tables = [words_table(pack), *data_tables(pack)]
    return workbook(tables, cover(pack))


def cover(pack: Pack) -> Cover:
    """Return what the first sheet says, and the warnings for the sheet of notes."""
    facts = (
        ("What", pack.subtitle),
        ("Place", f"{pack.place.name} ({pack.place.code})"),
        ("Year", formats.period_text(pack.period)),
        ("Build", pack.build),
        ("Source", pack.source),
        ("How to cite", pack.citation),
    )
    return Cover(pack.title, facts, (*pack.warnings, pack.source), pack.made_up)


def data_tables(pack: Pack) -> list[Table]:
    """Return every table of figures, each caption with the mark where figures are made up."""
    return [_marked(each.table, pack.made_up) for each in figures(pack)]


def figures(pack: Pack) -> list[Grid]:
    """Return every table of figures once; forms hold none."""
    return list({each.id: each for each in pack.grids if not each.form}.values())


def _marked(table: Table, made_up: bool) -> Table:
    """Return a table whose caption says first that its figures are made up, where they are."""
    caption = captioned(table.caption, made_up)
    return Table(table.columns, table.rows, caption, table.raw_columns, table.raw_rows)


def words_table(pack: Pack) -> Table:
    """Return every sentence of a pack with its section: what the other formats say in words."""
    caption = captioned(f"The words of the pack: {pack.place.name}, {pack.period}", pack.made_up)
    return Table(("Section", "Under", "Words"), tuple(_words(pack)), caption)


def _words(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Yield section, heading and words of every sentence; of a picture what it shows."""
    for section in pack.sections:
        under = ""
        for block in section.blocks:
            if isinstance(block, Subheading):
                under = block.text
            for said in _said(block):
                yield section.heading, under, said


def _said(block: Block) -> list[str]:
    """Return the sentences of one block."""
    match block:
        case Paragraph():
            return [block.text]
        case Bullets():
            return [f"{each.lead}: {each.text}" if each.lead else each.text for each in block.items]
        case Drawing():
            return [f"Picture: {block.caption}"]
        case Grid():
            return [f"Table: {block.table.caption}"]
        case _:
            return []
