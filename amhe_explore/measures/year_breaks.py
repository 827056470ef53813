"""What breaks a place's figures from year to year, and which of its years may be set together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amhe_explore.catalogue import Characteristic
from amhe_explore.measures import periods
from amhe_explore.measures.breaks import Breaks
from amhe_explore.measures.comparisons import STAGE_RATES
from amhe_explore.measures.gates import notices_of_year
from amhe_explore.measures.trend_results import (
    AREA,
    INCOMPLETE,
    PANDEMIC,
    VOCABULARY,
    VOLUME,
    YearBreak,
)

SHORT = {
    AREA: "area changed",
    VOCABULARY: "groups changed",
    VOLUME: "numbers changed",
    INCOMPLETE: "incomplete",
    PANDEMIC: "pandemic year",
}


@dataclass(frozen=True, slots=True)
class YearState:
    """Where one year stands among the others.

    Attributes:
        period: The year.
        era: Years of one era share area, groups and (for rates between stages) volume.
        run: Years of one run follow each other inside an era, without a year that joins nothing.
        hollow: Why it joins nothing and is used in no verdict: pandemic, incomplete; "" else.
    """

    period: str
    era: int
    run: int
    hollow: str = ""


def year_breaks(
    entry: Characteristic, measure: str, all_breaks: Mapping[str, Breaks]
) -> tuple[YearBreak, ...]:
    """Return everything that breaks the line of a place, oldest first.

    A change of area or of groups stands between two years, so the first year has none. A change of
    volume parts the years for rates between stages only; outcome rates stay.

    Args:
        entry: The characteristic.
        measure: Id of the rate.
        all_breaks: What breaks each year, by year, oldest first.
    """
    years = list(all_breaks)
    found = []
    for year in years:
        later = year != years[0]
        for notice in notices_of_year(year, all_breaks[year], pooled=True):
            if notice.kind == AREA and not later:
                continue
            between = notice.kind == AREA or (notice.kind == VOLUME and measure in STAGE_RATES)
            text = notice.text if year in notice.text else f"{year}: {notice.text}"
            found.append(YearBreak(year, notice.kind, text, SHORT[notice.kind], between and later))
        if later and year in entry.breaks:
            text = (
                f"The groups of {entry.name.lower()} changed in {year}: the years before are not"
                " joined to it."
            )
            found.append(YearBreak(year, VOCABULARY, text, SHORT[VOCABULARY], True))
    return tuple(found)


def year_states(years: Sequence[str], breaks: Sequence[YearBreak]) -> tuple[YearState, ...]:
    """Return where each year stands among the others, oldest first."""
    parted = {each.period for each in breaks if each.between}
    alone = {each.period: each.kind for each in breaks if each.kind in (PANDEMIC, INCOMPLETE)}
    found: list[YearState] = []
    era = run = 0
    for n, year in enumerate(years):
        era += year in parted
        follows = n > 0 and periods.before(year) == years[n - 1]
        if year in parted or year in alone or not follows or found[-1].hollow:
            run += 1
        found.append(YearState(year, era, run, alone.get(year, "")))
    return tuple(found)


def parting(breaks: Sequence[YearBreak], earlier: str, later: str) -> YearBreak | None:
    """Return the first break between two years of a place, None where none parts them."""
    return next((each for each in breaks if each.between and earlier < each.period <= later), None)
