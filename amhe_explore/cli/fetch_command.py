"""fetch: download what is missing, verify what is there, then build from all of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from amhe_explore import catalogue
from amhe_explore.cli import progress
from amhe_explore.cli.fetch_lines import TextLines
from amhe_explore.cli.map_files import write_map_files
from amhe_explore.errors import NothingToBuildError, SourceFileError
from amhe_explore.sources import fetch
from amhe_explore.sources.download import Tell
from amhe_explore.sources.fetch_plan import plan, without_address
from amhe_explore.warehouse.build import build

DONE, FAILED = 0, 1


@dataclass(frozen=True)
class FetchChoice:
    """What the reader asked for."""

    sources: Sequence[str]
    edition: str
    dest: Path
    warehouse: Path
    offline: bool
    as_json: bool


def run(choice: FetchChoice) -> int:
    """Return the exit code: 1 where any source failed, whatever came of the others.

    Raises:
        AmheError: An unknown source, another fetch under way, or a build that failed as a whole.
    """
    tell: Tell = progress.as_json if choice.as_json else TextLines()
    known = catalogue.load()
    wanted = plan(known, choice.dest, choice.sources, choice.edition)
    with fetch.locked(choice.dest):
        outcomes = fetch.fetch(wanted, tell, choice.offline)
        problems = [each.line for each in outcomes if each.failed]
        skipped = [each.line for each in outcomes if each.state == "skipped"]
        unsound = {each.wanted.path for each in outcomes if not each.sound}
        try:
            problems += _build(choice, unsound, tell)
        finally:
            # Whatever becomes of the build, the reader hears what to do about each source.
            tell({"event": "end", "failed": problems, "skipped": skipped})
            _say(problems, "failed: ")
            _say(skipped, "skipped: ")
            if not choice.sources and not choice.as_json:
                names = ", ".join(each.id for each in without_address(known))
                sys.stdout.write(f"no fixed address, by hand if wanted: {names} (see README.md)\n")
    return FAILED if problems else DONE


def _say(lines: list[str], kind: str) -> None:
    for line in lines:
        sys.stderr.write(f"{kind}{line}\n")


def _build(choice: FetchChoice, unsound: set[Path], tell: Tell) -> list[str]:
    """Return a line for each file that the build had to leave out to go on with the others."""
    given = [each for each in _files(choice.dest) if each not in unsound]
    left_out: list[str] = []
    while given:
        try:
            build(given, choice.warehouse, tell)
            write_map_files(choice.warehouse)
        except SourceFileError as error:
            bad = [each for each in given if each.name == error.file.partition(" > ")[0]]
            if not bad or len(bad) == len(given):
                raise
            given = [each for each in given if each not in bad]
            tell({"event": "left_out", "file": bad[0].name, "reason": error.line()})
            left_out.append(error.line())
        else:
            return left_out
    raise NothingToBuildError(
        f"There is no file to build from in {choice.dest}",
        "downloads, or files put there by hand",
        "See the lines above, or README.md for where to get them",
    )


def _files(dest: Path) -> list[Path]:
    """Return the downloads, without what is hidden: parts, records, the lock."""
    return [
        each
        for each in sorted(dest.rglob("*"))
        if each.is_file() and not any(p.startswith(".") for p in each.relative_to(dest).parts)
    ]
