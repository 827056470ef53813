"""Place-years that cannot be set beside the year before, or beside their own later stages.

Rules: volume break, area break, incomplete year, pandemic year; thresholds in `data/rules.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amhe_explore.catalogue import Break, Rules, load_example
from amhe_explore.measures import periods
from amhe_explore.measures.kept import once_a_warehouse
from amhe_explore.warehouse import Warehouse

STAGES = {
    "referrals": "Referrals received",
    "started": "Treatments started",
    "finished": "Courses that finished",
}
NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class VolumeChange:
    """One stage that changed too much on the year before to be compared with it."""

    measure: str
    before: int
    now: int

    @property
    def share(self) -> float:
        """Return the change as a share of the year before; negative where it fell."""
        return self.now / self.before - 1

    def sentence(self) -> str:
        """Return the change in words, with both figures."""
        word = "fell" if self.now < self.before else "rose"
        percent = f"{abs(self.share) * 100:.0f}%"
        figures = f"({self.before:,} to {self.now:,})"
        return f"{STAGES[self.measure]} {word} by {percent} in a year {figures}"


@dataclass(frozen=True, slots=True)
class NewProvider:
    """A provider code that was not there the year before and holds most of the referrals."""

    code: str
    share: float

    def sentence(self) -> str:
        """Return what the new code holds, in words."""
        part = "almost all" if self.share >= NEARLY_ALL else f"{self.share * 100:.0f}% of"
        return f"one provider code, new this year, reports {part} referrals"


@dataclass(frozen=True, slots=True)
class Breaks:
    """Everything that breaks one place-year."""

    changes: tuple[VolumeChange, ...] = ()
    new_provider: NewProvider | None = None
    area: str = ""
    incomplete: str = ""
    after_incomplete: str = ""
    pandemic: bool = False
    after_pandemic: bool = False

    @property
    def volume(self) -> bool:
        """Return whether the volume gate is closed."""
        return bool(self.changes) or self.new_provider is not None


def breaks_of(warehouse: Warehouse, place: str, period: str, rules: Rules) -> Breaks:
    """Return what breaks one place-year.

    Args:
        warehouse: The open warehouse.
        place: Key of the place.
        period: The year.
        rules: The thresholds.
    """
    totals = {
        (year, measure): round(value)
        for year, measure, value in warehouse.kept_rows("yearly_totals", place=place)
    }
    return _breaks(
        place, period, totals, warehouse.kept_rows("child_providers", place=place), rules
    )


def breaks_of_all(
    warehouse: Warehouse, rules: Rules, of_years: Iterable[str] | None = None
) -> dict[tuple[str, str], Breaks]:
    """Return what breaks each place-year with figures, by key of the place and year.

    Args:
        warehouse: The open warehouse.
        rules: The thresholds.
        of_years: Only these years; all of them where not given.
    """
    wanted = None if of_years is None else set(of_years)
    totals, providers = _counts(warehouse)
    return {
        (place, year): _breaks(place, year, own, providers.get(place, []), rules)
        for place, own in totals.items()
        for year in sorted({year for year, _ in own})
        if wanted is None or year in wanted
    }


Totals = dict[str, dict[tuple[str, str], int]]
Providers = dict[str, list[tuple[str, str, float]]]


# Asked for with every measure of many places.
@once_a_warehouse
def _counts(warehouse: Warehouse) -> tuple[Totals, Providers]:
    """Return every place's totals by year and measure, and the referrals of its providers."""
    totals: Totals = {}
    for place, year, measure, value in warehouse.rows("all_yearly_totals"):
        totals.setdefault(place, {})[year, measure] = round(value)
    providers: Providers = {}
    for place, code, year, value in warehouse.rows("all_child_providers"):
        providers.setdefault(place, []).append((code, year, value))
    return totals, providers


def _breaks(
    place: str,
    period: str,
    totals: Mapping[tuple[str, str], int],
    providers: Iterable[tuple[str, str, float]],
    rules: Rules,
) -> Breaks:
    """Return what breaks one place-year, by its totals and the referrals of its providers."""
    previous = periods.before(period)
    listed = [each for each in _listed(rules) if place in each.places]
    by_kind = {(each.kind, each.period): each.reason for each in listed}
    both_years = all((year, "referrals") in totals for year in (period, previous))
    tested = both_years and period not in rules.volume_exempt_periods
    return Breaks(
        changes=_changes(totals, period, previous, rules) if tested else (),
        new_provider=_new_provider(providers, period, previous, rules) if tested else None,
        area=by_kind.get(("area", period), ""),
        incomplete=by_kind.get(("incomplete", period), ""),
        after_incomplete=by_kind.get(("incomplete", previous), ""),
        pandemic=period in rules.pandemic_periods,
        after_pandemic=previous in rules.pandemic_periods,
    )


def _listed(rules: Rules) -> tuple[Break, ...]:
    """Return every known change of area or incomplete year, those of example places among them."""
    return (*rules.breaks, *load_example().breaks)


def _changes(
    totals: Mapping[tuple[str, str], int], period: str, previous: str, rules: Rules
) -> tuple[VolumeChange, ...]:
    """Return the stages whose count changed by more than the rule allows, the largest first."""
    found = []
    for measure in STAGES:
        now, old = totals.get((period, measure)), totals.get((previous, measure))
        if now is None or not old:
            continue
        change = abs(now - old)
        if change > rules.volume_change_count_over and change / old > rules.volume_change_over:
            found.append(VolumeChange(measure, old, now))
    return tuple(sorted(found, key=lambda each: -abs(each.share)))


def _new_provider(
    providers: Iterable[tuple[str, str, float]], period: str, previous: str, rules: Rules
) -> NewProvider | None:
    """Return the provider code not seen the year before that holds most referrals, if one does."""
    rows = list(providers)
    now = {code: value or 0.0 for code, year, value in rows if year == period}
    before = {code for code, year, _ in rows if year == previous}
    total = sum(now.values())
    if not total or not before:
        return None
    code = max(now, key=lambda each: now[each])
    share = now[code] / total
    if code in before or share <= rules.volume_new_provider_share_over:
        return None
    return NewProvider(code, share)
