"""The monthly statistics: the official long CSV and the tidy release in Parquet.

Measures are matched on id and statistic: their names change over the months. Rows that repeat
others (SubICB/Provider repeats Provider) are left out, so that nothing is counted twice.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import csv as arrow_csv

from amhe_explore.catalogue import Catalogue
from amhe_explore.errors import SourceFileError
from amhe_explore.sources import cells
from amhe_explore.sources.given_file import GivenFile, Head, decoded
from amhe_explore.sources.tidy import LABEL, MONTHLY, Reader, Tidy

RAW, TIDY = "tt-monthly", "tt-monthly-tidy"
RAW_COLUMNS = (
    "REPORTING_PERIOD_START",
    "GROUP_TYPE",
    "ORG_CODE1",
    "ORG_NAME1",
    "ORG_CODE2",
    "ORG_NAME2",
    "MEASURE_ID",
    "MEASURE_NAME",
)
# The value's column: suppressed as published, or unsuppressed in 2021 and in the time series.
VALUES = ("MEASURE_VALUE_SUPPRESSED", "MEASURE_VALUE")
FIRST_ROW = 2
# Kind of place by GROUP_TYPE, and which of the two code columns names it.
PLACES: Mapping[str, tuple[str, int]] = {
    "england": ("england", 1),
    "commissioningregion": ("region", 1),
    "subicb": ("sub_icb", 1),
    "provider": ("provider", 2),
}
DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y")
KINDS_OF_NUMBER = {"count": "count", "percentage": "percentage", "percent": "percentage"}


def readers() -> list[Reader]:
    """Return the readers of the monthly statistics."""
    return [MonthlyReader(), MonthlyTidyReader()]


class MonthlyReader:
    """Reads the official CSV of one month, or the official time series."""

    kind = "monthly statistics"
    used = True

    def recognises(self, head: Head) -> bool:
        """Return whether a CSV has the monthly file's columns."""
        names = head.column_set
        return head.form == "csv" and {"group_type", "measure_id", "org_code2"} <= names

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:
        """Yield the rows of each kind of number; see `Reader.read`."""
        table = _raw_table(file)
        starts = table["REPORTING_PERIOD_START"]
        value = next(name for name in VALUES if name in table)
        months = [_month(text, file) for text in starts.dictionary.to_pylist()]
        columns = {
            "period": pa.DictionaryArray.from_arrays(starts.indices, pa.array(months)),
            "group_type": table["GROUP_TYPE"],
            "code_1": table["ORG_CODE1"],
            "name_1": table["ORG_NAME1"],
            "code_2": table["ORG_CODE2"],
            "name_2": table["ORG_NAME2"],
            "measure_id": table["MEASURE_ID"],
            "statistic": _statistics(table["MEASURE_NAME"]),
            "text": table[value],
        }
        row = np.arange(FIRST_ROW, FIRST_ROW + len(starts), dtype=np.int32)
        edition = max(months)
        yield from _parcels(file, catalogue, RAW, edition, columns, value, row)


class MonthlyTidyReader:
    """Reads the tidy release: every month in one Parquet file, suppressed values null."""

    kind = "monthly statistics, tidy release"
    used = True

    def recognises(self, head: Head) -> bool:
        """Return whether a Parquet file has the tidy release's columns."""
        names = head.column_set
        return head.form == "parquet" and {"group_type", "measure_id", "measure_statistic"} <= names

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:
        """Yield the rows of each kind of number; see `Reader.read`."""
        source = catalogue.sources[TIDY]
        wanted = sorted({pair.partition(" ")[0] for pair in source.columns})
        held = file.path if not file.member else io.BytesIO(file.bytes())
        table = pq.read_table(
            held,
            columns=[*TIDY_COLUMNS.values(), "value"],
            filters=pc.field("measure_id").isin(wanted),
            read_dictionary=list(TIDY_COLUMNS.values()),
        )
        columns = {
            name: _encoded(table[column].combine_chunks()) for name, column in TIDY_COLUMNS.items()
        }
        # The tidy release has no marks: a null is a suppressed value.
        text = pc.fill_null(pc.cast(table["value"], pa.string()), "*")
        columns["text"] = _encoded(text.combine_chunks())
        row = np.arange(1, table.num_rows + 1, dtype=np.int32)
        edition = next(iter(source.editions))
        yield from _parcels(file, catalogue, TIDY, edition, columns, "value", row)


TIDY_COLUMNS = {
    "period": "reporting_period",
    "group_type": "group_type",
    "code_1": "org_code1",
    "name_1": "org_name1",
    "code_2": "org_code2",
    "name_2": "org_name2",
    "measure_id": "measure_id",
    "statistic": "measure_statistic",
}


