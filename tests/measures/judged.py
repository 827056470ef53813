"""Estimates, groups and profiles made by hand for the tests of comparisons and verdicts."""

from __future__ import annotations

from types import MappingProxyType

from amhe_explore import catalogue
from amhe_explore.measures.results import Count, Estimate, Gate, GroupResult, PlaceRef, Profile

CATALOGUE = catalogue.load()
RULES = CATALOGUE.rules
RECOVERY = CATALOGUE.measures["recovery"]
COMPLETION = CATALOGUE.measures["completion"]
KENT = PlaceRef("QKS", "Kent and Medway", "icb", "Y59")
ENGLAND = PlaceRef("ENG", "England", "england")
SOUTH_EAST = PlaceRef("Y59", "South East", "region")
RATES = (
    "recovery", "reliable_recovery", "reliable_improvement", "deterioration", "treated_of_ended",
    "finished_of_ended", "completion", "referral_rate", "start_rate", "representation",
)  # fmt: skip


def estimate(
    value: float | None = 0.5, reach: float = 0.02, size: float = 1000, flag: str = "published"
) -> Estimate:
    """A rate with so much either side."""
    if value is None:
        return Estimate(None, None, None, None, None, flag, "none", "none", None, size)
    return Estimate(
        value, value - reach, value + reach, 500, 1000, flag, "rounded counts", "Wilson", None, size
    )  # fmt: skip


def group(
    group_id: str,
    rate: Estimate | None = None,
    kind: str = "known",
    compared: bool = True,
    counts: dict[str, int | None] | None = None,
    worked_out: bool = False,
) -> GroupResult:
    """A group whose every rate is the same."""
    found = rate or estimate()
    numbers = {
        "ended": 4000,
        "finished": 2000,
        "eligible": 1900,
        "recovered": 900,
        **(counts or {}),
    }
    return GroupResult(
        group_id,
        group_id.capitalize(),
        group_id,
        group_id,
        group_id,
        kind,
        1,
        MappingProxyType(
            {
                name: Count(n, "published" if n is not None else "suppressed", 5)
                for name, n in numbers.items()
            }
        ),
        MappingProxyType(dict.fromkeys(RATES, found)),
        worked_out,
        compared,
        "" if compared else "mainly an adult service",
    )


def profile(
    *groups: GroupResult,
    place: PlaceRef = KENT,
    characteristic: str = "deprivation",
    period: str = "2024-25",
    gates: tuple[Gate, ...] = (),
    total: Estimate | None = None,
) -> Profile:
    """A profile of these groups, with a total in front."""
    return Profile(
        place,
        period,
        characteristic,
        characteristic.capitalize(),
        False,
        (),
        (group("total", total, "total"), *groups),
        gates,
    )
