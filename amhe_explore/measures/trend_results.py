"""What change over time returns: every year's figures, what breaks the line, what may be said."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.measures.results import Comparison, Difference, Estimate, PlaceRef, SourceRef

AREA, VOCABULARY, VOLUME = "area", "vocabulary", "volume"
INCOMPLETE, PANDEMIC = "incomplete", "pandemic"
INCREASING, DECREASING = "increasing", "decreasing"
TOO_FEW = "too few comparable years"
NOT_TESTED = "not tested"


@dataclass(frozen=True, slots=True)
class YearBreak:
    """One thing that breaks a line at a year.

    Attributes:
        period: The year. An area or vocabulary break stands between the year before and this one.
        kind: area, vocabulary, volume, incomplete or pandemic.
        text: One sentence, with its year.
        short: The same in two or three words, for the picture.
        between: Whether nothing is joined from the year before to this one.
    """

    period: str
    kind: str
    text: str
    short: str
    between: bool = False


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One group in one year, exactly as the profile of that year has it.

    Attributes:
        period: The year.
        estimate: The rate with its interval; without a value its flag says why.
        segment: Points of the same segment may be joined; None for a year joined to none.
        hollow: Whether it is drawn hollow: the pandemic year, an incomplete or a broken year.
        closed: Why the figure may stand in a table but not in a picture or a verdict, "" if it may.
    """

    period: str
    estimate: Estimate
    segment: int | None
    hollow: bool = False
    closed: str = ""

    @property
    def drawn(self) -> bool:
        """Return whether a picture may show it."""
        return self.estimate.value is not None and not self.closed


@dataclass(frozen=True, slots=True)
class TrendVerdict:
    """What may be said of one group over time, by the time-trend rule.

    Attributes:
        direction: increasing, decreasing, no significant change, too few comparable years, or not
            tested.
        periods: The years in a row that can be compared, oldest first; the tested ones where
            tested.
        reason: Why it was not tested, "" where it was.
        statistic: Chi-square for trend; None where not tested.
        p_value: Its upper tail probability.
        slope: Change of the rate a year; None where not tested.
    """

    direction: str
    periods: tuple[str, ...] = ()
    reason: str = ""
    statistic: float | None = None
    p_value: float | None = None
    slope: float | None = None


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One group, or everyone together, year by year; oldest first.

    Attributes:
        group: Id of the group; total for everyone, rest for everyone else.
        label: Our label; `short_label` where room is narrow; `plain_label` inside sentences.
        kind: known, declined, not_recorded or total.
        points: One for every year of the trend.
        verdict: What may be said of it over time.
    """

    group: str
    label: str
    short_label: str
    plain_label: str
    kind: str
    points: tuple[TrendPoint, ...]
    verdict: TrendVerdict

    def point(self, period: str) -> TrendPoint | None:
        """Return the point of a year, None where the trend has no such year."""
        return next((each for each in self.points if each.period == period), None)


@dataclass(frozen=True, slots=True)
class GapPoint:
    """The gap between two sides in one year.

    Attributes:
        period: The year.
        comparison: As the profile of that year has it; None where one side is not published.
        segment: As of a TrendPoint.
        hollow: As of a TrendPoint.
        closed: Why there is no gap to show, "" where there is one.
    """

    period: str
    comparison: Comparison | None
    segment: int | None
    hollow: bool = False
    closed: str = ""

    @property
    def drawn(self) -> bool:
        """Return whether a picture may show it."""
        return not self.closed and self.shown is not None

    @property
    def shown(self) -> Difference | None:
        """Return the difference; the ratio where the measure is compared by ratio only."""
        if self.comparison is None:
            return None
        return self.comparison.difference or self.comparison.ratio


@dataclass(frozen=True, slots=True)
class GapChange:
    """How a gap changed from an earlier year to the chosen one.

    Attributes:
        since: The earlier year.
        before: The gap then; None where it was not published.
        now: The gap of the chosen year.
        change: The later gap less the earlier one, 0..1; None with a reason.
        reason: Why the two years are not compared, "" where they are.
    """

    since: str
    before: Comparison | None
    now: Comparison | None
    change: Difference | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap between a group and what it is compared with, year by year.

    Attributes:
        group: Id of the group; total for everyone.
        against: reference, rest, england or place.
        reference: Id of the reference group, rest, ENG, or the key of a place.
        points: One for every year of the trend, oldest first.
        year_before: The change on the year before; None where the trend has one year only.
        earliest: The change on the earliest year that can be compared, where that is not the year
            before; else None.
        theirs: The same gap in the comparator; () where there is none.
    """

    group: str
    against: str
    reference: str
    points: tuple[GapPoint, ...]
    year_before: GapChange | None
    earliest: GapChange | None
    theirs: tuple[GapPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """One place, characteristic and measure over every loaded year up to the chosen one.

    Attributes:
        place: The place.
        other: The place or England whose lines stand beside it; None where there is none.
        characteristic: Id; `characteristic_name` in words.
        measure: Id of the rate.
        period: The chosen year, the last of the trend.
        periods: Every year of the trend, oldest first.
        lines: Everyone first, then the groups in the catalogue's order, not recorded last.
        reference_line: What the chosen group is compared with, as a line: a group's own, or
            everyone else (value and limits only may be printed).
        theirs: The comparator's lines: everyone, and the groups of the chosen gap.
        gap: The chosen gap; None where there are no two sides.
        breaks: What breaks the place's line, oldest first.
        other_breaks: What breaks the comparator's.
        years_after: Loaded years after the chosen one, which are left out.
        made_up: Whether any number is generated.
        sources: Of every year, each once.
    """

    place: PlaceRef
    other: PlaceRef | None
    characteristic: str
    characteristic_name: str
    measure: str
    period: str
    periods: tuple[str, ...]
    lines: tuple[TrendLine, ...]
    reference_line: TrendLine | None
    theirs: tuple[TrendLine, ...]
    gap: Gap | None
    breaks: tuple[YearBreak, ...]
    other_breaks: tuple[YearBreak, ...] = ()
    years_after: tuple[str, ...] = ()
    made_up: bool = False
    sources: tuple[SourceRef, ...] = ()

    def line(self, group: str) -> TrendLine | None:
        """Return the line of a group, None where there is none."""
        return next((each for each in self.lines if each.group == group), None)

    def their_line(self, group: str) -> TrendLine | None:
        """Return the comparator's line of a group, None where there is none."""
        return next((each for each in self.theirs if each.group == group), None)

    @property
    def focus(self) -> TrendLine:
        """Return the line that is meant: the group of the gap, else everyone."""
        found = None if self.gap is None else self.line(self.gap.group)
        return found or self.lines[0]
