"""What arrived is what was asked for: web pages, torn files and bombs are not kept."""

from __future__ import annotations

import zipfile
from pathlib import Path

from amhe_explore.errors import DownloadError, SourceFileError
from amhe_explore.sources.given_file import (
    MEMBER_LIMIT,
    RATIO_LIMIT,
    GivenFile,
    Head,
    head_of,
    line_cells,
    open_given,
)

RAR_MARK = b"Rar!\x1a\x07"
FORMS = {
    ".zip": "a zip archive",
    ".rar": "a .rar archive",
    ".xlsx": "a workbook",
    ".parquet": "a Parquet file",
    ".csv": "a CSV",
    ".geojson": "GeoJSON",
}
TAIL_BYTES = 65_536


def check_arrived(path: Path, name: str) -> None:
    """Refuse a download that is not what its name says.

    Args:
        path: Where it is for now.
        name: What it will be called.

    Raises:
        DownloadError: A web page, nothing, another form, a torn file, an archive with a member
            outside its folder or a bomb.
    """
    ending = Path(name).suffix.lower()
    expected = FORMS.get(ending, "data")
    if path.stat().st_size == 0:
        raise DownloadError("the server sent an empty file", expected)
    try:
        head = _head(path, ending)
    except SourceFileError as error:
        # The reader knows the file by its final name.
        raise DownloadError(error.line().replace(path.name, name)) from error
    if head.form == "html":
        raise DownloadError("the server sent a web page in place of the file", expected)
    if ending in FORMS and head.form != ending.removeprefix("."):
        raise DownloadError(f"the server sent something else (form: {head.form})", expected)
    if head.form == "csv":
        _refuse_torn(path, head)


def _head(path: Path, ending: str) -> Head:
    """Return the form of what came; archives are looked through, and opened only after that."""
    if zipfile.is_zipfile(path):
        if ending == ".zip":
            open_given(path)
            return Head("zip")
        _refuse_bomb(path)
    if ending == ".rar" and GivenFile(path).first_bytes(len(RAR_MARK)) == RAR_MARK:
        return Head("rar")
    return head_of(GivenFile(path))


def _refuse_bomb(path: Path) -> None:
    """Refuse a workbook that unpacks to more than its like do; opening it would set it off."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DownloadError(f"the archive is damaged ({error})", "a whole file") from error
    for info in members:
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > MEMBER_LIMIT or ratio > RATIO_LIMIT:
            raise DownloadError(
                f"member {info.filename!r} unpacks to {info.file_size:,} bytes",
                f"at most {RATIO_LIMIT} times its packed size",
            )


def _refuse_torn(path: Path, head: Head) -> None:
    """Refuse a CSV that ends in the middle of a line."""
    with path.open("rb") as handle:
        handle.seek(max(path.stat().st_size - TAIL_BYTES, 0))
        tail = handle.read()
    if tail.endswith((b"\n", b"\r")):
        return
    last = tail.replace(b"\r", b"\n").rpartition(b"\n")[2].decode("utf-8", "replace")
    if len(line_cells(last)) < len(head.columns):
        raise DownloadError("the file ends in the middle of a line", "a whole CSV")
