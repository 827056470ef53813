"""Controls of a page's own whose choice lives in the address, as the frame's boxes do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from amhe_explore.ui import address


def linked_box(
    label: str,
    options: Sequence[str],
    key: str,
    chosen: str,
    default: str,
    width: int,
    format_func: Callable[[str], str] = str,
) -> str:
    """Draw a select box and return the code chosen; the default is not written into the address.

    The address is the one truth: the box shows what it says, and a change is written into it before
    the frame reads it, so that every link of the same run carries the choice.

    Args:
        label: Its visible label.
        options: Codes.
        key: Its name in the address.
        chosen: The code that the address asks for, one of the options.
        default: The code that stands in where the address names none.
        width: In pixels; a row of boxes wraps where it is too narrow for them.
        format_func: From code to what is shown.
    """
    box = f"page_{key}"
    st.session_state[box] = chosen

    def changed() -> None:
        value: str = st.session_state[box]
        address.keep(key, None if value == default else value)

    value: str = st.selectbox(
        label,
        options,
        key=box,
        format_func=format_func,
        on_change=changed,
        filter_mode="contains",
        width=width,
    )
    return value
