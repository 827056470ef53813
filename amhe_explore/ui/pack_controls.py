"""The controls of the JSNA pack: whole or one page, which sections, a workshop's file."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from amhe_explore import catalogue
from amhe_explore.errors import WorkshopFileError
from amhe_explore.export import pack as packs
from amhe_explore.measures import PackChoice
from amhe_explore.narrative import pack_texts
from amhe_explore.ui import components
from amhe_explore.ui.state import EVERYONE, Choice

WHOLE, ONE_PAGE = "Whole pack", "One page"
ALL_GROUPS, ONE_GROUP = "All characteristics", "Only the one at the side"
MAKE = "Make the pack"
PRESSED = "_pack_wanted"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the controls ask for.

    Attributes:
        pack: Place, year and the rest.
        sections: Ids of the sections wanted.
        one_page: Whether only the one-page version.
        voices: What people said in a workshop; None without a file.
        now: Whether the button was pressed in this run.
    """

    pack: PackChoice
    sections: tuple[str, ...]
    one_page: bool
    voices: packs.Voices | None
    now: bool


def draw(choice: Choice) -> Asked:
    """Draw the controls and return what they stand at."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        length = st.segmented_control(
            "Length", (WHOLE, ONE_PAGE), default=WHOLE, required=True, width="content"
        )
        which = st.segmented_control(
            "Outcomes by", (ALL_GROUPS, ONE_GROUP), default=ALL_GROUPS, required=True,
            width="content",
        )  # fmt: skip
    one_page = length == ONE_PAGE
    sections = packs.section_ids() if one_page else _sections()
    voices = None if one_page else _voices()
    st.button(MAKE, icon=":material/article:", key="make_pack", on_click=_press)
    now = bool(st.session_state.pop(PRESSED, False))
    return Asked(_pack(choice, which == ONE_GROUP), sections, one_page, voices, now)


def _press() -> None:
    """Remember that the pack is wanted: the button itself forgets it where a page runs again."""
    st.session_state[PRESSED] = True


def _pack(choice: Choice, only_one: bool) -> PackChoice:
    """Return place, year and the rest; a place compared with nothing stands beside itself."""
    own = () if choice.characteristic == EVERYONE or not only_one else (choice.characteristic,)
    return PackChoice(
        place=choice.place.key,
        period=choice.last_year,
        compare=choice.place.key if choice.compare is None else choice.compare.key,
        council=None if choice.council is None else choice.council.code,
        since=choice.since if choice.since in choice.place.periods else None,
        characteristics=own,
    )


def _sections() -> tuple[str, ...]:
    """Draw a box for each section that may be left out; return the ids of those wanted."""
    wanted = []
    with st.expander("Choose sections", icon=":material/checklist:"):
        components.note(pack_texts.ALWAYS_IN)
        columns = st.columns(2)
        listed = catalogue.load_report().sections
        half = -(-len(listed) // 2)
        for n, each in enumerate(listed):
            fixed = each.id in packs.ALWAYS
            with columns[n // half]:
                label = f"{each.number}. {each.title}"
                chosen = st.checkbox(label, True, key=f"pack_{each.id}", disabled=fixed)
            if chosen or fixed:
                wanted.append(each.id)
    return tuple(wanted)


def _voices() -> packs.Voices | None:
    """Draw the box for a workshop's file; return what people said, None without a file."""
    with st.expander("What local people said: add a workshop's file", icon=":material/forum:"):
        components.note(pack_texts.NOTES_ARE_KEPT)
        given = st.file_uploader("Workshop file (JSON)", type=["json"], key="pack_notes")
        if given is None:
            return None
        try:
            return packs.voices_of(given.getvalue())
        except WorkshopFileError as error:
            st.error(error.line(), icon=":material/error:")
            return None
