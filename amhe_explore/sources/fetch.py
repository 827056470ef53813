"""Official downloads, one after another: each fetched, verified and recorded, or kept as it is."""

from __future__ import annotations

import contextlib
from pathlib import Path

import httpx

from amhe_explore.errors import AmheError, FetchBusyError
from amhe_explore.sources import folder_lock, rar_archive
from amhe_explore.sources.download import Downloader, Limits, Tell
from amhe_explore.sources.fetch_plan import Wanted
from amhe_explore.sources.held_download import HeldDownload, Outcome

LOCK = ".fetch.lock"
PATIENT = Limits()


def locked(dest: Path) -> contextlib.AbstractContextManager[None]:
    """Hold the folder of downloads; the lock falls with the process, however it ends.

    Raises:
        FetchBusyError: Another fetch holds it.
    """
    return folder_lock.held(dest, LOCK, FetchBusyError, "fetch")


def fetch(
    wanted: list[Wanted],
    tell: Tell = lambda _: None,
    offline: bool = False,
    limits: Limits = PATIENT,
    transport: httpx.BaseTransport | None = None,
) -> list[Outcome]:
    """Return what became of every download; one that fails never blocks the others.

    Args:
        wanted: The downloads, in order.
        tell: Called with each step, for progress.
        offline: Only verify what is there.
        limits: How long, how often and how much.
        transport: What carries the requests, where it is not the usual one.
    """
    outcomes = []
    with Downloader(tell, limits, transport) as downloader:
        for n, each in enumerate(wanted):
            coming = wanted[n + 1].name if n + 1 < len(wanted) else ""
            place = {"number": n + 1, "of": len(wanted), "next": coming}
            tell({"event": "start", **each.told, **place})
            outcome = _one(each, downloader, offline, limits.size)
            size = each.path.stat().st_size if each.path.is_file() else 0
            tell(
                {
                    "event": "fetched",
                    **each.told,
                    "state": outcome.state,
                    "bytes": size,
                    "reason": outcome.reason,
                    "todo": outcome.todo,
                }
            )
            outcomes.append(outcome)
    return outcomes


def _one(wanted: Wanted, downloader: Downloader, offline: bool, size_limit: int) -> Outcome:
    """Return what became of one download, whatever went wrong with it."""
    sound = False
    try:
        held = HeldDownload(wanted)
        sound = held.sound
        outcome = held.offline() if offline else held.online(downloader, size_limit)
        return _unpacked(outcome) if wanted.path.suffix.lower() == ".rar" else outcome
    except AmheError as error:
        reason = AmheError(error.what, error.expected).line()
        todo = f"{error.todo}. {wanted.by_hand}" if error.todo else wanted.by_hand
        return Outcome(wanted, "failed", reason, todo, sound)
    except OSError as error:
        reason = f"{error.filename or wanted.path}: {error.strerror or error}"
        return Outcome(wanted, "failed", reason, "Make room or allow access, then fetch again",
                       sound)  # fmt: skip


def _unpacked(outcome: Outcome) -> Outcome:
    """Return the outcome of a .rar, unpacked beside it if a reader is installed."""
    wanted, path = outcome.wanted, outcome.wanted.path
    if outcome.failed or not path.is_file():
        return outcome
    if rar_archive.unpack(path, again=outcome.state == "downloaded"):
        return outcome
    return Outcome(
        wanted,
        "skipped",
        f"{path} is a .rar archive, and no package that reads .rar is installed",
        f"Unpack it into a folder {rar_archive.unpacked_folder(path)} by hand, or install"
        f" unrar2-cffi, and fetch again. {wanted.edition.instead}",
    )
