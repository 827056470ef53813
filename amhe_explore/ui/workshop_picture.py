"""The picture that a workshop sees of the reader's choice, and how it is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from amhe_explore import charts, measures, narrative
from amhe_explore.errors import AmheError
from amhe_explore.measures import Profile, SeenPicture, SeenSide
from amhe_explore.narrative import workshop_picture as plain
from amhe_explore.narrative.workshop_picture import Sight
from amhe_explore.ui import cache, figures, pairs, results, workshop_state
from amhe_explore.ui.pairs import Pair
from amhe_explore.ui.state import Choice

VIEW = ("place", "compare", "characteristic", "period", "group", "against")
CLOSED = "closed"
REST = "rest"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the room sees.

    Attributes:
        sight: What may be told of it.
        choice: The choice with the year that is shown.
        pair: The two groups; None where there are none.
        other_year: The year chosen, where an earlier one is shown by itself; "" otherwise.
    """

    sight: Sight
    choice: Choice
    pair: Pair | None
    other_year: str = ""

    @property
    def group(self) -> str:
        """Return the id of the group meant, "" where there are no two groups."""
        return "" if self.pair is None or self.sight.comparison is None else self.pair.group

    @property
    def reference(self) -> str:
        """Return the id of what the group is beside: a group, rest, or "" without one."""
        if self.pair is None or self.sight.comparison is None:
            return ""
        return REST if self.pair.comparison.against == REST else self.pair.comparison.reference


def of_choice(choice: Choice) -> Seen:
    """Return the picture of a choice; the newest year that makes a fair one where it does not."""
    now = _of_year(choice)
    if (
        now.sight.profile.gate("volume").state != CLOSED
        or len(measures.years_of(choice.period)) > 1
    ):
        return now
    earlier = _earlier(choice)
    if earlier is None:
        return now
    if workshop_state.held().year_as_chosen:
        return replace(now, other_year=earlier.choice.period)
    note = plain.year_moved(choice.period, earlier.choice.period)
    return replace(earlier, sight=replace(earlier.sight, year_note=note), other_year=choice.period)


def word(official: str) -> str:
    """Return what the room calls a group."""
    return workshop_state.record().word_for(official)


def draw(seen: Seen, numbers: bool) -> None:
    """Place the picture: the dots, the room's own words above them."""
    sight = seen.sight
    sides = tuple(charts.Hundred(word(side.official), side.recovery) for side in sight.sides)
    words = charts.Picture(
        plain.sight_sentence(sight, word), "", plain.sight_source(sight), sight.made_up
    )
    ours = any(word(side.official) != side.official for side in sight.sides)
    figures.figure(partial(charts.wall_dots, sides, numbers=numbers), words, kept=not ours)


def draw_recorded(seen: Seen) -> None:
    """Place how often the group is written down and how often not, as one bar."""
    share = seen.sight.profile.not_recorded_share.get("referrals")
    if share is None:
        return
    profile = seen.sight.profile
    subtitle = narrative.subtitle("Written down or not", profile)
    words = figures.picture(plain.recorded_sentence(profile), subtitle, profile)
    figures.figure(partial(charts.recorded_bar, share), words)


def official_words(seen: Seen) -> str:
    """Return which official group each of the room's words stands for, "" where it has none."""
    said = [
        f"“{workshop_state.said(word(side.official))}” is our word for: {side.official}."
        for side in seen.sight.sides
        if word(side.official) != side.official
    ]
    return " ".join(said)


def written(seen: Seen) -> SeenPicture:
    """Return the picture as the record keeps it."""
    sight = seen.sight
    return SeenPicture(
        place=str(st.session_state.get("place", seen.choice.place.code)),
        place_name=seen.choice.place.name,
        characteristic=seen.choice.characteristic,
        period=seen.choice.period,
        group=seen.group,
        reference=seen.reference,
        sentence=plain.sight_sentence(sight, word) or sight.closed,
        sides=tuple(SeenSide(side.official, side.number) for side in sight.sides),
        about=plain.sight_about(sight),
        source=plain.sight_source(sight),
        address=address(),
        made_up=sight.made_up,
    )


def address() -> str:
    """Return the address of the view: what is chosen, and nothing that was written."""
    query = st.query_params.to_dict()
    view = {key: query[key] for key in VIEW if key in query}
    start = (st.context.url or "").partition("?")[0]
    return f"{start}?{urlencode(view)}" if start else ""


def group_profile(seen: Seen) -> Profile:
    """Return the figures that the picture rests on."""
    return seen.sight.profile


def _of_year(choice: Choice) -> Seen:
    """Return the picture of a choice as it stands."""
    pair = pairs.of_choice(choice)
    if pair is None:
        profile, _ = results.by_group(choice)
        return Seen(plain.sight(profile, None), choice, None)
    pooled = len(measures.years_of(choice.period)) == 1 and any(
        measures.years_of(each)[-1] == choice.period
        for each in cache.pooled_periods(choice.build, choice.place.key)
    )
    return Seen(plain.sight(pair.profile, pair.comparison, pooled=pooled), choice, pair)


def _earlier(choice: Choice) -> Seen | None:
    """Return the picture of the newest earlier year without a break, of the same two groups."""
    years = [year for year in choice.place.periods if year < choice.period]
    for year in sorted(years, reverse=True):
        found = _try(partial(_of_year, replace(choice, period=year)))
        if found is None or found.sight.comparison is None:
            continue
        kinds = {notice.kind for notice in found.sight.profile.notices}
        if not kinds & {plain.VOLUME, plain.PANDEMIC, plain.INCOMPLETE}:
            return found
    return None


def _try(find: Callable[[], Seen]) -> Seen | None:
    """Return what is found; None where the year does not have it."""
    try:
        return find()
    except AmheError:
        return None
