"""A council in words: which ICB it is part of, how many live there, how deprived its areas are."""

from __future__ import annotations

from amhe_explore.measures import Council, CouncilPart, PlaceRef
from amhe_explore.narrative import wording
from amhe_explore.theme import formats

NO_COUNCILS = (
    "Councils can be searched once the lookup of small areas is loaded: see Data and methods."
)


def council_label(council: Council) -> str:
    """Return a council in a list to choose from: "Kent, county", "Ashford"."""
    return f"{council.name}, county" if council.kind == "county" else council.name


def council_sentence(council: Council, shown: PlaceRef) -> str:
    """Return where a council lies, and that the figures are those of the whole ICB.

    Args:
        council: The council.
        shown: The ICB whose figures stand on the page.
    """
    if len(council.parts) == 1:
        return (
            f"{council.name} is part of {council.parts[0].icb.name} ICB. "
            "Therapy figures cover the whole ICB."
        )
    parts = [_part(part, first=n == 0) for n, part in enumerate(council.parts)]
    return (
        f"{council.name} lies in {len(council.parts)} ICBs: {wording.listed(parts)}. "
        f"Therapy figures cover the whole of each; those of {shown.name} are shown."
    )


def council_facts(council: Council) -> str:
    """Return a council's own people and deprivation, from its small areas."""
    parts = []
    if council.people is not None:
        parts.append(f"{council.people:,} people (Census 2021)")
    if council.fifth is not None:
        share = formats.share_text(council.fifth / council.small_areas)
        parts.append(
            f"{share} of its {council.small_areas:,} small areas are among the most deprived fifth "
            "of England (2025)"
        )
    if not parts:
        return f"How many live in {council.name}, and how deprived its areas are, is not loaded."
    return f"{council.name} itself: {'; '.join(parts)}."


def council_elsewhere(council: Council, shown: str) -> str:
    """Return why a council is not named beside a place that it is no part of."""
    names = wording.listed([f"{part.icb.name} ICB" for part in council.parts])
    return f"{council.name} is part of {names}; the figures shown are those of {shown}."


def _part(part: CouncilPart, first: bool) -> str:
    """Return one ICB with the small areas of the council in it."""
    areas = "small area" if part.small_areas == 1 else "small areas"
    return f"{part.icb.name} ({part.small_areas}{f' {areas}' if first else ''})"
