"""The results that a page asks for, of the reader's choice."""

from __future__ import annotations

from amhe_explore import measures
from amhe_explore.errors import AmheError
from amhe_explore.measures import Funnel, PlaceCompleteness, PlaceEntry, Profile, Recording
from amhe_explore.ui import cache
from amhe_explore.ui.state import EVERYONE, Choice


def of_everyone(choice: Choice) -> tuple[Profile, Profile | None]:
    """Return the place as a whole and its comparator as a whole (None where there is none)."""
    return by(choice, EVERYONE)


def by_group(choice: Choice) -> tuple[Profile, Profile | None]:
    """Return the place by the chosen characteristic, and its comparator by the same."""
    return by(choice, choice.characteristic)


def by(choice: Choice, characteristic: str) -> tuple[Profile, Profile | None]:
    """Return the place by a characteristic of the page's own, and its comparator by the same.

    The place is marked as made up where its comparator is: the page shows both.
    """
    other = _comparator(choice, characteristic)
    return measures.side_by_side(_profile(choice, choice.place, characteristic), other), other


def funnels(profile: Profile, choice: Choice) -> tuple[Funnel, Funnel]:
    """Return both funnels of a profile: activity in the year, and one cohort to its end."""
    return cache.funnels(choice.build, profile.place.key, profile.characteristic, profile.period)


def recordings(choice: Choice) -> tuple[Recording, ...]:
    """Return how completely each characteristic is recorded."""
    return cache.recordings(choice.build, choice.place.key, choice.period)


def last_open(funnel: Funnel, choice: Choice) -> str | None:
    """Return when the groups last stood side by side; None where they do now, or never did."""
    if funnel.by_group:
        return None
    return cache.last_open_period(
        choice.build, funnel.place.key, funnel.characteristic, funnel.period
    )


def _profile(choice: Choice, place: PlaceEntry, characteristic: str) -> Profile:
    """Return one place of the choice."""
    return cache.profile(choice.build, place.key, characteristic, choice.period)


def _comparator(choice: Choice, characteristic: str) -> Profile | None:
    """Return the comparator of the choice."""
    return None if choice.compare is None else _profile(choice, choice.compare, characteristic)


def completeness(choice: Choice) -> tuple[PlaceCompleteness | None, PlaceCompleteness | None]:
    """Return how completely everything is recorded in the place, and in its comparator.

    None for a place that has no figures: the page says so and shows the rest.
    """
    own, other = _completeness(choice, choice.place), _completeness(choice, choice.compare)
    return own if own is None else measures.side_by_side(own, other), other


def _completeness(choice: Choice, place: PlaceEntry | None) -> PlaceCompleteness | None:
    """Return the completeness of one place, None where there is no place or no figure."""
    if place is None:
        return None
    try:
        return cache.completeness(choice.build, place.key, choice.last_year)
    except AmheError:
        return None
