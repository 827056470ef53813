"""England's printed figures as the generator of the example places needs them: rates and shares."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from amhe_explore.sources.england_facts import COUNTS
from amhe_explore.sources.example_vocabulary import DEPRIVATION, Label, tenth_label

TENTHS = range(1, 11)
NEWEST = "2024-25"


@dataclass(frozen=True)
class Rates:
    """The rates of one group; each count of the right as a share of the one before it."""

    finished: float  # of referrals
    not_at_caseness: float  # of finished
    recovered: float  # of those at caseness
    reliably: float  # of recovered
    improved: float  # of finished
    deteriorated: float  # of finished


class England:
    """England's counts by year and group."""

    def __init__(self, folder: Path) -> None:
        """Read the typed-in figures of a folder."""
        self._counts: dict[tuple[str, Label], dict[str, int]] = {}
        with (folder / "england-annual.csv").open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                label = (row["VariableType"], row["VariableA"], row["VariableB"])
                self._counts[row["period"], label] = {name: int(row[name]) for name in COUNTS}
        self._people: dict[tuple[str, str], int] = {}
        with (folder / "england-population.csv").open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                self._people[row["edition"], row["category"]] = int(row["people"])
        with (folder / "england-ended.csv").open(encoding="utf-8", newline="") as handle:
            self.ended = {row["measure"]: int(row["value"]) for row in csv.DictReader(handle)}

    @property
    def periods(self) -> list[str]:
        """Return every year, oldest first."""
        return sorted({period for period, _ in self._counts})

    def labels(self, kind: str) -> list[Label]:
        """Return the groups of one VariableType in the newest year."""
        return [label for period, label in self._counts if (period, label[0]) == (NEWEST, kind)]

    def counts(self, labels: Iterable[Label], period: str = NEWEST) -> Mapping[str, int]:
        """Return the counts of some groups together."""
        found = [self._counts[period, label] for label in labels]
        return {name: sum(each[name] for each in found) for name in COUNTS}

    def rates(self, labels: Iterable[Label], period: str = NEWEST) -> Rates:
        """Return the rates of some groups together."""
        n = self.counts(labels, period)
        eligible = n["finished"] - n["not_at_caseness"]
        return Rates(
            n["finished"] / n["referrals"],
            n["not_at_caseness"] / n["finished"],
            n["recovered"] / eligible,
            n["reliably_recovered"] / n["recovered"],
            n["improved"] / n["finished"],
            n["deteriorated"] / n["finished"],
        )

    def tenth(self, tenth: int, period: str) -> Label:
        """Return the label of a deprivation tenth; 1 is the most deprived."""
        label = (DEPRIVATION, tenth_label(tenth), "")
        if (period, label) not in self._counts:
            raise KeyError(label)
        return label

    def referral_rate(self, tenth: int, period: str) -> float:
        """Return referrals per adult of one deprivation tenth."""
        referrals = self.counts([self.tenth(tenth, period)], period)["referrals"]
        return referrals / self._people["imd2019", str(tenth)]

    def people(self, table: str, *categories: str) -> int:
        """Return the people of some categories of a table together, named by their last part."""
        return sum(
            people
            for (edition, category), people in self._people.items()
            if edition == table and category.rpartition(": ")[2] in categories
        )
