"""Forty invented places in a funnel plot, and places like one."""

from __future__ import annotations

from amhe_explore.measures import (
    Difference,
    FunnelPlot,
    GroupPair,
    PlaceRef,
    PlaceValue,
    PlaceValues,
    SimilarPlace,
    SimilarPlaces,
    funnel_plot,
)
from amhe_explore.measures.results import Comparison, Estimate, Verdict
from tests.charts.made import ENGLAND, SOURCE, rate

PAIR = GroupPair("deprivation_fifth", "imd_q1", "imd_q5")
OK = Verdict("lower", "ok", "")


def place(n: int) -> PlaceRef:
    return PlaceRef(f"Q{n:02d}", f"Place {n} with a long name and Another", "icb", f"Y{n % 7}")


def sized(value: float, size: int, exact: bool = False) -> Estimate:
    """A rate of so many."""
    precision = "exact" if exact else "rounded counts"
    return Estimate(
        value, value - 0.01, value + 0.01, 500, size, "published", precision, "wilson", None, size
    )


def of_everyone(measure: str = "recovery") -> FunnelPlot:
    """Forty places from far below to far above England, one not judged, one without a figure."""
    times = 80 if measure == "referral_rate" else 1
    values = [
        PlaceValue(place(n), sized((0.44 + 0.003 * n) * times, 2_000 + 500 * n), None, "", False)
        for n in range(40)
    ]
    values[3] = PlaceValue(place(3), sized(0.6 * times, 9_000), None, "a volume break", False)
    values[5] = PlaceValue(place(5), None, None, "suppressed (under 5)", False)
    england = PlaceValue(ENGLAND, sized(0.505 * times, 600_000, exact=True), None, "", False)
    return _plot(values, england, None, measure)


def of_gaps(factor: bool = False) -> FunnelPlot:
    """Forty gaps from 25 points lower to 10 higher, or as ratios."""

    def value(where: PlaceRef, n: int, spread: float) -> PlaceValue:
        size = 0.6 + 0.02 * n if factor else -0.25 + 0.009 * n
        found = Difference(size, size - spread, size + spread)
        compared = Comparison(
            "recovery", "imd_q1", "reference", "imd_q5", rate(0.43), rate(0.55),
            None if factor else found, found if factor else None, OK,
        )  # fmt: skip
        return PlaceValue(where, rate(0.43), compared, "", True)

    values = [value(place(n), n, 0.02 + 0.001 * n) for n in range(40)]
    measure = "completion" if factor else "recovery"
    return _plot(values, value(ENGLAND, 15, 0.004), PAIR, measure)


def _plot(
    values: list[PlaceValue], england: PlaceValue, pair: GroupPair | None, measure: str
) -> FunnelPlot:
    return funnel_plot(
        PlaceValues("icb", "2024-25", measure, pair, england, tuple(values), False, (SOURCE,))
    )


def alike() -> SimilarPlaces:
    """Five places like one."""
    nearest = tuple(SimilarPlace(place(n), 0.4 + 0.1 * n, {"size": 0.1}, {}) for n in range(5))
    return SimilarPlaces(place(9), {}, ("size",), ("age",), nearest, 41, False, (SOURCE,))
