"""Who reaches the service, in words: shares of referrals, of the people living here, rates."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.measures import Cell, Estimate, Scan, Untested
from amhe_explore.narrative.made_up import marked
from amhe_explore.theme import formats

OLDER, MOST, LEAST = "65_and_over_worked_out", "imd_01", "imd_10"
RATE = "referral_rate"
NOT_WITH_NEED = "Compared with people living here, not with need."
OLDER_HEAD, RATE_HEAD = "People of 65 and over", "Referrals per 1,000 adults"
NOT_OF_PROVIDERS = "nobody lives in a provider: no rates per head"
PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class ReachPart:
    """One figure with its words, or words that say why there is none."""

    words: str
    value: float | None


def older_parts(scan: Scan) -> tuple[ReachPart, ReachPart]:
    """Return people of 65 and over as shares of adult referrals and of adults living here."""
    found = scan.representation("age")
    group = None if found is None else found.group(OLDER)
    own = None if group is None else group.share_referrals
    living = None if group is None else group.share_residents
    first = _part(own, "of adult referrals")
    if living is None:
        return first, ReachPart("adults living here: not known", None)
    return first, ReachPart(f"{formats.share_text(living)} of adults living here", living)


def rate_parts(scan: Scan) -> tuple[ReachPart, ...]:
    """Return referrals per 1,000 adults of the most and the least deprived tenth of areas."""
    if scan.place.type == PROVIDER:
        return (ReachPart(NOT_OF_PROVIDERS, None),)
    return (
        _rate(scan.cell("deprivation", MOST, RATE), "most deprived tenth"),
        _rate(scan.cell("deprivation", LEAST, RATE), "least deprived tenth"),
    )


@marked
def reach_sentence(scan: Scan) -> str:
    """Return men's share of referrals, and what these figures are compared with."""
    found = scan.representation("gender")
    men = None if found is None else found.group("male")
    share = None if men is None else men.share_referrals
    if share is None or share.value is None:
        flag = "not_published" if share is None else share.flag
        return f"Men's share of referrals: {formats.reason_text(flag)}. {NOT_WITH_NEED}"
    text = formats.share_text(share.value)
    return f"Men: {text} of referrals with male or female recorded. {NOT_WITH_NEED}"


def _part(estimate: Estimate | None, of: str) -> ReachPart:
    """Return a share with its words."""
    if estimate is None or estimate.value is None:
        flag = "not_published" if estimate is None else estimate.flag
        return ReachPart(f"share {of}: {formats.reason_text(flag)}", None)
    return ReachPart(f"{formats.share_text(estimate.value)} {of}", estimate.value)


def _rate(cell: Cell | Untested | None, of: str) -> ReachPart:
    """Return a rate with its words."""
    if cell is None or cell.estimate.value is None:
        flag = "not_published" if cell is None else cell.estimate.flag
        return ReachPart(f"{of}: {formats.reason_text(flag)}", None)
    return ReachPart(f"{formats.rate_text(cell.estimate.value)} {of}", cell.estimate.value)
