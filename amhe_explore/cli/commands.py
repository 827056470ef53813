"""The commands: read the words, call, print; one clear line and exit 1 where something is wrong."""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from amhe_explore import paths, warehouse
from amhe_explore.catalogue import PLACE_TYPES
from amhe_explore.cli import progress, report_options
from amhe_explore.cli.map_files import write_map_files
from amhe_explore.errors import AmheError
from amhe_explore.warehouse.build import build

DONE, FAILED, USAGE = 0, 1, 2
INTERRUPTED = 130


def main(words: Sequence[str] | None = None) -> int:
    """Return the exit code of one command: 0 done, 1 a clear error, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a dash shows "?" in its place.
            stream.reconfigure(errors="replace")
    options = parser().parse_args(words)
    try:
        command: Callable[[argparse.Namespace], int] = options.command
        code = command(options)
        sys.stdout.flush()
    except AmheError as error:
        return _fail(error.line())
    except KeyboardInterrupt:
        _fail("Interrupted; nothing was changed.")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the output went away; Python would complain again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return _fail(f"{error.filename or 'The system'}: {error.strerror or error}.")
    except Exception as error:  # no traceback reaches a user; the log keeps it
        logging.getLogger(__name__).debug("unexpected", exc_info=True)
        return _fail(f"Unexpected: {type(error).__name__}: {error}. Please report this line.")
    return code


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="python -m amhe_explore",
        description="Local mental-health inequality profiles for England, from official figures.",
    )
    commands = top.add_subparsers(required=True)
    one = _command(commands, "build", _build, "make a warehouse from official files")
    what = one.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--from",
        dest="given",
        nargs="+",
        action="extend",
        type=_path,
        default=[],
        metavar="PATH",
        help="files or folders; what they are is seen from their content",
    )
    what.add_argument(
        "--example",
        action="store_true",
        help="the embedded default: England's printed figures and made-up example places",
    )
    one.add_argument("--progress", choices=("text", "json"), default="text",
                     help="json: one line of JSON a step")  # fmt: skip
    one = _command(commands, "fetch", _fetch, "download the official files, then build from them")
    one.add_argument("sources", nargs="*", metavar="SOURCE", help="as tt-annual; default: all")
    one.add_argument("--edition", default="", metavar="E", help="only this one, as 2024-25")
    one.add_argument("--dest", type=_path, default=paths.RAW, metavar="DIR",
                     help="where downloads are kept; default: data/raw")  # fmt: skip
    one.add_argument("--offline", action="store_true", help="build from what is there")
    one.add_argument("--progress", choices=("text", "json"), default="text",
                     help="json: one line of JSON a step")  # fmt: skip
    one = _command(commands, "status", _status, "what is loaded, from where, what is missing")
    one.add_argument("--json", action="store_true", help="as JSON")
    one = _command(commands, "places", _places, "the places with figures")
    one.add_argument("--type", choices=PLACE_TYPES, help="only this type")
    one.add_argument("--search", metavar="TEXT", help="only names or codes with these words")
    one.add_argument("--json", action="store_true", help="as JSON")
    one = _command(commands, "profile", _profile, "one place, characteristic and year")
    one.add_argument("--place", required=True, metavar="CODE", help="as QKS, ENG or provider:RDY")
    one.add_argument("--characteristic", required=True, metavar="ID", help="as deprivation")
    one.add_argument("--period", required=True, metavar="YEAR", help="as 2024-25")
    one.add_argument("--measure", default="recovery", metavar="ID", help="default: recovery")
    one.add_argument("--json", action="store_true", help="as JSON")
    one = _command(commands, "headline", _headline, "the eight headline measures of one place")
    one.add_argument("--place", required=True, metavar="CODE", help="as QKS or icb:QKS")
    one.add_argument("--period", metavar="YEAR", help="default: the newest year of the place")
    one.add_argument("--json", action="store_true", help="as JSON")
    one = _command(commands, "scan", _scan, "every characteristic of one place and year")
    one.add_argument("--place", required=True, metavar="CODE", help="as QKS, ENG or provider:RDY")
    one.add_argument("--period", required=True, metavar="YEAR", help="as 2024-25")
    one.add_argument("--json", action="store_true", help="as JSON")
    one = _command(commands, "report", _report, "a JSNA pack of one place, or of every ICB")
    report_options.add_options(one, _path)
    _command(commands, "check", _check, "the data checks of the current warehouse")
    return top


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], about: str
) -> argparse.ArgumentParser:
    """Return the parser of one command; every one takes --warehouse."""
    one: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    one.add_argument("--warehouse", type=_path, metavar="DIR",
                     help="default: AMHE_WAREHOUSE, else data/warehouse")  # fmt: skip
    one.set_defaults(command=run)
    return one


def _path(text: str) -> Path:
    """Return a path; nothing at all is no path (an unset variable must not mean "here")."""
    if not text.strip():
        raise argparse.ArgumentTypeError("an empty path")
    try:
        return Path(text).expanduser()
    except RuntimeError as error:  # ~somebody, whom the system does not know
        raise argparse.ArgumentTypeError(f"no such home folder: {text}") from error


def _fail(line: str) -> int:
    """Print one line and return the exit code of a clear error."""
    sys.stderr.write(" ".join(line.split()) + "\n")
    return FAILED


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _say_json(content: dict[str, Any]) -> None:
    _say(json.dumps(content, indent=2, allow_nan=False))


def _open(options: argparse.Namespace) -> warehouse.Warehouse:
    return warehouse.open_current(paths.warehouse_folder(options.warehouse))


def _build(options: argparse.Namespace) -> int:
    """Build and put in use; on an error the warehouse before stays in use."""
    tell = progress.as_json if options.progress == "json" else progress.as_text
    folder = paths.warehouse_folder(options.warehouse)
    build(options.given, folder, tell, options.example)
    write_map_files(folder)
    return DONE


def _fetch(options: argparse.Namespace) -> int:
    """Fetch and build; what was downloaded before is kept, whatever happens."""
    from amhe_explore.cli import fetch_command  # the other commands start without the network

    choice = fetch_command.FetchChoice(
        sources=options.sources,
        edition=options.edition,
        dest=options.dest,
        warehouse=paths.warehouse_folder(options.warehouse),
        offline=options.offline,
        as_json=options.progress == "json",
    )
    try:
        return fetch_command.run(choice)
    except KeyboardInterrupt:
        _fail("Interrupted; what came is kept, and the same command goes on from there.")
        return INTERRUPTED


def _status(options: argparse.Namespace) -> int:
    from amhe_explore import measures  # a build starts without statistics
    from amhe_explore.cli import texts

    with _open(options) as opened:
        found = measures.status(opened)
    if options.json:
        _say_json(measures.status_json(found))
    else:
        _say(texts.status_text(found))
    return DONE


def _places(options: argparse.Namespace) -> int:
    from amhe_explore import measures
    from amhe_explore.cli import texts

    with _open(options) as opened:
        found = measures.places(opened, options.type, options.search)
    if options.json:
        _say_json(measures.places_json(found))
    else:
        _say(texts.places_text(found))
    return DONE


def _profile(options: argparse.Namespace) -> int:
    from amhe_explore import measures
    from amhe_explore.cli import texts

    with _open(options) as opened:
        found = measures.profile(
            opened, options.place, options.characteristic, options.period, options.measure
        )
    if options.json:
        _say_json(measures.profile_json(found))
    else:
        _say(texts.profile_text(found, options.measure))
    return DONE


def _headline(options: argparse.Namespace) -> int:
    from amhe_explore import measures
    from amhe_explore.cli import headline_text

    with _open(options) as opened:
        found = measures.headline(opened, options.place, options.period)
    if options.json:
        _say_json(measures.headline_json(found))
    else:
        _say(headline_text.headline_text(found))
    return DONE


def _scan(options: argparse.Namespace) -> int:
    from amhe_explore import measures
    from amhe_explore.cli import scan_text

    with _open(options) as opened:
        found = measures.scan(opened, options.place, options.period)
        beside = measures.evidence(opened, options.place, options.period)
    if options.json:
        _say_json(measures.scan_json(found, beside))
    else:
        _say(scan_text.scan_text(found, beside))
    return DONE


def _report(options: argparse.Namespace) -> int:
    """Make packs; what is finished stays, whatever happens."""
    from amhe_explore.cli import report_command  # the other commands start without documents

    choice = report_command.choice_of(options)
    with _open(options) as opened:
        return report_command.run(choice, opened)


def _check(options: argparse.Namespace) -> int:
    from amhe_explore.cli import texts

    with _open(options) as opened:
        found = warehouse.findings(opened)
    _say(texts.check_text(found))
    return DONE