def _encoded(array: pa.Array) -> pa.DictionaryArray:
    """Return a text column dictionary-encoded, nulls as nothing."""
    if isinstance(array, pa.ChunkedArray):
        array = pa.concat_arrays(array.chunks)
    return pc.fill_null(array.cast(pa.string()), "").dictionary_encode().cast(LABEL)


def _raw_table(file: GivenFile) -> dict[str, pa.DictionaryArray]:
    """Return the columns of an official CSV as text.

    Raises:
        SourceFileError: A column is missing, or a row has another number of cells.
    """
    text = decoded(file, file.bytes())
    try:
        table = arrow_csv.read_csv(
            io.BytesIO(text.encode()),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys((*RAW_COLUMNS, *VALUES), pa.string()),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid as error:
        raise SourceFileError(file.name, f"is not a readable CSV ({error})", "a CSV") from error
    missing = [name for name in RAW_COLUMNS if name not in table.column_names]
    if not any(name in table.column_names for name in VALUES):
        missing.append(VALUES[0])
    if missing:
        raise SourceFileError(
            file.name,
            "the column is missing",
            ", ".join((*RAW_COLUMNS, VALUES[0])),
            "If it was renamed, give it its old name; nothing was changed",
            row=1,
            column=missing[0],
        )
    wanted = [name for name in (*RAW_COLUMNS, *VALUES) if name in table.column_names]
    return {name: _encoded(table[name].combine_chunks()) for name in wanted}


def _month(text: str, file: GivenFile) -> str:
    """Return the month of a first day, in either form of date: 2026-03."""
    for form in DATE_FORMS:
        try:
            return f"{dt.datetime.strptime(text.strip(), form).replace(tzinfo=dt.UTC):%Y-%m}"
        except ValueError:
            continue
    raise SourceFileError(
        file.name,
        f"{text[:40]!r} is not a date",
        "a date such as 2026-03-01 or 01/03/2026",
        "Nothing was changed; correct the file or download it again",
        column="REPORTING_PERIOD_START",
    )


def _statistics(names: pa.DictionaryArray) -> pa.DictionaryArray:
    """Return the statistic that begins each measure name: Count_..., Percentage_..."""
    words = [name.partition("_")[0].strip().lower() for name in names.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(names.indices, pa.array(words))


def _parcels(
    file: GivenFile,
    catalogue: Catalogue,
    source_id: str,
    edition: str,
    columns: Mapping[str, pa.DictionaryArray],
    value_column: str,
    row: np.ndarray,
) -> Iterator[Tidy]:
    """Yield counts apart from percentages, of the wanted measures and kinds of place."""
    source = catalogue.sources[source_id]
    measure = _keyed(columns["measure_id"], columns["statistic"], source.columns)
    groups = columns["group_type"].dictionary.to_pylist()
    kinds = [PLACES.get(text.replace(" ", "").lower()) for text in groups]
    group = columns["group_type"].indices.to_numpy(zero_copy_only=False)
    for kind in ("count", "published_percentage"):
        of_kind = {
            each for each in source.columns.values() if catalogue.measures[each].kind == kind
        }
        for n, known in enumerate(kinds):
            if known is None:
                continue
            at = np.flatnonzero((group == n) & np.isin(measure, sorted(of_kind)))
            if not len(at):
                continue
            taken = {name: column.take(pa.array(at)) for name, column in columns.items()}
            text = taken["text"].cast(pa.string()).dictionary_encode().cast(LABEL)
            found = cells.parse(text, kind, file.name, value_column, row[at])
            place_type, side = known
            exact = place_type == "england"
            rounded = np.full(len(at), 1 if exact else source.local_rounding, dtype=np.int8)
            made = {
                "period": taken["period"].cast(LABEL),
                "place_type": cells.constant(place_type, len(at)),
                "code": cells.constant("ENG", len(at)) if exact else taken[f"code_{side}"],
                "name": taken[f"name_{side}"],
                "measure": pa.array(measure[at]).dictionary_encode().cast(LABEL),
                "value": found.value,
                "flag": found.flag,
                "rounded_to": pa.array(rounded),
            }
            yield Tidy("monthly", source_id, edition, pa.table(made).cast(MONTHLY))


def _keyed(
    ids: pa.DictionaryArray, statistics: pa.DictionaryArray, known: Mapping[str, str]
) -> np.ndarray:
    """Return each row's measure id of ours, "" where the measure is not wanted."""
    names = ids.dictionary.to_pylist()
    kinds = statistics.dictionary.to_pylist()
    table = np.array(
        [
            [known.get(f"{name} {KINDS_OF_NUMBER.get(kind, kind)}", "") for kind in kinds]
            for name in names
        ],
        dtype=object,
    )
    first = ids.indices.to_numpy(zero_copy_only=False)
    second = statistics.indices.to_numpy(zero_copy_only=False)
    return np.asarray(table[first, second].astype(str))
