"""Results made by hand for the sentences: a place below England, England, groups, funnels."""

from __future__ import annotations

from types import MappingProxyType

from amhe_explore.measures.results import (
    PUBLISHED,
    Count,
    Estimate,
    Gate,
    GroupResult,
    Notice,
    PlaceRef,
    Profile,
    SourceRef,
)
from amhe_explore.measures.stage_results import Funnel, GroupFunnel, Stage

KENT = PlaceRef("QKS", "Kent and Medway", "icb", "region:Y59")
ENGLAND = PlaceRef("ENG", "England", "england")
SOURCE = SourceRef(
    "tt-annual",
    "2024-25",
    "NHS Talking Therapies annual report 2024-25",
    "ab" * 32,
    "NHS England (tidied)",
    "Open Government Licence v3.0",
)


def count(value: int | None, flag: str = PUBLISHED) -> Count:
    return Count(value, flag, None if value is None else 5)


def rate(
    value: float | None,
    lower: float | None = None,
    upper: float | None = None,
    published: float | None = None,
    precision: str = "rounded counts",
    size: float | None = 10_000,
    flag: str = PUBLISHED,
) -> Estimate:
    return Estimate(
        value, lower, upper, 1, 2, flag, precision, "Wilson, widened for rounding", published, size
    )


SUPPRESSED = rate(None, flag="suppressed", precision="none")


def group(
    group_id: str,
    plain: str,
    referrals: int | None = 1000,
    recovery: Estimate | None = None,
    recovered: int | None = 200,
    kind: str = "known",
    compared: bool = True,
    worked_out: bool = False,
) -> GroupResult:
    counts = {
        "referrals": count(referrals),
        "finished": count(500),
        "recovered": count(recovered),
    }
    rates = {"recovery": recovery or rate(0.5, 0.45, 0.55, 0.5, size=400)}
    label = plain.removeprefix("people in the ").capitalize()
    return GroupResult(
        group_id,
        label,
        label,
        plain,
        label,
        kind,
        1,
        counts,
        rates,
        worked_out=worked_out,
        compared=compared,
    )


def total(
    recovery: Estimate, improvement: Estimate, reliable: Estimate, finished: Count
) -> GroupResult:
    counts = {"referrals": count(47_980), "finished": finished, "recovered": count(6_160)}
    rates = {
        "recovery": recovery,
        "reliable_improvement": improvement,
        "reliable_recovery": reliable,
    }
    return GroupResult(
        "total", "Everyone", "Everyone", "everyone", "Total", "total", 0, counts, rates
    )


def place(recovery: Estimate | None = None, finished: int | None = 12_875) -> Profile:
    """Kent and Medway 2024-25 as a whole."""
    return profile(
        KENT,
        "total",
        total(
            recovery or rate(0.492, 0.479, 0.504, 0.49),
            rate(0.69, 0.68, 0.694, 0.69),
            rate(0.46, 0.449, 0.471, 0.46),
            count(finished) if finished is not None else count(None, "suppressed"),
        ),
    )


def england() -> Profile:
    """England 2024-25 as a whole, exact."""
    return profile(
        ENGLAND,
        "total",
        total(
            rate(0.50546, 0.5042, 0.5067, 0.505, "exact"),
            rate(0.6752, 0.674, 0.676, 0.675, "exact"),
            rate(0.4749, 0.474, 0.476, 0.475, "exact"),
            count(670_419),
        ),
    )


def profile(
    where: PlaceRef,
    characteristic: str,
    whole: GroupResult,
    groups: tuple[GroupResult, ...] = (),
    gates: tuple[Gate, ...] = (),
    notices: tuple[Notice, ...] = (),
    made_up: bool = False,
) -> Profile:
    return Profile(
        where,
        "2024-25",
        characteristic,
        characteristic.replace("_", " ").capitalize(),
        made_up,
        (SOURCE,),
        (whole, *groups),
        gates,
        notices,
        not_recorded_share=MappingProxyType({"referrals": 0.089}),
    )


def by(
    characteristic: str, *groups: GroupResult, gates: tuple[Gate, ...] = (), where: PlaceRef = KENT
) -> Profile:
    """A profile by group, of the same place."""
    return profile(where, characteristic, place().groups[0], groups, gates)


def steps(
    group_id: str,
    finished: float | None,
    recovered: float | None,
    counts: tuple[int | None, ...] = (1000, 400, 380, 200),
    reason: str = "",
) -> GroupFunnel:
    """One group's activity: referrals, finished, could recover, recovered."""
    shares = (1.0, finished, None, recovered)
    names = ("referrals", "finished", "eligible", "recovered")
    return GroupFunnel(
        group_id,
        group_id,
        group_id,
        "known",
        tuple(
            Stage(
                name,
                name,
                count(number, PUBLISHED if number is not None else "suppressed"),
                None if share is None else rate(share),
                None,
                "" if share is not None or name == "eligible" else reason,
            )
            for name, number, share in zip(names, counts, shares, strict=True)
        ),
    )


def activity(
    *groups: GroupFunnel,
    whole: GroupFunnel | None = None,
    by_group: bool = True,
    closed_reason: str = "",
    not_published: tuple[str, ...] = (),
) -> Funnel:
    return Funnel(
        "activity",
        "Activity in the year",
        "referrals received",
        KENT,
        "2024-25",
        "deprivation",
        False,
        (SOURCE,),
        whole or steps("total", 0.37, 0.18, (47_980, 12_875, 12_520, 6_160)),
        groups,
        by_group,
        closed_reason,
        not_published,
    )


COHORT_BASES = {"ended": "referrals that ended", "finished": "courses finished"}


def cohort(*stages: tuple[str, int | None, float | None]) -> Funnel:
    """One cohort of a place: (stage id, count, share of the first)."""
    made = tuple(
        Stage(
            name,
            name.capitalize(),
            count(number, PUBLISHED if number is not None else "suppressed"),
            None if share is None else rate(share),
            None,
        )
        for name, number, share in stages
    )
    return Funnel(
        "cohort",
        "Referrals that ended in the year",
        f"of every 100 {COHORT_BASES[stages[0][0]]} in the year",
        KENT,
        "2024-25",
        "total",
        False,
        (SOURCE,),
        GroupFunnel("total", "Everyone", "Everyone", "total", made),
        (),
        False,
    )
