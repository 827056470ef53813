"""A group's share of referrals beside its share of the people who live in a place."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.catalogue import EvidenceTest, Measure, Rules
from amhe_explore.measures import rates, verdicts
from amhe_explore.measures.referral_shares import published_counts
from amhe_explore.measures.results import (
    CALCULATED,
    CLOSED,
    NOT_PUBLISHED,
    Difference,
    Estimate,
    Profile,
    Verdict,
)
from amhe_explore.warehouse import Warehouse

AGE, ETHNICITY, GENDER = "TS007A", "TS021", "gender"
SEXES = ("female", "male")
ADULT_FROM, YOUNGEST_ADULTS = 20, "Aged 15 to 19 years"
# Two of the five years of age in the band 15 to 19 are adults' (18 and 19).
ADULTS_OF_15_TO_19 = 0.4
OLDER_FROM = 65
# Beginnings of the Census categories that are one group together.
CENSUS = {
    "black_or_black_british": "Black, Black British, Black Welsh, Caribbean or African",
    "african": "Black, Black British, Black Welsh, Caribbean or African: African",
    "caribbean": "Black, Black British, Black Welsh, Caribbean or African: Caribbean",
}
NO_POPULATION = "population not loaded: how many people of the group live here is not known"


@dataclass(frozen=True, slots=True)
class Shares:
    """Both shares and their ratio.

    Attributes:
        referrals: The group's share of those counted, with its interval.
        residents: Its share of the people; a value only, taken as exact.
        compared: The first over the second; None where they are not compared.
    """

    referrals: Estimate
    residents: Estimate
    compared: Difference | None
    verdict: Verdict


def shares(
    warehouse: Warehouse, profile: Profile, test: EvidenceTest, measure: Measure, rules: Rules
) -> Shares:
    """Return a group's share of referrals against its share of people.

    The people are taken as exact; one person can be referred more than once, so the interval is
    somewhat too narrow.

    Args:
        warehouse: The open warehouse.
        profile: The place by the test's characteristic.
        test: A test of one group against the population.
        measure: The measure `representation`.
        rules: The thresholds.
    """
    referrals = _share_counted(profile, test)
    residents = _share_of_people(warehouse, profile, test)
    own = rates.no_estimate(NOT_PUBLISHED) if residents is None else _exact(residents)
    gate = profile.gate("stages")
    if gate.state == CLOSED:
        return Shares(referrals, own, None, verdicts.not_compared(gate.reason))
    if referrals.value is None:
        reason = "how many referrals are from the group is not published here"
        return Shares(referrals, own, None, verdicts.not_compared(reason))
    if residents is None:
        return Shares(referrals, own, None, verdicts.not_compared(NO_POPULATION))
    if (referrals.size or 0) < rules.size_not_compared_under:
        reason = f"fewer than {rules.size_not_compared_under} referrals in all"
        return Shares(referrals, own, None, verdicts.not_compared(reason))
    compared = verdicts.ratio(referrals, own, measure)
    return Shares(
        referrals, own, compared, verdicts.judge(measure, None, compared, verdicts.OK, rules)
    )


def _share_counted(profile: Profile, test: EvidenceTest) -> Estimate:
    """Return the group's share of those of its characteristic who are counted."""
    group = profile.group(test.groups[0])
    among = [
        each.counts[test.counted]
        for each in profile.groups
        if each.kind == "known"
        and each.compared
        and not each.worked_out
        and (profile.characteristic != GENDER or each.id in SEXES)
    ]
    base = sum(each.value or 0 for each in among)
    count = None if group is None else group.counts[test.counted].value
    if group is None or count is None or not base:
        return rates.no_estimate(NOT_PUBLISHED)
    exact = profile.place.type == "england"
    return rates.share_of_counts(count, base, published_counts(group), len(among), exact)


def _share_of_people(warehouse: Warehouse, profile: Profile, test: EvidenceTest) -> float | None:
    """Return the group's share of the people living in the place; None where it is not known."""
    if test.population is not None:
        return test.population.count / test.population.of
    group = test.groups[0]
    people = [
        (category, number)
        for table, category, base, _, number, _ in warehouse.kept_rows(
            "population", place=profile.place.key
        )
        if table == (AGE if profile.characteristic == "age" else ETHNICITY) and base == "all_ages"
    ]
    if profile.characteristic == "age":
        return _older_share(dict(people))
    start = CENSUS.get(group, group)
    own = sum(number for name, number in people if name == start or name.startswith(f"{start}:"))
    everyone = sum(number for name, number in people if name != "Total")
    return own / everyone if own else None


def _older_share(people: dict[str, int]) -> float | None:
    """Return the share of people of 65 and over among adults (18 and over), by five-year bands."""
    ages = {name: int(words[1]) for name in people if (words := name.split())[0] == "Aged"}
    older = sum(people[name] for name, age in ages.items() if age >= OLDER_FROM)
    adults = sum(people[name] for name, age in ages.items() if age >= ADULT_FROM)
    adults_young = people.get(YOUNGEST_ADULTS, 0) * ADULTS_OF_15_TO_19
    return older / (adults + adults_young) if older else None


def _exact(share: float) -> Estimate:
    """Return a share of people as an estimate without an interval of its own."""
    return Estimate(share, share, share, None, None, CALCULATED, rates.EXACT, "Census")
