"""Files as they are given: archives opened or refused, heads told from content."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given as given_by_hypothesis
from hypothesis import strategies as st

from amhe_explore.errors import SourceFileError
from amhe_explore.sources import given_file
from amhe_explore.sources.given_file import GivenFile, decoded, head_of, open_given

PLAIN = b"a,b\n1,2\n"


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Contents"])
    second = book.create_sheet("Data")
    second.append(["code", "score"])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def parquet() -> bytes:
    held = io.BytesIO()
    pq.write_table(pa.table({"code": ["x"], "score": [1]}), held)
    return held.getvalue()


def locked() -> bytes:
    """A zip whose member says that it needs a password (bit 0 of both its flags)."""
    content = bytearray(zipped({"main.csv": PLAIN}, zipfile.ZIP_STORED))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def lying() -> bytes:
    """A zip that promises four gigabytes, as a bomb does, in the list at its end."""
    content = bytearray(zipped({"main.csv": PLAIN}))
    struct.pack_into("<I", content, content.rindex(b"PK\x01\x02") + 24, 0xFFFFFFF0)
    return bytes(content)


def broken_within() -> bytes:
    """A zip of which one byte of the member's content was lost on the way."""
    content = bytearray(zipped({"main.csv": bytes(range(256)) * 50}, zipfile.ZIP_STORED))
    content[2000] ^= 0xFF
    return bytes(content)


def broken_list() -> bytes:
    """A zip whose list of members is damaged while its end is whole."""
    content = bytearray(zipped({"main.csv": PLAIN, "other.csv": PLAIN}))
    start = content.index(b"PK\x01\x02")
    content[start : start + 4] = b"XXXX"
    return bytes(content)


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def head(folder: Path, content: bytes, name: str = "x.csv") -> given_file.Head:
    return head_of(GivenFile(write(folder, name, content)))


def test_a_plain_file_is_itself(tmp_path: Path) -> None:
    path = write(tmp_path, "x.csv", PLAIN)
    assert open_given(path) == [GivenFile(path)]
    assert open_given(path)[0].name == "x.csv"
    assert open_given(path)[0].bytes() == PLAIN
    assert open_given(path)[0].first_bytes(3) == b"a,b"


@pytest.mark.parametrize("name", ["pack.zip", "PACK.ZIP", "pack.csv", "pack"])
def test_an_archive_is_its_members_whatever_its_name(tmp_path: Path, name: str) -> None:
    members = {"a/": b"", "a/x.csv": PLAIN, "__MACOSX/a/x.csv": b"\0", "y, z.csv": PLAIN}
    found = open_given(write(tmp_path, name, zipped(members)))
    assert [file.name for file in found] == [f"{name} > a/x.csv", f"{name} > y, z.csv"]
    assert {file.bytes() for file in found} == {PLAIN}


def test_a_workbook_is_one_file_even_when_it_is_called_zip(tmp_path: Path) -> None:
    for name in ("x.xlsx", "x.zip", "x.csv"):
        (file,) = open_given(write(tmp_path, name, workbook()))
        assert file.member == ""
        assert head_of(file) == given_file.Head("xlsx", ("code", "score"))


def test_the_same_content_has_the_same_checksum_inside_an_archive(tmp_path: Path) -> None:
    (plain,) = open_given(write(tmp_path, "x.csv", PLAIN))
    (inside,) = open_given(write(tmp_path, "x.zip", zipped({"y.csv": PLAIN})))
    assert plain.sha256() == inside.sha256()


