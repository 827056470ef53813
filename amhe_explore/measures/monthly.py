"""The monthly statistics: a place's months, and the referrals that ended in any twelve of them."""

from __future__ import annotations

from types import MappingProxyType

from amhe_explore import stats
from amhe_explore.errors import NotPublishedError, UnknownPeriodError
from amhe_explore.measures import periods
from amhe_explore.measures.funnels import step_estimate
from amhe_explore.measures.results import (
    CALCULATED,
    NOT_PUBLISHED,
    SUPPRESSED,
    Count,
    Estimate,
    PlaceRef,
    SourceRef,
)
from amhe_explore.measures.source_refs import source_files
from amhe_explore.measures.stage_results import Funnel, GroupFunnel, Monthly, MonthlyPoint, Stage
from amhe_explore.warehouse import Warehouse

MONTHS = 12
BASE = "of every 100 referrals that ended in the twelve months"
LABELS = {
    "ended": "Referrals that ended in the twelve months",
    "treated": "of these, had at least one treatment session",
    "finished": "of these, finished a course",
    "eligible": "of these, above the clinical cut-off at the start, so could recover",
    "recovered": "of these, recovered",
}
# Each stage of the cohort as sums and differences of published counts: (added, taken away).
STAGES = {
    "ended": (("ended",), ()),
    "treated": (("ended",), ("ended_not_seen", "ended_not_treated")),
    "finished": (("finished",), ()),
    "eligible": (("finished",), ("not_at_caseness",)),
    "recovered": (("recovered",), ()),
}


def monthly(warehouse: Warehouse, place: PlaceRef) -> Monthly | None:
    """Return the monthly statistics of a place; None where none are loaded for it."""
    rows = warehouse.kept_rows("monthly_cells", place=place.key)
    if not rows:
        return None
    series: dict[str, list[MonthlyPoint]] = {}
    for month, measure, value, flag, _, _ in rows:
        series.setdefault(measure, []).append(MonthlyPoint(month, value, flag))
    return Monthly(
        place,
        tuple(sorted({row[0] for row in rows})),
        MappingProxyType({name: tuple(points) for name, points in series.items()}),
        _sources(warehouse, {row[5] for row in rows}),
    )


def twelve_months(warehouse: Warehouse, place: PlaceRef, last: str = "") -> Funnel:
    """Return the referrals that ended in twelve months, one cohort; monthly and provisional.

    Args:
        warehouse: The open warehouse.
        place: England, a sub-ICB or a provider.
        last: The last of the twelve months, as 2025-03; the latest where it is not given.

    Raises:
        NotPublishedError: No monthly figures are loaded for the place.
        UnknownPeriodError: The twelve months are not all loaded.
    """
    found = monthly(warehouse, place)
    if found is None:
        return _of_span(warehouse, place)
    last = last or found.months[-1]
    wanted = months_to(last)
    if not set(wanted) <= set(found.months):
        raise UnknownPeriodError(
            f"The twelve months to {periods.short(last)!r} are not all loaded for {place.name}",
            f"a month from {found.months[min(MONTHS, len(found.months)) - 1]}"
            f" to {found.months[-1]}",
        )
    exact = place.type == "england"
    counts = {stage: _sum(found, wanted, *parts, exact=exact) for stage, parts in STAGES.items()}
    return _funnel(place, wanted[0], last, counts, exact, found.sources)


def _of_span(warehouse: Warehouse, place: PlaceRef) -> Funnel:
    """Return the cohort of the twelve months whose sums are printed, without the months.

    Raises:
        NotPublishedError: Nothing of the kind is loaded for the place.
    """
    rows = warehouse.kept_rows("span_cells", place=place.key)
    if not rows:
        raise NotPublishedError(
            f"No monthly figures are loaded for {place.name}",
            "England, a provider or a sub-ICB, with the monthly statistics loaded",
        )
    starts, ends = rows[0][0], rows[0][1]
    printed = {row[2]: row[3] for row in rows if (row[0], row[1]) == (starts, ends)}
    counts = {}
    for stage, (added, taken) in STAGES.items():
        if all(name in printed for name in (*added, *taken)):
            value = sum(printed[name] for name in added) - sum(printed[name] for name in taken)
            counts[stage] = Count(int(value), CALCULATED, 1)
        else:
            counts[stage] = Count(None, NOT_PUBLISHED, None)
    sources = _sources(warehouse, {row[4] for row in rows})
    return _funnel(place, f"{starts:%Y-%m}", f"{ends:%Y-%m}", counts, True, sources)


