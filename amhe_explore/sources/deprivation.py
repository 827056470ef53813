"""Indices of Deprivation by small area: File 1 and File 7 of 2019 and 2025, the tidy release."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from amhe_explore.catalogue import Catalogue
from amhe_explore.errors import SourceFileError
from amhe_explore.sources.deprivation_places import PlaceDeprivationReader
from amhe_explore.sources.given_file import GivenFile, Head
from amhe_explore.sources.parcel import parcel
from amhe_explore.sources.table_file import table_with
from amhe_explore.sources.text_table import SMALL_AREA, TODO, TextTable, Whole, matching, words
from amhe_explore.sources.tidy import Reader, Tidy

OFFICIAL_AREA = r"lsoa code\b.*"
TIDY_AREA = "lsoa21_code"
AREA = rf"lsoa code \((2011|2021)\)|{TIDY_AREA}"
# The headers were longer in 2025 than in 2019 and one is cut off: their beginning decides.
INDEX = r"(index of multiple deprivation \(imd\) |imd_)"
RANK, DECILE, SCORE = (rf"{INDEX}{name}\b.*" for name in ("rank", "decile", "score"))
PEOPLE = r"total population: mid (\d{4})\b.*"
OTHER_DOMAIN = r"income\b.*"
EDITION_OF_VINTAGE = {2011: 2019, 2021: 2025}


def readers() -> list[Reader]:
    """Return the readers of the Indices of Deprivation."""
    return [SmallAreaDeprivationReader(), PlaceDeprivationReader()]


class SmallAreaDeprivationReader:
    """Reads rank, decile and score of the IMD by small area, and File 7's population.

    Files 2 to 6 (single domains, no IMD beside its score) are not of this family.
    """

    kind = "deprivation-areas"
    used = True

    def recognises(self, head: Head) -> bool:
        """Return whether small areas stand with the IMD, alone or with everything (File 7)."""
        if head.form not in ("csv", "xlsx", "parquet"):
            return False
        if matching(head.columns, TIDY_AREA):
            return bool(matching(head.columns, rf"{RANK}|{DECILE}"))
        if not matching(head.columns, OFFICIAL_AREA) or not matching(head.columns, f"{INDEX}.*"):
            return False
        shown = [pattern for pattern in (SCORE, RANK, PEOPLE) if matching(head.columns, pattern)]
        return len(shown) > 1 or not matching(head.columns, OTHER_DOMAIN)

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:  # noqa: ARG002 - the protocol's
        """Yield deprivation, then population where the file carries it.

        Raises:
            SourceFileError: A missing column, a bad value, an area twice, ranks with gaps,
                deciles that do not follow from the ranks.
        """
        table = table_with(file, rf"{OFFICIAL_AREA}|{TIDY_AREA}", "LSOA code (2021)")
        area = table.header(AREA, "LSOA code (2021) or LSOA code (2011)")
        vintage = 2011 if "2011" in area else 2021
        index_edition = EDITION_OF_VINTAGE[vintage]
        scores = matching(table.headers, SCORE)
        people = matching(table.headers, PEOPLE)
        edition = "file-7" if scores or people else "file-1"
        if words(area) == TIDY_AREA:
            edition = "tidy"
        source = f"iod-{index_edition}"
        yield deprivation_parcel(
            table,
            headers=(area, _index_header(table, "Rank"), _index_header(table, "Decile")),
            score=_index_header(table, "Score") if edition != "file-1" else "",
            index_edition=index_edition,
            source=source,
            edition=edition,
        )
        if edition == "file-7":
            yield _population(table, area, vintage, source)


def _index_header(table: TextTable, name: str) -> str:
    """Return the header of the IMD's rank, decile or score."""
    pattern = rf"{INDEX}{name.lower()}\b.*"
    return table.header(pattern, f"Index of Multiple Deprivation (IMD) {name}")


def deprivation_parcel(
    table: TextTable,
    headers: tuple[str, str, str],
    score: str,
    index_edition: int,
    source: str,
    edition: str,
) -> Tidy:
    """Return the deprivation of small areas, checked.

    Args:
        table: The file's table.
        headers: Its columns of small area, rank and decile.
        score: Its column of the score, or "".
        index_edition: 2019 or 2025.
        source: Id of the source.
        edition: Edition of the source.

    Raises:
        SourceFileError: A bad value, an area twice, ranks with gaps, deciles that do not follow.
    """
    area, rank, decile = headers
    areas = table.unique_codes(area, SMALL_AREA, "E01000001")
    ranks = table.whole_numbers(rank, 1, len(table))
    deciles = table.whole_numbers(decile, 1, 10)
    _check_ranks(table, rank, ranks)
    _check_deciles(table, decile, ranks, deciles)
    return parcel(
        "small_area_deprivation",
        source,
        edition,
        len(table),
        lsoa=areas,
        index_edition=index_edition,
        rank=ranks,
        decile=deciles,
        score=table.numbers(score) if score else pa.nulls(len(table), pa.float64()),
    )


def _check_ranks(table: TextTable, header: str, ranks: Whole) -> None:
    """Refuse ranks with a gap; areas may share one (as in 2019), the next ones are then skipped."""
    order = np.argsort(ranks, kind="stable")
    ordered = ranks[order]
    fits = ordered == np.arange(1, len(ranks) + 1)
    fits[1:] |= ordered[1:] == ordered[:-1]
    if not fits.all():
        at = int(np.flatnonzero(~fits)[0])
        what = f"rank {ordered[at]} comes after {ordered[at - 1] if at else 'nothing'}"
        expected = f"every rank from 1 to {len(ranks):,}, the number of areas in the file"
        raise table.fault(int(order[at]), header, what, expected)


def _check_deciles(table: TextTable, header: str, ranks: Whole, deciles: Whole) -> None:
    """Refuse deciles that are not the tenth in which the rank falls, 1 being the most deprived."""
    expected = -(-10 * ranks // len(ranks))
    wrong = np.flatnonzero(deciles != expected)
    if not len(wrong):
        return
    at = int(wrong[0])
    if np.mean(deciles == 11 - expected) > 0.5:
        what = f"the deciles run the wrong way: rank {ranks[at]:,} has decile {deciles[at]}"
        raise table.fault(at, header, what, "decile 1 for the most deprived tenth (rank 1 first)")
    what = f"rank {ranks[at]:,} of {len(ranks):,} has decile {deciles[at]}"
    raise table.fault(at, header, what, f"decile {expected[at]}, as follows from the rank")


def _population(table: TextTable, area: str, vintage: int, source: str) -> Tidy:
    """Return the total population that File 7 carries as the denominator of its rates."""
    header = table.header(PEOPLE, "Total population: mid 2022")
    found = re.match(PEOPLE, words(header))
    if found is None:  # header() has just matched the same pattern
        raise SourceFileError(table.file, f"{header!r} has no year", "mid and a year", TODO)
    return parcel(
        "small_area_population",
        source,
        "file-7",
        len(table),
        lsoa=table.text(area),
        vintage=vintage,
        table="estimate",
        category="",
        base="all_ages",
        year=int(found[1]),
        people=table.whole_numbers(header),
    )
