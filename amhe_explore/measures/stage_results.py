"""What the measures return of stages: funnels, where a gap opens along them, and months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amhe_explore.measures.results import Count, Difference, Estimate, PlaceRef, SourceRef


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a funnel.

    Attributes:
        id: The count's id (or eligible, treated).
        label: Plain name of the stage.
        count: The count, with its flag.
        of_first: The stage per 100 of the first stage; None where it may not be shown.
        of_previous: The same against the stage before.
        reason: Why a figure is missing, "" where none is.
    """

    id: str
    label: str
    count: Count
    of_first: Estimate | None
    of_previous: Estimate | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GroupFunnel:
    """The stages of one group."""

    group: str
    label: str
    short_label: str
    kind: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Funnel:
    """One funnel of a place: every group's stages.

    Attributes:
        id: activity (counts of the year, different people at each step) or cohort (referrals that
            ended in the year, one cohort).
        title: Its name on the page.
        base: What "of every 100" means here.
        by_group: Whether the groups may be shown side by side across stages.
        closed_reason: Why not, "" where they may.
        not_published: Labels of stages that the loaded source does not carry.
    """

    id: str
    title: str
    base: str
    place: PlaceRef
    period: str
    characteristic: str
    made_up: bool
    sources: tuple[SourceRef, ...]
    total: GroupFunnel
    groups: tuple[GroupFunnel, ...]
    by_group: bool
    closed_reason: str = ""
    not_published: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LossStep:
    """One step of "where does the gap open?".

    Attributes:
        id: The stage that the step leads to.
        label: Plain name of the step.
        ratio: How much of the earlier stage goes on, group over reference; 1 is no difference.
        group_share: Share of the group's earlier stage that goes on, 0..1.
        reference_share: The same for the reference.
        share: Share of the whole gap that opens here; None where shares may not be given.
        case_mix: Whether the step is who came (above the cut-off at the start), not a loss.
    """

    id: str
    label: str
    ratio: Difference | None
    group_share: float | None
    reference_share: float | None
    share: float | None
    case_mix: bool = False


@dataclass(frozen=True, slots=True)
class Decomposition:
    """Where the gap between two groups of one cohort opens, step by step.

    Attributes:
        group: Id of the group; `reference` of the one it is set against.
        whole: Recovered per referral that ended, group over reference.
        steps: From the first to the last stage; empty with a reason where it is closed.
        shares_reason: Why no shares are given, "" where they are.
        reason: Why there is no decomposition, "" where there is one.
    """

    group: str
    reference: str
    group_label: str
    reference_label: str
    whole: Difference | None
    steps: tuple[LossStep, ...]
    shares_reason: str = ""
    reason: str = ""
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class MonthlyPoint:
    """One month of one measure; the estimate of a percentage has no interval in these files."""

    month: str
    value: float | None
    flag: str


@dataclass(frozen=True, slots=True)
class Monthly:
    """The monthly statistics of one place: provisional, never mixed with the annual report.

    Attributes:
        place: The place.
        months: Every month with figures, oldest first.
        series: Points by measure id, one a month.
        sources: Where they are from.
    """

    place: PlaceRef
    months: tuple[str, ...]
    series: Mapping[str, tuple[MonthlyPoint, ...]]
    sources: tuple[SourceRef, ...]
