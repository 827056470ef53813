"""One download: what a server may do to it, and what is there in the end."""

from __future__ import annotations

import datetime as dt
import email.utils
import gzip
import hashlib
import io
import json
import re
import shutil
import ssl
import subprocess
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from amhe_explore.catalogue import Edition, Source
from amhe_explore.sources.download import Limits
from amhe_explore.sources.fetch import fetch
from amhe_explore.sources.fetch_plan import Wanted
from amhe_explore.sources.web_answer import refusal, retry_after
from tests.sources import web_server
from tests.sources.fetch_bench import ADDRESS, KEPT, NEW_PACK, PACK, Bench, zipped
from tests.sources.web_server import Page, Server

HTML = b"<!DOCTYPE html><html><title>Sorry</title></html>"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A server on this machine and a folder for downloads."""
    with web_server.running() as server:
        yield Bench(server, tmp_path / "raw")


def test_a_download_is_there_with_its_record(bench: Bench) -> None:
    bench.put(modified="Thu, 20 Nov 2025 09:30:00 GMT")
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    outcome = bench.fetch()
    assert (outcome.state, outcome.failed, outcome.reason) == ("downloaded", False, "")
    assert bench.file.read_bytes() == PACK
    assert bench.names() == KEPT
    record = json.loads((bench.file.parent / KEPT[0]).read_text("utf-8"))
    retrieved = record.pop("retrieved")
    assert retrieved.endswith("Z")
    assert before <= dt.datetime.fromisoformat(retrieved) <= dt.datetime.now(dt.UTC)
    assert record == {
        "source": "tt-annual",
        "edition": "2024-25",
        "address": ADDRESS,
        "sha256": hashlib.sha256(PACK).hexdigest(),
        "size": len(PACK),
        "licence": "Open Government Licence v3.0",
        "version": {"etag": '"one"', "last_modified": "Thu, 20 Nov 2025 09:30:00 GMT"},
    }


def test_progress_names_file_bytes_total_and_what_comes_next(bench: Bench) -> None:
    bench.put(pause=0.05)
    other = bench.wanted(ADDRESS.replace("pack", "other"))
    bench.fetch(bench.wanted(), other)
    start, *steps, done = [each for each in bench.events if each["file"] == "pack.zip"]
    assert (start["number"], start["of"], start["next"]) == (1, 2, "other.zip")
    assert {each["event"] for each in steps} == {"download"}
    sizes = [each["bytes"] for each in steps]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) > 1
    assert sizes[-1] == len(PACK)
    assert {each["total"] for each in steps} == {len(PACK)}
    assert (done["event"], done["state"], done["bytes"]) == ("fetched", "downloaded", len(PACK))


def test_the_whole_size_is_told_however_fast_it_came(bench: Bench) -> None:
    bench.put()
    bench.allow(tell_seconds=60)
    bench.fetch()
    assert [each["bytes"] for each in bench.events if each["event"] == "download"] == [len(PACK)]


@pytest.mark.parametrize("code", [500, 502, 503, 504, 429, 408])
def test_a_passing_fault_is_tried_again(bench: Bench, code: int) -> None:
    bench.put(first=[web_server.status(code, HTML)] * 2)
    assert bench.fetch().state == "downloaded"
    assert [str(code) in each for each in bench.retries] == [True, True]
    assert bench.file.read_bytes() == PACK


def test_a_fault_that_does_not_pass_ends_after_so_many_attempts(bench: Bench) -> None:
    bench.put(always=web_server.status(500))
    outcome = bench.fetch()
    assert outcome.failed
    assert "500 Internal Server Error" in outcome.line
    assert len(bench.asked) == bench.limits.attempts


@pytest.mark.parametrize("code", [404, 403, 410, 401, 204, 304])
def test_a_lasting_fault_is_not_tried_again(bench: Bench, code: int) -> None:
    bench.put(always=web_server.status(code))
    outcome = bench.fetch()
    assert outcome.failed
    assert str(code) in outcome.line
    assert len(bench.asked) == 1


def test_the_line_of_a_failure_says_which_why_and_what_to_do(bench: Bench) -> None:
    outcome = bench.fetch()
    assert outcome.line == (
        "tt-annual 2024-25: the server answered 404 Not Found. "
        f"Open {ADDRESS} in a browser, save the file in {bench.dest} and run: "
        f"python -m amhe_explore build --from {bench.dest}."
    )


def test_a_wait_grows_and_is_not_shorter_than_the_server_asks(bench: Bench) -> None:
    bench.allow(attempts=4, first_wait_seconds=0.04, longest_wait_seconds=0.5)
    bench.put(first=[web_server.status(503), web_server.status(503),
                     web_server.status(503, Retry_After="60")])  # fmt: skip
    began = time.monotonic()
    assert bench.fetch().state == "downloaded"
    # 0.04 and 0.08 with some chance added, then the longest there is in place of a minute.
    assert 0.62 <= time.monotonic() - began < 30
    waits = [each["seconds"] for each in bench.events if each["event"] == "retry"]
    assert waits[2] == 0.5


def test_retry_after_may_be_a_number_a_date_or_nonsense() -> None:
    def asked(value: str) -> float:
        return retry_after(httpx.Response(503, headers={"Retry-After": value}))

    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30)
    assert asked("7") == 7
    assert 25 < asked(email.utils.format_datetime(soon, usegmt=True)) <= 30
    assert asked("Thu, 20 Nov 2025 09:30:00 GMT") == 0
    assert asked("soon") == 0


def test_what_was_cut_off_goes_on_where_it_ended(bench: Bench) -> None:
    page = bench.put(first=[web_server.cut(4_000), web_server.cut(3_000)])
    assert bench.fetch().state == "downloaded"
    assert bench.file.read_bytes() == PACK
    ranges = [headers.get("Range") for _, headers in bench.server.asked]
    assert ranges == [None, "bytes=4000-", "bytes=7000-"]
    assert bench.server.asked[1][1]["If-Range"] == page.etag
    assert len(bench.retries) == 2


def test_the_next_run_goes_on_where_the_last_one_ended(bench: Bench) -> None:
    bench.put(first=[web_server.cut(2_000), web_server.cut(2_000), web_server.cut(2_000)])
    assert bench.fetch().failed
    assert bench.names() == [".pack.zip.part", ".pack.zip.part.json"]
    assert bench.fetch().state == "downloaded"
    assert bench.server.asked[-1][1]["Range"] == "bytes=6000-"
    assert bench.file.read_bytes() == PACK
    assert bench.names() == KEPT


def test_a_date_stands_in_for_a_missing_etag(bench: Bench) -> None:
    page = bench.put(
        etag="", modified="Thu, 20 Nov 2025 09:30:00 GMT", first=[web_server.cut(4_000)]
    )
    assert bench.fetch().state == "downloaded"
    assert bench.server.asked[1][1]["If-Range"] == page.modified
    assert bench.server.asked[1][1]["Range"] == "bytes=4000-"
    assert bench.file.read_bytes() == PACK


@pytest.mark.parametrize(("etag", "ranges"), [('"one"', False), ("", True), ('W/"one"', True)])
def test_without_range_or_exact_version_it_starts_again(
    bench: Bench, etag: str, ranges: bool
) -> None:
    bench.put(etag=etag, ranges=ranges, first=[web_server.cut(4_000)])
    assert bench.fetch().state == "downloaded"
    assert bench.file.read_bytes() == PACK
    asked = bench.server.asked[1][1].get("Range")
    assert asked == (None if ranges else "bytes=4000-")


def test_a_rest_of_another_version_is_never_joined_on(bench: Bench) -> None:
    page = bench.put(first=[web_server.cut(4_000)])
    bench.allow(attempts=1)
    assert bench.fetch().failed
    page.content, page.etag = NEW_PACK, '"two"'
    assert bench.fetch().state == "downloaded"
    assert bench.file.read_bytes() == NEW_PACK


@pytest.mark.parametrize("rest", [web_server.other_rest, web_server.shifted_rest])
def test_a_server_that_goes_on_with_something_else_all_the_same(
    bench: Bench, rest: web_server.Answer
) -> None:
    bench.put(first=[web_server.cut(4_000), rest])
    assert bench.fetch().state == "downloaded"
    assert "does not fit" in bench.retries[1]
    assert bench.server.asked[2][1].get("Range") is None
    assert bench.file.read_bytes() == PACK


def test_a_part_that_is_whole_already_starts_again(bench: Bench) -> None:
    """Killed between the last byte and the new name: the server has nothing to go on with."""
    bench.put(first=[web_server.cut(4_000)])
    bench.allow(attempts=1)
    assert bench.fetch().failed
    (bench.file.parent / ".pack.zip.part").write_bytes(PACK)
    bench.allow(attempts=3)
    assert bench.fetch().state == "downloaded"
    assert bench.file.read_bytes() == PACK


def test_a_part_of_unknown_origin_is_not_gone_on_with(bench: Bench) -> None:
    bench.put()
    bench.file.parent.mkdir(parents=True)
    for note in (b"", b"{", b"[]", b'{"address": 1}'):
        (bench.file.parent / ".pack.zip.part").write_bytes(b"something else")
        (bench.file.parent / ".pack.zip.part.json").write_bytes(note)
        assert bench.fetch().state == "downloaded"
        assert bench.file.read_bytes() == PACK
        bench.file.unlink()


def test_slow_is_good_enough(bench: Bench) -> None:
    bench.put(pause=0.1)
    bench.allow(slow_seconds=0.05)
    assert bench.fetch().state == "downloaded"
    assert bench.retries == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [(web_server.silent, "stopped sending"), (web_server.dripping, "too slowly")],
    ids=["silent", "dripping"],
)
def test_a_download_that_stands_still_is_broken_off(
    bench: Bench, answer: web_server.Answer, said: str
) -> None:
    bench.put(first=[answer])
    began = time.monotonic()
    assert bench.fetch().state == "downloaded"
    assert said in bench.retries[0]
    assert time.monotonic() - began < 30
    assert bench.file.read_bytes() == PACK


def test_nothing_listens(bench: Bench) -> None:
    bench.server.shutdown()
    bench.server.server_close()
    two = [bench.wanted(), bench.wanted(ADDRESS.replace("pack", "other"))]
    outcome = bench.fetch(*two)
    assert "cannot be reached" in outcome.line
    # The second file of a host that could not be reached is not waited for.
    assert [each["file"] for each in bench.events if each["event"] == "retry"] == ["pack.zip"]
    assert "could not be reached a moment ago" in bench.events[-1]["reason"]


REFUSED: dict[str, tuple[Page, str]] = {
    "a web page": (Page(HTML), "a web page in place of the file"),
    "a web page further down": (Page(b"<!-- x -->\n" + HTML), "a web page"),
    "nothing": (Page(b""), "an empty file"),
    "something else": (Page(b"a,b\n1,2\n"), "something else (form: csv)"),
    "half a zip, called whole": (Page(PACK[:5_000]), "pack.zip: is not a readable archive"),
    "a longer file than announced": (
        Page(PACK, always=web_server.wrong_length(len(PACK) - 500)), "not a readable archive",
    ),
    "a shorter file than announced": (
        Page(PACK, always=web_server.wrong_length(len(PACK) + 500)), "the connection failed",
    ),
    "too large, announced": (
        Page(PACK, always=web_server.wrong_length(300_000)), "the file has 300,000 bytes",
    ),
    "endless": (Page(always=web_server.endless), "sends more than 200,000 bytes"),
    "packed for the way: a bomb": (
        Page(always=web_server.status(200, gzip.compress(bytes(9_000_000)),
                                      Content_Encoding="gzip")), "packed the file for the way",
    ),
    "redirect to another host": (
        Page(always=web_server.redirect("https://evil.example.net/pack.zip")),
        "the server leads on to https://evil.example.net/pack.zip: no host of this source",
    ),
    "redirect to http": (
        Page(always=web_server.redirect(ADDRESS.replace("https:", "http:"))), "not HTTPS",
    ),
    "redirect to a file": (Page(always=web_server.redirect("file:///etc/passwd")), "not HTTPS"),
    "redirect to another port": (
        Page(always=web_server.redirect("https://files.example.org:8443/x")), "no host of this",
    ),
    "redirect with a password": (
        Page(always=web_server.redirect("https://me:pass@files.example.org/x")), "a password",
    ),
    "redirect to the host's look-alike": (
        Page(always=web_server.redirect("https://files.example.org.evil.net/x")), "no host",
    ),
    "redirect without protocol": (
        Page(always=web_server.redirect("//evil.example.net/x")), "no host of this source",
    ),
    "redirect to itself": (Page(always=web_server.redirect(ADDRESS)), "in a circle"),
    "redirect to nonsense": (Page(always=web_server.redirect("https://x:port/")), "Invalid URL"),
}  # fmt: skip


@pytest.mark.parametrize("label", REFUSED)
def test_a_bad_answer_is_refused_in_one_line_and_nothing_is_kept(bench: Bench, label: str) -> None:
    page, said = REFUSED[label]
    bench.server.put(ADDRESS, page)
    outcome = bench.fetch()
    assert outcome.state == "failed"
    assert said in outcome.line
    assert "\n" not in outcome.line
    assert bench.dest.name in outcome.line
    assert not bench.file.exists()
    # Only what may be gone on with is left: the shorter file might have been cut off.
    left = [".pack.zip.part", ".pack.zip.part.json"] if "shorter" in label else []
    assert bench.names() == left
    # Nothing was asked of anybody else.
    assert {path.split("/")[1] for path in bench.asked} == {"files.example.org"}


def test_no_more_is_taken_of_an_endless_body_than_may_come(bench: Bench) -> None:
    bench.put(always=web_server.endless)
    assert bench.fetch().failed
    # What the system holds on its way comes on top.
    assert bench.server.endless_bytes < bench.limits.size + 20_000_000


def test_a_redirect_loop_over_two_addresses_ends(bench: Bench) -> None:
    there = "https://more.example.org/there"
    bench.put(always=web_server.redirect(there))
    bench.put(address=there, always=web_server.redirect(ADDRESS))
    assert "in a circle" in bench.fetch().line
    assert len(bench.asked) == 2


def test_a_long_chain_of_redirects_ends(bench: Bench) -> None:
    for n in range(20):
        here = ADDRESS if n == 0 else f"https://files.example.org/{n}"
        bench.put(address=here, always=web_server.redirect(f"/{n + 1}"))
    assert "in a circle" in bench.fetch().line
    assert len(bench.asked) == bench.limits.redirects + 1


def test_a_redirect_within_the_named_hosts_is_followed_and_resumed(bench: Bench) -> None:
    there = "https://more.example.org/signed?token=1"
    bench.put(always=web_server.redirect(there))
    bench.put(address=there, first=[web_server.cut(4_000)])
    assert bench.fetch().state == "downloaded"
    assert bench.file.read_bytes() == PACK
    assert bench.server.asked[-1][1]["Range"] == "bytes=4000-"


def test_the_rule_for_addresses() -> None:
    hosts = ("files.example.org", "127.0.0.1:8443")
    for good in ("https://files.example.org/a?b", "https://FILES.example.org:443/a",
                 "https://127.0.0.1:8443/"):  # fmt: skip
        assert refusal(httpx.URL(good), hosts) == "", good
    for bad in ("http://files.example.org/a", "HTTP://files.example.org/a", "ftp://x/",
                "https://127.0.0.1/", "https://files.example.org./", "https://example.org/",
                "https://a.files.example.org/", "https://files.example.org@evil.net/",
                "https://evil.net\\@files.example.org/", "//files.example.org/a"):  # fmt: skip
        assert refusal(httpx.URL(bad), hosts), bad


def test_an_address_without_https_is_refused_before_anything_is_asked(bench: Bench) -> None:
    outcome = bench.fetch(bench.wanted("http://files.example.org/pack.zip"))
    assert "not HTTPS" in outcome.line
    assert bench.asked == []


def test_one_failure_does_not_block_the_others(bench: Bench) -> None:
    bench.put(address="https://files.example.org/good.zip")
    one, two = bench.wanted(), bench.wanted("https://files.example.org/good.zip")
    assert bench.fetch(one, two).failed
    assert two.path.read_bytes() == PACK


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 that nobody knows, with its key in the same file."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed: no certificate to test with")
    key, made = tmp_path / "key.pem", tmp_path / "made.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key,
         "-out", made, "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    made.write_bytes(made.read_bytes() + key.read_bytes())
    return made


def over_tls(server: ThreadingHTTPServer, certificate: Path) -> None:
    """Make a server speak HTTPS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)


