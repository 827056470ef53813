"""A build takes what it knows, refuses what is wrong, and never costs the warehouse before it."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from amhe_explore import measures, paths, warehouse
from amhe_explore.errors import AmheError, BuildBusyError, NothingToBuildError, SourceFileError
from amhe_explore.warehouse import pointer
from amhe_explore.warehouse.build import build
from tests import pack

YEAR = "2024-25"


@pytest.fixture(scope="module")
def small_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One year of the invented pack, as a bare CSV."""
    folder = tmp_path_factory.mktemp("pack")
    (folder / f"main-{YEAR}.csv").write_bytes(pack.main_csv(YEAR))
    return folder


@pytest.fixture
def built(small_pack: Path, tmp_path: Path) -> Path:
    """A warehouse folder with one build in use."""
    build([small_pack], tmp_path / "warehouse")
    return tmp_path / "warehouse"


def referrals(folder: Path) -> int | None:
    with warehouse.open_current(folder) as opened:
        found = measures.profile(opened, "QKS", "total", YEAR)
    return found.total.counts["referrals"].value


def test_the_same_files_give_the_same_build_id(small_pack: Path, tmp_path: Path) -> None:
    first = build([small_pack], tmp_path / "one")
    second = build([small_pack / f"main-{YEAR}.csv"], tmp_path / "two")
    assert first.build_id == second.build_id
    assert not second.reused


def test_an_existing_build_is_only_pointed_at(built: Path, small_pack: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in built.glob("*.duckdb")}
    assert build([small_pack], built).reused
    assert {path.name: path.stat().st_mtime_ns for path in built.glob("*.duckdb")} == before


def test_the_current_and_the_previous_build_are_kept(built: Path, tmp_path: Path) -> None:
    names = [pointer.pointed_at(built)]
    for n in range(3):
        # Three more builds, each of other content: another England total.
        changed = pack.main_csv(YEAR).replace(b"NULL,NULL,200003", b"NULL,NULL,20000%d" % n, 1)
        source = tmp_path / f"again-{n}-{YEAR}.csv"
        source.write_bytes(changed)
        names.append(build([source], built).path.name)
    assert {path.name for path in built.glob("*.duckdb")} == set(names[-2:])
    assert pointer.pointed_at(built) == names[-1]


def test_the_source_with_more_measures_wins_and_differences_are_listed(
    small_warehouse: Path,
) -> None:
    with warehouse.open_current(small_warehouse) as opened:
        found = measures.profile(opened, "QKS", "total", YEAR)
        status = measures.status(opened)
        listed = [each for each in warehouse.findings(opened) if each.check == "disagreements"]
    # The pack says 26,125 recovered, the tidy file 26,440: the pack carries more measures.
    assert found.total.counts["recovered"].value == 26_125
    assert {source.id for source in found.sources} == {"tt-annual"}
    assert status.disagreements == len(pack.PLANTED) == 5
    assert len(listed) == 5
    messages = {each.message for each in listed}
    assert (
        "total total recovered 26125 in tt-annual:2024-25 (kept), 26440 in tt-annual-tidy:v0.3.0"
        in messages
    )


def test_a_difference_beside_a_suppressed_or_small_count_prints_no_number(
    small_warehouse: Path,
) -> None:
    with warehouse.open_current(small_warehouse) as opened:
        listed = [each for each in warehouse.findings(opened) if each.check == "disagreements"]
    quiet = [each.message for each in listed if " differs between " in each.message]
    # QOC's 90 and over: * in one source, 5 in the other; RDY's women who got worse: a count and *.
    assert sorted(message.split(" differs")[0] for message in quiet) == [
        "age 90_and_over referrals",
        "gender female deteriorated",
    ]


def test_a_provider_under_two_names_is_kept_once_and_reported(small_warehouse: Path) -> None:
    with warehouse.open_current(small_warehouse) as opened:
        status = measures.status(opened)
        found = [each for each in warehouse.findings(opened) if each.check == "duplicates"]
        names = {place.code: place.name for place in measures.places(opened, "provider")}
    assert status.duplicates == sum(1 for _ in pack.labels()) * (
        len(pack.COUNTS) + len(pack.RATES) + len(pack.MEANS)
    )
    assert found[0].subject == "provider:AAA01, 2024-25"
    assert "INVENTED THERAPY CIC, INVENTED THERAPY SERVICE" in found[0].message
    assert names["AAA01"] == "Invented Therapy Service"


def test_a_remainder_is_no_place(small_warehouse: Path) -> None:
    with warehouse.open_current(small_warehouse) as opened:
        assert not [each for each in measures.places(opened) if "UNKNOWN" in each.code.upper()]


def test_every_table_and_column_is_described(built: Path) -> None:
    with duckdb.connect(str(warehouse.current_path(built)), read_only=True) as connection:
        bare = connection.execute(
            "select table_name || '.' || column_name from duckdb_columns()"
            " where comment is null and table_name like 'core_%'"
            " union all select table_name from duckdb_tables() where comment is null"
        ).fetchall()
    assert bare == []


def with_cell(text: str) -> Callable[[bytes], bytes]:
    """Return a change that puts a text into a count of the first data row."""
    return lambda content: content.replace(b"NULL,NULL,200003", b"NULL,NULL," + text.encode(), 1)


