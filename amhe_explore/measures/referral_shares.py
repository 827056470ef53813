"""Shares of referrals, and the same group's share of the adults who live in a place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from amhe_explore import catalogue as catalogue_package
from amhe_explore.measures import rates
from amhe_explore.measures.results import (
    CALCULATED,
    NOT_APPLICABLE,
    NOT_PUBLISHED,
    Estimate,
    GroupResult,
    Profile,
)
from amhe_explore.warehouse import Warehouse

REFERRALS = "referrals"
AGES = "TS007A"
AGE_BAND = re.compile(r"Aged (\d+) (?:to (\d+) )?years(?: and over)?")
CENSUS = "Census count"
# Of the band 15 to 19 two fifths are adults: 18 and 19.
PARTLY_ADULT, ADULT_PART = 15, 0.4
ADULT_FROM, OLDER_FROM = 20, 65


def share_of_referrals(profile: Profile, group: str, among: Sequence[str]) -> Estimate:
    """Return one group's share of the referrals of several groups, 0..1, with its interval.

    Args:
        profile: A place by the characteristic of the groups.
        group: Id of the group.
        among: Ids of the groups that are the whole; those not recorded are not among them.
    """
    meant = profile.group(group)
    whole = [found for each in among if (found := profile.group(each)) is not None]
    if meant is None or len(whole) < len(among):
        return rates.no_estimate(NOT_PUBLISHED)
    counts = [each.counts[REFERRALS] for each in (meant, *whole)]
    missing = next((count for count in counts if count.value is None), None)
    if missing is not None:
        return rates.no_estimate(missing.flag)
    top, base = counts[0].value or 0, sum(count.value or 0 for count in counts[1:])
    if base <= 0:
        return rates.no_estimate(NOT_APPLICABLE)
    return rates.share_of_counts(
        min(top, base), base, published_counts(meant), len(whole), counts[0].rounded_to == 1
    )


def published_counts(group: GroupResult) -> int:
    """Return how many published counts a group is made of."""
    if not group.worked_out:
        return 1
    entries = catalogue_package.load().characteristics.values()
    made = [each for entry in entries for each in entry.groups if each.id == group.id]
    return max((len(each.parts) for each in made), default=1)


def share_of_adults(warehouse: Warehouse, place: str) -> tuple[Estimate, tuple[str, ...]]:
    """Return people of 65 and over as a share of the adults living in a place, and its sources.

    Census five-year bands: 20 and over, and two fifths of those of 15 to 19.

    Args:
        warehouse: The open warehouse.
        place: Key of the place.

    Returns:
        The share 0..1 without an interval, and the keys of its sources.
    """
    adults = older = 0.0
    used = set()
    for characteristic, band, _, _, people, source in warehouse.kept_rows(
        "population", place=place
    ):
        found = AGE_BAND.fullmatch(band) if characteristic == AGES else None
        if found is None:
            continue
        start = int(found[1])
        part = 1.0 if start >= ADULT_FROM else ADULT_PART if start == PARTLY_ADULT else 0.0
        adults += part * people
        older += people if start >= OLDER_FROM else 0
        used.add(source)
    if not adults:
        return rates.no_estimate(NOT_PUBLISHED), ()
    share = Estimate(
        older / adults, None, None, round(older), round(adults), CALCULATED, rates.EXACT, CENSUS
    )
    return share, tuple(sorted(used))
