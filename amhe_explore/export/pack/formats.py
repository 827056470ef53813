"""A pack as files, in the formats asked for; what they share is made once."""

from __future__ import annotations

from collections.abc import Callable, Collection

from amhe_explore.export.pack.bundle import bundle, pack_name
from amhe_explore.export.pack.html import html
from amhe_explore.export.pack.images import images_of
from amhe_explore.export.pack.parts import Pack
from amhe_explore.export.pack.sheets import sheets
from amhe_explore.export.pack.word import word

WORD, PAGE, BOOK, ARCHIVE = "docx", "html", "xlsx", "zip"
FORMATS = (WORD, PAGE, BOOK, ARCHIVE)
Tell = Callable[[str, float], None]
# How far the pictures are of all the work.
DRAWN = 0.8


def files_of(
    pack: Pack, formats: Collection[str] = FORMATS, tell: Tell | None = None
) -> dict[str, bytes]:
    """Return the files of a pack by name.

    Args:
        pack: The pack.
        formats: Which of FORMATS; the archive holds the others too.
        tell: Told what is done, and how far, 0..1.
    """
    say = tell or (lambda _what, _part: None)
    wanted = set(FORMATS if ARCHIVE in formats else formats)
    images = {}
    if wanted - {BOOK}:
        images = dict(images_of(pack, lambda what, part: say(what, DRAWN * part)))
    made: dict[str, bytes] = {}
    if WORD in wanted:
        say("Word document", DRAWN)
        made[WORD] = word(pack, images)
    if PAGE in wanted:
        say("web page", 0.88)
        made[PAGE] = html(pack, images)
    if BOOK in wanted:
        say("workbook", 0.92)
        made[BOOK] = sheets(pack)
    if ARCHIVE in wanted:
        say("archive", 0.96)
        made[ARCHIVE] = bundle(pack, images, dict(made))
    say("done", 1.0)
    return {pack_name(pack, each): made[each] for each in FORMATS if each in formats}
