"""What a server's answer means: an address that may be asked, a size, a fault that may pass."""

from __future__ import annotations

import contextlib
import datetime as dt
import email.utils
import re
import ssl

import httpx

from amhe_explore.errors import DownloadError

# Too many, too early, out of order for a moment: worth asking again.
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
OF_TOTAL = re.compile(r"bytes \d+-\d+/(\d+)")


class PassingError(Exception):
    """A fault that may be gone in a moment.

    Attributes:
        wait_seconds: How long the server asks to wait; 0 where it does not say.
    """

    def __init__(self, reason: str, wait_seconds: float = 0) -> None:
        self.reason = reason
        self.wait_seconds = wait_seconds
        super().__init__(reason)


class UnreachableError(PassingError):
    """No connection: what else is on the same host need not be asked as patiently."""


def refusal(address: httpx.URL, hosts: tuple[str, ...]) -> str:
    """Return why an address must not be asked; empty where it may.

    Args:
        address: Where a catalogue entry or a server's redirect leads.
        hosts: The hosts that the catalogue names for the source; a port only where it is named.
    """
    if address.scheme != "https":
        return "not HTTPS"
    if address.userinfo:
        return "carries a name and a password"
    if address.netloc.decode("ascii") not in hosts:
        return "no host of this source"
    return ""


def announced(answer: httpx.Response) -> int | None:
    """Return the size of the whole file that an answer announces, in bytes; None without one."""
    if answer.status_code == httpx.codes.PARTIAL_CONTENT:
        told = OF_TOTAL.fullmatch(answer.headers.get("content-range", ""))
        return int(told[1]) if told else None
    length = answer.headers.get("content-length", "")
    return int(length) if length.isdecimal() else None


def retry_after(answer: httpx.Response) -> float:
    """Return the seconds that a server asks to wait, from a number or a date; 0 without either."""
    asked = answer.headers.get("retry-after", "")
    if asked.isdecimal():
        return float(asked)
    with contextlib.suppress(ValueError, TypeError):
        when = email.utils.parsedate_to_datetime(asked)
        return max((when - dt.datetime.now(dt.UTC)).total_seconds(), 0)
    return 0


def fault_of(error: httpx.TransportError) -> Exception:
    """Return what an error on the way means: gone in a moment, or there to stay."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return DownloadError(
                f"the server's certificate is not trusted ({cause.verify_message})",
                "a certificate of a known authority",
                "Behind a company's own proxy, set SSL_CERT_FILE to its certificates",
            )
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, (httpx.UnsupportedProtocol, httpx.LocalProtocolError)):
        return DownloadError(f"the address cannot be asked ({error})")
    if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)):
        return UnreachableError(f"the server cannot be reached ({error or 'no answer'})")
    if isinstance(error, httpx.TimeoutException):
        return PassingError("the server stopped sending")
    return PassingError(f"the connection failed ({error})")
