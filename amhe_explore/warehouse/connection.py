"""The read-only way into a built warehouse: one connection a build, one cursor a query."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from amhe_explore import paths
from amhe_explore.errors import WarehouseMissingError
from amhe_explore.warehouse import queries

FENCE = {"enable_external_access": "false", "lock_configuration": "true"}
BATCH_ROWS = 100_000
COMMAND = "python -m amhe_explore build --from FOLDER"


def current_path(folder: Path) -> Path:
    """Return the warehouse file that a folder's CURRENT names.

    Raises:
        WarehouseMissingError: No folder, no CURRENT, or it names no file.
    """
    todo = f"Run: {COMMAND}"
    try:
        name = (folder / paths.POINTER).read_text(encoding="utf-8").strip()
        path = folder / name
        there = bool(name) and Path(name).name == name and path.is_file()
    except FileNotFoundError as error:
        raise WarehouseMissingError(f"There is no warehouse in {folder}", todo=todo) from error
    except (OSError, ValueError) as error:
        # A damaged CURRENT: bytes that are no text, or a name no file system has.
        raise WarehouseMissingError(
            f"The warehouse in {folder} cannot be read", todo=todo
        ) from error
    if not there:
        raise WarehouseMissingError(
            f"The warehouse in {folder} names {name[:80]!r}, which is not there", todo=todo
        )
    return path.resolve()


def open_current(folder: Path) -> Warehouse:
    """Return the warehouse in use in a folder.

    Raises:
        WarehouseMissingError: There is none, or it cannot be read.
    """
    return Warehouse(current_path(folder))


class Warehouse:
    """One built warehouse, open for reading; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open the file read-only, without access to anything outside it.

        Raises:
            WarehouseMissingError: The file is no readable warehouse.
        """
        self.path = path
        try:
            # Given at once, so that a second opening of the same file in one process shares them.
            self._connection = duckdb.connect(str(path), read_only=True, config=dict(FENCE))
            self.facts: dict[str, str] = dict(self.rows("build_facts"))
        except duckdb.Error as error:
            raise self._unreadable() from error
        self._kept: dict[tuple[Any, ...], Any] = {}
        self._lock = threading.Lock()

    def _unreadable(self) -> WarehouseMissingError:
        return WarehouseMissingError(
            f"The warehouse {self.path.name} cannot be read", todo=f"Run: {COMMAND}"
        )

    @property
    def build_id(self) -> str:
        """Return the id of the build: the same from the same inputs."""
        return self.facts["build_id"]

    @property
    def mode(self) -> str:
        """Return official or example."""
        return self.facts["mode"]

    def rows(self, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """Return every row of one query of `sql/`.

        Args:
            name: The file's name without its ending.
            parameters: The values of its named parameters.

        Raises:
            WarehouseMissingError: The file is damaged.
        """
        try:
            with self._connection.cursor() as cursor:
                return cursor.execute(queries.sql(name), parameters or None).fetchall()
        except (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException) as error:
            # A file cut off opens, and fails when a missing part of it is asked for.
            raise self._unreadable() from error
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            raise WarehouseMissingError(
                f"The warehouse {self.path.name} was built by another version of this program",
                todo=f"Run: {COMMAND}",
            ) from error

    @contextlib.contextmanager
    def batches(self, name: str, **parameters: Any) -> Iterator[pa.RecordBatchReader]:
        """Open the rows of one query as Arrow batches, for tables too long to hold at once.

        Args:
            name: The file's name without its ending.
            parameters: The values of its named parameters.
        """
        with self._connection.cursor() as cursor:
            rows = cursor.sql(queries.sql(name), params=parameters or None)
            yield rows.to_arrow_reader(BATCH_ROWS)

    def kept_rows(self, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a query that is asked again and again, read once a build."""
        key = (name, *sorted(parameters.items()))
        with self._lock:
            if key in self._kept:
                return list(self._kept[key])
        found = self.rows(name, **parameters)
        with self._lock:
            self._kept[key] = found
        return list(found)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
