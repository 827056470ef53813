"""The tidy release of the annual reports: every year and 14 measures in one long Parquet file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from amhe_explore.catalogue import Catalogue, label_key
from amhe_explore.errors import SourceFileError
from amhe_explore.sources import cells
from amhe_explore.sources.annual_csv import ENGLAND, check_organisations, year_in
from amhe_explore.sources.given_file import GivenFile, Head
from amhe_explore.sources.tidy import ACTIVITY, LABEL, Tidy

SOURCE = "tt-annual-tidy"
LABELS = (
    "reporting_period",
    "org_type",
    "org_code",
    "org_name",
    "variable_type",
    "variable_a",
    "variable_b",
    "measure_name",
    "measure_statistic",
    "value",
)
# A file with most of the columns is this release, even where one was renamed.
RECOGNISED_FROM = 7
# Small enough that a batch and its parcels stay well under the memory of a small machine.
BATCH_ROWS = 250_000


class AnnualTidyReader:
    """Reads the long Parquet file, one parcel a batch and kind of number."""

    kind = "annual report, tidy release"
    used = True

    def recognises(self, head: Head) -> bool:
        """Return whether a Parquet file has the columns that only this release has together."""
        names = head.column_set
        return (
            head.form == "parquet"
            and not names.isdisjoint(("variable_type", "variable_a"))
            and len(names & set(LABELS)) >= RECOGNISED_FROM
        )

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:
        """Yield the rows in their order; see `Reader.read`."""
        edition = next(iter(catalogue.sources[SOURCE].editions))
        first_row = 1
        for batch in _batches(file):
            columns = {name: _combined(batch.column(name)) for name in LABELS}
            yield from self._parcels(file, catalogue, edition, columns, first_row)
            first_row += batch.num_rows
        if first_row == 1:
            raise SourceFileError(file.name, "has columns and no rows", "one row a figure")

    def _parcels(
        self,
        file: GivenFile,
        catalogue: Catalogue,
        edition: str,
        columns: dict[str, pa.DictionaryArray],
        first_row: int,
    ) -> Iterator[Tidy]:
        """Yield one batch, counts apart from percentages, for their checks differ."""
        _check(file, columns, first_row)
        known = catalogue.sources[SOURCE].columns
        measure, used = _measures(file, columns, known, first_row)
        exact = np.array(
            [label_key(text) == ENGLAND for text in columns["org_type"].dictionary.to_pylist()]
        )
        rounded = np.where(exact[_indices(columns["org_type"])], 1, _local(catalogue))
        row = np.arange(first_row, first_row + len(rounded), dtype=np.int32)
        for kind in ("count", "published_percentage"):
            ids = [n for n, each in enumerate(used) if catalogue.measures[each].kind == kind]
            keep = pa.array(np.isin(measure, ids))
            at = np.flatnonzero(np.isin(measure, ids))
            if not len(at):
                continue
            chosen = {name: columns[name].filter(keep) for name in LABELS}
            value = _shrunk(chosen["value"])
            found = cells.parse(value, kind, file.name, "value", row[at])
            rows = {
                "period": chosen["reporting_period"],
                "org_type": chosen["org_type"],
                "org_code": chosen["org_code"],
                "org_name": chosen["org_name"],
                "variable_type": chosen["variable_type"],
                "variable_a": chosen["variable_a"],
                "variable_b": chosen["variable_b"],
                "measure": pa.DictionaryArray.from_arrays(pa.array(measure[at]), pa.array(used)),
                "text": found.text,
                "value": found.value,
                "flag": found.flag,
                "rounded_to": pa.array(rounded[at].astype(np.int8)),
                "row": pa.array(row[at]),
            }
            made = pa.table(rows).select(ACTIVITY.names).cast(ACTIVITY)
            yield Tidy("activity", SOURCE, edition, made)


def _batches(file: GivenFile) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a file, some at a time.

    Raises:
        SourceFileError: A damaged file, or a column that is missing or stands twice.
    """
    held = file.path if not file.member else io.BytesIO(file.bytes())
    try:
        _check_columns(file, pq.read_schema(held).names)
        with pq.ParquetFile(held, read_dictionary=list(LABELS)) as parquet:
            for batch in parquet.iter_batches(BATCH_ROWS, columns=list(LABELS)):
                if batch.num_rows:
                    yield batch
    except (pa.ArrowException, OSError) as error:
        raise SourceFileError(
            file.name,
            f"is not a readable Parquet file ({error})",
            "a whole Parquet file",
            "Download it again; nothing was changed",
        ) from error


def _check_columns(file: GivenFile, present: list[str]) -> None:
    """Refuse a file in which a column is missing or stands twice."""
    for name in LABELS:
        if present.count(name) != 1:
            raise SourceFileError(
                file.name,
                "the column stands twice" if name in present else "the column is missing",
                ", ".join(LABELS),
                "If it was renamed, give it its old name; nothing was changed",
                column=name,
            )


def _local(catalogue: Catalogue) -> int:
    return catalogue.sources[SOURCE].local_rounding


def _combined(array: pa.Array) -> pa.DictionaryArray:
    """Return one column as a dictionary-encoded array, nulls as the text NULL."""
    if not isinstance(array, pa.DictionaryArray):
        array = array.cast(pa.string()).dictionary_encode()
    if array.null_count:
        array = array.cast(pa.string()).fill_null("NULL").dictionary_encode()
    return array.cast(LABEL)


def _indices(column: pa.DictionaryArray) -> np.ndarray:
    return np.asarray(column.indices.to_numpy(zero_copy_only=False))


def _shrunk(column: pa.DictionaryArray) -> pa.DictionaryArray:
    """Return a column whose dictionary holds only texts that occur in it."""
    indices = _indices(column)
    occurring, place = np.unique(indices, return_inverse=True)
    texts = column.dictionary.take(pa.array(occurring))
    return pa.DictionaryArray.from_arrays(pa.array(place.astype(np.int32)), texts)


def _check(file: GivenFile, columns: dict[str, pa.DictionaryArray], first_row: int) -> None:
    """Refuse a period or an organisation that is not known."""
    name = "reporting_period"
    cells.check(
        columns[name],
        lambda text: year_in(text) == text,
        file.name,
        name,
        first_row,
        "a year such as 2024-25",
    )
    names = ("org_type", "org_code")
    check_organisations(file, columns[names[0]], columns[names[1]], names, first_row)


def _measures(
    file: GivenFile,
    columns: dict[str, pa.DictionaryArray],
    known: Mapping[str, str],
    first_row: int,
) -> tuple[np.ndarray, list[str]]:
    """Return each row's measure as an index into the list of measure ids, and that list."""
    names = columns["measure_name"].dictionary.to_pylist()
    statistics = columns["measure_statistic"].dictionary.to_pylist()
    pair = _indices(columns["measure_name"]) * len(statistics) + _indices(
        columns["measure_statistic"]
    )
    used: list[str] = []
    place = np.full(len(names) * len(statistics), -1, dtype=np.int32)
    for both in np.unique(pair):
        words = f"{names[both // len(statistics)]} {statistics[both % len(statistics)]}"
        measure = known.get(words)
        if measure is None:
            row = first_row + int(np.flatnonzero(pair == both)[0])
            raise SourceFileError(
                file.name,
                f"unknown measure {words!r}",
                "a measure of the catalogue",
                row=row,
                column="measure_name",
            )
        if measure not in used:
            used.append(measure)
        place[both] = used.index(measure)
    return place[pair], used
