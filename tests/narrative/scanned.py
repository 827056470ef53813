"""A scan made by hand, as the upper sections of Place profile read it."""

from __future__ import annotations

from amhe_explore.measures import (
    Cell,
    Comparison,
    Difference,
    Estimate,
    PlaceRef,
    Scan,
    SmallGap,
    SureGap,
    Verdict,
)
from amhe_explore.measures.scan_results import CellKey, Representation, ResidentShare, Untested
from tests.narrative.made import rate

KENT = PlaceRef("QKS", "Kent and Medway", "icb")
LOWER = Verdict("lower", "ok", "the whole likely range is lower")
NOT_COMPARED = Verdict("not compared", "take care", "closed")


def cell(
    characteristic: str, group: str, reliability: str = "ok", not_recorded: float | None = None
) -> Cell:
    """Recovery of 43% against 55%."""
    return Cell(
        CellKey(characteristic, group, "recovery"),
        group,
        group,
        rate(0.43, 0.41, 0.45, 0.43),
        "rest",
        "rest",
        "everyone else",
        rate(0.55, 0.53, 0.57, 0.55),
        Difference(-0.12, -0.15, -0.09, 0.0),
        None,
        0.0,
        0.0,
        Verdict("lower", reliability, ""),
        not_recorded,
    )


def sure(
    characteristic: str,
    group: str,
    points: str,
    reliability: str = "ok",
    not_recorded: float | None = None,
) -> SureGap:
    """One sure gap of a real group of the catalogue."""
    own = cell(characteristic, group, reliability, not_recorded)
    name = characteristic.replace("_", " ").capitalize()
    return SureGap(characteristic, name, group, group, group, own, own, own, points, 0.09)


def small(group: str) -> SmallGap:
    """One large gap of a small detailed ethnic group."""
    return SmallGap(
        "ethnicity_detailed",
        "Ethnicity (detailed)",
        group,
        group.capitalize(),
        f"{group.capitalize()} people",
        "2022-25",
        rate(0.36, 0.28, 0.44),
        "rest",
        "rest",
        "everyone else",
        rate(0.49, 0.48, 0.5),
        Difference(-0.13, -0.21, -0.05, 0.002),
        LOWER,
        None,
        40.0,
    )


def share(group: str, referrals: Estimate, residents: float | None) -> ResidentShare:
    """One group's share of referrals beside that of residents."""
    none = rate(None, flag="not_published")
    return ResidentShare(group, group, group, referrals, residents, none, None, NOT_COMPARED)


def by(characteristic: str, *shares: ResidentShare) -> Representation:
    """Who reaches the service by one characteristic."""
    return Representation(
        KENT, "2024-25", characteristic, characteristic, False, "referrals", "people", shares
    )


def tenth(group: str, estimate: Estimate) -> Untested:
    """Referrals per 1,000 adults of one tenth, not compared."""
    key = CellKey("deprivation", group, "referral_rate")
    return Untested(key, group, "closed", estimate)


def scan(
    leading: tuple[SureGap, ...] = (),
    gaps: tuple[SmallGap, ...] = (),
    representations: tuple[Representation, ...] = (),
    untested: tuple[Untested, ...] = (),
    made_up: bool = False,
    place: PlaceRef = KENT,
) -> Scan:
    """A scan that holds these."""
    return Scan(
        place=place,
        period="2024-25",
        made_up=made_up,
        sources=(),
        notices=(),
        sure=leading,
        small=gaps,
        small_reason="",
        cells=(),
        untested=untested,
        blocks=(),
        families=(),
        representations=representations,
    )


def combined(direction: str, own: float, other: float) -> Comparison:
    """Ethnic minorities together against White British people."""
    return Comparison(
        "recovery",
        "ethnic_minorities_including_white_minorities",
        "reference",
        "white_british",
        Estimate(own, own, own, 900, 2000, "published", "rounded counts", "", own, 2000),
        Estimate(other, other, other, 900, 2000, "published", "rounded counts", "", other, 2000),
        Difference(own - other, own - other, own - other),
        None,
        Verdict(direction, "ok", ""),
    )
