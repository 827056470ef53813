"""fetch: from addresses to a warehouse in use, whatever some of the servers do."""

from __future__ import annotations

import functools
import io
import json
import os
import random
import re
import select
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from amhe_explore.catalogue import load
from amhe_explore.sources import fetch
from amhe_explore.sources.fetch_plan import Wanted, plan
from amhe_explore.warehouse import pointer
from tests import pack
from tests.cli.conftest import Run, Said
from tests.sources import made_files, web_server
from tests.sources.fetch_bench import LIMITS, TABLE, zipped
from tests.sources.web_server import Page, Server, ToServer

PROCESS = Path(__file__).with_name("fetch_process.py")
YEARS = ("2022-23", "2023-24", "2024-25")
KILLS = 10


def few(period: str) -> bytes:
    """One year of the invented pack as a zip, cut to England and one board: enough to build."""
    lines = pack.main_csv(period).split(b"\r\n")
    kept = [line for line in lines[1:] if line.startswith((b"England,", b"ICB,QKS,"))]
    return zipped(b"\r\n".join([lines[0], *kept, b""]).decode("utf-8-sig"), f"main-{period}.csv")


PACKS = {period: few(period) for period in YEARS}


class Site:
    """The publishers' servers, all of them in one on this machine."""

    def __init__(self, server: Server, dest: Path) -> None:
        self.server = server
        self.dest = dest
        self.wanted = {(w.source.id, w.edition_id): w for w in plan(load(), dest)}

    def put(self, source: str, edition: str, content: bytes, **page: Any) -> Page:
        """Set what one edition's address holds."""
        address = self.wanted[source, edition].edition.address
        return self.server.put(address, Page(content, **page))

    def put_years(self, **page: Any) -> None:
        """Set three years of the annual report."""
        for period, content in PACKS.items():
            self.put("tt-annual", period, content, **page)

    def one(self, source: str, edition: str) -> Wanted:
        """One edition."""
        return self.wanted[source, edition]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """The servers, and a folder for downloads."""
    with web_server.running() as server:
        yield Site(server, tmp_path / "raw")


