"""What the scan of a place returns: every cell with its verdict, and the two lists of gaps."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.measures.results import (
    Difference,
    Estimate,
    Notice,
    PlaceRef,
    SourceRef,
    Verdict,
)

BETTER, WORSE, MIXED, UNSURE = "better", "worse", "mixed", "cannot tell"


@dataclass(frozen=True, slots=True)
class CellKey:
    """Which cell of the matrix: a group of a characteristic, and a measure."""

    characteristic: str
    group: str
    measure: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One group's figure on one measure, compared with its default reference.

    Attributes:
        key: Characteristic, group and measure.
        label: The group's label; `plain_label` inside sentences.
        estimate: The group's figure.
        against: rest, england or reference.
        reference: Id of the reference group, rest, ENG, or residents (representation).
        reference_label: What it is compared with, inside sentences.
        reference_estimate: Its figure; None for residents. Of the rest only value and limits.
        difference: The group less the reference; None for ratios.
        ratio: The group over the reference; None where it cannot be formed.
        p_value: Of the comparison by itself, two-sided.
        p_adjusted: After false-discovery control over the tested cells of the measure; the p-value
            itself where so few were tested that none is needed.
        verdict: What may be said; lower and higher have survived that control.
        not_recorded_share: Of the stage that the measure ends at, 0..1; None where not known.
        england: The same group in England; None for England itself, or where there is none.
    """

    key: CellKey
    label: str
    plain_label: str
    estimate: Estimate
    against: str
    reference: str
    reference_label: str
    reference_estimate: Estimate | None
    difference: Difference | None
    ratio: Difference | None
    p_value: float | None
    p_adjusted: float | None
    verdict: Verdict
    not_recorded_share: float | None = None
    england: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Untested:
    """One cell that may not speak, and why; its figure is shown where there is one.

    `short` is the reason in a few words, for a cell of a table; `is_reference` marks the group that
    the others are compared with.
    """

    key: CellKey
    label: str
    reason: str
    estimate: Estimate
    england: Estimate | None = None
    short: str = ""
    is_reference: bool = False


@dataclass(frozen=True, slots=True)
class SureGap:
    """A gap of the list "Gaps we are sure of".

    Attributes:
        reliable_recovery: The cell that puts it on the list: the primary outcome.
        recovery: The same comparison by recovery, which is what is shown; None where untested.
        improvement: The same comparison by reliable improvement; None where untested.
        points: better or worse where recovery and reliable improvement both point that way,
            mixed where they do not, cannot tell where either is untested.
        near: The near end of reliable recovery's likely range, 0..1, without its sign.
    """

    characteristic: str
    characteristic_name: str
    group: str
    label: str
    plain_label: str
    reliable_recovery: Cell
    recovery: Cell | None
    improvement: Cell | None
    points: str
    near: float

    @property
    def shown(self) -> Cell:
        """Return the comparison to show: recovery, or reliable recovery where it has none."""
        return self.recovery or self.reliable_recovery


@dataclass(frozen=True, slots=True)
class SmallGap:
    """A gap of the list "Large gaps in small groups: ask about these": three years together.

    Attributes:
        period: The three years, as 2022-25.
        estimate: The group's recovery over the three years.
        reference_estimate: That of what it is compared with.
        difference: The group less the reference.
        verdict: What may be said of the three years.
        england: The same group in England, over the same years; None for England itself.
        size: D of recovery in the chosen year; None where it is suppressed.
    """

    characteristic: str
    characteristic_name: str
    group: str
    label: str
    plain_label: str
    period: str
    estimate: Estimate
    against: str
    reference: str
    reference_label: str
    reference_estimate: Estimate
    difference: Difference
    verdict: Verdict
    england: Estimate | None
    size: float | None


@dataclass(frozen=True, slots=True)
class ResidentShare:
    """One group's share of referrals beside its share of the people living in the place.

    Attributes:
        share_referrals: Of the referrals named by `Representation.referrals_words`.
        share_residents: Of the people named by `Representation.residents_words`; None where the
            figures loaded have no counterpart of the group.
        ratio: The first over the second.
        verdict: Against 1, as likely as others living here; before false-discovery control.
        compared: The ratio with its limits and p-value, None where it is not compared.
        note: Why no population or no verdict, "" where there is nothing to say.
    """

    group: str
    label: str
    plain_label: str
    share_referrals: Estimate
    share_residents: float | None
    ratio: Estimate
    compared: Difference | None
    verdict: Verdict
    note: str = ""


