"""The tests of the national evidence run on the figures of one place and period."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from amhe_explore import catalogue as catalogue_package
from amhe_explore import stats
from amhe_explore.catalogue import Catalogue, EvidenceTest, Rules, Statement
from amhe_explore.catalogue.evidence import OTHER_MINORITIES, POPULATION, REST, is_year
from amhe_explore.errors import AmheError
from amhe_explore.measures import material, periods, references, verdicts
from amhe_explore.measures.breaks import breaks_of
from amhe_explore.measures.evidence_results import (
    AGREES,
    CANNOT_TELL,
    DIFFERS,
    EvidencePart,
)
from amhe_explore.measures.evidence_shares import shares
from amhe_explore.measures.false_discovery import outlasts
from amhe_explore.measures.gaps import comparison
from amhe_explore.measures.groups import GroupRows
from amhe_explore.measures.pairs import pair_comparison
from amhe_explore.measures.profile import profile
from amhe_explore.measures.results import (
    CLOSED,
    TAKE_CARE,
    Difference,
    Estimate,
    PlaceRef,
    Profile,
    SourceRef,
    Verdict,
)
from amhe_explore.warehouse import Warehouse

COMBINED, MINORITIES = "ethnic_minority", "ethnic_minorities_including_white_minorities"
OPPOSITE = {"lower": "higher", "higher": "lower"}


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two figures and what may be said of them."""

    estimate: Estimate | None
    other: Estimate | None
    gap: Difference | None
    factor: Difference | None
    verdict: Verdict
    other_label: str


