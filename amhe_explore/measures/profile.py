"""The profile of one place, characteristic and period: counts, rates, flags, gates, verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from amhe_explore import catalogue as catalogue_package
from amhe_explore.catalogue import Catalogue
from amhe_explore.errors import AmheError, UnknownMeasureError
from amhe_explore.measures import periods, place_list, rates
from amhe_explore.measures.comparisons import ENGLAND_CODE, Ground, compare
from amhe_explore.measures.gates import check, notices
from amhe_explore.measures.gradient import gradient
from amhe_explore.measures.groups import GroupRows
from amhe_explore.measures.kept import once_a_warehouse
from amhe_explore.measures.material import Material, gather, groups_changed, own_storage
from amhe_explore.measures.people import people_of, people_of_group
from amhe_explore.measures.published import Row, count_of
from amhe_explore.measures.recording import COUNTS, FIRST
from amhe_explore.measures.representation import Reach, resident_shares
from amhe_explore.measures.residents import Residents, residents_of
from amhe_explore.measures.results import (
    NOT_APPLICABLE,
    NOT_PUBLISHED,
    Estimate,
    GroupResult,
    Profile,
)
from amhe_explore.measures.scan_results import ResidentShare
from amhe_explore.warehouse import Warehouse

DEFAULT_MEASURE = "recovery"
WAIT = "wait_to_start_days"
COMPARED_KINDS = ("proportion", "ratio", "per_population")
PROPORTIONS = ("recovery", "reliable_recovery", "reliable_improvement", "deterioration")
# Numerator, what is taken from it, denominator.
COHORT_SHARES = MappingProxyType(
    {
        "treated_of_ended": ("ended", "ended_untreated", "ended"),
        "finished_of_ended": ("finished", "", "ended"),
    }
)
PER_HEAD = MappingProxyType({"referral_rate": "referrals", "start_rate": "started"})
RATES = (*PROPORTIONS, *COHORT_SHARES, "completion", *PER_HEAD)


def profile(
    warehouse: Warehouse,
    place: str,
    characteristic: str,
    period: str,
    measure: str = DEFAULT_MEASURE,
) -> Profile:
    """Return the profile of a place.

    Args:
        warehouse: The open warehouse.
        place: A code, or type:code.
        characteristic: Id of an offered characteristic.
        period: A financial year, as 2024-25, or three pooled, as 2022-25.
        measure: The rate that `comparisons` and `gradient` are of.

    Raises:
        UnknownPeriodError, UnknownPlaceError, UnknownCharacteristicError: No such thing.
        UnknownMeasureError: No such rate.
        NotPublishedError: The characteristic is not published for the place in that period.
    """
    return examine(warehouse, place, characteristic, period, (measure,)).profile


@dataclass(frozen=True, slots=True)
class Examined:
    """A profile with what it was worked out from.

    Attributes:
        profile: Its comparisons are of every measure asked for, one after the other.
        material: The rows behind it.
        england: England's rates by group id, then by measure; empty for England itself.
        residents: The people of the place by group; None where none are loaded.
        shares: Shares of referrals beside shares of residents.
        waits: Mean days to the first treatment session by group id, where published.
    """

    profile: Profile
    material: Material
    england: Mapping[str, Mapping[str, Estimate]]
    residents: Residents | None
    shares: tuple[ResidentShare, ...]
    waits: Mapping[str, Estimate]


def examine(
    warehouse: Warehouse, place: str, characteristic: str, period: str, compared: tuple[str, ...]
) -> Examined:
    """Return a profile whose comparisons are of several measures; the gradient is of the first.

    Args:
        warehouse: The open warehouse.
        place: A code, or type:code.
        characteristic: Id of an offered characteristic.
        period: A financial year, or three pooled.
        compared: Ids of rates.

    Raises:
        UnknownPeriodError, UnknownPlaceError, UnknownCharacteristicError: No such thing.
        UnknownMeasureError: No such rate.
        NotPublishedError: The characteristic is not published for the place in that period.
    """
    catalogue = catalogue_package.load()
    for measure in compared:
        if measure not in compared_measures(catalogue):
            known = ", ".join(compared_measures(catalogue))
            raise UnknownMeasureError(
                f"Unknown measure {periods.short(measure)!r}", f"one of {known}"
            )
    material = gather(warehouse, place, characteristic, period)
    entry, rules = material.entry, catalogue.rules
    checked = check(material, rules)
    groups, shares, by_id = checked.groups, checked.not_recorded, checked.by_id
    living = residents_of(warehouse, material.place.key, entry)
    reach = Reach(entry, groups, living, shares.get(FIRST), by_id, rules)
    beside = resident_shares(reach, catalogue.measures["representation"])
    people = people_of(warehouse, material.place.key, entry)
    ratios = {each.group: each.ratio for each in beside}
    results = tuple(
        _group_result(catalogue, each, n, people, len(material.years), ratios)
        for n, each in enumerate([material.total, *groups])
    )
    england = _england(warehouse, material)
    grounds = [
        Ground(
            entry,
            catalogue.measures[measure],
            rules,
            by_id,
            material.total,
            groups,
            {group: found[measure] for group, found in england.items()},
        )
        for measure in compared
    ]
    first = grounds[0]
    slope, reason = gradient(entry, first.measure, results, first.england, checked.outcomes, rules)
    made_up = any(source.made_up for source in material.sources)
    said = notices(entry, material.years, material.breaks, checked.recorded)
    made = Profile(
        place=material.place,
        period=period,
        characteristic=entry.id,
        characteristic_name=entry.name,
        made_up=made_up,
        sources=material.sources,
        groups=results,
        gates=checked.gates,
        notices=tuple(replace(each, made_up=made_up) for each in said),
        comparisons=tuple(each for ground in grounds for each in compare(ground, results)),
        gradient=slope,
        gradient_reason=reason,
        not_recorded_share=MappingProxyType(shares),
    )
    waits = {each.group.id: rates.mean_of_one(each.rows, WAIT) for each in groups}
    return Examined(made, material, england, living, beside, waits)


def compared_measures(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of the rates that can be compared."""
    return tuple(each.id for each in catalogue.measures.values() if each.kind in COMPARED_KINDS)


