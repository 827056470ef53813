"""A .rar archive beside its unpacked folder, where a package that reads .rar is installed.

None is needed to run the program: `rarfile` and `unrar2-cffi` both do, and neither is installed
with it, because what they rest on is not free software or not Python.
"""

from __future__ import annotations

import contextlib
import importlib
import shutil
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from amhe_explore.errors import DownloadError
from amhe_explore.sources.given_file import MEMBER_LIMIT, MEMBERS_LIMIT, RATIO_LIMIT

# Both offer a class RarFile that works like ZipFile.
READERS = ("rarfile", "unrar.cffi.rarfile")
CHUNK = 1_000_000


def unpacked_folder(archive: Path) -> Path:
    """Return where the members of an archive belong: a folder of its name, which a build reads."""
    return archive.with_suffix("")


def unpack(archive: Path, again: bool = False) -> bool:
    """Return whether the members of an archive are beside it, unpacked now or before.

    Args:
        archive: The archive.
        again: Whether a folder that is there may be of an earlier archive.

    Raises:
        DownloadError: An unreadable archive, a member outside its folder, a bomb.
    """
    folder = unpacked_folder(archive)
    if folder.is_dir() and not again:
        return True
    reader = _reader()
    if reader is None:
        return False
    hidden = archive.with_name(f".{folder.name}.unpacking")
    shutil.rmtree(hidden, ignore_errors=True)
    try:
        opened = reader.RarFile(str(archive))
        with opened if hasattr(opened, "__exit__") else contextlib.nullcontext():
            members = [each for each in opened.infolist() if not each.is_dir()]
            _check(members)
            for each in members:
                with opened.open(each) as content:
                    _write(content, hidden / _inside(each.filename), each.file_size)
        shutil.rmtree(folder, ignore_errors=True)
        hidden.replace(folder)
    except DownloadError:
        raise
    except Exception as error:  # each package has errors of its own, without a common parent
        raise DownloadError(
            f"the .rar archive cannot be unpacked ({error})", "a whole archive and its reader"
        ) from error
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
    return True


def _reader() -> Any:
    """Return the first package for .rar that is installed, or None."""
    for name in READERS:
        with contextlib.suppress(ImportError):
            return importlib.import_module(name)
    return None


def _inside(name: str) -> Path:
    """Return a member's path inside its folder; both kinds of slash part folders."""
    windows = PureWindowsPath(name)
    if windows.drive or windows.root or PurePosixPath(name).root or ".." in windows.parts:
        raise DownloadError(f"the archive has a member {name!r}", "names inside it")
    return Path(*windows.parts)


def _check(members: list[Any]) -> None:
    """Refuse an archive that could write outside its folder or fill the disk."""
    if not 0 < len(members) <= MEMBERS_LIMIT:
        raise DownloadError(f"the archive holds {len(members):,} files", f"1 to {MEMBERS_LIMIT}")
    for each in members:
        _inside(each.filename)
        ratio = each.file_size / max(each.compress_size, 1)
        if each.file_size > MEMBER_LIMIT or ratio > RATIO_LIMIT:
            raise DownloadError(
                f"member {each.filename!r} unpacks to {each.file_size:,} bytes",
                f"at most {MEMBER_LIMIT:,} and {RATIO_LIMIT} times its packed size",
            )


def _write(content: Any, path: Path, promised: int) -> None:
    """Write one member, and no more of it than the archive's list promised."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with path.open("wb") as handle:
        while chunk := content.read(CHUNK):
            written += len(chunk)
            if written > promised:
                raise DownloadError(f"{path.name} unpacks to more than its {promised:,} bytes")
            handle.write(chunk)
