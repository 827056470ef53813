"""What one screen of groups holds: a line for each group, and what they are compared with."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.measures import verdicts
from amhe_explore.measures.false_discovery import Control
from amhe_explore.measures.results import (
    CLOSED,
    Comparison,
    Estimate,
    Gate,
    GroupResult,
    PlaceRef,
    Profile,
    SourceRef,
)

# Rates per head: what stands at the gate between stages closes their verdicts, not their figures.
PER_HEAD = ("referral_rate", "start_rate", "representation")


@dataclass(frozen=True, slots=True)
class Against:
    """What groups are compared with: reference, rest or england, and the id of the reference."""

    id: str
    reference: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group on one screen.

    Attributes:
        group: The group.
        larger: Whether it is a larger group that stands above its parts.
        estimate: Its rate.
        beside: The same group's rate in the comparator, None where there is none.
        comparison: Its comparison as it may stand here; None where there is nothing to compare.
        second: Its rate of the measure that always stands beside.
        second_beside: The same in the comparator.
        second_comparison: The comparison of that measure.
        slight: Whether a clear difference is under the size called slight.
    """

    group: GroupResult
    larger: bool
    estimate: Estimate
    beside: Estimate | None
    comparison: Comparison | None
    second: Estimate | None = None
    second_beside: Estimate | None = None
    second_comparison: Comparison | None = None
    slight: bool = False

    @property
    def word(self) -> str:
        """Return the verdict in words, "slightly lower"; "" where nothing is compared."""
        if self.comparison is None:
            return ""
        return f"{'slightly ' if self.slight else ''}{self.comparison.verdict.direction}"

    @property
    def clear(self) -> bool:
        """Return whether the verdict is lower or higher."""
        return self.comparison is not None and self.comparison.verdict.direction in verdicts.CLEAR


@dataclass(frozen=True, slots=True)
class GroupTable:
    """Every group of a characteristic on one measure.

    Attributes:
        profile: The groups that are compared, of the measure.
        other: The comparator by the same groups, None where there is none.
        measure: Id of the measure.
        second: Id of the measure beside it, "" where there is none.
        against: What the groups are compared with, None where nothing is.
        options: What they can be compared with; the default first, where there is one.
        lines: The groups in order, larger ones above their parts, not recorded last.
        control: What false-discovery control did.
        closed: The gate that closes the comparisons, or an open one.
        combined: The combined figure of ethnic minorities, beside White British people.
        made_up: Whether any number here is generated.
        sources: What the figures are from.
    """

    profile: Profile
    other: Profile | None
    measure: str
    second: str
    against: Against | None
    options: tuple[Against, ...]
    lines: tuple[GroupLine, ...]
    control: Control
    closed: Gate
    combined: Profile | None
    made_up: bool
    sources: tuple[SourceRef, ...]

    @property
    def place(self) -> PlaceRef:
        """Return the place."""
        return self.profile.place

    @property
    def period(self) -> str:
        """Return the year, or the years pooled."""
        return self.profile.period

    @property
    def characteristic(self) -> str:
        """Return the id of the characteristic whose groups are shown."""
        return self.profile.characteristic

    @property
    def total(self) -> Estimate:
        """Return the rate of the whole place."""
        return self.profile.total.rates[self.measure]

    @property
    def drawn(self) -> bool:
        """Return whether the groups may stand in a picture, not in a table only."""
        if self.closed.state == CLOSED and self.measure not in PER_HEAD:
            return False
        return any(line.estimate.value is not None for line in self.lines)

    @property
    def figures_shown(self) -> bool:
        """Return whether the table may hold the groups' rates: not where one would be false."""
        return self.closed.state != CLOSED or self.measure != "completion"

    def line(self, group_id: str) -> GroupLine | None:
        """Return the line of one group, None where there is none."""
        return next((line for line in self.lines if line.group.id == group_id), None)
