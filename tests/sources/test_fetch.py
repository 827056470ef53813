"""Fetching again: what is there is kept, verified, and told from what the publisher has now."""

from __future__ import annotations

import io
import json
import shutil
import sys
import types
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from amhe_explore import paths
from amhe_explore.catalogue import load
from amhe_explore.errors import CatalogueError, FetchBusyError, UnknownSourceError
from amhe_explore.sources import rar_archive
from amhe_explore.sources.fetch import locked
from amhe_explore.sources.fetch_plan import Wanted, plan, without_address
from amhe_explore.sources.fetch_record import read_record, record_path
from amhe_explore.sources.registry import find
from tests.sources import web_server
from tests.sources.fetch_bench import ADDRESS, KEPT, NEW_PACK, PACK, Bench

RAR = "https://files.example.org/pack.rar"
INSTEAD = "Another source has the same year"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A server on this machine and a folder for downloads."""
    with web_server.running() as server:
        yield Bench(server, tmp_path / "raw")


@pytest.fixture
def fetched(bench: Bench) -> Bench:
    """A bench with its download done."""
    bench.put()
    assert bench.fetch().state == "downloaded"
    return bench


def change(bench: Bench, content: bytes = NEW_PACK, etag: str = '"two"') -> None:
    """The publisher replaces the file."""
    page = bench.server.pages["/" + ADDRESS.removeprefix("https://")]
    page.content, page.etag = content, etag


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its content and time."""
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.glob("*")}


def test_an_unchanged_file_is_not_sent_again(fetched: Bench) -> None:
    before = state_of(fetched.file.parent)
    outcome = fetched.fetch()
    assert (outcome.state, outcome.reason) == ("kept", "")
    assert fetched.server.asked[-1][1]["If-None-Match"] == '"one"'
    assert state_of(fetched.file.parent) == before
    assert [each["event"] for each in fetched.events] == ["start", "fetched"]


def test_a_file_of_the_same_content_under_a_new_version_is_kept(fetched: Bench) -> None:
    change(fetched, PACK, '"two"')
    first = read_record(fetched.file)
    assert fetched.fetch().state == "kept"
    assert fetched.names() == KEPT
    now = read_record(fetched.file)
    assert first is not None
    assert now is not None
    assert (now.retrieved, now.sha256) == (first.retrieved, first.sha256)
    # The next time the server can say "unchanged" again.
    assert now.version.etag == '"two"'


def test_a_changed_file_is_told_and_the_old_one_kept(fetched: Bench) -> None:
    change(fetched)
    for _ in range(2):
        outcome = fetched.fetch()
        assert (outcome.state, outcome.failed, outcome.sound) == ("changed", True, True)
        assert "the publisher changed the file since" in outcome.line
        assert f"delete {fetched.file} and fetch again" in outcome.line
        assert fetched.file.read_bytes() == PACK
        assert fetched.names() == KEPT


def test_a_changed_file_is_taken_once_the_old_one_was_deleted(fetched: Bench) -> None:
    change(fetched)
    assert fetched.fetch().failed
    fetched.file.unlink()
    outcome = fetched.fetch()
    assert outcome.state == "downloaded"
    assert "not the same file as on" in outcome.reason
    assert fetched.file.read_bytes() == NEW_PACK
    assert fetched.fetch().state == "kept"


def test_a_file_deleted_and_unchanged_comes_back_with_its_first_record(fetched: Bench) -> None:
    first = read_record(fetched.file)
    fetched.file.unlink()
    outcome = fetched.fetch()
    assert (outcome.state, outcome.reason) == ("downloaded", "")
    assert read_record(fetched.file) == first


def test_a_damaged_file_is_replaced_by_the_same_again(fetched: Bench) -> None:
    fetched.file.write_bytes(PACK[:-100])
    outcome = fetched.fetch()
    assert (outcome.state, outcome.reason) == ("downloaded", "the file that was there was damaged")
    assert fetched.file.read_bytes() == PACK


