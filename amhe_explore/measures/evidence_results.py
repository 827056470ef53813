"""What the national evidence returns: each statement with England now, and here."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.catalogue import Statement
from amhe_explore.measures.results import Difference, Estimate, PlaceRef, SourceRef

AGREES, DIFFERS = "agrees", "differs"
CANNOT_TELL, NOT_THIS_SERVICE = "cannot tell", "not about this service"


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """One group of one test: its figure beside what it is tested against.

    Attributes:
        label: The group inside a sentence.
        reference: Group, rest, population, other_minorities, or a year.
        reference_label: What it is tested against, inside a sentence.
        estimate: The group's figure; None where it has no row at all.
        reference_estimate: The other figure; of people living here only a value.
        difference: The group less the reference; None for ratios or where not compared.
        ratio: The group over the reference.
        direction: Verdict of the comparison: lower, higher, about the same, cannot tell, not
            compared; clear only after false-discovery control.
        local: agrees, differs or cannot tell: the direction against what is expected.
        reason: Why it cannot be told, "" otherwise.
        care: What to take care of, "" where nothing.
        decides: Whether the statement's verdict rests on it.
        counted: The count whose share is taken, where shares are compared.
    """

    characteristic: str
    group: str
    label: str
    measure: str
    reference: str
    reference_label: str
    expect: str
    estimate: Estimate | None
    reference_estimate: Estimate | None
    difference: Difference | None
    ratio: Difference | None
    direction: str
    local: str
    reason: str = ""
    care: str = ""
    decides: bool = True
    counted: str = "referrals"

    @property
    def test(self) -> tuple[str, str, str, str]:
        """Return what makes two of them groups of the same test."""
        return self.characteristic, self.measure, self.counted, self.reference

    @property
    def key(self) -> tuple[str, ...]:
        """Return what makes two of them the same comparison."""
        return (*self.test, self.group)


@dataclass(frozen=True, slots=True)
class EvidenceSide:
    """What the figures of one place and period say of one statement.

    Attributes:
        local: agrees, differs, cannot tell or not about this service.
        why: The figures behind it, or why there is no verdict: one or more sentences.
        tested: Every group that was set beside another.
    """

    place: PlaceRef
    period: str
    local: str
    why: str
    tested: tuple[EvidencePart, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceFinding:
    """One statement with England's latest year and the place."""

    statement: Statement
    england: EvidenceSide
    here: EvidenceSide


@dataclass(frozen=True, slots=True)
class Evidence:
    """Every statement for one place and period.

    Attributes:
        england_period: The latest loaded year of England.
        compared: How many comparisons of this place were allowed for as chance findings.
    """

    place: PlaceRef
    period: str
    england_period: str
    made_up: bool
    sources: tuple[SourceRef, ...]
    findings: tuple[EvidenceFinding, ...]
    compared: int

    def of_topic(self, topic: str) -> tuple[EvidenceFinding, ...]:
        """Return the statements of one topic."""
        return tuple(each for each in self.findings if each.statement.topic == topic)

    def finding(self, statement: str) -> EvidenceFinding:
        """Return one statement by its id; KeyError where there is none."""
        return {each.statement.id: each for each in self.findings}[statement]
