"""Values of the address: quoted safely, never longer than a message can bear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amhe_explore.ui import address


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("ZZZ", "`ZZZ`"),
        ("a`b`c", "`a'b'c`"),
        ("  two \n lines\t", "`two lines`"),
        ("Q\x00K\u202eS", "`Q K S`"),
        ("", "` `"),
        ("x" * 10_000, "`" + "x" * 40 + "…`"),
    ],
)
def test_a_value_is_quoted_as_plain_text(value: str, shown: str) -> None:
    assert address.quoted(value) == shown


@given(st.text())
def test_no_value_leaves_its_quotes_or_breaks_the_line(value: str) -> None:
    shown = address.quoted(value)
    assert shown.startswith("`")
    assert shown.endswith("`")
    assert shown.count("`") == 2
    assert len(shown) <= address.LONGEST_QUOTED + 3
    assert shown.isprintable()
