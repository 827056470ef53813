"""A lookup's columns by what they hold: ONS code, ODS code or name of one kind of area."""

from __future__ import annotations

import re
from collections.abc import Iterable

from amhe_explore.catalogue import Catalogue
from amhe_explore.sources.text_table import ODS_CODE, ONS_CODE, TextTable, words

# SICBL23CDH, icb22_code_h, nhser24_ons_code, ... Places of 2020 to 2025 only: before, the STPs had
# other codes and areas; from April 2026 the ICBs have.
HEADER = re.compile(
    r"(?:(lsoa)(11|21)|(sicbl|ccg|icb|stp|nhser|lad)(2[0-5]))_?"
    r"(cdh|code_h|code_nhs|cd|code|ons_code|nm|name)"
)
FORMS = {
    **dict.fromkeys(("cd", "code", "ons_code"), "ons"),
    **dict.fromkeys(("cdh", "code_h", "code_nhs"), "ods"),
    **dict.fromkeys(("nm", "name"), "name"),
}
ENDINGS = {"ons": "CD", "ods": "CDH", "name": "NM"}
PLACE_TYPES = {"stp": "icb", "icb": "icb", "nhser": "region"}


def lookup_columns(headers: Iterable[str]) -> dict[tuple[str, str], tuple[str, int]]:
    """Return header and year by (kind of area, form of the column)."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for header in headers:
        match = HEADER.fullmatch(words(header))
        if match:
            kind, year = match[1] or match[3], match[2] or match[4]
            found.setdefault((kind, FORMS[match[5]]), (header, int(year)))
    return found


class LookupTable:
    """One lookup, asked by kind of area instead of by header.

    Args:
        table: The file's table.
        catalogue: Knows the ODS codes of ICBs and regions of which a file has ONS codes only.
    """

    def __init__(self, table: TextTable, catalogue: Catalogue) -> None:
        self.table = table
        self._columns = lookup_columns(table.headers)
        self._ods = {
            (place.type, ons): place.code
            for place in catalogue.places.values()
            for ons in place.ons_codes
        }

    def has(self, kind: str) -> bool:
        """Return whether the lookup has any column of a kind of area."""
        return any(each == kind for each, _ in self._columns)

    def year(self, kind: str) -> int:
        """Return the two-digit year of a kind of area."""
        return next(year for (each, _), (_, year) in self._columns.items() if each == kind)

    def header(self, kind: str, form: str) -> str:
        """Return a header.

        Raises:
            SourceFileError: No such column.
        """
        known = self._columns.get((kind, form))
        if known:
            return known[0]
        example = f"{kind.upper()}yy{ENDINGS[form]}"
        years = r"\d\d"
        return self.table.header(f"{kind}{years}{ENDINGS[form].lower()}", example)

    def ons(self, kind: str) -> list[str]:
        """Return the ONS codes of a kind of area.

        Raises:
            SourceFileError: No such column, or a cell that is no such code.
        """
        codes: list[str] = self.table.codes(
            self.header(kind, "ons"), ONS_CODE, "E54000061"
        ).to_pylist()
        return codes

    def names(self, kind: str) -> list[str]:
        """Return the names of a kind of area.

        Raises:
            SourceFileError: No such column, or an empty cell.
        """
        names: list[str] = self.table.filled(self.header(kind, "name")).to_pylist()
        return names

    def ods(self, kind: str) -> list[str]:
        """Return the ODS codes of a kind of area, through the catalogue where there is no column.

        Raises:
            SourceFileError: No such column, a bad code, or one the catalogue does not know.
        """
        if (kind, "ods") in self._columns or kind not in PLACE_TYPES:
            header = self.header(kind, "ods")
            codes: list[str] = self.table.codes(header, ODS_CODE, "QF7").to_pylist()
            return codes
        found = []
        for n, ons in enumerate(self.ons(kind)):
            code = self._ods.get((PLACE_TYPES[kind], ons))
            if code is None:
                what = f"{ons} is no {PLACE_TYPES[kind]} of the catalogue"
                header = self.header(kind, "ons")
                raise self.table.fault(n, header, what, "a code listed in data/places")
            found.append(code)
        return found
