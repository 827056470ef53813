"""The page's address: what it asks for, and what a reader's choices write into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

LONGEST_QUOTED = 40
LONGEST_READ = 200

# From what was asked (None: nothing) to the option shown and, where they differ, a message.
Resolve = Callable[[str | None], tuple[str, str]]


def asked(key: str) -> str | None:
    """Return what the address asks for under a key; of several values the last."""
    values = st.query_params.get_all(key)
    return values[-1][:LONGEST_READ] if values and values[-1] else None


def repeated(key: str) -> bool:
    """Return whether the address gives a key several different values."""
    return len(set(st.query_params.get_all(key))) > 1


def quoted(value: str) -> str:
    """Return a value of the address fit to be shown: short, on one line, never read as markup."""
    plain = " ".join("".join(char if char.isprintable() else " " for char in value).split())
    plain = plain.replace("`", "'")
    cut = plain if len(plain) <= LONGEST_QUOTED else plain[:LONGEST_QUOTED].rstrip() + "…"
    return f"`{cut or ' '}`"


def linked_select(
    where: DeltaGenerator,
    label: str,
    options: Sequence[str],
    key: str,
    resolve: Resolve,
    format_func: Callable[[str], str] = str,
    on_change: Callable[[], None] | None = None,
    default: str | None = None,
) -> tuple[str, str]:
    """Draw a select box whose code, not its label, lives in the address.

    Args:
        where: The container it stands in.
        label: Its visible label.
        options: Codes; the first is the default of the box itself.
        key: Its name in the address and in the session.
        resolve: Finds the nearest option for whatever is asked and is not among them.
        format_func: From code to what is shown.
        on_change: What to do, before the page is drawn again, when the reader chooses another.
        default: The code that the address need not name; None where it names every one.

    Returns:
        The chosen code, and a message where what was asked for could not be shown ("" otherwise).
    """
    message = ""
    if st.session_state.get(key) not in options:
        wanted = st.session_state.get(key) or asked(key)
        found = (wanted, "") if wanted in options else resolve(wanted)
        st.session_state[key], message = found
        if not message and repeated(key):
            shown = format_func(st.session_state[key])
            message = f"The address gives {label.lower()} several times. {shown} is shown."
    else:
        # Written again, so that the choice outlives a change of the list of options.
        st.session_state[key] = st.session_state[key]
    value: str = where.selectbox(
        label,
        options,
        key=key,
        format_func=format_func,
        filter_mode="contains",
        on_change=on_change,
    )
    write(key, None if value == default else value)
    return value, message


def write(key: str, value: str | None) -> None:
    """Put a value into the address, once; None takes the key out."""
    if value is None:
        st.query_params.pop(key, None)
    elif st.query_params.get_all(key) != [value]:
        st.query_params[key] = value


def kept(key: str, accept: Callable[[str], str | None]) -> tuple[str | None, str]:
    """Return a choice that lives in the address without a control of the frame's own.

    It is kept in the session as well, because moving between pages empties the address.

    Args:
        key: Its name in the address.
        accept: Returns the value in good form, or None where it is none.
    """
    store = f"_kept_{key}"
    wanted = asked(key)
    message = ""
    if wanted is not None:
        good = accept(wanted)
        if good is None:
            message = f"The address asks for the {key} {quoted(wanted)}, which there is not."
        st.session_state[store] = good
    value: str | None = st.session_state.get(store)
    write(key, value)
    return value, message


def keep(key: str, value: str | None) -> None:
    """Put a choice that `kept` reads into the session and the address; None takes it out.

    For the callbacks of a page's own controls: they run before the frame reads the address.
    """
    st.session_state[f"_kept_{key}"] = value
    write(key, value)


def current(key: str) -> str | None:
    """Return what `kept` found, or `keep` put there since: for a part that runs alone."""
    value: str | None = st.session_state.get(f"_kept_{key}")
    return value


def link() -> str:
    """Return the address of the view as it stands, to be copied."""
    return f"{st.context.url or ''}?{urlencode(st.query_params.to_dict())}"