def characteristics(warehouse: Warehouse, place: str, period: str) -> tuple[str, ...]:
    """Return the ids of the characteristics published for a place in a period, in their order.

    Of three years together: those published in each of them with the same groups.
    """
    catalogue = catalogue_package.load()
    ref = place_list.resolve(warehouse, place, periods.check(warehouse, period))
    rows = warehouse.kept_rows("place_characteristics", place=ref.key)
    years = periods.years_of(period)
    by_year = [{name for name, year in rows if year == wanted} for wanted in years]
    stored = set.intersection(*by_year)
    return tuple(
        entry.id
        for entry in catalogue.characteristics.values()
        if entry.offered and own_storage(entry) <= stored and not groups_changed(entry, years)
    )


RatesByGroup = Mapping[str, Mapping[str, Estimate]]


def _england(warehouse: Warehouse, material: Material) -> RatesByGroup:
    """Return England's rates by group; empty for England, or where it has none."""
    if material.place.type == "england":
        return {}
    return _england_rates(warehouse, material.entry.id, material.period)


# England stands beside every place.
@once_a_warehouse
def _england_rates(warehouse: Warehouse, characteristic: str, period: str) -> RatesByGroup:
    """Return England's rates of a characteristic and period by group; empty where it has none."""
    catalogue = catalogue_package.load()
    try:
        england = gather(warehouse, ENGLAND_CODE, characteristic, period)
    except AmheError:
        return {}
    people = people_of(warehouse, england.place.key, england.entry)
    ratios = _ratios(warehouse, england, catalogue)
    return {
        each.group.id: _rates(
            catalogue,
            each.rows,
            people_of_group(each.group, people),
            len(england.years),
            ratios.get(each.group.id),
        )
        for each in (england.total, *england.groups)
    }


def _ratios(warehouse: Warehouse, material: Material, catalogue: Catalogue) -> dict[str, Estimate]:
    """Return the representation of each group of a place."""
    living = residents_of(warehouse, material.place.key, material.entry)
    reach = Reach(material.entry, material.groups, living, None, {}, catalogue.rules)
    found = resident_shares(reach, catalogue.measures["representation"])
    return {each.group: each.ratio for each in found}


def _group_result(
    catalogue: Catalogue,
    each: GroupRows,
    order: int,
    people: dict[str, int],
    years: int,
    ratios: Mapping[str, Estimate],
) -> GroupResult:
    """Return one group's counts and rates."""
    group = each.group
    own = people_of_group(group, people)
    return GroupResult(
        id=group.id,
        label=group.label,
        short_label=group.short_label or group.label,
        plain_label=group.plain_label or group.label,
        official_label=each.official_label,
        kind=group.kind,
        order=order,
        counts=MappingProxyType({name: count_of(each.rows, name) for name in COUNTS}),
        rates=MappingProxyType(_rates(catalogue, each.rows, own, years, ratios.get(group.id))),
        worked_out=each.worked_out,
        compared=group.compared,
        note=group.note,
    )


def _rates(
    catalogue: Catalogue,
    rows: list[Row],
    people: int | None,
    years: int,
    representation: Estimate | None,
) -> dict[str, Estimate]:
    """Return every rate of one group by id; rates per head are per year."""
    found = {name: rate_of(catalogue, name, rows, people, years) for name in RATES}
    return found | {"representation": representation or rates.no_estimate(NOT_APPLICABLE)}


def rate_of(
    catalogue: Catalogue, name: str, rows: list[Row], people: int | None, years: int
) -> Estimate:
    """Return one rate of one group.

    Args:
        catalogue: Measures and thresholds.
        name: Id of the rate.
        rows: The group's rows, one for each year and part.
        people: How many people of the group live there; None where that is not known.
        years: How many years are pooled; rates per head are per year.
    """
    if name in PROPORTIONS:
        return rates.proportion(rows, catalogue.measures[name], catalogue.rules)
    if name in COHORT_SHARES:
        return rates.cohort_share(rows, *COHORT_SHARES[name])
    if name == "completion":
        return rates.yearly_ratio(rows, "finished", "referrals")
    count = count_of(rows, PER_HEAD[name])
    if not people:
        return rates.no_estimate(NOT_PUBLISHED if people is None else NOT_APPLICABLE)
    if count.value is None:
        return rates.no_estimate(count.flag)
    exact = all(row.exact for row in rows)
    return rates.per_people(count.value, people * years, catalogue.measures[name].per, exact)
