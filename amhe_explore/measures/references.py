"""What a group is compared with: a reference group, or everyone else in the place."""

from __future__ import annotations

from dataclasses import replace

from amhe_explore.catalogue import Characteristic, Measure, Rules
from amhe_explore.measures import rates
from amhe_explore.measures.groups import NOT_RECORDED, GroupRows
from amhe_explore.measures.published import Row, count_of
from amhe_explore.measures.results import CALCULATED, NOT_APPLICABLE, SUPPRESSED, Estimate

REFERENCE, REST, ENGLAND = "reference", "rest", "england"


def against(entry: Characteristic) -> list[tuple[str, str]]:
    """Return what groups of a characteristic are compared with inside the place.

    Returns:
        Pairs (against, reference): ("reference", group id) or ("rest", "rest"); the default first.
    """
    if entry.id == "total" or entry.reference == "none":
        return []
    asked = (entry.reference, *entry.other_references)
    pairs = [(REST, REST) if each == REST else (REFERENCE, each) for each in asked]
    return [pair for pair in pairs if not (entry.overlapping and pair[0] == REST)]


def rest(
    total: list[Row], group: GroupRows, hidden: list[GroupRows], measure: Measure, rules: Rules
) -> Estimate:
    """Return everyone else with the characteristic recorded: total less group less not recorded.

    Only where all three have a rate, the rest is large enough and the group is not most of those
    recorded. A D that had to be approximated (not_at_caseness suppressed) takes part as that
    approximation, so nothing suppressed enters. Its counts are never printed: the numerator and
    denominator stay None.

    Args:
        total: The whole place's rows.
        group: The group.
        hidden: The declined and not recorded groups.
        measure: A proportion.
        rules: The thresholds.
    """
    whole = rates.proportion(total, measure, rules)
    own = rates.proportion(group.rows, measure, rules)
    others = [rates.proportion(each.rows, measure, rules) for each in hidden]
    sides = [whole, own, *others]
    if any(each.value is None or each.size is None for each in sides):
        return rates.no_estimate(SUPPRESSED)
    taken = [own, *others]
    size = (whole.size or 0) - sum(each.size or 0 for each in taken)
    known = size + (own.size or 0)
    if size < rules.rest_denominator_from or (own.size or 0) > rules.rest_share_to * known:
        return rates.no_estimate(NOT_APPLICABLE)
    top = _events(whole) - sum(_events(each) for each in taken)
    parts = len(total) + len(group.rows) + sum(len(each.rows) for each in hidden)
    exact = all(row.exact for row in total)
    found = rates.limits_of(min(max(top, 0.0), size), size, parts, measure, exact)
    return Estimate(
        found.value,
        found.lower,
        found.upper,
        None,
        None,
        CALCULATED,
        rates.EXACT if exact else rates.ROUNDED,
        found.method,
        None,
        size,
    )


def rest_ratio(
    total: list[Row], group: GroupRows, hidden: list[GroupRows], measure: Measure, rules: Rules
) -> Estimate:
    """Return the ratio of two yearly counts of everyone else with the characteristic recorded.

    As `rest`: total less group less not recorded, only where all are published, and its counts are
    never printed.

    Args:
        total: The whole place's rows.
        group: The group.
        hidden: The declined and not recorded groups.
        measure: A ratio of two counts.
        rules: The thresholds.
    """
    taken = [group, *hidden]
    whole = [count_of(total, each).value for each in (measure.numerator, measure.denominator)]
    parts = [
        [count_of(each.rows, count).value for each in taken]
        for count in (measure.numerator, measure.denominator)
    ]
    if any(each is None for each in (*whole, *parts[0], *parts[1])):
        return rates.no_estimate(SUPPRESSED)
    top, size = (
        (all_of or 0) - sum(each or 0 for each in own)
        for all_of, own in zip(whole, parts, strict=True)
    )
    own_size = parts[1][0] or 0
    if size < rules.rest_denominator_from or own_size > rules.rest_share_to * (size + own_size):
        return rates.no_estimate(NOT_APPLICABLE)
    found = rates.per_people(max(top, 0), size, 1, all(row.exact for row in total))
    return replace(found, numerator=None, denominator=None)


def hidden_groups(groups: list[GroupRows]) -> list[GroupRows]:
    """Return the declined and not recorded groups."""
    return [each for each in groups if each.group.kind in NOT_RECORDED]


def _events(estimate: Estimate) -> float:
    """Return value times D: the events behind a rate, not its rounded count."""
    return (estimate.value or 0.0) * (estimate.size or 0.0)