@dataclass(slots=True)
class Bench:
    """One place and period, its profiles read once each."""

    warehouse: Warehouse
    place: PlaceRef
    period: str
    known: Catalogue = field(default_factory=catalogue_package.load)
    _profiles: dict[tuple[str, str, str], Profile | AmheError] = field(default_factory=dict)
    _material: dict[str, list[GroupRows]] = field(default_factory=dict)

    def run(self, statement: Statement) -> tuple[EvidencePart, ...]:
        """Return every group of a statement's tests beside what it is tested against.

        A test that stands in for others takes part only where none of those has a figure.
        """
        found: list[EvidencePart] = []
        for test in statement.tests:
            groups = [self._tested(test, group) for group in test.groups]
            if test.instead:
                if any(_has_figures(each) for each in found):
                    continue
                found = [each for each in found if not _replaced(each, test)]
            if test.where_loaded and not any(_has_figures(each) for each in groups):
                # Shown beside with its reason: the verdict then rests on the other tests.
                groups = [dataclasses.replace(each, decides=False) for each in groups]
            found += groups
        return tuple(found)

    def sources(self) -> tuple[SourceRef, ...]:
        """Return the sources of every profile that was read."""
        found = [each.sources for each in self._profiles.values() if isinstance(each, Profile)]
        return tuple(dict.fromkeys(source for sources in found for source in sources))

    def made_up(self) -> bool:
        """Return whether any of its figures is made up."""
        return any(each.made_up for each in self._profiles.values() if isinstance(each, Profile))

    def _profile(self, characteristic: str, measure: str, period: str = "") -> Profile:
        """Return one profile of the place, read once."""
        key = (characteristic, measure, period or self.period)
        if key not in self._profiles:
            try:
                found: Profile | AmheError = profile(
                    self.warehouse, self.place.key, characteristic, key[2], measure
                )
            except AmheError as error:
                found = error
            self._profiles[key] = found
        kept = self._profiles[key]
        if isinstance(kept, AmheError):
            raise kept
        return kept

    def _rows(self, characteristic: str) -> list[GroupRows]:
        """Return the published rows of one characteristic's groups, read once."""
        if characteristic not in self._material:
            found = material.gather(self.warehouse, self.place.key, characteristic, self.period)
            self._material[characteristic] = found.groups
        return self._material[characteristic]

    def _tested(self, test: EvidenceTest, group: str) -> EvidencePart:
        """Return one group of a test."""
        label = self._label(test.characteristic, group)
        try:
            mine = self._profile(test.characteristic, self._profiled(test))
            compared = self._compared(test, group, mine)
            care = _care(mine, compared.verdict)
            reason = _in_short(mine, compared.verdict.reason)
        except AmheError as error:
            care, reason = "", error.what
            nothing = verdicts.not_compared(reason)
            compared = _Compared(None, None, None, None, nothing, test.against)
        verdict = compared.verdict
        clear = verdict.direction in (*verdicts.CLEAR, verdicts.SAME)
        return EvidencePart(
            characteristic=test.characteristic,
            group=group,
            label=label,
            measure=test.measure,
            reference=test.against,
            reference_label=compared.other_label,
            expect=test.expect,
            estimate=compared.estimate,
            reference_estimate=compared.other,
            difference=compared.gap,
            ratio=compared.factor,
            direction=verdict.direction,
            local=_local(verdict.direction, test.expect),
            reason="" if clear else reason,
            care=care if clear else "",
            decides=test.decides,
            counted=test.counted,
        )

    def _profiled(self, test: EvidenceTest) -> str:
        """Return the measure to read a profile with: only the rest is compared in the profile."""
        return test.measure if test.against == REST else "recovery"

    def _label(self, characteristic: str, group: str) -> str:
        """Return a group inside a sentence."""
        found = self.known.characteristics[characteristic].group(group)
        return found.plain_label or found.label

    def _compared(self, test: EvidenceTest, group: str, mine: Profile) -> _Compared:
        """Return the comparison that a test asks for."""
        if test.against == POPULATION:
            return self._with_people(dataclasses.replace(test, groups=(group,)), mine)
        if test.against == OTHER_MINORITIES:
            return self._with_other_minorities(test, group, mine)
        if is_year(test.against):
            return self._with_year(test, group, mine)
        found = (
            comparison(mine, group, references.REST)
            if test.against == REST
            else pair_comparison(mine, group, test.against, test.measure)
        )
        label = f"everyone else with {mine.characteristic_name.lower()} recorded"
        if test.against != REST:
            label = self._label(test.characteristic, test.against)
        if found is None:
            reason = f"not published for {self.place.name} in {self.period}"
            return _Compared(None, None, None, None, verdicts.not_compared(reason), label)
        return _Compared(
            found.estimate,
            found.reference_estimate,
            found.difference,
            found.ratio,
            found.verdict,
            label,
        )

    def _with_people(self, test: EvidenceTest, mine: Profile) -> _Compared:
        """Return a group's share of referrals against its share of people."""
        measure = self.known.measures[test.measure]
        # The one place that says where shares of people come from.
        found = shares(self.warehouse, mine, test, measure, self.known.rules)
        return _Compared(
            found.referrals, found.residents, None, found.compared, found.verdict, "people"
        )

    def _with_other_minorities(self, test: EvidenceTest, group: str, mine: Profile) -> _Compared:
        """Return one ethnic minority against all others together: their total less the group."""
        measure, rules = self.known.measures[test.measure], self.known.rules
        label = "other ethnic minorities together"
        rows = {name: self._rows(name) for name in (COMBINED, test.characteristic)}
        everyone = [each.rows for each in rows[COMBINED] if each.group.id == MINORITIES]
        own = [each for each in rows[test.characteristic] if each.group.id == group]
        row = mine.group(group)
        if not everyone or not own or row is None:
            reason = f"not published for {self.place.name} in {self.period}"
            return _Compared(None, None, None, None, verdicts.not_compared(reason), label)
        estimate = row.rates[test.measure]
        other = references.rest(everyone[0], own[0], [], measure, rules)
        beside = self._profile(COMBINED, "recovery")
        closed = next(
            (
                gate
                for each in (mine, beside)
                for gate in (each.gate("place"), each.gate("outcomes"))
                if gate.state == CLOSED
            ),
            None,
        )
        if closed is not None:
            return _Compared(
                estimate, other, None, None, verdicts.not_compared(closed.reason), label
            )
        return self._judged(estimate, other, test, mine, label)

    def _with_year(self, test: EvidenceTest, group: str, mine: Profile) -> _Compared:
        """Return a group now against itself in an earlier year, unless a break lies between."""
        row, label = mine.group(group), f"{test.against}"
        estimate = None if row is None else row.rates[test.measure]
        reason = self._break_since(test)
        before = None
        if not reason:
            then = self._profile(test.characteristic, "recovery", test.against)
            old = then.group(group)
            before = None if old is None else old.rates[test.measure]
            gates = [each.gate("outcomes") for each in (mine, then)]
            reason = next((gate.reason for gate in gates if gate.state == CLOSED), "")
        if not reason and (estimate is None or before is None):
            reason = f"not published for {self.place.name} in both years"
        if reason or estimate is None or before is None:
            return _Compared(estimate, before, None, None, verdicts.not_compared(reason), label)
        return self._judged(estimate, before, test, mine, label)

    def _break_since(self, test: EvidenceTest) -> str:
        """Return why two years may not be set beside each other, or nothing."""
        if len(periods.years_of(self.period)) > 1:
            return "change is read from single years, not from three together"
        if self.period <= test.against:
            return f"change is counted from {test.against}"
        entry = self.known.characteristics[test.characteristic]
        year = self.period
        while year > test.against:
            found = breaks_of(self.warehouse, self.place.key, year, self.known.rules)
            if found.area or found.incomplete or year in entry.breaks:
                what = found.area or found.incomplete or "the groups changed"
                return f"{year} cannot be set beside earlier years: {what}"
            if found.volume:
                return f"the volume of {year} changed too much for a change over time"
            year = periods.before(year)
        return ""

    def _judged(
        self, one: Estimate, other: Estimate, test: EvidenceTest, mine: Profile, label: str
    ) -> _Compared:
        """Return two proportions with their verdict."""
        measure, rules = self.known.measures[test.measure], self.known.rules
        if one.value is None or other.value is None:
            reason = "one of the two figures is suppressed, not published or too small"
            return _Compared(one, other, None, None, verdicts.not_compared(reason), label)
        small = verdicts.size_reason(one, other, rules)
        if small:
            return _Compared(one, other, None, None, verdicts.not_compared(small), label)
        care = verdicts.reliability(one, other, mine.gate("outcomes"), rules)
        gap = verdicts.difference(one, other)
        factor = verdicts.ratio(one, other, measure)
        return _Compared(
            one, other, gap, factor, verdicts.judge(measure, gap, factor, care, rules), label
        )