BAD_ARCHIVES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "not a readable archive"),
    "a page of HTML": (lambda: b"<html>Not found</html>", "not a readable archive"),
    "cut off": (lambda: zipped({"main.csv": PLAIN * 500})[:-30], "not a readable archive"),
    "cut off early": (lambda: zipped({"main.csv": PLAIN})[:20], "not a readable archive"),
    "damaged within": (broken_within, "damaged at main.csv"),
    "damaged list": (broken_list, "not a readable archive"),
    "a member above": (lambda: zipped({"../main.csv": PLAIN}), "'../main.csv'"),
    "a member above within": (lambda: zipped({"a/../../main.csv": PLAIN}), "'a/../../main.csv'"),
    "a member above, Windows": (lambda: zipped({"..\\main.csv": PLAIN}), "main.csv'"),
    "a member at the root": (lambda: zipped({"/main.csv": PLAIN}), "'/main.csv'"),
    "a bomb": (lambda: zipped({"main.csv": bytes(3_000_000)}), "unpacks to 3,000,000 bytes"),
    "a liar": (lying, "unpacks to 4,294,967,280 bytes"),
    "a password": (locked, "locked with a password"),
    "too many": (lambda: zipped({f"{n}.csv": b"" for n in range(2_001)}), "holds 2,001 files"),
}


@pytest.mark.parametrize("label", BAD_ARCHIVES)
def test_a_bad_archive_is_refused_in_one_line(tmp_path: Path, label: str) -> None:
    make, said = BAD_ARCHIVES[label]
    with pytest.raises(SourceFileError) as caught:
        open_given(write(tmp_path, "pack.zip", make()))
    line = str(caught.value)
    assert line.startswith("pack.zip")
    assert said in line
    assert "Expected: " in line
    assert "\n" not in line


def test_a_bomb_is_not_set_off_to_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "pack.zip", zipped({"main.csv": bytes(3_000_000)}))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_args, **_kwargs: pytest.fail("unpacked"))
    with pytest.raises(SourceFileError, match="unpacks to"):
        open_given(path)


UTF_16 = "OrgType,OrgCode\nICB,Q\u00c9\n"
HEADS: dict[str, tuple[bytes, str, tuple[str, ...]]] = {
    "a CSV": (PLAIN, "csv", ("a", "b")),
    "a CSV with a mark": (b"\xef\xbb\xbf" + PLAIN, "csv", ("a", "b")),
    "a quoted header": (b'"a, b","c ""d"""\r\n', "csv", ("a, b", 'c "d"')),
    "line ends of old Macs": (b"a,b\r1,2\r", "csv", ("a", "b")),
    "one column": (b"a\n1\n", "text", ("a",)),
    "nothing": (b"", "text", ()),
    "a mark alone": (b"\xef\xbb\xbf", "text", ()),
    "blank lines": (b"\n\n", "text", ()),
    "HTML": (b"\n <!DOCTYPE html><p>404", "html", ()),
    "HTML further down": (b"<!-- cached -->\n<HTML><body>a,b", "html", ()),
    "XML, as a store of files answers": (b'<?xml version="1.0"?><Error/>', "html", ()),
    "a Parquet file": (parquet(), "parquet", ("code", "score")),
    "a zip within": (zipped({"main.csv": PLAIN}), "zip", ()),
    "a letter of Word": (zipped({"[Content_Types].xml": b"", "word/x.xml": b""}), "other", ()),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(50), "text", ("\x89PNG",)),
    "JSON": (b'{"a": 1}', "other", ()),
    "UTF-16 with a mark": (UTF_16.encode("utf-16"), "csv", ("OrgType", "OrgCode")),
    "UTF-16 without one": (UTF_16.encode("utf-16-le"), "csv", ("OrgType", "OrgCode")),
    "UTF-16 the other way": (UTF_16.encode("utf-16-be"), "csv", ("OrgType", "OrgCode")),
    "zeros further down": (b"a,b\n1,\x00\n", "csv", ("a", "b")),
    "zeros at once": (b"a,\x00b\n1,2\n", "other", ()),
    "latin-1": ("a,\u00e9\n".encode("latin-1"), "csv", ("a", "\u00e9")),
}  # fmt: skip


@pytest.mark.parametrize("label", HEADS)
def test_heads(tmp_path: Path, label: str) -> None:
    content, form, columns = HEADS[label]
    found = head(tmp_path, content)
    assert (found.form, found.columns) == (form, columns)
    assert (found.fault is not None) == (
        label.startswith(("UTF-16", "latin", "zeros f", "a picture"))
    )


