"""The search for a council, which leads to the ICB that it is part of."""

from __future__ import annotations

import streamlit as st

from amhe_explore import measures, narrative
from amhe_explore.measures import Council, PlaceEntry
from amhe_explore.ui import address, cache

KEY = "council"
STORE = "_kept_council"
BOX = "_council_box"
NONE = ""
ICB = "icb"


def first_place(build: str) -> str | None:
    """Return the ICB of the council that an address names without a place; None if there is none.

    Args:
        build: The build in use.

    Returns:
        The code that stands for the ICB in the address.
    """
    asked = address.asked(KEY)
    found = None if asked is None else measures.find_council(cache.councils(build), asked)
    return None if found is None else _code_of(build, found)


def kept(build: str, place: PlaceEntry) -> tuple[Council | None, str]:
    """Return the council named beside a place, and what was wrong with the one asked for.

    It is forgotten when the reader goes on to a place that it is no part of.

    Args:
        build: The build in use.
        place: The place shown.
    """
    asked, before = address.asked(KEY), st.session_state.get(STORE)
    wanted = asked or before
    found = None if wanted is None else measures.find_council(cache.councils(build), wanted)
    message = ""
    if found is None and asked is not None:
        message = f"There is no council {address.quoted(asked)}."
    elif found is not None and place.key not in {part.icb.key for part in found.parts}:
        if before != found.code:
            message = narrative.council_elsewhere(found, place.name)
        found = None
    code = None if found is None else found.code
    st.session_state[STORE] = code
    address.write(KEY, code)
    return found, message


def search(build: str, council: Council | None) -> None:
    """Place the search behind a button: choosing a council goes to its ICB.

    Args:
        build: The build in use.
        council: The one named now.
    """
    with st.popover("Find a council", icon=":material/search:", type="tertiary"):
        known = cache.councils(build)
        if not known:
            st.markdown(narrative.NO_COUNCILS)
            return
        labels = {each.code: narrative.council_label(each) for each in known}
        st.session_state[BOX] = NONE if council is None else council.code
        st.selectbox(
            "Council",
            [NONE, *labels],
            key=BOX,
            format_func=lambda code: labels.get(code, "None chosen"),
            filter_mode="contains",
            on_change=_go,
            args=(build,),
        )


def told(council: Council | None, place: PlaceEntry) -> None:
    """Write where the council lies and what is known of it; nothing without one."""
    if council is None:
        return
    shown = measures.as_ref(place)
    sentence = narrative.council_sentence(council, shown)
    st.info(f"{sentence} {narrative.council_facts(council)}", icon=":material/location_city:")


def _go(build: str) -> None:
    """Go to the ICB of the council chosen, and keep the council in the address."""
    code = st.session_state[BOX]
    found = measures.find_council(cache.councils(build), code) if code else None
    st.session_state[STORE] = None if found is None else found.code
    address.write(KEY, None if found is None else found.code)
    place = None if found is None else _code_of(build, found)
    if place is not None:
        st.session_state["place"] = place


def _code_of(build: str, council: Council) -> str | None:
    """Return the address's code of the ICB that most of a council lies in."""
    book = cache.place_book(build)
    return book.find(council.parts[0].icb.key, None)
