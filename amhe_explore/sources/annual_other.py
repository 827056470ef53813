"""The other CSVs of the annual pack: recognised by their columns, listed, not used yet."""

from __future__ import annotations

from collections.abc import Iterator

from amhe_explore.catalogue import Catalogue
from amhe_explore.sources.annual_csv import column_key
from amhe_explore.sources.given_file import GivenFile, Head
from amhe_explore.sources.tidy import Tidy

# What each kind is called, and beginnings of column names that only it has.
KINDS = {
    "patient experience questionnaire": ("countdidstafflisten", "counthelpthatmattered"),
    "effect size": ("effectsize",),
    "employment status": ("countemploymentstatusendtreatment",),
    "therapy type": ("counttherapyendtreatment",),
    "psychotropic medication": ("countstatusend",),
    "therapist role": ("meanapptspsychologicalwellbeing", "meanapptshighintensity"),
    "internet-enabled and long-term-condition services": (
        "countfirstintegrated",
        "countfinishedintegrated",
        "countintegratedreferrals",
    ),
}


class AnnualOtherReader:
    """Recognises one of the pack's other files; it has nothing to read yet."""

    used = False

    def __init__(self, name: str, beginnings: tuple[str, ...]) -> None:
        self.kind = f"annual report, {name}"
        self._beginnings = beginnings

    def recognises(self, head: Head) -> bool:
        """Return whether a header has a column that only this file has."""
        keys = [column_key(column) for column in head.columns]
        return head.form == "csv" and any(key.startswith(self._beginnings) for key in keys)

    def read(self, _file: GivenFile, _catalogue: Catalogue) -> Iterator[Tidy]:
        """Yield nothing: the file is not used yet."""
        yield from ()


def readers() -> list[AnnualOtherReader]:
    """Return one reader for each of the pack's other files."""
    return [AnnualOtherReader(name, beginnings) for name, beginnings in KINDS.items()]
