"""What the page of change over time shows: the reader's choices and the trend they ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from amhe_explore import catalogue, measures
from amhe_explore.charts import Marker
from amhe_explore.errors import AmheError
from amhe_explore.measures import Notice, Profile, Trend
from amhe_explore.ui import address, cache, marker, page_controls
from amhe_explore.ui.pairs import FIFTHS
from amhe_explore.ui.state import EVERYONE, Choice

FIRST_MEASURE = "recovery"
GROUPS = "groups"
TWO, ALL = "two", "all"
SHOWN = {TWO: "Two sides", ALL: "All groups"}
AGAINST = {
    "reference": "Reference group",
    "rest": "Everyone else",
    "england": "Same in England",
}


@dataclass(frozen=True, slots=True)
class View:
    """One view of the page.

    Attributes:
        trend: What is shown.
        since: The first year drawn.
        all_groups: Whether the other groups stand behind in grey.
        marker: The reader's own note.
        notices: What must be read first of the chosen year.
        choice: The reader's choice, with what was asked for here and could not be shown.
    """

    trend: Trend
    since: str
    all_groups: bool
    marker: Marker | None
    notices: tuple[Notice, ...]
    choice: Choice


def of_choice(choice: Choice) -> View:
    """Draw the page's controls and return the view that they ask for."""
    characteristic = _characteristic(choice)
    last = _now(choice, characteristic, FIRST_MEASURE)
    messages: list[str] = []
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measure = _measure(choice, last, messages)
        now = _now(choice, characteristic, measure)
        group, against = _group(choice, now, messages)
        trend = _trend(choice, characteristic, measure, group, against)
        all_groups = _groups(now)
        since = _since(choice, trend, messages)
    periods = tuple(year for year in trend.periods if year >= since)
    own = marker.controls(choice.note, periods)
    told = replace(choice, messages=(*choice.messages, *messages))
    return View(trend, since, all_groups, own, now.notices, told)


def _characteristic(choice: Choice) -> str:
    """Return the characteristic followed: fifths for tenths, unless the address names a tenth."""
    wanted = FIFTHS.get(choice.characteristic, choice.characteristic)
    if wanted == choice.characteristic:
        return wanted
    own = cache.profile(choice.build, choice.place.key, choice.characteristic, choice.period)
    return choice.characteristic if own.group(choice.group or "") is not None else wanted


def _now(choice: Choice, characteristic: str, measure: str) -> Profile:
    """Return the chosen year; of a pooled period its last."""
    found = cache.years(choice.build, choice.place.key, characteristic, measure)
    return found.chosen(choice.period)


def _trend(
    choice: Choice, characteristic: str, measure: str, group: str | None, against: str | None
) -> Trend:
    """Return the trend, beside the comparator where that has the same figures."""
    places = (choice.place.key, None if choice.compare is None else choice.compare.key)
    asked = (characteristic, measure, choice.period, group, against)
    if places[1] is not None:
        try:
            cache.years(choice.build, places[1], characteristic, measure)
        except AmheError:
            places = (places[0], None)
    return cache.trend(choice.build, places, *asked)


def _measure(choice: Choice, now: Profile, messages: list[str]) -> str:
    """Draw the box of measures: those with a figure for the place."""
    entries = catalogue.load().measures
    known = measures.compared_measures(catalogue.load())
    offered = [each for each in known if now.total.rates[each].value is not None]
    if FIRST_MEASURE not in offered:
        offered.insert(0, FIRST_MEASURE)
    chosen = choice.measure or FIRST_MEASURE
    if chosen not in offered:
        name = entries[chosen].name
        messages.append(f"{name} has no yearly rate here. {entries[FIRST_MEASURE].name} is shown.")
        chosen = FIRST_MEASURE
    return page_controls.linked_box(
        "Measure", offered, "measure", chosen, FIRST_MEASURE, 190, lambda each: entries[each].name
    )


def _group(choice: Choice, now: Profile, messages: list[str]) -> tuple[str | None, str | None]:
    """Draw the boxes of the group and of what it is compared with; none for everyone."""
    if now.characteristic == EVERYONE:
        return None, None
    known = {each.id: each.label for each in now.groups if each.kind == "known"}
    sides = measures.sides_of(now, None)
    if sides is None:
        return None, None
    chosen = choice.group or sides.group
    if chosen not in known:
        messages.append(
            f"{now.characteristic_name} has no group of the address: {known[sides.group]} is shown."
        )
        chosen = sides.group
    group = page_controls.linked_box(
        "Group", list(known), "group", chosen, sides.group, 215, lambda each: known[each]
    )
    return group, _against(choice, now, group)


def _against(choice: Choice, now: Profile, group: str) -> str | None:
    """Draw the box of what a group is compared with; None where there is one kind only."""
    default = measures.sides_of(now, None, group)
    possible = dict.fromkeys(each.against for each in now.comparisons if each.group == group)
    options = [each for each in AGAINST if each in possible]
    first = "" if default is None else default.against
    if first and first not in options:
        options.insert(0, first)
    if len(options) < 2:
        return None
    chosen = choice.against if choice.against in options else first
    return page_controls.linked_box(
        "Against", options, "against", chosen or options[0], first, 175, lambda each: AGAINST[each]
    )


def _groups(now: Profile) -> bool:
    """Draw the box of the groups shown; nothing where there are no others."""
    if sum(each.kind == "known" for each in now.groups) < 3:
        return False
    asked, _ = address.kept(GROUPS, lambda value: value if value in SHOWN else None)
    chosen = page_controls.linked_box(
        "Groups shown", list(SHOWN), GROUPS, asked or TWO, TWO, 130, lambda each: SHOWN[each]
    )
    return chosen == ALL


def _since(choice: Choice, trend: Trend, messages: list[str]) -> str:
    """Draw the box of the first year drawn; every year where the address names none of them."""
    first, last = trend.periods[0], trend.periods[-1]
    chosen = choice.since or first
    if chosen not in trend.periods:
        messages.append(f"There is no year {address.quoted(chosen)} here: {first} to {last}.")
        chosen = first
    return page_controls.linked_box("Drawn from", list(trend.periods), "from", chosen, first, 110)
