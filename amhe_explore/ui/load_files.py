"""The button that loads the official files: one program for the whole server, its steps shown.

It runs `fetch` beside the server: downloads what the catalogue names, then builds. The page picks
the new warehouse up by itself.
"""

from __future__ import annotations

import sys
import threading

import streamlit as st

from amhe_explore import narrative, paths
from amhe_explore.ui.background import Program

WORDS = (sys.executable, "-m", "amhe_explore", "fetch", "--progress", "json")
LABEL = "Load official files"
LOOK_EVERY_SECONDS = 1.0


class Loading:
    """The one loading of a server: started by whoever asks first, seen by everybody."""

    def __init__(self) -> None:
        """Nothing is under way."""
        self.program: Program | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start it, unless it is under way."""
        with self._lock:
            if self.program is None or not self.program.running:
                folder = str(paths.warehouse_folder())
                self.program = Program([*WORDS, "--warehouse", folder])

    @property
    def running(self) -> bool:
        """Return whether it is under way."""
        return self.program is not None and self.program.running


@st.cache_resource(show_spinner=False)
def loading() -> Loading:
    """Return the one loading of this server."""
    return Loading()


def button() -> None:
    """Place the button with what a loading has said so far."""
    under_way = loading()
    st.button(
        LABEL,
        icon=":material/download:",
        on_click=under_way.start,
        disabled=under_way.running,
        key="load_official_files_button",
    )
    if under_way.running:
        _watch()
    elif under_way.program is not None:
        _outcome(under_way.program)


@st.fragment(run_every=LOOK_EVERY_SECONDS)
def _watch() -> None:
    """Show the latest step until the program ends, then draw the whole page again."""
    under_way = loading()
    if under_way.program is None or not under_way.running:
        st.rerun()
        return
    events = under_way.program.events
    st.markdown(narrative.loading_step(events))
    st.progress(narrative.loading_part(events))


def _outcome(program: Program) -> None:
    """Write what a loading came to: what failed, and what to do by hand."""
    lines = narrative.loading_outcome(program.events, program.complaint)
    st.markdown("\n".join(f"- {line}" for line in lines))
