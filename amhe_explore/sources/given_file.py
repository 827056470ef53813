"""Files as they were given: plain or inside an archive, and the head by which they are known."""

from __future__ import annotations

import builtins
import codecs
import csv
import hashlib
import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from amhe_explore.errors import SourceFileError

HEAD_BYTES = 65_536
HEAD_LINES = 40
# A member of an official pack unpacks to some tens of megabytes.
MEMBER_LIMIT = 2_000_000_000
MEMBERS_LIMIT = 2_000
RATIO_LIMIT = 200
LOCKED = 0x1
OFFICE_MEMBER = "[Content_Types].xml"
WORKBOOK_MEMBER = "xl/workbook.xml"
ENCODING_TODO = "Save the file as CSV UTF-8 or download it again; nothing was changed"
LINE_END = re.compile(r"\r\n|\r|\n")
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class GivenFile:
    """One readable file: `member` names it inside the archive at `path`, or is empty."""

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        """Return the name to show a reader."""
        shown = f"{self.path.name} > {self.member}" if self.member else self.path.name
        # A name may hold anything: ends of line, colours of a terminal, bytes that are no text.
        return "".join(letter if letter.isprintable() else "?" for letter in shown)

    def bytes(self) -> bytes:
        """Return the whole content.

        Raises:
            SourceFileError: The file or the archive cannot be read.
        """
        try:
            if not self.member:
                return self.path.read_bytes()
            with zipfile.ZipFile(self.path) as archive:
                return archive.read(self.member)
        except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
            raise self._unreadable(error) from error
        except Exception as error:  # zlib.error has no common parent with the others
            raise self._unreadable(error) from error

    def first_bytes(self, count: int = HEAD_BYTES) -> builtins.bytes:
        """Return the first bytes of the content."""
        try:
            if not self.member:
                with self.path.open("rb") as handle:
                    return handle.read(count)
            with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as handle:
                return handle.read(count)
        except Exception as error:  # as in bytes(): whatever an archive can throw
            raise self._unreadable(error) from error

    def sha256(self) -> str:
        """Return the checksum of the content."""
        return hashlib.sha256(self.bytes()).hexdigest()

    def _unreadable(self, error: Exception) -> SourceFileError:
        return SourceFileError(
            self.name,
            f"cannot be read ({error})",
            "a whole file or archive",
            "Download it again; nothing was changed",
        )


@dataclass(frozen=True)
class Head:
    """What the beginning of a file shows: its form and, for tables, its columns.

    Attributes:
        form: csv, parquet, xlsx, zip (inside a zip), geojson, html (or XML), text or other.
        columns: Column names: of the header line, of the Parquet schema, of every sheet.
        lines: The first lines, for tables with a preamble.
        properties: Property names of the first feature of a GeoJSON file.
        fault: Why the text cannot be read whole; raised only if the file is of a known kind.
    """

    form: str
    columns: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    fault: SourceFileError | None = None

    @property
    def column_set(self) -> frozenset[str]:
        """Return the columns as a set, lower case, without spaces around them."""
        return frozenset(column.strip().lower() for column in self.columns)


def open_given(path: Path) -> list[GivenFile]:
    """Return the files at one path: itself, or the members of an archive.

    Raises:
        SourceFileError: An unreadable archive, a member outside its folder, a bomb.
    """
    if not _is_archive(path):
        return [GivenFile(path)]
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            # Before anything is unpacked: a bomb must not be set off to find that it is one.
            _check_members(path, members)
            damaged = archive.testzip()
    except SourceFileError:
        raise
    except Exception as error:  # zipfile and zlib throw many kinds for damaged archives
        raise SourceFileError(
            path.name,
            f"is not a readable archive ({error})",
            "a whole zip file",
            "Download it again; nothing was changed",
        ) from error
    if damaged:
        raise SourceFileError(path.name, f"is damaged at {damaged}", "a whole zip file")
    return [
        GivenFile(path, info.filename)
        for info in members
        if not info.is_dir() and not info.filename.startswith("__MACOSX/")
    ]


def _is_archive(path: Path) -> bool:
    """Return whether a file is to be opened as a zip: not an Office document, whatever its name."""
    named = path.suffix.lower() == ".zip"
    if not zipfile.is_zipfile(path):
        return named
    try:
        with zipfile.ZipFile(path) as archive:
            return OFFICE_MEMBER not in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return True  # damaged inside: opening it will say so


