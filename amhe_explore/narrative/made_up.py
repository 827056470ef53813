"""The words that a sentence about an example place begins with."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

MADE_UP = "Made-up figures."

Words = TypeVar("Words", str, tuple[str, ...])
Given = ParamSpec("Given")


def marked(say: Callable[Given, Words]) -> Callable[Given, Words]:
    """Return a function whose words say so first where any result it is given is made up.

    Of several sentences each is marked: it may be copied by itself.
    """

    @functools.wraps(say)
    def said(*args: Given.args, **kwargs: Given.kwargs) -> Words:
        words = say(*args, **kwargs)
        if not is_made_up((*args, *kwargs.values())):
            return words
        if isinstance(words, str):
            return begun(words)
        return tuple(begun(each) for each in words)

    return said


def begun(sentence: str) -> str:
    """Return a sentence that begins with the mark, once; nothing where there is none."""
    if not sentence or sentence.startswith(MADE_UP):
        return sentence
    return f"{MADE_UP} {sentence}"


def is_made_up(value: Any) -> bool:
    """Return whether a result, or one among several, holds made-up figures."""
    if isinstance(value, tuple | list):
        return any(is_made_up(each) for each in value)
    return bool(getattr(value, "made_up", False))
