"""Plots of invented places for the sentences about them."""

from __future__ import annotations

from amhe_explore.measures import (
    Comparison,
    Difference,
    Estimate,
    FunnelPlot,
    GroupPair,
    GroupResult,
    PlaceEntry,
    PlaceRef,
    PlaceValue,
    PlaceValues,
    Verdict,
    funnel_plot,
)

KENT = PlaceRef("QKS", "Kent and Medway", "icb", "Y59")
ENGLAND = PlaceRef("ENG", "England", "england")
HERE = PlaceEntry("QKS", "Kent and Medway", "icb", "region:Y59", "2020-21", "2024-25", ("2024-25",))
NATION = PlaceEntry("ENG", "England", "england", None, "2017-18", "2024-25", ("2024-25",))
FIFTHS = GroupPair("deprivation_fifth", "imd_q1", "imd_q5")


def rate(value: float, size: int = 12_520, exact: bool = False, spread: float = 0.01) -> Estimate:
    """A rate of so many."""
    precision = "exact" if exact else "rounded counts"
    published = round(value, 3 if exact else 2)
    return Estimate(
        value, value - spread, value + spread, round(value * size), size, "published", precision,
        "wilson", published, size,
    )  # fmt: skip


def verdict(reason: str = "", care: bool = False) -> Verdict:
    return Verdict("not compared" if reason else "lower", "take care" if care else "ok", reason)


def everyone(
    place: PlaceRef, estimate: Estimate, reason: str = "", outside: bool = False, care: bool = False
) -> PlaceValue:
    """A place's rate of everyone."""
    compared = Comparison(
        "recovery", "total", "england", "ENG", estimate, estimate, None, None, verdict(reason, care)
    )
    return PlaceValue(place, estimate, compared, reason, False, outside)


def gap(
    place: PlaceRef,
    one: Estimate,
    other: Estimate,
    spread: float = 0.03,
    measure: str = "recovery",
    factor: bool = False,
    care: bool = False,
) -> PlaceValue:
    """A place's gap of two groups, a difference or a ratio."""
    assert one.value is not None
    assert other.value is not None
    value = one.value / other.value if factor else one.value - other.value
    found = Difference(value, value - spread, value + spread)
    compared = Comparison(
        measure, "imd_q1", "reference", "imd_q5", one, other,
        None if factor else found, found if factor else None, verdict(care=care),
    )  # fmt: skip
    return PlaceValue(place, one, compared, "", True)


def group(group_id: str, label: str, plain: str) -> GroupResult:
    return GroupResult(group_id, label, label, plain, label, "known", 1, {}, {})


def plot(
    values: list[PlaceValue],
    england: PlaceValue | None,
    pair: GroupPair | None = None,
    measure: str = "recovery",
    made_up: bool = False,
) -> FunnelPlot:
    """The funnel plot of some places."""
    named: tuple[GroupResult | None, GroupResult | None] = (None, None)
    if pair is not None:
        named = (
            group("imd_q1", "Most deprived fifth", "people in the most deprived fifth of areas"),
            group("imd_q5", "Least deprived fifth", "people in the least deprived fifth of areas"),
        )
    return funnel_plot(
        PlaceValues("icb", "2024-25", measure, pair, england, tuple(values), made_up, (), *named)
    )
