"""The made-up figures of the example places: the annual layout, each row marked as made up."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pyarrow as pa

from amhe_explore.catalogue import Catalogue, label_key, load_example
from amhe_explore.errors import MixedFiguresError
from amhe_explore.sources.annual_csv import (
    FIRST_ROW,
    ORGANISATIONS,
    AnnualMainReader,
    column_key,
)
from amhe_explore.sources.given_file import GivenFile, Head, decoded
from amhe_explore.sources.tidy import Tidy

COLUMN = "MadeUp"
MARK = "made-up figures"


class ExamplePlacesReader(AnnualMainReader):
    """Reads the example places: a main file that says in every row that it is made up."""

    kind = "made-up figures of example places"
    source_id = "example-places"

    def recognises(self, head: Head) -> bool:
        """Return whether a header has the column that marks made-up figures."""
        return column_key(COLUMN) in {column_key(column) for column in head.columns}

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:
        """Yield the whole file as one parcel; see `Reader.read`.

        Raises:
            MixedFiguresError: A row without the mark, or of a place that is no example place.
        """
        _check_rows(file)
        parcels = list(super().read(file, catalogue))
        rows = pa.concat_tables([each.rows for each in parcels]).unify_dictionaries()
        yield Tidy("activity", self.source_id, parcels[0].edition, rows)


def _check_rows(file: GivenFile) -> None:
    """Refuse a row that does not say it is made up, or that carries a real place's code or name."""
    places = load_example().places
    text = decoded(file, file.bytes())
    for n, row in enumerate(csv.DictReader(text.splitlines()), FIRST_ROW):
        kind = ORGANISATIONS.get(label_key(row.get("OrgType") or ""), "")
        place = places.get(f"{kind}:{row.get('OrgCode')}")
        if place is None or place.name != row.get("OrgName"):
            raise MixedFiguresError(
                f"{file.name}, row {n:,}: {row.get('OrgName')!r} ({row.get('OrgCode')}) is no"
                " example place",
                "made-up figures only for the example places",
            )
        if row.get(COLUMN) != MARK:
            raise MixedFiguresError(
                f"{file.name}, row {n:,}, column {COLUMN}: {row.get(COLUMN)!r}",
                f"{MARK!r} in every row",
            )
