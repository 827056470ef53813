"""What the measures return: frozen results in which each number keeps its interval and its flag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# Why a number is there, or is not.
PUBLISHED = "published"
SUPPRESSED = "suppressed"
NOT_APPLICABLE = "not_applicable"
NOT_PUBLISHED = "not_published"
CALCULATED = "calculated"
APPROXIMATE = "approximate"

OPEN = "open"
TAKE_CARE = "take care"
CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Count:
    """One count as published, or the reason why there is none.

    Attributes:
        value: The count; None where the flag is suppressed, not_applicable or not_published.
        flag: published, suppressed, not_applicable, not_published, calculated or approximate.
        rounded_to: 1 where exact (England), 5 below; None where there is no value.
    """

    value: int | None
    flag: str
    rounded_to: int | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """One rate with its interval.

    Attributes:
        value: Proportions 0..1, ratios, or per 1,000; None with a flag that says why.
        lower: Lower 95 % limit, None where there is no interval.
        upper: Upper 95 % limit.
        numerator: The count above the line; None where suppressed.
        denominator: The count below the line; None where suppressed or only approximate.
        flag: As in Count, or approximate where the denominator had to be approximated.
        precision: exact, rounded counts, whole per cent, or none.
        method: How the interval was made.
        published: The figure as the file prints it, 0..1; None where it prints none.
        size: The denominator that gates use; never printed where `denominator` is None.
    """

    value: float | None
    lower: float | None
    upper: float | None
    numerator: int | None
    denominator: int | None
    flag: str
    precision: str
    method: str
    published: float | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as results name it."""

    code: str
    name: str
    type: str
    parent: str | None = None

    @property
    def key(self) -> str:
        """Return type and code, which together name one place."""
        return f"{self.type}:{self.code}"


@dataclass(frozen=True, slots=True)
class SourceRef:
    """One source behind a result; `made_up` where its figures are those of example places."""

    id: str
    edition: str
    title: str
    sha256: str
    publisher: str = ""
    licence: str = ""
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class GroupResult:
    """One group's counts and rates.

    Attributes:
        id: Group id of the catalogue; `total` for the whole place.
        label: Our label; `short_label` where room is narrow; `plain_label` inside sentences.
        official_label: As published; None where the group is worked out.
        kind: known, declined, not_recorded or total.
        order: Position in the catalogue's order; the total is 0.
        worked_out: Whether it joins published groups.
        note: What must be said beside it, "" where nothing must.
    """

    id: str
    label: str
    short_label: str
    plain_label: str
    official_label: str | None
    kind: str
    order: int
    counts: Mapping[str, Count]
    rates: Mapping[str, Estimate]
    worked_out: bool = False
    compared: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a kind of comparison may speak.

    Attributes:
        id: stages (a funnel by group, its step ratios), outcomes (rates by group),
            years (year-on-year and trends), or place (the whole place-year).
        state: open, take care or closed.
        reason: One sentence; "" where open.
        short: The same in a few words, for a closed panel.
    """

    id: str
    state: str
    reason: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence of "Read this first": what it is about, and whether of made-up figures."""

    kind: str
    text: str
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison may say."""

    direction: str
    reliability: str
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference or a ratio of two rates, with its limits and two-sided p-value."""

    value: float
    lower: float
    upper: float
    p_value: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One group against a reference on one measure.

    Attributes:
        measure: Id of the measure.
        group: Id of the group; total for the whole place.
        against: reference, rest or england.
        reference: Id of the reference group, rest, or ENG.
        estimate: The group's rate.
        reference_estimate: The rate it is compared with; None where there is none. Of the rest
            only value and limits may be printed, never its counts.
        difference: The group less the reference, 0..1; None where it is not compared.
        ratio: The group over the reference.
    """

    measure: str
    group: str
    against: str
    reference: str
    estimate: Estimate
    reference_estimate: Estimate | None
    difference: Difference | None
    ratio: Difference | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Gradient:
    """The gradient of one measure over ordered groups, from most to least deprived.

    Attributes:
        measure: Id of the measure.
        sii: Fitted rate at the least deprived end less that at the most deprived end.
        rii: The first of these divided by the second.
        intercept: Fitted rate at the most deprived end.
        gain: More events if every group had the least deprived group's rate: the size of the gap,
            not a forecast.
        gain_share: The same as a share of everyone.
        events_among: The denominators together.
        expected: Rate of the place if each of its groups had England's rate; None for England.
        observed: Rate of the same groups together.
    """

    measure: str
    sii: Difference
    rii: Difference | None
    intercept: Difference
    gain: Difference | None
    gain_share: float | None
    events_among: int
    expected: float | None
    observed: float | None


@dataclass(frozen=True, slots=True)
class Profile:
    """One place, characteristic and period: every group's counts and rates, and what may be said.

    `groups` starts with the place total; then the known groups in catalogue order; then declined;
    not recorded last. `not_recorded_share` is by count id (referrals, finished...), 0..1.
    """

    place: PlaceRef
    period: str
    characteristic: str
    characteristic_name: str
    made_up: bool
    sources: tuple[SourceRef, ...]
    groups: tuple[GroupResult, ...]
    gates: tuple[Gate, ...] = ()
    notices: tuple[Notice, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    gradient: Gradient | None = None
    gradient_reason: str = ""
    not_recorded_share: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def total(self) -> GroupResult:
        """Return the whole place."""
        return self.groups[0]

    def group(self, group_id: str) -> GroupResult | None:
        """Return one group, or None where the place has none of that id."""
        return next((group for group in self.groups if group.id == group_id), None)

    def gate(self, gate_id: str) -> Gate:
        """Return one gate; a gate that is not listed is open."""
        return next((gate for gate in self.gates if gate.id == gate_id), Gate(gate_id, OPEN))


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One line of the list of places.

    `periods` are those in which the place has figures of its own; `parent` is a key or None.
    """

    code: str
    name: str
    type: str
    parent: str | None
    first_period: str
    last_period: str
    periods: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return type and code, which together name one place."""
        return f"{self.type}:{self.code}"


@dataclass(frozen=True, slots=True)
class Recording:
    """How completely one characteristic is recorded in a place and period.

    Shares are of all referrals (first stage) and of all finished courses (last stage), 0..1, None
    where the place publishes no such total. `declined` is the part of the first that was asked and
    preferred not to say, where the file separates it.
    """

    characteristic: str
    name: str
    share_referrals: float | None
    share_finished: float | None
    declined_referrals: float | None
    stages: Gate
    outcomes: Gate
    made_up: bool = False
