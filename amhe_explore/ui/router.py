"""The pages there are, and the way to each of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from amhe_explore import theme
from amhe_explore.errors import AmheError, NoFiguresError
from amhe_explore.ui import (
    cache,
    components,
    first_start,
    frame,
    known_map,
    no_figures,
    workshop_state,
)

ICON = Path(__file__).with_name("icon.png")
SIDEBAR_WIDTH = 272
FRAMED = "_framed"
WORKSHOP_PAGE = "workshop"
# The default page is served at the root; its own name is kept free for the way there.
AT_THE_ROOT = "start"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its file under `pages/` (and its address), its title and its icon's name."""

    id: str
    title: str
    icon: str


PAGES = (
    PageEntry("profile", "Place profile", "location_on"),
    PageEntry("funnel", "From referral to recovery", "filter_alt"),
    PageEntry("groups", "Groups compared", "groups"),
    PageEntry("scan", "All characteristics", "checklist"),
    PageEntry("map", "Maps", "map"),
    PageEntry("compare", "Places compared", "scatter_plot"),
    PageEntry("trends", "Change over time", "timeline"),
    PageEntry("workshop", "Workshop", "diversity_3"),
    PageEntry("report", "JSNA pack", "article"),
    PageEntry("data", "Data and methods", "database"),
)


def registered_pages() -> dict[str, StreamlitPage]:
    """Return every page as Streamlit knows it, by id; the first one is the default."""
    return {
        entry.id: st.Page(
            f"pages/{entry.id}.py",
            title=entry.title,
            url_path=AT_THE_ROOT if entry is PAGES[0] else entry.id,
            default=entry is PAGES[0],
        )
        for entry in PAGES
    }


def route() -> None:
    """Draw the frame and run the page that the address asks for; what cannot be said so.

    The frame comes first: boxes that only some pages drew would lose their choice between pages.
    """
    theme.register()
    pages = registered_pages()
    page = _asked_for(pages)
    # A room looks at one picture: the choices at the side wait until it is over.
    folded = page is pages[WORKSHOP_PAGE] and workshop_state.under_way()
    st.set_page_config(
        page_icon=str(ICON),
        layout="wide",
        initial_sidebar_state="collapsed" if folded else SIDEBAR_WIDTH,
    )
    links = {pages[entry.id]: entry.icon for entry in PAGES}
    try:
        first_start.make_sure_of_a_build()
        build = cache.current_build()
    except AmheError as error:
        frame.draw(None, links)
        components.cannot_be_shown(page.title, error)
        return
    try:
        frame.draw(build, links)
        _run(page)
    except NoFiguresError as missing:
        no_figures.show(build, page.title, missing, facts=page is pages[PAGES[0].id])
        if page is pages["map"]:
            known_map.show(build, missing.place)
    except AmheError as error:
        components.cannot_be_shown(page.title, error)


def _asked_for(pages: dict[str, StreamlitPage]) -> StreamlitPage:
    """Return the page that the address asks for; the default page also answers to its own name."""
    default = pages[PAGES[0].id]
    by_name = st.Page(_nothing, url_path=PAGES[0].id, title=default.title, visibility="hidden")
    page = st.navigation([*pages.values(), by_name], position="hidden")
    if page is by_name:
        st.switch_page(default, query_params=st.query_params.to_dict())
    return page


def _nothing() -> None:
    """Stand for the default page under its own name; never run."""


def _run(page: StreamlitPage) -> None:
    """Run a page inside the frame."""
    st.session_state[FRAMED] = True
    try:
        page.run()
    finally:
        st.session_state[FRAMED] = False


def start_page(page_id: str) -> None:
    """Make sure that a page stands in its frame: the first call of every page.

    On a fresh server the first visitor who arrives by a deep link gets the page's file run on its
    own. Registering the pages and running again puts that right.

    Args:
        page_id: The page's own id; KeyError where the list of pages does not have it.
    """
    pages = registered_pages()
    if not st.session_state.get(FRAMED):
        _asked_for(pages)
        st.rerun()
    st.set_page_config(page_title=f"{pages[page_id].title} · {frame.PRODUCT}")


def has_page(page_id: str) -> bool:
    """Return whether there is a page of this id to link to."""
    return any(entry.id == page_id for entry in PAGES)


def link_to(page_id: str, label: str, **changed: str) -> None:
    """Place a link to another page that keeps the reader's choices.

    Args:
        page_id: The page's id.
        label: What the link says.
        changed: Choices that the link changes, as characteristic and group.
    """
    entry = next(entry for entry in PAGES if entry.id == page_id)
    st.page_link(
        registered_pages()[page_id],
        label=label,
        icon=f":material/{entry.icon}:",
        query_params={**st.query_params.to_dict(), **changed},
    )
