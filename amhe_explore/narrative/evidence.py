"""The national evidence in sentences: what documents say, England now, and here."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore import catalogue
from amhe_explore.catalogue import Citation, NotKnown, Statement
from amhe_explore.measures import Evidence, EvidenceFinding
from amhe_explore.narrative.made_up import marked
from amhe_explore.theme import formats

AGREES, DIFFERS = "agrees", "differs"
CANNOT_TELL, NOT_THIS_SERVICE = "cannot tell", "not about this service"
EVIDENCE_SHAPES = {AGREES: "●", DIFFERS: "○", CANNOT_TELL: "◇"}
EVIDENCE_KEY = (
    "● agrees: clear, and the same way as the statement · ○ differs: clear the other way, about "
    "the same, or not so for all its groups · ◇ cannot tell: the reason follows"
)
EVIDENCE_METHOD = (
    (
        "England now",
        (
            "worked out from England's latest loaded year, never typed in. It stands beside every "
            "place because the documents are older than the figures."
        ),
    ),
    (
        "Agrees",
        (
            "every test of the statement is clear and points the same way. A test of several "
            "groups holds only where it holds for each."
        ),
    ),
    (
        "Differs",
        (
            "a test is clear the other way or about the same, or every group of it can be told and "
            "not all are as the statement says."
        ),
    ),
    (
        "Cannot tell",
        (
            "the likely range is too wide, a gate is closed, or these figures hold nothing on it. "
            "Chance findings among many comparisons are allowed for (Benjamini and Hochberg)."
        ),
    ),
    (
        "Shares of people",
        (
            "compared with how many live here, not with how many need help; one person can be "
            "referred more than once."
        ),
    ),
    (
        "Not a cause",
        "agreeing with a national statement does not say why the gap is there.",
    ),
)


def evidence_badge(local: str) -> str:
    """Return a status by shape and word: "● agrees"; another service has no shape."""
    return f"{EVIDENCE_SHAPES.get(local, '')} {local}".strip()


@marked
def evidence_finding(found: Evidence) -> str:
    """Return how many statements hold in a place, as a heading."""
    by = {
        status: sum(each.here.local == status for each in found.findings)
        for status in (AGREES, DIFFERS, CANNOT_TELL, NOT_THIS_SERVICE)
    }
    place = found.place.name
    return (
        f"Of {len(found.findings)} national statements, {_counted(by[AGREES], 'agrees', 'agree')} "
        f"with the figures of {place} in {formats.period_text(found.period)}, "
        f"{_counted(by[DIFFERS], 'differs', 'differ')} and {by[CANNOT_TELL]} cannot be told; "
        f"{by[NOT_THIS_SERVICE]} are about other services"
    )


@marked
def here_sentence(found: Evidence, finding: EvidenceFinding) -> str:
    """Return what a place's figures say of one statement: place, shape and word, why."""
    side = finding.here
    return f"{found.place.name} {side.period}: **{evidence_badge(side.local)}**. {side.why}"


def england_sentence(found: Evidence, finding: EvidenceFinding) -> str:
    """Return what England's latest year says of one statement; "" where the place is that."""
    side = finding.england
    if (side.place, side.period) == (found.place, found.period):
        return ""
    return f"England {side.period}: **{evidence_badge(side.local)}**. {side.why}"


def statement_source(statement: Statement) -> str:
    """Return where a statement stands, the years of its figures, and what it said of England."""
    years = statement.data_years
    said = [f"Source: {cited(statement.sources)}."]
    said.append(
        f"Figures of {years}." if years[:1].isdigit() else f"Years of its figures: {years}."
    )
    if statement.england_then:
        said.append(f"England then: {statement.england_then}.")
    if statement.wording:
        said.append(statement.wording)
    return " ".join(said)


def untested_line(statement: Statement) -> str:
    """Return a statement that these figures cannot test, with the reason and its source."""
    why = statement.why
    if statement.other_service:
        why = f"{NOT_THIS_SERVICE.capitalize()}. {why}"
    return f"{statement.statement} *{why}* :small[:gray[{statement_source(statement)}]]"


def not_known_line(gap: NotKnown) -> str:
    """Return what a document says is not known, with its source."""
    return f"{gap.statement} :small[:gray[Source: {cited(gap.sources)}.]]"


def cited(sources: Sequence[Citation]) -> str:
    """Return documents with their sections: "NHS England strategy 2020, Annex 1, ..."."""
    base = catalogue.load_evidence()
    return "; ".join(
        f"{base.document(each.document).short_name}, {each.section}" for each in sources
    )


@marked
def topic_head(found: Evidence, of_topic: Sequence[EvidenceFinding], name: str) -> str:  # noqa: ARG001 - read by the mark
    """Return the head of one topic: its name, and how many statements agree, differ..."""
    parts = [
        f"{number} {evidence_badge(status)}"
        for status in (AGREES, DIFFERS, CANNOT_TELL, NOT_THIS_SERVICE)
        if (number := sum(each.here.local == status for each in of_topic))
    ]
    return f"{name}: {', '.join(parts)}" if parts else f"{name}: no statement"


def _counted(number: int, one: str, many: str) -> str:
    """Return a number with its verb: "1 agrees", "2 agree", "none agrees"."""
    return f"{number or 'none'} {one if number <= 1 else many}"
