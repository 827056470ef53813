"""A web server on this machine that behaves as badly as it is told, and the way that leads to it.

The program under test asks for the real addresses, `https://files.digital.nhs.uk/...`; `ToServer`
carries each request to this server as `/files.digital.nhs.uk/...`, after the program has decided
that it may be asked. So its own rules, HTTPS only among them, stay in force in every test.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

PIECE = 4_096


@dataclass
class Page:
    """What stands at one address.

    Attributes:
        first: What the first requests get instead, one after another.
        always: What every request gets instead.
        pause: Seconds between two pieces of the content.
    """

    content: bytes = b""
    etag: str = '"one"'
    modified: str = ""
    ranges: bool = True
    first: list[Answer] = field(default_factory=list)
    always: Answer | None = None
    pause: float = 0


class Handler(BaseHTTPRequestHandler):
    """Serves the pages of its server."""

    protocol_version = "HTTP/1.1"
    server: Server
    cut_after: int | None = None

    def do_GET(self) -> None:
        """Answer with the page, or with what is to be answered instead."""
        self.server.asked.append((self.path, dict(self.headers)))
        page = self.server.pages.get(self.path)
        if page is None:
            self.send_error(404)
        elif page.first:
            page.first.pop(0)(self, page)
        else:
            (page.always or serve)(self, page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def head(self, code: int, **headers: str) -> None:
        """Send the first lines of an answer; `content_length` is the header Content-Length."""
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def send(self, content: bytes, pause: float = 0) -> None:
        """Send content in pieces; where it is to be cut off, end there and hang up."""
        if self.cut_after is not None:
            content = content[: self.cut_after]
            self.close_connection = True
        for at in range(0, len(content), PIECE):
            self.wfile.write(content[at : at + PIECE])
            if pause:
                self.wfile.flush()
                time.sleep(pause)


Answer = Callable[[Handler, Page], None]


class Server(ThreadingHTTPServer):
    """The pages by path, and every request so far with its headers."""

    daemon_threads = True

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.endless_bytes = 0
        self.asked: list[tuple[str, dict[str, str]]] = []
        super().__init__(("127.0.0.1", 0), Handler)

    def handle_error(self, *_: object) -> None:
        """Say nothing when a client goes away."""

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.server_address[1])

    def put(self, address: str, page: Page) -> Page:
        """Set a page under its real address, and return it."""
        self.pages["/" + address.removeprefix("https://")] = page
        return page


@contextmanager
def running() -> Iterator[Server]:
    """Runs a server for as long as the block lasts."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class ToServer(httpx.BaseTransport):
    """Carries requests for any host to the server on this machine."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._way = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to the server; its path begins with the host that was asked."""
        path = f"/{request.url.netloc.decode()}{request.url.raw_path.decode()}"
        sent = httpx.Request(
            request.method,
            f"http://127.0.0.1:{self._port}{path}",
            headers=request.headers,
            extensions=request.extensions,
        )
        return self._way.handle_request(sent)

    def close(self) -> None:
        """Close the connections."""
        self._way.close()


def serve(handler: Handler, page: Page) -> None:
    """Answer as a good server does: unchanged, the rest, or the whole."""
    headers = {"ETag": page.etag, "Last-Modified": page.modified}
    headers = {name: value for name, value in headers.items() if value}
    if page.etag and handler.headers.get("If-None-Match") == page.etag:
        handler.head(304, **headers)
        return
    start, asked = 0, handler.headers.get("Range", "")
    same = handler.headers.get("If-Range", "") in (page.etag or page.modified, "")
    if asked and page.ranges and same:
        start = int(asked.removeprefix("bytes=").removesuffix("-"))
        if start >= len(page.content):
            handler.head(416, Content_Range=f"bytes */{len(page.content)}", Content_Length="0")
            return
        last = len(page.content) - 1
        headers["Content-Range"] = f"bytes {start}-{last}/{len(page.content)}"
    content = page.content[start:]
    handler.head(206 if start else 200, Content_Length=str(len(content)), **headers)
    handler.send(content, page.pause)


def cut(after: int) -> Answer:
    """Break the connection off after so many bytes of what should come."""

    def answer(handler: Handler, page: Page) -> None:
        handler.cut_after = after
        serve(handler, page)

    return answer


def status(code: int, content: bytes = b"", **headers: str) -> Answer:
    """Answer with a status."""

    def answer(handler: Handler, _: Page) -> None:
        handler.head(code, Content_Length=str(len(content)), **headers)
        handler.send(content)

    return answer


def redirect(to: str) -> Answer:
    """Lead on to another address."""
    return status(302, Location=to)


def endless(handler: Handler, _: Page) -> None:
    """Send without end, and without saying how much."""
    handler.head(200, Connection="close")
    while True:
        handler.wfile.write(b"a,b,c\n" * 2_000)
        handler.server.endless_bytes += 12_000


def silent(handler: Handler, page: Page) -> None:
    """Begin, then send nothing more for a while."""
    handler.head(200, Content_Length=str(len(page.content)), ETag=page.etag)
    handler.wfile.write(page.content[:1_000])
    handler.wfile.flush()
    time.sleep(4)
    handler.close_connection = True


def dripping(handler: Handler, page: Page) -> None:
    """Send a byte now and then, each in good time and all of them never."""
    handler.head(200, Content_Length=str(len(page.content)), ETag=page.etag)
    for n in range(200):
        handler.wfile.write(page.content[n : n + 1])
        handler.wfile.flush()
        time.sleep(0.02)
    handler.close_connection = True


def wrong_length(told: int) -> Answer:
    """Announce another number of bytes than come."""

    def answer(handler: Handler, page: Page) -> None:
        handler.head(200, Content_Length=str(told), Connection="close")
        handler.send(page.content)
        handler.close_connection = True

    return answer


def shifted_rest(handler: Handler, page: Page) -> None:
    """Go on with the same version, but one byte too early."""
    start = int(handler.headers["Range"].removeprefix("bytes=").removesuffix("-")) - 1
    span = f"bytes {start}-{len(page.content) - 1}/{len(page.content)}"
    rest = page.content[start:]
    handler.head(206, Content_Length=str(len(rest)), Content_Range=span, ETag=page.etag)
    handler.send(rest)


def other_rest(handler: Handler, page: Page) -> None:
    """Go on where it was left, whatever was asked: with the rest of another version."""
    start = int(handler.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
    rest = page.content[start:]
    span = f"bytes {start}-{len(page.content) - 1}/{len(page.content)}"
    handler.head(206, Content_Length=str(len(rest)), Content_Range=span, ETag='"other"')
    handler.send(rest)
