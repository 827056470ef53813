"""Archives whose bytes do not tell when they were made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

NO_DATE = (2000, 1, 1, 0, 0, 0)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return files as one archive; the same files give the same bytes.

    Args:
        files: Names and contents, in the order they shall have.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return made.getvalue()


def same_time(content: bytes) -> bytes:
    """Return an archive with every time in it set to one day."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped((each.filename, archive.read(each)) for each in archive.infolist())
