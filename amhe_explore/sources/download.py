"""One address to one file: HTTPS from named hosts only, bounded, retried, resumed."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import tenacity

from amhe_explore.errors import DownloadError
from amhe_explore.sources.part_file import Note, PartFile, Version
from amhe_explore.sources.web_answer import (
    PASSING,
    PassingError,
    UnreachableError,
    announced,
    fault_of,
    refusal,
    retry_after,
)

Tell = Callable[[Mapping[str, Any]], None]
# What is packed for the way is refused: its size is not that of the file, and it may be a bomb.
PLAIN = {"Accept-Encoding": "identity", "User-Agent": "amhe-explore"}


@dataclass(frozen=True)
class Limits:
    """How long, how often and how much; the tests are less patient.

    Attributes:
        size: The most bytes of a download whose edition names no limit of its own.
        slow_bytes: A download that brings fewer in `slow_seconds` is broken off.
    """

    size: int = 300_000_000
    connect_seconds: float = 10
    read_seconds: float = 30
    slow_seconds: float = 60
    slow_bytes: int = 60_000
    attempts: int = 5
    unreachable_attempts: int = 3
    first_wait_seconds: float = 1
    longest_wait_seconds: float = 30
    redirects: int = 5
    tell_seconds: float = 0.2


@dataclass(frozen=True)
class Asked:
    """One download: the address, the hosts it may come from, the most bytes, how to name it."""

    address: str
    hosts: tuple[str, ...]
    size_limit: int
    told: Mapping[str, str]


class Downloader:
    """Downloads one file after another; remembers which hosts could not be reached."""

    def __init__(
        self, tell: Tell, limits: Limits, transport: httpx.BaseTransport | None = None
    ) -> None:
        self._tell = tell
        self._limits = limits
        self._unreachable: set[str] = set()
        self._client = httpx.Client(
            timeout=httpx.Timeout(limits.read_seconds, connect=limits.connect_seconds),
            follow_redirects=False,
            transport=transport,
            headers=PLAIN,
        )

    def __enter__(self) -> Downloader:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, asked: Asked, part: PartFile, known: Version | None = None) -> Version | None:
        """Return the version that is whole in the part file now; None where it is the known one.

        Args:
            asked: The download.
            part: Where its bytes go; what is there of the same version is kept.
            known: The version already at hand: the server sends another only.

        Raises:
            DownloadError: It failed for good, or again and again.
        """
        host = httpx.URL(asked.address).host
        if host in self._unreachable:
            raise DownloadError(f"{host} could not be reached a moment ago")
        retrying = tenacity.Retrying(
            stop=self._enough,
            retry=tenacity.retry_if_exception_type(PassingError),
            wait=self._wait,
            before_sleep=lambda state: self._say_retry(asked, state),
            reraise=True,
        )
        try:
            return retrying(self._attempt, asked, part, known)
        except PassingError as fault:
            if isinstance(fault, UnreachableError):
                self._unreachable.add(host)
            raise DownloadError(fault.reason) from fault

    def _enough(self, state: tenacity.RetryCallState) -> bool:
        """Return whether this was the last attempt; fewer where nobody answers at all."""
        fault = state.outcome.exception() if state.outcome else None
        limits = self._limits
        silent = isinstance(fault, UnreachableError)
        return state.attempt_number >= (limits.unreachable_attempts if silent else limits.attempts)

    def _wait(self, state: tenacity.RetryCallState) -> float:
        """Return how long to wait: longer each time, and not less than the server asks."""
        limits = self._limits
        longer = tenacity.wait_exponential_jitter(
            multiplier=limits.first_wait_seconds,
            max=limits.longest_wait_seconds,
            jitter=limits.first_wait_seconds / 2,
        )
        fault = state.outcome.exception() if state.outcome else None
        wished = fault.wait_seconds if isinstance(fault, PassingError) else 0
        return max(longer(state), min(wished, limits.longest_wait_seconds))

    def _say_retry(self, asked: Asked, state: tenacity.RetryCallState) -> None:
        fault = state.outcome.exception() if state.outcome else None
        self._tell({"event": "retry", **asked.told, "reason": str(fault),
                    "seconds": round(state.upcoming_sleep, 1)})  # fmt: skip

    def _attempt(self, asked: Asked, part: PartFile, known: Version | None) -> Version | None:
        """Ask once, and take what comes."""
        headers: dict[str, str] = {}
        note, there = part.note(), part.size()
        if there and note and note.address == asked.address and note.version.exact:
            headers = {"Range": f"bytes={there}-", "If-Range": note.version.exact}
        elif known is not None:
            headers = known.unless_same()
        try:
            with self._opened(asked, headers) as answer:
                if answer.status_code == httpx.codes.NOT_MODIFIED and known is not None:
                    return None
                return self._take(answer, asked, part)
        except httpx.TransportError as error:
            raise fault_of(error) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise DownloadError(f"the server's answer makes no sense ({error})") from error

    @contextlib.contextmanager
    def _opened(self, asked: Asked, headers: dict[str, str]) -> Iterator[httpx.Response]:
        """Yield the answer behind all redirects, each checked before it is followed."""
        address = httpx.URL(asked.address)
        seen: set[httpx.URL] = set()
        while True:
            if why := refusal(address, asked.hosts):
                led = "the server leads on to " if seen else ""
                raise DownloadError(
                    f"{led}{address}: {why}", f"https:// and {' or '.join(asked.hosts)}"
                )
            if address in seen or len(seen) > self._limits.redirects:
                raise DownloadError(f"the server leads in a circle ({address})", "the file")
            seen.add(address)
            with self._client.stream("GET", address, headers=headers) as answer:
                if not answer.has_redirect_location:
                    yield answer
                    return
                address = answer.url.join(answer.headers["location"])

    def _take(self, answer: httpx.Response, asked: Asked, part: PartFile) -> Version:
        """Return the version that came, once all of it is in the part file."""
        start = self._start(answer, part)
        if answer.headers.get("content-encoding", "identity").lower() != "identity":
            raise DownloadError("the server packed the file for the way", "the file as it is")
        version = Version.of(answer.headers)
        total = announced(answer)
        if total is not None and total > asked.size_limit:
            part.discard()
            raise DownloadError(f"the file has {total:,} bytes", f"at most {asked.size_limit:,}")
        if start == 0:
            part.begin(Note(asked.address, version, total))
        size = self._receive(answer, asked, part, start, total)
        if total is not None and size != total:
            if size > total:
                part.discard()
            raise PassingError(f"the download ended at {size:,} of {total:,} bytes")
        return version

    def _start(self, answer: httpx.Response, part: PartFile) -> int:
        """Return how many bytes of the part file the answer goes on from: 0, or all."""
        code = answer.status_code
        if code == httpx.codes.OK:
            return 0
        if code == httpx.codes.PARTIAL_CONTENT:
            note, there = part.note(), part.size()
            same = note is not None and (Version.of(answer.headers), announced(answer)) == (
                note.version,
                note.total,
            )
            begins = answer.headers.get("content-range", "").startswith(f"bytes {there}-")
            if there and same and begins:
                return there
        if code in (httpx.codes.PARTIAL_CONTENT, httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE):
            part.discard()
            raise PassingError("the rest of the file does not fit what was there of it")
        said = f"the server answered {code} {answer.reason_phrase}".rstrip()
        if code in PASSING:
            raise PassingError(said, retry_after(answer))
        raise DownloadError(said)

    def _receive(
        self, answer: httpx.Response, asked: Asked, part: PartFile, size: int, total: int | None
    ) -> int:
        """Return the size of the part file after all that came was added to it."""
        told = counted_from = time.monotonic()
        counted = 0
        with part.path.open("ab") as handle:
            for chunk in answer.iter_raw():
                size += len(chunk)
                counted += len(chunk)
                if size > asked.size_limit:
                    break
                handle.write(chunk)
                now = time.monotonic()
                if now - told >= self._limits.tell_seconds:
                    told = now
                    self._say(asked, size, total)
                if now - counted_from >= self._limits.slow_seconds:
                    if counted < self._limits.slow_bytes and size != total:
                        raise PassingError("the download came too slowly")
                    counted_from, counted = now, 0
        if size > asked.size_limit:
            part.discard()
            raise DownloadError(
                f"the server sends more than {asked.size_limit:,} bytes", "the end of the file"
            )
        self._say(asked, size, total)
        return size

    def _say(self, asked: Asked, size: int, total: int | None) -> None:
        self._tell({"event": "download", **asked.told, "bytes": size, "total": total})