@dataclass(frozen=True, slots=True)
class Representation:
    """Who reaches the service, compared with how many live here, not with need.

    Attributes:
        referrals_words: What the shares of referrals are of: "adult referrals".
        residents_words: What the shares of residents are of: "adults living here (18 and over)".
        source: Where the numbers of residents come from, "" where there are none.
        groups: The known groups; a joined one where only that can be compared.
    """

    place: PlaceRef
    period: str
    characteristic: str
    characteristic_name: str
    made_up: bool
    referrals_words: str
    residents_words: str
    groups: tuple[ResidentShare, ...]
    not_recorded_share: float | None = None
    source: str = ""

    def group(self, group_id: str) -> ResidentShare | None:
        """Return one group, or None."""
        return next((each for each in self.groups if each.group == group_id), None)


@dataclass(frozen=True, slots=True)
class ScanGroup:
    """One row of the matrix: a group with its cells by measure.

    `wait`: mean days to the first treatment session: shown, never compared.
    """

    id: str
    label: str
    cells: tuple[Cell | Untested, ...]
    wait: Estimate | None = None

    def cell(self, measure: str) -> Cell | Untested | None:
        """Return the cell of one measure, or None."""
        return next((each for each in self.cells if each.key.measure == measure), None)


@dataclass(frozen=True, slots=True)
class ScanBlock:
    """The rows of one characteristic.

    Attributes:
        access: referral_rate or representation: the measure of who reaches the service.
        against: What the groups are compared with, in words.
        not_recorded_referrals: Share of referrals without the characteristic recorded, 0..1.
        not_recorded_finished: Share of finished courses.
    """

    characteristic: str
    name: str
    access: str
    against: str
    groups: tuple[ScanGroup, ...]
    not_recorded_referrals: float | None = None
    not_recorded_finished: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """How many cells of one measure were tested, and whether chance findings were allowed for."""

    measure: str
    tested: int
    untested: int
    adjusted: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """Every characteristic of one place and period: what differs, and what cannot be tested.

    Attributes:
        sure: "Gaps we are sure of", ordered by the near end of reliable recovery.
        small: "Large gaps in small groups: ask about these".
        small_reason: Why there is no such list, "" where three years could be joined.
        cells: Every tested cell.
        untested: Every other one, with its reason.
        blocks: The same cells as rows, for the matrix.
        families: By measure.
        representations: Who reaches the service, by characteristic.
        residents_sources: Those of the sources that count the people living there.
    """

    place: PlaceRef
    period: str
    made_up: bool
    sources: tuple[SourceRef, ...]
    notices: tuple[Notice, ...]
    sure: tuple[SureGap, ...]
    small: tuple[SmallGap, ...]
    small_reason: str
    cells: tuple[Cell, ...]
    untested: tuple[Untested, ...]
    blocks: tuple[ScanBlock, ...]
    families: tuple[Family, ...]
    representations: tuple[Representation, ...] = ()
    residents_sources: tuple[SourceRef, ...] = ()

    @property
    def outcome_sources(self) -> tuple[SourceRef, ...]:
        """Return the sources of the figures themselves, without those of the residents."""
        return tuple(each for each in self.sources if each not in self.residents_sources)

    @property
    def characteristic(self) -> str:
        """Return what stands for the characteristic in the name of a file."""
        return "all-characteristics"

    @property
    def leading(self) -> tuple[SureGap, ...]:
        """Return the first sure gap of each characteristic, in order."""
        seen: dict[str, SureGap] = {}
        for gap in self.sure:
            seen.setdefault(gap.characteristic, gap)
        return tuple(seen.values())

    def cell(self, characteristic: str, group: str, measure: str) -> Cell | Untested | None:
        """Return one cell, tested or not."""
        key = CellKey(characteristic, group, measure)
        found: tuple[Cell | Untested, ...] = (*self.cells, *self.untested)
        return next((each for each in found if each.key == key), None)

    def representation(self, characteristic: str) -> Representation | None:
        """Return who reaches the service by one characteristic, or None."""
        return next(
            (each for each in self.representations if each.characteristic == characteristic), None
        )
