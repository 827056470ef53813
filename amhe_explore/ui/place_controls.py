"""What places are compared on: type of place, measure, everyone or a gap; all in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from amhe_explore import catalogue, measures
from amhe_explore.errors import AmheError
from amhe_explore.measures import GroupPair, Profile
from amhe_explore.narrative import COMBINED_NOT_ALONE, kind_name
from amhe_explore.ui import address, cache, pairs
from amhe_explore.ui.state import EVERYONE, FIRST_CHARACTERISTIC, Choice

LEVELS = ("icb", "region", "sub_icb", "provider")
DEFAULT_MEASURE = "recovery"
GAP, WHOLE = "A gap", "Everyone"
SWITCH, LAST_CHARACTERISTIC = "_compared_as", "_last_characteristic"
ENGLAND = "england:ENG"


@dataclass(frozen=True, slots=True)
class Asked:
    """What places are compared on.

    Attributes:
        kind: Type of the places.
        measure: Id of the measure.
        pair: The two groups of the gap; None for everyone.
        messages: What was asked for and could not be shown.
    """

    kind: str
    measure: str
    pair: GroupPair | None
    messages: tuple[str, ...] = ()


def draw(choice: Choice) -> Asked:
    """Draw the controls of the page and return what they stand at.

    Everyone or a gap follows the characteristic at the side: the switch only sets that box.
    """
    england = _england(choice)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kind, about_kind = _level(choice)
        measure, about_measure = _measure()
        _switch(choice)
        pair, about_group = _pair(choice, england)
    said = (about_kind, about_measure, about_group)
    return Asked(kind, measure, pair, tuple(each for each in said if each))


def _level(choice: Choice) -> tuple[str, str]:
    """Draw the box of types of places that have figures in the year."""
    options = cache.place_kinds(choice.build, choice.period, LEVELS)
    default = choice.place.type if choice.place.type in options else options[0]

    def resolve(asked: str | None) -> tuple[str, str]:
        if asked is None or asked == default:
            return default, ""
        said = f"There are no places of the type {address.quoted(asked)} in {choice.period}."
        return default, f"{said} {_capital(kind_name(default))} are shown."

    return address.linked_select(
        st.container(width=200),
        "Places",
        options,
        "level",
        resolve,
        lambda each: _capital(kind_name(each)),
        default=default,
    )


def _measure() -> tuple[str, str]:
    """Draw the box of measures."""
    entries = catalogue.load().measures

    def resolve(asked: str | None) -> tuple[str, str]:
        if asked is None:
            return DEFAULT_MEASURE, ""
        name = entries[asked].name if asked in entries else address.quoted(asked)
        shown = entries[DEFAULT_MEASURE].name
        return DEFAULT_MEASURE, f"Places are not compared on {name}. {shown} is shown instead."

    return address.linked_select(
        st.container(width=220),
        "Measure",
        measures.PLACE_MEASURES,
        "measure",
        resolve,
        lambda each: entries[each].name,
        default=DEFAULT_MEASURE,
    )


def _switch(choice: Choice) -> None:
    """Draw the switch between everyone and a gap: it sets the characteristic at the side."""
    if choice.characteristic != EVERYONE:
        st.session_state[LAST_CHARACTERISTIC] = choice.characteristic
    st.session_state[SWITCH] = WHOLE if choice.characteristic == EVERYONE else GAP

    def turn() -> None:
        wanted = EVERYONE
        if st.session_state.get(SWITCH) == GAP:
            wanted = st.session_state.get(LAST_CHARACTERISTIC, FIRST_CHARACTERISTIC)
        st.session_state["characteristic"] = wanted

    st.segmented_control(
        "Compare", (GAP, WHOLE), key=SWITCH, on_change=turn, width="content", required=True
    )


def _pair(choice: Choice, england: Profile | None) -> tuple[GroupPair | None, str]:
    """Draw the box of groups of a gap; nothing for everyone."""
    usual = None if england is None else measures.pair_in(england)
    if choice.characteristic == EVERYONE:
        return None, ""
    if choice.characteristic == pairs.COMBINED:
        return None, f"{COMBINED_NOT_ALONE} Everyone is shown here instead."
    if england is None or usual is None:
        return None, "England has no two groups of it to compare: everyone is shown instead."
    options = [
        group.id
        for group in england.groups
        if group.kind == "known" and group.compared and group.id != usual.reference
    ]
    labels = {group.id: group.label for group in england.groups}

    def resolve(asked: str | None) -> tuple[str, str]:
        # A group left over from another characteristic is no mistake of the reader's.
        if asked is None or asked in _all_groups():
            return usual.group, ""
        return usual.group, (
            f"There is no group {address.quoted(asked)} to compare. "
            f"{labels[usual.group]} is shown instead."
        )

    chosen, message = address.linked_select(
        st.container(width=220), "Group", options, "group", resolve, labels.__getitem__
    )
    if chosen == usual.group:
        address.keep("group", None)
    return measures.pair_in(england, chosen), message


def _england(choice: Choice) -> Profile | None:
    """Return England's groups of the chosen characteristic, in fifths for deprivation."""
    wanted = pairs.FIFTHS.get(choice.characteristic, choice.characteristic)
    try:
        return cache.profile(choice.build, ENGLAND, wanted, choice.period)
    except AmheError:
        return None


def _all_groups() -> Sequence[str]:
    """Return the ids of every group of every characteristic."""
    entries = catalogue.load().characteristics.values()
    return [group.id for entry in entries for group in entry.groups]


def _capital(text: str) -> str:
    """Return words to begin with; "NHS regions" stays."""
    return text[:1].upper() + text[1:]
