"""Indices of Deprivation 2025 by integrated care board: File 13, as published or tidied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from amhe_explore.catalogue import Catalogue
from amhe_explore.errors import SourceFileError
from amhe_explore.sources.given_file import GivenFile, Head
from amhe_explore.sources.parcel import parcel
from amhe_explore.sources.table_file import tables_of
from amhe_explore.sources.text_table import TODO, TextTable, matching
from amhe_explore.sources.tidy import Tidy

OFFICIAL_BOARD = r"integrated care board( \(icb\))? code\b.*"
TIDY_BOARD = r"icb\d\d_code"
BOARD = rf"{OFFICIAL_BOARD}|{TIDY_BOARD}"
ICB_CODE = r"^E54\d{6}$"

SUMMARIES = MappingProxyType(
    {
        "average rank": "average_rank",
        "average score": "average_score",
        "proportion of lsoas in most deprived 10 percent nationally": "share_most_deprived_10",
        "extent": "extent",
        "local concentration": "local_concentration",
        "scale": "scale",
    }
)
NEEDED = ("average_rank", "average_score", "share_most_deprived_10")
SHARES = ("share_most_deprived_10", "extent")
DOMAINS = MappingProxyType(
    {
        "imd": "imd",
        "income": "income",
        "employment": "employment",
        "education skills and training": "education",
        "health deprivation and disability": "health",
        "crime": "crime",
        "barriers to housing and services": "housing_and_services",
        "living environment": "environment",
        "idaci": "income_children",
        "idaopi": "income_older_people",
    }
)


class PlaceDeprivationReader:
    """Reads the published summaries of the IMD and its domains by integrated care board."""

    kind = "deprivation-places"
    used = True

    def recognises(self, head: Head) -> bool:
        """Return whether ICB codes stand with at least one domain's summary."""
        if head.form not in ("csv", "xlsx") or not matching(head.columns, BOARD):
            return False
        return any(meaning(column) for column in head.columns)

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:  # noqa: ARG002 - the protocol's
        """Yield one parcel for each summary of each domain.

        Raises:
            SourceFileError: A domain without one of its main summaries, a bad value, a code twice.
        """
        domains: set[str] = set()
        for table in tables_of(file):
            if matching(table.headers, BOARD):
                domains.update(_check_complete(table))
                yield from _summaries(table)
        if "imd" not in domains:
            raise SourceFileError(
                file.name, "the IMD is missing", "a column 'IMD - Average score'", TODO
            )


def meaning(header: str) -> tuple[str, str] | None:
    """Return (domain, statistic) of a header, or None where it is neither.

    Headers are compared by their words: `IMD - Average score ` and `imd_average_score` are one.
    """
    text = header.lower().replace("%", " percent ")
    text = " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())
    # The tidy release took the plural of LSOA apart; the year stands in some headers only.
    text = re.sub(r"\b20\d\d ", "", text.replace("lso as", "lsoas"))
    text = re.sub(r"^rank of (income|employment) scale$", r"\1 rank of scale", text)
    for beginning, domain in DOMAINS.items():
        rest = text.removeprefix(f"{beginning} ")
        statistic = SUMMARIES.get(rest.removeprefix("rank of "))
        if rest != text and statistic:
            return domain, f"rank_of_{statistic}" if rest.startswith("rank of ") else statistic
    return None


def _check_complete(table: TextTable) -> set[str]:
    """Return the domains of a table; refuse one without a main summary."""
    found = {known for header in table.headers if (known := meaning(header))}
    domains = {domain for domain, _ in found}
    for domain in sorted(domains):
        for statistic in NEEDED:
            if (domain, statistic) not in found:
                wanted = next(text for text, name in SUMMARIES.items() if name == statistic)
                raise SourceFileError(
                    table.file,
                    f"this column of the domain {domain} is missing",
                    f"a column that ends in {wanted!r}",
                    TODO,
                    row=table.first_row - 1,
                    column=f"{domain} - {wanted}",
                )
    return domains


def _summaries(table: TextTable) -> Iterator[Tidy]:
    """Yield the summaries of one table, a parcel a column."""
    board = table.header(BOARD, "Integrated Care Board code (2024)")
    codes = table.unique_codes(board, ICB_CODE, "E54000001")
    edition = "tidy" if matching([board], TIDY_BOARD) else "file-13"
    for header in table.headers:
        known = meaning(header)
        if known is None:
            continue
        domain, statistic = known
        share = statistic in SHARES
        yield parcel(
            "place_deprivation",
            "iod-2025",
            edition,
            len(table),
            place_type="icb",
            ons_code=codes,
            index_edition=2025,
            domain=domain,
            statistic=statistic,
            value=table.numbers(header, 0, 1) if share else table.numbers(header),
        )