def twice_with_other_figures(content: bytes) -> bytes:
    lines = content.split(b"\r\n")
    return content + lines[1].replace(b"200003", b"200004") + b"\r\n"


BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "an error page": (lambda _: b"<!DOCTYPE html><html><body>404</body></html>", "is a web page"),
    "a count below 0": (with_cell("-5"), "row 2, column Count_ReferralsReceived: '-5'"),
    "half a referral": (with_cell("12.5"), "row 2, column Count_ReferralsReceived: '12.5'"),
    "a word": (with_cell("many"), "row 2, column Count_ReferralsReceived: 'many' is not a count"),
    "a renamed column": (
        lambda content: content.replace(b"Count_Recovery,", b"Count_Recovered,", 1),
        "column CountRecovery: the column is missing; not known here: Count_Recovered",
    ),
    "another encoding": (
        lambda content: content.replace(b"INVENTED THERAPY CIC", b"INVENT\xc9D THERAPY CIC", 1),
        "column OrgName: byte 0xc9 is not UTF-8",
    ),
    "a file cut off": (lambda content: content[: len(content) - 60], "as in the header"),
    "a group nobody knows": (
        lambda content: content.replace(b"Gender,Female", b"Gender,Femail", 1),
        "column VariableA: unknown group 'Femail' of Gender",
    ),
    "a variable nobody knows": (
        lambda content: content.replace(b",Religion,", b",Star Sign,"),
        "column VariableType: unknown variable type 'Star Sign'",
    ),
    "one key, two figures": (twice_with_other_figures, "is listed twice with different figures"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_line_and_changes_nothing(
    name: str, built: Path, tmp_path: Path
) -> None:
    change, expected = BAD[name]
    before = (pointer.pointed_at(built), referrals(built))
    bad = tmp_path / f"bad-{YEAR}.csv"
    bad.write_bytes(change(pack.main_csv(YEAR)))
    with pytest.raises(SourceFileError) as caught:
        build([bad], built)
    line = caught.value.line()
    assert bad.name in line
    assert expected in line
    assert "\n" not in line
    assert (pointer.pointed_at(built), referrals(built)) == before
    assert not list(built.glob(f"{pointer.UNFINISHED}*"))


def test_a_truncated_archive_is_refused(built: Path, tmp_path: Path) -> None:
    whole = tmp_path / f"whole-{YEAR}.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"main-{YEAR}.csv", pack.main_csv(YEAR))
    cut = tmp_path / f"cut-{YEAR}.zip"
    cut.write_bytes(whole.read_bytes()[:-500])
    with pytest.raises(SourceFileError, match="not a readable archive"):
        build([cut], built)
    assert referrals(built) == 150_000


@pytest.mark.parametrize("content", [None, "notes for the meeting\n"])
def test_a_folder_without_a_known_file_is_refused(
    content: str | None, built: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    if content:
        (folder / "notes.txt").write_text(content)
    with pytest.raises(NothingToBuildError, match="No file of a known kind"):
        build([folder], built)
    assert referrals(built) == 150_000


def test_files_without_an_annual_report_are_refused(built: Path, tmp_path: Path) -> None:
    lookup = tmp_path / "lookup.csv"
    lookup.write_text(
        "LSOA21CD,LSOA21NM,SICBL23CD,SICBL23CDH,SICBL23NM,ICB23CD,ICB23CDH,ICB23NM,LAD23CD,LAD23NM\n"
        "E01000001,Here 001A,E38000255,A3A8R,NHS North East London ICB - A3A8R,E54000029,QMF,"
        "NHS North East London Integrated Care Board,E09000001,Here\n"
    )
    with pytest.raises(NothingToBuildError, match="annual report"):
        build([lookup], built)


def test_two_builds_at_once_do_not_meet(built: Path, small_pack: Path) -> None:
    with pointer.locked(built), pytest.raises(BuildBusyError, match="Another build"):
        build([small_pack], built)


def test_an_error_leaves_no_half_built_file(built: Path, tmp_path: Path) -> None:
    with pytest.raises(AmheError):
        build([tmp_path / "nowhere"], built)
    assert len(list(built.glob("*.duckdb"))) == 1


def test_a_build_killed_at_any_moment_never_costs_the_warehouse(
    built: Path, tmp_path: Path
) -> None:
    """Twenty builds of other content are killed at random moments; the first stays readable."""
    source = tmp_path / f"other-{YEAR}.csv"
    source.write_bytes(pack.main_csv(YEAR).replace(b"NULL,NULL,200003", b"NULL,NULL,200001", 1))
    words = [
        sys.executable,
        "-m",
        "amhe_explore",
        "build",
        "--from",
        str(source),
        "--warehouse",
        str(built),
    ]
    allowed = {150_000}
    chance = random.Random(20)
    for _ in range(20):
        process = subprocess.Popen(
            words, cwd=paths.CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.0, 2.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert referrals(built) in allowed
    done = subprocess.run(words, cwd=paths.CHECKOUT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert referrals(built) == 150_000
    assert not list(built.glob(f"{pointer.UNFINISHED}*"))
