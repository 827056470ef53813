"""The first start: where the default folder holds no warehouse, the embedded default is built once.

The build runs as a program of its own, never inside the server. One server starts it once; of two
servers on one folder the second waits for the lock of the first.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import filelock
import streamlit as st

from amhe_explore import paths
from amhe_explore.errors import WarehouseMissingError
from amhe_explore.ui.background import Program

COMMAND = "python -m amhe_explore build --example"
WORDS = (sys.executable, "-m", "amhe_explore", "build", "--example", "--progress", "json")
TITLE = "Getting the first figures ready"
SAID = (
    "England's published figures and made-up example places are put in order once. "
    "It takes a few seconds."
)
LOOK_EVERY_SECONDS = 0.05
SWITCH_SECONDS = 0.0005
OTHERS_MAY_TAKE_SECONDS = 120


class FirstBuild(Program):
    """One build of the embedded default under way, with what it has said so far."""

    def __init__(self, folder: Path) -> None:
        """Start it."""
        super().__init__([*WORDS, "--warehouse", str(folder)])

    @property
    def part(self) -> float:
        """Return how far it has come, 0..1."""
        found = sum(each["event"] == "found" and each["used"] for each in self.events)
        done = sum(each["event"] in ("read", "settle", "check") for each in self.events)
        return done / (found + 2) if found else 0.0

    @property
    def rows(self) -> int:
        """Return how many rows of figures it has read."""
        return sum(each["rows"] for each in self.events if each["event"] == "read")

    @property
    def step(self) -> str:
        """Return what it is doing, in words."""
        last = self.events[-1] if self.events else {"event": ""}
        words = {"settle": "Putting them in order", "check": "Checking", "done": "Done"}
        return f"Read: {last['file']}" if last["event"] == "read" else words.get(last["event"], "")


@st.cache_resource(show_spinner=False)
def _begun(folder: str) -> FirstBuild:
    """Return the one first build of this server and folder, started at the first call."""
    return FirstBuild(Path(folder))


def begin() -> None:
    """Start the first build where one is needed, without waiting: imports can go on meanwhile.

    From here on a page that computes also lets the server answer more often: a browser that opens
    the first page asks for a hundred files, and every answer waits its turn.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    if _needed():
        _begun(str(paths.warehouse_folder()))


def _needed() -> bool:
    """Return whether the default folder is in use and has no warehouse."""
    return not paths.warehouse_is_named() and not _has_warehouse(paths.warehouse_folder())


def _has_warehouse(folder: Path) -> bool:
    """Return whether a folder has a warehouse in use."""
    return (folder / paths.POINTER).exists()


def make_sure_of_a_build() -> None:
    """Build the embedded default where the default folder has no warehouse, and wait for it.

    Raises:
        WarehouseMissingError: It failed; one sentence and the command.
    """
    if not _needed():
        return
    folder = paths.warehouse_folder()
    begun = _begun(str(folder))
    if begun.running:
        _show(begun, folder)
    if not _has_warehouse(folder):
        _wait_for_another(folder)
    if not _has_warehouse(folder):
        reason = begun.complaint.rstrip(".") or "it ended without a reason"
        raise WarehouseMissingError(
            f"The first figures could not be made ready ({reason})", todo=f"Run: {COMMAND}"
        )


def _show(begun: FirstBuild, folder: Path) -> None:
    """Show how far a build has come, until its warehouse is there or it ends without one."""
    place = st.empty()
    with place.container():
        st.title(TITLE)
        st.markdown(SAID)
        bar = st.progress(0.0)
        # A key figure as the first page has them: the browser has then met one.
        read = st.empty()
        shown = None
        while begun.running and not _has_warehouse(folder):
            # Only what is new: the browser draws every answer anew.
            if (begun.part, begun.step) != shown:
                shown = begun.part, begun.step
                bar.progress(min(begun.part, 1.0), text=begun.step or None)
                read.metric("Rows of figures read", f"{begun.rows:,}")
            time.sleep(LOOK_EVERY_SECONDS)
    place.empty()


def _wait_for_another(folder: Path) -> None:
    """Wait while another program builds in the folder."""
    if not folder.is_dir():
        return
    lock = filelock.FileLock(folder / paths.BUILD_LOCK, timeout=OTHERS_MAY_TAKE_SECONDS)
    try:
        with lock:
            return
    except (filelock.Timeout, OSError):
        return
