"""The annual report's main CSV in the official layout, all editions, both header styles."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from amhe_explore.catalogue import NO_LABEL, Catalogue, Source, label_key
from amhe_explore.errors import SourceFileError
from amhe_explore.sources import cells
from amhe_explore.sources.given_file import LINE_END, GivenFile, Head, decoded, line_cells
from amhe_explore.sources.tidy import ACTIVITY, LABEL, Tidy

SOURCE = "tt-annual"
IDENTIFIERS = ("OrgType", "OrgCode", "OrgName", "VariableType", "VariableA", "VariableB")
# Columns that only the main file has; a file with most of them is a main file, even where one was
# renamed, so that the reader hears of the column instead of "unknown file".
OUTCOMES = frozenset(
    {
        "countatcaseness",
        "countnotatcaseness",
        "countimprovement",
        "countnoreliablechange",
        "countdeterioration",
        "countrecovery",
        "countreliablerecovery",
        "percentageimprovement",
        "percentagerecovery",
        "percentagereliablerecovery",
    }
)
FIRST_ROW = 2  # the header is line 1
YEAR = re.compile(r"(?<!\d)(20\d\d)[-_ ]?(?:20)?(\d\d)(?!\d)")
ENGLAND = "england"
CODE = re.compile(r"[A-Za-z0-9]{1,12}")


def column_key(column: str) -> str:
    """Return a column name without what differs between editions: case, underscores, spaces."""
    return re.sub(r"[\s_]+", "", column).lower()


class AnnualMainReader:
    """Reads the main CSV: one row an organisation and group, one column a measure."""

    kind = "annual report, main CSV"
    used = True
    # What its rows are handed on as; the layout is always that of the annual report.
    source_id = SOURCE

    def recognises(self, head: Head) -> bool:
        """Return whether the header is that of a main file; a column or two may be renamed."""
        if head.form != "csv":
            return False
        keys = {column_key(column) for column in head.columns}
        identifiers = {column_key(name) for name in IDENTIFIERS}
        return len(keys & identifiers) >= 4 and len(keys & OUTCOMES) >= 5

    def remark(self, head: Head, catalogue: Catalogue) -> str:
        """Return which columns nobody knows: a measure may have been renamed; "" where none."""
        source = catalogue.sources[SOURCE]
        known = {column_key(each) for each in (*IDENTIFIERS, *source.columns, *source.ignored)}
        strange = [each for each in head.columns if each and column_key(each) not in known]
        return f"columns not known here, left out: {', '.join(strange)}" if strange else ""

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:
        """Yield one parcel for each measure column; see `Reader.read`."""
        source = catalogue.sources[SOURCE]
        table = _table(file)
        names = _columns(file, table.column_names, source)
        length = table.num_rows
        if not length:
            raise SourceFileError(
                file.name, "has a header and no rows", "one row a place and group"
            )
        fixed = {key: _label(table, names.identifiers[key]) for key in IDENTIFIERS}
        names_given = (names.identifiers["OrgType"], names.identifiers["OrgCode"])
        check_organisations(file, fixed["OrgType"], fixed["OrgCode"], names_given, FIRST_ROW)
        edition = _edition(file, table, names, fixed, source)
        exact = np.array(
            [label_key(text or "") == ENGLAND for text in fixed["OrgType"].dictionary.to_pylist()]
        )
        rounded = np.where(exact[fixed["OrgType"].indices], 1, source.local_rounding)
        row = np.arange(FIRST_ROW, FIRST_ROW + length, dtype=np.int32)
        shared = {
            "period": cells.constant(edition, length),
            "org_type": fixed["OrgType"],
            "org_code": fixed["OrgCode"],
            "org_name": fixed["OrgName"],
            "variable_type": fixed["VariableType"],
            "variable_a": fixed["VariableA"],
            "variable_b": fixed["VariableB"],
            "rounded_to": pa.array(rounded.astype(np.int8)),
            "row": pa.array(row),
        }
        for column, measure in names.measures.items():
            kind = catalogue.measures[measure].kind
            found = cells.parse(_label(table, column), kind, file.name, column, row)
            rows = shared | {
                "measure": cells.constant(measure, length),
                "text": found.text,
                "value": found.value,
                "flag": found.flag,
            }
            made = pa.table(rows).select(ACTIVITY.names).cast(ACTIVITY)
            yield Tidy("activity", self.source_id, edition, made)


@dataclass(frozen=True)
class _Columns:
    """The file's own column names by what they are."""

    identifiers: dict[str, str]
    measures: dict[str, str]


def _table(file: GivenFile) -> pa.Table:
    """Return the whole CSV as text columns, dictionary-encoded."""
    content = file.bytes()
    text = decoded(file, content)
    names = line_cells(LINE_END.split(text, maxsplit=1)[0])
    ragged: list[arrow_csv.InvalidRow] = []

    def note(row: arrow_csv.InvalidRow) -> str:
        ragged.append(row)
        return "error"

    try:
        table = arrow_csv.read_csv(
            io.BytesIO(text.encode()),
            read_options=arrow_csv.ReadOptions(use_threads=False, block_size=1 << 24),
            parse_options=arrow_csv.ParseOptions(invalid_row_handler=note),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, LABEL), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid as error:
        if not ragged:
            raise SourceFileError(file.name, f"is not a readable CSV ({error})", "a CSV") from error
        row = ragged[0]
        raise SourceFileError(
            file.name,
            f"{row.actual_columns} cells",
            f"{row.expected_columns} cells, as in the header",
            "The file may be cut off: download it again; nothing was changed",
            row=row.number,
        ) from error
    if table.column_names != names:
        raise SourceFileError(file.name, "the header is broken", "column names in one line", row=1)
    return table