def test_a_damaged_file_is_not_built_from(fetched: Bench) -> None:
    fetched.file.write_bytes(PACK[:-100])
    change(fetched)
    changed = fetched.fetch()
    assert (changed.state, changed.sound) == ("changed", False)
    fetched.server.pages.clear()
    gone = fetched.fetch()
    assert (gone.state, gone.sound) == ("failed", False)
    offline = fetched.fetch(offline=True)
    assert (offline.state, offline.sound) == ("failed", False)
    assert str(record_path(fetched.file)) in offline.line


@pytest.mark.parametrize(
    "answer",
    [
        web_server.status(404),
        web_server.status(500),
        web_server.status(200, b"<html>Sorry</html>"),
        web_server.redirect("https://evil.example.net/"),
        web_server.endless,
        web_server.cut(100),
    ],
    ids=["404", "500", "html", "redirect", "endless", "cut"],
)
def test_what_is_there_is_kept_whatever_the_server_does(
    fetched: Bench, answer: web_server.Answer
) -> None:
    change(fetched)
    fetched.server.pages["/" + ADDRESS.removeprefix("https://")].always = answer
    outcome = fetched.fetch()
    assert (outcome.state, outcome.failed, outcome.sound) == ("kept", False, True)
    assert "whether the publisher changed it is not known" in outcome.reason
    assert fetched.file.read_bytes() == PACK


def test_a_checksum_in_the_catalogue_must_hold(bench: Bench) -> None:
    bench.put()
    outcome = bench.fetch(bench.wanted(sha256="0" * 64))
    assert outcome.state == "failed"
    assert "data/sources/tt-annual.toml" in outcome.line
    assert bench.names() == []
    assert bench.fetch().state == "downloaded"
    record = read_record(bench.file)
    assert record is not None
    assert bench.fetch(bench.wanted(sha256=record.sha256)).state == "kept"


def test_a_file_put_there_by_hand_stays(bench: Bench) -> None:
    bench.put(NEW_PACK)
    bench.file.parent.mkdir(parents=True)
    bench.file.write_bytes(PACK)
    for offline in (False, True):
        outcome = bench.fetch(offline=offline)
        assert (outcome.state, outcome.reason, outcome.sound) == ("kept", "put here by hand", True)
    bench.file.rename(bench.dest / "pack.zip")
    assert bench.fetch().reason == f"put by hand in {bench.dest}"
    assert bench.asked == []


def test_offline_asks_nobody(fetched: Bench) -> None:
    fetched.server.asked.clear()
    assert fetched.fetch(offline=True).state == "kept"
    fetched.file.unlink()
    outcome = fetched.fetch(offline=True)
    assert (outcome.state, outcome.failed) == ("missing", False)
    assert fetched.asked == []


def test_another_address_is_another_file(fetched: Bench) -> None:
    there = "https://files.example.org/corrected/pack.zip"
    fetched.put(NEW_PACK, there, etag='"one"')
    outcome = fetched.fetch(fetched.wanted(there))
    assert "If-None-Match" not in fetched.server.asked[-1][1]
    assert outcome.state == "changed"


def test_a_full_disk_is_one_line(bench: Bench) -> None:
    bench.put()
    bench.dest.mkdir()
    (bench.dest / "tt-annual").write_text("a file where the folder should be")
    outcome = bench.fetch()
    assert outcome.failed
    assert str(bench.dest / "tt-annual") in outcome.line


def test_a_part_or_record_is_never_found_by_a_build(bench: Bench) -> None:
    bench.put(first=[web_server.cut(2_000)] * 3)
    bench.put(address="https://files.example.org/whole.zip")
    bench.fetch(bench.wanted(), bench.wanted("https://files.example.org/whole.zip"))
    assert ".pack.zip.part" in bench.names()
    main = "OrgType,OrgCode,OrgName,VariableType,VariableA,VariableB,Count_EmploymentStatus\n"
    (bench.dest / "x.csv").write_text(main.replace("Count_", "CountHelpThatMattered"))
    seen = {path.name for path in bench.dest.rglob("*") if path.is_file()}
    assert len(seen) > 4
    with pytest.raises(Exception, match="2 looked at"):
        find([bench.dest])


def test_two_fetches_do_not_meet(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "raw"),
        pytest.raises(FetchBusyError, match="Another fetch is running"),
        locked(tmp_path / "raw"),
    ):
        pytest.fail("two at once")
    with locked(tmp_path / "raw"):
        pass


