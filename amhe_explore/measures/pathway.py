"""The two ends of deprivation along the whole way: referred, finished a course, recovered."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.measures.pairs import pair_comparison
from amhe_explore.measures.results import Comparison, GroupResult, Profile

# The most and the least deprived group, by characteristic.
ENDS = {"deprivation": ("imd_01", "imd_10"), "deprivation_fifth": ("imd_q1", "imd_q5")}
RATES = ("referral_rate", "completion", "recovery")


@dataclass(frozen=True, slots=True)
class Pathway:
    """The most against the least deprived areas of one place at three points of the way.

    Attributes:
        most: The most deprived group.
        least: The least deprived one.
        referred: Referrals per 1,000 adults, most against least deprived.
        finished: Courses finished for every 100 referrals.
        recovered: Recovery.
        made_up: Whether the figures are made up.
    """

    most: GroupResult
    least: GroupResult
    referred: Comparison
    finished: Comparison
    recovered: Comparison
    made_up: bool


def pathway(profile: Profile) -> Pathway | None:
    """Return the ends of deprivation along the way; None where the profile has no such groups.

    Each comparison carries its own verdict: one whose gate is closed is not compared, and says why.
    """
    ends = ENDS.get(profile.characteristic)
    if ends is None:
        return None
    most, least = (profile.group(each) for each in ends)
    found = [pair_comparison(profile, *ends, rate) for rate in RATES]
    compared = [each for each in found if each is not None]
    if most is None or least is None or len(compared) < len(RATES):
        return None
    referred, finished, recovered = compared
    return Pathway(most, least, referred, finished, recovered, profile.made_up)