def _check_members(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that could write outside a folder or fill the disk."""
    if len(members) > MEMBERS_LIMIT:
        raise SourceFileError(path.name, f"holds {len(members):,} files", f"under {MEMBERS_LIMIT}")
    for info in members:
        parts = Path(info.filename.replace("\\", "/")).parts
        if info.filename.startswith("/") or ".." in parts:
            raise SourceFileError(path.name, f"has a member {info.filename!r}", "names inside it")
        if info.flag_bits & LOCKED:
            raise SourceFileError(
                path.name,
                f"member {info.filename!r} is locked with a password",
                "an archive without a password",
                "Unpack it and give the folder",
            )
        packed = max(info.compress_size, 1)
        if info.file_size > MEMBER_LIMIT or info.file_size / packed > RATIO_LIMIT:
            raise SourceFileError(
                path.name,
                f"member {info.filename!r} unpacks to {info.file_size:,} bytes",
                f"at most {MEMBER_LIMIT:,} and {RATIO_LIMIT} times its packed size",
            )


def head_of(file: GivenFile) -> Head:
    """Return the head of a file; a file of no known form has form `other`."""
    first = file.first_bytes()
    if first[:4] == b"PAR1":
        return Head("parquet", columns=_parquet_columns(file))
    if first[:4] == b"PK\x03\x04":
        return _zipped_head(file)
    text, fault = _readable(file, first)
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<?xml", "<error")) or "<html" in start[:2000]:
        return Head("html")
    if start.startswith("{"):
        return _geojson_head(file, text)
    lines = tuple(text.splitlines()[:HEAD_LINES])
    if lines and "\x00" in lines[0]:
        return Head("other")
    columns = tuple(line_cells(lines[0])) if lines else ()
    return Head("csv" if len(columns) > 1 else "text", columns, lines, fault=fault)


def _readable(file: GivenFile, first: bytes) -> tuple[str, SourceFileError | None]:
    """Return a file's first bytes as text by whatever means, and why it is not UTF-8, if so."""
    for coding, nul in (("utf-16-le", first[1:8:2]), ("utf-16-be", first[:8:2])):
        # Without a mark at its start, every other byte of such a file is still zero.
        if nul == bytes(4):
            fault = SourceFileError(file.name, "is in UTF-16", "text in UTF-8", ENCODING_TODO)
            return first.decode(coding, "replace"), fault
    try:
        return decoded(file, first, cut=len(first) == HEAD_BYTES), None
    except SourceFileError as error:
        coding = "utf-16" if first[:2] in UTF_16_MARKS else "latin-1"
        return first.decode(coding, "replace"), error


def decoded(file: GivenFile, content: bytes, cut: bool = False) -> str:
    """Return content as text: UTF-8, with or without a mark at its start.

    Args:
        file: Where the content came from, for the message.
        content: The bytes.
        cut: Whether the content may end in the middle of a character.

    Raises:
        SourceFileError: Another encoding; the message names the first place that does not fit.
    """
    try:
        # The incremental decoder waits for the rest of a character that is cut off.
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(content, final=not cut)
    except UnicodeDecodeError as error:
        # The decoder counts from behind a byte-order mark: what it holds, not what it was given.
        raise _no_text(file, error.object, error.start) from error
    if (at := content.find(b"\x00")) >= 0:
        raise _no_text(file, content, at)
    return text


def _no_text(file: GivenFile, content: bytes, at: int) -> SourceFileError:
    """Return the error for one byte that cannot stand in a text."""
    row, column = _position(content, at)
    return SourceFileError(
        file.name,
        f"byte 0x{content[at]:02x} is not UTF-8",
        "text in UTF-8",
        ENCODING_TODO,
        row=row,
        column=column,
    )


def line_cells(line: str) -> list[str]:
    """Return the cells of one line of a CSV, none where it is no such line."""
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return []


def _position(content: bytes, at: int) -> tuple[int, str | None]:
    """Return the line (from 1) and the column's name of one byte of a CSV."""
    lines = LINE_END.split(content[:at].decode("latin-1"))
    header = line_cells(LINE_END.split(content[:HEAD_BYTES].decode("latin-1"), maxsplit=1)[0])
    place = max(len(line_cells(lines[-1])) - 1, 0)
    named = len(lines) > 1 and place < len(header)
    return len(lines), header[place].strip() if named else None


def _parquet_columns(file: GivenFile) -> tuple[str, ...]:
    """Return the column names of a Parquet file."""
    try:
        return tuple(pq.read_schema(io.BytesIO(file.bytes())).names)
    except (pa.ArrowException, OSError) as error:
        raise SourceFileError(
            file.name, f"is not a readable Parquet file ({error})", "a whole Parquet file"
        ) from error


def _zipped_head(file: GivenFile) -> Head:
    """Return the head of a workbook, or of what else is packed as a zip is."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.bytes())) as archive:
            members = archive.namelist()
    except Exception as error:  # zipfile throws many kinds for damaged archives
        raise SourceFileError(
            file.name,
            f"is not a readable archive or workbook ({error})",
            "a whole .zip or .xlsx file",
            "Download it again; nothing was changed",
        ) from error
    if WORKBOOK_MEMBER in members:
        return Head("xlsx", columns=_sheet_columns(file))
    return Head("other" if OFFICE_MEMBER in members else "zip")


def _sheet_columns(file: GivenFile) -> tuple[str, ...]:
    """Return the cells of the first filled row of every sheet of a workbook."""
    import openpyxl  # nothing else needs it, and the app starts without it

    try:
        book = openpyxl.load_workbook(io.BytesIO(file.bytes()), read_only=True)
    except Exception as error:  # openpyxl lets errors of zipfile, xml and its own through
        raise SourceFileError(
            file.name, f"is not a readable workbook ({error})", "a whole .xlsx file"
        ) from error
    found: list[str] = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=HEAD_LINES, values_only=True):
            cells = [str(cell) for cell in row if cell is not None]
            if len(cells) > 1:
                found.extend(cells)
                break
    book.close()
    return tuple(found)


def _geojson_head(file: GivenFile, text: str) -> Head:
    """Return the head of a GeoJSON file from the properties of its first feature."""
    if "featurecollection" not in text[:2000].lower():
        return Head("other")
    try:
        features = json.loads(decoded(file, file.bytes())).get("features") or [{}]
        return Head("geojson", properties=tuple(features[0].get("properties") or {}))
    except (ValueError, AttributeError, IndexError) as error:
        raise SourceFileError(
            file.name, f"is not a readable GeoJSON file ({error})", "a whole GeoJSON file"
        ) from error