def _columns(file: GivenFile, present: list[str], source: Source) -> _Columns:
    """Return which column is what; a missing one is an error that names it."""
    by_key = _by_key(file, present)
    known = {column_key(each): measure for each, measure in source.columns.items()}
    wanted = {column_key(each): each for each in (*IDENTIFIERS, *source.required)}
    ignored = {column_key(each) for each in source.ignored}
    strange = [by_key[key] for key in by_key if key not in known | wanted and key not in ignored]
    for key, name in wanted.items():
        if key not in by_key:
            hint = f"; not known here: {', '.join(strange)}" if strange else ""
            raise SourceFileError(
                file.name,
                f"the column is missing{hint}",
                f"a column {name} (or with underscores)",
                "If it was renamed, give it its old name; nothing was changed",
                row=1,
                column=name,
            )
    measures: dict[str, str] = {}
    for key, column in by_key.items():
        if key in known:
            if known[key] in measures.values():
                raise SourceFileError(
                    file.name, f"a second column for {known[key]}", "one", row=1, column=column
                )
            measures[column] = known[key]
    return _Columns({each: by_key[column_key(each)] for each in IDENTIFIERS}, measures)


def _by_key(file: GivenFile, present: list[str]) -> dict[str, str]:
    """Return the columns by their keys; one that stands twice is an error."""
    by_key: dict[str, str] = {}
    for column in present:
        key = column_key(column)
        if key in by_key:
            raise SourceFileError(
                file.name, "the column stands twice", "each column once", row=1, column=column
            )
        if key:  # a spreadsheet leaves columns without a name at the end of every line
            by_key[key] = column
    return by_key


def _label(table: pa.Table, column: str) -> pa.DictionaryArray:
    """Return one column as a single dictionary-encoded array."""
    combined = table[column].combine_chunks()
    if isinstance(combined, pa.ChunkedArray):
        combined = pa.concat_arrays(combined.unify_dictionaries().chunks)
    return combined.cast(LABEL)


def check_organisations(
    file: GivenFile,
    org_type: pa.DictionaryArray,
    org_code: pa.DictionaryArray,
    names: tuple[str, str],
    first_row: int,
) -> None:
    """Refuse a kind of organisation that is not known, or a code that is none."""
    kinds = "England, Commissioning Region, STP, CCG, ICB, SubICB or Provider"
    codes = "a code of letters and digits, All or UNKNOWN"
    cells.check(
        org_type,
        lambda text: label_key(text) in ORGANISATIONS,
        file.name,
        names[0],
        first_row,
        kinds,
    )
    cells.check(org_code, _is_code, file.name, names[1], first_row, codes)


def _is_code(text: str) -> bool:
    """Return whether a text can be the code of an organisation."""
    return bool(CODE.fullmatch(text.strip())) and label_key(text) not in NO_LABEL


ORGANISATIONS = {
    "england": "england",
    "commissioning region": "region",
    "stp": "stp",
    "ccg": "ccg",
    "icb": "icb",
    "subicb": "sub_icb",
    "sub icb": "sub_icb",
    "provider": "provider",
}


def _edition(
    file: GivenFile,
    table: pa.Table,
    names: _Columns,
    fixed: dict[str, pa.DictionaryArray],
    source: Source,
) -> str:
    """Return the file's year: England's own totals tell it, else a name around the file.

    The main CSV carries no year. England's referrals and finished courses of each edition are in
    the catalogue, so a renamed official file is still known; a newer one needs its year in a name.
    """
    by_measure = {measure: column for column, measure in names.measures.items()}
    england = pc.and_(
        pc.equal(pc.utf8_lower(fixed["OrgType"].cast(pa.string())), ENGLAND),
        pc.equal(pc.utf8_lower(fixed["VariableType"].cast(pa.string())), "total"),
    )
    found = {
        measure: [
            (text or "").strip().replace(",", "")
            for text in table[by_measure[measure]].cast(pa.string()).filter(england).to_pylist()
        ]
        for measure in ("referrals", "finished")
    }
    for year, edition in source.editions.items():
        if edition.england and all(
            found[measure] == [str(edition.england[measure])] for measure in found
        ):
            return year
    year = year_in(file.member) or year_in(file.path.name) or year_in(file.path.parent.name)
    if not year:
        raise SourceFileError(
            file.name,
            "the year cannot be told: England's totals are those of no known edition",
            "a year such as 2024-25 in the file's name",
            "Rename the file with its year",
        )
    return year


def year_in(name: str) -> str:
    """Return the financial year in a file name as 2024-25, or nothing."""
    for first, second in YEAR.findall(name):
        if (int(first) + 1) % 100 == int(second):
            return f"{first}-{second}"
    return ""
