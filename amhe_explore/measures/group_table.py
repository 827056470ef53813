"""One measure over every group of a characteristic: rates, references, verdicts as one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from amhe_explore import catalogue as catalogue_package
from amhe_explore.errors import NotPublishedError
from amhe_explore.measures import gaps, pairs, periods, place_list, references, verdicts
from amhe_explore.measures.comparisons import STAGE_RATES
from amhe_explore.measures.false_discovery import Control, controlled
from amhe_explore.measures.group_lines import Against, GroupLine, GroupTable
from amhe_explore.measures.material import gather
from amhe_explore.measures.profile import profile
from amhe_explore.measures.results import (
    CLOSED,
    OPEN,
    Comparison,
    Estimate,
    Gate,
    GroupResult,
    Profile,
)
from amhe_explore.measures.side_by_side import side_by_side
from amhe_explore.warehouse import Warehouse

KNOWN, TOTAL = "known", "total"
COMBINED = "ethnic_minority"
# The measures a reader may choose, in this order.
OFFERED = (
    "recovery", "reliable_recovery", "reliable_improvement", "deterioration", "completion",
    "treated_of_ended", "finished_of_ended", "referral_rate", "start_rate", "representation",
)  # fmt: skip
# Recovery always stands beside reliable improvement.
BESIDE = {
    "recovery": "reliable_improvement",
    "reliable_recovery": "reliable_improvement",
    "reliable_improvement": "recovery",
}
# What stands above the groups of a characteristic as larger groups, in bold.
LARGER = {"ethnicity_detailed": "ethnicity", "ethnic_minority": "ethnic_minority"}
# The characteristic whose groups are shown; the combined figure never stands without them.
SHOWN_BY = {"ethnic_minority": "ethnicity_detailed"}
# The reference of the years before a change of groups.
FORMER_REFERENCES = {"26_to_64": "36_to_64"}


# From a place, a characteristic, a period and a measure to its profile.
Read = Callable[[str, str, str, str], Profile]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one screen was asked for."""

    warehouse: Warehouse
    place: str
    period: str
    measure: str
    second: str
    compare: str | None
    read: Read


@dataclass(frozen=True, slots=True)
class _Part:
    """One characteristic of the screen: both measures, the comparator, larger groups or not."""

    main: Profile
    second: Profile | None
    other: Profile | None
    larger: bool


def group_table(
    warehouse: Warehouse,
    place: str,
    characteristic: str,
    period: str,
    measure: str = "recovery",
    against: str | None = None,
    compare: str | None = None,
    read: Read | None = None,
) -> GroupTable:
    """Return one measure over every group.

    Args:
        warehouse: The open warehouse.
        place: A code, or type:code.
        characteristic: Id of an offered characteristic; the combined figure of ethnic minorities
            comes with the detailed groups.
        period: A financial year, or three pooled.
        measure: Id of a rate.
        against: reference, rest or england; the characteristic's own default where there is none
            of the kind.
        compare: The place whose same groups stand beside; None for none.
        read: Where profiles come from; callers of many tables may share one that keeps them.

    Raises:
        AmheError: No such place, period, characteristic or measure, not published, or made-up and
            official figures together.
    """
    shown = SHOWN_BY.get(characteristic, characteristic)
    asked = _Asked(
        warehouse,
        place,
        period,
        measure,
        BESIDE.get(measure, ""),
        compare,
        read or partial(profile, warehouse),
    )
    leaves = _part(asked, shown)
    options = _options(leaves, measure, combined=shown != characteristic)
    chosen = next((each for each in options if each.id == against), _default(options))
    larger = None
    if characteristic in LARGER and (
        shown != characteristic or chosen is None or chosen.id != references.REFERENCE
    ):
        larger = _larger(asked, LARGER[characteristic])
    combined = None
    if shown == "ethnicity_detailed":
        same = larger is not None and larger.main.characteristic == COMBINED
        found = larger if same else _larger(asked, COMBINED)
        combined = None if found is None else found.main
    parts = [each for each in (larger, leaves) if each is not None]
    lines, control = _judged(tuple(_lines(larger, leaves, asked, chosen)))
    return GroupTable(
        leaves.main,
        leaves.other,
        measure,
        asked.second,
        chosen,
        options,
        lines,
        control,
        _closed(leaves.main, measure),
        combined,
        any(each.main.made_up for each in parts),
        tuple(dict.fromkeys(source for each in parts for source in each.main.sources)),
    )


def offered_measures(profile: Profile) -> tuple[str, ...]:
    """Return the ids of the measures that any group of a profile has a figure of."""
    known = [group for group in profile.groups if group.kind == KNOWN] or [profile.total]
    return tuple(
        each for each in OFFERED if any(group.rates[each].value is not None for group in known)
    )


def pooling_refused(warehouse: Warehouse, place: str, characteristic: str, period: str) -> str:
    """Return why the three years that end with a period are not put together, "" where they are.

    Args:
        warehouse: The open warehouse.
        place: Key of the place.
        characteristic: Id of the characteristic.
        period: A financial year.
    """
    entry = place_list.entry_of(warehouse, place)
    wanted = periods.years_of(periods.pooled(period))
    missing = [year for year in wanted if entry is None or year not in entry.periods]
    if missing:
        return f"there are no figures for {' and '.join(missing)}"
    try:
        gather(warehouse, place, characteristic, periods.pooled(period))
    except NotPublishedError as error:
        _, colon, reason = error.what.partition(": ")
        return reason if colon else error.what[:1].lower() + error.what[1:]
    return ""


