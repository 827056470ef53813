"""The errors a reader may meet: each says what was wrong, what was expected, what to do."""

from __future__ import annotations


class AmheError(Exception):
    """One clear line for the reader; never shown as a traceback.

    Args:
        what: What was wrong, with the value.
        expected: What was expected instead.
        todo: What the reader can do.
    """

    def __init__(self, what: str, expected: str = "", todo: str = "") -> None:
        self.what = what
        self.expected = expected
        self.todo = todo
        super().__init__(self.line())

    def line(self) -> str:
        """Return the whole message as one line."""
        parts = [self.what.rstrip(".") + "."]
        if self.expected:
            parts.append(f"Expected: {self.expected.rstrip('.')}.")
        if self.todo:
            parts.append(self.todo.rstrip(".") + ".")
        return " ".join(" ".join(parts).split())


class CatalogueError(AmheError):
    """A file under `data/` does not follow its form."""


class SourceFileError(AmheError):
    """A given file cannot be used: the message names file, row and column where they are known."""

    def __init__(
        self,
        file: str,
        what: str,
        expected: str = "",
        todo: str = "",
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        self.file = file
        self.row = row
        self.column = column
        where = [file]
        if row is not None:
            where.append(f"row {row:,}")
        if column is not None:
            where.append(f"column {column}")
        super().__init__(f"{', '.join(where)}: {what}", expected, todo)


class NothingToBuildError(AmheError):
    """No file of a known kind was found where the reader pointed."""


class WarehouseMissingError(AmheError):
    """There is no warehouse where one was expected, or it cannot be read."""


class BuildBusyError(AmheError):
    """Another build is running in the same folder."""


class UnknownPlaceError(AmheError):
    """No such place, or the place did not exist in the period."""


class UnknownPeriodError(AmheError):
    """No such period in the loaded figures."""


class UnknownCharacteristicError(AmheError):
    """No such characteristic."""


class NotPublishedError(AmheError):
    """The figures asked for were not published for this place and period."""


class UnknownMeasureError(AmheError):
    """No such measure."""


class MixedFiguresError(AmheError):
    """Made-up figures of example places beside official figures of real ones."""


class NoFiguresError(AmheError):
    """A real place whose figures are not loaded: the warehouse holds the embedded default.

    Args:
        place: Key of the place.
        what: What was wrong, with the place's name.
        todo: How to load its figures.
    """

    def __init__(self, place: str, what: str, todo: str) -> None:
        self.place = place
        super().__init__(what, todo=todo)


class UnknownSourceError(AmheError):
    """No such source or edition, or none with an address to download from."""


class FetchBusyError(AmheError):
    """Another fetch is running in the same folder."""


class DownloadError(AmheError):
    """A download failed, and trying again at once would not help."""


class WorkshopFileError(AmheError):
    """A file given as a saved workshop is none, or not one that this version reads."""
