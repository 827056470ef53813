"""The national evidence, study counts and practice examples as tables."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore import catalogue
from amhe_explore.catalogue import MappingReview, Practice, PracticeExample
from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures import Evidence
from amhe_explore.narrative import cited

YES, NO = "yes", "no"


def evidence_table(found: Evidence) -> Table:
    """Return every statement: what it says, from where, England then and now, and here.

    What documents say is not known follows, without a verdict.
    """
    base = catalogue.load_evidence()
    columns = (
        *("id", "characteristic", "group", "domain", "statement", "source", "data_years"),
        *("england_then", "england_now", "england_why", "here", "here_why"),
        *("about_another_service", "for_workshop_screens", "reviewer", "reviewed"),
    )
    rows = [
        (
            each.statement.id,
            base.topic(each.statement.topic).name,
            each.statement.group,
            each.statement.domain,
            each.statement.statement,
            cited(each.statement.sources),
            each.statement.data_years,
            each.statement.england_then or "as the statement says",
            f"{each.england.local} ({each.england.period})",
            each.england.why,
            f"{each.here.local} ({found.place.name}, {each.here.period})",
            each.here.why,
            YES if each.statement.other_service else NO,
            YES if each.statement.workshop else NO,
            each.statement.reviewer,
            each.statement.reviewed.isoformat(),
        )
        for each in found.findings
    ]
    unknown = "not known"
    rows += [
        (
            gap.id,
            base.topic(gap.topic).name,
            gap.group,
            gap.domain,
            gap.statement,
            cited(gap.sources),
            *(unknown,) * 6,
            NO,
            YES,
            gap.reviewer,
            gap.reviewed.isoformat(),
        )
        for gap in base.not_known
    ]
    start = f"{MADE_UP} " if found.made_up else ""
    caption = f"{start}What national documents say: {found.place.name}, {found.period}"
    return Table(columns, tuple(rows), caption)


def studies_table(review: MappingReview) -> Table:
    """Return the number of studies by characteristic, its parts, and where figures disagree."""
    rows = tuple(
        (
            each.name,
            str(each.count),
            ", ".join(f"{part.name} {part.count}" for part in each.parts),
            each.disagreement or "none",
        )
        for each in review.studies
    )
    columns = ("Characteristic", "Studies", "Of which", "The source disagrees")
    return Table(columns, rows, f"Studies found by the review of {review.year}, by characteristic")


def intervention_table(review: MappingReview) -> Table:
    """Return the number of studies by what was tried."""
    rows = tuple((each.name, str(each.count)) for each in review.types)
    return Table(("What was tried", "Studies"), rows, "Studies by kind of intervention")


def practice_table(examples: Sequence[PracticeExample], practice: Practice) -> Table:
    """Return practice examples: what, where, when, who says that it works."""
    base = catalogue.load_evidence()
    rows = tuple(
        (
            each.name,
            "; ".join(base.topic(topic).name for topic in each.topics),
            "; ".join(practice.barrier(barrier).name for barrier in each.barriers),
            each.where,
            each.provider,
            f"listed {each.year}" + (f", began {each.since}" if each.since else ""),
            each.what,
            each.claim,
            each.claimed_by,
            each.checked,
            cited(each.sources),
        )
        for each in examples
    )
    columns = (
        *("Example", "Characteristic", "Barrier", "Where", "Provider", "Year", "What"),
        *("What is said of its working", "Who says so", "Checked", "Source"),
    )
    return Table(columns, rows, "Practice examples")