class Killed(BaseException):
    """Stands for the end of the process: nothing of ours catches it."""


def test_killed_at_any_step_and_repeated_ends_with_the_same_files(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ends the fetch before its n-th change to the folder, for every n there is."""
    steps = ("replace", "unlink", "touch", "mkdir", "open")
    whole = {name: getattr(Path, name) for name in steps}
    bench.put(pause=0)
    for last in range(1, 200):
        shutil.rmtree(bench.dest, ignore_errors=True)
        count = 0

        def step(name: str, own: Path, *args: Any, **kwargs: Any) -> Any:
            nonlocal count
            count += 1
            if count >= last:  # noqa: B023 - called within the same turn
                raise Killed
            return whole[name](own, *args, **kwargs)

        with monkeypatch.context() as patch:
            for name in steps:
                patch.setattr(
                    Path, name, lambda own, *a, _name=name, **k: step(_name, own, *a, **k)
                )
            try:
                bench.fetch()
                break
            except Killed:
                pass
        assert bench.fetch().state in ("downloaded", "kept")
        assert bench.file.read_bytes() == PACK
        assert bench.names() == KEPT
        record = read_record(bench.file)
        assert record is not None
        assert record.size == len(PACK)
    assert 10 < last < 100, last


class FakeRar:
    """What the packages for .rar offer, over a zip."""

    def __init__(self, path: str) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(Path(path).read_bytes().partition(b"|")[2]))

    def infolist(self) -> list[zipfile.ZipInfo]:
        return self._zip.infolist()

    def open(self, info: zipfile.ZipInfo) -> Any:
        return self._zip.open(info)


def rar(*members: tuple[str, str]) -> bytes:
    """An archive for FakeRar, with the mark of a real one."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in members:
            archive.writestr(name, text)
    return b"Rar!\x1a\x07\x01\x00|" + held.getvalue()


@pytest.fixture
def no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where no package for .rar is installed, which is the usual."""
    for name in rar_archive.READERS:
        monkeypatch.setitem(sys.modules, name, None)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where one is."""
    module = types.ModuleType("rarfile")
    module.RarFile = FakeRar  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "rarfile", module)


def rar_wanted(bench: Bench) -> Wanted:
    return bench.wanted(RAR, instead=INSTEAD)


@pytest.mark.usefixtures("no_reader")
def test_without_a_reader_a_rar_is_kept_and_skipped_with_what_to_do(bench: Bench) -> None:
    bench.put(rar(("a/main.csv", "a,b\n")), RAR)
    wanted = rar_wanted(bench)
    for _ in range(2):
        outcome = bench.fetch(wanted)
        assert (outcome.state, outcome.failed) == ("skipped", False)
        assert f"Unpack it into a folder {wanted.path.with_suffix('')} by hand" in outcome.line
        assert INSTEAD in outcome.line
        assert wanted.path.is_file()
    # Unpacked by hand, nothing is left to say.
    wanted.path.with_suffix("").mkdir()
    assert bench.fetch(wanted).state == "kept"


@pytest.mark.usefixtures("reader")
def test_with_a_reader_a_rar_is_unpacked_beside_it(bench: Bench) -> None:
    bench.put(rar(("a\\main.csv", "a,b\n"), ("other.csv", "c\n")), RAR)
    wanted = rar_wanted(bench)
    assert bench.fetch(wanted).state == "downloaded"
    folder = wanted.path.with_suffix("")
    assert (folder / "a" / "main.csv").read_text() == "a,b\n"
    assert sorted(path.name for path in bench.file.parent.glob("*")) == [
        ".pack.rar.record.json", "pack", "pack.rar"
    ]  # fmt: skip
    # Killed before it was unpacked: the next run, offline too, does it.
    shutil.rmtree(folder)
    assert bench.fetch(wanted, offline=True).state == "kept"
    assert (folder / "other.csv").is_file()


