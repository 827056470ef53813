"""The places a reader can choose, and the code that stands for each in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from amhe_explore.measures import PlaceEntry, years_of
from amhe_explore.narrative import place_label

ORDER = ("england", "region", "icb", "sub_icb", "ccg", "stp", "provider")


class PlaceBook:
    """Every place of a build, from England down, each under a code of its own.

    In the embedded default the real ICBs stand among them, after the places with figures.

    The code is the bare one where no other place has it, otherwise `type:code`: sub-ICBs repeat the
    codes of the CCGs before them.
    """

    def __init__(self, entries: Iterable[PlaceEntry]) -> None:
        """Sort the places and give each its code."""
        placed = sorted(entries, key=_position)
        uses = Counter(entry.code for entry in placed)
        self._by_code = {
            entry.code if uses[entry.code] == 1 else entry.key: entry for entry in placed
        }
        self._code_of = {entry.key: code for code, entry in self._by_code.items()}
        self._labels = {code: place_label(entry) for code, entry in self._by_code.items()}

    @property
    def codes(self) -> list[str]:
        """Return every code, England first, then regions, ICBs and the places below."""
        return list(self._by_code)

    @property
    def periods(self) -> tuple[str, ...]:
        """Return every year in which any place has figures, newest first."""
        found = {period for entry in self._by_code.values() for period in entry.periods}
        return tuple(sorted(found, reverse=True))

    def periods_of(self, key: str) -> tuple[str, ...]:
        """Return the years in which the place of a key has figures."""
        return self._by_code[self._code_of[key]].periods

    def __getitem__(self, code: str) -> PlaceEntry:
        """Return the place of a code."""
        return self._by_code[code]

    def label(self, code: str) -> str:
        """Return what the list of places shows for a code."""
        return self._labels[code]

    def find(self, asked: str, period: str | None) -> str | None:
        """Return the code of a place asked for by code, `type:code` or name; None if there is none.

        Args:
            asked: What stands in the address.
            period: The year asked for, which decides between two places of one code.
        """
        if asked in self._by_code:
            return asked
        wanted = asked.strip().casefold()
        fitting = [
            entry
            for entry in self._by_code.values()
            if wanted in (entry.code.casefold(), entry.key.casefold(), entry.name.casefold())
        ]
        if not fitting:
            return None
        years = set(years_of(period or ""))
        best = max(fitting, key=lambda entry: (years <= set(entry.periods), entry.last_period))
        return self._code_of[best.key]

    def comparators(self, code: str, period: str, similar: Sequence[str] = ()) -> list[str]:
        """Return whom a place can be compared with: England, its region, similar places, any other.

        Args:
            code: The place.
            period: The year in which the others must have figures.
            similar: Codes of the places most like it, the nearest first.
        """
        years = set(years_of(period))
        others = [
            other
            for other, entry in self._by_code.items()
            if other != code and years <= set(entry.periods)
        ]
        region = self.region(code)
        near = {other: n for n, other in enumerate(similar)}
        return sorted(
            others,
            key=lambda other: (
                self._by_code[other].type != "england",
                other != region,
                near.get(other, len(near)),
            ),
        )

    def region(self, code: str) -> str | None:
        """Return the code of the region a place lies in, None where it is not known."""
        entry: PlaceEntry | None = self._by_code[code]
        while entry is not None and entry.type != "region":
            parent = self._code_of.get(entry.parent or "")
            entry = None if parent is None else self._by_code[parent]
        return None if entry is None else self._code_of[entry.key]


def _position(entry: PlaceEntry) -> tuple[int, bool, str, str]:
    """Return where a place stands in the list: by type, those with figures first, then by name."""
    rank = ORDER.index(entry.type) if entry.type in ORDER else len(ORDER)
    return rank, not entry.periods, entry.name.casefold(), entry.code