def _options(part: _Part, measure: str, combined: bool) -> tuple[Against, ...]:
    """Return what the groups can be compared with, the default first."""
    catalogue = catalogue_package.load()
    entry = catalogue.characteristics[part.main.characteristic]
    found = []
    for kind, reference in references.against(entry):
        if kind == references.REST and not catalogue.measures[measure].published_as:
            # Everyone else is worked out for the published proportions only.
            continue
        named = reference
        if kind == references.REFERENCE and part.main.group(reference) is None:
            named = FORMER_REFERENCES.get(reference, reference)
        if kind == references.REST or part.main.group(named) is not None:
            found.append(Against(kind, named))
    if combined:
        # The combined figure has one reference of its own, and no rest.
        found = [each for each in found if each.id == references.REFERENCE]
    if part.other is not None:
        found.append(Against(references.ENGLAND, part.other.place.key))
    return tuple(found)


def _default(options: tuple[Against, ...]) -> Against | None:
    """Return what the groups are compared with unless a reader chooses: England is a choice."""
    first = next(iter(options), None)
    return None if first is None or first.id == references.ENGLAND else first


def _part(asked: _Asked, characteristic: str, larger: bool = False) -> _Part:
    """Return one characteristic of the place, of both measures, and of the comparator."""

    def of(place: str, measure: str) -> Profile:
        return asked.read(place, characteristic, asked.period, measure)

    other = None if asked.compare is None else of(asked.compare, asked.measure)
    main = side_by_side(of(asked.place, asked.measure), other)
    second = of(asked.place, asked.second) if asked.second else None
    return _Part(main, second, other, larger)


def _larger(asked: _Asked, characteristic: str) -> _Part | None:
    """Return the larger groups, None where they are not published."""
    try:
        return _part(asked, characteristic, larger=True)
    except NotPublishedError:
        return None


def _lines(
    larger: _Part | None, leaves: _Part, asked: _Asked, chosen: Against | None
) -> Iterator[GroupLine]:
    """Yield the lines in order: each larger group, its parts, what has no larger group, unknowns.

    A larger group that is none of the catalogue's broad ones stands first, above all the others.
    """
    entry = catalogue_package.load().characteristics[leaves.main.characteristic]
    broad = {group.id: group.broad for group in entry.groups}
    known = [group for group in leaves.main.groups if group.kind == KNOWN]
    placed: set[str] = set()
    for head in [] if larger is None else larger.main.groups:
        # White British people stand among the detailed groups already.
        if larger is None or head.kind != KNOWN or leaves.main.group(head.id) is not None:
            continue
        yield _line(larger, head, asked, chosen)
        for group in known:
            if broad.get(group.id) == head.id:
                placed.add(group.id)
                yield _line(leaves, group, asked, chosen)
    for group in leaves.main.groups:
        if group.kind != TOTAL and group.id not in placed:
            yield _line(leaves, group, asked, chosen)


def _line(part: _Part, group: GroupResult, asked: _Asked, chosen: Against | None) -> GroupLine:
    """Return one group's line before its verdicts are judged together."""

    def beside(measure: str) -> Estimate | None:
        same = None if part.other is None else part.other.group(group.id)
        return None if same is None else same.rates[measure]

    second = None if part.second is None else part.second.group(group.id)
    return GroupLine(
        group,
        part.larger,
        group.rates[asked.measure],
        beside(asked.measure),
        _comparison(part.main, part.other, asked.measure, group, chosen),
        None if second is None else second.rates[asked.second],
        beside(asked.second) if asked.second else None,
        None
        if part.second is None
        else _comparison(part.second, part.other, asked.second, group, chosen),
    )


def _comparison(
    own: Profile, other: Profile | None, measure: str, group: GroupResult, chosen: Against | None
) -> Comparison | None:
    """Return a group's comparison, None where there is nothing to compare it with."""
    if chosen is None or group.kind != KNOWN or chosen.reference == group.id:
        return None
    if chosen.id == references.ENGLAND:
        return None if other is None else pairs.place_comparison(own, other, measure, group.id)
    found = gaps.comparison(own, group.id, chosen.id, chosen.reference)
    if found is None and chosen.id == references.REFERENCE:
        return pairs.pair_comparison(own, group.id, chosen.reference, measure)
    return found


def _judged(lines: tuple[GroupLine, ...]) -> tuple[tuple[GroupLine, ...], Control]:
    """Return the lines with verdicts that may stand together on one screen."""
    rules = catalogue_package.load().rules
    shown = [
        each
        for line in lines
        for each in (line.comparison, line.second_comparison)
        if each is not None
    ]
    held, control = controlled(shown, rules)
    left = iter(held)
    judged = []
    for line in lines:
        own = None if line.comparison is None else next(left)
        second = None if line.second_comparison is None else next(left)
        gap = None if own is None else own.difference
        slight = (
            own is not None
            and own.verdict.direction in verdicts.CLEAR
            and gap is not None
            and abs(gap.value) < rules.slightly_under
        )
        judged.append(replace(line, comparison=own, second_comparison=second, slight=slight))
    return tuple(judged), control


def _closed(profile: Profile, measure: str) -> Gate:
    """Return the gate that closes the comparisons of a measure, an open one where none does."""
    ids = ("cells", "place", "stages" if measure in STAGE_RATES else "outcomes")
    shut = (gate for each in ids if (gate := profile.gate(each)).state == CLOSED)
    return next(shut, Gate(ids[-1], OPEN))