def test_geojson_is_known_by_its_features(tmp_path: Path) -> None:
    feature = b'{"type":"FeatureCollection","features":[{"properties":{"ICB23CD":"E54"}}]}'
    assert head(tmp_path, feature).properties == ("ICB23CD",)
    assert head(tmp_path, b'{"type":"FeatureCollection","features":[]}').properties == ()
    with pytest.raises(SourceFileError, match=r"x\.csv: is not a readable GeoJSON"):
        head(tmp_path, feature[:-5])


TRUNCATED = {
    "a Parquet file": parquet()[:-10],
    "a Parquet file early": b"PAR1",
    "a zip": zipped({"main.csv": PLAIN * 100})[:-30],
    "a workbook": workbook()[:-100],
    "a damaged workbook": zipped({"xl/workbook.xml": b"<x", "[Content_Types].xml": b"<x"}),
}


@pytest.mark.parametrize("label", TRUNCATED)
def test_what_was_cut_off_is_refused_whatever_its_name(tmp_path: Path, label: str) -> None:
    with pytest.raises(SourceFileError) as caught:
        head(tmp_path, TRUNCATED[label])
    assert str(caught.value).startswith("x.csv: is not a readable")
    assert "\n" not in str(caught.value)


def test_the_head_may_end_within_a_letter(tmp_path: Path) -> None:
    for mark in (b"", b"\xef\xbb\xbf"):
        for filler in range(3):
            letters = b"x" * filler + "\u20ac".encode() * given_file.HEAD_BYTES
            assert head(tmp_path, mark + b"a,b\n" + letters).fault is None


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_that_is_no_utf_8_is_found(tmp_path: Path, mark: bytes) -> None:
    file = GivenFile(tmp_path / "x.csv")
    # Row 3; a comma inside quotes is no new column.
    with pytest.raises(SourceFileError) as caught:
        decoded(file, mark + b'code,name\n1,"b, c"\n2,"d, caf\xe9"\n')
    assert (caught.value.row, caught.value.column) == (3, "name")
    assert "0xe9" in caught.value.what
    # In the header itself there is no name to give.
    with pytest.raises(SourceFileError) as caught:
        decoded(file, mark + b"code,caf\xe9\n")
    assert (caught.value.row, caught.value.column) == (1, None)


def test_a_zero_byte_is_found(tmp_path: Path) -> None:
    with pytest.raises(SourceFileError) as caught:
        decoded(GivenFile(tmp_path / "x.csv"), b"\xef\xbb\xbfcode,name\n1,b\n2,\x00\n")
    assert (caught.value.row, caught.value.column) == (3, "name")
    assert "0x00" in caught.value.what


def test_names_are_shown_without_what_would_break_a_line() -> None:
    # An end of line, the start of a terminal's colours, a byte that is no text.
    file = GivenFile(Path("a\nb\x1b[31m.zip"), "caf\udce9/caf\u00e9.csv")
    assert file.name == "a?b?[31m.zip > caf?/caf\u00e9.csv"


def test_a_file_that_went_away_is_named(tmp_path: Path) -> None:
    for file in (GivenFile(tmp_path / "x.csv"), GivenFile(tmp_path / "x.zip", "y.csv")):
        for ask in (file.bytes, file.first_bytes, file.sha256):
            with pytest.raises(SourceFileError, match="cannot be read"):
                ask()


@given_by_hypothesis(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"PAR1", b"{"]))
def test_any_content_has_a_head_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, start: bytes
) -> None:
    path = write(tmp_path_factory.getbasetemp(), "any.csv", start + content)
    line = ""
    try:
        forms = {head_of(file).form for file in open_given(path)}
        assert forms <= {"csv", "text", "html", "other", "geojson", "parquet", "xlsx", "zip"}
    except SourceFileError as error:
        line = str(error)
    assert "\n" not in line
    assert line.startswith("any.csv") or not line
