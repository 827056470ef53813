"""Which places are most like one, in words."""

from __future__ import annotations

from amhe_explore.measures import SimilarPlaces
from amhe_explore.narrative import wording
from amhe_explore.narrative.made_up import marked

PART_NAMES = {
    "deprivation": "deprivation",
    "ethnicity": "ethnic mix",
    "age": "age",
    "size": "size",
}
SIMILAR_METHOD = (
    (
        "Similar places",
        (
            "Deprivation: average score of the Index of Multiple Deprivation 2025. Ethnic mix: "
            "the shares of the broad groups of the Census. Age: the shares of people under 20, "
            "20 to 39, 40 to 64, 65 and over. Size: the logarithm of how many people live there. "
            "Each figure is standardised over the places compared; the distance in a part is the "
            "root mean square of its standardised differences, the distance of two places the "
            "root mean square over the parts. 0 is the same; 1 is one standard deviation apart "
            "in every part."
        ),
    ),
)


def similar_source(found: SimilarPlaces) -> str:
    """Return the source line of pictures and files of similar places."""
    if found.made_up:
        return "Made-up figures of example places, not from any publication."
    return f"Source: {'; '.join(each.title for each in found.sources)}."


@marked
def similar_sentence(found: SimilarPlaces) -> str:
    """Return which places are most like one, and in what; or why none can be named."""
    missing = [PART_NAMES[each] for each in found.not_loaded]
    if not found.nearest:
        what = wording.listed(missing) if missing else "these"
        return (
            f"No similar places can be named for {found.place.name}: its {what} are not loaded, "
            "or too few places have them."
        )
    parts = wording.listed([PART_NAMES[each] for each in found.parts])
    names = wording.listed([each.place.name for each in found.nearest])
    said = (
        f"Of {found.compared} others, most like {found.place.name} in {parts}, the nearest first: "
        f"{names}."
    )
    if missing:
        said += f" Not compared by {wording.listed(missing)}: not loaded for these places."
    return said


def far_note(found: SimilarPlaces) -> str:
    """Return a warning where even the nearest place is a standard deviation away, else ""."""
    if not found.nearest or found.nearest[0].distance < 1:
        return ""
    return (
        f"Even the nearest place is not close to {found.place.name}: one standard deviation or "
        "more apart. Take care when comparing."
    )
