"""Trends made by hand for the tests of charts over time."""

from __future__ import annotations

from dataclasses import replace

from amhe_explore import measures
from amhe_explore.charts import Marker
from amhe_explore.measures.breaks import Breaks, VolumeChange
from amhe_explore.measures.results import Estimate, PlaceRef, Profile
from amhe_explore.measures.years import Years
from tests.measures.judged import ENGLAND, KENT, estimate, group, profile

YEARS = tuple(f"{start}-{start % 100 + 1:02d}" for start in range(2017, 2025))
MOST, LEAST = "imd_q1", "imd_q5"
NOTE = Marker(2023, 6, "New service opened in Thanet")
BROKEN = {
    "2020-21": Breaks(pandemic=True),
    # Two breaks in neighbouring years, so that their labels must make room for each other.
    "2022-23": Breaks(area="Glossop moved"),
    "2023-24": Breaks(changes=(VolumeChange("finished", 11850, 15735),)),
}


def years(
    place: PlaceRef = KENT, shift: float = 0.0, measure: str = "recovery", missing: str = ""
) -> Years:
    """Three groups over eight years."""

    def year(n: int, period: str) -> Profile:
        rates = (0.43 + shift + 0.01 * (n % 3), 0.55 + shift, 0.50)
        names = (
            (MOST, "Most deprived fifth"), (LEAST, "Least deprived fifth"), ("imd_q3", "Middle"),
        )  # fmt: skip
        groups = [
            replace(
                group(each, _rate(None if period == missing else rate)),
                label=label,
                short_label=label,
                plain_label=label.lower(),
            )
            for (each, label), rate in zip(names, rates, strict=True)
        ]
        return profile(*groups, place=place, characteristic="deprivation_fifth", period=period)

    return Years(
        place,
        "deprivation_fifth",
        measure,
        {period: year(n, period) for n, period in enumerate(YEARS)},
        {period: BROKEN.get(period, Breaks()) for period in YEARS},
    )


def _rate(value: float | None) -> Estimate:
    return estimate(value)


def trend(measure: str = "recovery", missing: str = "") -> measures.Trend:
    """Kent and Medway beside England."""
    own = years(measure=measure, missing=missing)
    return measures.trend(own, years(ENGLAND, 0.015, measure), "2024-25")