BAD_RARS = {
    "a member above": (rar(("../main.csv", "x")), "'../main.csv'"),
    "a member above, Windows": (rar(("a\\..\\..\\main.csv", "x")), "a member"),
    "a member at the root": (rar(("/etc/main.csv", "x")), "'/etc/main.csv'"),
    "a member on a drive, here": (rar(("C:main.csv", "x")), "a member"),
    "a member on a drive": (rar(("C:\\main.csv", "x")), "a member"),
    "nothing in it": (rar(), "holds 0 files"),
    "torn": (rar(("main.csv", "x"))[:20], "cannot be unpacked"),
}


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("label", BAD_RARS)
def test_a_bad_rar_is_refused_in_one_line(bench: Bench, label: str) -> None:
    content, said = BAD_RARS[label]
    bench.put(content, RAR)
    outcome = bench.fetch(rar_wanted(bench))
    assert outcome.failed
    assert said in outcome.line
    assert "\n" not in outcome.line
    inside = list(bench.dest.rglob("*.csv"))
    assert inside == []
    assert not (bench.dest.parent / "main.csv").exists()


def test_a_rar_member_that_is_larger_than_it_says(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="more than its 3 bytes"):
        rar_archive._write(io.BytesIO(b"1234"), tmp_path / "x.csv", 3)


def test_every_edition_with_an_address_is_planned(tmp_path: Path) -> None:
    known = load()
    wanted = plan(known, tmp_path)
    paths_there = [each.path for each in wanted]
    assert len(set(paths_there)) == len(paths_there) == 21
    assert {each.edition_id for each in wanted if each.source.id == "tt-annual"} == {
        f"{year}-{year % 100 + 1}" for year in range(2017, 2025)
    }
    for each in wanted:
        assert each.edition.address.startswith("https://")
        assert each.path.suffix in (".zip", ".rar", ".csv", ".xlsx", ".parquet", ".geojson")
    (rar_one,) = [each for each in wanted if each.path.suffix == ".rar"]
    assert "tidy release" in rar_one.edition.instead
    assert [each.source.id for each in plan(known, tmp_path, ["iod-2025"])] == ["iod-2025"] * 2
    (one,) = plan(known, tmp_path, ["tt-annual"], "2023-24")
    assert one.name == "psych-ther-ann-rep-csvs-2023-24.zip"
    assert {each.id for each in without_address(known)} == {
        "ons-lookups", "population-2020", "tt-providers"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "edition", "said"),
    [
        (["tt-anual"], "", "Unknown source 'tt-anual'"),
        (["tt-annual"], "1999-00", "No download of an edition '1999-00'"),
        (["ons-lookups"], "", "ons-lookups has no fixed address"),
    ],
)
def test_what_cannot_be_fetched_is_one_line(
    tmp_path: Path, asked: list[str], edition: str, said: str
) -> None:
    with pytest.raises(UnknownSourceError) as caught:
        plan(load(), tmp_path, asked, edition)
    line = str(caught.value)
    assert said in line
    assert "tt-annual" in line or "geoportal" in line or "2024-25" in line


SPOILED = {
    "no HTTPS": ("https://files.digital.nhs.uk/82", "http://files.digital.nhs.uk/82", "https://"),
    "another host": ("https://files.digital.nhs.uk/82", "https://evil.net/82", "source's hosts"),
    "a name twice": ("2019-20-csvs.zip", "2017-18-csvs.zip", "a name of its own"),
    "no name": ("psych-ther-ann-2019-20-csvs.zip", "", "file name ''"),
    "a hidden name": ("psych-ther-ann-2019-20-csvs.zip", ".part", "file name '.part'"),
    "a host with a star": ('hosts = ["files', 'hosts = ["*.files', "a host in full"),
}


@pytest.mark.parametrize("label", SPOILED)
def test_a_bad_address_does_not_load(tmp_path: Path, label: str) -> None:
    old, new, said = SPOILED[label]
    folder = tmp_path / "data"
    shutil.copytree(paths.DATA, folder,
                    ignore=shutil.ignore_patterns("raw", "warehouse", "pictures"))  # fmt: skip
    file = folder / "sources" / "tt-annual.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(CatalogueError, match=r"tt-annual\.toml") as caught:
        load(folder)
    assert said in str(caught.value)


def test_records_that_cannot_be_read_are_none(tmp_path: Path) -> None:
    for content in ("", "[]", "{}", json.dumps({"version": {}}), '{"version": 3}'):
        record_path(tmp_path / "x.zip").write_text(content)
        assert read_record(tmp_path / "x.zip") is None