def test_over_real_https_a_certificate_must_be_trusted(
    certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Server()
    over_tls(server, certificate)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    host = f"127.0.0.1:{server.port}"
    server.pages["/pack.zip"] = Page(PACK)
    source = Source("tls", "Invented", "Nobody", "OGL", "Nothing.", hosts=(host,))
    wanted = Wanted(source, "1", Edition(address=f"https://{host}/pack.zip"), tmp_path / "raw")
    limits = Limits(attempts=3, first_wait_seconds=0.01)
    try:
        (outcome,) = fetch([wanted], limits=limits)
        assert outcome.failed
        assert "certificate is not trusted" in outcome.line
        assert server.asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        (outcome,) = fetch([wanted], limits=limits)
        assert outcome.state == "downloaded", outcome.line
        assert wanted.path.read_bytes() == PACK
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


FORMS: dict[str, tuple[str, bytes, str]] = {
    "a CSV": ("x.csv", b"a,b\n1,2\n", ""),
    "a CSV without a line end": ("x.csv", b"a,b\n1,2", ""),
    "a CSV torn in a line": ("x.csv", b"a,b,c\n1,2,3\n4,5", "ends in the middle of a line"),
    "an error in place of boundaries": ("x.geojson", b'{"error": {"code": 400}}', "something else"),
    "boundaries torn": ("x.geojson", b'{"type": "FeatureCollection", "fea', "not a readable"),
    "boundaries": ("x.geojson", b'{"type": "FeatureCollection", "features": []}', ""),
    "Parquet torn": ("x.parquet", b"PAR1" + bytes(100), "x.parquet: is not a readable Parquet"),
    "a zip called a workbook": ("x.xlsx", PACK, "something else (form: zip)"),
    "a zip called a CSV": ("x.csv", PACK, "something else (form: zip)"),
    "a web page called .rar": ("x.rar", HTML, "a web page"),
    "a text called .rar": ("x.rar", b"x", "something else"),
}


@pytest.mark.parametrize("label", FORMS)
def test_a_file_is_what_its_name_says(bench: Bench, label: str) -> None:
    name, content, said = FORMS[label]
    address = f"https://files.example.org/{name}"
    bench.put(content, address)
    outcome = bench.fetch(bench.wanted(address))
    assert outcome.failed == bool(said)
    assert said in outcome.line
    assert not re.search(r"\.part\b", outcome.line)


def bomb() -> bytes:
    """A workbook that unpacks to far more than its like."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/sharedStrings.xml", bytes(5_000_000))
    return held.getvalue()


def above() -> bytes:
    """A zip with a member outside its folder."""
    return zipped(name="../main.csv")


ARCHIVES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a member above": ("x.zip", above, "x.zip: has a member '../main.csv'"),
    "a bomb of a workbook": ("x.xlsx", bomb, "unpacks to 5,000,000 bytes"),
}


@pytest.mark.parametrize("label", ARCHIVES)
def test_a_dangerous_archive_is_not_kept(bench: Bench, label: str) -> None:
    name, make, said = ARCHIVES[label]
    address = f"https://files.example.org/{name}"
    bench.put(make(), address)
    outcome = bench.fetch(bench.wanted(address))
    assert said in outcome.line
    assert not outcome.wanted.path.exists()
