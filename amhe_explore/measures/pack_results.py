"""Everything that a JSNA pack of one place is made of, as the results that the screens show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amhe_explore.measures.completeness import PlaceCompleteness
from amhe_explore.measures.councils import Council
from amhe_explore.measures.evidence_results import Evidence
from amhe_explore.measures.funnel_plot import FunnelPlot
from amhe_explore.measures.group_lines import GroupTable
from amhe_explore.measures.headline import Headline
from amhe_explore.measures.learning import Learning
from amhe_explore.measures.place_facts import PlaceFacts
from amhe_explore.measures.results import PlaceEntry, PlaceRef, Profile, Recording, SourceRef
from amhe_explore.measures.scan_results import Scan
from amhe_explore.measures.similar_places import SimilarPlaces
from amhe_explore.measures.stage_results import Funnel, Monthly
from amhe_explore.measures.status import Status
from amhe_explore.measures.trend_results import Trend
from amhe_explore.measures.waits import Waits

EVERYONE = "total"


@dataclass(frozen=True, slots=True)
class PackChoice:
    """What a pack is asked for.

    Attributes:
        place: A code, or type:code.
        period: A financial year; None for the newest of the place.
        compare: The place it is compared with; None for England.
        council: Code or name of a council, which the place must be an ICB of; None for none.
        since: The first year drawn; None for every year.
        characteristics: Those whose outcomes are told; () for all that are published.
    """

    place: str
    period: str | None = None
    compare: str | None = None
    council: str | None = None
    since: str | None = None
    characteristics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackResults:
    """The results behind one pack; `plot`, `learning` and `similar` None where there are none.

    Attributes:
        place: The place.
        compare: What it stands beside; None for England itself.
        profiles: The place by characteristic; `total` first.
        others: The comparator by the same characteristic, where published there.
        tables: Recovery of every group with improvement beside it, by characteristic.
        pooled: Recovery by detailed ethnic group over three years; None where `pooled_refused`.
        trends: Change over time of everyone, then of the gap by deprivation.
        since: The first year drawn.
        by_group: Activity in the year by deprivation fifth; None where not published.
        last_open: The newest earlier year in which those fifths may stand side by side.
    """

    place: PlaceEntry
    period: str
    compare: PlaceRef | None
    council: Council | None
    since: str
    made_up: bool
    status: Status
    facts: PlaceFacts
    profiles: Mapping[str, Profile]
    others: Mapping[str, Profile]
    scan: Scan
    headline: Headline
    evidence: Evidence
    recordings: tuple[Recording, ...]
    completeness: PlaceCompleteness
    funnels: tuple[Funnel, Funnel]
    by_group: Funnel | None
    last_open: str | None
    waits: Waits
    tables: Mapping[str, GroupTable]
    pooled: GroupTable | None
    pooled_refused: str
    trends: tuple[Trend, ...]
    monthly: Monthly | None
    plot: FunnelPlot | None
    learning: Learning | None
    similar: SimilarPlaces | None
    published: tuple[str, ...]

    @property
    def total(self) -> Profile:
        """Return the whole place."""
        return self.profiles[EVERYONE]

    @property
    def other(self) -> Profile | None:
        """Return the whole comparator."""
        return self.others.get(EVERYONE)

    @property
    def sources(self) -> tuple[SourceRef, ...]:
        """Return every source that any part rests on, each once."""
        found: dict[SourceRef, None] = {}
        parts = (
            *self.profiles.values(), *self.others.values(), self.scan, self.headline,
            self.evidence, self.facts, self.waits, *self.trends, self.monthly, self.council,
            self.similar, self.pooled, *self.tables.values(),
        )  # fmt: skip
        for part in parts:
            found |= dict.fromkeys(() if part is None else part.sources)
        if self.plot is not None:
            found |= dict.fromkeys(self.plot.values.sources)
        return tuple(found)
