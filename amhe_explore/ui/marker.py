"""A reader's own note over time: in the address as `note=2023-06 New service opened`.

The month stands first, year and month by numbers; the rest is the text, both together at most 80
characters. Only printable characters are kept. The text is data of a chart and a cell of a file; it
is never written as markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from amhe_explore.charts import Marker, within
from amhe_explore.theme import formats
from amhe_explore.ui import address, components
from amhe_explore.ui.state import LONGEST_NOTE

FORM = re.compile(r"(20\d\d)-(0[1-9]|1[0-2]) (\S.*)")
MONTH_LENGTH = len("2023-06 ")
LONGEST_TEXT = LONGEST_NOTE - MONTH_LENGTH
TEXT, MONTH, YEAR = "note_text", "note_month", "note_year"
HELP = "For example: new service opened. It is drawn as your own note, and tells no causes."


def parse(note: str | None) -> Marker | None:
    """Return the marker of an address; None where it names no month or has no words."""
    found = FORM.fullmatch(plain(note or ""))
    if found is None:
        return None
    return Marker(int(found[1]), int(found[2]), found[3][:LONGEST_TEXT])


def written(marker: Marker) -> str:
    """Return a marker as the address writes it."""
    return f"{marker.year:04d}-{marker.month:02d} {marker.text}"[:LONGEST_NOTE]


def plain(text: str) -> str:
    """Return a reader's words on one line, printable characters only."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def controls(note: str | None, periods: Sequence[str]) -> Marker | None:
    """Draw the reader's own note with its month, and return it.

    Args:
        note: What the address holds.
        periods: The years drawn.
    """
    marker = parse(note)
    first, last = int(periods[0][:4]), int(periods[-1][:4]) + 1
    calendar = [str(year) for year in range(first, last + 1)]
    if marker is not None and str(marker.year) not in calendar:
        calendar.append(str(marker.year))
    st.session_state[TEXT] = marker.text if marker else st.session_state.get(TEXT, "")
    st.session_state[MONTH] = (
        formats.MONTHS[marker.month - 1] if marker else st.session_state.get(MONTH, "April")
    )
    chosen = str(marker.year) if marker else st.session_state.get(YEAR)
    st.session_state[YEAR] = chosen if chosen in calendar else str(last - 1)
    with st.expander("Mark a month with a note of your own", icon=":material/edit_note:"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Your own note", key=TEXT, max_chars=LONGEST_TEXT, on_change=_changed)
            st.selectbox("Month of the note", formats.MONTHS, key=MONTH, on_change=_changed)
            st.selectbox("Year of the note", calendar, key=YEAR, on_change=_changed)
        components.note(HELP)
    if note and marker is None:
        components.note(
            "The note in the address is not drawn: it must begin with a month, as 2023-06."
        )
    elif marker is not None and not within(periods, marker):
        components.note("Your own note lies outside the years drawn.")
    return marker


def _changed() -> None:
    """Write the note into the address; without words it is taken out."""
    text = plain(st.session_state[TEXT])
    if not text:
        address.keep("note", None)
        return
    month = formats.MONTHS.index(st.session_state[MONTH]) + 1
    marker = Marker(int(st.session_state[YEAR]), month, text[:LONGEST_TEXT])
    address.keep("note", written(marker))