def _funnel(
    place: PlaceRef,
    first: str,
    last: str,
    counts: dict[str, Count],
    exact: bool,
    sources: tuple[SourceRef, ...],
) -> Funnel:
    """Return twelve months as a funnel of the whole place."""
    stages = tuple(_stage(stage, counts, exact) for stage in STAGES)
    return Funnel(
        id="cohort",
        title=f"Referrals that ended in the twelve months to {periods.month_name(last)}",
        base=BASE,
        place=place,
        period=f"{first} to {last}",
        characteristic="total",
        made_up=False,
        sources=sources,
        total=GroupFunnel("total", "Everyone", "Everyone", "total", stages),
        groups=(),
        by_group=False,
        closed_reason="The monthly statistics are not published by group.",
    )


def months_to(last: str) -> tuple[str, ...]:
    """Return the twelve months that end with one, oldest first.

    Raises:
        UnknownPeriodError: It is no month.
    """
    year, _, month = last.partition("-")
    if not (len(year) == 4 and year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12):
        raise UnknownPeriodError(f"{periods.short(last)!r} is no month", "a month such as 2025-03")
    end = int(year) * 12 + int(month) - 1
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(end - MONTHS + 1, end + 1))


def _sum(
    found: Monthly,
    wanted: tuple[str, ...],
    added: tuple[str, ...],
    taken: tuple[str, ...],
    exact: bool,
) -> Count:
    """Return a count over twelve months; nothing where one month is suppressed or missing."""
    total = 0.0
    for sign, names in ((1, added), (-1, taken)):
        for name in names:
            points = {point.month: point for point in found.series.get(name, ())}
            for month in wanted:
                point = points.get(month)
                if point is None:
                    return Count(None, NOT_PUBLISHED, None)
                if point.value is None:
                    return Count(None, point.flag, None)
                total += sign * point.value
    return Count(round(max(total, 0.0)), CALCULATED, 1 if exact else 5)


def _stage(stage: str, counts: dict[str, Count], exact: bool) -> Stage:
    """Return one stage with its share of the first and of the one before."""
    order = list(STAGES)
    count = counts[stage]
    at = order.index(stage)
    reason = {SUPPRESSED: "a month is suppressed (under 5)", NOT_PUBLISHED: "not published"}
    if count.value is None:
        said = reason.get(count.flag, count.flag.replace("_", " "))
        return Stage(stage, LABELS[stage], count, None, None, said)
    if at == 0:
        return Stage(stage, LABELS[stage], count, None, None)
    return Stage(
        stage,
        LABELS[stage],
        count,
        _share(stage, order[0], counts, exact),
        _share(stage, order[at - 1], counts, exact),
    )


def _share(stage: str, before: str, counts: dict[str, Count], exact: bool) -> Estimate | None:
    """Return one stage's share of an earlier one; monthly sums carry each month's rounding."""
    count, base = counts[stage], counts[before]
    if count.value is None or not base.value:
        return None
    top = min(count.value, base.value)
    if exact:
        found: stats.Estimate = stats.proportion(top, base.value)
    else:
        parts = MONTHS * sum(len(names) for names in STAGES[stage])
        parts_below = MONTHS * sum(len(names) for names in STAGES[before])
        found = stats.rounding_interval(top, base.value, parts, parts_below)
    return step_estimate(found, count, base)


def _sources(warehouse: Warehouse, keys: set[str]) -> tuple[SourceRef, ...]:
    """Return the sources of the monthly figures, each once, by its last file."""
    files = source_files(warehouse, keys)
    return tuple({(each.id, each.edition): each for each in files}.values())
