"""What has been studied and tried: counts are no proof, and claims name who makes them."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.catalogue import MappingReview, Practice, PracticeExample
from amhe_explore.narrative.evidence import cited
from amhe_explore.narrative.wording import listed

ALL = "all"
NOT_PROOF = (
    "A count, not proof: the review judged neither how good the studies are nor whether what "
    "they tried works."
)
BARRIERS_ARE_OURS = "Which barrier an example works on is our reading of it."


def studies_finding(review: MappingReview) -> str:
    """Return where most and fewest studies are, as a heading."""
    ordered = sorted(review.studies, key=lambda each: -each.count)
    most, fewest = ordered[0], ordered[-1]
    return (
        f"Studies found by {review.year}: {most.count} for {_small(most.name)}, "
        f"but {fewest.count} for {_small(fewest.name)}"
    )


def studies_notes(review: MappingReview) -> tuple[str, ...]:
    """Return what must be known of the counts: no proof, from where, where they disagree."""
    disagree = [f"{each.name}: {each.disagreement}" for each in review.studies if each.disagreement]
    return (
        f"{NOT_PROOF} {review.overlap} {review.caution}",
        f"The source disagrees with itself. {' '.join((*disagree, review.disagreement))}",
    )


def studies_source(review: MappingReview) -> str:
    """Return where the counts stand."""
    document = catalogue.load_evidence().document(review.document)
    return f"Source: {document.publisher}, {document.title}, {document.year}, {review.section}."


def examples_finding(shown: int, practice: Practice, topic: str, barrier: str) -> str:
    """Return how many examples there are of what was chosen.

    Args:
        shown: How many of them.
        practice: All of them.
        topic: Id of a topic, or all.
        barrier: Id of a barrier, or all.
    """
    what = []
    if topic != ALL:
        what.append(_small(catalogue.load_evidence().topic(topic).name))
    if barrier != ALL:
        what.append(_small(practice.barrier(barrier).name))
    of = f" for {listed(what)}" if what else ""
    if not shown:
        return (
            f"The source names no example{of}: none is known here, which does not mean none exists."
        )
    return f"{shown} of {len(practice.examples)} examples{of}."


def example_card(example: PracticeExample, practice: Practice) -> str:
    """Return one example: what, where, who says that it works, when it was last checked."""
    base = catalogue.load_evidence()
    since = f"began {example.since}, " if example.since else ""
    barriers = listed([practice.barrier(each).name.lower() for each in example.barriers])
    topics = listed([_small(base.topic(each).name) for each in example.topics])
    return (
        f"**{example.name}**  \n{example.where} · {example.provider}\n\n{example.what}\n\n"
        f"**Does it work?** {example.claim} *Says who: {example.claimed_by}.*\n\n"
        f":small[:gray[For: {topics}. Works on: {barriers}. {since.capitalize()}"
        f"{'listed' if since else 'Listed'} {example.year}, {example.checked}. "
        f"Source: {cited(example.sources)}.]]"
    )


def _small(text: str) -> str:
    """Return a name inside a sentence; an abbreviation stays as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
