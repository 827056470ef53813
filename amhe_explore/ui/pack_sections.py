"""The JSNA pack on its page: progress while it is made, its files, and a preview of each section.

A finished pack is held in the session of its reader alone, and only the last one.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from amhe_explore.errors import AmheError
from amhe_explore.export import pack as packs
from amhe_explore.narrative import pack_texts
from amhe_explore.ui import cache, components, figures
from amhe_explore.ui.pack_controls import Asked
from amhe_explore.ui.state import Choice

STORE = "_pack"
WIDEST = 4
RESULTS = 0.35
LABELS = {
    "docx": ("Word document", "description"),
    "html": ("Web page", "language"),
    "xlsx": ("Workbook", "grid_on"),
    "zip": ("Everything (ZIP)", "folder_zip"),
}
MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "xlsx": figures.XLSX,
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Made:
    """One finished pack.

    Attributes:
        made_from: Build and choice it is made from.
        pack: Its parts.
        files: Its files by name.
    """

    made_from: str
    pack: packs.Pack
    files: dict[str, bytes]


def made(choice: Choice, asked: Asked) -> Made | None:
    """Return the pack that is asked for: made now, or before with the same choices; None if not."""
    made_from = f"{choice.build} {asked.pack} {asked.sections} {asked.one_page} {asked.voices}"
    found: Made | None = st.session_state.get(STORE)
    if found is not None and found.made_from == made_from:
        return found
    if not asked.now:
        if found is not None:
            components.note(pack_texts.PACK_IS_OLD)
        return None
    bar = st.progress(0.0, "Working out the figures")
    try:
        new = _make(choice, asked, made_from, bar)
    except AmheError as error:
        st.error(error.line(), icon=":material/error:")
        return None
    finally:
        bar.empty()
    st.session_state[STORE] = new
    return new


def _make(choice: Choice, asked: Asked, made_from: str, bar: DeltaGenerator) -> Made:
    """Return a new pack; the bar says what is being done.

    Raises:
        AmheError: The pack cannot be made.
    """

    def working(what: str, part: float) -> None:
        bar.progress(RESULTS * part, f"Working out: {what}")

    def making(what: str, part: float) -> None:
        bar.progress(RESULTS + (1 - RESULTS) * part, f"Making: {what}")

    results = cache.pack_desk(choice.build).results(asked.pack, working)
    pack = packs.pack(results, asked.voices, asked.sections, asked.one_page)
    return Made(made_from, pack, packs.files_of(pack, tell=making))


def downloads(found: Made | None) -> None:
    """Place a button for each file of a finished pack."""
    if found is None:
        return
    with components.section("Take it away"), st.container(horizontal=True, gap="small"):
        for name, content in found.files.items():
            ending = name.rpartition(".")[2]
            label, icon = LABELS[ending]
            size = f"{max(len(content) / 1_000_000, 0.1):.1f} MB"
            st.download_button(
                f"{label}, {size}",
                content,
                file_name=name,
                mime=MIME[ending],
                key=f"pack_file_{ending}",
                icon=f":material/{icon}:",
                on_click="ignore",
            )


def preview(found: Made | None) -> None:
    """Place one section of a finished pack, as the reader chooses."""
    if found is None:
        return
    with components.section("Preview"):
        sections = {each.id: each for each in found.pack.sections}
        chosen = next(iter(sections))
        if len(sections) > 1:
            chosen = st.selectbox(
                "Section",
                list(sections),
                format_func=lambda each: sections[each].heading,
                key="pack_preview",
                filter_mode="contains",
            )
        for block in sections[chosen].blocks:
            _show(block)


def _show(block: packs.Block) -> None:
    """Place one block of a section."""
    match block:
        case packs.Subheading():
            st.markdown(f"#### {_words(block.text)}")
        case packs.Paragraph():
            _say(block)
        case packs.Bullets():
            mark = "1." if block.numbered else "-"
            st.markdown("\n".join(f"{mark} {_item(each)}" for each in block.items))
        case packs.Grid():
            figures.table(block.printed, WIDEST)
        case packs.Drawing():
            figures.figure(block.draw, block.words)


def _say(paragraph: packs.Paragraph) -> None:
    """Place one paragraph by its kind."""
    said = _words(paragraph.text)
    if paragraph.kind == "warning":
        st.warning(said, icon=":material/report:")
    elif paragraph.kind == "note":
        components.note(said)
    else:
        st.markdown(f"**{said}**" if paragraph.kind == "finding" else said)


def _item(item: packs.Item) -> str:
    """Return one line of a list."""
    lead = f"**{_words(item.lead)}:** " if item.lead else ""
    return f"{lead}{_words(item.text)}"


def _words(text: str) -> str:
    """Return text that is never read as markup: what people said in a workshop is not ours."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#$~|:" else char for char in text)
