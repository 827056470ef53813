"""The command `report`: JSNA packs of one place or of every ICB, as files."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from amhe_explore import warehouse
from amhe_explore.errors import AmheError
from amhe_explore.export import pack as packs
from amhe_explore.measures import PackChoice, PackDesk

DONE, FAILED = 0, 1
BAR = 24
# The results of a pack take so much of the time, its pictures and documents the rest.
RESULTS = 0.35


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """What the command is asked for.

    Attributes:
        pack: Place, year and the rest; the place is "" for every ICB.
        formats: Which of the formats.
        one_page: Whether only the one-page version.
        voices: What people said, None without a file; `notes` is its content.
        out: The folder the files go into.
    """

    pack: PackChoice
    formats: tuple[str, ...]
    one_page: bool
    voices: packs.Voices | None
    notes: str
    out: Path


def choice_of(options: argparse.Namespace) -> ReportChoice:
    """Return what the command is asked for.

    Raises:
        AmheError: An unknown format, or a workshop file that cannot be read.
    """
    formats = tuple(dict.fromkeys(_words(options.format))) or packs.FORMATS
    for each in formats:
        if each not in packs.FORMATS:
            raise AmheError(f"Unknown format {each[:20]!r}", f"some of {', '.join(packs.FORMATS)}")
    voices = packs.read_voices(options.notes) if options.notes else None
    return ReportChoice(
        PackChoice(
            options.place or "",
            options.period,
            options.compare,
            options.council,
            options.since,
            tuple(_words(options.characteristic)),
        ),
        formats,
        options.one_page,
        voices,
        "" if voices is None else repr(voices),
        options.out,
    )


def run(choice: ReportChoice, opened: warehouse.Warehouse) -> int:
    """Return the exit code: 0 when every pack is there, 1 when one could not be made."""
    desk = PackDesk(opened)
    shelf = packs.Shelf(choice.out)
    if choice.pack.place:
        files, made_from = _make(choice, desk, _Bar(choice.pack.place, 1, 1))
        for path in shelf.put(files, made_from):
            sys.stdout.write(f"{path}\n")
        return DONE
    return _every_icb(choice, desk, shelf)


def _every_icb(choice: ReportChoice, desk: PackDesk, shelf: packs.Shelf) -> int:
    """Make the packs of all ICBs that are not complete yet; one that fails stops no other."""
    places = desk.icbs()
    failed = []
    made = kept = 0
    for n, place in enumerate(places, 1):
        period = choice.pack.period or place.last_period
        own = replace(choice, pack=replace(choice.pack, place=place.key, period=period))
        bar = _Bar(place.name, n, len(places))
        made_up = desk.is_made_up(place.key)
        names = packs.file_names(place.code, period, made_up, own.formats, own.one_page)
        if shelf.complete(names, _made_from(own, desk)):
            bar.end("complete already")
            kept += 1
            continue
        try:
            shelf.put(*_make(own, desk, bar))
            made += 1
        except AmheError as error:
            bar.end("could not be made")
            failed.append(f"{place.name}: {error.line()}")
    sys.stdout.write(
        f"{made} packs made, {kept} complete already, {len(failed)} failed, in {choice.out}\n"
    )
    for line in failed:
        sys.stderr.write(f"{line}\n")
    return FAILED if failed else DONE


def _make(choice: ReportChoice, desk: PackDesk, bar: _Bar) -> tuple[dict[str, bytes], str]:
    """Return the files of one pack by name, and what they are made from."""
    results = desk.results(choice.pack, lambda what, part: bar.at(what, RESULTS * part))
    made = packs.pack(results, choice.voices, one_page=choice.one_page)
    rest = 1 - RESULTS
    files = packs.files_of(
        made, choice.formats, lambda what, part: bar.at(what, RESULTS + rest * part)
    )
    bar.end("done")
    return files, _made_from(choice, desk)


def _made_from(choice: ReportChoice, desk: PackDesk) -> str:
    """Return what the files of one pack are made from, as one word."""
    return packs.fingerprint(
        desk.status.build_id, repr(choice.pack), str(choice.one_page), choice.notes
    )


def _words(given: list[str]) -> list[str]:
    """Return words that were given with spaces or commas between them."""
    return [word for part in given for word in part.replace(",", " ").split()]


class _Bar:
    """The progress of one pack among several, on the error stream: the files' names stay alone."""

    def __init__(self, name: str, number: int, of: int) -> None:
        self._name, self._number, self._of = name, number, of
        self._moving = sys.stderr.isatty()

    def at(self, what: str, part: float) -> None:
        """Draw how far the pack is; only on a terminal."""
        if self._moving:
            self._draw(self._number - 1 + part, f"{self._name}: {what}", "\r")

    def end(self, what: str) -> None:
        """Draw that the pack is at its end."""
        start = "\r" if self._moving else ""
        self._draw(self._number, f"{self._name}: {what}", start, "\n")

    def _draw(self, done: float, said: str, start: str, end: str = "") -> None:
        """Draw the bar over all packs with a few words."""
        full = round(BAR * done / self._of)
        bar = f"[{'#' * full}{'.' * (BAR - full)}] {self._number} of {self._of}"
        sys.stderr.write(f"{start}{bar}  {said[:60]:<60}{end}")
        sys.stderr.flush()
