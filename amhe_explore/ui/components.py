"""The parts a page is made of: head, banners, sections, key figures, notes, methods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from amhe_explore import narrative
from amhe_explore.errors import AmheError
from amhe_explore.ui import address, load_files
from amhe_explore.ui.state import Choice

MADE_UP = "Example places are invented and describe nobody; only England's figures are official."
DATA_PAGE = "pages/data.py"
KEY_FIGURE_WIDTH = 136
NO_BREAK = "\u00a0"


def note(text: str) -> None:
    """Write a small grey note; nothing where there is no text."""
    if text:
        st.markdown(f":small[:gray[{text}]]")


def head(title: str, about: str, choice: Choice, also: Callable[[], None] | None = None) -> None:
    """Write a page's title with the link to copy, the line about it, and what could not be shown.

    Args:
        title: The page's heading of the first level.
        about: Service, kind of place, year, comparator.
        choice: The view; its messages say what stands in for what was asked.
        also: Places what else stands at the right of the title.
    """
    with st.container(gap="xxsmall"):
        with st.container(
            horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"
        ):
            st.title(title, width="content")
            with st.container(horizontal=True, gap="small", width="content"):
                if also is not None:
                    also()
                with st.popover("Copy link", icon=":material/link:", type="tertiary"):
                    note("This address opens the view as it stands now.")
                    st.code(address.link(), language=None, wrap_lines=True)
        note(about)
    for message in choice.messages:
        st.info(message, icon=":material/info:")


def made_up_banner(made_up: bool) -> None:
    """Say at the top of a page that its figures are made up, where they are."""
    if not made_up:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        st.badge("MADE-UP FIGURES", color="violet")
        st.markdown(MADE_UP, width="content")
        st.page_link(
            DATA_PAGE,
            label="Load official files",
            icon=":material/database:",
            query_params=st.query_params.to_dict(),
        )


def read_first(text: str) -> None:
    """Write the banner of what must be read before the pictures; nothing where there is nothing."""
    if text:
        st.warning(f"**Read this first.** {text}", icon=":material/report:")


def headline(finding: str, sentences: Iterable[str] = ()) -> None:
    """Write a page's finding as a heading of the second level, and the sentences under it."""
    with st.container(gap="xsmall"):
        st.header(_last_words_together(finding))
        said = [sentence for sentence in sentences if sentence]
        if said:
            st.markdown("  \n".join(said))


def _last_words_together(text: str) -> str:
    """Return a heading whose last word never stands on a line of its own."""
    start, space, last = text.rpartition(" ")
    return f"{start}{NO_BREAK if space else ''}{last}"


@contextmanager
def section(title: str) -> Iterator[None]:
    """Open a section with its heading of the third level."""
    with st.container(gap="xsmall"):
        st.subheader(title, divider="gray")
        yield


def key_figures(figures: Sequence[narrative.KeyFigure]) -> None:
    """Place key figures side by side: five across when wide, two on a phone."""
    strip = st.container(horizontal=True, gap="small", horizontal_alignment="distribute")
    for figure in figures:
        with strip.container(gap="xxsmall", width=KEY_FIGURE_WIDTH):
            st.metric(
                figure.label,
                figure.value,
                delta=figure.verdict or None,
                delta_color="off",
                delta_arrow="off",
            )
            note("  \n".join(figure.notes))


def method(lines: Iterable[tuple[str, str]]) -> None:
    """Write how the figures are worked out, as a list that opens at a click."""
    with st.expander("How this is worked out", icon=":material/calculate:"):
        st.markdown("\n".join(f"- **{term}:** {text}" for term, text in lines))


def sources(lines: Iterable[str]) -> None:
    """Write where the figures come from, one source a line."""
    st.markdown("\n".join(f"- {line}" for line in lines))


def load_official_files(sentence: str, command: str, by_hand: str) -> None:
    """Write how official files get in: the button, the same as a command, and by hand.

    Args:
        sentence: What is not loaded.
        command: What to run.
        by_hand: What to do without the internet.
    """
    with st.container(key="load_official_files", gap="xsmall"):
        st.markdown(sentence)
        load_files.button()
        note("The same as a command:")
        st.code(command, language=None, wrap_lines=True)
        note(by_hand)


def cannot_be_shown(title: str, error: AmheError) -> None:
    """Write a page that has nothing to show: its title, what is wrong, and the command if any."""
    st.title(title)
    sentence, command = narrative.split_command(error.line())
    st.error(sentence, icon=":material/error:")
    if command:
        st.code(command, language=None, wrap_lines=True)
