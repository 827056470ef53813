"""A JSNA pack of one place, as Word document, web page, workbook and archive."""

from amhe_explore.export.pack.bundle import file_names, pack_name
from amhe_explore.export.pack.contents import ALWAYS, pack, section_ids
from amhe_explore.export.pack.formats import FORMATS, Tell, files_of
from amhe_explore.export.pack.images import Image, images_of
from amhe_explore.export.pack.parts import (
    Block,
    Bullets,
    Drawing,
    Grid,
    Item,
    Pack,
    Paragraph,
    Section,
    Subheading,
)
from amhe_explore.export.pack.shelf import Shelf, fingerprint
from amhe_explore.export.pack.voices import Voices, read_voices, voices_of

__all__ = [
    "ALWAYS",
    "FORMATS",
    "Block",
    "Bullets",
    "Drawing",
    "Grid",
    "Image",
    "Item",
    "Pack",
    "Paragraph",
    "Section",
    "Shelf",
    "Subheading",
    "Tell",
    "Voices",
    "file_names",
    "files_of",
    "fingerprint",
    "images_of",
    "pack",
    "pack_name",
    "read_voices",
    "section_ids",
    "voices_of",
]
