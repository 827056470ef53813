"""Who reaches the service, in words."""

from __future__ import annotations

from amhe_explore import narrative
from amhe_explore.measures import PlaceRef, Scan
from tests.narrative import scanned
from tests.narrative.made import SUPPRESSED, rate

NEED = "Compared with people living here, not with need."


def kent(residents: float | None = 0.2505) -> Scan:
    return scanned.scan(
        representations=(
            scanned.by("age", scanned.share("65_and_over_worked_out", rate(0.0708), residents)),
            scanned.by("gender", scanned.share("male", rate(0.322), None)),
        ),
        untested=(
            scanned.tenth("imd_01", rate(47.2)),
            scanned.tenth("imd_10", rate(22.4)),
        ),
    )


def test_shares_of_referrals_and_of_people_living_here() -> None:
    assert [each.words for each in narrative.older_parts(kent())] == [
        "7% of adult referrals",
        "25% of adults living here",
    ]
    assert [each.words for each in narrative.rate_parts(kent())] == [
        "47 most deprived tenth",
        "22 least deprived tenth",
    ]
    assert narrative.reach_sentence(kent()) == (
        f"Men: 32% of referrals with male or female recorded. {NEED}"
    )


def test_what_is_missing_says_why() -> None:
    assert narrative.older_parts(kent(None))[1].words == "adults living here: not known"
    nothing = scanned.scan()
    assert narrative.older_parts(nothing)[0].words == "share of adult referrals: not published"
    assert narrative.rate_parts(nothing)[0].words == "most deprived tenth: not published"
    assert narrative.reach_sentence(nothing) == (f"Men's share of referrals: not published. {NEED}")
    hidden = scanned.scan(
        representations=(
            scanned.by("age", scanned.share("65_and_over_worked_out", SUPPRESSED, 0.25)),
            scanned.by("gender", scanned.share("male", SUPPRESSED, None)),
        ),
        untested=(scanned.tenth("imd_01", SUPPRESSED),),
    )
    assert narrative.older_parts(hidden)[0].words == (
        "share of adult referrals: suppressed (under 5)"
    )
    assert narrative.rate_parts(hidden)[0].words == "most deprived tenth: suppressed (under 5)"
    assert narrative.reach_sentence(hidden).startswith(
        "Men's share of referrals: suppressed (under 5)."
    )


def test_nobody_lives_in_a_provider() -> None:
    trust = scanned.scan(place=PlaceRef("RDY", "Dorset HealthCare", "provider"))
    (only,) = narrative.rate_parts(trust)
    assert (only.words, only.value) == ("nobody lives in a provider: no rates per head", None)