def without_chance(
    tested: tuple[tuple[EvidencePart, ...], ...], rules: Rules
) -> tuple[tuple[tuple[EvidencePart, ...], ...], int]:
    """Return the tested groups after false-discovery control, and how many were allowed for.

    Where more than `many_comparisons_over` comparisons stand on one screen, a difference that is
    no longer clear once all of them are allowed for (Benjamini and Hochberg) becomes "cannot tell".
    """
    p_values = {
        each.key: shown.p_value
        for part in tested
        for each in part
        if (shown := each.difference or each.ratio) is not None and shown.p_value is not None
    }
    if len(p_values) <= rules.many_comparisons_over:
        return tested, len(p_values)
    adjusted = stats.adjust_p_values(list(p_values.values())).value
    after = dict(zip(p_values, adjusted, strict=True))
    unsure = {key for key, p_adjusted in after.items() if not outlasts(p_adjusted, rules)}
    return tuple(
        tuple(_unsure(each, len(p_values)) if each.key in unsure else each for each in part)
        for part in tested
    ), len(p_values)


def _unsure(tested: EvidencePart, many: int) -> EvidencePart:
    """Return a tested group whose difference chance may explain as one that cannot be told."""
    if tested.direction not in verdicts.CLEAR:
        return tested
    return dataclasses.replace(
        tested,
        direction=verdicts.CANNOT_TELL,
        local=CANNOT_TELL,
        reason=f"not clear once {many} comparisons are allowed for",
        care="",
    )


def _local(direction: str, expect: str) -> str:
    """Return whether a comparison agrees with what is expected."""
    if direction == expect:
        return AGREES
    return DIFFERS if direction in (OPPOSITE[expect], verdicts.SAME) else CANNOT_TELL


def _care(mine: Profile, verdict: Verdict) -> str:
    """Return what to take care of, "" where nothing."""
    if verdict.reliability != verdicts.CARE:
        return ""
    gate = mine.gate("outcomes")
    return gate.short if gate.state == TAKE_CARE and gate.short else "a small group"


def _in_short(mine: Profile, reason: str) -> str:
    """Return a gate's reason in a few words: many statements on one page meet the same gate."""
    closed = (gate for gate in mine.gates if gate.reason == reason and gate.short)
    return next((gate.short for gate in closed), reason)


def _has_figures(tested: EvidencePart) -> bool:
    """Return whether both sides of a comparison have a figure."""
    sides = (tested.estimate, tested.reference_estimate)
    return all(each is not None and each.value is not None for each in sides)


def _replaced(tested: EvidencePart, test: EvidenceTest) -> bool:
    """Return whether a test without figures is the one that another stands in for."""
    return not _has_figures(tested) and tested.decides == test.decides
