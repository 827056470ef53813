"""Two places beside each other: what one shows of the other makes it made up, or is refused."""

from __future__ import annotations

import dataclasses
from typing import TypeVar

from amhe_explore.errors import MixedFiguresError
from amhe_explore.measures.completeness import PlaceCompleteness
from amhe_explore.measures.results import Profile

Shown = TypeVar("Shown", Profile, PlaceCompleteness)


def side_by_side(profile: Shown, other: Shown | None) -> Shown:
    """Return a place's result as it is shown beside another's: made up if either is.

    Its sources then name those of both.

    Raises:
        MixedFiguresError: Made-up figures beside those of a real place other than England.
    """
    if other is None:
        return profile
    beside: Shown = other
    refuse_mixed(profile, beside)
    if not (profile.made_up or beside.made_up):
        return profile
    sources = tuple(dict.fromkeys((*profile.sources, *beside.sources)))
    return dataclasses.replace(profile, made_up=True, sources=sources)


def refuse_mixed(profile: Shown, other: Shown) -> None:
    """Stop where an example place would stand beside a real place.

    England's published figures may stand beside either.

    Raises:
        MixedFiguresError: One of the two is an example place, the other a real one below England.
    """
    local = [each for each in (profile, other) if each.place.type != "england"]
    if len({any(source.made_up for source in each.sources) for each in local}) > 1:
        raise MixedFiguresError(
            f"{profile.place.name} and {other.place.name}: made-up and official figures side by"
            " side",
            "an example place beside England or another example place",
        )