@pytest.fixture
def go(run: Run, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs fetch in this process, its requests carried to the site."""
    limits = replace(LIMITS, size=5_000_000)
    way = functools.partial(fetch.fetch, limits=limits, transport=ToServer(site.server.port))
    monkeypatch.setattr(fetch, "fetch", way)
    return lambda *words: run(
        "fetch", *words, "--dest", site.dest, "--warehouse", tmp_path / "warehouse"
    )


def every_layout(site: Site) -> None:
    """Set all the layouts there are: packs, workbooks, CSV, Parquet, GeoJSON, Census zips."""
    site.put_years()
    tidy = site.dest.parent / "tidy.parquet"
    pack.write_tidy(tidy, "2024-25", planted=False)
    site.put("tt-annual-tidy", "v0.3.0", tidy.read_bytes())
    site.put("iod-2025", "file-7", made_files.file_7_2025().encode())
    site.put("iod-2025", "file-13", made_files.file_13())
    site.put("iod-2019", "file-7", made_files.file_7_2019().encode())
    site.put("census-ts021", "2021", made_files.ethnic_bulk_zip())
    site.put("census-ts007a", "2021", zipped(made_files.age_bulk(), "census2021-ts007a-lsoa.csv"))
    for table in ("ts030", "ts038", "ts077"):
        site.put(f"census-{table}", "2021", zipped(TABLE, f"census2021-{table}-lsoa.csv"))
    shapes = made_files.boundaries("ICB26CD", "ICB26NM")
    site.put("icb-boundaries-2026", "2026", made_files.geojson(shapes).encode())
    site.put("tt-annual", "2018-19", b"Rar!\x1a\x07\x01\x00" + bytes(100))


def test_fetch_ends_with_a_warehouse_of_what_came(go: Run, site: Site, tmp_path: Path) -> None:
    every_layout(site)
    said = go()
    # Nothing stands at the other addresses: four years, boundaries, the monthly files.
    assert said.code == 1
    failed = [line for line in said.err.splitlines() if line.startswith("failed: ")]
    named = {tuple(line.split()[1:3]) for line in failed}
    assert named >= {
        ("tt-annual", "2017-18:"),
        ("tt-annual", "2021-22:"),
        ("tt-monthly", "2026-05:"),
    }
    for line in failed:
        assert "404" in line, line
        assert "Open https://" in line
        assert str(site.dest) in line
    skipped = [line for line in said.err.splitlines() if line.startswith("skipped: ")]
    assert len(skipped) == 1
    assert "2018-19" in skipped[0]
    assert "The tidy release (tt-annual-tidy) has the same year" in skipped[0]
    assert "is in use" in said.out
    assert "read      psych-ther-ann-rep-csvs-2023-24.zip > main-2023-24.csv" in said.out
    assert "File_7_IoD2025" in said.out
    assert pointer.pointed_at(tmp_path / "warehouse")
    assert "by hand if wanted: ons-lookups" in said.out


def test_progress_as_json_is_a_line_of_json_an_event(go: Run, site: Site) -> None:
    site.put_years()
    said = go("tt-annual", "--edition", "2024-25", "--progress", "json")
    assert (said.code, said.err) == (0, "")
    events = [json.loads(line) for line in said.out.splitlines()]
    names = [event["event"] for event in events]
    assert names[0] == "start"
    assert names[-7:] == ["fetched", "found", "read", "settle", "check", "done", "end"]
    (fetched,) = [event for event in events if event["event"] == "fetched"]
    assert (fetched["state"], fetched["file"]) == (
        "downloaded", "psych-ther-ann-rep-csv-2024-25-2.zip"
    )  # fmt: skip
    last = [event for event in events if event["event"] == "download"][-1]
    assert last["bytes"] == last["total"] == len(PACKS["2024-25"])
    assert events[-1] == {"event": "end", "failed": [], "skipped": []}


def test_a_source_and_an_edition_can_be_chosen(go: Run, site: Site) -> None:
    site.put_years()
    assert go("tt-annual", "--edition", "2023-24").code == 0
    assert [path.name for path in site.dest.glob("*/*.zip")] == [
        "psych-ther-ann-rep-csvs-2023-24.zip"
    ]


def test_a_second_fetch_sends_nothing_again_and_reuses_the_build(go: Run, site: Site) -> None:
    site.put_years()
    for period in YEARS:
        assert go("tt-annual", "--edition", period).code == 0
    site.server.asked.clear()
    said = go("tt-annual", "--edition", "2024-25")
    assert "kept      psych-ther-ann-rep-csv-2024-25-2.zip" in said.out
    assert "the same build was there already" in said.out
    assert [headers.get("If-None-Match") for _, headers in site.server.asked] == ['"one"']


def test_offline_builds_from_what_is_there(go: Run, site: Site) -> None:
    site.put("tt-annual", "2024-25", PACKS["2024-25"])
    assert go("tt-annual", "--edition", "2024-25").code == 0
    (site.dest / "by-hand-2022-23.csv").write_bytes(
        zipfile.ZipFile(io.BytesIO(PACKS["2022-23"])).read("main-2022-23.csv")
    )
    site.server.asked.clear()
    said = go("--offline")
    assert (said.code, said.err, site.server.asked) == (0, "", [])
    assert "read      by-hand-2022-23.csv" in said.out
    assert "not here  psych-ther-ann-2017-18-csvs.zip" in said.out


def test_offline_with_nothing_there_is_one_line(go: Run, site: Site) -> None:
    said = go("--offline")
    assert said.code == 1
    assert said.err == (
        f"There is no file to build from in {site.dest}. Expected: downloads, or files put there"
        " by hand. See the lines above, or README.md for where to get them.\n"
    )


def test_offline_leaves_out_a_file_that_is_not_what_came(go: Run, site: Site) -> None:
    site.put_years()
    assert go("tt-annual", "--edition", "2024-25").code == 0
    assert go("tt-annual", "--edition", "2023-24").code == 0
    site.one("tt-annual", "2023-24").path.write_bytes(PACKS["2022-23"])
    said = go("--offline")
    assert said.code == 1
    assert "failed: tt-annual 2023-24: " in said.err
    assert "another checksum" in said.err
    assert "main-2022-23.csv" not in said.out
    assert "the same build was there already" in said.out


def test_a_changed_file_is_exit_1_and_the_old_one_is_built_from(go: Run, site: Site) -> None:
    page = site.put("tt-annual", "2024-25", PACKS["2024-25"])
    assert go("tt-annual", "--edition", "2024-25").code == 0
    page.content, page.etag = PACKS["2023-24"], '"two"'
    said = go("tt-annual", "--edition", "2024-25")
    assert said.code == 1
    path = site.one("tt-annual", "2024-25").path
    assert said.err.startswith("failed: tt-annual 2024-25: the publisher changed the file since")
    assert f"To take the new one, delete {path} and fetch again." in said.err
    assert "the same build was there already" in said.out
    path.unlink()
    said = go("tt-annual", "--edition", "2024-25")
    assert said.code == 0
    assert "the publisher changed it" in said.out


def test_a_file_that_a_reader_refuses_does_not_block_the_others(go: Run, site: Site) -> None:
    main = zipfile.ZipFile(io.BytesIO(PACKS["2023-24"])).read("main-2023-24.csv").decode()
    site.put_years()
    site.put("tt-annual", "2023-24", zipped(main.replace("Count_Recovery", "Count_Regained", 1)))
    said = go("tt-annual")
    assert said.code == 1
    assert "left out  psych-ther-ann-rep-csvs-2023-24.zip, building without it" in said.out
    assert "failed: psych-ther-ann-rep-csvs-2023-24.zip > main.csv, row 1, column" in said.err
    assert "is in use" in said.out


def test_a_build_that_fails_as_a_whole_keeps_the_warehouse(
    go: Run, site: Site, tmp_path: Path
) -> None:
    site.put_years()
    assert go("tt-annual", "--edition", "2024-25").code == 0
    before = pointer.pointed_at(tmp_path / "warehouse")
    with pointer.locked(tmp_path / "warehouse"):
        said = go("tt-annual", "--edition", "2023-24")
    assert said.code == 1
    assert "Another build is running" in said.err
    assert pointer.pointed_at(tmp_path / "warehouse") == before
    # What came is kept all the same.
    assert site.one("tt-annual", "2023-24").path.is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tt-anual",), "Unknown source 'tt-anual'"),
        (("--edition", "1999-00"), "No download of an edition '1999-00'"),
        (("ons-lookups",), "ons-lookups has no fixed address to download from"),
        (("england-facts",), "Unknown source 'england-facts'"),
    ],
)
def test_what_cannot_be_fetched_is_one_line(go: Run, words: tuple[str, ...], said: str) -> None:
    assert said in go(*words).line


def test_another_fetch_under_way_is_one_line(go: Run, site: Site) -> None:
    with fetch.locked(site.dest):
        assert "Another fetch is running" in go().line


def test_interrupting_a_fetch_says_what_is_kept(go: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(fetch, "fetch", interrupted)
    said = go()
    assert said.code == 130
    assert said.err == "Interrupted; what came is kept, and the same command goes on from there.\n"


def test_no_host_is_asked_that_the_catalogue_does_not_name(go: Run, site: Site) -> None:
    every_layout(site)
    for (source, edition), wanted in site.wanted.items():
        if source != "tt-annual":
            away = web_server.redirect(f"https://evil.example.net/{wanted.name}")
            site.put(source, edition, b"", always=away)
    said = go()
    asked = {path.split("/")[1] for path, _ in site.server.asked}
    assert asked == {wanted.source.hosts[0] for wanted in site.wanted.values()}
    assert said.err.count("no host of this source") == 13


def test_the_release_of_a_repository_may_lead_on_to_its_storage(go: Run, site: Site) -> None:
    tidy = site.dest.parent / "tidy.parquet"
    pack.write_tidy(tidy, "2024-25", planted=False)
    there = "https://release-assets.githubusercontent.com/1/2?sig=x%2Fy&se=2026"
    site.put("tt-annual-tidy", "v0.3.0", b"", always=web_server.redirect(there))
    site.server.put(there, Page(tidy.read_bytes()))
    assert go("tt-annual-tidy").code == 0


def start(site: Site, folder: Path, **more: Any) -> subprocess.Popen[bytes]:
    """Start a fetch of three years as a process of its own."""
    words = ["fetch", "tt-annual", "--dest", site.dest, "--warehouse", folder]
    command = [sys.executable, str(PROCESS), str(site.server.port), *map(str, words)]
    return subprocess.Popen(command, stderr=subprocess.STDOUT, **more)


def test_killed_at_any_moment_and_repeated_ends_with_the_same_files(
    site: Site, tmp_path: Path
) -> None:
    """Ten times at moments spread over the download and the build; then once to the end."""
    site.put_years(pause=0.02)
    warehouse = tmp_path / "warehouse"
    chance = random.Random(3)
    running = 0
    for _ in range(KILLS):
        process = start(site, warehouse, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()  # it has begun
        time.sleep(chance.uniform(0, 1.2))
        running += process.poll() is None
        process.kill()
        process.communicate()
        # Whatever is there under its own name is whole.
        for period, content in PACKS.items():
            path = site.one("tt-annual", period).path
            assert not path.exists() or path.read_bytes() == content
    assert running >= KILLS // 2
    process = start(site, warehouse, stdout=subprocess.PIPE)
    out, _ = process.communicate()
    assert process.returncode == 1, out  # the other years stand nowhere
    assert b"is in use" in out
    there = sorted(path.name for path in (site.dest / "tt-annual").glob("*"))
    names = [site.one("tt-annual", period).name for period in YEARS]
    assert there == sorted([*names, *(f".{name}.record.json" for name in names)])
    for period, content in PACKS.items():
        assert site.one("tt-annual", period).path.read_bytes() == content
    assert not list(warehouse.glob(f"{pointer.UNFINISHED}*"))


def test_a_bar_is_drawn_on_a_terminal_only(go: Run, site: Site, tmp_path: Path) -> None:
    site.put_years(pause=0.01)
    said: Said = go("tt-annual", "--edition", "2024-25")
    assert "\r" not in said.out
    assert " 1/1     psych-ther-ann-rep-csv-2024-25-2.zip" in said.out
    pty = pytest.importorskip("pty", reason="no terminal of this kind on this system")
    ours, theirs = pty.openpty()
    process = start(site, tmp_path / "other", stdout=theirs)
    os.close(theirs)
    shown = b""
    while process.poll() is None or select.select([ours], [], [], 0.1)[0]:
        try:
            shown += os.read(ours, 65_536)
        except OSError:  # the other end is closed
            break
    os.close(ours)
    process.wait()
    assert b"\r          [####" in shown
    assert b"] 100% of " in shown
    # The bar is wiped before the line that follows it.
    assert re.search(rb"\r {20,}\rfetched ", shown)
