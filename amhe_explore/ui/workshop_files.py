"""The workshop as files: saved, loaded, and taken away on paper. Made when asked, kept nowhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from amhe_explore import export, measures
from amhe_explore.errors import WorkshopFileError
from amhe_explore.export.takeaway_word import takeaway_word
from amhe_explore.measures import SeenPicture, WorkshopRecord
from amhe_explore.ui import address, figures, workshop_picture, workshop_state
from amhe_explore.ui.workshop_picture import Seen
from amhe_explore.ui.workshop_state import Held

JSON, HTML = "application/json", "text/html"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEGABYTE = 1
SAVE = "Save a copy of what we wrote"


def save_button(seen: Seen, key: str, label: str = SAVE) -> None:
    """Place the button that saves the record as a file of the reader's own."""
    held = workshop_state.held()
    picture = workshop_picture.written(seen)
    st.download_button(
        label,
        data=_waiting(held, picture, partial(_json, held, picture)),
        file_name=_name(seen, "workshop", "json"),
        mime=JSON,
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )


def sheet_buttons(seen: Seen) -> None:
    """Place the take-away sheet: paper of two sizes, Word, and Word in large print."""
    held = workshop_state.held()
    picture = workshop_picture.written(seen)
    gap = seen.sight.has_gap

    def sheet(record: WorkshopRecord) -> export.Sheet:
        return export.sheet_of(record, gap)

    kinds: tuple[tuple[str, str, str, str, Callable[[WorkshopRecord], bytes]], ...] = (
        ("Paper, A4", "sheet-a4", "html", HTML, lambda r: _page(sheet(r), "A4")),
        ("Wall, A3", "sheet-a3", "html", HTML, lambda r: _page(sheet(r), "A3")),
        ("Word", "sheet", "docx", WORD, lambda r: takeaway_word(sheet(r))),
        (
            "Word, large print",
            "sheet-large",
            "docx",
            WORD,
            lambda r: takeaway_word(sheet(r), large=True),
        ),
    )
    with st.container(horizontal=True, gap="small"):
        for label, kind, ending, mime, make in kinds:
            st.download_button(
                label,
                data=_waiting(held, picture, make),
                file_name=_name(seen, kind, ending),
                mime=mime,
                key=f"workshop_{kind.replace('-', '_')}",
                icon=":material/description:",
                on_click="ignore",
            )


def load_box() -> None:
    """Place the box for a saved workshop, what it holds, and the two ways to go on with it."""
    given = st.file_uploader(
        "Load a saved workshop", type="json", key="workshop_upload", max_upload_size=MEGABYTE
    )
    if given is None:
        return
    try:
        found = measures.read_workshop(given.getvalue())
    except WorkshopFileError as error:
        st.error(error.line(), icon=":material/error:")
        return
    st.markdown(_about(found))
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Go on with this session",
            key="workshop_go_on",
            on_click=_go_on,
            args=(found,),
        )
        st.button(
            "Start the next session",
            key="workshop_next_session",
            on_click=_next_session,
            args=(found,),
            help="You said, what happened: each thing to do, its number then and now.",
        )


def _about(found: WorkshopRecord) -> str:
    """Return in a sentence what a loaded file holds."""
    place = "no picture" if found.picture is None else found.picture.place_name
    made_up = " Made-up figures." if found.picture and found.picture.made_up else ""
    return (
        f"This file holds: {workshop_state.said(place)}, {len(found.notes)} notes, "
        f"{len(found.barriers)} barriers, {len(found.ideas)} ideas, "
        f"{len(found.written_actions)} things to do.{made_up}"
    )


def _go_on(found: WorkshopRecord) -> None:
    """Go on with a saved session: its notes, and its view."""
    workshop_state.restart(found, None)
    _show(found)


def _next_session(found: WorkshopRecord) -> None:
    """Start the session that looks back on a saved one; agreed words and rules stay."""
    fresh = WorkshopRecord(minutes=found.minutes, words=found.words, rules=found.rules)
    workshop_state.restart(fresh, found)
    _show(found)


def _show(found: WorkshopRecord) -> None:
    """Turn the boxes at the side to the view of a saved session, as far as it is loaded."""
    if found.picture is None:
        return
    for key in ("place", "characteristic", "period"):
        st.session_state[key] = getattr(found.picture, key)
    address.keep("group", found.picture.group or None)


def _waiting(
    held: Held, picture: SeenPicture, make: Callable[[WorkshopRecord], bytes]
) -> Callable[[], bytes]:
    """Return how a file is made once a note that is just being written has arrived.

    It runs in a thread of its own: the wait holds up nobody.
    """

    def made() -> bytes:
        time.sleep(workshop_state.WRITING_SECONDS)
        return make(replace(held.record, picture=picture))

    return made


def _json(held: Held, picture: SeenPicture, record: WorkshopRecord) -> bytes:
    """Return the record as the content of its file, and remember that it was saved."""
    workshop_state.mark_saved(held, record)
    return measures.write_workshop(record, picture.made_up)


def _page(sheet: export.Sheet, paper: str) -> bytes:
    """Return the sheet as a page to print."""
    return export.takeaway_page(sheet, paper).encode("utf-8")


def _name(seen: Seen, kind: str, ending: str) -> str:
    """Return the name of a file: place, characteristic, year, kind, and whether made up."""
    return figures.file_name(kind, seen.sight.profile, ending)
